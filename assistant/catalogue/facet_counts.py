"""Facet counts: how goods spread over kinds, brands, features and values, as counts, and what one of them has."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.catalogue.products import Candidate
from assistant.query import Names
from assistant.storage import Store


@dataclass(frozen=True, slots=True)
class Part:
    """Goods that have something in common: its names (zh, en), and how many they are."""

    names: Names
    count: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How goods spread over the values of one facet, the commonest first."""

    facet: Names
    parts: tuple[Part, ...]


class FacetCounts:
    """Counts what products have in the catalogue's tables."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count_kinds(self, candidates: Sequence[Candidate]) -> list[Part]:
        """The categories that these goods are filed under, the fullest first."""
        return self._named("categories", Counter(each.category_id for each in candidates))

    def count_brands(self, candidates: Sequence[Candidate]) -> list[Part]:
        """Their brands, the one with most goods first."""
        return self._named("brands", Counter(each.brand_id for each in candidates))

    def _named(self, table: str, counts: Counter[int | None]) -> list[Part]:
        rows = self._store.rows(
            f"SELECT id, name_zh, name_en FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps([number for number in counts if number is not None])],
        )
        names = {number: (zh, en) for number, zh, en in rows}
        # Of two that are as many, the one that comes first among the goods.
        return [Part(names[number], count) for number, count in counts.most_common() if number in names]

    def count_flags(self, candidates: Sequence[Candidate]) -> list[Part]:
        """Each yes/no feature that some of these have, with how many have it."""
        rows = self._store.rows(
            """SELECT f.name_zh, f.name_en, count(*) FROM product_facets AS pf JOIN facets AS f ON f.id = pf.facet
               WHERE pf.product IN (SELECT value FROM json_each(?)) AND pf.number = 1 AND pf.unit IS NULL
               GROUP BY f.id ORDER BY f.id""",
            [_rowids(candidates)],
        )
        return [Part((zh, en), count) for zh, en, count in rows]

    def count_values(self, candidates: Sequence[Candidate]) -> list[Spread]:
        """The facets that have values in words, each with how these goods spread over its values."""
        rows = self._store.rows(
            """SELECT f.id, f.name_zh, f.name_en, v.name_zh, v.name_en, count(DISTINCT pf.product)
               FROM product_facets AS pf JOIN facets AS f ON f.id = pf.facet JOIN facet_values AS v ON v.id = pf.value
               WHERE pf.product IN (SELECT value FROM json_each(?))
               GROUP BY v.id ORDER BY f.id, count(DISTINCT pf.product) DESC, v.id""",
            [_rowids(candidates)],
        )
        spreads: dict[int, tuple[Names, list[Part]]] = {}
        for facet, facet_zh, facet_en, zh, en, count in rows:
            _, parts = spreads.setdefault(facet, ((facet_zh, facet_en), []))
            parts.append(Part((zh, en), count))
        return [Spread(names, tuple(parts)) for names, parts in spreads.values()]

    def find_value_ids(self, rowids: Iterable[int]) -> dict[int, frozenset[int]]:
        """The values in words that each of these products has, by their numbers."""
        found: dict[int, set[int]] = defaultdict(set)
        for product, value in self._store.rows(
            """SELECT product, value FROM product_facets
               WHERE value IS NOT NULL AND product IN (SELECT value FROM json_each(?))""",
            [json.dumps(list(rowids))],
        ):
            found[product].add(value)
        return {product: frozenset(values) for product, values in found.items()}

    def said_of(self, rowid: int, facet: int) -> list[Names]:
        """What the catalogue says of one product in a facet of words; empty where it says nothing."""
        rows = self._store.rows(
            """SELECT v.name_zh, v.name_en FROM product_facets AS pf JOIN facet_values AS v ON v.id = pf.value
               WHERE pf.product = ? AND pf.facet = ? ORDER BY v.id""",
            [rowid, facet],
        )
        return [(zh, en) for zh, en in rows]

    def number_of(self, rowid: int, facet: int) -> tuple[float, str | None] | None:
        """A number of one product in base units, with its unit; 1 or 0 without one for yes or no; None if not said."""
        row = self._store.row(
            "SELECT number, unit FROM product_facets WHERE product = ? AND facet = ? AND number IS NOT NULL LIMIT 1",
            [rowid, facet],
        )
        return (float(row[0]), row[1]) if row else None

    def facet_names(self, facet: int) -> Names:
        """What a facet is called."""
        row = self._store.row("SELECT name_zh, name_en FROM facets WHERE id = ?", [facet])
        return (row[0], row[1]) if row else (None, None)


def _rowids(candidates: Sequence[Candidate]) -> str:
    return json.dumps([candidate.rowid for candidate in candidates])
