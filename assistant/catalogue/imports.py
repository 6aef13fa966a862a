"""Import of a feed of products into the catalogue: all or nothing, the same file twice changes nothing."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from assistant.catalogue.attributes import FacetEntry, entries_of, names_of
from assistant.catalogue.feeds import Feed, ProductRow
from assistant.catalogue.given_names import GivenName, apply_names
from assistant.catalogue.store import mark_changed
from assistant.catalogue.taxonomy import Names, Taxonomy, name_key
from assistant.language.colours import colour_families, is_colour_name
from assistant.language.normal_text import Segmenter, normal
from assistant.reports import BadRow, Change, ImportReport, Progress
from assistant.storage import Database, Store

# A description's first words say what it is; a thousand more would only make everything match everything.
INDEXED_DESCRIPTION = 600
PROGRESS_EVERY = 200
KNOWN_NAMES = 50_000  # of categories, brands and values: their words are cut once

# All that a feed says of a product, but not where in the file it stood.
_said = attrgetter(*(field.name for field in fields(ProductRow) if field.name != "line"))


def import_products(
    store: Store,
    feed: Feed[ProductRow],
    *,
    taxonomy: Taxonomy,
    segmenter: Segmenter,
    names: Sequence[GivenName] = (),
    strict: bool = False,
    replace: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Adds and updates the feed's products in one transaction; with `replace`, what the feed lacks is removed.

    `names` are those that the shop gave; they are shown instead of the feed's.

    Raises FeedError or ImportRefused, and then the catalogue is what it was.
    """
    started = time.monotonic()
    report = ImportReport("catalogue", feed.format)
    with store.write() as db:
        writer = _Writer(db, taxonomy, segmenter)
        for n, row in enumerate(feed):
            if isinstance(row, BadRow):
                report.reject(row)
            elif problem := writer.objection(row):
                report.reject(problem)
            else:
                report.count(writer.write(row))
            if progress and n % PROGRESS_EVERY == 0:
                progress("catalogue", feed.bytes_read, feed.size)
        report.check(report.good_count, strict=strict)
        if replace:
            report.removed = writer.remove_unseen()
        writer.finish(names)
    if progress:
        progress("catalogue", feed.size, feed.size)
    if feed.ignored_columns:
        report.notes.append(f"columns not read: {', '.join(feed.ignored_columns)}")
    report.notes.extend(feed.notes)
    report.seconds = time.monotonic() - started
    return report


class _Writer:
    """Writes rows inside one open transaction, and remembers the names that it gave numbers to."""

    def __init__(self, db: Database, taxonomy: Taxonomy, segmenter: Segmenter) -> None:
        self._db = db.conn
        self._taxonomy = taxonomy
        self._segmenter = segmenter
        self._ids: dict[tuple[str, str, Names], int] = {}
        self._facets: dict[str, tuple[int, bool]] = {}
        self._values: dict[tuple[str, FacetEntry], int] = {}
        self._category_words: dict[int, tuple[str, str]] = {}  # Chinese, English
        self._words_of_name = lru_cache(maxsize=KNOWN_NAMES)(self._words)
        self.changed = False
        row = self._db.execute("SELECT currency FROM products LIMIT 1").fetchone()
        self._currency: str | None = row[0] if row else None
        # On disk, not in a set: a feed of millions of ids needs no memory for them.
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS seen (id TEXT PRIMARY KEY, line INTEGER) WITHOUT ROWID")
        self._db.execute("DELETE FROM temp.seen")

    def objection(self, row: ProductRow) -> BadRow | None:
        """Why a readable row still cannot be taken, or None."""
        if self._currency is None:
            self._currency = row.currency
        if row.currency != self._currency:
            return BadRow(
                row.line,
                "currency",
                "currency_differs",
                f"The price is in {row.currency}, the catalogue in {self._currency}",
                "One shop has one currency: convert the prices, or import into an empty data directory.",
            )
        first = self._db.execute("SELECT line FROM temp.seen WHERE id = ?", [row.id]).fetchone()
        if first:
            return BadRow(
                row.line,
                "id",
                "duplicate_id",
                f"The id {row.id!r} stands in line {first[0]} already",
                "Keep one row an id.",
            )
        self._db.execute("INSERT INTO temp.seen VALUES (?, ?)", [row.id, row.line])
        return None

    def write(self, row: ProductRow) -> Change:
        """Writes one product, and says what that changed."""
        fingerprint = hashlib.blake2b(repr(_said(row)).encode(), digest_size=16).digest()
        known = self._db.execute("SELECT rowid, fingerprint FROM products WHERE id = ?", [row.id]).fetchone()
        if known and known["fingerprint"] == fingerprint:
            return "unchanged"
        self.changed = True
        category = self._category(row)
        brand = self._brand(row.brand_zh, row.brand_en)
        values = (
            row.title_zh,
            row.title_en,
            category,
            brand,
            row.price_minor,
            row.list_price_minor,
            row.currency,
            row.stock,
            row.available,
            row.rating,
            row.rating_count,
            row.released,
            row.description_zh,
            row.description_en,
            json.dumps(row.attributes, ensure_ascii=False),
            json.dumps(row.tags, ensure_ascii=False),
            row.image,
            row.url,
            row.group,
            fingerprint,
            row.id,
        )
        if known:
            rowid = known["rowid"]
            self._db.execute(_UPDATE, values)
            self._forget(rowid)
        else:
            rowid = self._db.execute(_INSERT, values).lastrowid
        self._write_facets(rowid, row)
        self._write_text(rowid, row, category)
        return "updated" if known else "added"

    def remove_unseen(self) -> int:
        """Removes every product that this feed did not name; the number removed."""
        gone = [r[0] for r in self._db.execute("SELECT rowid FROM products WHERE id NOT IN (SELECT id FROM temp.seen)")]
        for rowid in gone:
            self._forget(rowid)
            self._db.execute("DELETE FROM products WHERE rowid = ?", [rowid])
        self.changed = self.changed or bool(gone)
        return len(gone)

    def finish(self, names: Sequence[GivenName]) -> None:
        """Drops names that no product bears any more, and marks the catalogue as changed if it is."""
        self._db.execute("DELETE FROM temp.seen")
        if not self.changed:
            return
        self._db.execute(
            "DELETE FROM facet_values WHERE id NOT IN (SELECT value FROM product_facets WHERE value IS NOT NULL)"
        )
        self._db.execute("DELETE FROM facets WHERE id NOT IN (SELECT facet FROM product_facets)")
        self._db.execute("DELETE FROM brands WHERE id NOT IN (SELECT brand FROM products WHERE brand IS NOT NULL)")
        while self._db.execute(
            """DELETE FROM categories WHERE id NOT IN (SELECT category FROM products WHERE category IS NOT NULL)
               AND id NOT IN (SELECT parent FROM categories WHERE parent IS NOT NULL)"""
        ).rowcount:
            pass
        apply_names(self._db, names)
        mark_changed(self._db)

    def _forget(self, rowid: int) -> None:
        for table in ("product_facets", "product_colours"):
            self._db.execute(f"DELETE FROM {table} WHERE product = ?", [rowid])
        self._db.execute("DELETE FROM products_text WHERE rowid = ?", [rowid])

    def _named(self, table: str, key: str, columns: dict[str, Any]) -> int:
        """The number of the row with this key, made when there is none; of several spellings the last one stays."""
        remembered = (table, key, (columns["name_zh"], columns["name_en"]))
        if (known := self._ids.get(remembered)) is not None:
            return known
        columns |= {"fed_zh": columns["name_zh"], "fed_en": columns["name_en"]}
        where = {"key": key} | ({"facet": columns["facet"]} if "facet" in columns else {})
        condition = " AND ".join(f"{name} = ?" for name in where)
        row = self._db.execute(f"SELECT id FROM {table} WHERE {condition}", [*where.values()]).fetchone()
        written = where | columns
        if row is None:
            marks = ", ".join("?" * len(written))
            inserted = self._db.execute(
                f"INSERT INTO {table} ({', '.join(written)}) VALUES ({marks})",
                [*written.values()],
            )
            found = int(inserted.lastrowid or 0)
        else:
            found = int(row[0])
            for name in ("name_zh", "name_en", "fed_zh", "fed_en", "taxonomy_id"):
                if columns.get(name):
                    self._db.execute(f"UPDATE {table} SET {name} = ? WHERE id = ?", [columns[name], found])
        self._ids[remembered] = found
        return found

    def _category(self, row: ProductRow) -> int | None:
        depth = max(len(row.category_zh), len(row.category_en))
        parent: int | None = None
        key = ""
        for n in range(depth):
            zh = row.category_zh[n] if n < len(row.category_zh) else None
            en = row.category_en[n] if n < len(row.category_en) else None
            key = f"{key} > {name_key(en or zh or '')}".strip(" >")
            if (known := self._ids.get(("categories", key, (zh, en)))) is not None:
                parent = known
                continue
            is_leaf = n == depth - 1
            node = row.category_id if is_leaf else None
            if node not in self._taxonomy.nodes:
                node = self._taxonomy.link(
                    path_zh=row.category_zh[: n + 1],
                    path_en=row.category_en[: n + 1],
                    google_path=row.google_category if is_leaf else None,
                )
            parent = self._named(
                "categories", key, {"parent": parent, "depth": n, "name_zh": zh, "name_en": en, "taxonomy_id": node}
            )
        return parent

    def _brand(self, zh: str | None, en: str | None) -> int | None:
        if not (zh or en):
            return None
        return self._named("brands", name_key(en or zh or ""), {"name_zh": zh, "name_en": en})

    def _write_facets(self, rowid: int, row: ProductRow) -> None:
        colours: set[str] = set()
        has_colour = False
        for key, value in row.attributes.items():
            facet, is_colour = self._facet(key)
            has_colour = has_colour or is_colour
            for entry in entries_of(value):
                self._db.execute(
                    "INSERT INTO product_facets (product, facet, value, number, unit) VALUES (?, ?, ?, ?, ?)",
                    [rowid, facet, self._value(key, entry), entry.number, entry.unit],
                )
                if is_colour and entry.text is not None:
                    colours.update(*(colour_families(name) for name in entry.text if name))
        if not has_colour:
            for text in (row.title_zh, row.title_en, *row.tags):
                colours |= colour_families(text) if text else frozenset()
        self._db.executemany(
            "INSERT INTO product_colours VALUES (?, ?)", [(rowid, family) for family in sorted(colours)]
        )

    def _facet(self, key: str) -> tuple[int, bool]:
        """The facet that an attribute's key names, and whether it is the colour."""
        if key not in self._facets:
            zh, en = self._facet_names(key)
            number = self._named("facets", name_key(en or zh or key), {"name_zh": zh, "name_en": en})
            self._facets[key] = number, any(name and is_colour_name(name) for name in (zh, en))
        return self._facets[key]

    def _facet_names(self, key: str) -> Names:
        zh, en = names_of(key)
        return _completed((zh, en), self._taxonomy.attributes.get(name_key(zh or en or "")))

    def _value(self, key: str, entry: FacetEntry) -> int | None:
        if entry.text is None:
            return None
        if (key, entry) not in self._values:
            facet, is_colour = self._facet(key)
            # Colours are translated by their families; the taxonomy's "Red" is 红酒, a wine.
            found = None if is_colour else self._taxonomy.value(self._facet_names(key), entry.text)
            zh, en = _completed(entry.text, found)
            columns = {"facet": facet, "name_zh": zh, "name_en": en}
            self._values[key, entry] = self._named("facet_values", f"{facet}:{name_key(en or zh or '')}", columns)
        return self._values[key, entry]

    def _write_text(self, rowid: int, row: ProductRow, category: int | None) -> None:
        titles = [title for title in (row.title_zh, row.title_en) if title]
        names = [*row.category_zh, *row.category_en, *filter(None, (row.brand_zh, row.brand_en)), *row.tags]
        for key, value in row.attributes.items():
            entries = list(entries_of(value))
            names += [name for entry in entries if entry.text for name in entry.text if name]
            if any(entry.number == 1 and entry.unit is None for entry in entries):
                names += [name for name in names_of(key) if name]
        details = [(text or "")[:INDEXED_DESCRIPTION] for text in (row.description_zh, row.description_en)]
        words = (
            " ".join(map(self._words, titles)),
            " ".join([*map(self._words_of_name, names), self._words_of(category, row)]),
            " ".join(map(self._words, details)),
        )
        self._db.execute(
            "INSERT INTO products_text (rowid, title, names, details) VALUES (?, ?, ?, ?)", [rowid, *words]
        )

    def _words(self, text: str) -> str:
        return " ".join(self._segmenter.index_words(normal(text)))

    def _words_of(self, category: int | None, row: ProductRow) -> str:
        """The taxonomy's names of a category, in the languages that the product speaks: what others call it."""
        if category is None:
            return ""
        if category not in self._category_words:
            found = self._db.execute("SELECT taxonomy_id FROM categories WHERE id = ?", [category]).fetchone()
            node = self._taxonomy.nodes.get(found[0]) if found and found[0] else None
            zh, en = (node.zh, node.en) if node else ((), ())
            self._category_words[category] = " ".join(map(self._words, zh)), " ".join(map(self._words, en))
        zh_words, en_words = self._category_words[category]
        return " ".join(words for words, title in ((zh_words, row.title_zh), (en_words, row.title_en)) if title)


def _completed(names: Names, known: Names | None) -> Names:
    """The names, the missing one taken from those that are known."""
    return (names[0] or known[0], names[1] or known[1]) if known else names


_FIELDS = (
    "title_zh",
    "title_en",
    "category",
    "brand",
    "price_minor",
    "list_price_minor",
    "currency",
    "stock",
    "available",
    "rating",
    "rating_count",
    "released",
    "description_zh",
    "description_en",
    "attributes",
    "tags",
    "image",
    "url",
    "variant_group",
    "fingerprint",
)
_INSERT = f"INSERT INTO products ({', '.join(_FIELDS)}, id) VALUES ({', '.join('?' * (len(_FIELDS) + 1))})"
_UPDATE = f"UPDATE products SET {', '.join(f'{name} = ?' for name in _FIELDS)} WHERE id = ?"
