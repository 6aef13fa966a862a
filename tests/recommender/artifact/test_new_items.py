"""Items that came after the fit, known by their description."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recommender import HybridRecommender, Interactions
from recommender.artifact.new_items import GrownIndex, grow_arrays
from recommender.data.ids import IdIndex
from recommender.numerics.matrices import from_arrays
from recommender.scorers.linear import DualEase
from recommender.scorers.sparse_linear import SparseEase
from tests.recommender.small_shops import checkerboard, checkerboard_items

LATER = {"id": ["new white", "new black"], "text": ["a white square", "a black square"]}


@pytest.fixture(params=[6_000, 3], ids=["EASE", "neighbours"])
def model(request: pytest.FixtureRequest) -> HybridRecommender:
    return HybridRecommender(max_items=request.param).fit(checkerboard(), checkerboard_items())


def test_a_new_item_is_recommended_to_those_who_like_its_kind(model: HybridRecommender) -> None:
    grown = model.with_items(LATER)
    ids, scores = grown.recommend(["u0", "u1"], n=12)
    white, black = (row.tolist() for row in ids)
    assert white.index("new white") < white.index("new black")
    assert black.index("new black") < black.index("new white")
    assert np.isfinite(scores[:, :8]).all()


def test_a_new_item_has_similar_items_and_is_similar_to_others(model: HybridRecommender) -> None:
    grown = model.with_items(LATER)
    assert all(int(key[1:]) % 2 == 0 for key in grown.similar(["new white"], n=3)[0][0])
    assert "new white" in grown.similar(["i0"], n=10)[0][0]


def test_events_of_a_new_item_count(model: HybridRecommender) -> None:
    grown = model.with_items(LATER)
    grown.partial_update(user=["stranger"], item=["new white"], timestamp=[1_800_000_000])
    assert int(grown.recommend(["stranger"], n=1)[0][0, 0][1:]) % 2 == 0
    assert [reason.kind for reason in grown.explain("stranger", "i2")][:1] == ["similar_content"]


def test_the_model_that_was_asked_stays_as_it_was(model: HybridRecommender) -> None:
    before = model.score(["u0"])
    grown = model.with_items(LATER)
    assert np.array_equal(model.score(["u0"]), before)
    assert "new white" not in model.recommend(["u0"], n=10)[0]
    assert grown.score(["u0"]).shape == (1, 12)


def test_known_items_are_left_alone_and_a_second_growth_goes_on(model: HybridRecommender) -> None:
    grown = model.with_items(checkerboard_items() | {})
    assert np.array_equal(grown.score(["u0"]), model.score(["u0"]))
    twice = model.with_items(LATER).with_items({"id": ["newest", "i0", "new white"], "text": ["a white square"] * 3})
    assert twice.score(["u0"]).shape == (1, 13)
    assert "newest" in twice.recommend(["u0"], n=13)[0]


def test_what_needs_counts_waits_for_the_next_fit(model: HybridRecommender, tmp_path: Path) -> None:
    grown = model.with_items(LATER)
    for found in (grown.complete_basket([["new white", "i0"]], n=3)[0], grown.premium(["new white"])[0]):
        assert not {"new white", "new black"} & set(found.ravel())
    assert grown.cross_sell(["new white"]) == [[]]
    with pytest.raises(ValueError, match="fit it on the whole catalogue"):
        grown.save(tmp_path / "model")


def test_ids_of_another_type_are_refused(model: HybridRecommender) -> None:
    with pytest.raises(ValueError, match="strings in one table"):
        model.with_items({"id": [1, 2]})
    with pytest.raises(ValueError, match="'id' is required"):
        model.with_items({"text": ["a square"]})


def test_a_model_over_users_grows_too() -> None:
    log = Interactions.from_columns(user=["a", "a", "b", "b"], item=["x", "y", "y", "z"], timestamp=[1, 2, 3, 4])
    model = HybridRecommender(max_items=2).fit(log, {"id": ["x", "y", "z"], "text": ["red cup", "red pot", "blue jar"]})
    assert isinstance(model.scorers_["collaborative"], DualEase)
    grown = model.with_items({"id": ["w"], "text": ["red cup"]})
    assert "w" in grown.recommend(["a"], n=4)[0]
    assert grown.score(["a"])[0, :3] == pytest.approx(model.score(["a"])[0])


def test_rows_that_were_given_out_stay() -> None:
    index = GrownIndex(IdIndex(np.array(["b", "d"])), IdIndex(np.array(["a", "c long id"])))
    assert index.rows(["d", "a", "c long id", "b", "x", 7]).tolist() == [1, 2, 3, 0, -1, -1]
    assert index.raw(np.array([3, -1, 0])).tolist() == ["c long id", None, "b"]


def test_a_sparse_linear_model_grows_by_items_that_it_knows_nothing_of() -> None:
    scorer = SparseEase(reg=1.0).fit(checkerboard(), checkerboard_items())
    grown = from_arrays("weights", grow_arrays(scorer, 2))
    assert grown.shape == (12, 12)
    assert grown.toarray()[:10, :10].tolist() == scorer.weights_.toarray().tolist()
    assert grown[:, 10:].nnz == grown[10:].nnz == 0
