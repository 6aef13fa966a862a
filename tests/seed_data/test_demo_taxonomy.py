"""The taxonomy's tables hang together, and are what the generator makes of the published files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seed_data.generate.files import read_tsv, to_tsv
from seed_data.generate.taxonomy import TAXONOMY, write_taxonomy

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def categories() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in read_tsv(TAXONOMY / "categories.tsv.gz")}


@pytest.fixture(scope="module")
def synonyms() -> Rows:
    return read_tsv(TAXONOMY / "synonyms.tsv")


def test_every_category_has_its_parent_and_three_names(categories: dict[str, dict[str, str]]) -> None:
    assert len(categories) == 10_595
    for node, row in categories.items():
        parent = node.rpartition("-")[0]
        assert not parent or parent in categories
        assert all(row.values())


@pytest.mark.parametrize(("name", "rows"), [("attributes.tsv", 1_987), ("values.tsv.gz", 20_635)])
def test_ids_are_unique_and_names_are_there(name: str, rows: int) -> None:
    table = read_tsv(TAXONOMY / name)
    assert len({row["id"] for row in table}) == len(table) == rows
    assert all(all(row.values()) for row in table)


def test_every_value_belongs_to_a_known_attribute() -> None:
    attributes = {row["name_en"] for row in read_tsv(TAXONOMY / "attributes.tsv")}
    strangers = {row["attribute_en"] for row in read_tsv(TAXONOMY / "values.tsv.gz")} - attributes
    assert not strangers


def test_google_paths_are_unique_and_lead_to_known_categories(categories: dict[str, dict[str, str]]) -> None:
    rows = read_tsv(TAXONOMY / "google.tsv")
    assert len({row["google_path"] for row in rows}) == len(rows) > 5_000
    assert all(row["id"] in categories for row in rows)


@pytest.mark.parametrize(
    ("google", "name_en"),
    [
        ("Apparel & Accessories > Clothing > Dresses", "Dresses"),
        ("Electronics > Audio > Audio Components > Headphones & Headsets > Headphones", "Headphones"),
        ("Animals & Pet Supplies > Pet Supplies > Cat Supplies > Cat Litter", "Cat Litter"),
    ],
)
def test_google_paths_meet_the_category_of_the_same_name(
    google: str, name_en: str, categories: dict[str, dict[str, str]]
) -> None:
    node = {row["google_path"]: row["id"] for row in read_tsv(TAXONOMY / "google.tsv")}[google]
    assert categories[node]["name_en"] == name_en


def test_overrides_stand_in_the_table(categories: dict[str, dict[str, str]]) -> None:
    overrides = read_tsv(TAXONOMY / "overrides.tsv")
    assert len({row["id"] for row in overrides}) == len(overrides)
    assert {row["id"]: categories[row["id"]]["name_zh"] for row in overrides} == {
        row["id"]: row["name_zh"] for row in overrides
    }


def test_synonyms_are_many_unique_and_on_known_categories(
    synonyms: Rows, categories: dict[str, dict[str, str]]
) -> None:
    keys = {(row["id"], row["language"], row["synonym"].casefold()) for row in synonyms}
    assert len(keys) == len(synonyms) >= 350
    assert len({row["id"] for row in synonyms}) >= 200
    assert {row["id"] for row in synonyms} <= categories.keys()
    assert {row["language"] for row in synonyms} == {"zh", "en"}


def test_a_synonym_says_something_that_the_official_name_does_not(
    synonyms: Rows, categories: dict[str, dict[str, str]]
) -> None:
    def squeezed(text: str) -> str:
        return text.casefold().replace(" ", "")

    same = [
        row
        for row in synonyms
        if squeezed(row["synonym"]) == squeezed(categories[row["id"]]["name_" + row["language"]])
    ]
    assert same == []


def test_chinese_words_are_simplified_and_english_ones_are_not_chinese(synonyms: Rows) -> None:
    import opencc

    simplified = opencc.OpenCC("t2s")
    for row in synonyms:
        has_chinese = any("\u4e00" <= letter <= "\u9fff" for letter in row["synonym"])
        if row["language"] == "zh":
            assert simplified.convert(row["synonym"]) == row["synonym"]
        else:
            assert not has_chinese, row


@pytest.mark.parametrize(
    ("word", "name_en"),
    [
        ("充电宝", "Power Banks"),
        ("行动电源", "Power Banks"),
        ("裙子", "Dresses"),
        ("电饭锅", "Food Cookers & Steamers"),
        ("双肩包", "Backpacks"),
        ("蓝牙音箱", "Speakers"),
        ("拉杆箱", "Suitcases"),
        ("jumper", "Sweaters"),
        ("nappies", "Diapers"),
        ("torch", "Flashlights"),
    ],
)
def test_shopping_words_lead_to_their_goods(
    word: str, name_en: str, synonyms: Rows, categories: dict[str, dict[str, str]]
) -> None:
    assert name_en in {categories[row["id"]]["name_en"] for row in synonyms if row["synonym"] == word}


def _published(folder: Path) -> Path:
    files = {
        "VERSION": "2025-08",
        "LICENSE": "MIT",
        "en-categories.txt": "# head\n\ngid://shopify/TaxonomyCategory/aa : Apparel\n"
        "gid://shopify/TaxonomyCategory/aa-1   : Apparel > Tops\ngid://shopify/TaxonomyCategory/aa-2 : Apparel > Caps",
        "zh-CN-categories.txt": "gid://shopify/TaxonomyCategory/aa : 服饰\n"
        "gid://shopify/TaxonomyCategory/aa-1 : 服饰 > 上衣\ngid://shopify/TaxonomyCategory/aa-2 : 服饰 > 瓶盖",
        "zh-TW-categories.txt": "gid://shopify/TaxonomyCategory/aa : 服飾\n"
        "gid://shopify/TaxonomyCategory/aa-1 : 服飾 > 上衣\ngid://shopify/TaxonomyCategory/aa-2 : 服飾 > 帽子",
        "en-attributes.txt": "gid://shopify/TaxonomyAttribute/1 : Color",
        "zh-CN-attributes.txt": "gid://shopify/TaxonomyAttribute/1 : 颜色",
        "en-attribute_values.txt": "gid://shopify/TaxonomyValue/7 : Blue [Color]",
        "zh-CN-attribute_values.txt": "gid://shopify/TaxonomyValue/7 : 蓝色 [颜色]",
        "to-google.txt": "→ Apparel\n⇒ Clothes\n\n→ Apparel > Tops\n⇒ Clothes\n\n→ Apparel > Caps\n⇒ Clothes > Caps\n",
    }
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_generator_keeps_leaf_names_and_applies_overrides(tmp_path: Path) -> None:
    source, target = _published(tmp_path / "published"), tmp_path / "compact"
    target.mkdir()
    (target / "overrides.tsv").write_text("id\tname_zh\naa-2\t帽子\n", encoding="utf-8")
    write_taxonomy(source, target)
    assert (target / "categories.tsv").read_text(encoding="utf-8") == (
        "id\tname_en\tname_zh\tname_zh_hant\naa\tApparel\t服饰\t服飾\naa-1\tTops\t上衣\t上衣\naa-2\tCaps\t帽子\t帽子\n"
    )
    assert (target / "values.tsv").read_text(
        encoding="utf-8"
    ) == "id\tname_en\tname_zh\tattribute_en\n7\tBlue\t蓝色\tColor\n"


def test_generator_takes_the_widest_category_for_a_google_path(tmp_path: Path) -> None:
    target = tmp_path / "compact"
    target.mkdir()
    write_taxonomy(_published(tmp_path / "published"), target)
    rows = read_tsv(target / "google.tsv")
    assert [(row["google_path"], row["id"]) for row in rows] == [("Clothes", "aa"), ("Clothes > Caps", "aa-2")]


def test_generator_refuses_a_value_without_its_attribute(tmp_path: Path) -> None:
    source = _published(tmp_path / "published")
    (source / "en-attribute_values.txt").write_text("gid://shopify/TaxonomyValue/7 : Blue", encoding="utf-8")
    (tmp_path / "compact").mkdir()
    with pytest.raises(ValueError, match="value 7 lacks its attribute"):
        write_taxonomy(source, tmp_path / "compact")


_CELL = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029"))


@given(rows=st.lists(st.tuples(st.text("abc", min_size=1), _CELL), min_size=1))
def test_a_table_reads_back_as_it_was_written(
    rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "table.tsv"
    path.write_text(to_tsv(("id", "name"), rows), encoding="utf-8", newline="")
    assert [(row["id"], row["name"]) for row in read_tsv(path)] == rows


@pytest.mark.parametrize("cell", ["a\tb", "a\nb", "a\rb"])
def test_a_cell_that_would_break_the_table_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="tab or line break"):
        to_tsv(("id", "name"), [("1", cell)])
