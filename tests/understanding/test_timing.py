"""How long any message may take: patterns and parsing need time in proportion to the text."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import assistant.knowledge
import assistant.language
import assistant.understanding
from tests.timing import Yardstick, measure_seconds
from tests.understanding.worst_texts import NASTY, WORDS, WORST, repeated


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of the packages that read what shoppers type, by where it is found."""
    found: dict[re.Pattern[str], str] = {}
    for package in (assistant.language, assistant.understanding, assistant.knowledge):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if not name.startswith("__"):
                    for pattern in patterns_in(value, module.name):
                        found.setdefault(pattern, f"{module.name}.{name}")
    return sorted(((name, pattern) for pattern, name in found.items()), key=lambda pair: (pair[0], pair[1].pattern))


def patterns_in(value: Any, module: str) -> Iterator[re.Pattern[str]]:
    """The patterns that something is, holds, or as a cached function without arguments makes."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from patterns_in([*value, *value.values()], module)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from patterns_in(part, module)
    elif isinstance(value, type) and value.__module__ == module:
        # What a class says of itself (an enumeration of its members) may lead back to it.
        yield from (part for part in vars(value).values() if isinstance(part, re.Pattern))
    elif hasattr(value, "cache_info"):
        signature = inspect.signature(value)
        if "Pattern" in str(signature.return_annotation) and not signature.parameters:
            yield from patterns_in(value(), module)


def test_patterns_are_found_wherever_they_are_kept():
    one, two, three, four = (re.compile(text) for text in "abcd")

    @cache
    def made() -> re.Pattern[str]:
        return four

    holder = type("Holder", (), {"__module__": "here", "PATTERN": three})
    assert set(patterns_in({"one": (one, [two])}, "here")) == {one, two}
    assert set(patterns_in([holder, made, "text", 5], "here")) == {three, four}
    assert {
        "assistant.understanding.numbers.quantities",
        "assistant.language.normal_text",
        "assistant.language.english",
    } <= {name.rpartition(".")[0] for name, _ in patterns()}


# Far beyond the longest message: what takes the square of the length shows in a part of a second.
N_CHARACTERS = 20_000
# Four times the text may take this many times as long, or a part of this second: the square of four is 16.
GROWTH, PATTERN_SECONDS = 12.0, 0.025
# An ordinary message as long as may be, in plain calculations, and any other in such messages: some 15, and at most 2.
ORDINARY_TIMES, MESSAGE_TIMES = 60.0, 6.0
ORDINARY = repeated("想买一个五百以内的蓝牙耳机，不要黑色的。", "a gift for my dad, under 300, not red. ")


@pytest.fixture(scope="module")
def ordinary(demo) -> Yardstick:
    return Yardstick(partial(demo.parse, ORDINARY))


def exhaust(pattern: re.Pattern[str], text: str) -> None:
    pattern.match(text)
    for _ in pattern.finditer(text):
        pass


def slow_piece(pattern: re.Pattern[str]) -> tuple[str, int] | None:
    """What makes a pattern slow, and from which length on; None where nothing does."""
    for piece in NASTY:
        text = (piece * N_CHARACTERS)[:N_CHARACTERS]
        before = 0.0
        # From short to long: what takes the square of the length is seen before it takes minutes.
        for length in (N_CHARACTERS // 64, N_CHARACTERS // 16, N_CHARACTERS // 4, N_CHARACTERS):
            limit = max(GROWTH * before, PATTERN_SECONDS)
            before = measure_seconds(partial(exhaust, pattern, text[:length] + "\0"), limit)
            if before >= limit:
                return piece, length
    return None


def test_each_pattern_takes_time_in_proportion_to_the_text():
    slow = {(name, pattern.pattern): slow_piece(pattern) for name, pattern in patterns()}
    assert {pattern: piece for pattern, piece in slow.items() if piece} == {}


def test_a_pattern_that_takes_the_square_of_the_length_is_found():
    assert slow_piece(re.compile(r"\d+x")) is not None


def test_an_ordinary_long_message_is_understood_in_good_time(demo):
    assert Yardstick().count_times(partial(demo.parse, ORDINARY), ORDINARY_TIMES) < ORDINARY_TIMES


def test_no_long_message_takes_much_longer_than_an_ordinary_one(demo, ordinary):
    texts = WORST | {piece: repeated(piece) for piece in NASTY + WORDS}
    times = {name: ordinary.count_times(partial(demo.parse, text), MESSAGE_TIMES) for name, text in texts.items()}
    assert {name: n for name, n in times.items() if n >= MESSAGE_TIMES} == {}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.one_of(st.text(max_size=20), st.sampled_from(WORDS)), min_size=1, max_size=40))
def test_any_long_message_is_understood_alike_and_in_good_time(demo, ordinary, pieces):
    text, queries = repeated(*pieces), []
    assert ordinary.count_times(lambda: queries.append(demo.parse(text)), MESSAGE_TIMES) < MESSAGE_TIMES
    query = demo.parse(text)
    assert all(each == query for each in queries)
    for constraint in query.constraints:
        start, end = constraint.span
        assert text[start:end].strip()
