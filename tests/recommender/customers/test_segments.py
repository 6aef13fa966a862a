"""Customers by taste."""

from __future__ import annotations

import math

import numpy as np
import pytest

from recommender.customers.segments import APART, NO_TASTE, TasteSegments, compare_counts
from recommender.data.interactions import Interactions
from recommender.data.items import Items, align

PLACES = ("Pets > Cats", "Garden > Tools", "Music", "Books")


def shop(*, categories: bool = True, n: int = 30) -> tuple[Interactions, Items]:
    """n people with cats, half as many gardeners, and one who bought a single thing."""
    lines = [(f"cat{u:02}", f"Pets > Cats {(u + i) % 6}") for u in range(n) for i in range(4)]
    lines += [(f"gardener{u:02}", f"Garden > Tools {(u + i) % 6}") for u in range(n // 2) for i in range(4)]
    lines += [(f"{kind}{u:02}", f"Books {u % 3}") for kind in ("cat", "gardener") for u in range(n // 2)]
    lines.append(("newcomer", "Music 0"))
    user, item = zip(*lines, strict=True)
    ids = sorted({*item, *(f"{place} 9" for place in PLACES)})
    columns = {"id": ids} | ({"category": [each[:-2] for each in ids]} if categories else {})
    return align(Interactions.from_columns(user=user, item=item), columns)


@pytest.mark.parametrize("categories", [True, False])
def test_tastes_are_told_apart_and_named_by_what_sets_them_apart(categories: bool) -> None:
    log, items = shop(categories=categories)
    model = TasteSegments(n_segments=2).fit(log, items=items)
    cats, gardeners, newcomer, stranger = model.of(["cat00", "gardener03", "newcomer", "nobody"])
    assert cats is not None
    assert gardeners is not None
    assert (cats.number, cats.size) == (0, 30)
    assert (gardeners.number, gardeners.size) == (1, 15)
    assert newcomer is None
    assert stranger is None
    assert all(str(trait.name).startswith("Pets > Cats") for trait in cats.traits)
    assert all(trait.z >= APART for trait in (*cats.traits, *gardeners.traits))
    if categories:
        assert cats.name == "Cats"
        assert gardeners.name == "Tools"
        (trait,) = cats.traits
        # 30 people with 4 of the cats' things and 15 books, against 15 gardeners with 4 tools and 15 books
        assert (trait.count, trait.of, trait.others_count, trait.others_of) == (120, 135, 0, 75)


def test_the_number_of_segments_is_found() -> None:
    log, items = shop()
    model = TasteSegments().fit(log, items=items)
    assert sum(segment.size for segment in model.segments_) == 45
    assert model.silhouette_ > 0.5
    assert model.segment_[log.users.rows(["newcomer"])[0]] == NO_TASTE


def test_equal_input_gives_equal_segments() -> None:
    log, items = shop(categories=False)
    first, again = (TasteSegments(random_state=3).fit(log, items=items) for _ in range(2))
    assert first.segment_.tolist() == again.segment_.tolist()
    assert first.segments_ == again.segments_


def test_log_odds_with_a_prior_by_hand() -> None:
    # two kinds, 10 in all: the prior is 2 * (8, 2) / 10 = (1.6, 0.4)
    z = compare_counts(np.array([5, 0]), np.array([3, 2]))
    inside, outside = math.log(6.6 / 0.4), math.log(4.6 / 2.4)
    assert z[0] == pytest.approx((inside - outside) / math.sqrt(1 / 6.6 + 1 / 4.6))
    assert z[1] < 0 < z[0]


def test_what_all_buy_alike_sets_nobody_apart() -> None:
    assert compare_counts(np.array([10, 20, 0]), np.array([100, 200, 0])) == pytest.approx(np.zeros(3), abs=0.1)


@pytest.mark.parametrize("n_customers", [0, 1, 2])
def test_too_few_customers_have_no_segments(n_customers: int) -> None:
    lines = [(f"u{u}", f"i{i}") for u in range(n_customers) for i in range(3)] or [("looker", "i0")]
    user, item = zip(*lines, strict=True)
    log, items = align(Interactions.from_columns(user=user, item=item), None)
    model = TasteSegments().fit(log, items=items)
    assert model.segments_ == []
    assert model.of(["u0"]) == [None]


def test_customers_who_are_all_alike_are_one_segment() -> None:
    lines = [(f"u{u}", f"i{i}") for u in range(9) for i in range(3)]
    user, item = zip(*lines, strict=True)
    log, items = align(Interactions.from_columns(user=user, item=item), None)
    (segment,) = TasteSegments().fit(log, items=items).segments_
    assert (segment.size, segment.traits, segment.name) == (9, (), "")


@pytest.mark.parametrize("n_segments", [0, 1, 99])
def test_an_impossible_number_of_segments_is_refused(n_segments: int) -> None:
    log, items = shop()
    with pytest.raises(ValueError, match="n_segments"):
        TasteSegments(n_segments=n_segments).fit(log, items=items)
