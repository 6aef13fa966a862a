"""JSON lines, plain or gzipped, one object at a time and never more than one line in memory."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from assistant.errors import ImportRefused
from assistant.reports import BadRow

LONGEST_LINE_BYTES = 1 << 20
_GZIP_MAGIC = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_FOREIGN = {
    b"PK\x03\x04": "a zip archive or an Excel workbook",
    b"%PDF": "a PDF",
    b"PAR1": "a Parquet file",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
    b"SQLite format 3": "a database",
}


def read_objects(path: Path) -> Iterator[tuple[int, dict[str, Any] | BadRow]]:
    """Each line's number and its object, or why the line is none; blank lines are passed over.

    Numbers with a decimal point come as Decimal, so that money stays exact.
    Raises ImportRefused when the file is not there, not text in UTF-8, cut off, or has a line longer than 1 MiB.
    """
    try:
        with _open(path) as file:
            number = 0
            while line := file.readline(LONGEST_LINE_BYTES + 1):
                number += 1
                if len(line) > LONGEST_LINE_BYTES:
                    raise ImportRefused(
                        f"{path.name}, line {number}: the line is longer than 1 MiB",
                        hint="Write one JSON object a line.",
                    )
                if found := _parse(line, number, path.name):
                    yield number, found
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise ImportRefused(
            f"{path.name}: the gzip file is damaged or cut off", hint="Fetch or pack it again."
        ) from error
    except OSError as error:
        raise ImportRefused(
            f"{path}: {error.strerror or error}", hint="Check the name and that it can be read."
        ) from error


def _open(path: Path) -> IO[bytes] | gzip.GzipFile:
    with path.open("rb") as file:
        head = file.read(16)
    for magic, name in _FOREIGN.items():
        if head.startswith(magic):
            raise ImportRefused(f"{path.name} is {name}", hint="Save it as JSON lines in UTF-8, one object a line.")
    return gzip.open(path, "rb") if head.startswith(_GZIP_MAGIC) else path.open("rb")


def _parse(line: bytes, number: int, name: str) -> dict[str, Any] | BadRow | None:
    if number == 1:
        line = line.removeprefix(_BOM)
    try:
        text = line.decode("utf-8").strip()
    except UnicodeDecodeError as error:
        raise ImportRefused(
            f"{name}, line {number}, byte {error.start + 1}: this is not UTF-8", hint="Save the file as UTF-8."
        ) from error
    if not text:
        return None
    try:
        value = json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "cannot be read"
        return BadRow(number, None, "json", f"this is not JSON: {reason}", "Write one JSON object a line.")
    if not isinstance(value, dict):
        return BadRow(number, None, "json", "this is JSON, but no object", "Write one {...} a line.")
    return value


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")
