"""Who buys again, who has left, and when the next order is due."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.customers.calibration import Reliability
from recommender.customers.purchase_intervals import PurchaseIntervals, expand_person_periods, find_purchase_days
from recommender.customers.repurchase import Repurchase
from recommender.data.evidence import OwnRhythm
from recommender.data.interactions import Interactions
from recommender.data.timestamps import DAY

FIRST_DAY = 19_000


def log_of(days: dict[str, list[int]]) -> Interactions:
    lines = [(user, (FIRST_DAY + day) * DAY + 3_600) for user, own in days.items() for day in own]
    user, when = zip(*lines, strict=True)
    return Interactions.from_columns(user=user, item=["tea"] * len(user), timestamp=when)


def regulars_and_leavers(n: int = 60) -> Interactions:
    """Half buy every 14 days to the end (day 364); half did so until day 100 and never again."""
    days: dict[str, list[int]] = {}
    for number in range(n):
        shift = number % 14
        days[f"stays {number:02}"] = list(range(shift, 365, 14))
        days[f"left {number:02}"] = list(range(shift, 101, 14))
    return log_of(days)


@pytest.fixture(scope="module")
def model() -> Repurchase:
    return Repurchase(horizon_days=28).fit(regulars_and_leavers())


def test_rhythms_by_hand() -> None:
    log = log_of({"ann": [0, 10, 40], "bob": [20], "cat": [50]})
    user, day = find_purchase_days(log)
    rhythms = PurchaseIntervals.until(user, day, FIRST_DAY + 45, 3)
    # ann's gaps are 10 and 30 days, the only ones: the usual gap is 20, and hers (40 + 20) / 3
    assert rhythms.usual_gap == 20
    assert rhythms.orders.tolist() == [3, 1, 0]
    assert rhythms.gap.tolist() == pytest.approx([20, 20, 20])
    assert (rhythms.last - FIRST_DAY).tolist()[:2] == [40, 20]
    assert rhythms.last[2] == -1


@pytest.mark.parametrize(
    ("second", "now", "expected"),
    [
        (1, 1, [True]),
        (7, 7, [True]),
        (8, 8, [False, True]),
        (None, 6, []),
        (None, 7, [False]),
        (None, 20, [False, False]),
        # after the purchase in the first week the second wait has one whole week
        (3, 12, [True, False]),
    ],
)
def test_every_week_of_a_wait_is_a_row(second: int | None, now: int, expected: list[bool]) -> None:
    days = np.array([0] if second is None else [0, second])
    features, bought = expand_person_periods(np.zeros(len(days), dtype=np.int64), days, now, 1)
    assert bought.tolist() == expected
    assert len(features) == len(expected)
    assert np.isfinite(features).all()


def test_who_waits_too_long_for_their_rhythm_has_left(model: Repurchase) -> None:
    stays, left = (model.predict_churn([f"{kind} {n:02}" for n in range(60)]) for kind in ("stays", "left"))
    assert stays.max() < 0.2
    assert left.min() > 0.8


def test_chances_rise_with_the_horizon_and_nothing_is_known_of_strangers(model: Repurchase) -> None:
    log = regulars_and_leavers()
    longer = Repurchase(horizon_days=56).fit(log)
    users = [f"stays {n:02}" for n in range(5)]
    assert (longer.predict_chance(users) >= model.predict_chance(users) - 0.05).all()
    assert np.isnan(model.predict_chance(["nobody"])).all()
    assert model.predict_next_purchase(["nobody"]) == [None]
    assert model.explain("nobody") is None


def test_the_next_order_is_due_after_the_usual_gap(model: Repurchase) -> None:
    (due,) = model.predict_next_purchase(["stays 00"])
    assert due is not None
    assert due.earliest is not None
    assert due.median is not None
    assert due.latest is not None
    # last bought on day 364, every 14 days
    days = [when / DAY - FIRST_DAY - 364 for when in (due.earliest, due.median, due.latest)]
    assert days == sorted(days)
    assert 7 <= days[1] <= 21
    (gone,) = model.predict_next_purchase(["left 00"])
    assert gone is not None
    assert gone.median is None or gone.median > due.latest


def test_the_reasons_are_the_customers_own_numbers(model: Repurchase) -> None:
    # bought on day 0, 14, … 98; the usual gap is 14 for everyone
    assert model.explain("left 00") == OwnRhythm(
        orders=8, days_since=266, mean_gap_days=pytest.approx(14), usual_gap_days=pytest.approx(14)
    )
    single = Repurchase(horizon_days=28).fit(log_of({"ann": [0], "bob": [0, 30]}))
    assert single.explain("ann") == OwnRhythm(
        orders=1, days_since=30, mean_gap_days=None, usual_gap_days=pytest.approx(30)
    )


def test_reliability_by_hand() -> None:
    chances = np.array([0.05, 0.05, 0.25, 0.95, 0.95, 1.0])
    came = np.array([False, True, False, True, True, True])
    found = Reliability.of(chances, came, n_bins=10)
    assert found.count.tolist() == [2, 0, 1, 0, 0, 0, 0, 0, 0, 3]
    assert found.observed[[0, 2, 9]].tolist() == [0.5, 0.0, 1.0]
    assert found.predicted[[0, 2, 9]].tolist() == pytest.approx([0.05, 0.25, 2.9 / 3])
    assert np.isnan(found.predicted[1])
    assert np.isnan(found.low[1])
    # squares: .0025 .9025 .0625 .0025 .0025 0; four of six came
    assert found.brier == pytest.approx(0.9725 / 6)
    assert found.base_brier == pytest.approx(4 / 6 * 2 / 6)
    # distances by bin: |.1 - 1|, |.25 - 0|, |2.9 - 3|
    assert found.error == pytest.approx(1.25 / 6)


def test_what_is_said_is_held_against_what_happened(model: Repurchase) -> None:
    assert model.reliability_ is not None
    assert model.reliability_.count.sum() == 120
    assert model.reliability_.brier < 0.5 * model.reliability_.base_brier
    few = Repurchase(horizon_days=28).fit(log_of({"ann": [0, 20, 60], "bob": [0, 70]}))
    assert few.reliability_ is None


def test_a_correction_is_learned_only_when_asked_for() -> None:
    log = regulars_and_leavers()
    plain, corrected = (Repurchase(horizon_days=28, calibrate=asked).fit(log) for asked in (False, True))
    assert plain.correction_.tolist() == [0.0, 1.0]
    assert corrected.correction_[1] > 0
    assert corrected.correction_.tolist() != [0.0, 1.0]
    chances = corrected.predict_chance(["stays 00", "left 00"])
    assert ((chances > 0) & (chances < 1)).all()
    assert chances[0] > chances[1]


def test_equal_logs_give_equal_models(model: Repurchase) -> None:
    again = Repurchase(horizon_days=28).fit(regulars_and_leavers())
    assert again.coefficients_.tolist() == model.coefficients_.tolist()


def test_of_a_very_long_log_some_customers_are_learned_from(model: Repurchase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recommender.customers.repurchase._WEEKS_ASKED", 2_000)
    few = Repurchase(horizon_days=28).fit(regulars_and_leavers())
    assert few.coefficients_.tolist() != model.coefficients_.tolist()
    assert few.predict_churn(["left 00"])[0] > 0.7 > few.predict_churn(["stays 00"])[0]


@pytest.mark.parametrize("days", [{"ann": [0]}, {"ann": [0], "bob": [0]}, {"ann": [0, 1, 2]}])
def test_a_shop_of_one_day_is_no_error(days: dict[str, list[int]]) -> None:
    found = Repurchase().fit(log_of(days)).predict_chance(["ann"])
    assert ((found >= 0) & (found <= 1)).all()


def test_without_times_or_purchases_there_is_nothing_to_learn() -> None:
    for log in (
        Interactions.from_columns(user=["a"], item=["x"]),
        Interactions.from_columns(user=["a"], item=["x"], event=["view_item"], timestamp=[1]),
    ):
        with pytest.raises(ValueError, match="purchases with times"):
            Repurchase().fit(log)
    with pytest.raises(ValueError, match="at least a week"):
        Repurchase(horizon_days=3).fit(log_of({"ann": [0]}))
