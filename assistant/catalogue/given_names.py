"""Names that the shop gives itself in both languages: kept beside the catalogue, and stronger than the taxonomy's."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.catalogue.feeds import Feed, NameRow
from assistant.catalogue.taxonomy import Node, name_key
from assistant.reports import BadRow, ImportReport
from assistant.storage import Store
from assistant.understanding.vocabulary.facts import Alias, Pair
from assistant.understanding.vocabulary.senses import SenseKind

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


def import_names(store: Store, feed: Feed[NameRow], nodes: Mapping[str, Node], *, strict: bool = False) -> ImportReport:
    """Adds and changes names in one transaction; names that the file does not have stay as they are.

    Of several rows for one thing the first is shown, the others find it too. Raises FeedError or ImportRefused, and
    then nothing has changed.
    """
    started = time.monotonic()
    report = ImportReport("names", feed.format)
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
    if report.bad_count and strict:
        raise report.refusal(
            f"{report.bad_count} rows cannot be read, and strict was asked for",
            hint="Mend the rows named, or import without --strict.",
        )
    if not given:
        raise report.refusal("no row of the file can be read", hint="Mend the rows named; nothing has changed.")
    with store.write() as db:
        for name in given.values():
            _count(report, _save(db.conn, name))
        if report.added or report.updated:
            apply_names(db.conn)
            mark_changed(db.conn)
    if feed.ignored_columns:
        report.notes.append(f"columns not read: {', '.join(feed.ignored_columns)}")
    report.notes.extend(feed.notes)
    report.seconds = time.monotonic() - started
    return report


def given_names(store: Store) -> list[GivenName]:
    """All names that the shop gave, in the order of their keys."""
    return list(_read(store.rows(_SELECT)))


def apply_names(connection: Any) -> None:
    """Writes the given names to what the catalogue has under one of them, inside an open transaction."""
    given = list(_read(connection.execute(_SELECT)))
    for kind, (table, _) in _TABLES.items():
        by_key = {name_key(said): name for name in given if name.kind == kind for said in name.all}
        if not by_key:
            continue
        for row in connection.execute(f"SELECT id, name_zh, name_en FROM {table}").fetchall():
            name = _of(by_key, row[1], row[2])
            if name is not None and (name.zh or row[1], name.en or row[2]) != (row[1], row[2]):
                connection.execute(
                    f"UPDATE {table} SET name_zh = coalesce(?, name_zh), name_en = coalesce(?, name_en) WHERE id = ?",
                    [name.zh, name.en, row[0]],
                )


def aliases(store: Store, given: list[GivenName]) -> Iterator[Alias]:
    """The further names of what the catalogue has."""
    for kind, (table, called) in _TABLES.items():
        by_key = {name_key(said): name for name in given if name.kind == kind for said in name.all}
        for number, zh, en in store.rows(f"SELECT id, name_zh, name_en FROM {table}") if by_key else ():
            name = _of(by_key, zh, en)
            for said in name.all if name else ():
                yield Alias(called, number, said)


def pairs(given: list[GivenName], trust: int) -> Iterator[Pair]:
    """The given names as pairs, a brand's left out: it is a name and no word."""
    for name in given:
        if name.zh and name.en and name.kind != "brand":
            yield Pair(name.zh, name.en, trust)


def renamed(nodes: Mapping[str, Node], given: list[GivenName]) -> Mapping[str, Node]:
    """The taxonomy with the shop's names for its nodes; an official name that was replaced is none of them any more."""
    found = {name.node: name for name in given if name.node in nodes}
    if not found:
        return nodes
    return dict(nodes) | {node: _renamed(nodes[node], name) for node, name in found.items() if node}


def mark_changed(connection: Any) -> None:
    """Lets whoever made something from the catalogue see that it is stale."""
    connection.execute(
        """INSERT INTO catalogue_state VALUES ('version', '1')
           ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"""
    )


_SELECT = "SELECT kind, taxonomy_id, name_zh, name_en, others FROM names ORDER BY kind, key"


def _read(rows: Any) -> Iterator[GivenName]:
    for kind, node, zh, en, others in rows:
        yield GivenName(kind, node, zh, en, tuple(json.loads(others)))


def _save(connection: Any, name: GivenName) -> str:
    where = [name.kind, name.key]
    columns = (name.node, name.zh, name.en, json.dumps(name.others, ensure_ascii=False))
    known = connection.execute(
        "SELECT taxonomy_id, name_zh, name_en, others FROM names WHERE kind = ? AND key = ?", where
    ).fetchone()
    if known and tuple(known) == columns:
        return "unchanged"
    connection.execute("INSERT OR REPLACE INTO names VALUES (?, ?, ?, ?, ?, ?)", [*where, *columns])
    return "updated" if known else "added"


def _count(report: ImportReport, outcome: str) -> None:
    setattr(report, outcome, getattr(report, outcome) + 1)


def _joined(known: GivenName, name: GivenName) -> GivenName:
    shown = {known.zh, known.en}
    return replace(known, others=tuple(dict.fromkeys(n for n in (*known.others, *name.all) if n not in shown)))


def _of(by_key: Mapping[str, GivenName], zh: str | None, en: str | None) -> GivenName | None:
    found = (by_key.get(name_key(name)) for name in (zh, en) if name)
    return next((name for name in found if name), None)


def _renamed(node: Node, name: GivenName) -> Node:
    zh, en = (
        tuple(dict.fromkeys((own, *old[1:]))) if own else old for own, old in ((name.zh, node.zh), (name.en, node.en))
    )
    return Node(node.id, zh, (*en, *name.others))
