"""A feed: one file of rows in one format, read row by row as often as needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from assistant.reports import BadRow

from .problems import FeedError
from .source import Source
from .table import Columns, Opening

Row = TypeVar("Row")
_MOST_IGNORED = 100


class Format(Protocol[Row]):
    """What the module of a format offers; a new format is a new module of this shape in the list of formats."""

    NAME: str
    COLUMNS: Columns

    def matches(self, opening: Opening) -> bool:
        """Whether a file that begins like this is in the format."""

    def rows(self, feed: Feed[Row]) -> Iterator[Row | BadRow]:
        """The rows of the feed; raises FeedError for a file that can give none."""


class Feed(Generic[Row]):
    """The rows of a file in a known format.

    Iterating yields good rows and bad ones in the file's order, reading as it goes, and begins anew each time; it
    raises FeedError where the rest of the file makes no sense. `size` and `bytes_read` count bytes on disk.
    `ignored_columns` names what the format does not read (at most 100), `notes` what had to be guessed. Ids may
    repeat: only who stores the rows can tell.
    """

    def __init__(self, source: Source, opening: Opening, layout: Format[Row], currency: str | None) -> None:
        """Read up to the first row.

        Raises FeedError when the header will not do or no row follows it.
        """
        self.source = source
        self.opening = opening
        self.currency = currency
        self.format = layout.NAME
        self.size = source.size
        self.notes = source.notes
        self.ignored_columns: list[str] = []
        self._layout = layout
        if next(iter(self), None) is None:
            hint = "The file ends after its header: was the export empty?"
            raise FeedError("The file has no rows", code="no_rows", hint=hint, line=opening.number)

    @property
    def bytes_read(self) -> int:
        """How far the reading has come, from 0 to `size`; a little ahead of the rows."""
        return self.source.bytes_read

    @property
    def named_currency(self) -> str:
        """The currency, for formats that cannot do without."""
        if self.currency is None:
            raise FeedError("No currency was given", code="currency_missing", hint="Name the catalogue's currency.")
        return self.currency

    def __iter__(self) -> Iterator[Row | BadRow]:
        return self._layout.rows(self)

    def ignore(self, columns: Iterable[str]) -> None:
        """Note columns that are not read, each once."""
        for name in columns:
            if name and name not in self.ignored_columns and len(self.ignored_columns) < _MOST_IGNORED:
                self.ignored_columns.append(name)
