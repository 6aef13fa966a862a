"""How seed files are written: the same bytes on every machine and every run."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable, Sequence
from pathlib import Path


def write_gzip(path: Path, text: str) -> None:
    """Write UTF-8 text gzipped, without file name or time in the header, so that equal text gives equal bytes."""
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def read_text(path: Path) -> str:
    """The UTF-8 text of a plain file, or of a gzipped one when the name ends in `.gz`."""
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode()


def to_csv(header: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """RFC 4180 text with a header line and `\\n` line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def to_tsv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Tab-separated text without quoting.

    Raises ValueError where a cell holds a tab or a line break, which this format can't carry.
    """
    lines = ["\t".join(header)]
    for row in rows:
        if any(c in cell for cell in row for c in "\t\r\n"):
            raise ValueError(f"a tab or line break inside a cell: {row!r}")
        lines.append("\t".join(row))
    return "\n".join(lines) + "\n"


def read_tsv(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file (plain or `.gz`) as dicts keyed by its header line."""
    header, *lines = read_text(path).rstrip("\n").split("\n")
    names = header.split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]
