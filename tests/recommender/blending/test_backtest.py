"""What a shop learns of its blend from its own past."""

from __future__ import annotations

import numpy as np
import pytest

from recommender import HybridRecommender
from recommender.blending import choose_scorers, coverage_lift
from recommender.blending.backtest import Backtest, find_latest_users
from recommender.data.interaction_matrices import matrices_of
from recommender.data.interactions import Interactions
from recommender.data.items import Items
from recommender.scorers.content import Content
from tests.recommender.small_shops import checkerboard

DAY = 86_400


def season(n_users: int = 120) -> Interactions:
    """Half the items sell in the first 80 days, all of them; of these the other half in the last 40 days only."""
    random = np.random.default_rng(1)
    user = np.repeat(np.arange(n_users), 20)
    day = random.integers(0, 120, len(user))
    item = np.where(day < 80, random.integers(0, 30, len(user)), random.integers(30, 60, len(user)))
    return Interactions.from_columns(user=user, item=item, timestamp=DAY * day + random.integers(0, DAY, len(user)))


@pytest.fixture(scope="module")
def backtest() -> Backtest:
    log = season()
    found = Backtest.of(matrices_of(log), Items.from_columns(None, log_items=log.items), random_state=0)
    assert found is not None
    return found


def test_what_came_after_the_cut_is_new_and_was_not_known(backtest: Backtest) -> None:
    assert not backtest.known.multiply(backtest.new).nnz
    assert len(backtest.before.events) == pytest.approx(0.85 * len(season()), abs=30)


def test_a_log_without_times_or_of_one_moment_teaches_nothing() -> None:
    timeless = Interactions.from_columns(user=["a", "b"], item=["x", "y"])
    moment = Interactions.from_columns(user=["a", "b"], item=["x", "y"], timestamp=[5, 5])
    for log in (timeless, moment, moment.take(np.array([], dtype=int))):
        assert Backtest.of(matrices_of(log), Items.from_columns(None, log_items=log.items), random_state=0) is None


def test_a_change_of_season_gives_the_trends_power(backtest: Backtest) -> None:
    content = Content()
    content.fit(backtest.before)
    learned = backtest.learn(content, max_items=100)
    assert learned.exponents[3].max() > 0.15
    assert learned.penalty in choose_scorers.PENALTIES
    assert learned.max_lift in coverage_lift.LIMITS


def test_few_users_keep_the_defaults() -> None:
    log = checkerboard()
    backtest = Backtest.of(matrices_of(log), Items.from_columns(None, log_items=log.items), random_state=0)
    assert backtest is not None
    learned = backtest.learn(Content().fit(backtest.before), max_items=100)
    start = type(learned).default(learned.names)
    assert learned.weights.tolist() == start.weights.tolist()
    assert (learned.penalty, learned.max_lift) == (choose_scorers.DEFAULT_PENALTY, 1.0)


def test_nothing_after_the_log_is_needed_and_two_fits_are_one() -> None:
    first, second = (HybridRecommender(random_state=3).fit(season()) for _ in range(2))
    users = list(range(120))
    assert np.array_equal(first.score(users), second.score(users))


def test_the_latest_users_are_those_who_came_last(monkeypatch: pytest.MonkeyPatch) -> None:
    log = Interactions.from_columns(user=["a", "b", "c", "d"], item=["x"] * 4, timestamp=[9, 3, 8, 7])
    monkeypatch.setattr("recommender.blending.backtest._LISTS_ASKED", 2)
    assert find_latest_users(matrices_of(log)).tolist() == [0, 2]
