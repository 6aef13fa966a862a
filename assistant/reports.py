"""Import reports: what an import did, row by row where it failed, told by every importer in the same way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from assistant.errors import ImportRefused

KEPT_BAD_ROWS = 100  # a file of the wrong kind is bad in every row; the first hundred say all there is to say
SHOWN_BAD_ROWS = 10
Change = Literal["added", "updated", "unchanged"]
# Told how far long work has come: the stage, what is done, and of how much (None where unknown).
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class BadRow:
    """One row that could not be taken: where, which column, why, and how to mend it. Lines count from 1."""

    line: int | None
    column: str | None
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (f"line {self.line}" if self.line else "", f"column {self.column}" if self.column else "")
            if part
        )
        said = f"{place}: {self.message}" if place else self.message
        return f"{said} ({self.hint})" if self.hint else said


@dataclass(slots=True)
class ImportReport:
    """Counts of one import; `bad` keeps the first hundred bad rows, `bad_count` counts them all."""

    what: str
    format: str
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    bad: list[BadRow] = field(default_factory=list)
    bad_count: int = 0
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def good_count(self) -> int:
        """Rows of the file that were taken, changed or not."""
        return self.added + self.updated + self.unchanged

    def count(self, change: Change) -> None:
        """Counts a good row by what it changed."""
        setattr(self, change, getattr(self, change) + 1)

    def reject(self, row: BadRow) -> None:
        """Counts a bad row, and keeps it while there is room."""
        self.bad_count += 1
        if len(self.bad) < KEPT_BAD_ROWS:
            self.bad.append(row)

    def check(self, n_good: int, *, strict: bool) -> None:
        """Raises ImportRefused where none of the file's rows is good, or where `strict` and any is bad."""
        if strict and self.bad_count:
            reason = f"{_bad_rows(self.bad_count)} in the file, and strict was asked for"
            raise self._refusal(reason, hint="Nothing was changed. Mend the rows, or import without --strict.")
        if not n_good:
            reason = "no row of the file is good" if self.bad_count else "the file is empty"
            raise self._refusal(reason, hint="Nothing was changed. Mend the rows named, or choose another file.")

    def _refusal(self, reason: str, *, hint: str) -> ImportRefused:
        return ImportRefused("\n".join([f"{self.what}: {reason}", *self._bad_lines(SHOWN_BAD_ROWS)]), hint=hint)

    def as_text(self, *, shown: int = SHOWN_BAD_ROWS) -> str:
        """The first `shown` bad rows, the notes, and a last line with the counts."""
        counts = [f"{self.added} added", f"{self.updated} updated", f"{self.unchanged} unchanged"]
        if self.removed:
            counts.append(f"{self.removed} removed")
        if self.bad_count:
            counts.append(_bad_rows(self.bad_count))
        summary = f"{self.what} ({self.format}): {', '.join(counts)} in {self.seconds:.1f} s"
        return "\n".join([*self._bad_lines(shown), *(f"note: {note}" for note in self.notes), summary])

    def _bad_lines(self, shown: int) -> list[str]:
        lines = [str(row) for row in self.bad[:shown]]
        hidden = self.bad_count - len(lines)
        return [*lines, f"... and {hidden} more"] if hidden else lines


def _bad_rows(count: int) -> str:
    return "1 bad row" if count == 1 else f"{count} bad rows"
