"""Serialization: constraints as rows of JSON, to be kept and read again, and as the API shows them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from assistant.query.constraints import (
    Brand,
    Category,
    Colour,
    Constraint,
    Flag,
    InStock,
    Number,
    OnSale,
    Price,
    Sort,
    Text,
    Value,
)
from assistant.query.preferences import Measure, Occasion, Purpose, Recipient

_KINDS: dict[str, type[Constraint]] = {
    kind.kind: kind
    for kind in (
        Price, Category, Brand, Colour, Value, Flag, Number, Text, InStock, OnSale, Sort, Recipient, Occasion, Purpose,
        Measure,
    )
}  # fmt: skip


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def from_data(data: dict[str, Any]) -> Constraint:
    """The constraint that `as_data` wrote; JSON's lists become tuples again."""
    kind = _KINDS[data["kind"]]
    known = {field.name for field in fields(kind)}
    return kind(**{key: _tuples(value) for key, value in data.items() if key in known})


def public_data(constraint: Constraint, locale: str) -> dict[str, Any]:
    """The constraint as the API shows it: no ids of the database, limits in minor units, its chip and span."""
    data: dict[str, Any] = {"kind": constraint.kind, "span": list(constraint.span), "chip": constraint.chip(locale)}
    if constraint.exclude:
        data["exclude"] = True
    if constraint.soft:
        data["soft"] = True
    if isinstance(constraint, Price):
        data |= {"min": constraint.low, "max": constraint.high, "currency": constraint.currency}
    elif isinstance(constraint, Number):
        data |= {"min": constraint.said[0], "max": constraint.said[1], "unit": constraint.unit}
    elif isinstance(constraint, Sort):
        data["value"] = constraint.by
    elif isinstance(constraint, Colour):
        data["value"] = list(constraint.families)
    else:
        data["value"] = constraint.name(locale)
    return {key: value for key, value in data.items() if value is not None}
