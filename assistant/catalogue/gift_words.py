"""Gift words: which goods are given as gifts, those that say so, and the kinds of which many say so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from assistant.query import Condition, Constraint, title_condition
from assistant.storage import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class SaysGift(Constraint):
    """Goods whose title or description has one of these words, or that have one of these features or values.

    A department called "Stationery & Gifts" makes no gift of a pencil: what a kind is called does not count here.
    """

    kind: ClassVar[str] = "given"
    words: tuple[str, ...] = ()
    features: tuple[int, ...] = ()
    values: tuple[int, ...] = ()

    def condition(self) -> Condition:
        parts = [
            "p.rowid IN (SELECT product FROM product_facets WHERE number = 1 AND unit IS NULL"
            " AND facet IN (SELECT value FROM json_each(?)))",
            "p.rowid IN (SELECT product FROM product_facets WHERE value IN (SELECT value FROM json_each(?)))",
        ]
        parameters = [json.dumps(self.features), json.dumps(self.values)]
        if self.words:
            said, words = title_condition([(word,) for word in self.words], column="title details")
            parts.append(said)
            parameters += words
        return " OR ".join(parts), parameters


class GiftWords:
    """What one version of the catalogue says of gifts; looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._given: dict[Sequence[str], SaysGift] = {}
        self._kinds: dict[tuple[SaysGift, float], tuple[int, ...]] = {}

    def find_gifts(self, words: Sequence[str]) -> SaysGift:
        """What says that it is for giving, in words that begin with one of these: gift, gifts, gift box."""
        if words not in self._given:
            self._given[words] = SaysGift(
                words=self._found(
                    "SELECT term FROM products_words WHERE term >= ? AND term < ?", words, "{}", "{}\U0010ffff"
                ),
                features=self._found(
                    "SELECT id FROM facets WHERE name_zh LIKE ? OR name_en LIKE ?", words, "{}%", "{}%"
                ),
                values=self._found(
                    "SELECT id FROM facet_values WHERE name_zh LIKE ? OR name_en LIKE ?", words, "{}%", "{}%"
                ),
            )
        return self._given[words]

    def find_kinds(self, given: SaysGift, least: float) -> tuple[int, ...]:
        """The categories of whose goods at least this share says so."""
        if (given, least) not in self._kinds:
            condition, parameters = given.condition()
            rows = self._store.rows(
                f"""SELECT p.category FROM products AS p WHERE p.category IS NOT NULL GROUP BY p.category
                    HAVING avg({condition}) >= ? ORDER BY p.category""",
                [*parameters, least],
            )
            self._kinds[given, least] = tuple(row[0] for row in rows)
        return self._kinds[given, least]

    def _found(self, sql: str, words: Sequence[str], *forms: str) -> tuple[Any, ...]:
        rows = (row[0] for word in words for row in self._store.rows(sql, [form.format(word) for form in forms]))
        return tuple(dict.fromkeys(rows))
