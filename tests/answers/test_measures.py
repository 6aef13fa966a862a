"""Amounts in what shoppers write, and values in the unit that they ask for."""

from __future__ import annotations

import pytest

from assistant.answers.measures import amounts_in, say_value


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("15 inch laptop", [(381.0, "mm")]),
        ("两百斤的人", [(100_000.0, "g")]),
        ("我180斤", [(90_000.0, "g")]),
        ("-10°c?", [(-10.0, "°C")]),
        ("零下5度", [(-5.0, "°C")]),
        ("1米8的床", [(1_800.0, "mm")]),
        ("in a 45", [(45.0, None)]),
    ],
)
def test_amounts_are_read_in_their_base_unit(text: str, amounts: list[tuple[float, str | None]]) -> None:
    assert [(each.number, each.unit) for each in amounts_in(text)] == amounts


@pytest.mark.parametrize(
    ("value", "unit", "en", "zh"),
    [
        ({"value": 6.9, "unit": "kg"}, "lb", "6.9 kg, about 15.2 lb", "6.9公斤，大约 15.2磅"),
        ({"value": 6.9, "unit": "kg"}, "斤", None, "6.9公斤，大约 13.8斤"),
        ({"value": 900, "unit": "ml"}, "oz", "900 ml, about 30.4 fl oz", None),
        ({"value": -10, "unit": "°C"}, "°F", "-10 °C, about 14°F", None),
        ({"value": 288, "unit": "h"}, None, "12 days", "12天"),
        ({"value": 18, "unit": "h"}, None, "18 h", "18小时"),
        ({"value": 105, "unit": "cm"}, "inch", "105 cm, about 41.3 in", None),
        (["39", "40", "41", "42"], None, "39 to 42", "39 到 42"),
        (["S", "M", "L"], None, "S, M, L", "S、M、L"),
    ],
)
def test_a_value_is_said_in_the_unit_asked_for(value: object, unit: str | None, en: str | None, zh: str | None) -> None:
    assert en is None or say_value(value, "en", unit) == en
    assert zh is None or say_value(value, "zh", unit) == zh
