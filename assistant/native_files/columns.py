"""Columns: the kinds of values that rows of native files have, and what is said of a row that lacks them."""

from __future__ import annotations

import re
from abc import abstractmethod
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from assistant.native_files.amounts import minor_units
from assistant.reports import BadRow


def wrong(column: str, message: str, hint: str) -> PydanticCustomError:
    """What a rule of a row says of a column, with a way to mend it."""
    return PydanticCustomError("rule", "{message}", {"column": column, "message": message, "hint": hint})


def _written_day(value: object) -> object:
    """Refuses numbers: 20260101 would be taken as seconds since 1970."""
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        raise ValueError("must be a day such as 2026-01-31")
    return value.strip()


def epoch(value: object) -> int | None:
    """A written time in UTC epoch seconds; UTC is also what a time without an offset is taken for."""
    if value is None or value == "":
        return None
    if isinstance(value, str) and re.match(r"\d{4}-\d{2}-\d{2}", value.strip()):
        with suppress(ValueError):
            moment = datetime.fromisoformat(value.strip())
            return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    raise ValueError("must be a time such as 2026-01-31T09:30:00Z")


def nothing(value: object) -> object:
    """None for an empty text, as a column without a value is often written."""
    return None if value == "" else value


def _list(value: object) -> object:
    return [] if value is None else value


Text = Annotated[str, Field(min_length=1, max_length=300)]
LongText = Annotated[str, Field(min_length=1, max_length=4000)]
OptionalText = Annotated[Text | None, BeforeValidator(nothing)]
OptionalLongText = Annotated[LongText | None, BeforeValidator(nothing)]
Day = Annotated[date | None, BeforeValidator(_written_day)]
Moment = Annotated[int | None, BeforeValidator(epoch)]  # UTC epoch seconds
Amount = Annotated[Decimal, Field(ge=0)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Texts = Annotated[list[Text], BeforeValidator(_list)]


class Part(BaseModel):
    """Columns of a row that belong together, such as a line of an order."""

    # Unknown columns are passed over here and named once in the report.
    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True, frozen=True)


class Row(Part):
    """One row of a native file; `name` is what a file of such rows is called."""

    name: ClassVar[str]

    @property
    @abstractmethod
    def key(self) -> tuple[str, ...]:
        """What the row is known by: a later row of the file with the same key is a duplicate."""

    def minor(self, column: str, amount: Decimal) -> int:
        """An amount of this row in minor units of its currency; raises what pydantic reports of the column."""
        currency: str = self.currency  # type: ignore[attr-defined]
        try:
            return minor_units(amount, currency)
        except ValueError as error:
            raise wrong(column, str(error), "Write major units, such as 19.90, beside an ISO currency.") from error


_HINTS = {
    "missing": "Every row needs this column.",
    "string_pattern_mismatch": "Only plain letters, digits and signs, no spaces.",
    "string_type": "Write it in quotes.",
    "decimal_parsing": "Write a number with a decimal point and no currency sign.",
    "finite_number": "Write a number with a decimal point and no currency sign.",
    "literal_error": "Use one of the words named.",
    "list_type": 'Write a list: ["...", "..."].',
}


def bad_row(line: int, error: ValidationError) -> BadRow:
    """The first thing wrong with a row, as one entry of a report."""
    first: Any = error.errors(include_url=False, include_input=False)[0]
    context = first.get("ctx", {})
    column = context.get("column") or _column(first["loc"])
    message = str(context["error"]) if isinstance(context.get("error"), ValueError) else first["msg"]
    return BadRow(
        line,
        column,
        first["type"],
        message[:1].lower() + message[1:],
        context.get("hint") or _HINTS.get(first["type"], ""),
    )


def _column(loc: tuple[int | str, ...]) -> str | None:
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return path.removeprefix(".") or None
