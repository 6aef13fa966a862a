"""What the assistant says: the same in both languages, all of it used, and in the shop's tone."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from assistant import dialogue
from assistant.dialogue import en, zh
from assistant.dialogue.voice import VOICES, Voice

TABLES = ("SENTENCES", "REASONS", "RECEIPTS", "GAINS", "ENOUGH", "SUGGESTIONS")
FOLDER = Path(dialogue.__file__).parent
SAID = [(locale, table, key) for locale in VOICES for table in TABLES for key in getattr(VOICES[locale], table)]


def text_of(locale: str, table: str, key: str) -> str:
    return str(getattr(VOICES[locale], table)[key])


def places_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_define_the_same_names() -> None:
    names = [{name for name in vars(module) if name.isupper()} for module in (zh, en)]
    assert names[0] == names[1] >= set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_have_the_same_keys_in_the_same_order(table: str) -> None:
    assert list(getattr(zh, table)) == list(getattr(en, table))


@pytest.mark.parametrize(("table", "key"), [(table, key) for locale, table, key in SAID if locale == "zh"])
def test_a_sentence_leaves_nothing_out_that_the_other_language_says(table: str, key: str) -> None:
    chinese, english = (places_in(text_of(locale, table, key)) for locale in ("zh", "en"))
    assert chinese == english


SPEAKERS = {
    "say": "SENTENCES",
    "reason": "REASONS",
    "receipt": "RECEIPTS",
    "gain": "GAINS",
    "enough": "ENOUGH",
    "suggest": "SUGGESTIONS",
}


def keys_said() -> set[tuple[str, str]]:
    """Table and key of everything that the code can say: the strings of each function that says something."""
    found: set[tuple[str, str]] = set()
    for path in FOLDER.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            parts = list(ast.walk(function))
            called = {
                part.func.attr for part in parts if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute)
            }
            strings = {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}
            found |= {(SPEAKERS[name], string) for name in called & SPEAKERS.keys() for string in strings}
    # Evidence brings its own kind along, and of courtesies the intent is the key.
    found |= {("REASONS", kind) for kind in ("bought_together", "category_bought_together")}
    return found | {("SENTENCES", intent) for intent in ("greeting", "thanks", "goodbye", "chitchat")}


def test_every_sentence_is_said_somewhere() -> None:
    keys = {(table, key) for locale, table, key in SAID if locale == "zh"}
    assert keys - keys_said() == set()


@pytest.mark.parametrize(("locale", "table", "key"), SAID)
def test_the_tone_is_the_shops(locale: str, table: str, key: str) -> None:
    """Plain, without shouting; see the notes on voice: no exclamation marks, no ceremony, no slogans."""
    text = text_of(locale, table, key)
    assert not re.search(r"[!！~～]|亲|您|哦|as an assistant|I understand|I'm sorry|unfortunately", text, re.IGNORECASE)


@pytest.mark.parametrize(("table", "key"), [(table, key) for locale, table, key in SAID if locale == "zh"])
def test_chinese_sentences_have_chinese_punctuation(table: str, key: str) -> None:
    text = re.sub(r"{\w*}", "", text_of("zh", table, key))
    assert not re.search(r"[,;:?()\"']", text)


@pytest.mark.parametrize(("table", "key"), [(table, key) for locale, table, key in SAID if locale == "en"])
def test_english_sentences_have_no_chinese_in_them(table: str, key: str) -> None:
    assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", text_of("en", table, key))


@pytest.mark.parametrize("locale", VOICES)
def test_a_sentence_ends(locale: str) -> None:
    for key, text in VOICES[locale].SENTENCES.items():
        if key != "coupon":  # part of a list
            assert text.endswith((".", ":", "?", "。", "：", "？")), key


def test_a_voice_fills_places_and_joins() -> None:
    chinese, english = Voice("zh"), Voice("en")
    assert chinese.say("found_many", total="18", n=6) == "有 18 款合适，先看这 6 款。"
    assert english.say("found_many", total="18", n=6) == "18 fit. Here are 6 to start with."
    assert chinese.list(["红", "蓝"]) == "红、蓝"
    assert english.join(["One.", "", "Two."]) == "One. Two."
    assert chinese.quote("充电宝") == "“充电宝”"


def test_a_place_that_is_missing_is_an_error_and_not_a_gap() -> None:
    places: dict[str, Any] = {"total": 1}
    with pytest.raises(KeyError):
        Voice("zh").say("found_many", **places)
