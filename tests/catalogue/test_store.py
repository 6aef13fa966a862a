"""The catalogue by id, by department and by page."""

from __future__ import annotations

import pytest

from assistant.catalogue.store import Catalogue
from assistant.storage import Store
from tests.catalogue.importing import ImportRows


@pytest.fixture
def catalogue(store: Store, import_rows: ImportRows) -> Catalogue:
    import_rows(
        {"id": "m1", "title_zh": "杯一", "category_zh": "厨房 > 杯子", "category_en": "Kitchen > Mugs", "price": 10},
        {"id": "m2", "title_en": "Mug", "category_zh": "厨房 > 杯子", "category_en": "Kitchen > Mugs", "price": 20},
        {"id": "p1", "title_zh": "锅", "category_zh": "厨房 > 锅具", "category_en": "Kitchen > Pots", "price": 90},
        {"id": "l1", "title_zh": "灯", "category_zh": "家居", "category_en": "Home", "price": 50, "stock": 0},
        {"id": "x1", "title_zh": "无类", "price": 5, "rating": 4, "rating_count": 9},
    )
    catalogue = Catalogue(store)
    catalogue.set_popularity({"p1": 0.9, "l1": 1.0})
    return catalogue


def test_products_come_in_the_order_asked_and_those_that_are_gone_are_left_out(catalogue: Catalogue) -> None:
    assert [product.id for product in catalogue.products(["p1", "gone", "m1", "p1"])] == ["p1", "m1", "p1"]
    assert catalogue.product("gone") is None
    assert catalogue.products([]) == []


def test_ids_are_taken_as_they_are(catalogue: Catalogue) -> None:
    assert catalogue.products(['m1"', "m1' OR 1=1", "M1", "m1\x00"]) == []


def test_departments_count_what_is_below_them_the_fullest_first(catalogue: Catalogue) -> None:
    assert [(d.name, d.count) for d in catalogue.departments("zh")] == [("厨房", 3), ("家居", 1)]
    assert [d.name for d in catalogue.departments("en")] == ["Kitchen", "Home"]


def test_a_page_has_what_can_be_had_first_then_what_is_popular(catalogue: Catalogue) -> None:
    pages = [catalogue.page(None, n=2, offset=offset, locale="zh") for offset in (0, 2, 4, 6)]
    assert [[product.id for product in page] for page in pages] == [["p1", "x1"], ["m1", "m2"], ["l1"], []]


def test_a_page_of_a_department_has_all_below_it_and_nothing_else(catalogue: Catalogue) -> None:
    kitchen = catalogue.departments("zh")[0]
    ids = [product.id for product in catalogue.page(kitchen.slug, n=9, offset=0, locale="zh")]
    assert ids == ["p1", "m1", "m2"]
    assert catalogue.page("nowhere", n=9, offset=0, locale="zh") == []


def test_a_trail_leads_from_the_top_to_the_product(catalogue: Catalogue) -> None:
    mug, loose = catalogue.products(["m1", "x1"])
    assert [name for name, _ in catalogue.trail(mug, "en")] == ["Kitchen", "Mugs"]
    assert [name for name, _ in catalogue.trail(mug, "zh")] == ["厨房", "杯子"]
    assert catalogue.trail(loose, "zh") == []


def test_paths_of_categories_are_their_numbers_from_the_top(catalogue: Catalogue) -> None:
    paths = catalogue.category_paths()
    mug = catalogue.product("m1")
    assert mug is not None
    assert mug.category_id is not None
    top, _, leaf = paths[mug.category_id].partition(" > ")
    assert leaf == str(mug.category_id)
    assert paths[int(top)] == top


def test_popularity_is_set_anew_each_time(catalogue: Catalogue) -> None:
    catalogue.set_popularity({"m1": 0.25, "gone": 1.0})
    assert {p.id: p.popularity for p in catalogue.everything()} == {"m1": 0.25, "m2": 0, "p1": 0, "l1": 0, "x1": 0}


@pytest.mark.parametrize(("titles", "zh", "en"), [(("title_zh",), True, False), (("title_zh", "title_en"), True, True)])
def test_a_catalogue_speaks_the_languages_of_its_titles(
    store: Store, import_rows: ImportRows, titles: tuple[str, ...], zh: bool, en: bool
) -> None:
    import_rows({"id": "1", "price": 1} | dict.fromkeys(titles, "x"))
    assert (Catalogue(store).speaks("zh"), Catalogue(store).speaks("en")) == (zh, en)


def test_an_empty_catalogue_has_neither_currency_nor_departments(store: Store) -> None:
    catalogue = Catalogue(store)
    assert (catalogue.count(), catalogue.currency, catalogue.version, catalogue.departments("zh")) == (0, None, 0, [])
