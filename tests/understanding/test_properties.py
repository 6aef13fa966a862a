"""What holds for any message at all."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.language.normal_text import normalize
from assistant.query.codec import from_data
from assistant.query.query import query_from_data
from assistant.understanding.numbers.quantities import find_quantities
from assistant.understanding.parse import LONGEST_MESSAGE
from tests.understanding.worst_texts import WORDS

messages = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=14).map("".join))
relaxed = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def database() -> sqlite3.Connection:
    """The tables that conditions speak of, empty: enough to see whether a condition can be run."""
    connection = sqlite3.connect(":memory:")
    connection.executescript("""
        CREATE TABLE products (
            rowid INTEGER PRIMARY KEY, category, brand, price_minor, list_price_minor, stock, available,
            title_zh, title_en, description_zh, description_en, attributes
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


@relaxed
@given(text=messages)
def test_what_is_said_to_be_corrected_was_written_so(demo, text):
    for before, after in demo.parse(text).corrected:
        assert before in text
        assert before.strip()
        assert after


def test_what_is_beyond_the_longest_message_is_not_read(demo):
    assert demo.parse("x" * LONGEST_MESSAGE + " 黑色").constraints == ()


def test_the_benchmark_of_parsing_runs():
    script = Path(__file__).parents[2] / "benchmarks" / "parse.py"
    told = subprocess.run([sys.executable, str(script), "--quick"], check=True, capture_output=True, text=True).stdout
    rows = [line for line in told.splitlines() if line.startswith("| 1,000 |")]
    assert len(rows) == 4
    assert "this parser" in rows[1]
