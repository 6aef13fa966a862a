"""When something is used up."""

from __future__ import annotations

import math

import numpy as np
import pytest

from recommender.data.interactions import Interactions
from recommender.scorers.replenishment import DueAgain, Replenishment
from tests.recommender.scorer_contract import ScorerContract

DAY = 86_400


class TestReplenishment(ScorerContract):
    personal = False
    explained = ("u0", "i2")

    def make(self) -> Replenishment:
        return Replenishment()


def bought(*lines: tuple[str, str, float]) -> Interactions:
    return Interactions.from_columns(
        user=[user for user, _, _ in lines],
        item=[item for _, item, _ in lines],
        timestamp=[round(day * DAY) for _, _, day in lines],
    )


@pytest.fixture
def log() -> Interactions:
    """ann buys tea every 10 days; bob bought it once; a kettle lasts."""
    return bought(
        ("ann", "tea", 0),
        ("ann", "tea", 10),
        ("ann", "tea", 20),
        ("bob", "tea", 20),
        ("ann", "kettle", 0),
        ("bob", "kettle", 0),
    )


def test_intervals_and_repeat_rates_by_hand(log: Interactions) -> None:
    model = Replenishment(prior=2.0).fit(log)
    kettle, tea = model.items_.rows(["kettle", "tea"])
    # All intervals are 10 days. 1 of 4 (buyer, item) pairs came again, 1 of tea's 2 buyers, none of the kettle's 2.
    assert model.interval_days_ == pytest.approx([10.0, 10.0])
    assert model.repeat_rate_[tea] == pytest.approx((1 + 2 / 4) / (2 + 2))
    assert model.repeat_rate_[kettle] == pytest.approx((0 + 2 / 4) / (2 + 2))


def test_an_item_is_most_wanted_when_its_interval_has_passed(log: Interactions) -> None:
    model = Replenishment(prior=2.0).fit(log)
    scores = {
        day: {due.item: due for due in model.find_due(["ann"], at=day * DAY)[0]}["tea"].score
        for day in (22, 25, 30, 50)
    }
    rate = (2 + 2 * 0.375) / (2 + 2)
    assert scores[30] == pytest.approx(rate)
    # The spread of equal intervals is cut to 1/4: half the interval is ln 2 away
    assert scores[25] == pytest.approx(rate * math.exp(-(math.log(2) ** 2) / (2 * 0.25**2)))
    assert scores[22] < scores[25] < scores[30] > scores[50]


def test_the_due_date_and_what_it_rests_on(log: Interactions) -> None:
    found = {due.item: due for due in Replenishment().fit(log).find_due(["ann"])[0]}["tea"]
    assert (found.last_bought, found.n_intervals) == (20 * DAY, 2)
    assert found.interval_days == pytest.approx(10.0)
    assert found.due_at == pytest.approx(30 * DAY, abs=2)


def test_a_customers_own_rhythm_moves_the_items() -> None:
    slow = [("slow", "tea", day) for day in (0, 40, 80, 120, 160)]
    quick = [(f"quick{u}", "tea", day) for u in range(10) for day in (0, 10, 20, 30, 160)]
    model = Replenishment().fit(bought(*slow, *quick, ("once", "tea", 160)))
    days = {user: model.find_due([user])[0][0].interval_days for user in ("slow", "quick1", "once")}
    assert days["quick1"] < days["once"] < days["slow"]
    log_days = 4 * math.log(40) + 2 * math.log(model.interval_days_[0])
    assert days["slow"] == pytest.approx(math.exp(log_days / 6))


def test_two_orders_of_one_day_are_one() -> None:
    model = Replenishment().fit(bought(("ann", "tea", 0.1), ("ann", "tea", 0.9), ("ann", "tea", 30.5)))
    found = model.find_due(["ann"])[0][0]
    assert found.n_intervals == 1
    assert found.interval_days == pytest.approx(30.0)
    assert found.last_bought == round(30.5 * DAY)


def test_what_came_back_was_not_used_up() -> None:
    log = Interactions.from_columns(
        user=["ann"] * 3, item=["tea"] * 3, event=["purchase", "purchase", "refund"], timestamp=[0, 10 * DAY, 11 * DAY]
    )
    found = Replenishment().fit(log).find_due(["ann"])[0][0]
    assert (found.n_intervals, found.last_bought) == (0, 0)


def test_what_is_due_is_recommended_again_and_what_was_just_taken_is_not() -> None:
    habit = [("ann", item, day) for item, days in (("tea", (0, 10, 20)), ("rice", (4, 14, 24))) for day in days]
    model = Replenishment().fit(bought(*habit, ("bob", "pot", 30)))
    assert model.recommend(["ann"], n=1, exclude_seen=False)[0].tolist() == [["tea"]]
    assert model.recommend(["ann"], n=1, exclude_seen=False, recent=[["tea"]])[0].tolist() == [["rice"]]


def test_the_reason_says_how_often_and_how_long(log: Interactions) -> None:
    found = Replenishment().fit(log).explain("ann", "tea")
    assert found == [DueAgain(item="tea", count=3, when=20 * DAY, interval_days=pytest.approx(10.0), share=1.0)]
    assert Replenishment().fit(log).explain("nobody", "tea") == []


def test_strangers_are_due_nothing(log: Interactions) -> None:
    assert Replenishment().fit(log).find_due(["nobody", "bob"])[0] == []


def test_a_log_in_which_nothing_came_again_still_answers() -> None:
    model = Replenishment().fit(bought(("ann", "tea", 0), ("bob", "cup", 1)))
    assert np.isfinite(model.interval_days_).all()
    assert model.repeat_rate_.tolist() == [0.0, 0.0]
