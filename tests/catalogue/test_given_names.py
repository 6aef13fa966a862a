"""Names that the shop gives in both languages: kept, applied, and stronger than the taxonomy's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.catalogue.feeds import FeedError, read_names
from assistant.catalogue.given_names import GivenName, GivenNames, delete_name, follow_names, import_names, save_name
from assistant.catalogue.imports import import_products
from assistant.catalogue.schema import names_migrations
from assistant.catalogue.store import Catalogue
from assistant.catalogue.taxonomy import Taxonomy
from assistant.catalogue.vocabulary_facts import shop_facts
from assistant.errors import ImportRefused
from assistant.language.normal_text import Segmenter
from assistant.reports import ImportReport
from assistant.storage import Store
from assistant.understanding.vocabulary.facts import Alias, Pair
from tests.catalogue.importing import ImportRows, WriteFeed

HEADER = "kind,zh,en,zh_hant,match_names,id"
ImportNames = Callable[..., ImportReport]
SHOE = {"id": "A1", "title_en": "Air Runner", "category_en": "Shoes > Runners", "brand_en": "Nike", "price": 90}


@pytest.fixture
def owner(tmp_path: Path) -> Store:
    return Store(tmp_path / "shop.db", [names_migrations], durable=False)


@pytest.fixture
def import_rows(
    store: Store, owner: Store, write_feed: WriteFeed, taxonomy: Taxonomy, segmenter: Segmenter
) -> ImportRows:
    """`import_rows(row, …)` into `store`, whose shop has given names of its own."""

    def into_store(*rows: dict[str, Any], currency: str = "CNY", **options: Any) -> ImportReport:
        feed, given = write_feed(*rows, currency=currency), GivenNames(owner).all()
        return import_products(store, feed, taxonomy=taxonomy, segmenter=segmenter, names=given, **options)

    return into_store


@pytest.fixture
def names(store: Store, owner: Store, taxonomy: Taxonomy, tmp_path: Path) -> ImportNames:
    """`names(line, …)` imports these lines below the header, and lets the catalogue follow."""

    def into_store(
        *lines: str, header: str = "kind,zh,en,zh_hant,match_names,id", strict: bool = False
    ) -> ImportReport:
        path = tmp_path / "names.csv"
        path.write_text("\n".join([header, *lines]) + "\n", "utf-8")
        report = import_names(owner, read_names(path), taxonomy.nodes, strict=strict)
        follow_names(store, GivenNames(owner))
        return report

    return into_store


def brands(store: Store) -> list[tuple[str | None, str | None]]:
    return [tuple(row) for row in store.rows("SELECT name_zh, name_en FROM brands")]


def test_a_brand_gets_its_name_in_the_other_language(store: Store, import_rows: ImportRows, names: ImportNames) -> None:
    import_rows(SHOE, currency="USD")
    before = Catalogue(store).version
    report = names("shop/shoes,耐克,Nike,耐吉,nike inc,")
    assert (report.added, report.bad_count) == (1, 0)
    assert brands(store) == [("耐克", "Nike")]
    assert Catalogue(store).version == before + 1


def test_names_come_before_the_goods_as_well(store: Store, import_rows: ImportRows, names: ImportNames) -> None:
    names("brand,耐克,Nike,,,")
    import_rows(SHOE, currency="USD")
    assert brands(store) == [("耐克", "Nike")]


def test_names_outlive_an_import_of_the_catalogue(store: Store, import_rows: ImportRows, names: ImportNames) -> None:
    import_rows(SHOE, currency="USD")
    names("brand,耐克,Nike,,,")
    import_rows(SHOE | {"price": 80}, currency="USD", replace=True)
    assert brands(store) == [("耐克", "Nike")]


def test_the_same_file_twice_changes_nothing(store: Store, names: ImportNames) -> None:
    lines = ("brand,耐克,Nike,,,", "category,跑鞋,Runners,,,")
    names(*lines)
    version = Catalogue(store).version
    report = names(*lines)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 2)
    assert Catalogue(store).version == version


def test_further_names_become_aliases(
    store: Store, owner: Store, import_rows: ImportRows, names: ImportNames, taxonomy: Taxonomy
) -> None:
    import_rows(SHOE, currency="USD")
    names('brand,耐克,Nike,耐吉,"nike inc, nike sportswear",')
    found = shop_facts(store, taxonomy, "USD", given=GivenNames(owner).all()).aliases
    assert [alias.name for alias in found] == ["耐克", "Nike", "耐吉", "nike inc", "nike sportswear"]
    assert {alias[:2] for alias in found} == {Alias("brand", 1, "")[:2]}


def test_two_rows_of_one_thing_are_one_with_more_names(
    store: Store, import_rows: ImportRows, names: ImportNames
) -> None:
    import_rows(SHOE, currency="USD")
    assert names("brand,耐克,Nike,,,", "brand,耐吉,nike,,,").added == 1
    assert brands(store) == [("耐克", "Nike")]


def test_a_mistranslated_node_of_the_taxonomy_is_called_what_the_shop_says(
    store: Store, owner: Store, names: ImportNames, taxonomy: Taxonomy
) -> None:
    wrong = taxonomy.nodes["el-2-2"].zh[0]
    names("category,声音配件,,,,el-2-2")
    node = shop_facts(store, taxonomy, "CNY", given=GivenNames(owner).all()).nodes["el-2-2"]
    assert node.zh[0] == "声音配件"
    assert wrong not in node.zh
    assert node.en == taxonomy.nodes["el-2-2"].en


def test_words_of_the_shop_are_the_most_trusted_pairs(
    store: Store, owner: Store, names: ImportNames, taxonomy: Taxonomy
) -> None:
    names("value,碎碎花,ditsy,,,", "brand,耐克,Nike,,,")
    pairs = iter(shop_facts(store, taxonomy, "USD", given=GivenNames(owner).all()).pairs)
    assert next(pairs) == Pair("碎碎花", "ditsy", 0)
    assert next(pairs).trust == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("brand,,,,,", "no_name"),
        ("brand,耐克,,,,", "one_name"),
        ("category,耳机,Earphones,,,el-999-999", "unknown_id"),
        (f"brand,耐克,{'x' * 5_000},,,", "too_long"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_left_out(names: ImportNames, line: str, code: str) -> None:
    report = names("brand,彪马,Puma,,,", line)
    assert [(bad.line, bad.code) for bad in report.bad] == [(3, code)]
    assert report.added == 1


def test_strict_takes_nothing_of_a_file_with_a_bad_row(owner: Store, names: ImportNames) -> None:
    with pytest.raises(ImportRefused):
        names("brand,彪马,Puma,,,", "brand,耐克,,,,", strict=True)
    assert GivenNames(owner).all() == []


def test_a_file_without_both_languages_is_no_list_of_names(names: ImportNames) -> None:
    with pytest.raises(FeedError, match="missing column en"):
        names("耐克", header="zh")


NIKE = GivenName("brand", None, "耐克", "Nike", ())


def test_a_name_is_saved_and_taken_away_by_itself(store: Store, owner: Store, import_rows: ImportRows) -> None:
    import_rows(SHOE, currency="USD")
    names = GivenNames(owner)
    with owner.write() as db:
        assert [save_name(db, NIKE), save_name(db, NIKE)] == ["added", "unchanged"]
    follow_names(store, names)
    assert brands(store) == [("耐克", "Nike")]
    version = names.version
    with owner.write() as db:
        assert save_name(db, GivenName("brand", None, "耐吉", "Nike", ())) == "updated"
    assert names.version != version
    follow_names(store, names)
    assert brands(store) == [("耐吉", "Nike")]
    with owner.write() as db:
        assert delete_name(db, NIKE.kind, NIKE.key)
        assert not delete_name(db, NIKE.kind, NIKE.key)
    follow_names(store, names)
    assert brands(store) == [(None, "Nike")]


def test_a_catalogue_that_shows_the_names_is_not_written_again(store: Store, owner: Store) -> None:
    names = GivenNames(owner)
    follow_names(store, names)
    assert Catalogue(store).version == 0
    with owner.write() as db:
        save_name(db, NIKE)
    for _ in range(2):
        follow_names(store, names)
        assert Catalogue(store).version == 1
