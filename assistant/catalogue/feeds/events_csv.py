"""Events and order lines as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.reports import BadRow

from .events import COLUMNS, event_row
from .feed import Feed
from .rows import EventRow
from .table import Opening, check_header, records

NAME = "event CSV"


def matches(opening: Opening) -> bool:
    """Whether the header has most of the columns that an event needs."""
    return len(set(COLUMNS.required) & set(opening.header)) >= 3


def rows(feed: Feed[EventRow]) -> Iterator[EventRow | BadRow]:
    """The events, in the file's order."""
    check_header(feed.opening, COLUMNS, NAME)
    feed.ignore(name for name in feed.opening.header if name not in COLUMNS.known)
    for record in records(feed.source, feed.opening):
        yield record if isinstance(record, BadRow) else event_row(*record, feed.named_currency)
