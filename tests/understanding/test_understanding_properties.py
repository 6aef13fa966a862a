"""What holds for any message at all, and how long any message may take."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sqlite3
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import assistant.understanding
from assistant.understanding.constraints import from_data
from assistant.understanding.parse import LONGEST_MESSAGE
from assistant.understanding.quantities import find_quantities
from assistant.understanding.query import query_from_data
from assistant.understanding.text import normalize

# Words that the grammar knows, thrown together: what shoppers might type at their worst.
WORDS = [
    "不要",
    "不",
    "的",
    "或者",
    "和",
    "，",
    "、",
    "。",
    "耳机",
    "手机壳",
    "黑色",
    "白",
    "澜枢",
    "防水",
    "不锈钢",
    "五百",
    "三五百",
    "以内",
    "至少",
    "30小时",
    "左右",
    "块",
    "$",
    "¥",
    "便宜",
    "最",
    "第一个",
    "给",
    "味",
    "not ",
    "no ",
    "too ",
    "or ",
    "and ",
    "for ",
    "with ",
    "without ",
    "mug ",
    "headphones ",
    "black ",
    "Lanshu ",
    "red ",
    "switches ",
    "under ",
    "between ",
    "100",
    " 1.5k ",
    "hours ",
    "cheap ",
    "size ",
    "42 ",
    "iPhone ",
    "chongdianbao ",
    "hedphones ",
    "🎧",
    "！",
    '"',
    "'",
    "*",
    "NEAR(",
    "--",
    "\u200b",
    "％",
]
messages = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=14).map("".join))
relaxed = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def database() -> sqlite3.Connection:
    """The tables that conditions speak of, empty: enough to see whether a condition can be run."""
    connection = sqlite3.connect(":memory:")
    connection.executescript("""
        CREATE TABLE products (
            rowid INTEGER PRIMARY KEY, category, brand, price_minor, list_price_minor, stock, available
        );
        CREATE TABLE product_facets (product, facet, value, number, unit);
        CREATE TABLE product_colours (product, family);
        CREATE VIRTUAL TABLE products_text USING fts5 (title, names, details);
    """)
    return connection


@relaxed
@given(text=messages)
def test_any_message_is_understood_somehow_and_always_alike(demo, text):
    query = demo.parse(text)
    assert query == demo.parse(text)
    assert query_from_data(json.loads(json.dumps(query.as_data()))) == query


@relaxed
@given(text=messages)
def test_spans_lie_in_the_text_and_hold_something(demo, text):
    for constraint in demo.parse(text).constraints:
        start, end = constraint.span
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()


@relaxed
@given(text=messages)
def test_any_condition_can_be_run_whatever_was_typed(demo, database, text):
    for constraint in demo.parse(text).constraints:
        assert from_data(json.loads(json.dumps(constraint.as_data()))) == constraint
        assert constraint.chip("zh")
        assert constraint.chip("en")
        if (condition := constraint.condition()) is not None:
            sql, parameters = condition
            assert sql.count("?") == len(parameters)
            database.execute(f"SELECT p.rowid FROM products AS p WHERE {sql}", parameters).fetchall()


@relaxed
@given(text=st.text(max_size=80))
def test_the_normal_form_keeps_its_place_in_the_text(text):
    written = normalize(text)
    assert len(written.text) == len(written.offsets)
    assert list(written.offsets) == sorted(written.offsets)
    assert normalize(written.text).text == written.text


@relaxed
@given(text=messages)
def test_quantities_stand_in_order_and_do_not_overlap(text):
    plain = normalize(text).text
    end = 0
    for quantity in find_quantities(plain):
        assert end <= quantity.start <= quantity.core[0] < quantity.core[1] <= quantity.end <= len(plain)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        end = quantity.end


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(assistant.understanding.__path__, "assistant.understanding."):
        names: dict[str, Any] = vars(importlib.import_module(module.name))
        for name, value in names.items():
            if isinstance(value, re.Pattern):
                found[f"{module.name}.{name}"] = value
            elif name == "_grammar":
                found[f"{module.name}.{name}"] = value()
    return sorted(found.items())


NASTY = [
    "1",
    "1 ",
    "一",
    "百",
    "-",
    " ",
    "a",
    "a ",
    "1,000,",
    "1,000.",
    "一百",
    "两百多",
    "one hundred and ",
    "between 1 and ",
    "under ",
    "在",
    "从1到",
    "& ",
    "和",
    "'",
    "a'b",
    "a-",
    "$",
    "不要超过",
    "no more than ",
    "約",
]


@pytest.mark.parametrize(("name", "pattern"), patterns(), ids=[name for name, _ in patterns()])
def test_each_pattern_takes_time_in_proportion_to_the_text(name, pattern):
    for piece in NASTY:
        text = (piece * 100_000)[:100_000]
        started = time.process_time()
        for _ in pattern.finditer(text):
            pass
        assert time.process_time() - started < 1.0, piece


@pytest.mark.parametrize("piece", NASTY + WORDS)
def test_the_longest_message_is_answered_in_good_time(demo, piece):
    text = (piece * LONGEST_MESSAGE)[: 2 * LONGEST_MESSAGE]
    started = time.process_time()
    demo.parse(text)
    assert time.process_time() - started < 2.0


def test_what_is_beyond_the_longest_message_is_not_read(demo):
    assert demo.parse("x" * LONGEST_MESSAGE + " 黑色").constraints == ()
