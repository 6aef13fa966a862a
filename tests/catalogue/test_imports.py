"""A feed into the catalogue: whole or not at all, the same twice, and never seen half done."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from assistant.catalogue.feeds import Feed, FeedError, ProductRow
from assistant.catalogue.imports import import_products
from assistant.catalogue.store import Catalogue
from assistant.catalogue.taxonomy import Taxonomy
from assistant.errors import ImportRefused
from assistant.language.normal_text import Segmenter
from assistant.reports import BadRow
from assistant.storage import Store
from tests.catalogue.importing import ImportRows, WriteFeed

LAMP = {
    "id": "L1",
    "title_zh": "北欧台灯 黑色",
    "title_en": "Nordic Desk Lamp, Black",
    "category_zh": "家居 > 灯具",
    "category_en": "Home > Lamps",
    "brand_zh": "暖光",
    "brand_en": "Warmlight",
    "price": 199,
    "stock": 3,
    "attributes": {"颜色|colour": {"zh": "黑色", "en": "black"}, "功率|power": {"value": 9, "unit": "W"}},
}
MUG = {
    "id": "M1",
    "title_zh": "陶瓷马克杯",
    "title_en": "Ceramic Mug, White",
    "category_zh": "厨房 > 杯子",
    "category_en": "Kitchen > Mugs",
    "brand_en": "Potter",
    "price": 39.9,
    "attributes": {"微波炉适用|microwave safe": True},
}
TABLES = (
    "categories",
    "brands",
    "facets",
    "facet_values",
    "products",
    "product_facets",
    "product_colours",
    "catalogue_state",
    "products_words",
)


def everything_in(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All tables, and for each word of the full text the products it finds."""
    dump = {table: [tuple(row) for row in store.rows(f"SELECT * FROM {table}")] for table in TABLES}
    dump["found"] = [(word, *found(store, word)) for word, *_ in dump["products_words"]]
    return dump


def found(store: Store, word: str) -> list[str]:
    rows = store.rows(
        """SELECT id FROM products_text AS t JOIN products AS p ON p.rowid = t.rowid
           WHERE products_text MATCH ? ORDER BY id""",
        [f'"{word}"'],
    )
    return [row[0] for row in rows]


class Breaking:
    """A feed that breaks after some rows, as a file on a share does that goes away."""

    def __init__(self, feed: Feed[ProductRow], *, after: int, error: BaseException) -> None:
        self.format, self.size, self.notes = feed.format, feed.size, feed.notes
        self.ignored_columns, self.bytes_read = feed.ignored_columns, 0
        self._feed, self._after, self._error = feed, after, error

    def __iter__(self) -> Iterator[ProductRow | BadRow]:
        for n, row in enumerate(self._feed):
            if n == self._after:
                raise self._error
            yield row


def test_an_import_tells_what_it_added_and_products_can_be_read(store: Store, import_rows: ImportRows) -> None:
    report = import_rows(LAMP, MUG)
    assert (report.added, report.updated, report.unchanged, report.bad_count) == (2, 0, 0, 0)
    lamp = Catalogue(store).product("L1")
    assert lamp is not None
    assert (lamp.title("zh"), lamp.title("en")) == ("北欧台灯 黑色", "Nordic Desk Lamp, Black")
    assert (lamp.price_minor, lamp.currency, lamp.stock) == (19_900, "CNY", 3)
    assert (lamp.category, lamp.brand, lamp.colours) == (("灯具", "Lamps"), ("暖光", "Warmlight"), ("black",))
    mug = Catalogue(store).product("M1")
    assert mug is not None
    assert (mug.price_minor, mug.stock, mug.can_be_had, mug.colours) == (3_990, None, True, ("white",))


@pytest.mark.parametrize("error", [FeedError("gone", code="unreadable"), OSError("gone"), KeyboardInterrupt()])
def test_an_import_that_breaks_leaves_everything_as_it_was(
    error: BaseException,
    store: Store,
    import_rows: ImportRows,
    write_feed: WriteFeed,
    taxonomy: Taxonomy,
    segmenter: Segmenter,
) -> None:
    import_rows(LAMP)
    before = everything_in(store)
    feed = write_feed(LAMP | {"title_en": "Other Lamp", "price": 1}, MUG, MUG | {"id": "M2"})
    with pytest.raises(type(error)):
        import_products(
            store,
            Breaking(feed, after=2, error=error),  # type: ignore[arg-type]
            taxonomy=taxonomy,
            segmenter=segmenter,
            replace=True,
        )
    assert everything_in(store) == before
    assert import_rows(LAMP, MUG).added == 1


def test_the_same_file_twice_changes_nothing(store: Store, import_rows: ImportRows) -> None:
    import_rows(LAMP, MUG)
    Catalogue(store).set_popularity({"L1": 0.75})
    before = everything_in(store)
    report = import_rows(LAMP, MUG)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 2)
    # The version too: nothing that was made from the catalogue needs to be made again.
    assert everything_in(store) == before


def test_the_order_of_the_rows_makes_no_difference_to_the_second_import(store: Store, import_rows: ImportRows) -> None:
    import_rows(LAMP, MUG)
    assert import_rows(MUG, LAMP).unchanged == 2


def test_a_changed_row_is_replaced_whole_and_leaves_no_trace(store: Store, import_rows: ImportRows) -> None:
    import_rows(LAMP, MUG)
    version = Catalogue(store).version
    mug = Catalogue(store).product("M1")
    changed = {
        "id": "L1",
        "title_en": "Reading Light, Red",
        "category_en": "Home > Reading Lights",
        "brand_en": "Beam",
        "price": 149,
        "attributes": {"colour": "red", "weight": {"value": 1.2, "unit": "kg"}},
    }
    report = import_rows(changed, MUG)
    assert (report.added, report.updated, report.unchanged) == (0, 1, 1)
    catalogue = Catalogue(store)
    lamp = catalogue.product("L1")
    assert lamp is not None
    assert (lamp.price_minor, lamp.brand[1], lamp.category[1], lamp.colours) == (
        14_900,
        "Beam",
        "Reading Lights",
        ("red",),
    )
    assert catalogue.product("M1") == mug
    assert catalogue.version == version + 1
    assert found(store, "nordic") == []
    assert found(store, "北欧") == []
    assert found(store, "reading") == ["L1"]
    names = {
        row[0] for table in ("brands", "categories", "facets") for row in store.rows(f"SELECT name_en FROM {table}")
    }
    assert {"Beam", "Reading Lights", "Home", "Kitchen", "Mugs"} <= names
    assert not {"Warmlight", "Lamps", "power"} & names


def test_products_that_a_file_does_not_name_stay_unless_it_replaces(store: Store, import_rows: ImportRows) -> None:
    import_rows(LAMP, MUG)
    assert import_rows(MUG).removed == 0
    assert Catalogue(store).count() == 2
    report = import_rows(MUG, replace=True)
    assert (report.removed, report.unchanged) == (1, 1)
    assert [product.id for product in Catalogue(store).everything()] == ["M1"]
    assert found(store, "lamp") == []
    assert {row[0] for row in store.rows("SELECT name_en FROM categories")} == {"Kitchen", "Mugs"}


def test_popularity_survives_an_update(store: Store, import_rows: ImportRows) -> None:
    import_rows(LAMP)
    Catalogue(store).set_popularity({"L1": 0.5})
    import_rows(LAMP | {"price": 180})
    lamp = Catalogue(store).product("L1")
    assert lamp is not None
    assert lamp.popularity == 0.5


def test_bad_rows_are_left_out_and_named_by_line(store: Store, import_rows: ImportRows) -> None:
    report = import_rows(LAMP, MUG | {"price": "cheap"}, MUG)
    assert (report.added, report.bad_count) == (2, 1)
    assert (report.bad[0].line, report.bad[0].column) == (2, "price")


def test_strict_refuses_a_file_with_a_bad_row(store: Store, import_rows: ImportRows) -> None:
    import_rows(LAMP)
    before = everything_in(store)
    with pytest.raises(ImportRefused, match="line 2") as caught:
        import_rows(LAMP | {"price": 1}, MUG | {"price": "cheap"}, strict=True)
    assert "--strict" in caught.value.hint
    assert everything_in(store) == before


def test_a_file_without_one_good_row_is_refused_even_when_it_would_replace_all(
    store: Store, import_rows: ImportRows
) -> None:
    import_rows(LAMP)
    with pytest.raises(ImportRefused, match="no row"):
        import_rows(MUG | {"price": "cheap"}, replace=True)
    assert Catalogue(store).count() == 1


def test_of_two_rows_with_one_id_the_first_is_taken_and_the_second_told(store: Store, import_rows: ImportRows) -> None:
    report = import_rows(LAMP, MUG, LAMP | {"price": 1})
    assert (report.added, report.bad_count) == (2, 1)
    bad = report.bad[0]
    assert (bad.line, bad.column, bad.code) == (3, "id", "duplicate_id")
    assert "line 1" in bad.message
    lamp = Catalogue(store).product("L1")
    assert lamp is not None
    assert lamp.price_minor == 19_900


def test_a_price_in_another_currency_is_refused_by_row(store: Store, import_rows: ImportRows) -> None:
    report = import_rows(LAMP, MUG | {"currency": "USD"})
    assert (report.added, [bad.code for bad in report.bad]) == (1, ["currency_differs"])
    with pytest.raises(ImportRefused, match="USD"):
        import_rows(MUG, currency="USD")
    assert Catalogue(store).currency == "CNY"


def test_progress_goes_from_the_beginning_to_the_end_of_the_file(
    store: Store, write_feed: WriteFeed, taxonomy: Taxonomy, segmenter: Segmenter
) -> None:
    feed = write_feed(*(MUG | {"id": f"M{n}"} for n in range(450)))
    calls: list[tuple[str, int, int | None]] = []
    import_products(store, feed, taxonomy=taxonomy, segmenter=segmenter, progress=lambda *call: calls.append(call))
    assert len(calls) == 4  # rows 0, 200 and 400, and the end
    assert {(stage, total) for stage, _, total in calls} == {("catalogue", feed.size)}
    done = [done for _, done, _ in calls]
    assert done == sorted(done)
    assert done[-1] == feed.size


class Row(ProductRow):
    """A row that can be watched."""

    __slots__ = ("__weakref__",)


def test_rows_are_let_go_as_soon_as_they_are_written(
    store: Store, write_feed: WriteFeed, taxonomy: Taxonomy, segmenter: Segmenter
) -> None:
    """A feed of millions of rows must not stand in memory."""
    feed = write_feed(*(MUG | {"id": f"M{n}"} for n in range(120)))
    watched: list[weakref.ref[Row]] = []
    most_alive = 0

    class Watched(Breaking):
        def __iter__(self) -> Iterator[ProductRow | BadRow]:
            nonlocal most_alive
            for row in self._feed:
                assert isinstance(row, ProductRow)
                mine = Row(**{field.name: getattr(row, field.name) for field in fields(ProductRow)})
                watched.append(weakref.ref(mine))
                yield mine
                del mine
                gc.collect(0)
                most_alive = max(most_alive, sum(reference() is not None for reference in watched))

    import_products(
        store,
        Watched(feed, after=0, error=OSError()),  # type: ignore[arg-type]
        taxonomy=taxonomy,
        segmenter=segmenter,
    )
    assert len(watched) == 120
    assert most_alive <= 2


def test_a_reader_sees_the_old_catalogue_until_the_import_is_done(
    store: Store, import_rows: ImportRows, write_feed: WriteFeed, taxonomy: Taxonomy, segmenter: Segmenter
) -> None:
    import_rows(LAMP)
    seen: list[tuple[int, list[str], list[str]]] = []

    def look() -> None:
        catalogue = Catalogue(store)
        seen.append((catalogue.version, [p.id for p in catalogue.everything()], found(store, "mug")))

    class Watched(Breaking):
        def __iter__(self) -> Iterator[ProductRow | BadRow]:
            yield from self._feed
            reader = threading.Thread(target=look)
            reader.start()
            reader.join(timeout=20)
            assert not reader.is_alive()

    import_products(
        store,
        Watched(write_feed(LAMP | {"price": 1}, MUG), after=0, error=OSError()),  # type: ignore[arg-type]
        taxonomy=taxonomy,
        segmenter=segmenter,
    )
    look()
    assert seen == [(1, ["L1"], []), (2, ["L1", "M1"], ["M1"])]


def test_goods_are_found_by_what_the_taxonomy_calls_their_category_in_their_own_language(
    store: Store, import_rows: ImportRows
) -> None:
    """Chinese words that no Chinese title says would seem to be words of the catalogue's own."""
    import_rows(
        {
            "id": "D1",
            "title_en": "Floral Midi",
            "category_en": "Apparel & Accessories > Clothing > Dresses",
            "price": 30,
        },
        currency="USD",
    )
    assert found(store, "dress") == ["D1"]
    assert found(store, "连衣裙") == []


def test_names_that_one_row_lacks_are_filled_in_by_another(store: Store, import_rows: ImportRows) -> None:
    import_rows(LAMP | {"brand_zh": None}, LAMP | {"id": "L2"})
    assert [tuple(row) for row in store.rows("SELECT name_zh, name_en FROM brands")] == [("暖光", "Warmlight")]


def test_the_names_of_attributes_and_values_are_translated_where_the_taxonomy_knows_them(
    store: Store, import_rows: ImportRows
) -> None:
    import_rows(
        {"id": "T1", "title_en": "Tee", "price": 9, "attributes": {"Color": "Red", "Material": "Cotton"}},
        currency="USD",
    )
    rows = store.rows("SELECT name_zh, name_en FROM facets ORDER BY id")
    assert [tuple(row) for row in rows] == [("颜色", "Color"), ("材质", "Material")]
    rows = store.rows("SELECT name_zh, name_en FROM facet_values ORDER BY id")
    assert [row[1] for row in rows] == ["Red", "Cotton"]
    assert "棉" in rows[1][0]
    # The taxonomy has 红酒 for Red: a colour's other name is the business of its family.
    assert rows[0][0] is None


def test_the_colour_comes_from_the_attribute_and_only_else_from_the_title(
    store: Store, import_rows: ImportRows
) -> None:
    import_rows(
        {"id": "A", "title_en": "Red Dragon Keyboard", "price": 9, "attributes": {"colour": "black"}},
        {"id": "B", "title_en": "Navy Blue Scarf", "price": 9},
        {"id": "C", "title_zh": "酒红围巾", "price": 9},
        {"id": "D", "title_en": "Plain Scarf", "price": 9, "attributes": {"colour": ["white", "grey"]}},
        {"id": "E", "title_en": "Scarf", "price": 9},
    )
    colours = {product.id: product.colours for product in Catalogue(store).everything()}
    assert colours == {"A": ("black",), "B": ("blue",), "C": ("red",), "D": ("grey", "white"), "E": ()}


def test_columns_that_are_not_read_are_noted(import_rows: ImportRows) -> None:
    report = import_rows(LAMP | {"margin": 0.4})
    assert any("margin" in note for note in report.notes)
