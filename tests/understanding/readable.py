"""What a query says in one line, so that a table of utterances can be read and written by hand.

    想给妈妈买个三百左右的耳机，别太重，最好能降噪
    -> search | kind Headphones; prefer flag active noise cancelling; measure light; price 225..375; for mother

The intent stands first, further ones after a plus; then constraints in the order of their kind, what was pointed at,
and what was not understood.
"""

from __future__ import annotations

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
from assistant.query.query import Query, Reference
from assistant.understanding.vocabulary.vocabulary import Vocabulary


def readable(query: Query, vocabulary: Vocabulary) -> str:
    """The whole query but for its language and its spans.

    `kind` names the highest of the shop's categories that are meant, `titled` that titles must say so too, and `near`
    what is nearest to a kind that the shop has nothing of.
    """
    further = [intent for intent in query.intents if intent != query.intent]
    told = sorted((_told(constraint, vocabulary) for constraint in query.constraints), key=_place)
    told += [f"refer {_pointed(reference, vocabulary)}" for reference in query.references]
    told += [f"count {query.quantity}"] if query.quantity is not None else []
    flags = {"more": query.wants_more, "reset": query.resets, "any price": query.drops_price}
    told += [name for name, said in flags.items() if said]
    told += [f"act {act}" for act in query.acts]
    told += [f"drops {_dropped(kind, vocabulary)}" for kind in query.drops]
    told += [f"asks {vocabulary.facets[facet].en or vocabulary.facets[facet].zh}" for facet in query.asked]
    told += [f"about {_told(constraint, vocabulary)}" for constraint in query.asked_about]
    told += [f"persons {query.persons}"] if query.persons is not None and "bundle" in query.acts else []
    told += [f"order {query.order_number}"] if query.order_number else []
    told += [f"proof {query.proof}"] if query.proof else []
    told += [f"unknown {word}" for word in query.unknown]
    told += [f"unsold {zh or en}" for zh, en in query.not_sold]
    told += [f"meant {after}" for _, after in query.corrected]
    return f"{'+'.join([query.intent, *further])} | {'; '.join(told)}".rstrip()


def _dropped(kind: str, vocabulary: Vocabulary) -> str:
    name, _, facet = kind.partition(":")
    return (vocabulary.facets[int(facet)].en or vocabulary.facets[int(facet)].zh or "") if facet else name


_ORDER = (
    "kind", "titled", "near", "brand", "colour", "value", "flag", "number", "measure", "text", "price", "stock", "sale",
    "sort",
    "purpose", "for", "occasion",
)  # fmt: skip


def _place(line: str) -> tuple[int, str]:
    return _ORDER.index(line.removeprefix("prefer ").removeprefix("not ").split()[0]), line


def _told(constraint: Constraint, vocabulary: Vocabulary) -> str:
    return ("prefer " if constraint.soft and constraint.tells_soft else "") + _said(constraint, vocabulary)


def _said(constraint: Constraint, vocabulary: Vocabulary) -> str:
    no = "not " if constraint.exclude else ""
    match constraint:
        case Price(low=low, high=high):
            return f"{no}price {_range(low and low / 100, high and high / 100)}"
        case Category():
            if constraint.categories:
                return f"{no}kind {_categories(constraint.categories, vocabulary)}"
            if not constraint.words:
                return f"{no}near {_categories(constraint.near, vocabulary)}"
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
            return f"{no}number {en or zh or '?'} {_range(low, high)}{unit or ''}"
        case Text(written=written):
            return f"{no}text {written}"
        case Sort(by=by):
            return f"sort {by}"
        case InStock():
            return "stock"
        case OnSale():
            return "sale"
        case Measure(degree=str(degree)):
            return f"measure {degree}"
        case Measure(high=high, names=(zh, en)):
            return f"measure {'more' if high else 'less'} {en or zh}"
        case Purpose(what=what):
            return f"purpose {what}"
        case Occasion(what=what):
            return f"occasion {what}"
        case Recipient(who=who, age=age):
            return " ".join(filter(None, ("for", who, _range(*age) if age else "")))
    raise AssertionError(f"a constraint that no table can show: {constraint}")


def _pointed(reference: Reference, vocabulary: Vocabulary) -> str:
    if reference.product is not None:
        return f"id {reference.product}"
    if reference.like:
        return f"[{'; '.join(_told(constraint, vocabulary) for constraint in reference.like)}]"
    return reference.pick or {0: "it", -1: "last"}.get(reference.position or 0, str(reference.position))


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
    return "/".join(sorted(dict.fromkeys(told)))
