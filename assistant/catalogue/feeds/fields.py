"""Fields of a row: taken by column name, read into numbers, dates, links and texts, refused with that name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import TypeVar

from assistant.language.locales import FEEDS, join_words

from .problems import FieldError, shown

Value = TypeVar("Value")

LONGEST_ID = 200
LONGEST_TITLE = 1_000
LONGEST_TEXT = 50_000
LONGEST_LINK = 2_000
LARGEST_COUNT = 10**9

_COUNT = re.compile(r"[0-9]{1,12}(?:\.0{1,9})?")
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
_SLASHED_DAY = re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})(.*)")
_EPOCH = re.compile(r"[0-9]{9,16}(?:\.[0-9]{1,9})?")
_CHINESE = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PATH_MARK = re.compile(f"[{''.join(join_words(FEEDS, 'PATH_MARKS'))}]")


class Fields:
    """The values of one row, asked for by column name; what is missing, null or blank is empty."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def raw(self, column: str) -> object:
        """The value as the feed has it; None when it is missing or blank."""
        value = self._values.get(column)
        return None if isinstance(value, str) and not value.strip() else value

    def text(self, column: str) -> str:
        """The value as text without spaces around it; numbers of a JSON feed are texts too.

        Raises FieldError for true, false, lists, objects, and texts with a zero byte.
        """
        value = self._values.get(column)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise FieldError("This should be a text or a number", code="type", column=column)
        text = str(value).strip()
        if "\x00" in text:
            hint = "The file was damaged on its way: export it again."
            raise FieldError("The text has a zero byte", code="zero_byte", hint=hint, column=column)
        return text

    def read(self, column: str, reader: Callable[[str], Value]) -> Value | None:
        """What `reader` makes of the text; None when it is empty.

        Raises FieldError, with the column's name, when `reader` does.
        """
        text = self.text(column)
        if not text:
            return None
        try:
            return reader(text)
        except FieldError as problem:
            problem.column = column
            raise

    def need(self, column: str, reader: Callable[[str], Value]) -> Value:
        """As `read`, for a column that may not be empty."""
        value = self.read(column, reader)
        if value is None:
            raise FieldError(f"{column} is empty", code="empty", hint=f"Every row needs {column}.", column=column)
        return value


def has_chinese(text: str) -> bool:
    """Whether a Chinese character is in the text."""
    return not text.isascii() and _CHINESE.search(text) is not None


def identifier(text: str) -> str:
    """An id as it stands, of at most LONGEST_ID characters, all of them visible ones or spaces."""
    if len(text) > LONGEST_ID:
        raise FieldError(
            f"{shown(text)} is too long for an id", code="too_long", hint=f"Keep to {LONGEST_ID} characters."
        )
    if not text.isprintable():
        raise FieldError(f"{shown(text)} has invisible characters", code="id", hint="Use letters, digits and signs.")
    return text


def title(text: str) -> str:
    """A text on one line, with single spaces, of at most LONGEST_TITLE characters."""
    if len(text) > LONGEST_TITLE:
        raise FieldError(
            f"{shown(text)} has {len(text)} characters", code="too_long", hint=f"Keep to {LONGEST_TITLE:,} characters."
        )
    return " ".join(text.split())


def passage(text: str) -> str:
    """A longer text, its lines kept, of at most LONGEST_TEXT characters."""
    if len(text) > LONGEST_TEXT:
        raise FieldError(
            f"The text has {len(text):,} characters", code="too_long", hint=f"Keep to {LONGEST_TEXT:,} characters."
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def path(text: str) -> tuple[str, ...]:
    """The parts of a category path: `Home > Kitchen > Kettles`, from the widest to the narrowest."""
    return tuple(part for piece in _PATH_MARK.split(title(text)) if (part := piece.strip()))


def count(text: str) -> int:
    """A whole number from 0 to 10**9; `12.0` is 12."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if _COUNT.fullmatch(plain):
        number = int(plain.partition(".")[0])
        if number <= LARGEST_COUNT:
            return number
    hint = f"Write a whole number from 0 to {LARGEST_COUNT:,}, without separators."
    raise FieldError(f"{shown(text)} is not a count", code="count", hint=hint)


def rating(text: str) -> float:
    """A mean rating from 0 to 5."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if 0 <= number <= 5:
        return number
    raise FieldError(f"{shown(text)} is not a rating", code="rating", hint="Ratings run from 0 to 5.")


def link(text: str) -> str:
    """An http(s) address, or a path or file name of the shop itself.

    Other schemes are refused, since a page would run what a `javascript:` link says. `//host/…` becomes https.
    """
    if len(text) > LONGEST_LINK:
        raise FieldError(f"{shown(text)} is too long", code="too_long", hint=f"Keep to {LONGEST_LINK:,} characters.")
    address = text.replace(" ", "%20")
    if address.startswith("//"):
        address = "https:" + address
    local = not _SCHEME.match(address)
    if (
        not address.isprintable()
        or "\\" in address
        or (local and ".." in address.split("/"))
        or not (local or address.lower().startswith(("http://", "https://")))
    ):
        hint = "Write an address that begins with https://, or a path of this shop."
        raise FieldError(f"{shown(text)} is not a web address", code="link", hint=hint)
    return address


def day(text: str) -> str:
    """The day as YYYY-MM-DD, in UTC when the text carries a time with an offset."""
    try:
        if len(text) == 10:
            return date.fromisoformat(_dashed(text)).isoformat()
        return _utc(text).date().isoformat()
    except (ValueError, OverflowError) as error:
        hint = "Write days as 2024-05-31, year first."
        raise FieldError(f"{shown(text)} is not a date", code="date", hint=hint) from error


def moment(text: str) -> int:
    """Seconds since 1970, UTC, fractions dropped, within 1990 to 2100.

    Reads ISO 8601, without an offset as UTC, and seconds, milliseconds or microseconds since 1970, told apart by
    their size.
    """
    try:
        if _EPOCH.fullmatch(text):
            seconds = int(text.partition(".")[0])
            while seconds >= 10**11:  # the year 5138 in seconds, 1973 in milliseconds
                seconds //= 1000
        else:
            seconds = int(_utc(text).timestamp() // 1)
    except (ValueError, OverflowError) as error:
        hint = "Write times as 2024-05-31T18:00:00Z, or as seconds since 1970."
        raise FieldError(f"{shown(text)} is not a time", code="time", hint=hint) from error
    if not _EARLIEST <= seconds < _LATEST:
        raise FieldError(f"{shown(text)} is not within 1990 to 2100", code="time", hint="Check the clock or the unit.")
    return seconds


_EARLIEST = int(datetime(1990, 1, 1, tzinfo=UTC).timestamp())
_LATEST = int(datetime(2100, 1, 1, tzinfo=UTC).timestamp())


def _utc(text: str) -> datetime:
    read = datetime.fromisoformat(_dashed(text))
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def _dashed(text: str) -> str:
    """2024/5/31, which spreadsheet programs make of a date, with dashes and two digits each."""
    found = _SLASHED_DAY.fullmatch(text)
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}{found[4]}" if found else text
