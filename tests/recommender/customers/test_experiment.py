"""What an experiment proves."""

from __future__ import annotations

import pytest

from recommender.customers.experiment import measure_uplift


def customers(group: str, *, treated: tuple[int, int], control: tuple[int, int]) -> list[tuple[str, bool, bool]]:
    """(group, treated, bought) of `(bought, all)` customers with and without a coupon."""
    rows = []
    for flag, (bought, of) in ((True, treated), (False, control)):
        rows += [(group, flag, place < bought) for place in range(of)]
    return rows


def test_one_group_by_hand() -> None:
    group, treated, bought = zip(*customers("all", treated=(56, 70), control=(48, 80)), strict=True)
    (found,) = measure_uplift(treated, bought)
    assert (found.treated, found.bought, found.control, found.control_bought) == (70, 56, 80, 48)
    assert found.rise == pytest.approx(0.8 - 0.6)
    # Newcombe (1998), method 10
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=1e-4)
    assert found.verdict == "persuaded"
    assert group[0] == found.group


@pytest.mark.parametrize(
    ("treated", "control", "verdict"),
    [
        ((300, 1000), (200, 1000), "persuaded"),
        ((200, 1000), (300, 1000), "put_off"),
        ((905, 1000), (900, 1000), "anyway"),
        ((3, 10), (2, 10), "unproven"),
        ((0, 0), (5, 10), "unproven"),
    ],
)
def test_verdicts(treated: tuple[int, int], control: tuple[int, int], verdict: str) -> None:
    # a second group makes sure that somebody is treated
    rows = customers("mine", treated=treated, control=control) + customers("rest", treated=(5, 10), control=(5, 10))
    group, was_treated, bought = zip(*rows, strict=True)
    mine, rest = measure_uplift(was_treated, bought, group=group)
    assert (mine.group, mine.verdict) == ("mine", verdict)
    assert (rest.group, rest.verdict) == ("rest", "unproven")


def test_with_many_groups_each_must_be_surer() -> None:
    # alone the rise is proven; as one of twenty groups it may be luck
    alone = customers("g00", treated=(56, 70), control=(48, 80))
    others = [row for n in range(1, 20) for row in customers(f"g{n:02}", treated=(6, 10), control=(6, 10))]
    for rows, verdict in ((alone, "persuaded"), (alone + others, "unproven")):
        group, treated, bought = zip(*rows, strict=True)
        assert measure_uplift(treated, bought, group=group)[0].verdict == verdict


@pytest.mark.parametrize("treated", [[True, True], [False, False], []])
def test_without_both_sides_there_is_no_uplift(treated: list[bool]) -> None:
    with pytest.raises(ValueError, match="drawn by lot"):
        measure_uplift(treated, [True] * len(treated))


def test_unequal_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="2, 1 and 2 rows"):
        measure_uplift([True, False], [True])
