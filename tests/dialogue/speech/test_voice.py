"""What the assistant says: the same in both languages, all of it used, and in the shop's tone."""

from __future__ import annotations

import ast
import re
from datetime import date, time
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from assistant import dialogue
from assistant.dialogue.outcome import QUOTED
from assistant.dialogue.policy import small_talk
from assistant.dialogue.speech import en, zh
from assistant.dialogue.speech.voice import VOICES, Voice

TABLES = ("SENTENCES", "REASONS", "RECEIPTS", "GAINS", "ENOUGH", "SUGGESTIONS")
FOLDER = Path(dialogue.__file__).parent
SAID = [(locale, table, key) for locale in VOICES for table in TABLES for key in getattr(VOICES[locale], table)]


# Said as items of a list or beside a line of a receipt, and so without a stop; and what the shop wrote itself.
PIECES = {"coupon", "order_row", "quoted", "cart_note_was", "cart_note_sold_out", "cart_note_only"}


def forms_of(locale: str, table: str, key: str) -> list[str]:
    """A sentence; of one about a number each of its forms."""
    sentence = getattr(VOICES[locale], table)[key]
    return [text for form, text in sentence.items() if form != "by"] if isinstance(sentence, dict) else [sentence]


def places_in(texts: list[str]) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


def modules() -> list[ast.Module]:
    """The dialogue without its language folders."""
    paths = [path for path in FOLDER.rglob("*.py") if path.parent.name not in VOICES]
    return [ast.parse(path.read_text("utf-8")) for path in paths]


def test_both_languages_define_the_same_names() -> None:
    names = [{name for name in vars(module) if name.isupper()} for module in (zh, en)]
    assert names[0] == names[1] >= set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_have_the_same_keys_in_the_same_order(table: str) -> None:
    assert list(getattr(zh, table)) == list(getattr(en, table))


@pytest.mark.parametrize(("table", "key"), [(table, key) for locale, table, key in SAID if locale == "zh"])
def test_a_sentence_leaves_nothing_out_that_the_other_language_says(table: str, key: str) -> None:
    chinese, english = (places_in(forms_of(locale, table, key)) for locale in ("zh", "en"))
    assert chinese == english


@pytest.mark.parametrize(("locale", "table", "key"), SAID)
def test_what_is_said_of_a_number_has_the_forms_that_the_language_knows(locale: str, table: str, key: str) -> None:
    sentence = getattr(VOICES[locale], table)[key]
    if isinstance(sentence, dict):
        # Chinese has no plurals; CLDR's English has these two.
        assert (locale, sentence.keys()) == ("en", {"by", "one", "other"})
        assert all(sentence["by"] in places_in([sentence[form]]) for form in ("one", "other"))


SPEAKERS = {
    "say": "SENTENCES",
    "reason": "REASONS",
    "receipt": "RECEIPTS",
    "gain": "GAINS",
    "enough": "ENOUGH",
    "suggest": "SUGGESTIONS",
}


def is_key_said(table: str, key: str) -> bool:
    """Whether the code can say it: a module that says things of this table has the key, or how the key begins."""
    return any(
        key in strings or any(key.startswith(begin) for begin in begins)
        for speaks, strings, begins in _said_by_module()
        if table in speaks
    )


@cache
def _said_by_module() -> list[tuple[set[str], set[str], set[str]]]:
    """Of each module: the tables that it says something of, its strings, and what its templates begin with."""
    found = []
    for tree in modules():
        nodes = list(ast.walk(tree))
        calls = {
            node.func.attr for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        strings = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        heads = [node.values[0] for node in nodes if isinstance(node, ast.JoinedStr) and node.values]
        begins = {head.value for head in heads if isinstance(head, ast.Constant) and str(head.value).endswith("_")}
        found.append(({SPEAKERS[name] for name in calls & SPEAKERS.keys()}, strings, begins))
    return found


def test_every_sentence_is_said_somewhere() -> None:
    # Of talk the intent or the act is the key, which the policy names.
    known = {
        ("SENTENCES", act)
        for act in (*small_talk.COURTESIES, *small_talk.ASIDES, *small_talk.ABOUT_ITSELF, *small_talk.ANSWERS)
    }
    known |= {("SENTENCES", "chitchat"), ("SENTENCES", QUOTED)}
    # Evidence brings its own kind along.
    known |= {("REASONS", kind) for kind in ("bought_together", "category_bought_together")}
    keys = {(table, key) for locale, table, key in SAID if locale == "zh"}
    assert {(table, key) for table, key in keys - known if not is_key_said(table, key)} == set()


@pytest.mark.parametrize(("locale", "table", "key"), SAID)
def test_the_tone_is_the_shops(locale: str, table: str, key: str) -> None:
    """Plain, without shouting; see the notes on voice: no exclamation marks, no ceremony, no slogans."""
    text = "\n".join(forms_of(locale, table, key))
    assert not re.search(r"[!！~～]|亲|您|哦|as an assistant|I understand|I'm sorry|unfortunately", text, re.IGNORECASE)


@pytest.mark.parametrize(("table", "key"), [(table, key) for locale, table, key in SAID if locale == "zh"])
def test_chinese_sentences_have_chinese_punctuation(table: str, key: str) -> None:
    text = re.sub(r"{\w*}", "", "".join(forms_of("zh", table, key)))
    assert not re.search(r"[,;:?()\"']", text)


@pytest.mark.parametrize(("table", "key"), [(table, key) for locale, table, key in SAID if locale == "en"])
def test_english_sentences_have_no_chinese_in_them(table: str, key: str) -> None:
    assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", "".join(forms_of("en", table, key)))


@pytest.mark.parametrize(("locale", "key"), [(locale, key) for locale, table, key in SAID if table == "SENTENCES"])
def test_a_sentence_ends(locale: str, key: str) -> None:
    if key not in PIECES:
        assert all(text.endswith((".", ":", "?", "。", "：", "？")) for text in forms_of(locale, "SENTENCES", key))


SPEAKING = {"say", "reason", "receipt", "gain", "enough", "suggestion"}


def is_said(node: ast.AST) -> bool:
    """Whether a voice says something here."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in SPEAKING
        and ast.unparse(node.func.value).endswith("voice")
    )


def test_no_sentence_is_glued_from_parts() -> None:
    """What a voice says is neither added to something, nor put into a template, nor joined by hand."""
    glued = [
        ast.unparse(node)
        for tree in modules()
        for node in ast.walk(tree)
        if (isinstance(node, ast.BinOp | ast.JoinedStr) and any(map(is_said, ast.walk(node))))
        or (isinstance(node, ast.Call) and ast.unparse(node.func).endswith("'.join") and any(map(is_said, node.args)))
    ]
    assert glued == []


def test_no_sentence_is_a_place_of_another() -> None:
    """A sentence is said, by the answer; a voice is asked only for what stands in a list or beside a line."""
    said = {
        node.args[0].value
        for tree in modules()
        for node in ast.walk(tree)
        if is_said(node) and node.func.attr == "say" and isinstance(node.args[0], ast.Constant)  # type: ignore[attr-defined]
    }
    assert said - PIECES == set()


def test_a_test_for_glue_that_sees_it() -> None:
    glue = "f'{turn.voice.reason(key)}。'", "voice.say('a') + '。'"
    assert all(any(map(is_said, ast.walk(ast.parse(code)))) for code in glue)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "There's 1 record"),
        ("1", "There's 1 record"),
        (0, "There are 0 records"),
        (2, "There are 2 records"),
        ("1,001", "There are 1,001 records"),
    ],
)
def test_a_number_takes_the_form_of_its_plural(number: int | str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = {"by": "n", "one": "There's {n} record", "other": "There are {n} records"}
    monkeypatch.setitem(en.SENTENCES, "records", forms)
    monkeypatch.setitem(zh.SENTENCES, "records", "{n} 条")
    assert Voice("en").say("records", n=number) == text
    assert Voice("zh").say("records", n=number) == f"{number} 条"


def test_days_and_hours_are_written_as_the_language_does() -> None:
    day, today = date(2026, 10, 12), date(2026, 11, 20)
    assert [Voice(locale).day(day, today=today) for locale in ("zh", "en")] == ["10月12日", "Oct 12"]
    assert [Voice(locale).day(day, today=date(2027, 1, 1)) for locale in ("zh", "en")] == [
        "2026年10月12日",
        "Oct 12, 2026",
    ]
    assert [Voice(locale).clock(time(16, 5)) for locale in ("zh", "en")] == ["16:05", "4:05 PM"]


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
