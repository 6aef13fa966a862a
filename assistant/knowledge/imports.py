"""Reads the native files of this room into its tables: all of a file or nothing, and twice is the same as once."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import ValidationError

from assistant.journal.orders import save_order
from assistant.knowledge.articles import mark_changed, save_article
from assistant.knowledge.jsonl import read_objects
from assistant.knowledge.promotions import save_promotion
from assistant.knowledge.rows import ArticleRow, OrderRow, PromotionRow, bad_row
from assistant.reports import BadRow, ImportReport
from assistant.storage import Database, Store

FORMAT = "native JSONL"
R = TypeVar("R", ArticleRow, PromotionRow, OrderRow)
NEAR = 75.0  # out of 100: a column that is this like a known one is taken for a slip


def import_articles(store: Store, path: Path, *, strict: bool = False) -> ImportReport:
    """Policies and frequent questions, known by id and language. Articles that the file does not name stay.

    A bad row is left out and reported. Raises ImportRefused, with nothing changed, when the file cannot be read,
    no row of it is good, or `strict` and any row is bad.
    """
    return _import(store, path, ArticleRow, save_article, strict=strict, afterwards=mark_changed)


def import_promotions(store: Store, path: Path, *, strict: bool = False) -> ImportReport:
    """Coupons, known by code whatever its capitals. Otherwise as `import_articles`."""
    return _import(store, path, PromotionRow, save_promotion, strict=strict)


def import_orders(store: Store, path: Path, *, strict: bool = False) -> ImportReport:
    """Orders with their lines, known by order id. Otherwise as `import_articles`."""
    return _import(store, path, OrderRow, save_order, strict=strict)


def _import(
    store: Store,
    path: Path,
    model: type[R],
    save: Callable[[Database, R], Literal["added", "updated", "unchanged"]],
    *,
    strict: bool,
    afterwards: Callable[[Database], None] | None = None,
) -> ImportReport:
    started = time.monotonic()
    report = ImportReport(model.name, FORMAT)
    seen: dict[tuple[str, ...], int] = {}
    unknown: dict[str, int] = {}
    # Leaving the block by an exception rolls everything back.
    with store.write() as db:
        for line, found in read_objects(path):
            row = _validate(found, line, model, seen)
            if isinstance(found, dict):
                for column in found.keys() - model.model_fields.keys():
                    unknown[column] = unknown.get(column, 0) + 1
            if isinstance(row, BadRow):
                report.reject(row)
                continue
            change = save(db, row)
            setattr(report, change, getattr(report, change) + 1)
        _refuse_if_bad(report, path, strict=strict)
        if afterwards and report.added + report.updated:
            afterwards(db)
    report.notes = [_unknown_column(name, count, model) for name, count in sorted(unknown.items())]
    report.seconds = time.monotonic() - started
    return report


def _validate(
    found: dict[str, object] | BadRow, line: int, model: type[R], seen: dict[tuple[str, ...], int]
) -> R | BadRow:
    if isinstance(found, BadRow):
        return found
    try:
        row = model.model_validate(found)
    except ValidationError as error:
        return bad_row(line, error)
    first = seen.setdefault(row.key, line)
    if first != line:
        return BadRow(line, None, "duplicate", f"{', '.join(row.key)} is on line {first} already", "Keep one of them.")
    return row


def _refuse_if_bad(report: ImportReport, path: Path, *, strict: bool) -> None:
    if not report.good_count:
        reason = f"no row of {path.name} is good" if report.bad_count else f"{path.name} is empty"
        raise report.refusal(reason, hint="Nothing was changed. One JSON object a line is expected.")
    if strict and report.bad_count:
        raise report.refusal(
            f"{path.name} has bad rows",
            hint="Nothing was changed. Mend the rows, or leave --strict out to pass them over.",
        )


def _unknown_column(name: str, count: int, model: type[ArticleRow | PromotionRow | OrderRow]) -> str:
    from rapidfuzz import fuzz, process

    nearest = process.extractOne(name, model.model_fields.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
    meant = f"; did you mean {nearest[0]}?" if nearest else ""
    return f"column {name[:60]} is not known and was passed over in {count} {'row' if count == 1 else 'rows'}{meant}"
