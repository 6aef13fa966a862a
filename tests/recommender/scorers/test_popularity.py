"""What everybody wants."""

from __future__ import annotations

import pytest

from recommender.data.evidence import Popular
from recommender.data.interactions import Interactions
from recommender.scorers.popularity import Popularity
from tests.recommender.scorer_contract import ScorerContract, broken_promises

DAY = 86_400


class TestPopularity(ScorerContract):
    personal = False

    def make(self) -> Popularity:
        return Popularity()


def test_what_falls_short_of_the_contract_is_told() -> None:
    """Popularity held for personal shows everybody the same."""
    contract = TestPopularity()
    contract.personal = True
    assert any("test_the_missing_item_of_the_checkerboard" in each for each in broken_promises([contract]))


class Trend(ScorerContract):
    personal = False

    def make(self) -> Popularity:
        return Popularity(half_life_days=7.0)


def test_the_trend_keeps_the_contract() -> None:
    assert broken_promises([Trend()]) == []


@pytest.fixture
def log() -> Interactions:
    """Three bought tea 100 days ago, two bought cups today."""
    return Interactions.from_columns(
        user=["a", "b", "c", "d", "e"],
        item=["tea", "tea", "tea", "cup", "cup"],
        timestamp=[0, 0, 0, 100 * DAY, 100 * DAY],
    )


def test_all_time_counts_every_buyer_and_the_trend_the_recent_ones(log: Interactions) -> None:
    assert Popularity().fit(log).recommend(["new"], n=2)[0].tolist() == [["tea", "cup"]]
    assert Popularity(half_life_days=7).fit(log).recommend(["new"], n=2)[0].tolist() == [["cup", "tea"]]


def test_evidence_counts_buyers_within_four_half_lives(log: Interactions) -> None:
    trend, ever = Popularity(half_life_days=7).fit(log), Popularity().fit(log)
    assert trend.explain("new", "cup") == [Popular(item="cup", count=2, days=28, rank=1, share=1.0)]
    assert trend.explain("new", "tea") == []
    assert ever.explain("new", "tea") == [Popular(item="tea", count=3, days=None, rank=1, share=1.0)]


def test_one_buyer_with_many_orders_is_one() -> None:
    log = Interactions.from_columns(user=["a", "a", "a", "b", "c"], item=["tea", "tea", "tea", "cup", "cup"])
    assert Popularity().fit(log).buyers_.tolist() == [2, 1]
    assert Popularity().fit(log).popularity_.tolist() == [1.0, 0.5]
