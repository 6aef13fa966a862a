"""What the assistant says: the same in both languages, all of it used, whole, and in the shop's tone."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from assistant import dialogue
from assistant.dialogue.outcome import QUOTED
from assistant.dialogue.policy import small_talk
from assistant.dialogue.speech import en, zh
from assistant.dialogue.speech.voice import VOICES

TABLES = ("SENTENCES", "REASONS", "RECEIPTS", "GAINS", "ENOUGH", "SUGGESTIONS")
FOLDER = Path(dialogue.__file__).parent
KEYS = [(table, key) for table in TABLES for key in getattr(zh, table)]
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


def test_both_languages_say_the_same_of_each_subject_in_the_same_order() -> None:
    chinese, english = (
        [[(table, list(getattr(room, table, ()))) for table in TABLES] for room in voice.ROOMS] for voice in (zh, en)
    )
    assert chinese == english


def test_a_sentence_leaves_nothing_out_that_the_other_language_says() -> None:
    lacking = [
        (table, key)
        for table, key in KEYS
        if places_in(forms_of("zh", table, key)) != places_in(forms_of("en", table, key))
    ]
    assert lacking == []


def test_what_is_said_of_a_number_has_the_forms_that_the_language_knows() -> None:
    """Chinese has no plurals; CLDR's English has two."""
    sentences = {(locale, *each): getattr(VOICES[locale], each[0])[each[1]] for locale in VOICES for each in KEYS}
    plural = {place: forms for place, forms in sentences.items() if isinstance(forms, dict)}
    assert {locale for locale, _, _ in plural} == {"en"}
    short = [
        place
        for place, forms in plural.items()
        if forms.keys() != {"by", "one", "other"}
        or not all(forms["by"] in places_in([forms[form]]) for form in ("one", "other"))
    ]
    assert short == []


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
        for act in (
            *small_talk.COURTESIES,
            *small_talk.ASIDES,
            *small_talk.ABOUT_ITSELF,
            *small_talk.ANSWERS,
            *small_talk.OF_ORDERS,
            *small_talk.FEELINGS.values(),
        )
    }
    known |= {("SENTENCES", "chitchat"), ("SENTENCES", QUOTED)}
    # Evidence brings its own kind along.
    known |= {("REASONS", kind) for kind in ("bought_together", "category_bought_together")}
    assert {(table, key) for table, key in set(KEYS) - known if not is_key_said(table, key)} == set()


# Plain, without shouting; see the notes on voice: no exclamation marks, no ceremony, no slogans.
OUT_OF_TONE = re.compile(r"[!！~～]|亲|您|哦|as an assistant|I understand|I'm sorry|unfortunately", re.IGNORECASE)
# Chinese sentences have Chinese punctuation, but for what is filled in; English ones have no Chinese in them.
OUT_OF_PLACE = {"zh": re.compile(r"[,;:?()\"']"), "en": re.compile(r"[\u3000-\u9fff\uff00-\uffef]")}
STOPS = (".", ":", "?", "。", "：", "？")


def faults_of(locale: str, table: str, key: str) -> list[str]:
    """What of a sentence is not as the shop speaks."""
    texts = forms_of(locale, table, key)
    bare = re.sub(r"{\w*}", "", "".join(texts))
    ends = table != "SENTENCES" or key in PIECES or all(text.endswith(STOPS) for text in texts)
    found = {
        "tone": OUT_OF_TONE.search("\n".join(texts)) is not None,
        "marks": OUT_OF_PLACE[locale].search(bare) is not None,
        "no end": not ends,
    }
    return [fault for fault, is_so in found.items() if is_so]


def test_every_sentence_is_in_the_shops_tone_and_whole() -> None:
    faults = {(locale, *each): found for locale in VOICES for each in KEYS if (found := faults_of(locale, *each))}
    assert faults == {}


def test_a_test_of_tone_that_hears_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(zh.SENTENCES, "thanks", "亲，不客气,")
    monkeypatch.setitem(en.SENTENCES, "thanks", "You're welcome！")
    assert faults_of("zh", "SENTENCES", "thanks") == ["tone", "marks", "no end"]
    assert faults_of("en", "SENTENCES", "thanks") == ["tone", "marks", "no end"]


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
