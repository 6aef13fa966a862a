"""How a shop's own names meet the open taxonomy."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.catalogue.taxonomy import Taxonomy, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dresses", "dress"),
        ("Mugs & Cups", "mug & cup"),
        ("COFFEE  MAKERS", "coffee maker"),
        ("連衣裙", "连衣裙"),
        ("ＵＳＢ 线", "usb 线"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_different_names_have_different_keys() -> None:
    assert name_key("glass") != name_key("glasses case")
    assert name_key("men") != name_key("women")


@pytest.fixture
def small(tmp_path: Path) -> Taxonomy:
    """Two things of one name, a Chinese name that is corrected, and values that mean different things."""
    tables = {
        "categories": [
            ("id", "name_en", "name_zh"),
            ("aa", "Apparel", "服装"),
            ("aa-1", "Belts", "皮带"),
            ("vp", "Vehicle Parts", "汽车零件"),
            ("vp-1", "Engine", "发动机"),
            ("vp-1-1", "Belts", "带子"),
            ("hg", "Home", "家居"),
            ("hg-1", "Mugs", "马克杯"),
        ],
        "overrides": [("id", "name_zh"), ("vp-1-1", "传动带")],
        "synonyms": [("id", "language", "synonym"), ("hg-1", "zh", "水杯"), ("hg-1", "en", "coffee cup")],
        "attributes": [("id", "name_en", "name_zh"), ("1", "Color", "颜色"), ("2", "Material", "材质")],
        "values": [
            ("id", "name_en", "name_zh", "attribute_en"),
            ("1", "Red", "红酒", "Wine variety"),
            ("2", "Red", "红色", "Hair color"),
            ("3", "Cotton", "棉", "Material"),
            ("4", "Cotton", "棉花色", "Color"),
            ("5", "Round", "圆形", "Shape"),
        ],
        "google": [("google_path", "id"), ("Home & Garden > Drinkware > Mugs", "hg-1")],
    }
    for name, rows in tables.items():
        (tmp_path / f"{name}.tsv").write_text("\n".join("\t".join(row) for row in rows) + "\n", "utf-8")
    return Taxonomy(tmp_path)


@pytest.mark.parametrize(
    ("path_zh", "path_en", "google", "node"),
    [
        # The whole path, in either language.
        ((), ("Apparel", "Belts"), None, "aa-1"),
        (("汽车零件", "发动机", "传动带"), (), None, "vp-1-1"),
        # Google's path, in the category column or in its own.
        ((), ("Home & Garden", "Drinkware", "Mugs"), None, "hg-1"),
        ((), ("Our own", "Cups"), "Home & Garden > Drinkware > Mugs", "hg-1"),
        # The last name alone, by a synonym too.
        ((), ("Kitchen stuff", "Mugs"), None, "hg-1"),
        (("厨房", "水杯"), (), None, "hg-1"),
        ((), ("coffee cups",), None, "hg-1"),
        # Of two things of one name the one that the path above speaks of.
        ((), ("Engine parts", "Belts"), None, "vp-1-1"),
        ((), ("Apparel & Accessories", "Belts"), None, "aa-1"),
        # Without a word in common nothing says which is meant, unless nothing else was said.
        ((), ("Sundries", "Belts"), None, None),
        ((), ("Belts",), None, "aa-1"),
        ((), ("Sundries",), None, None),
        ((), (), None, None),
    ],
)
def test_a_path_is_linked_to(
    small: Taxonomy, path_zh: tuple[str, ...], path_en: tuple[str, ...], google: str | None, node: str | None
) -> None:
    assert small.link(path_zh=path_zh, path_en=path_en, google_path=google) == node


@pytest.mark.parametrize(
    ("attribute", "value", "pair"),
    [
        # A word is translated as the attribute has it.
        ((None, "Material"), (None, "cotton"), ("棉", "Cotton")),
        (("材质", None), (None, "Cotton"), ("棉", "Cotton")),
        ((None, "Wine variety"), (None, "Red"), ("红酒", "Red")),
        # Of an attribute that is not known, only what is translated alike everywhere.
        ((None, "Form"), (None, "round"), ("圆形", "Round")),
        ((None, "Form"), ("圆形", None), ("圆形", "Round")),
        ((None, "Shade"), (None, "red"), None),
        ((None, "Form"), (None, "square"), None),
    ],
)
def test_a_value_is_translated_by_its_attribute(
    small: Taxonomy,
    attribute: tuple[str | None, str | None],
    value: tuple[str | None, str | None],
    pair: tuple[str, str] | None,
) -> None:
    assert small.value(attribute, value) == pair


def test_a_node_begins_with_its_official_name_and_knows_what_is_above_it(small: Taxonomy) -> None:
    mug = small.nodes["hg-1"]
    assert (mug.zh, mug.en, mug.parent) == (("马克杯", "水杯"), ("Mugs", "coffee cup"), "hg")
    assert small.nodes["vp-1-1"].zh == ("传动带",)
    assert small.nodes["hg"].parent is None


def test_without_a_folder_there_are_no_names_and_no_errors(tmp_path: Path) -> None:
    nothing = Taxonomy(tmp_path / "nowhere")
    assert nothing.nodes == {}
    assert nothing.link(path_zh=("杯子",), path_en=("Mugs",)) is None
    assert nothing.value((None, "Color"), (None, "Red")) is None


@pytest.mark.parametrize(
    ("path", "node_en"),
    [
        (("Apparel & Accessories", "Clothing", "Dresses"), "Dresses"),
        (("Women", "Dresses"), "Dresses"),
        (("Kitchen", "Mugs"), "Mugs"),
    ],
)
def test_the_taxonomy_that_ships_knows_everyday_goods(taxonomy: Taxonomy, path: tuple[str, ...], node_en: str) -> None:
    node = taxonomy.link(path_zh=(), path_en=path)
    assert node is not None
    assert taxonomy.nodes[node].en[0] == node_en
    assert taxonomy.nodes[node].zh[0]


@pytest.mark.parametrize(
    ("path", "node"),
    [
        (["婴童", "服饰"], "aa-1-2"),  # baby clothes
        (["婴童"], None),
        (["饮食", "糕点"], "fb-2-1-12"),  # the last name alone
    ],
)
def test_the_last_two_names_of_a_path_may_be_the_name_of_a_node(
    taxonomy: Taxonomy, path: list[str], node: str | None
) -> None:
    assert taxonomy.link(path_zh=path, path_en=[]) == node


def test_no_word_of_the_glossary_stands_twice_with_the_same_meaning(taxonomy: Taxonomy) -> None:
    pairs = list(taxonomy.glossary())
    assert len(pairs) == len(set(pairs))
    assert all(zh and en and not zh.isascii() and en.isascii() for zh, en in pairs)
