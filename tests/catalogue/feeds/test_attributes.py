"""The JSON shapes that an attribute's value may have."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.catalogue.feeds import FieldError
from assistant.catalogue.feeds.attributes import read_attributes


@pytest.mark.parametrize(
    ("given_value", "expected"),
    [
        (5, 5),
        (5.2, 5.2),
        (True, True),
        (False, False),
        (" red ", "red"),
        ({"zh": "米白", "en": "off-white"}, {"zh": "米白", "en": "off-white"}),
        ({"zh": "米白"}, {"zh": "米白"}),
        ({"zh": "米白", "en": ""}, {"zh": "米白"}),
        ({"value": 45, "unit": "L"}, {"value": 45, "unit": "L"}),
        ({"value": 45, "unit": " "}, 45),
        (["a", 1, {"zh": "红", "en": "red"}], ["a", 1, {"zh": "红", "en": "red"}]),
        (["a", None, ""], ["a"]),
    ],
)
def test_every_shape_of_the_contract_is_kept(given_value: object, expected: object) -> None:
    assert read_attributes({"颜色|colour": given_value}) == {"颜色|colour": expected}
    assert read_attributes(json.dumps({"颜色|colour": given_value})) == {"颜色|colour": expected}


@pytest.mark.parametrize("nothing", [None, "", "  ", [], [None], {"zh": "", "en": None}])
def test_what_says_nothing_is_left_out(nothing: object) -> None:
    assert read_attributes({"a": nothing, "b": 1}) == {"b": 1}


@pytest.mark.parametrize("empty", [None, {}, "{}", "null"])
def test_no_attributes_are_an_empty_dictionary(empty: object) -> None:
    assert read_attributes(empty) == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"a": {}},
        {"a": {"fr": "rouge"}},
        {"a": {"zh": 5}},
        {"a": {"value": 5}},
        {"a": {"value": "45", "unit": "L"}},
        {"a": {"value": True, "unit": "L"}},
        {"a": {"value": 5, "unit": 3}},
        {"a": [[1]]},
        {"a": float("inf")},
        {"a": 10**400},
        {"a": 2e15},
        {"a": "x" * 5001},
        {"a": ["x"] * 201},
        {"n" * 201: 1},
        {" ": 1},
        {str(number): 1 for number in range(201)},
        "5",
        '"text"',
        [1],
        '{"a": 1e400}',
    ],
)
def test_any_other_shape_is_refused_with_a_hint(wrong: object) -> None:
    with pytest.raises(FieldError) as refused:
        read_attributes(wrong)
    assert refused.value.code == "attributes"
    assert refused.value.hint


def test_a_zero_byte_in_an_attribute_is_refused() -> None:
    with pytest.raises(FieldError) as refused:
        read_attributes('{"a": "b\\u0000"}')
    assert refused.value.code == "zero_byte"


trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["zh", "en", "value", "unit", "x"]), inner)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=5), trees, max_size=4))
def test_what_is_read_reads_again_as_itself(attributes: dict[str, object]) -> None:
    try:
        read = read_attributes(attributes)
    except FieldError:
        return
    assert read_attributes(json.dumps(read)) == read
