"""The library's page: what it shows runs, what it names is there, and no scorer is left out."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import recommender
from recommender.scorers.scorer import Scorer

PAGE = Path(__file__).parents[2] / "docs" / "recommender.md"
TEXT = PAGE.read_text(encoding="utf-8")
METHODS = TEXT.partition("## The methods")[2].partition("## Evaluation")[0]
NAMED = sorted(set(re.findall(r"`((?:\w+\.)+[A-Za-z]\w+)`", METHODS)))


def test_what_the_page_shows_is_what_comes_out() -> None:
    code = "\n".join(re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL))
    shown = doctest.DocTestParser().get_doctest(code, {}, PAGE.name, str(PAGE), 0)
    assert len(shown.examples) > 10
    result = doctest.DocTestRunner().run(shown)
    assert result.failed == 0


def is_there(path: str) -> bool:
    module, _, name = path.rpartition(".")
    return hasattr(importlib.import_module(f"recommender.{module}"), name)


def test_what_the_page_names_is_there() -> None:
    assert [path for path in NAMED if not is_there(path)] == []
    assert len(NAMED) > 30


def test_the_page_names_every_scorer() -> None:
    scorers = set()
    for found in pkgutil.walk_packages(recommender.__path__, "recommender."):
        module = importlib.import_module(found.name)
        own = [each for _, each in inspect.getmembers(module, inspect.isclass) if each.__module__ == module.__name__]
        scorers |= {
            f"{found.name.partition('.')[2]}.{each.__name__}"
            for each in own
            if issubclass(each, Scorer) and each is not Scorer
        }
    assert scorers <= set(NAMED)
    assert len(scorers) > 15
