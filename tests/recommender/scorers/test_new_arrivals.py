"""New arrivals are tried, and what is liked wins."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.data.interactions import Interactions
from recommender.scorers.new_arrivals import NewArrival, NewArrivals
from tests.recommender.scorer_contract import ScorerContract

DAY = 86_400


class TestNewArrivals(ScorerContract):
    personal = False

    def make(self) -> NewArrivals:
        return NewArrivals(new_days=60)


@pytest.fixture
def log() -> Interactions:
    """tea is 100 days old, cup 10; ann and bob looked at the cup, and bob bought it."""
    return Interactions.from_columns(
        user=["ann", "bob", "ann", "bob", "bob", "bob"],
        item=["tea", "tea", "cup", "cup", "cup", "cup"],
        event=["view_item", "purchase", "view_item", "view_item", "view_item", "purchase"],
        timestamp=[0, 0, 90 * DAY, 91 * DAY, 92 * DAY, 100 * DAY],
    )


CATALOGUE = {"id": ["tea", "cup", "lamp"]}


def test_only_new_items_are_tried(log: Interactions) -> None:
    model = NewArrivals(new_days=30).fit(log, CATALOGUE)
    assert set(model.recommend(["cai"], n=2)[0][0]) == {"cup", "lamp"}
    assert model.score(["cai"])[0, model.items_.rows(["tea"])[0]] == 0.0
    assert model.explain("cai", "tea") == []


def test_people_are_counted_and_not_clicks(log: Interactions) -> None:
    model = NewArrivals(new_days=30).fit(log, CATALOGUE)
    assert model.explain("cai", "cup") == [NewArrival(item="cup", days=10, count=1, of=2, share=1.0)]
    assert model.explain("cai", "lamp") == [NewArrival(item="lamp", days=None, count=0, of=0, share=1.0)]


def test_what_was_shown_and_taken_is_counted_beside_the_shops_rate() -> None:
    log = Interactions.from_columns(
        user=["a", "b", "c", "d", "a"], item=["tea"] * 4 + ["cup"], event=["purchase"] + ["view_item"] * 4
    )
    model = NewArrivals(prior=5.0).fit(log)
    cup, tea = model.items_.rows(["cup", "tea"])
    assert model.rate_ == pytest.approx(1 / 5)
    assert (model.taken_[tea], model.shown_[tea]) == (1, 4)
    assert (model.taken_[cup], model.shown_[cup]) == (0, 1)
    # The mean of Beta(m k + taken, (1 - m) k + shown - taken) is (m k + taken) / (k + shown).
    draws = np.array([NewArrivals(prior=5.0, random_state=seed).fit(log).score(["new"])[0] for seed in range(300)])
    assert draws.mean(axis=0)[[tea, cup]] == pytest.approx([(1 + 1) / (5 + 4), 1 / (5 + 1)], abs=0.04)


def test_without_views_everybody_active_since_counts_as_shown() -> None:
    log = Interactions.from_columns(
        user=["ann", "bob", "bob", "cai"], item=["tea", "tea", "cup", "jar"], timestamp=[0, 0, 50 * DAY, 60 * DAY]
    )
    model = NewArrivals().fit(log)
    cup, jar, tea = model.items_.rows(["cup", "jar", "tea"])
    assert model.shown_[[tea, cup, jar]].tolist() == [3.0, 2.0, 1.0]
    assert model.taken_[[tea, cup, jar]].tolist() == [2.0, 1.0, 1.0]


def test_equal_questions_get_equal_answers_until_there_is_feedback() -> None:
    model = NewArrivals().fit(
        Interactions.from_columns(user=["a"], item=["x"]), {"id": [f"new{i}" for i in range(50)] + ["x"]}
    )
    first, again = model.score(["a"]), model.score(["a"])
    assert np.array_equal(first, again)
    model.observe(["new1"], shown=[1], taken=[0])
    assert not np.array_equal(model.score(["a"]), first)


def test_users_of_different_history_try_different_items() -> None:
    log = Interactions.from_columns(user=[f"u{u}" for u in range(20)], item=[f"old{u}" for u in range(20)])
    model = NewArrivals().fit(log, {"id": [f"new{i}" for i in range(20)] + [f"old{u}" for u in range(20)]})
    firsts = model.recommend([f"u{u}" for u in range(20)], n=1)[0][:, 0]
    assert len(set(firsts)) > 5


def test_what_is_liked_wins_and_the_rest_was_tried() -> None:
    rates = {"good": 0.5, "fair": 0.2, "poor": 0.05}
    model = NewArrivals(prior=4.0).fit(Interactions.from_columns(user=["a"], item=["x"]), {"id": [*rates, "x"]})
    random = np.random.default_rng(1)
    shown = dict.fromkeys(rates, 0)
    for _ in range(400):
        item = model.recommend(["new"], n=1, among=list(rates))[0][0, 0]
        shown[item] += 1
        model.observe([item], shown=[1], taken=[float(random.random() < rates[item])])
    assert shown["good"] > 250
    assert min(shown.values()) >= 2
    good = model.items_.rows(["good"])[0]
    assert model.taken_[good] / model.shown_[good] == pytest.approx(0.5, abs=0.1)


@pytest.mark.parametrize(
    ("shown", "taken", "said"),
    [
        ([1, 2], [0], "equal lengths"),
        ([1], [2], "taken <= shown"),
        ([1], [-1], "0 <= taken"),
        ([np.inf], [0], "finite"),
        ([np.nan], [0], "finite"),
    ],
)
def test_impossible_feedback_is_refused(shown: list[float], taken: list[float], said: str) -> None:
    model = NewArrivals().fit(Interactions.from_columns(user=["a"], item=["x"]))
    with pytest.raises(ValueError, match=said):
        model.observe(["x"], shown=shown, taken=taken)


def test_feedback_on_an_unknown_item_is_left_out() -> None:
    model = NewArrivals().fit(Interactions.from_columns(user=["a"], item=["x"]))
    model.observe(["nothing", "x"], shown=[5, 5], taken=[1, 1])
    assert model.shown_.tolist() == [6.0]
