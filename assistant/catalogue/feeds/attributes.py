"""Attributes in a feed: a JSON object of plain, bilingual or measured values, checked and made regular."""

from __future__ import annotations

from assistant.catalogue.attributes import KEY_SEPARATOR
from assistant.language.locales import FEEDS

from .jsonl import json_value
from .problems import FieldError, shown
from .rows import AttributeValue, Scalar

MOST = 200
LONGEST_NAME = 200
LONGEST_VALUE = 5_000
LARGEST_NUMBER = 1e15  # beyond it doubles no longer hold every whole number

_HINT = 'A value is a number, true, false, a text, {"zh": …, "en": …}, {"value": 45, "unit": "L"}, or a list of these.'


def attribute_name(column: str) -> str:
    """What a feed's column becomes as an attribute, named in both languages: `color` is 颜色|colour."""
    return KEY_SEPARATOR.join(table.ATTRIBUTES[column] for table in FEEDS.values())


def read_attributes(value: object) -> dict[str, AttributeValue]:
    """The attributes by name, in the feed's order; `value` is a JSON text or what a JSON feed has in its place.

    Null, blank texts and empty lists say nothing and are left out. Raises FieldError for any other shape than the
    hint names, for numbers beyond 10**15, and for more than MOST attributes.
    """
    found = json_value(value) if isinstance(value, str) else value
    if found is None:
        return {}
    if not isinstance(found, dict):
        hint = f'Write {{"{attribute_name("color")}": "red"}}.'
        raise FieldError("attributes is not a JSON object", code="attributes", hint=hint)
    if len(found) > MOST:
        raise FieldError(f"{len(found)} attributes", code="attributes", hint=f"Keep to {MOST}.")
    attributes: dict[str, AttributeValue] = {}
    for name, given in found.items():
        key = _text(name.strip(), name, LONGEST_NAME)
        regular = _list(key, given) if isinstance(given, list) else _single(key, given)
        if regular is None or regular == []:
            continue
        if not key:
            raise FieldError("An attribute has no name", code="attributes", hint="Name it, or leave it out.")
        attributes[key] = regular
    return attributes


def _list(name: str, given: list[object]) -> list[Scalar | dict[str, Scalar]]:
    if len(given) > MOST:
        raise FieldError(f"{shown(name)} has {len(given)} values", code="attributes", hint=f"Keep to {MOST}.")
    return [single for item in given if (single := _single(name, item)) is not None]


def _single(name: str, given: object) -> Scalar | dict[str, Scalar] | None:
    if not isinstance(given, dict):
        return _scalar(name, given)
    if given and given.keys() <= {"zh", "en"}:
        texts: dict[str, Scalar] = {}
        for language, text in given.items():
            if text is not None and not isinstance(text, str):
                raise _bad(name, given)
            if text and text.strip():
                texts[language] = _text(text.strip(), name, LONGEST_VALUE)
        return texts or None
    if given.keys() == {"value", "unit"} and isinstance(given["unit"], str):
        amount, unit = _scalar(name, given["value"]), _text(given["unit"].strip(), name, LONGEST_NAME)
        if isinstance(amount, int | float) and not isinstance(amount, bool):
            return {"value": amount, "unit": unit} if unit else amount
    raise _bad(name, given)


def _scalar(name: str, given: object) -> Scalar | None:
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, str):
        return _text(given.strip(), name, LONGEST_VALUE) or None
    if isinstance(given, int | float) and -LARGEST_NUMBER <= given <= LARGEST_NUMBER:
        return given
    raise _bad(name, given)


def _text(text: str, name: str, longest: int) -> str:
    if len(text) > longest:
        raise FieldError(f"{shown(name)} has {len(text)} characters", code="attributes", hint=f"Keep to {longest:,}.")
    if "\x00" in text:
        raise FieldError(f"{shown(name)} has a zero byte", code="zero_byte", hint="Export the file again.")
    return text


def _bad(name: str, given: object) -> FieldError:
    return FieldError(
        f"{shown(name)} has a value that cannot be used: {shown(str(given))}", code="attributes", hint=_HINT
    )
