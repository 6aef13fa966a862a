"""Likeness by description."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.scorers.content import Content, split_words
from recommender.scorers.scorer import Profiles
from tests.recommender.scorer_contract import ScorerContract
from tests.recommender.small_shops import orders_log

CATALOGUE = {
    "id": ["red mug", "blue mug", "tent", "stove", "lamp"],
    "text": ["a red mug", "a blue mug", "a green tent", "a gas stove", "a lamp"],
    "category": ["Kitchen > Mugs", "Kitchen > Mugs", "Outdoor > Tents", "Outdoor > Stoves", "Home"],
    "features": [{"volume": (300, "ml")}, {"volume": (310, "ml")}, {"weight": (2, "kg")}, {"weight": (1, "kg")}, {}],
}


class TestContent(ScorerContract):
    def make(self) -> Content:
        return Content()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Red-Mug, 300ml", ["a", "red", "mug", "300ml"]),
        ("蓝牙耳机", ["蓝牙", "牙耳", "耳机"]),
        ("茶", ["茶"]),
        ("小米 Air 2 蓝牙", ["小米", "air", "2", "蓝牙"]),
        ("USB充电宝", ["usb", "充电", "电宝"]),
        ("", []),
        ("—!…", []),
    ],
)
def test_words_of_both_scripts(text: str, expected: list[str]) -> None:
    assert split_words(text) == expected


@pytest.fixture
def model() -> Content:
    return Content().fit(orders_log(["tent"]), CATALOGUE)


def test_an_item_that_nobody_touched_is_found_by_its_description(model: Content) -> None:
    assert model.similar(["red mug"], n=1)[0].tolist() == [["blue mug"]]
    assert model.recommend(["user of 0"], n=1)[0].tolist() == [["stove"]]


def test_cosine_is_one_with_itself_and_zero_without_anything_common(model: Content) -> None:
    mug, tent, lamp = model.items_.rows(["red mug", "tent", "lamp"])
    assert model.cosine(mug)[mug] == pytest.approx(1.0)
    assert model.cosine(mug)[tent] == 0.0
    assert not model.cosine(lamp).any()


def test_what_everything_shares_tells_nothing(model: Content) -> None:
    article = model.terms_.index("a")
    assert model.vectors_[:, [article]].toarray().max() == 0.0


def test_evidence_names_the_shared_words_and_attributes(model: Content) -> None:
    mug, other = model.items_.rows(["red mug", "blue mug"])
    found = model.explain_pair(mug, other)
    assert found is not None
    assert set(found.terms) == {"mug", "Kitchen", "Kitchen > Mugs"}
    assert found.anchor == "red mug"
    assert model.explain_pair(mug, model.items_.rows(["tent"])[0]) is None


def test_numbers_near_each_other_agree_and_far_ones_do_not() -> None:
    catalogue = {
        "id": [f"lamp {watts}" for watts in (5, 6, 20, 21, 60, 61, 90, 95, 200, 210)],
        "features": [{"power": (watts, "W")} for watts in (5, 6, 20, 21, 60, 61, 90, 95, 200, 210)],
    }
    model = Content().fit(orders_log(["lamp"]), catalogue)
    assert model.similar(["lamp 5"], n=1)[0].tolist() == [["lamp 6"]]
    assert model.similar(["lamp 210"], n=1)[0].tolist() == [["lamp 200"]]


def test_a_given_tokenizer_is_used() -> None:
    catalogue = {"id": ["a", "b", "c"], "text": ["x|y", "y|z", "w"]}
    model = Content(tokenize=lambda text: text.split("|")).fit(orders_log(["a"]), catalogue)
    assert model.terms_ == ["y"]
    assert model.similar(["a"], n=1)[0].tolist() == [["b"]]


def test_ten_thousand_items_without_events_need_no_dense_square() -> None:
    n_items = 10_000
    catalogue = {"id": list(range(n_items)), "text": [f"thing{i % 100} kind{i // 100}" for i in range(n_items)]}
    model = Content().fit(orders_log([]), catalogue)
    assert model.vectors_.nnz < 10 * n_items
    ids, _ = model.similar([1234], n=5)
    assert all(i % 100 == 34 or i // 100 == 12 for i in ids[0])
    assert np.isfinite(model.cosine(0)).all()


def test_numbers_meet_across_units() -> None:
    weights = [(0.5, "kg"), (500, "g"), (1, "kg"), (2, "kg"), (3, "kg"), (4, "kg"), (5000, "g"), (6, "kg")]
    catalogue = {"id": list(range(8)), "features": [{"weight": weight} for weight in weights]}
    model = Content().fit(orders_log([]), catalogue)
    assert model.similar([0, 6], n=1)[0].tolist() == [[1], [7]]


def test_likeness_adds_up_over_the_items_of_a_profile_and_ranks_as_the_score_does(model: Content) -> None:
    mug, tent = model.items_.rows(["red mug", "tent"])
    profiles = Profiles.of_items([np.array([mug, tent]), np.array([], dtype=int)], len(model.items_))
    found = model.likeness(profiles)
    assert found[0] == pytest.approx(model.cosine(mug) + model.cosine(tent))
    assert not found[1].any()
    scores = model.score_profiles(profiles)
    assert found[0] / found[0].max() == pytest.approx(scores[0] / scores[0].max())
