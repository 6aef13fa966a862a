"""What can be wrong with a feed: a whole file refused, one row refused, one value that cannot be read."""

from __future__ import annotations

from assistant.errors import AssistantError
from assistant.reports import BadRow


class FeedError(AssistantError):
    """The file as a whole cannot be read; `line` (from 1) is where, when there is such a place."""

    code = "feed"

    def __init__(self, message: str, *, code: str, hint: str = "", line: int | None = None) -> None:
        super().__init__(message, hint=hint, code=code)
        self.line = line


class FieldError(AssistantError):
    """A value does not say what its column needs; `column` is filled in by whoever knows it."""

    code = "value"

    def __init__(self, message: str, *, code: str, hint: str = "", column: str | None = None) -> None:
        super().__init__(message, hint=hint, code=code)
        self.column = column

    def at(self, line: int) -> BadRow:
        """The same complaint as a row of the feed."""
        return BadRow(line=line, column=self.column, code=self.code, message=self.message, hint=self.hint)


def shown(text: str, length: int = 40) -> str:
    """The text in quotes for a message, cut to `length` characters, control characters spelled out."""
    cut = text if len(text) <= length else text[: length - 1] + "…"
    return '"' + "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in cut) + '"'


def did_you_mean(word: str, known: list[str]) -> str:
    """A question that offers the known word nearest in spelling; empty when none is near."""
    from rapidfuzz import fuzz, process

    nearest = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=70)
    return f'Did you mean "{nearest[0]}"?' if nearest else ""
