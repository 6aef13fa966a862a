"""The project's own catalogue as JSON lines: the columns of the CSV as names, one object a line."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.reports import BadRow

from .feed import Feed
from .jsonl import records
from .native import COLUMNS, product_row
from .rows import ProductRow
from .table import Opening

NAME = "native JSONL"


def matches(opening: Opening) -> bool:
    """Whether the file begins with a JSON object."""
    return opening.line.lstrip().startswith("{")


def rows(feed: Feed[ProductRow]) -> Iterator[ProductRow | BadRow]:
    """The products, in the file's order; attributes and category paths may be JSON themselves."""
    for record in records(feed.source, feed.opening, COLUMNS.known, feed.ignore):
        yield record if isinstance(record, BadRow) else product_row(*record, feed.currency)
