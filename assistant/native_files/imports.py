"""Import of a native file: all of it or nothing, and twice is the same as once."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from assistant.native_files.columns import Row, bad_row
from assistant.native_files.jsonl import read_objects
from assistant.reports import BadRow, Change, ImportReport
from assistant.storage import Database, Store

FORMAT = "native JSONL"
NEAR = 75.0  # out of 100: a column that is this like a known one is taken for a slip
R = TypeVar("R", bound=Row)


def import_rows(
    store: Store,
    path: Path,
    model: type[R],
    save: Callable[[Database, R], Change],
    *,
    strict: bool,
) -> ImportReport:
    """The rows of a file of JSON lines into a store, each written by `save`; rows that the file does not name stay.

    A bad row is left out and reported. Raises ImportRefused, with nothing changed, when the file cannot be read,
    no row of it is good, or `strict` and any row is bad.
    """
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
            report.count(save(db, row))
        report.check(report.good_count, strict=strict)
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


def _unknown_column(name: str, count: int, model: type[Row]) -> str:
    from rapidfuzz import fuzz, process

    nearest = process.extractOne(name, model.model_fields.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
    meant = f"; did you mean {nearest[0]}?" if nearest else ""
    return f"column {name[:60]} is not known and was passed over in {count} {'row' if count == 1 else 'rows'}{meant}"
