"""JSON as feeds carry it: one object on each line, or a JSON value in a cell."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from assistant.reports import BadRow

from .problems import FeedError, FieldError
from .source import Source
from .table import Opening, column_name

_HALF_LETTER = re.compile(r"\\u[dD][89a-fA-F]")


def json_value(text: str) -> object:
    """The value that the JSON text stands for.

    Raises FieldError for what is no JSON, for NaN and Infinity, and for half of a surrogate pair, which could
    not be stored as UTF-8.
    """
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
        if _HALF_LETTER.search(text):
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        hint = f"{error.msg} at character {error.pos + 1}."
        raise FieldError("This is not valid JSON", code="json", hint=hint) from error
    except UnicodeEncodeError as error:
        raise FieldError("A \\u escape is half a letter", code="json", hint="Write the letter itself.") from error
    except RecursionError as error:
        raise FieldError("The JSON is nested too deeply", code="json", hint="Values are at most lists.") from error
    except ValueError as error:  # an integer of thousands of digits
        raise FieldError("A number in the JSON is too long", code="json", hint="Shorten it.") from error
    return value


def _refuse_constant(name: str) -> object:
    raise FieldError(f"{name} is not a JSON value", code="json", hint="Leave the value out, or write null.")


def records(
    source: Source, opening: Opening, known: frozenset[str], ignore: Callable[[list[str]], None]
) -> Iterator[tuple[int, dict[str, object]] | BadRow]:
    """Each line's object with its line number; a line that is no object is a BadRow.

    Names are compared as column names are; the unknown ones are told to `ignore`.
    Raises FeedError when the first object spans lines.
    """
    if opening.line.strip() in {"{", "["}:
        hint = "Write each product or event as one JSON object on one line, without commas between them."
        raise FeedError("The JSON spans several lines", code="json_layout", hint=hint, line=opening.number)
    with source.lines() as lines:
        for number, line in enumerate(lines, start=1):
            text = line.strip("\ufeff \t\r\n")
            if not text:
                continue
            try:
                found = json_value(text)
            except FieldError as problem:
                yield problem.at(number)
                continue
            if not isinstance(found, dict):
                yield BadRow(number, None, "json", "The line is not a JSON object", 'Write {"id": …} on each line.')
                continue
            if not known.issuperset(found):
                found = {column_name(name): value for name, value in found.items()}
                ignore([name for name in found if name not in known])
            yield number, found
