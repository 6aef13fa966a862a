"""The catalogue: the only door to its tables for everyone else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.catalogue.products import CAN_BE_HAD, COLUMNS, TABLES, Product, read_product
from assistant.language.locales import PHRASES, in_locale
from assistant.storage import Store

PATH_SEPARATOR = " > "
_ROOT = """WITH RECURSIVE up (leaf, id, parent) AS (
    SELECT id, id, parent FROM categories
    UNION ALL SELECT up.leaf, c.id, c.parent FROM up JOIN categories AS c ON c.id = up.parent)"""


@dataclass(frozen=True, slots=True)
class Department:
    """A top category with the number of products below it; `slug` names it in addresses."""

    slug: str
    name: str
    count: int


class Catalogue:
    """Products by id, by page and by category."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def version(self) -> int:
        """Rises with every import: what was made from the catalogue is made again when it does."""
        row = self._store.row("SELECT value FROM catalogue_state WHERE name = 'version'")
        return int(row[0]) if row else 0

    @property
    def currency(self) -> str | None:
        """The currency of every price, or None while there is no product."""
        row = self._store.row("SELECT currency FROM products LIMIT 1")
        return row[0] if row else None

    def speaks(self, locale: str) -> bool:
        """Whether any product has a title in this language."""
        column = in_locale(locale, "title_zh", "title_en")
        return self._store.row(f"SELECT 1 FROM products WHERE {column} IS NOT NULL LIMIT 1") is not None

    def count(self) -> int:
        """How many products there are."""
        row = self._store.row("SELECT count(*) FROM products")
        return int(row[0]) if row else 0

    def product(self, product_id: str) -> Product | None:
        """The product of this id, or None."""
        found = self.products([product_id])
        return found[0] if found else None

    def products(self, product_ids: Sequence[str]) -> list[Product]:
        """The products of these ids, in this order; ids that are gone are left out."""
        rows = self._store.rows(
            f"SELECT {COLUMNS} FROM {TABLES} WHERE p.id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(product_ids))],
        )
        by_id = {product.id: product for product in map(read_product, rows)}
        return [by_id[key] for key in product_ids if key in by_id]

    def relatives(self, product: Product) -> list[Product]:
        """Products of the same brand and kind, the product itself among them."""
        rows = self._store.rows(
            f"""SELECT {COLUMNS} FROM {TABLES} WHERE p.category IS ? AND p.brand IS ?
                ORDER BY p.rowid LIMIT 400""",
            [product.category_id, product.brand_id],
        )
        return [read_product(row) for row in rows]

    def titled(self, words: Sequence[str], *, n: int) -> list[Product]:
        """Products whose titles have some of these words, those with most of them first."""
        return self._having(words, "{title} : ", n)

    def written(self, words: Sequence[str], *, n: int) -> list[Product]:
        """Products that have some of these words anywhere, those first that they tell most of; titles count most."""
        return self._having(words, "", n)

    def _having(self, words: Sequence[str], within: str, n: int) -> list[Product]:
        match = " OR ".join('"' + word.replace('"', "") + '"' for word in words if word.strip('"'))
        if not match:
            return []
        rows = self._store.rows(
            f"""SELECT {COLUMNS} FROM {TABLES} JOIN products_text AS t ON t.rowid = p.rowid
                WHERE products_text MATCH ? ORDER BY bm25(products_text, 4.0, 2.0, 1.0), p.popularity DESC LIMIT ?""",
            [f"{within}({match})", n],
        )
        return [read_product(row) for row in rows]

    def everything(self) -> Iterator[Product]:
        """All products, one by one, in the order of their rows."""
        return map(read_product, self._store.stream(f"SELECT {COLUMNS} FROM {TABLES} ORDER BY p.rowid"))

    def departments(self, locale: str) -> list[Department]:
        """The top categories, the fullest first."""
        rows = self._store.rows(
            f"""{_ROOT} SELECT top.key, top.name_zh, top.name_en, count(*) FROM products AS p
                JOIN up ON up.leaf = p.category AND up.parent IS NULL JOIN categories AS top ON top.id = up.id
                GROUP BY top.id ORDER BY count(*) DESC, top.id"""
        )
        return [Department(row[0], in_locale(locale, row[1], row[2]), row[3]) for row in rows]

    def page(self, department: str | None, *, n: int, offset: int, locale: str) -> list[Product]:
        """A page of the shop, or of one department by its slug: what sells best and can be had first."""
        condition, parameters = "1", []
        if department is not None:
            condition = f"""p.category IN ({_ROOT}
                SELECT up.leaf FROM up JOIN categories AS top ON top.id = up.id WHERE top.key = ?)"""
            parameters = [department]
        rows = self._store.rows(
            f"""SELECT {COLUMNS} FROM {TABLES} WHERE {condition}
                ORDER BY {CAN_BE_HAD} DESC, p.popularity DESC, p.rating_count DESC, p.rowid
                LIMIT ? OFFSET ?""",
            [*parameters, n, offset],
        )
        return [read_product(row) for row in rows]

    def trail(self, product: Product, locale: str) -> list[tuple[str, str]]:
        """The names of a product's categories from the top down, each with its slug."""
        rows = self._store.rows(
            f"""{_ROOT} SELECT c.name_zh, c.name_en, c.key FROM up JOIN categories AS c ON c.id = up.id
                WHERE up.leaf = ? ORDER BY c.depth""",
            [product.category_id],
        )
        return [(in_locale(locale, zh, en), key) for zh, en, key in rows]

    def category_names(self, numbers: Sequence[int]) -> tuple[str | None, str | None]:
        """The names of these categories in Chinese and in English, one after the other."""
        rows = self._store.rows(
            "SELECT name_zh, name_en FROM categories WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            [json.dumps(list(numbers))],
        )
        zh, en = [row[0] for row in rows if row[0]], [row[1] for row in rows if row[1]]
        return PHRASES["zh"].LIST_GAP.join(zh) or None, PHRASES["en"].LIST_GAP.join(en) or None

    def category_paths(self) -> dict[int | None, str]:
        """For each category its number and those above it as a path from the top: 1 > 5 > 12."""
        paths: dict[int | None, str] = {}
        for number, parent in self._store.rows("SELECT id, parent FROM categories ORDER BY depth, id"):
            paths[number] = f"{paths[parent]}{PATH_SEPARATOR}{number}" if parent is not None else str(number)
        return paths

    def set_popularity(self, by_id: dict[str, float], sold: Mapping[str, int] | None = None) -> None:
        """Stores how popular each product is, in [0, 1], and how many pieces were sold lately; 0 where not named."""
        columns = {"popularity": by_id, "sold": sold or {}}
        with self._store.write() as db:
            for name, values in columns.items():
                db.execute(f"UPDATE products SET {name} = 0 WHERE {name} != 0")
                db.conn.executemany(
                    f"UPDATE products SET {name} = ? WHERE id = ?", [(value, key) for key, value in values.items()]
                )


def mark_changed(connection: Any) -> None:
    """Lets whoever made something from the catalogue see that it is stale, inside an open transaction."""
    connection.execute(
        """INSERT INTO catalogue_state VALUES ('version', '1')
           ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"""
    )
