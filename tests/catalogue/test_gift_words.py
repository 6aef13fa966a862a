"""What the catalogue says of gifts, and how goods spread over what they are."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.catalogue.gift_words import SaysGift
from assistant.catalogue.search import Search
from assistant.query.constraints import Constraint
from assistant.storage import Store
from tests.catalogue.importing import ImportRows

WORDS = ("gift", "礼盒")
ROWS: tuple[dict[str, Any], ...] = (
    {"id": "tea-box", "title_en": "Tea, Gift Box", "category_en": "Drinks > Tea", "price": 9, "brand_en": "Leaf"},
    {"id": "tea-bag", "title_en": "Tea Refill", "category_en": "Drinks > Tea", "price": 5, "brand_en": "Leaf"},
    {"id": "pen", "title_en": "Pen", "category_en": "Stationery & Gifts > Pens", "price": 3, "brand_en": "Quill"},
    {"id": "mug", "title_en": "Mug", "category_en": "Mugs", "price": 8, "attributes": {"gift box": True}},
    {"id": "cup", "title_en": "Cup", "category_en": "Mugs", "price": 7, "attributes": {"gift box": False}},
    {"id": "bowl", "title_en": "Bowl", "category_en": "Bowls", "price": 6, "attributes": {"for": ["gifts", "soup"]}},
    {"id": "jar", "title_en": "Jar", "category_en": "Bowls", "price": 4, "description_zh": "礼盒包装，送人合适。"},
    {"id": "lid", "title_en": "Lid", "category_en": "Bowls", "price": 2, "attributes": {"for": "soup"}},
)


@pytest.fixture
def search(store: Store, import_rows: ImportRows) -> Search:
    import_rows(*ROWS)
    return Search(store, {})


def found(search: Search, constraint: Constraint) -> set[str]:
    return {product.id for product in search.find([constraint], n=20).products}


def test_given_is_what_says_so_itself_and_not_what_its_department_is_called(search: Search) -> None:
    assert found(search, search.gift_words.find_gifts(WORDS)) == {"tea-box", "mug", "bowl", "jar"}


def test_a_kind_is_given_when_enough_of_it_says_so(search: Search) -> None:
    given = search.gift_words.find_gifts(WORDS)
    names = {part.names[1]: part for part in search.facet_counts.count_kinds(search.best([]))}
    assert names.keys() == {"Tea", "Pens", "Mugs", "Bowls"}
    # Half of the teas and mugs, two of the three bowls, none of the pens.
    assert len(search.gift_words.find_kinds(given, 0.5)) == 3
    assert len(search.gift_words.find_kinds(given, 0.6)) == 1
    assert search.gift_words.find_kinds(given, 0.7) == ()


def test_a_catalogue_that_says_nothing_of_gifts_has_none(search: Search) -> None:
    given = search.gift_words.find_gifts(("souvenir",))
    assert given == SaysGift()
    assert search.gift_words.find_kinds(given, 0.1) == ()
    assert search.best([given]) == ()


def test_parts_are_counted_the_largest_first(search: Search) -> None:
    goods, counts = search.best([]), search.facet_counts
    assert [(part.names[1], part.count) for part in counts.count_kinds(goods)][:1] == [("Bowls", 3)]
    assert [(part.names[1], part.count) for part in counts.count_brands(goods)] == [("Leaf", 2), ("Quill", 1)]
    assert [(part.names[1], part.count) for part in counts.count_flags(goods)] == [("gift box", 1)]
    (spread,) = counts.count_values(goods)
    assert spread.facet[1] == "for"
    assert [(part.names[1], part.count) for part in spread.parts] == [("soup", 2), ("gifts", 1)]
    assert (
        search.facet_counts.count_kinds([])
        == search.facet_counts.count_flags([])
        == search.facet_counts.count_values([])
        == []
    )


def test_what_is_said_of_one_product_is_read_from_its_facets(search: Search, store: Store) -> None:
    rows = {row[0]: row[1] for row in store.rows("SELECT id, rowid FROM products")}
    facets = {row[0]: row[1] for row in store.rows("SELECT name_en, id FROM facets")}
    counts = search.facet_counts
    assert counts.said_of(rows["lid"], facets["for"]) == [(None, "soup")]
    assert counts.said_of(rows["pen"], facets["for"]) == []
    assert counts.number_of(rows["mug"], facets["gift box"]) == (1.0, None)
    assert counts.number_of(rows["cup"], facets["gift box"]) == (0.0, None)
    assert counts.number_of(rows["pen"], facets["gift box"]) is None
    assert counts.facet_names(facets["for"])[1] == "for"
    assert {len(values) for values in counts.find_value_ids([rows["bowl"], rows["lid"]]).values()} == {1, 2}
