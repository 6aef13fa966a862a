"""Vocabulary facts: what the vocabulary is made from, read from the catalogue."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.catalogue.given_names import GivenName, aliases, pairs, renamed
from assistant.catalogue.name_pairs import OWN, Bridge
from assistant.catalogue.taxonomy import Taxonomy
from assistant.language.encoder import Encoder
from assistant.language.normal_text import CJK, normal
from assistant.storage import Store
from assistant.understanding.vocabulary import BrandFact, CategoryFact, FacetFact, ShopFacts, Support, ValueFact

MOST_WORDS = 300_000
# A language in which fewer of the products have a title is one that the catalogue does not speak.
SPOKEN = 0.9
AROUND = 0.25
_RUN = re.compile(f"[{CJK}]{{2,}}")


def shop_facts(
    store: Store,
    taxonomy: Taxonomy,
    currency: str,
    *,
    given: Sequence[GivenName] = (),
    around: float = AROUND,
    encoder: Encoder | None = None,
) -> ShopFacts:
    """The facts of the shop as the catalogue stands now.

    `given` are the names that the shop itself gave, `around` is the share that "around 300" reaches either way;
    `encoder` links words that no list knows.
    """
    nodes = renamed(taxonomy.nodes, given)
    units = {
        row[0]: row[1]
        for row in store.rows(
            "SELECT facet, unit FROM product_facets WHERE unit IS NOT NULL GROUP BY facet, unit ORDER BY count(*)"
        )
    }
    flags = {
        row[0]
        for row in store.rows("SELECT DISTINCT facet FROM product_facets WHERE number IS NOT NULL AND unit IS NULL")
    }
    numbers: dict[int, list[float]] = defaultdict(list)
    for facet, number in store.rows(
        "SELECT DISTINCT facet, number FROM product_facets WHERE number IS NOT NULL AND unit IS NOT NULL"
    ):
        numbers[facet].append(number)
    categories: dict[int, list[int]] = defaultdict(list)
    for facet, category in store.rows(
        """SELECT DISTINCT pf.facet, p.category FROM product_facets AS pf JOIN products AS p ON p.rowid = pf.product
           WHERE pf.number IS NOT NULL AND pf.unit IS NOT NULL AND p.category IS NOT NULL"""
    ):
        categories[facet].append(category)
    return ShopFacts(
        currency=currency,
        categories=[
            CategoryFact(*row)
            for row in store.rows(
                """SELECT c.id, c.parent, c.name_zh, c.name_en, c.taxonomy_id, count(p.rowid) FROM categories AS c
                   LEFT JOIN products AS p ON p.category = c.id GROUP BY c.id ORDER BY c.id"""
            )
        ],
        brands=[BrandFact(*row) for row in store.rows("SELECT id, name_zh, name_en FROM brands ORDER BY id")],
        facets=[
            FacetFact(
                row["id"],
                row["name_zh"],
                row["name_en"],
                units.get(row["id"]),
                row["id"] in flags,
                frozenset(numbers.get(row["id"], ())),
                frozenset(categories.get(row["id"], ())),
            )
            for row in store.rows("SELECT id, name_zh, name_en FROM facets ORDER BY id")
        ],
        values=[
            ValueFact(*row) for row in store.rows("SELECT id, facet, name_zh, name_en FROM facet_values ORDER BY id")
        ],
        words={
            row[0]: row[1]
            for row in store.rows("SELECT term, doc FROM products_words ORDER BY doc DESC LIMIT ?", [MOST_WORDS])
        },
        titles=frozenset(row[0] for row in store.rows("SELECT term FROM products_columns WHERE col = 'title'")),
        nodes=nodes,
        products=[row[0] for row in store.rows("SELECT id FROM products ORDER BY rowid")],
        around=around,
        silent=_silent(store),
        pairs=Bridge(taxonomy, tuple(pairs(given, OWN))),
        aliases=tuple(aliases(store, given)),
        encoder=encoder,
        support=_support(store),
        title_runs=_title_runs(store),
    )


def _support(store: Store) -> Support:
    """How many goods of each category have what."""
    prices: dict[int, list[int]] = defaultdict(list)
    for category, price in store.rows(
        "SELECT category, price_minor FROM products WHERE category IS NOT NULL ORDER BY price_minor"
    ):
        prices[category].append(price)
    numbers: dict[int, dict[int, dict[float, int]]] = defaultdict(lambda: defaultdict(dict))
    values: dict[int, dict[int, int]] = defaultdict(dict)
    flags: dict[int, dict[int, int]] = defaultdict(dict)
    brands: dict[int, dict[int, int]] = defaultdict(dict)
    colours: dict[int, dict[str, int]] = defaultdict(dict)
    of_products = "JOIN products AS p ON p.rowid = x.product WHERE p.category IS NOT NULL"
    for category, facet, number, unit, n in store.rows(
        f"""SELECT p.category, x.facet, x.number, x.unit, count(*) FROM product_facets AS x {of_products}
            AND x.number IS NOT NULL GROUP BY p.category, x.facet, x.number, x.unit"""
    ):
        if unit is not None:
            numbers[category][facet][number] = n
        elif number == 1:
            flags[category][facet] = n
    for category, value, n in store.rows(
        f"""SELECT p.category, x.value, count(DISTINCT p.rowid) FROM product_facets AS x {of_products}
            AND x.value IS NOT NULL GROUP BY p.category, x.value"""
    ):
        values[category][value] = n
    for category, brand, n in store.rows(
        """SELECT category, brand, count(*) FROM products WHERE category IS NOT NULL AND brand IS NOT NULL
           GROUP BY category, brand"""
    ):
        brands[category][brand] = n
    for category, family, n in store.rows(
        f"SELECT p.category, x.family, count(*) FROM product_colours AS x {of_products} GROUP BY p.category, x.family"
    ):
        colours[category][family] = n
    sizes = {category: len(of_category) for category, of_category in prices.items()}
    return Support(sizes, prices, numbers, values, flags, brands, colours)


def _title_runs(store: Store) -> frozenset[str]:
    """The runs of Chinese characters in titles."""
    found: set[str] = set()
    for (title,) in store.rows("SELECT DISTINCT title_zh FROM products WHERE title_zh IS NOT NULL"):
        found.update(_RUN.findall(normal(title)))
    return frozenset(found)


def _silent(store: Store) -> frozenset[str]:
    row = store.row("SELECT count(*), count(title_zh), count(title_en) FROM products")
    total, zh, en = row if row else (0, 0, 0)
    return frozenset(locale for locale, titled in (("zh", zh), ("en", en)) if titled < SPOKEN * total)
