"""The words of the pages: both languages complete, nothing missing and nothing left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.web.strings import EN, ZH, page_strings

ROOT = Path(__file__).parents[2]
SECTIONS = sorted(ZH)
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


@pytest.mark.parametrize("section", SECTIONS)
def test_both_languages_have_the_same_strings_and_places(section: str) -> None:
    assert {key: places(text) for key, text in ZH[section].items()} == {
        key: places(text) for key, text in EN[section].items()
    }


@pytest.mark.parametrize("section", SECTIONS)
def test_every_string_that_a_page_uses_exists(section: str) -> None:
    used = set(re.findall(rf"\bt\.{section}\.(?!get\()(\w+)", TEMPLATES)) | set(
        re.findall(r'\bsay\("(\w+)"', scripts_of(section))
    )
    if section == "chat":
        used |= set(re.findall(r'data-say(?:-label|-placeholder)?="(\w+)"', TEMPLATES))
    assert used
    assert used <= ZH[section].keys()


@pytest.mark.parametrize("section", SECTIONS)
def test_no_string_is_left_over(section: str) -> None:
    composed = {"console": {"state_", "none_", "speaks_"}, "help": {"group_"}}.get(section, set())
    named = {key for key in ZH[section] if f"t.{section}.{key}" in TEMPLATES or f'"{key}"' in scripts_of(section)}
    # Keys put together while the page runs: a turn's role, a state, a part of the queue, a group of articles; and
    # what the shop itself says in place of `status` where nobody was set up to answer.
    named |= {key for key in ZH[section] if any(key.startswith(stem) for stem in composed)} | {
        "shopper",
        "assistant",
        "status_alone",
    }
    assert ZH[section].keys() - named == set()


def test_an_unknown_locale_is_refused() -> None:
    with pytest.raises(KeyError):
        page_strings("fr")
