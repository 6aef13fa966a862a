"""What the program learns from has no sentence of the conversations that it is held against, nor a near copy."""

from __future__ import annotations

import ast
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from assistant.language.normal_text import CJK
from tests.house import PROJECT

# TALK, or shared/talk beside the repository.
CONVERSATIONS = Path(os.environ.get("TALK", PROJECT.parent / "shared" / "talk"))
# A sentence has so many letters or Chinese characters; what is shorter everybody says.
LETTERS, CHARACTERS = 6, 4
# In a table of the language two words, or five characters, are still a word of it and no sentence.
TABLE_WORDS, TABLE_CHARACTERS = 3, 6
NEAR_COPY = 90
_PLACE = re.compile(r"\{\w*\}")
_CHARACTER = re.compile(f"[{CJK}]")


def plain(text: str) -> str:
    """In lower case, without punctuation and the places that a shop's names are put into."""
    return " ".join(re.sub(r"[^\w\s]|_", "", _PLACE.sub(" ", text).lower()).split())


def is_sentence(text: str) -> bool:
    letters = sum(char.isascii() and char.isalpha() for char in text)
    return letters >= LETTERS or len(_CHARACTER.findall(text)) >= CHARACTERS


def is_more_than_a_word(text: str) -> bool:
    return len(plain(text).split()) >= TABLE_WORDS or len(_CHARACTER.findall(text)) >= TABLE_CHARACTERS


def said_in(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        yield from (turn["say"] for turn in json.loads(line)["turns"] if "say" in turn)


def cells_of(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split("\t")


def texts_in(path: Path) -> Iterator[str]:
    """The texts of a table of words, and what a pattern or a list in one text has between its bars."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from filter(is_more_than_a_word, {node.value, *re.split(r"[|\n]", node.value)})


SOURCES = {
    "examples": ("assistant", "**/*.tsv", cells_of),
    "tables": ("assistant/language", "**/*.py", texts_in),
    "conversations to learn from": ("tests/talk", "learn*.jsonl", said_in),
}


def overlap(texts: dict[str, list[str]], sentences: list[str]) -> list[str]:
    """What is a sentence of these or nearly so, with its file."""
    known = [said for sentence in sentences if is_sentence(said := plain(sentence))]
    found = []
    for place, written in texts.items():
        for text in written:
            if is_sentence(said := plain(text)):
                near = process.extractOne(said, known, scorer=fuzz.ratio, score_cutoff=NEAR_COPY)
                found += [f"{place}: {text}"] if near else []
    return found


@pytest.mark.skipif(not CONVERSATIONS.exists(), reason="the conversations are not at hand")
@pytest.mark.parametrize("source", SOURCES)
def test_nothing_is_learned_from_what_it_is_held_against(source: str) -> None:
    folder, pattern, read = SOURCES[source]
    sentences = [said for path in sorted(CONVERSATIONS.glob("dev-*.jsonl")) for said in said_in(path)]
    paths = sorted((PROJECT / folder).glob(pattern))
    texts = {str(path.relative_to(PROJECT)): list(read(path)) for path in paths}
    assert sentences
    assert texts
    assert overlap(texts, sentences) == []


@pytest.mark.parametrize(
    ("written", "is_found"),
    [
        ("Does this tent fit two people?", True),
        ("does this tents fit two people", True),
        ("does the {product} fit two people", False),
        ("this tent", False),
        ("这顶帐篷睡得下两个人吗？", True),
        ("这双鞋防水吗", False),
    ],
)
def test_a_near_copy_is_found(written: str, is_found: bool) -> None:
    sentences = ["does this tent fit two people", "这顶帐篷睡得下两个人吗", "tent"]
    assert bool(overlap({"a table": [written]}, sentences)) is is_found
