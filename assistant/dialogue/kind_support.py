"""Kind support: a message read once more by what goods of the kind in question have.

A name of other goods may be said of a part, a use or an owner of the thing that is wanted (a fan that works from my
phone, 电磁炉能用的锅); and a short message about a property stays with the kind in hand where that kind has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from assistant.dialogue.conversation import State
from assistant.language.english import stem
from assistant.language.keys import key_of
from assistant.language.locales import LEXICONS, PHRASES, join_words
from assistant.language.normal_text import is_cjk, normal
from assistant.query import Category, Constraint, Flag, Number, Occasion, Purpose, Query, Text, Value, wanted_kinds
from assistant.snapshot import Snapshot

# Of a property's name so much must be said for the property to be meant.
ENOUGH = 0.6
_SHORTEST = 2
# What is this near in meaning (a cosine) to what goods are free of is that.
SAME_LACKED = 0.8
_MOST_HEADS = 2
_ENDINGS = frozenset(join_words(LEXICONS, "ENDINGS_OF_PROPERTIES"))
# An English property of so many words is a place for what the first of them says: laptop compartment.
_PLACE_FOR_IT = 2


def kinds_in_question(state: State, query: Query) -> tuple[int, ...]:
    """The categories that a message is about: those that it names, else those in hand."""
    kinds = wanted_kinds(query.constraints) or wanted_kinds(state.constraints)
    return kinds[0].categories if kinds else ()


def hold_to_goods(shop: Snapshot, state: State, query: Query) -> Query:
    """The query by what goods of the kind in question have: their properties, and what their titles say."""
    query = add_properties(shop, state, without_bare_endings(query))
    return soften_foreign(shop, find_in_titles(shop, state, query))


def add_properties(shop: Snapshot, state: State, query: Query) -> Query:
    """The query with the yes/no properties of these goods that its words name in any order, and without what they
    were taken for instead."""
    kinds = kinds_in_question(state, query)
    if not kinds:
        return query
    known = {facet for c in query.constraints for facet in c.facet_ids}
    found: list[Flag] = []
    text = normal(query.text)
    words = _words(text)
    for facet in _flags_of(shop, kinds):
        fact = shop.vocabulary.facets[facet]
        if facet in known:
            continue
        for name in filter(None, (fact.zh, fact.en)):
            said = max(_share_said(normal(name), text, words), _share_served(normal(name), query))
            if said >= ENOUGH and not _is_refused(normal(name), text):
                found.append(Flag(facet=facet, names=(fact.zh, fact.en), span=(0, 0)))
                break
    lacking = [_lacking(shop, kinds, c) for c in query.constraints]
    swapped = [flag or c for flag, c in zip(lacking, query.constraints, strict=True)]
    if not found and swapped == list(query.constraints):
        return query
    return replace(
        query,
        constraints=(*(c for c in swapped if not _is_part_of(c, found)), *found),
        not_sold=tuple(names for names in query.not_sold if not _names_part(names, found)),
        unknown=tuple(word for word in query.unknown if not _names_part((word,), found)),
    )


def soften_foreign(shop: Snapshot, query: Query) -> Query:
    """The query with what is no matter of these goods as a hope: a printer for students, a rice cooker for three."""
    named = wanted_kinds(query.constraints)
    if not named or not named[0].categories or not any(isinstance(c, Value | Number) for c in query.constraints):
        return query  # a nut mix, said while rice cookers are looked at, names other goods
    wanted, kinds = named[0], named[0].categories
    support = shop.vocabulary.support
    known = set(support.facets_of(kinds))
    known |= {shop.vocabulary.values[value].facet for kind in kinds for value in support.values.get(kind, {})}
    out = tuple(
        replace(c, soft=True)
        if not (c.exclude or c.soft)
        and (isinstance(c, Value) or (isinstance(c, Number) and c.unit is None))
        and not (known & set(c.facet_ids))
        and not shop.count_cached((wanted, c))
        else c
        for c in query.constraints
    )
    return query if out == query.constraints else replace(query, constraints=out)


def find_in_titles(shop: Snapshot, state: State, query: Query) -> Query:
    """The query with a number that no property of these goods has as what titles say: 1.5 米床, of bedding."""
    kinds = wanted_kinds(query.constraints) or wanted_kinds(state.constraints)
    if not kinds:
        return query
    out = tuple(_titled(shop, kinds[0], c, query.text) or c for c in query.constraints)
    return query if out == query.constraints else replace(query, constraints=out)


def _titled(shop: Snapshot, kind: Category, constraint: Constraint, text: str) -> Text | None:
    if not isinstance(constraint, Number) or constraint.exclude or constraint.soft or constraint.unit is None:
        return None
    (said, other) = constraint.said
    if said is None or said != other or shop.count_cached((kind, constraint)):
        return None
    for unit in (constraint.unit, *(phrases.UNITS.get(constraint.unit) for phrases in PHRASES.values())):
        words = tuple(shop.vocabulary.words_in(f"{said:g} {unit}")) if unit else ()
        titled = Text(words=words, written=text[slice(*constraint.span)], span=constraint.span, within="title")
        if len(words) > 1 and shop.count_cached((kind, titled)):
            return titled
    return None


def without_bare_endings(query: Query) -> Query:
    """The query without properties of which only the ending is said: safe, of microwave safe."""
    out = tuple(c for c in query.constraints if not (isinstance(c, Flag) and _is_ending(query.text[slice(*c.span)])))
    return query if out == query.constraints else replace(query, constraints=out)


def _is_ending(said: str) -> bool:
    return normal(said).strip() in _ENDINGS


def narrow_by_occasion(shop: Snapshot, query: Query) -> Query:
    """The query with a wide kind as the narrow ones that are named for what the goods are said to be for: 跑步的鞋."""
    kinds = wanted_kinds(query.constraints)
    occasions = [c for c in query.constraints if isinstance(c, Occasion) and not c.exclude]
    if len(kinds) != 1 or len(kinds[0].categories) < _SHORTEST or kinds[0].parts:
        return query
    words = [
        word for each in occasions for lexicon in LEXICONS.values() for word in lexicon.OCCASIONS.get(each.what, ())
    ]
    said = normal(query.text)
    beside = f"{said[: kinds[0].span[0]]} {said[kinds[0].span[1] :]}"
    words += [word for word in shop.parser.words(beside) if is_cjk(word)]
    goods = shop.vocabulary.goods
    for word in words:
        if named := goods.filter_by_name(kinds[0].categories, normal(word)):
            names = shop.catalogue.category_names(named)
            narrow = replace(kinds[0], categories=named, loose=(), words=(), names=names)
            rest = (c for c in query.constraints if c is not kinds[0] and c not in occasions)
            return replace(query, constraints=(*rest, narrow))
    return query


def stay_with_kind(shop: Snapshot, state: State, query: Query) -> Query | None:
    """The message as said of the kind in hand, whatever other goods it names; None where it names no others."""
    in_hand = wanted_kinds(state.constraints)
    named = wanted_kinds(query.constraints)
    if not in_hand or not (named or query.not_sold):
        return None
    mine = set(in_hand[0].categories)
    if named and set(named[0].categories) <= mine:
        return None
    kept = tuple(c for c in query.constraints if c not in named)
    values = tuple(value for c in named if (value := _as_value(shop, in_hand[0].categories, c)) is not None)
    spans = {value.span for value in values}
    named_else = [c for c in named if c.span not in spans]
    words = tuple(
        Text(words=tuple(_words(normal(name))), written=name, span=c.span, soft=True)
        for c in named_else
        if (name := c.name(query.language)) and _words(normal(name))
    )
    return replace(
        query,
        constraints=(*kept, *values, *words),
        not_sold=(),
        intent="refine",
        intents=("refine",),
        ignored_kinds=len(named_else),
        ignored_unsold=len(query.not_sold),
    )


def _as_value(shop: Snapshot, kinds: Sequence[int], named: Category) -> Value | None:
    """The name of other goods as a value that goods of these kinds have: 鲤鱼, of a rod for carp."""
    vocabulary = shop.vocabulary
    for name in filter(None, named.names):
        refs = [s.ref for s in vocabulary.senses(key_of(normal(name))) if s.kind == "value"]
        refs = [ref for ref in refs if vocabulary.support.n_with_value(kinds, (ref,))]
        if refs:
            fact = vocabulary.values[refs[0]]
            return Value(facet=fact.facet, values=tuple(sorted(refs)), names=((fact.zh, fact.en),), span=named.span)
    return None


def other_heads(shop: Snapshot, query: Query) -> list[Query]:
    """The wish with another of the goods that it names as what is wanted, the others being what these are for.

    炒菜锅 电磁炉能用的 wants a pan, though the hob is named last; a sprinkler for lawns is no lawn.
    """
    kinds = wanted_kinds(query.constraints)
    found = []
    for constraint in query.constraints:
        if not isinstance(constraint, Purpose | Text) or constraint.exclude:
            continue
        said = constraint.what if isinstance(constraint, Purpose) else constraint.written
        kind = shop.kind_called(said)
        if kind is None or any(set(kind.categories) & set(known.categories) and kind.categories for known in kinds):
            continue
        head = replace(kind, span=constraint.span)
        rest = tuple(c for c in query.constraints if c is not constraint and c not in kinds)
        found.append(
            replace(
                query,
                constraints=(*rest, head),
                not_sold=(),
                ignored_kinds=len(kinds),
                ignored_unsold=len(query.not_sold),
            )
        )
    return found[:_MOST_HEADS]


def _flags_of(shop: Snapshot, kinds: Sequence[int]) -> set[int]:
    flags = shop.vocabulary.support.flags
    return {facet for kind in kinds for facet in flags.get(kind, {})}


def _words(text: str) -> set[str]:
    return {stem(word) for word in text.replace("-", " ").split() if word.isascii()}


def _share_said(name: str, text: str, words: set[str]) -> float:
    """The share of a name that a message says: of its words, or of its characters as words of two or more."""
    if not is_cjk(name):
        parts = [stem(part) for part in name.replace("-", " ").split() if len(part) > _SHORTEST]
        return sum(part in words for part in parts) / len(parts) if len(parts) > 1 else 0.0
    longest = max(
        (
            end - start
            for start in range(len(name))
            for end in range(start + _SHORTEST, len(name) + 1)
            if name[start:end] in text
        ),
        default=0,
    )
    return longest / len(name) if longest > _SHORTEST or len(name) <= _SHORTEST + 1 else 0.0


def _share_served(name: str, query: Query) -> float:
    """Enough where goods that these are to be for stand in a property's name: 手机, in 手机控制."""
    words = {word for c in query.constraints if isinstance(c, Purpose) for row in c.words for word in row}
    if is_cjk(name):
        return float(any(word in name and 2 * len(word) >= len(name) and len(word) > 1 for word in words))
    parts = [stem(part) for part in name.split()]
    return float(len(parts) == _PLACE_FOR_IT and bool(words & set(parts[:1])))


def _is_refused(name: str, text: str) -> bool:
    """Whether a word of the name stands right after a word that refuses it."""
    for refusing in _negators():
        place = text.find(refusing)
        if place < 0:
            continue
        after = text[place + len(refusing) :].lstrip()
        if any(after.startswith(part) for part in ([name[:2]] if is_cjk(name) else name.split())):
            return True
    return False


@cache
def _negators() -> tuple[str, ...]:
    words: Iterable[str] = (
        word for lexicon in LEXICONS.values() for word in (*lexicon.NEGATORS, *lexicon.PREFIX_NEGATORS)
    )
    return tuple(normal(word) + (" " if word.isascii() else "") for word in words)


def _lacking(shop: Snapshot, kinds: Sequence[int], constraint: Constraint) -> Flag | None:
    """The property of lacking what is excluded, where these goods have it: 不要带谷物的, 无谷."""
    if not constraint.exclude or not isinstance(constraint, Text | Value):
        return None
    names = (
        [constraint.written] if isinstance(constraint, Text) else [n for pair in constraint.names for n in pair if n]
    )
    lacked = list(_lacked(shop, kinds))
    for facet, what in lacked:
        if any(_is_same(what, normal(said)) for said in names):
            return _flag(shop, facet, constraint)
    if shop.encoder is None or not lacked:
        return None
    # Perfume is what fragrance free goods are free of.
    likeness = shop.encoder.encode([normal(said) for said in names]) @ shop.sentence_vectors([w for _, w in lacked]).T
    best = int(likeness.max(axis=0).argmax())
    return _flag(shop, lacked[best][0], constraint) if likeness[:, best].max() >= SAME_LACKED else None


def _lacked(shop: Snapshot, kinds: Sequence[int]) -> Iterator[tuple[int, str]]:
    """What goods of these kinds may be free of, by the property that says so: 谷, of 无谷."""
    for facet in _flags_of(shop, kinds):
        fact = shop.vocabulary.facets[facet]
        for locale, name in (("zh", fact.zh), ("en", fact.en)):
            for before, after in LEXICONS[locale].LACKING if name else ():
                plain = normal(name or "")
                what = plain[len(before) : len(plain) - len(after)].strip()
                if before + after and plain.startswith(before) and plain.endswith(after) and what:
                    yield facet, what


def _flag(shop: Snapshot, facet: int, constraint: Constraint) -> Flag:
    fact = shop.vocabulary.facets[facet]
    return Flag(facet=facet, names=(fact.zh, fact.en), span=constraint.span)


def _is_same(what: str, said: str) -> bool:
    if is_cjk(what):
        return said.startswith(what) or what.startswith(said)
    return stem(what) == stem(said)


def _is_part_of(constraint: Constraint, flags: Sequence[Flag]) -> bool:
    """Whether a word or another kind was read of what is the name of a property."""
    if isinstance(constraint, Text):
        return _names_part((constraint.written,), flags)
    if isinstance(constraint, Purpose):
        return any(_names_part(row, flags) for row in constraint.words)
    return isinstance(constraint, Category) and not constraint.exclude and _names_part(constraint.names, flags)


def _names_part(names: Iterable[str | None], flags: Sequence[Flag]) -> bool:
    of_flags = [normal(name) for flag in flags for name in flag.names if name]
    said = [normal(name) for name in names if name]
    return any(
        name in flag if is_cjk(name) else stem(name) in _words(flag) for name in said for flag in of_flags if name
    )
