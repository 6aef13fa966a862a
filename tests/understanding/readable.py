"""What a query says in one line, so that a table of utterances can be read and written by hand."""

from __future__ import annotations

from assistant.understanding.constraints import (
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
from assistant.understanding.query import Query
from assistant.understanding.vocabulary import Vocabulary


def readable(query: Query, vocabulary: Vocabulary) -> str:
    """Constraints in order of their kind, then what was not understood.

    `kind` names the highest of the shop's categories that are meant, `titled` that titles must say so too.
    """
    told = sorted((_told(constraint, vocabulary) for constraint in query.constraints), key=_place)
    told += [f"unknown {word}" for word in query.unknown]
    told += [f"unsold {zh or en}" for zh, en in query.not_sold]
    told += [f"meant {after}" for _, after in query.corrected]
    return "; ".join(told)


_ORDER = ("kind", "titled", "brand", "colour", "value", "flag", "number", "text", "price", "stock", "sale", "sort")


def _place(line: str) -> tuple[int, str]:
    return _ORDER.index(line.removeprefix("not ").split()[0]), line


def _told(constraint: Constraint, vocabulary: Vocabulary) -> str:
    no = "not " if constraint.exclude else ""
    match constraint:
        case Price(low=low, high=high):
            return f"price {_range(low and low / 100, high and high / 100)}"
        case Category():
            if constraint.categories:
                return f"{no}kind {_categories(constraint.categories, vocabulary)}"
            return f"{no}titled {'/'.join(sorted(' '.join(words) for words in constraint.words))}"
        case Brand(names=names):
            return f"{no}brand {'/'.join(en or zh or '' for zh, en in names)}"
        case Colour(families=families):
            return f"{no}colour {'/'.join(families)}"
        case Value(names=names):
            return f"{no}value {'/'.join(en or zh or '' for zh, en in names)}"
        case Flag(names=(zh, en)):
            return f"{no}flag {en or zh}"
        case Number(said=(low, high), unit=unit, names=(zh, en)):
            return f"number {en or zh or '?'} {_range(low, high)}{unit or ''}"
        case Text(written=written):
            return f"{no}text {written}"
        case Sort(by=by):
            return f"sort {by}"
        case InStock():
            return "stock"
        case OnSale():
            return "sale"
    raise AssertionError(f"a constraint that no table can show: {constraint}")


def _range(low: float | None, high: float | None) -> str:
    if low == high and low is not None:
        return f"{low:g}"
    return f"{'' if low is None else f'{low:g}'}..{'' if high is None else f'{high:g}'}"


def _categories(ids: tuple[int, ...], vocabulary: Vocabulary) -> str:
    facts = [vocabulary.categories[number] for number in ids]
    highest = [fact for fact in facts if fact.parent not in ids]
    named = [fact.en or fact.zh or "" for fact in vocabulary.categories.values()]
    told = []
    for fact in highest:
        name = fact.en or fact.zh or ""
        parent = vocabulary.categories.get(fact.parent or 0)
        told.append(f"{parent.en or parent.zh} > {name}" if parent and named.count(name) > 1 else name)
    return "/".join(dict.fromkeys(told))
