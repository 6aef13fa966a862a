"""Events and order lines as JSON lines: the columns of the CSV as names, one object a line."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.reports import BadRow

from .events import COLUMNS, event_row
from .feed import Feed
from .jsonl import records
from .rows import EventRow
from .table import Opening

NAME = "event JSONL"


def matches(opening: Opening) -> bool:
    """Whether the file begins with a JSON object."""
    return opening.line.lstrip().startswith("{")


def rows(feed: Feed[EventRow]) -> Iterator[EventRow | BadRow]:
    """The events, in the file's order."""
    for record in records(feed.source, feed.opening, COLUMNS.known, feed.ignore):
        yield record if isinstance(record, BadRow) else event_row(*record, feed.named_currency)
