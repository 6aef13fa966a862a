"""Given names: what the shop itself calls things in both languages, kept in shop.db and stronger than the taxonomy."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.catalogue.feeds import Feed, NameRow
from assistant.catalogue.store import mark_changed
from assistant.catalogue.taxonomy import Node, name_key
from assistant.reports import BadRow, Change, ImportReport
from assistant.storage import Database, Store
from assistant.understanding.vocabulary import Alias, Pair, SenseKind

# The tables whose rows bear names, by the kind that a file calls them and that the vocabulary does.
_TABLES: dict[str, tuple[str, SenseKind]] = {
    "category": ("categories", "category"),
    "attribute": ("facets", "facet"),
    "value": ("facet_values", "value"),
    "brand": ("brands", "brand"),
}


@dataclass(frozen=True, slots=True)
class GivenName:
    """One thing's names as the shop gave them; `node` is the taxonomy's id where it was named."""

    kind: str
    node: str | None
    zh: str | None
    en: str | None
    others: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Every name of it."""
        return tuple(name for name in (self.zh, self.en, *self.others) if name)

    @property
    def key(self) -> str:
        """What another row of the same thing has in common with this one."""
        return self.node or name_key(self.en or self.zh or "")


class GivenNames:
    """The names in shop.db, in the order of their keys."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def version(self) -> str:
        """Changes with every name that is given, changed or taken away."""
        return self._store.version("names")

    def all(self) -> list[GivenName]:
        """Every name that the shop gave."""
        rows = self._store.rows("SELECT kind, taxonomy_id, name_zh, name_en, others FROM names ORDER BY kind, key")
        return [GivenName(kind, node, zh, en, tuple(json.loads(others))) for kind, node, zh, en, others in rows]


def import_names(store: Store, feed: Feed[NameRow], nodes: Mapping[str, Node], *, strict: bool = False) -> ImportReport:
    """Adds and changes names in one transaction; names that the file does not have stay as they are.

    Of several rows for one thing the first is shown, the others find it too. The catalogue shows them with the next
    `follow_names`. Raises FeedError or ImportRefused, and then nothing has changed.
    """
    started = time.monotonic()
    report = ImportReport("names", feed.format)
    given = _read(feed, nodes, report)
    report.check(len(given), strict=strict)
    with store.write() as db:
        for name in given:
            report.count(save_name(db, name))
    if feed.ignored_columns:
        report.notes.append(f"columns not read: {', '.join(feed.ignored_columns)}")
    report.notes.extend(feed.notes)
    report.seconds = time.monotonic() - started
    return report


def _read(feed: Feed[NameRow], nodes: Mapping[str, Node], report: ImportReport) -> list[GivenName]:
    given: dict[tuple[str, str], GivenName] = {}
    for row in feed:
        if isinstance(row, BadRow):
            report.reject(row)
        elif row.id and row.id not in nodes:
            hint = "Take an id of the open taxonomy, or leave it out."
            report.reject(BadRow(row.line, "id", "unknown_id", f"The taxonomy has no {row.id!r}", hint))
        else:
            name = GivenName(row.kind, row.id or None, row.zh, row.en, row.others)
            known = given.setdefault((name.kind, name.key), name)
            given[name.kind, name.key] = _joined(known, name)
    return list(given.values())


def save_name(db: Database, name: GivenName) -> Change:
    """Writes a name over the one of the same thing, if there is one."""
    key = [name.kind, name.key]
    columns = (name.node, name.zh, name.en, json.dumps(name.others, ensure_ascii=False))
    known = db.execute(
        "SELECT taxonomy_id, name_zh, name_en, others FROM names WHERE kind = ? AND key = ?", key
    ).fetchone()
    if known is not None:
        if tuple(known) == columns:
            return "unchanged"
        delete_name(db, *key)
    db.execute("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)", [*key, *columns])
    return "added" if known is None else "updated"


def delete_name(db: Database, kind: str, key: str) -> bool:
    """Takes a name away, so that the thing is called as the feed calls it again; whether there was one."""
    return bool(db.execute("DELETE FROM names WHERE kind = ? AND key = ?", [kind, key]).rowcount)


def follow_names(catalogue: Store, names: GivenNames) -> None:
    """Brings what the catalogue calls things up to the names that the shop gives; nothing is written when it is."""
    version, given = names.version, names.all()
    followed = catalogue.row("SELECT value FROM catalogue_state WHERE name = 'names'")
    if not given if followed is None else followed[0] == version:
        return
    with catalogue.write() as db:
        apply_names(db.conn, given)
        db.execute("INSERT OR REPLACE INTO catalogue_state VALUES ('names', ?)", [version])
        mark_changed(db.conn)


def apply_names(connection: Any, given: Sequence[GivenName]) -> None:
    """Gives what the catalogue has its given name, or else the feed's, inside an open transaction."""
    for kind, (table, _) in _TABLES.items():
        by_key = {name_key(said): name for name in given if name.kind == kind for said in name.all}
        rows = connection.execute(f"SELECT id, name_zh, name_en, fed_zh, fed_en FROM {table}").fetchall()
        for number, zh, en, fed_zh, fed_en in rows:
            name = _of(by_key, zh, en, fed_zh, fed_en)
            shown = (name.zh or fed_zh, name.en or fed_en) if name else (fed_zh, fed_en)
            if shown != (zh, en):
                connection.execute(f"UPDATE {table} SET name_zh = ?, name_en = ? WHERE id = ?", [*shown, number])


def aliases(store: Store, given: Sequence[GivenName]) -> Iterator[Alias]:
    """The further names of what the catalogue has."""
    for kind, (table, called) in _TABLES.items():
        by_key = {name_key(said): name for name in given if name.kind == kind for said in name.all}
        for number, zh, en in store.rows(f"SELECT id, name_zh, name_en FROM {table}") if by_key else ():
            name = _of(by_key, zh, en)
            for said in name.all if name else ():
                yield Alias(called, number, said)


def pairs(given: Sequence[GivenName], trust: int) -> Iterator[Pair]:
    """The given names as pairs, a brand's left out: it is a name and no word."""
    for name in given:
        if name.zh and name.en and name.kind != "brand":
            yield Pair(name.zh, name.en, trust)


def renamed(nodes: Mapping[str, Node], given: Sequence[GivenName]) -> Mapping[str, Node]:
    """The taxonomy with the shop's names for its nodes; an official name that was replaced is none of them any more."""
    found = {name.node: name for name in given if name.node in nodes}
    if not found:
        return nodes
    return dict(nodes) | {node: _renamed(nodes[node], name) for node, name in found.items() if node}


def _joined(known: GivenName, name: GivenName) -> GivenName:
    shown = {known.zh, known.en}
    return replace(known, others=tuple(dict.fromkeys(n for n in (*known.others, *name.all) if n not in shown)))


def _of(by_key: Mapping[str, GivenName], *names: str | None) -> GivenName | None:
    found = (by_key.get(name_key(name)) for name in names if name)
    return next((name for name in found if name), None)


def _renamed(node: Node, name: GivenName) -> Node:
    zh, en = (
        tuple(dict.fromkeys((own, *old[1:]))) if own else old for own, old in ((name.zh, node.zh), (name.en, node.en))
    )
    return Node(node.id, zh, (*en, *name.others))
