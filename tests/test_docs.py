"""What the README must name: every setting, every command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from assistant.cli import main
from assistant.config import settings_table

PROJECT = Path(__file__).resolve().parent.parent


def _commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, (*words, name))
        else:
            yield (*words, name)


@pytest.fixture(scope="module")
def readme() -> str:
    return (PROJECT / "README.md").read_text(encoding="utf-8")


def test_the_readme_has_the_row_of_every_setting(readme: str) -> None:
    missing = [row for row in settings_table().splitlines() if row not in readme]
    assert not missing, "README.md lacks these rows of the settings:\n" + "\n".join(missing)


def test_the_readme_names_every_command(readme: str) -> None:
    missing = [" ".join(words) for words in _commands(main) if " ".join(words) not in readme]
    assert not missing, f"README.md doesn't name these commands: {', '.join(missing)}"


def test_every_command_says_what_it_does() -> None:
    silent = [name for name, command in main.commands.items() if not command.get_short_help_str()]
    assert not silent


@pytest.mark.parametrize("page", ["architecture.md", "glossary.md"])
def test_what_a_page_points_at_is_there(page: str) -> None:
    """A path is told from the project, from its package, or from a room that was named before it."""
    text = (PROJECT / "docs" / page).read_text(encoding="utf-8")
    named = {path for path in re.findall(r"`([\w<>/.-]+/[\w<>/.-]*|\w+\.py)`", text) if "<subject>" not in path}
    paths = {path.replace("<code>", "zh").rstrip("/") for path in named} - {"model/<version>"}
    files = {
        str(path.relative_to(PROJECT))
        for top in ("assistant", "benchmarks", "recommender", "tests", "templates")
        for path in (PROJECT / top).rglob("*")
    }
    missing = [path for path in paths if not any(f"/{file}".endswith(f"/{path}") for file in files)]
    assert len(paths) > 20
    assert not missing
