"""Factor models, against their normal equations and values by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.data.evidence import Neighbours, Rating
from recommender.data.interaction_matrices import matrices_of
from recommender.data.interactions import Interactions
from recommender.data.ratings import Ratings
from recommender.numerics.matrices import Csr
from recommender.numerics.ridge import solve_ridge_rows
from recommender.scorers.factorization import BiasedSvd, ImplicitAls, TruncatedSvd
from tests.recommender.scorer_contract import ScorerContract
from tests.recommender.small_shops import checkerboard, orders_log, rated_checkerboard


class TestTruncatedSvd(ScorerContract):
    def make(self) -> TruncatedSvd:
        return TruncatedSvd(n_components=2)


class TestImplicitAls(ScorerContract):
    def make(self) -> ImplicitAls:
        return ImplicitAls(n_components=2, reg=0.5)


class TestBiasedSvd(ScorerContract):
    """Ratings tell nothing of what was not rated by one's like."""

    personal = False

    def log(self) -> Ratings:
        return rated_checkerboard()

    def make(self) -> BiasedSvd:
        return BiasedSvd(n_components=3)

    def test_one_user_and_one_item_are_no_error(self) -> None:
        model = self.make().fit(rate([("ann", "tea", 4)]))
        assert model.recommend(["ann"], n=1)[0].tolist() == [[None]]
        assert model.score(["nobody"])[0] == pytest.approx([4.0])

    def test_a_log_without_ratings_is_refused(self) -> None:
        with pytest.raises(ValueError, match="learns from ratings"):
            self.make().fit(checkerboard())


def test_svd_with_all_components_gives_the_log_back() -> None:
    log = checkerboard()
    model = TruncatedSvd(n_components=10).fit(log)
    assert model.score([f"u{u}" for u in range(10)]) == pytest.approx(matrices_of(log).affinity.toarray(), abs=1e-5)


def test_svd_is_the_best_approximation_of_its_rank() -> None:
    log = checkerboard()
    _, values, right = np.linalg.svd(matrices_of(log).affinity.toarray())
    model = TruncatedSvd(n_components=2).fit(log)
    assert model.singular_values_ == pytest.approx(values[:2], rel=1e-5)
    expected = matrices_of(log).affinity.toarray() @ right[:2].T @ right[:2]
    assert model.score([f"u{u}" for u in range(10)]) == pytest.approx(expected, abs=1e-5)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=9),
    st.integers(0, 1000),
)
def test_each_row_solves_its_own_ridge_regression(there: list[list[bool]], seed: int) -> None:
    random = np.random.default_rng(seed)
    mask = np.array(there)
    rows = Csr(mask.astype(np.float32))
    factors = random.standard_normal((5, 3)).astype(np.float32)
    weights, targets = random.random((2, rows.nnz)).astype(np.float32)
    penalty = np.stack([np.eye(3, dtype=np.float32) * (1 + row) for row in range(len(there))])
    solved = solve_ridge_rows(rows, factors, weights=weights, targets=targets, penalty=penalty)
    for row in range(len(there)):
        part = slice(rows.indptr[row], rows.indptr[row + 1])
        near = factors[rows.indices[part]].astype(float)
        left = (near.T * weights[part]) @ near + penalty[row]
        assert solved[row] == pytest.approx(np.linalg.solve(left, near.T @ targets[part]), abs=1e-4)


def loss(model: ImplicitAls, log: Interactions) -> float:
    """What Hu, Koren and Volinsky minimise, with the users' factors solved for once more."""
    affinity = matrices_of(log).affinity.toarray().astype(float)
    items = model.item_factors_.astype(float)
    total = model.reg * (items**2).sum()
    for row in affinity:
        confidence = 1 + model.alpha * row
        left = (items.T * confidence) @ items + model.reg * np.eye(items.shape[1])
        user = np.linalg.solve(left, items.T @ (confidence * (row > 0)))
        total += (confidence * ((row > 0) - items @ user) ** 2).sum() + model.reg * (user**2).sum()
    return float(total)


def test_als_comes_nearer_with_every_sweep() -> None:
    log = checkerboard()
    losses = [loss(ImplicitAls(n_components=3, reg=0.5, n_iter=n).fit(log), log) for n in (1, 2, 3, 6)]
    assert losses == sorted(losses, reverse=True)
    assert losses[0] > losses[-1] + 1e-3


def test_als_scores_solve_the_normal_equations() -> None:
    log = Interactions.from_columns(
        user=["a", "a", "b", "b", "c"],
        item=["tea", "cup", "tea", "pot", "pot"],
        event=["view_item"] * 3 + ["purchase"] * 2,
    )
    model = ImplicitAls(n_components=2, alpha=5.0, reg=0.3).fit(log)
    items, row = model.item_factors_.astype(float), matrices_of(log).affinity.toarray()[0].astype(float)
    confidence = 1 + 5.0 * row
    left = (items.T * confidence) @ items + 0.3 * np.eye(2)
    expected = items @ np.linalg.solve(left, items.T @ (confidence * (row > 0)))
    assert model.score(["a"])[0] == pytest.approx(expected, abs=1e-5)


def test_als_explains_its_whole_score_by_what_was_taken() -> None:
    log = orders_log(["tea cup", "tea cup", "tea cup pot", "jar lid", "tea pot"])
    model = ImplicitAls(n_components=3, reg=0.5).fit(log)
    found = model.explain("user of 4", "cup")
    assert {reason.anchor for reason in found if isinstance(reason, Neighbours)} <= {"tea", "pot"}
    assert found[0] == Neighbours(anchor="tea", item="cup", count=3, of=4, share=found[0].share)


def test_a_new_event_turns_the_answer_of_a_factor_model_without_a_refit() -> None:
    log = orders_log(["tea cup"] * 5 + ["tent stove"] * 5 + ["tea"])
    for model in (TruncatedSvd(n_components=2).fit(log), ImplicitAls(n_components=2, reg=0.1).fit(log)):
        assert model.recommend(["user of 10"], n=1)[0].tolist() == [["cup"]]
        turned, _ = model.recommend(["user of 10"], n=2, recent=[["tent"]])
        assert "stove" in turned[0]


def rate(table: list[tuple[str, str, float]]) -> Ratings:
    users, items, ratings = zip(*table, strict=True)
    return Ratings.from_columns(user=users, item=items, rating=ratings)


def test_biases_alone_explain_what_is_additive() -> None:
    # 3 in the mean; ann +1, bob -1; tea +1, cup -1
    log = rate([("ann", "tea", 5), ("ann", "cup", 3), ("bob", "tea", 3), ("bob", "cup", 1)])
    model = BiasedSvd(n_components=0, reg=1e-9).fit(log)
    assert model.item_bias_ == pytest.approx([-1.0, 1.0], abs=1e-4)
    assert model.predict(["ann", "bob"], ["cup", "tea"]) == pytest.approx([3.0, 3.0], abs=1e-4)


def test_a_bias_by_hand() -> None:
    # Mean 4, item bias of tea with penalty 1 for its one rating: (5 - 4 - b_u) / (1 + 1), b_u of ann likewise 0.
    log = rate([("ann", "tea", 5), ("bob", "cup", 3)])
    model = BiasedSvd(n_components=0, reg=1.0, n_iter=1).fit(log)
    # users first: ann (5 - 4) / 2 = 1/2; then tea (5 - 4 - 1/2) / 2 = 1/4
    assert model.item_bias_ == pytest.approx([-0.25, 0.25])
    # asked: ann (5 - 4 - 1/4) / 2 = 3/8
    assert model.predict(["ann", "nobody"], ["tea", "tea"]) == pytest.approx([4 + 3 / 8 + 1 / 4, 4.25])


def taste_ratings(*, n_users: int = 60, n_items: int = 30) -> tuple[Ratings, list[tuple[str, str, float]]]:
    """Ratings of two tastes with opposite likings, a fifth of them held out."""
    random = np.random.default_rng(3)
    table = [
        (f"u{u}", f"i{i}", 3.0 + (1.5 if u % 2 == i % 2 else -1.5) + 0.2 * random.standard_normal())
        for u in range(n_users)
        for i in range(n_items)
    ]
    held_out = random.random(len(table)) < 0.2
    kept = [line for line, out in zip(table, held_out, strict=True) if not out]
    return rate(kept), [line for line, out in zip(table, held_out, strict=True) if out]


def test_factors_learn_tastes_that_biases_cannot() -> None:
    log, held_out = taste_ratings()
    users, items, ratings = zip(*held_out, strict=True)
    errors = [
        np.sqrt(np.mean((BiasedSvd(n_components=n, reg=0.05).fit(log).predict(users, items) - ratings) ** 2))
        for n in (0, 2)
    ]
    assert errors[0] > 1.3
    assert errors[1] < 0.4


def test_a_new_rating_turns_the_prediction_without_a_refit() -> None:
    log, _ = taste_ratings()
    model = BiasedSvd(n_components=2, reg=0.05).fit(log)
    (likes_even, likes_odd) = (model.recommend(["new"], n=3, recent=[[item]])[0][0] for item in ("i0", "i1"))
    assert [int(item[1:]) % 2 for item in [*likes_even, *likes_odd]] == [0, 0, 0, 1, 1, 1]


def test_predictions_stay_within_the_scale_for_strangers_too() -> None:
    log, _ = taste_ratings(n_users=8, n_items=6)
    model = BiasedSvd().fit(log)
    found = model.predict(["u0", "nobody", "u0"], ["nothing", "nothing", "i0"])
    assert found[0] == pytest.approx(matrices_of(log).ratings[[0]].data.mean(), rel=1e-5)
    assert found[1] == pytest.approx(model.scale_[2])
    assert ((found >= log.lowest) & (found <= log.highest)).all()


def test_a_well_rated_item_is_explained_by_its_ratings() -> None:
    log = rate([("ann", "tea", 5), ("bob", "tea", 5), ("bob", "cup", 1), ("cai", "cup", 2)])
    found = BiasedSvd(n_components=2).fit(log).explain("cai", "tea")
    rating = next(reason for reason in found if isinstance(reason, Rating))
    assert (rating.after, rating.after_count) == (5.0, 2)
