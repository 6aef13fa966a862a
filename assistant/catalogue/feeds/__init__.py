"""Catalogue, event and name files in, rows out: the format is found by itself, nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.reports import BadRow

from . import events_csv, events_jsonl, google_merchant, names, native_csv, native_jsonl
from .feed import Feed, Format, Row
from .money import currency_code, parse_price
from .names import NameRow
from .problems import FeedError, FieldError
from .rows import EventRow, ProductRow
from .source import Source
from .table import Opening, find_opening, missing_columns

__all__ = [
    "BadRow",
    "EventRow",
    "Feed",
    "FeedError",
    "FieldError",
    "NameRow",
    "ProductRow",
    "parse_price",
    "read_events",
    "read_names",
    "read_products",
]

PRODUCT_FORMATS: Sequence[Format[ProductRow]] = (native_csv, native_jsonl, google_merchant)
EVENT_FORMATS: Sequence[Format[EventRow]] = (events_csv, events_jsonl)
NAME_FORMATS: Sequence[Format[NameRow]] = (names,)


def read_products(path: str | Path, *, currency: str | None = None) -> Feed[ProductRow]:
    """The products of a catalogue file; `currency` (ISO 4217) is meant where the file names none.

    Raises FeedError when the file as a whole cannot be read, FieldError when `currency` does not exist.
    """
    return _feed(path, PRODUCT_FORMATS, currency and currency_code(currency))


def read_events(path: str | Path, currency: str) -> Feed[EventRow]:
    """The events of a behaviour or order file; prices in it are in `currency` (ISO 4217), the catalogue's.

    Raises FeedError when the file as a whole cannot be read, FieldError when `currency` does not exist.
    """
    return _feed(path, EVENT_FORMATS, currency_code(currency))


def read_names(path: str | Path) -> Feed[NameRow]:
    """The names of a list in both languages. Raises FeedError when the file as a whole cannot be read."""
    return _feed(path, NAME_FORMATS, None)


def _feed(path: str | Path, formats: Sequence[Format[Row]], currency: str | None) -> Feed[Row]:
    source = Source(path)
    opening = find_opening(source)
    fitting = [layout for layout in formats if layout.matches(opening)]
    if len(fitting) > 1:
        names = " and ".join(layout.NAME for layout in fitting)
        hint = "Keep the columns of one format."
        raise FeedError(f"The header mixes {names}", code="mixed_columns", hint=hint, line=opening.number)
    if not fitting:
        raise _unknown(opening, formats)
    return Feed(source, opening, fitting[0], currency)


def _unknown(opening: Opening, formats: Sequence[Format[Row]]) -> FeedError:
    """Why no format fits, told by the format that comes nearest."""
    if opening.line.startswith("["):
        hint = "Write each object on its own line, without brackets round them and commas between them."
        return FeedError("This is a JSON array, not JSON lines", code="json_layout", hint=hint, line=opening.number)
    if opening.line.startswith("<"):
        hint = "Export it as CSV, TSV or JSON lines."
        return FeedError("This is XML or HTML", code="wrong_type", hint=hint, line=opening.number)
    elsewhere = [layout.NAME for layout in PRODUCT_FORMATS if layout.matches(opening)]
    elsewhere += [layout.NAME for layout in EVENT_FORMATS if layout.matches(opening)]
    if elsewhere:
        hint = "Import events as events, and a catalogue as a catalogue."
        return FeedError(
            f"This is {elsewhere[0]}, not what was to be imported", code="wrong_type", hint=hint, line=opening.number
        )
    nearest = max(formats, key=lambda layout: len(layout.COLUMNS.known & set(opening.header)))
    return missing_columns(opening, nearest.COLUMNS, nearest.NAME)
