"""A list of names in both languages: what the shop's categories, attributes, values and brands are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.reports import BadRow

from .feed import Feed
from .fields import Fields, title
from .problems import FieldError
from .table import Columns, Opening, check_header, records

NAME = "names"
COLUMNS = Columns(required=("zh", "en"), optional=("kind", "id", "zh_hant", "match_names"))
KINDS = ("category", "attribute", "value")
BRAND = "brand"


@dataclass(frozen=True, slots=True)
class NameRow:
    """One thing's names. `kind` is one of KINDS or BRAND; `id` is a taxonomy id, of a category alone, else empty.

    `others` are further names, which find it and are not shown.
    """

    line: int
    kind: str
    id: str
    zh: str | None
    en: str | None
    others: tuple[str, ...]


def matches(opening: Opening) -> bool:
    """Whether the header has names in both languages."""
    return set(COLUMNS.required) <= set(opening.header)


def rows(feed: Feed[NameRow]) -> Iterator[NameRow | BadRow]:
    """The names, in the file's order."""
    check_header(feed.opening, COLUMNS, NAME)
    feed.ignore(name for name in feed.opening.header if name not in COLUMNS.known)
    for record in records(feed.source, feed.opening):
        yield record if isinstance(record, BadRow) else _name_row(*record)


def _name_row(line: int, values: dict[str, str]) -> NameRow | BadRow:
    fields = Fields(values)
    try:
        kind = fields.text("kind").lower()
        zh, en, hant = (fields.read(column, title) for column in ("zh", "en", "zh_hant"))
        others = fields.read("match_names", title) or ""
        number = fields.text("id") if kind == "category" else ""
    except FieldError as error:
        return error.at(line)
    kind = kind if kind in KINDS else BRAND
    further = tuple(
        dict.fromkeys(name for name in (hant, *map(str.strip, others.split(","))) if name and name not in (zh, en))
    )
    if not (zh or en):
        return BadRow(line, "zh", "no_name", "The row names nothing", "Fill in zh, en or both.")
    if not (zh and en) and not number and not further:
        hint = "Add the name in the other language, or leave the row out."
        return BadRow(line, "en" if zh else "zh", "one_name", "One name alone tells nothing new", hint)
    return NameRow(line, kind, number, zh, en, further)
