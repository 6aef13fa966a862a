"""What the vocabulary is made from, read from the catalogue."""

from __future__ import annotations

from assistant.catalogue.taxonomy import Taxonomy
from assistant.storage import Store
from assistant.understanding.vocabulary import BrandFact, CategoryFact, FacetFact, ShopFacts, ValueFact

MOST_WORDS = 300_000


def shop_facts(store: Store, taxonomy: Taxonomy, currency: str) -> ShopFacts:
    """The facts of the shop as the catalogue stands now."""
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
    return ShopFacts(
        currency=currency,
        categories=[
            CategoryFact(*row)
            for row in store.rows("SELECT id, parent, name_zh, name_en, taxonomy_id FROM categories ORDER BY id")
        ],
        brands=[BrandFact(*row) for row in store.rows("SELECT id, name_zh, name_en FROM brands ORDER BY id")],
        facets=[
            FacetFact(row["id"], row["name_zh"], row["name_en"], units.get(row["id"]), row["id"] in flags)
            for row in store.rows("SELECT id, name_zh, name_en FROM facets ORDER BY id")
        ],
        values=[
            ValueFact(*row) for row in store.rows("SELECT id, facet, name_zh, name_en FROM facet_values ORDER BY id")
        ],
        words={
            row[0]: row[1]
            for row in store.rows("SELECT term, doc FROM products_words ORDER BY doc DESC LIMIT ?", [MOST_WORDS])
        },
        nodes=taxonomy.nodes,
    )
