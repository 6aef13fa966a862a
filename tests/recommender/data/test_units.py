"""Quantities of one kind in one unit."""

from __future__ import annotations

import pytest

from recommender.data.units import convert_to_base


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        (0.5, "kg", (500.0, "g")),
        (500, "g", (500.0, "g")),
        (2, "公斤", (2000.0, "g")),
        (1.5, "L", (1500.0, "ml")),
        (10, "inch", (254.0, "mm")),
        (2, "fl oz", (59.147059, "ml")),
        (90, "min", (5400.0, "s")),
        (2, "year", (24.0, "month")),
        (10, "Ah", (10_000.0, "mAh")),
        (5000, "MAH", (5000.0, "mAh")),
        (3, "pcs", (3.0, "pcs")),
        (7, "", (7.0, "")),
    ],
)
def test_a_quantity_in_the_base_of_its_kind(number: float, unit: str, expected: tuple[float, str]) -> None:
    assert convert_to_base(number, unit) == (pytest.approx(expected[0]), expected[1])


def test_time_on_the_clock_and_in_the_calendar_do_not_mix() -> None:
    assert len({convert_to_base(1, unit)[1] for unit in ("h", "day", "month")}) == 3
