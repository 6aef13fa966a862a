"""The project's own catalogue as CSV: its columns by name, in any order."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.reports import BadRow

from .feed import Feed
from .native import COLUMNS, product_row
from .rows import ProductRow
from .table import Opening, check_header, records

NAME = "native CSV"


def matches(opening: Opening) -> bool:
    """Whether the header has a title in a named language."""
    return "title_zh" in opening.header or "title_en" in opening.header


def rows(feed: Feed[ProductRow]) -> Iterator[ProductRow | BadRow]:
    """The products, in the file's order."""
    check_header(feed.opening, COLUMNS, NAME)
    feed.ignore(name for name in feed.opening.header if name not in COLUMNS.known)
    for record in records(feed.source, feed.opening):
        yield record if isinstance(record, BadRow) else product_row(*record, feed.currency)
