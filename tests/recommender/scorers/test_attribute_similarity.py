"""Likeness by stated attributes, by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.data.evidence import SimilarContent
from recommender.scorers.attribute_similarity import AttributeSimilarity
from tests.recommender.scorer_contract import ScorerContract, broken_promises
from tests.recommender.small_shops import checkerboard_items, orders_log


class TestAttributeSimilarity(ScorerContract):
    measure = "gower"

    def make(self) -> AttributeSimilarity:
        return AttributeSimilarity(measure=self.measure)

    def catalogue(self) -> dict[str, list[Any]]:
        items = checkerboard_items()
        return items | {"features": [{"colour": text.split()[1]} for text in items["text"]]}


def test_every_measure_keeps_the_contract() -> None:
    contracts = [TestAttributeSimilarity(), TestAttributeSimilarity()]
    contracts[0].measure, contracts[1].measure = "euclidean", "hamming"
    assert broken_promises(contracts) == []


def fitted(features: dict[str, dict[str, Any]], **options: Any) -> AttributeSimilarity:
    first = next(iter(features))
    catalogue = {"id": list(features), "features": list(features.values())}
    return AttributeSimilarity(**options).fit(orders_log([first]), catalogue)


def alike(model: AttributeSimilarity, first: str, second: str) -> float:
    one, other = model.items_.rows([first, second])
    return float(model.likeness(np.array([one]))[0, other])


# Weights from 1 to 5 kg and three colours; only the light tent is waterproof for certain.
TENTS = {
    "light": {"weight": (1, "kg"), "colour": "green", "waterproof": True},
    "grey": {"weight": (2000, "g"), "colour": "grey", "waterproof": True},
    "heavy": {"weight": (5, "kg"), "colour": "green", "waterproof": False},
}


@pytest.mark.parametrize(
    ("measure", "first", "second", "expected"),
    [
        # weight 1 - 1/4, colour 0, waterproof 1
        ("gower", "light", "grey", (0.75 + 0 + 1) / 3),
        ("gower", "light", "heavy", (0 + 1 + 0) / 3),
        ("euclidean", "light", "grey", 1 - np.sqrt((0.25**2 + 1 + 0) / 3)),
        ("hamming", "light", "grey", 1 / 3),
        ("hamming", "light", "heavy", 1 / 3),
        ("hamming", "grey", "heavy", 0.0),
        ("gower", "light", "light", 1.0),
    ],
)
def test_likeness_of_mixed_attributes(measure: str, first: str, second: str, expected: float) -> None:
    assert alike(fitted(TENTS, measure=measure), first, second) == pytest.approx(expected)


def test_one_attribute_alone_can_decide() -> None:
    model = fitted(TENTS, measure="hamming", attributes=("colour",))
    assert alike(model, "light", "heavy") == 1.0
    assert alike(model, "light", "grey") == 0.0


def test_equal_weights_in_different_units_are_equal() -> None:
    bags = {
        "a": {"weight": (0.5, "kg")},
        "b": {"weight": (500, "g")},
        "c": {"weight": (1, "磅")},
        "d": {"weight": (2, "kg")},
    }
    model = fitted(bags, measure="hamming")
    assert alike(model, "a", "b") == 1.0
    assert alike(model, "a", "d") == 0.0
    # A unit that nobody knows is an attribute of its own.
    assert alike(model, "a", "c") == 0.0


def test_what_only_one_states_is_a_difference_or_is_ignored() -> None:
    lamps = {"a": {"power": 5, "colour": "red"}, "b": {"power": 5}, "c": {"power": 9}, "d": {"colour": "blue"}}
    # a and b: power 1, colour stated by one alone
    assert alike(fitted(lamps), "a", "b") == pytest.approx(1 / 2)
    assert alike(fitted(lamps, missing="ignore"), "a", "b") == 1.0
    assert alike(fitted(lamps, missing="ignore"), "b", "d") == 0.0


def test_several_values_agree_by_their_common_part() -> None:
    shirts = {"a": {"sizes": ["S", "M"]}, "b": {"sizes": ["M", "L"]}, "c": {"sizes": ["XL"]}}
    assert alike(fitted(shirts), "a", "b") == pytest.approx(1 / 3)
    assert alike(fitted(shirts), "a", "c") == 0.0


def test_the_score_is_the_mean_likeness_to_what_was_taken() -> None:
    catalogue = {"id": list(TENTS), "features": list(TENTS.values())}
    model = AttributeSimilarity().fit(orders_log(["light heavy"]), catalogue)
    grey = model.items_.rows(["grey"])[0]
    # to light 7/12, to heavy weight 1 - 3/4, colour 0, waterproof 0
    assert model.score(["user of 0"])[0, grey] == pytest.approx((7 / 12 + 1 / 12) / 2)


def test_evidence_names_what_agrees_in_the_items_own_words() -> None:
    found = fitted(
        {"a": {"weight": (0.5, "kg"), "colour": "red"}, "b": {"weight": (500, "g"), "colour": "blue"}}
    ).explain("user of 0", "b")
    assert found == [
        SimilarContent(anchor="a", item="b", cosine=0.5, terms=(), attributes=(("weight", "500g"),), share=1.0)
    ]


def test_a_catalogue_without_attributes_has_nothing_alike() -> None:
    model = fitted({"a": {}, "b": {}})
    assert model.score(["user of 0"]).tolist() == [[0.0, 0.0]]
    assert model.explain("user of 0", "b") == []


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(ValueError, match="gower, euclidean or hamming"):
        fitted(TENTS, measure="cosine")


FEATURES = st.fixed_dictionaries(
    {},
    optional={
        "weight": st.tuples(st.integers(1, 9), st.sampled_from(["g", "kg"])),
        "colour": st.sampled_from(["red", "blue"]),
        "flag": st.booleans(),
    },
)


@settings(deadline=None, max_examples=50)
@given(st.lists(FEATURES, min_size=2, max_size=6), st.sampled_from(["gower", "euclidean", "hamming"]))
def test_likeness_is_symmetric_and_between_nothing_and_all(features: list[dict[str, Any]], measure: str) -> None:
    model = fitted({f"i{place}": each for place, each in enumerate(features)}, measure=measure)
    learned = model.likeness(np.arange(len(features)))
    assert np.allclose(learned, learned.T)
    assert learned.min() >= 0
    assert learned.max() <= 1
    assert all(learned[i, i] == (1.0 if features[i] else 0.0) for i in range(len(features)))
