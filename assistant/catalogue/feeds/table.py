"""Delimited text (CSV, TSV): which delimiter, which columns, and the records with their line numbers."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.reports import BadRow

from .encoding import LONGEST_LINE
from .problems import FeedError, did_you_mean
from .source import Source

DELIMITERS = (",", "\t", ";")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a format: all of `required`, at least one of `one_of` (when there are any), `optional` ones."""

    required: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    @property
    def known(self) -> frozenset[str]:
        """All names that the format reads."""
        return frozenset(self.required + self.one_of + self.optional)

    def missing(self, header: tuple[str, ...]) -> list[str]:
        """The names that the header should have and has not."""
        lacking = [name for name in self.required if name not in header]
        if self.one_of and not set(self.one_of) & set(header):
            lacking.append(" or ".join(self.one_of))
        return lacking


@dataclass(frozen=True, slots=True)
class Opening:
    """A file's first line that is not blank; `header` and `delimiter` are empty for JSON and XML."""

    line: str
    number: int
    header: tuple[str, ...] = ()
    delimiter: str = ""


def column_name(text: str) -> str:
    """The name as formats spell it: `Image Link`, ` image-link ` and `g:image_link` are `image_link`."""
    return re.sub(r"[\s\-]+", "_", text.strip("\ufeff \t\r\n").lower()).removeprefix("g:")


def find_opening(source: Source) -> Opening:
    """The first line, and its column names when it is the header of a table.

    The delimiter is the one that cuts the header into most cells; a line `sep=;` before it, which spreadsheet
    programs write, settles it. Raises FeedError when all lines are blank or the header's quotes are broken.
    """
    with source.lines() as lines:
        delimiters: tuple[str, ...] = DELIMITERS
        for number, raw in enumerate(lines, start=1):
            line = raw.strip("\ufeff\r\n")
            announced = re.fullmatch(r"sep=(.)", line)
            if announced:
                delimiters = (announced[1],)
            elif line.strip():
                return _opening(line, number, delimiters)
    raise FeedError("The file has only blank lines", code="empty", hint="Export it again.")


def _opening(line: str, number: int, delimiters: tuple[str, ...]) -> Opening:
    if line[0] in "{[<":
        return Opening(line, number)
    if "\x00" in line:
        raise FeedError("The header has zero bytes", code="binary", hint="Is this a text file?", line=number)
    delimiter = max(delimiters, key=lambda mark: len(_cells(line, mark, strict=False)))
    header = _cells(line, delimiter, strict=True)
    if not header:
        hint = "Column names stand on one line; a quote that opens must close."
        raise FeedError("A quote in the header is broken", code="quote", hint=hint, line=number)
    return Opening(line, number, tuple(column_name(cell) for cell in header), delimiter)


def _cells(line: str, delimiter: str, *, strict: bool) -> list[str]:
    """The cells of one line; none when its quotes are broken, or a cell is huge."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=strict))
    except csv.Error:
        return []


def missing_columns(opening: Opening, columns: Columns, name: str) -> FeedError:
    """The refusal of a header that lacks columns: what was found, what is needed, which name may be misspelt."""
    missing = columns.missing(opening.header)
    message = f"{name}: missing column {', '.join(missing)}. Found: {', '.join(opening.header[:40])}"
    wanted = [part for names in missing for part in names.split(" or ")]
    spare = sorted(set(opening.header) - columns.known)
    guesses = [f'For "{column}": {guess}' for column in spare if (guess := did_you_mean(column, wanted))]
    needed = [*columns.required, *([" or ".join(columns.one_of)] if columns.one_of else [])]
    hint = " ".join([*guesses, f"Needed: {', '.join(needed)}."])
    return FeedError(message, code="missing_column", hint=hint, line=opening.number)


def check_header(opening: Opening, columns: Columns, name: str) -> None:
    """Raise FeedError when a needed column is missing, or one that would be read stands there twice."""
    if columns.missing(opening.header):
        raise missing_columns(opening, columns, name)
    twice = sorted({column for column in columns.known if opening.header.count(column) > 1})
    if twice:
        message = f"Two columns have the same name: {', '.join(twice)}"
        hint = "Keep one of them, and give the others another name."
        raise FeedError(message, code="duplicate_column", hint=hint, line=opening.number)


def records(source: Source, opening: Opening) -> Iterator[tuple[int, dict[str, str]] | BadRow]:
    """Each record below the header: the line where it begins, and its cells by column name.

    Blank lines are left out. A record with broken quotes or with more or fewer cells than the header is a BadRow;
    a quote that swallows the following lines raises FeedError, since what stood in them cannot be known.
    """
    with source.lines() as lines:
        for _ in range(opening.number):
            next(lines)
        yield from _records(lines, opening)


def _records(lines: Iterator[str], opening: Opening) -> Iterator[tuple[int, dict[str, str]] | BadRow]:
    record: list[str] = []  # the physical lines of the current record
    reader = csv.reader(_kept(lines, record), delimiter=opening.delimiter, strict=True)
    header, width = opening.header, len(opening.header)
    line = opening.number + 1
    while True:
        cells: list[str] = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if len(record) > 1 or "unexpected end" in str(error):
                raise _unclosed(record, line, opening.delimiter) from error
            # In many TSV files quotes are only letters: "Best" shirt<TAB>…
            letters = record[0].rstrip("\r\n").split("\t")
            if opening.delimiter == "\t" and len(letters) == width:
                cells = letters
            else:
                yield _broken(line, str(error))
        if len(cells) < width or any(cells[width:]):
            if cells:
                yield _wrong_width(line, len(cells), width)
        elif any(cells):
            yield line, dict(zip(header, cells, strict=False))
        line += len(record)
        record.clear()


def _kept(lines: Iterator[str], record: list[str]) -> Iterator[str]:
    """The same lines, noted in `record` as they pass; ends when a record grows beyond LONGEST_LINE."""
    size = 0
    for line in lines:
        size = size + len(line) if record else len(line)
        record.append(line)
        if size > LONGEST_LINE:
            return  # inside a quote, which the reader now finds unclosed
        yield line


def _unclosed(record: list[str], line: int, delimiter: str) -> FeedError:
    opened = line + _quote_opened(record, delimiter)
    message = f"The quote opened on line {opened} is not closed properly (read on to line {line + len(record) - 1})"
    hint = 'Close it on that line; a quote inside a quoted text is written twice: "12"" pan".'
    return FeedError(message, code="quote", hint=hint, line=opened)


def _quote_opened(record: list[str], delimiter: str) -> int:
    """Which line of the record has the opening quote that is never closed, or closed in mid-text."""
    opened, state = 0, "start"
    for number, text in enumerate(record):
        for letter in text:
            ends = letter == delimiter or letter in "\r\n"
            if state == "quoted":
                state = "closed" if letter == '"' else "quoted"
            elif state == "closed":
                if letter != '"' and not ends:
                    return opened
                state = "quoted" if letter == '"' else "start"
            elif state == "start" and letter == '"':
                opened, state = number, "quoted"
            else:
                state = "start" if ends else "plain"
    return opened


def _broken(line: int, reason: str) -> BadRow:
    if "field limit" in reason:
        return BadRow(line, None, "too_long", "A cell is too long", "Shorten the text.")
    hint = 'A text with quotes stands in quotes, and each quote inside is written twice: "12"" pan".'
    return BadRow(line, None, "quote", "Text follows a closing quote", hint)


def _wrong_width(line: int, found: int, width: int) -> BadRow:
    hint = "A text with a delimiter or a line break in it stands in double quotes."
    return BadRow(line, None, "cells", f"{found} cells, but the header has {width}", hint)
