"""A feed's file as lines of text: unpacked, decoded, each of bounded length, and how far the reading has come."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from .encoding import LONGEST_LINE, find_encoding, line_too_long
from .problems import FeedError


class Source:
    """A file of text, plain or gzip, that can be read from its beginning any number of times.

    `size` and `bytes_read` count bytes on disk, packed ones for gzip, so their ratio is the progress.
    """

    def __init__(self, path: str | Path) -> None:
        """Find out what the file is, reading it through once.

        Raises FeedError for a file that is missing, not text, or in no known encoding.
        """
        self.path = Path(path)
        try:
            if not self.path.is_file():
                raise FeedError(f"There is no file {self.path}", code="no_file", hint="Check the name and the folder.")
            self.size = os.path.getsize(self.path)
            with open(self.path, "rb") as file:
                self._packed = file.read(2) == b"\x1f\x8b"
            self._file: io.FileIO | None = None
            self._bytes_read = 0
            encoding = find_encoding(self._open)
        except (OSError, EOFError, zlib.error) as error:
            raise _unreadable(error) from error
        self.encoding = encoding.name
        self.notes = [encoding.note] if encoding.note else []
        self._bytes_read = 0

    @property
    def bytes_read(self) -> int:
        """The position in the file of the reading begun last, in bytes on disk."""
        if self._file is not None and not self._file.closed:
            self._bytes_read = self._file.tell()
        return self._bytes_read

    @contextmanager
    def lines(self) -> Iterator[Iterator[str]]:
        """Each line with its end (LF, CR LF or CR), while the context lasts.

        The lines raise FeedError where one is above LONGEST_LINE or the file is broken.
        """
        with self._open() as stream, io.TextIOWrapper(stream, encoding=self.encoding, newline="") as text:
            yield self._bounded(text)
            self._bytes_read = self.bytes_read

    def _bounded(self, text: io.TextIOWrapper) -> Iterator[str]:
        number = 0
        try:
            while line := text.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE:
                    raise line_too_long(number)
                yield line
        except UnicodeDecodeError as error:
            message = f"Line {number + 1} is not {self.encoding}"
            raise FeedError(message, code="encoding", hint="Was the file changed just now?") from error
        except (OSError, EOFError, zlib.error) as error:
            raise _unreadable(error, number + 1) from error

    def _open(self) -> BinaryIO:
        self._file = io.FileIO(self.path)
        if not self._packed:
            return cast(BinaryIO, io.BufferedReader(self._file, 1 << 16))
        return cast(BinaryIO, _Gunzipped(self._file))


class _Gunzipped(gzip.GzipFile):
    """Closes the file below along with itself, which GzipFile leaves to its caller."""

    def __init__(self, file: io.FileIO) -> None:
        super().__init__(fileobj=file, mode="rb")
        self._below = file

    def close(self) -> None:
        super().close()
        self._below.close()


def _unreadable(error: Exception, line: int | None = None) -> FeedError:
    if isinstance(error, EOFError):
        hint = "It was cut off, perhaps in a download: fetch it again."
        return FeedError("The gzip file ends too early", code="truncated", hint=hint, line=line)
    if isinstance(error, gzip.BadGzipFile | zlib.error):
        return FeedError("The gzip file is damaged", code="damaged", hint="Fetch or pack it again.", line=line)
    return FeedError(f"The file cannot be read: {error}", code="unreadable", hint="Check its permissions.", line=line)
