"""The demo shop's catalogue as shipped: complete in both languages, coherent, and what its specs would write again."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from seed_data.generate import figures, specs
from seed_data.generate.__main__ import main
from seed_data.generate.catalogue import CATALOGUE, load_categories
from seed_data.generate.files import read_tsv
from seed_data.generate.wording import UNITS, Bilingual, Quantity, fill, paragraph, spaced

PICTURES = CATALOGUE.parent / "pictures"
TAXONOMY = CATALOGUE.parent / "taxonomy" / "categories.tsv.gz"
HAN = re.compile(r"[\u4e00-\u9fff]")

DIMENSIONS = [{"g", "kg"}, {"ml", "L"}, {"mm", "cm", "m", "inch"}, {"s", "min", "h"}, {"month", "year"}, {"GB", "TB"}]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def by_category(rows: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    leaves = defaultdict(list)
    for row in rows:
        leaves[row["category_en"]].append(row)
    return leaves


def attributes(row: dict[str, str]) -> dict[str, Any]:
    return json.loads(row["attributes"])


def values(row: dict[str, str]) -> list[tuple[str, Any]]:
    """Every key with each of its values, lists taken apart."""
    return [
        (key, value) for key, found in attributes(row).items() for value in (found if type(found) is list else [found])
    ]


def dimension(unit: str) -> frozenset[str]:
    return frozenset(next((units for units in DIMENSIONS if unit in units), {unit}))


def test_the_shop_is_a_general_store(rows: list[dict[str, str]], by_category: dict[str, Any]) -> None:
    departments = {row["category_en"].split(" > ")[0] for row in rows}
    assert len(rows) >= 1300
    assert len(by_category) >= 66
    assert len(departments) >= 13
    assert len({row["brand_en"] for row in rows}) >= 45
    assert all(18 <= len(products) <= 26 for products in by_category.values())


def test_columns_are_those_of_the_native_file(rows: list[dict[str, str]]) -> None:
    assert list(rows[0]) == [
        *("id", "title_zh", "title_en", "category_zh", "category_en", "category_id", "brand_zh", "brand_en"),
        *("price", "list_price", "currency", "stock", "rating", "rating_count", "released"),
        *("description_zh", "description_en", "attributes", "image", "url"),
    ]


def test_every_product_speaks_both_languages(rows: list[dict[str, str]]) -> None:
    for row in rows:
        for column in ("title", "category", "brand", "description"):
            assert HAN.search(row[f"{column}_zh"]), row["id"]
            assert row[f"{column}_en"], row["id"]
            assert not HAN.search(row[f"{column}_en"]), row["id"]
        for key, value in values(row):
            zh, en = key.split("|")
            assert HAN.search(zh), row["id"]
            assert not HAN.search(en), row["id"]
            if isinstance(value, str):
                assert not HAN.search(value), f"{row['id']}: {value} has no English"
            if isinstance(value, dict) and "zh" in value:
                assert not HAN.search(value["en"]), row["id"]
                assert value["zh"] != value["en"], row["id"]


def test_titles_say_brand_and_colour(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert row["title_zh"].startswith(row["brand_zh"])
        assert row["title_en"].startswith(row["brand_en"])
        colour = attributes(row).get("颜色|colour")
        if colour:
            assert row["title_zh"].endswith(" " + colour["zh"])
            assert row["title_en"].lower().endswith(", " + colour["en"])


def test_copy_leaves_no_template_open_and_makes_no_superlative_claims(rows: list[dict[str, str]]) -> None:
    boast = re.compile(r"最|第一|\b(best|finest|ultimate|unbeatable|number one)\b|!|！", re.IGNORECASE)
    for row in rows:
        for column in ("title_zh", "title_en", "description_zh", "description_en"):
            assert not re.search(r"[{}|]|  |。。|\.\.", row[column]), row["id"]
            assert not boast.search(row[column]), row["id"]
        assert 2 <= len(re.findall(r"。", row["description_zh"])) <= 3, row["id"]


def test_colours_of_a_model_are_described_in_different_words(rows: list[dict[str, str]]) -> None:
    copies = [one["id"] for one, other in pairwise(rows) if one["description_zh"] == other["description_zh"]]
    assert not copies


def test_ids_titles_and_addresses_are_unique(rows: list[dict[str, str]]) -> None:
    for column in ("id", "title_zh", "title_en", "url"):
        assert len({row[column] for row in rows}) == len(rows), column
    assert all(row["url"] == f"/store/p/{row['id']}" for row in rows)
    assert all(re.fullmatch(r"[A-Z]{2}-\d{4}", row["id"]) for row in rows)


def test_category_paths_are_parallel_and_named_one_to_one(rows: list[dict[str, str]]) -> None:
    pairs = {(row["category_zh"], row["category_en"]) for row in rows}
    assert all(zh.count(" > ") == en.count(" > ") >= 1 for zh, en in pairs)
    assert len({zh for zh, _ in pairs}) == len({en for _, en in pairs}) == len(pairs)


def test_every_leaf_is_a_node_of_the_open_taxonomy(rows: list[dict[str, str]]) -> None:
    nodes = {row["id"] for row in read_tsv(TAXONOMY)}
    assert {row["category_id"] for row in rows} <= nodes


def test_attribute_units_agree_within_a_category_and_measure_one_thing_everywhere(rows: list[dict[str, str]]) -> None:
    within, everywhere = defaultdict(set), defaultdict(set)
    for row in rows:
        for key, value in values(row):
            if isinstance(value, dict) and "unit" in value:
                assert value["unit"] in UNITS
                within[row["category_en"], key].add(value["unit"])
                everywhere[key].add(dimension(value["unit"]))
    assert within
    assert not {key: units for key, units in within.items() if len(units) > 1}
    assert not {key: units for key, units in everywhere.items() if len(units) > 1}


def test_attribute_values_are_of_one_kind_within_a_category(by_category: dict[str, list[dict[str, str]]]) -> None:
    for category, products in by_category.items():
        kinds = defaultdict(set)
        for row in products:
            for key, value in values(row):
                text = isinstance(value, str) or (isinstance(value, dict) and "zh" in value)
                kinds[key].add("text" if text else type(value).__name__.replace("int", "float"))
        assert not {key: found for key, found in kinds.items() if len(found) > 1}, category


def test_a_product_has_enough_attributes_to_compare(rows: list[dict[str, str]]) -> None:
    counts = [len(attributes(row)) for row in rows]
    assert min(counts) >= 4
    assert sum(counts) / len(counts) >= 6


def test_at_least_two_measured_attributes_follow_price(by_category: dict[str, list[dict[str, str]]]) -> None:
    weak = {}
    for category, products in by_category.items():
        points = defaultdict(list)
        for row in products:
            for key, value in values(row):
                number = value.get("value") if isinstance(value, dict) else value
                if isinstance(number, int | float) and not isinstance(number, bool):
                    points[key].append((number, float(row["price"])))
        # A constant has no rank to correlate.
        varied = {key: pairs for key, pairs in points.items() if len({number for number, _ in pairs}) > 1}
        following = [key for key, pairs in varied.items() if abs(spearmanr(pairs).statistic) >= 0.4]
        if len(following) < 2:
            weak[category] = following
    assert not weak


def test_prices_spread_within_a_category_without_running_away(by_category: dict[str, list[dict[str, str]]]) -> None:
    for category, products in by_category.items():
        prices = [float(row["price"]) for row in products]
        assert 3 <= max(prices) / min(prices) <= 7, category


def test_prices_have_shop_endings_and_list_prices_are_higher(rows: list[dict[str, str]]) -> None:
    assert all(re.search(r"9\.00$|\.90$", row["price"]) for row in rows)
    offers = [row for row in rows if row["list_price"]]
    assert all(float(row["list_price"]) > float(row["price"]) for row in offers)
    assert 0.28 <= len(offers) / len(rows) <= 0.42


def test_stock_ratings_and_dates_are_plausible(rows: list[dict[str, str]]) -> None:
    sold_out = sum(row["stock"] == "0" for row in rows) / len(rows)
    assert 0.02 <= sold_out <= 0.06
    assert all(0 <= int(row["stock"]) <= 300 for row in rows)
    assert all(3.6 <= float(row["rating"]) <= 4.9 for row in rows)
    assert all(int(row["rating_count"]) > 0 for row in rows)
    assert all(date(2023, 1, 1) <= date.fromisoformat(row["released"]) <= date(2026, 10, 31) for row in rows)
    assert {row["currency"] for row in rows} == {"CNY"}


def test_pictures_exist_and_none_is_unused(rows: list[dict[str, str]]) -> None:
    shown = {row["image"] for row in rows}
    assert shown == {path.name for path in PICTURES.glob("*.webp")}
    assert len(shown) >= 66
    sources = (PICTURES / "SOURCES.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\| (\S+\.webp) \|", sources)) == shown


def test_compatible_models_are_sold_here(rows: list[dict[str, str]]) -> None:
    """Cases, ink and blades name the machine they're for: brand and model, as its own title has it."""
    titles = {row["title_en"] for row in rows}
    brands = {row["brand_en"] for row in rows}
    named = {
        value["en"] for row in rows for key, value in values(row) if key == "适配|fits" and isinstance(value, dict)
    }
    machines = {name for name in named if name.split()[0] in brands}
    assert len(machines) >= 20
    for name in machines:
        brand, model, *_ = re.split(r"[ ,]+", name)
        assert any(title.startswith(f"{brand} {model}") for title in titles), name


def test_categories_know_what_follows_them() -> None:
    categories = {category.slug: category for category in load_categories()}
    assert {category.role for category in categories.values()} == set(specs.ROLES)
    for category in categories.values():
        assert (category.replenish_days is not None) == (category.role == "consumable"), category.slug
        for slug, probability in category.complements:
            assert slug in categories
            assert slug != category.slug
            assert 0 < probability < 0.6
    assert ("printer-ink", 0.46) in categories["printers"].complements


def test_regeneration_is_byte_identical(tmp_path: Path) -> None:
    again = tmp_path / "catalogue.csv"
    result = CliRunner().invoke(main, ["catalogue", "--out", str(again)])
    assert result.exit_code == 0, result.output
    assert again.read_bytes() == CATALOGUE.read_bytes()


@pytest.mark.parametrize(
    ("amount", "price"),
    [(12.2, 11.9), (99.4, 98.9), (134, 129), (296, 299), (1640, 1639), (2533, 2499), (0.2, 0.9)],
)
def test_shop_prices_end_as_chinese_shops_end_them(amount: float, price: float) -> None:
    assert figures.shop_price(amount) == pytest.approx(price)


@given(price=st.floats(5, 20_000), seed=st.integers())
def test_a_struck_out_price_is_always_above_the_price(price: float, seed: int) -> None:
    struck = figures.list_price(price, Random(seed))
    assert struck is None or struck > price


@pytest.mark.parametrize(
    ("number", "unit", "zh", "en"),
    [
        (30, "h", "30 小时", "30 hours"),
        (1, "h", "1 小时", "1 hour"),
        (0.5, "h", "0.5 小时", "0.5 hours"),
        (1, "inch", "1 英寸", "1 inch"),
        (6.0, "inch", "6 英寸", "6 inches"),
        (2, "m", "2 米", "2m"),
        (20000, "mAh", "20000mAh", "20000mAh"),
        (512, "GB", "512GB", "512GB"),
        (1000, "GB", "1TB", "1TB"),
        (2048, "GB", "2TB", "2TB"),
        (-10, "°C", "-10°C", "-10°C"),
    ],
)
def test_quantities_read_naturally_in_each_language(number: float, unit: str, zh: str, en: str) -> None:
    assert Quantity(number, unit).text == Bilingual(zh, en)


def test_a_template_takes_a_value_with_or_without_its_unit() -> None:
    template = Bilingual.parse("{screen:n} 寸，{sizes}|{screen:n}-inch, {sizes}")
    filled = fill(
        template, {"screen": Quantity(27, "inch"), "sizes": (Bilingual("均码", "one size"), Bilingual.parse("L"))}
    )
    assert filled == Bilingual("27 寸，均码、L", "27-inch, one size, L")


def test_a_template_can_t_take_the_number_of_a_text() -> None:
    with pytest.raises(ValueError, match="no number"):
        fill(Bilingual.parse("{size:n}|{size:n}"), {"size": Bilingual("大", "large")})


def test_a_template_that_names_nothing_known_is_refused() -> None:
    with pytest.raises(KeyError):
        fill(Bilingual.parse("{volume}|{volume}"), {})


@pytest.mark.parametrize(
    ("close", "open_"),
    [("27 英寸2K显示器", "27 英寸 2K 显示器"), ("含棉100%，软", "含棉 100%，软"), ("65W，轻", "65W，轻")],
)
def test_chinese_stands_off_from_latin_letters_and_numbers(close: str, open_: str) -> None:
    assert spaced(close) == open_


def test_a_sentence_is_said_only_where_it_is_true() -> None:
    text = Bilingual("含棉", "cotton")
    assert specs.Sentence(text, "cotton").fits({"cotton": Quantity(80, "%")})
    assert not specs.Sentence(text, "cotton").fits({"cotton": Quantity(0, "%")})
    assert specs.Sentence(text, "!cotton").fits({})
    assert not specs.Sentence(text, "!anc").fits({"anc": True})


def test_sentences_become_a_paragraph_with_each_language_s_stops() -> None:
    assert paragraph([Bilingual("轻", "light"), Bilingual("防水。", "Waterproof.")]) == Bilingual(
        "轻。防水。", "Light. Waterproof."
    )


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ('["lanshu", "A", 9.9, 5, "white"]', "zip"),
        ('["nobody", "A", 9.9, 5, "white", "亮|Bright"]', "unknown brand 'nobody'"),
        ('["lanshu", "A", 9.9, 5, "ultraviolet", "亮|Bright"]', "unknown colour 'ultraviolet'"),
        ('["edgewyn", "A", 9.9, 5, "white", "亮|Bright"]', "doesn't sell in phones"),
    ],
)
def test_a_wrong_table_line_is_refused_with_its_category(tmp_path: Path, broken: str, message: str) -> None:
    spec = f"""
department = "数码|Digital"
[[category]]
slug = "lamps"
prefix = "LM"
taxonomy_id = "hg-13-5"
path = "灯|Lamps"
noun = "灯|Lamp"
pictures = ["1f4a1"]
columns = ["brand", "model", "price", "power W", "colours", "pitch"]
models = [{broken}]
sentences = []
"""
    (tmp_path / "01-phones.toml").write_text(spec, encoding="utf-8")
    with pytest.raises(specs.SpecError, match=rf"lamps: .*({message})"):
        specs.load_specs(tmp_path)
