"""The recommender that a shop uses, as a whole."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from recommender import HybridRecommender, Interactions
from recommender.data.evidence import OwnHistory
from recommender.scorers.linear import DualEase, Ease
from recommender.scorers.neighbours import ItemNeighbours
from tests.recommender.scorer_contract import USERS, ScorerContract
from tests.recommender.small_shops import checkerboard, checkerboard_items, orders_log


class TestHybrid(ScorerContract):
    def make(self) -> HybridRecommender:
        return HybridRecommender(random_state=0)

    def test_restored_arrays_answer_alike(self, tmp_path: Path) -> None:
        model = self.make().fit(checkerboard(), checkerboard_items())
        model.save(tmp_path / "model")
        loaded = HybridRecommender.load(tmp_path / "model")
        assert np.array_equal(loaded.score([*USERS, "nobody"]), model.score([*USERS, "nobody"]))
        for user in ("u0", "nobody"):
            assert loaded.explain(user, "i2") == model.explain(user, "i2")
        for ask in ("similar", "premium"):
            for mine, its in zip(getattr(model, ask)(["i0"]), getattr(loaded, ask)(["i0"]), strict=True):
                assert np.array_equal(mine, its)
        baskets = [["i0", "i2"], []]
        assert loaded.complete_basket(baskets)[0].tolist() == model.complete_basket(baskets)[0].tolist()
        assert loaded.cross_sell(["i0"]) == model.cross_sell(["i0"])


class TestHybridOfNeighbours(ScorerContract):
    """Beyond the limit of the dense model."""

    def make(self) -> HybridRecommender:
        return HybridRecommender(max_items=3)

    def test_restored_arrays_answer_alike(self, tmp_path: Path) -> None:
        model = self.make().fit(checkerboard(), checkerboard_items())
        model.save(tmp_path / "model")
        loaded = HybridRecommender.load(tmp_path / "model")
        assert isinstance(loaded.scorers_["collaborative"], ItemNeighbours)
        assert np.array_equal(loaded.score(USERS), model.score(USERS))


SHOP = {
    "id": ["phone", "better phone", "case", "tent", "new tent"],
    "text": ["a phone", "a better phone", "a phone case", "a tent", "a new tent"],
    "category": ["Phones", "Phones", "Cases", "Tents", "Tents"],
    "price": [500, 600, 20, 100, 110],
}
ORDERS = ["phone case"] * 8 + ["phone"] * 3 + ["better phone case"] * 5 + ["tent"] * 30


@pytest.fixture
def shop() -> HybridRecommender:
    lines = [
        (f"u{n}", item, n) for n, order in enumerate(ORDERS) for item in order.replace("better ", "better_").split()
    ]
    user, item, when = zip(*lines, strict=True)
    names = [name.replace("_", " ") for name in item]
    log = Interactions.from_columns(user=user, item=names, timestamp=[86_400 * w for w in when], basket=user)
    return HybridRecommender().fit(log, SHOP)


def test_the_contract_signature() -> None:
    log = checkerboard()
    model = HybridRecommender(random_state=0).fit(log, items=None)
    ids, scores = model.recommend(["u0", "u1"], n=20, exclude_seen=True)
    assert ids.shape == scores.shape == (2, 20)
    assert model.similar(["i0"], n=10)[0].shape == (1, 10)
    assert model.complete_basket([["i0"]], n=10)[0].shape == (1, 10)
    assert model.premium(["i0"], n=3)[0].tolist() == [[None, None, None]]
    assert isinstance(model.explain("u0", "i0"), list)


def test_seen_items_may_be_asked_for() -> None:
    ids, _ = HybridRecommender().fit(checkerboard()).recommend(["u0"], n=10, exclude_seen=False)
    assert {"i2", "i4", "i6", "i8"} <= set(ids[0, :5])


def test_a_stranger_gets_what_is_popular_and_what_the_session_tells(shop: HybridRecommender) -> None:
    assert shop.recommend(["stranger"], n=1)[0].tolist() == [["tent"]]
    ids, _ = shop.recommend(["stranger"], n=2, recent=[["phone"]])
    assert "case" in ids[0]
    assert "phone" not in ids[0]


def test_one_session_is_needed_for_each_user(shop: HybridRecommender) -> None:
    with pytest.raises(ValueError, match="recent has 1 lists for 2 users"):
        shop.recommend(["a", "b"], recent=[["phone"]])


def test_items_without_events_are_found_by_content(shop: HybridRecommender) -> None:
    assert shop.similar(["new tent"], n=1)[0].tolist() == [["tent"]]
    assert shop.similar(["tent"], n=1)[0].tolist() == [["new tent"]]


def test_what_the_catalogue_no_longer_has_is_not_offered() -> None:
    log = orders_log(["tea cup", "tea cup", "tea gone", "cup gone"] * 5)
    model = HybridRecommender().fit(log, {"id": ["tea", "cup"]})
    assert "gone" not in model.recommend(["stranger"], n=5)[0]
    assert "gone" not in model.complete_basket([["tea"]])[0]
    assert "gone" not in model.similar(["tea"])[0]
    assert model.recommend(["user of 2"], n=1)[0].tolist() == [["cup"]]


def test_a_basket_is_completed_by_complements_never_by_substitutes(shop: HybridRecommender) -> None:
    ids, scores = shop.complete_basket([["phone"], ["case", "phone"], [], ["unknown"]], n=3)
    assert ids.tolist() == [["case", None, None], [None] * 3, [None] * 3, [None] * 3]
    assert np.isneginf(scores[1:]).all()


def test_what_met_in_a_single_order_completes_no_basket() -> None:
    log = orders_log(["tea printer", *["tea cup"] * 5, *["tea", "cup", "printer"] * 10])
    model = HybridRecommender().fit(log)
    assert model.complete_basket([["tea"]], n=3)[0].tolist() == [["cup", None, None]]


def test_the_caller_limits_what_completes_a_basket(shop: HybridRecommender) -> None:
    assert shop.complete_basket([["phone"]], n=1, exclude=["case"])[0].tolist() == [[None]]
    assert shop.complete_basket([["phone"]], n=1, among=["tent"])[0].tolist() == [[None]]


def test_what_was_bought_before_is_told_last_with_its_time(shop: HybridRecommender) -> None:
    assert shop.explain("u3", "phone")[-1] == OwnHistory(item="phone", when=3 * 86_400, share=0.0)


def test_the_linear_model_gives_way_to_neighbours_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    assert isinstance(HybridRecommender().fit(checkerboard()).scorers_["collaborative"], Ease)
    with caplog.at_level(logging.INFO, logger="recommender"):
        model = HybridRecommender(max_items=3).fit(checkerboard())
    assert isinstance(model.scorers_["collaborative"], ItemNeighbours)
    assert "item neighbours take the place of EASE" in caplog.text


def test_a_shop_of_more_items_than_users_is_solved_over_users(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    log = Interactions.from_columns(
        user=random.integers(0, 8, 150), item=random.integers(0, 40, 150), timestamp=random.integers(0, 10**7, 150)
    )
    with caplog.at_level(logging.INFO, logger="recommender"):
        model = HybridRecommender(max_items=10).fit(log)
    assert isinstance(model.scorers_["collaborative"], DualEase)
    assert "EASE is solved over users" in caplog.text
    model.save(tmp_path / "model")
    assert np.array_equal(HybridRecommender.load(tmp_path / "model").score(range(8)), model.score(range(8)))


def test_what_a_customer_orders_again_and_again_completes_the_basket() -> None:
    log = orders_log(["tea cup", "tea cup", "tea cup", "jar", "tea jar"])
    again = Interactions.from_columns(
        user=["ann"] * 4 + log.users.raw(log.user).tolist(),
        item=["jar"] * 4 + log.items.raw(log.item).tolist(),
        timestamp=[*(1_700_000_000 + 86_400 * day for day in range(4)), *log.time.tolist()],
        basket=[*"1234", *(f"other {order}" for order in log.basket)],
    )
    model = HybridRecommender().fit(again)
    assert model.complete_basket([["tea"]], n=2)[0].tolist() == [["cup", None]]
    assert model.complete_basket([["tea"]], n=2, users=["ann"])[0].tolist() == [["cup", "jar"]]
    assert model.complete_basket([["tea"]], n=2, users=["stranger"])[0].tolist() == [["cup", None]]
    with pytest.raises(ValueError, match="2 ids for 1 baskets"):
        model.complete_basket([["tea"]], users=["ann", "bob"])


def test_many_users_at_once_get_what_each_gets_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    # In six slices, side by side.
    monkeypatch.setattr("recommender.scorers.scorer._LISTS_AT_ONCE", 130)
    random = np.random.default_rng(0)
    log = Interactions.from_columns(
        user=random.integers(0, 700, 5_000),
        item=random.integers(0, 60, 5_000),
        timestamp=random.integers(0, 10**7, 5_000),
    )
    model = HybridRecommender().fit(log)
    users = list(range(700))
    together, scores = model.recommend(users, n=5)
    for user in users[::50]:
        alone, its = model.recommend([user], n=5)
        assert together[user].tolist() == alone[0].tolist()
        assert scores[user] == pytest.approx(its[0], rel=1e-5)


def test_weights_are_learned_where_there_are_users_enough() -> None:
    random = np.random.default_rng(0)
    # Each user keeps to one of two halves of the shop, so what is popular says little and company much.
    user = np.repeat(np.arange(200), 12)
    item = (user % 2) * 30 + random.integers(0, 30, len(user))
    log = Interactions.from_columns(user=user, item=item, timestamp=random.integers(0, 10**7, len(user)))
    model = HybridRecommender(random_state=0).fit(log)
    names = list(model.scorers_)
    learned = model.weights_[2]
    assert learned.tolist() != HybridRecommender().fit(checkerboard()).weights_[2].tolist()
    assert learned[names.index("collaborative")] > learned[names.index("popularity")]
    again = HybridRecommender(random_state=0).fit(log)
    assert np.array_equal(again.weights_, model.weights_)
    assert np.array_equal(again.score([0, 1]), model.score([0, 1]))


def test_a_log_of_views_alone_is_enough() -> None:
    log = Interactions.from_columns(user=["a", "a", "b"], item=["x", "y", "x"], event=["view_item"] * 3)
    model = HybridRecommender().fit(log)
    assert model.recommend(["b"], n=1)[0].tolist() == [["y"]]
    assert model.complete_basket([["x"]], n=1)[0].tolist() == [[None]]


def test_integer_ids_come_back_as_integers(tmp_path: Path) -> None:
    model = HybridRecommender().fit(Interactions.from_columns(user=[1, 1, 2], item=[10, 20, 10]))
    model.save(tmp_path / "model")
    ids, _ = HybridRecommender.load(tmp_path / "model").recommend([2], n=1)
    assert ids.tolist() == [[20]]
    assert type(ids[0, 0]) is int


def test_a_tokenizer_is_used_and_not_saved(tmp_path: Path) -> None:
    model = HybridRecommender(tokenize=str.split).fit(checkerboard(), checkerboard_items())
    model.save(tmp_path / "model")
    assert HybridRecommender.load(tmp_path / "model").content_.tokenize is None


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    HybridRecommender().fit(checkerboard()).save(tmp_path / "model")
    path = tmp_path / "model" / "hybrid.npz"
    content = bytearray(path.read_bytes())
    content[-40] ^= 1
    path.write_bytes(content)
    with pytest.raises(ValueError, match="run train again"):
        HybridRecommender.load(tmp_path / "model")


def test_importing_the_package_stays_light() -> None:
    code = (
        "import sys, recommender; print(sorted({'sklearn', 'jieba', 'flask', 'sqlite3', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
