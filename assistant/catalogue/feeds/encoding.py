"""Which encoding a text file is in, found by reading it through once; what is no text is refused by its name."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from .problems import FeedError

LONGEST_LINE = 1 << 20
"""Characters in one line, or in one record that spans lines; more is refused, so that memory stays bounded."""

_CHUNK = 1 << 16
_RESAVE = 'Save it as "CSV UTF-8" and import it again.'

_BINARY: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"PK\x03\x04", "a zip archive", "Unpack it and import the file inside."),
    (0, b"PK\x05\x06", "an empty zip archive", "Import the file itself."),
    (0, b"\xd0\xcf\x11\xe0", "an old Excel workbook", f"Open it in a spreadsheet program. {_RESAVE}"),
    (0, b"%PDF-", "a PDF document", "Export the table as CSV."),
    (0, b"PAR1", "a Parquet file", "Convert it to CSV or JSON lines."),
    (0, b"Obj\x01", "an Avro file", "Convert it to CSV or JSON lines."),
    (0, b"SQLite format 3\x00", "an SQLite database", "Export the table as CSV."),
    (0, b"\x89PNG", "a PNG picture", "Import a CSV or JSON lines file."),
    (0, b"\xff\xd8\xff", "a JPEG picture", "Import a CSV or JSON lines file."),
    (0, b"GIF8", "a GIF picture", "Import a CSV or JSON lines file."),
    (8, b"WEBP", "a WebP picture", "Import a CSV or JSON lines file."),
    (0, b"\x1f\x8b", "a gzip file inside a gzip file", "Unpack it once."),
    (4, b"1AY&SY", "a bzip2 file", "Unpack it, or pack it with gzip."),
    (0, b"\xfd7zXZ\x00", "an xz file", "Unpack it, or pack it with gzip."),
    (0, b"\x28\xb5\x2f\xfd", "a zstd file", "Unpack it, or pack it with gzip."),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", "Unpack it and import the file inside."),
    (0, b"Rar!", "a RAR archive", "Unpack it and import the file inside."),
    (257, b"ustar", "a tar archive", "Unpack it and import the file inside."),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """Python's name of the encoding, and a note for the reader of the import's report when it was a guess."""

    name: str
    note: str = ""


@dataclass(slots=True)
class _Reading:
    """What one reading of the file in one encoding found; `bad_byte` is an offset, None when all was readable."""

    bad_byte: int | None = None
    line: int = 1
    foreign: int = 0  # letters outside ASCII
    everyday: int = 0  # of these, the ones of everyday Chinese; counted for GB 18030 alone


def find_encoding(open_bytes: Callable[[], BinaryIO]) -> Encoding:
    """The encoding of the whole file, read from its first byte to its last in constant memory.

    A byte order mark is believed. Without one UTF-16 is known by the zero half of each letter of the header;
    anything else must be UTF-8 throughout or, failing that, GB 18030 (of which GBK and GB 2312 are parts) whose
    letters are everyday Chinese.

    Raises FeedError for an empty file, a binary one, a line above LONGEST_LINE, and bytes of no known encoding.
    """
    with open_bytes() as stream:
        head = stream.read(4096)
    _refuse_binary(head)
    if head.startswith(codecs.BOM_UTF8):
        return _demand(open_bytes, "utf-8-sig")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _demand(open_bytes, "utf-16")
    start = head.splitlines()[0][:64]
    if b"\x00" in start:
        even, odd = start[0::2].count(0), start[1::2].count(0)
        if min(even, odd) > 0 or max(even, odd) < len(start) // 3:
            raise FeedError("The file is binary: its first line has zero bytes", code="binary", hint=_RESAVE, line=1)
        name = "utf-16-le" if odd else "utf-16-be"
        _demand(open_bytes, name)
        return Encoding(name, f"Read as {name.upper()}: there is no byte order mark, but every other byte is zero.")
    return _utf8_or_chinese(open_bytes)


def _refuse_binary(head: bytes) -> None:
    if not head.strip() and len(head) < 4096:
        raise FeedError("The file is empty", code="empty", hint="Export it again.")
    if head.startswith(b"PK\x03\x04") and (b"[Content_Types].xml" in head or b"xl/" in head):
        hint = f"Open it in a spreadsheet program. {_RESAVE}"
        raise FeedError("This is an Excel workbook, not a CSV file", code="wrong_type", hint=hint)
    for offset, magic, what, hint in _BINARY:
        if head.startswith(magic, offset):
            raise FeedError(f"This is {what}, not a CSV or JSON lines file", code="wrong_type", hint=hint)
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise FeedError("The file is in UTF-32", code="encoding", hint=_RESAVE)


def _demand(open_bytes: Callable[[], BinaryIO], name: str) -> Encoding:
    reading = _read_through(open_bytes, name)
    if reading.bad_byte is not None:
        raise _undecodable(reading, name.removesuffix("-sig").upper())
    return Encoding(name)


def _utf8_or_chinese(open_bytes: Callable[[], BinaryIO]) -> Encoding:
    utf8 = _read_through(open_bytes, "utf-8")
    if utf8.bad_byte is None:
        return Encoding("utf-8")
    if utf8.foreign < 8:  # that many letters are not UTF-8 by chance: a broken byte, not another encoding
        chinese = _read_through(open_bytes, "gb18030")
        if chinese.bad_byte is None and chinese.everyday >= 0.95 * chinese.foreign:
            return Encoding("gb18030", f"Read as GB18030 (GBK): line {utf8.line} is not UTF-8.")
    raise _undecodable(utf8, "UTF-8")


def _undecodable(reading: _Reading, name: str) -> FeedError:
    message = f"Byte {reading.bad_byte} (line {reading.line}) is not {name}"
    if name == "UTF-8":
        message += ", and the file does not read as Chinese in GBK"
    return FeedError(message, code="encoding", hint=_RESAVE, line=reading.line)


def _read_through(open_bytes: Callable[[], BinaryIO], name: str) -> _Reading:
    decoder = codecs.getincrementaldecoder(name)()
    reading, consumed, length = _Reading(), 0, 0
    with open_bytes() as stream:
        while True:
            chunk = stream.read(_CHUNK)
            pending = len(decoder.getstate()[0])
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                reading.bad_byte = consumed - pending + error.start
                good = bytes(error.object[: error.start])
                reading.line += _line_ends(good.decode(name, "ignore"))
                reading.foreign += sum(letter > "\x7f" for letter in good.decode(name, "ignore"))
                return reading
            consumed += len(chunk)
            ends = [at for at in (text.find("\n"), text.find("\r")) if at >= 0]
            # Only the part before the chunk's first line end can complete a long line: a chunk is shorter than one.
            length += min(ends, default=len(text))
            if length > LONGEST_LINE:
                raise line_too_long(reading.line)
            if ends:
                length = len(text) - 1 - max(text.rfind("\n"), text.rfind("\r"))
            reading.line += _line_ends(text)
            if not text.isascii():
                reading.foreign += len(text) - len(text.encode("ascii", "ignore"))
                if name == "gb18030":
                    everyday = _everyday_chinese()
                    reading.everyday += sum(letter in everyday for letter in text if letter > "\x7f")
            if not chunk:
                return reading


@lru_cache(maxsize=1)
def _everyday_chinese() -> frozenset[str]:
    """The 9,670 characters and signs of GB 2312 (simplified) and of the first level of Big5 (traditional).

    Big5, Shift JIS or Latin-1 bytes, too, can be read as GB 18030, but more than half as characters outside these.
    """
    tables = {"gb2312": range(0xA1, 0xF8), "big5": range(0xA1, 0xC7)}
    return frozenset(
        letter
        for codec, leads in tables.items()
        for lead in leads
        for trail in range(0x40, 0xFF)
        for letter in bytes((lead, trail)).decode(codec, "ignore")
        if letter > "\x7f"
    )


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def line_too_long(line: int) -> FeedError:
    """The refusal of a line above LONGEST_LINE."""
    hint = "Is this a CSV or JSON lines file? Each product or event stands on its own line."
    return FeedError(f"Line {line} is longer than {LONGEST_LINE:,} characters", code="long_line", hint=hint, line=line)
