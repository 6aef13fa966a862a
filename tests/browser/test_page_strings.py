"""The words of the pages: both languages complete, nothing missing and nothing left over."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from assistant.web import en, zh
from assistant.web.wording import page_strings

ROOT = Path(__file__).parents[2]
SECTIONS = sorted(zh.PAGES)
TEMPLATES = "\n".join(path.read_text() for path in sorted((ROOT / "templates").rglob("*.html")))
SCRIPTS = {path.name: path.read_text() for path in sorted((ROOT / "assistant" / "static" / "js").glob("*.js"))}


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))


def scripts_of(section: str) -> str:
    """The modules that speak with a section's words; `api.js` and `words.js` themselves say nothing."""
    if section == "console":
        return "\n".join(text for name, text in SCRIPTS.items() if name.startswith("console"))
    if section == "chat":
        return "\n".join(text for name, text in SCRIPTS.items() if not name.startswith("console"))
    return ""


def skeleton(words: Any) -> Any:
    """Keys and places of a table of words, without the words themselves."""
    if isinstance(words, dict):
        return [(key, skeleton(text)) for key, text in words.items()]
    if isinstance(words, tuple):
        return [skeleton(text) for text in words]
    return places(words)


def test_both_languages_have_the_same_strings_and_places() -> None:
    names = [{name for name in vars(words) if name.isupper()} for words in (zh, en)]
    assert names[0] == names[1] >= {"PAGES", "ERRORS", "FIRST_QUESTIONS"}
    for name in names[0] - {"ERRORS", "FIRST_QUESTIONS"}:
        assert skeleton(getattr(zh, name)) == skeleton(getattr(en, name))
    # Only English has small letters to fill in, and some of its errors say no more than the detail.
    assert list(zh.ERRORS) == list(en.ERRORS)
    assert [needs for needs, _ in zh.FIRST_QUESTIONS] == [needs for needs, _ in en.FIRST_QUESTIONS]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_string_that_a_page_uses_exists(section: str) -> None:
    used = set(re.findall(rf"\bt\.{section}\.(?!get\()(\w+)", TEMPLATES)) | set(
        re.findall(r'\bsay\("(\w+)"', scripts_of(section))
    )
    if section == "chat":
        used |= set(re.findall(r'data-say(?:-label|-placeholder)?="(\w+)"', TEMPLATES))
    assert used
    assert used <= zh.PAGES[section].keys()


@pytest.mark.parametrize("section", SECTIONS)
def test_no_string_is_left_over(section: str) -> None:
    composed = {"console": {"state_", "none_", "speaks_"}, "help": {"group_"}}.get(section, set())
    named = {key for key in zh.PAGES[section] if f"t.{section}.{key}" in TEMPLATES or f'"{key}"' in scripts_of(section)}
    # Keys put together while the page runs: a turn's role, a state, a part of the queue, a group of articles; and
    # what the shop itself says in place of `status` where nobody was set up to answer.
    named |= {key for key in zh.PAGES[section] if any(key.startswith(stem) for stem in composed)} | {
        "shopper",
        "assistant",
        "status_alone",
    }
    assert zh.PAGES[section].keys() - named == set()


def test_an_unknown_locale_is_refused() -> None:
    with pytest.raises(KeyError):
        page_strings("fr")
