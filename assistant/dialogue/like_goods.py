"""Like goods: what the shop has no name for, as the goods of its own that are the same by their meaning."""

from __future__ import annotations

from dataclasses import replace

from assistant.language.normal_text import is_cjk
from assistant.query import Purpose, Query, Text, Value, wanted_kinds
from assistant.snapshot import Snapshot

# A phrase that is this near in meaning (a cosine) to the name of a kind is another name of it; and that name itself.
SAME_PHRASE, SAME_EXACTLY = 0.72, 0.9
# A kind of so many categories is a wide one; English words of so few letters name no goods.
_WIDE, _SHORT_WORD = 2, 4


def find_like_kinds(shop: Snapshot, query: Query) -> Query:
    """The query with goods that the shop has no name for as those of its own that are nearest in meaning."""
    if wanted_kinds(query.constraints):
        return _find_like_phrase(shop, query)
    if not (query.not_sold or query.unknown):
        return query
    named = [*query.not_sold, *((word, None) for word in query.unknown if is_cjk(word) or len(word) > _SHORT_WORD)]
    found = [near for names in named if (near := shop.find_like_kind(tuple(filter(None, names)))) is not None]
    if not found:
        return query
    kind, _ = max(found, key=lambda each: each[1].likeness)
    return replace(query, constraints=(*query.constraints, kind), not_sold=(), unknown=())


def _find_like_phrase(shop: Snapshot, query: Query) -> Query:
    """A wide kind with a word before it that none of its goods have, as the one kind that both are a name of.

    Puppy food is dog food, and nothing of the food for people.
    """
    kind = wanted_kinds(query.constraints)[0]
    for purpose in (c for c in query.constraints if isinstance(c, Purpose) and c.span[0] >= kind.span[1] > 0):
        # Food for an old cat is cat food.
        whole = shop.find_like_kind((f"{purpose.what} {query.text[slice(*kind.span)]}",))
        if len(kind.categories) >= _WIDE and whole is not None and whole[1].likeness >= SAME_EXACTLY:
            rest = tuple(c for c in query.constraints if c is not kind and c is not purpose)
            return replace(query, constraints=(*rest, replace(whole[0], span=kind.span)))
    before = next((c for c in query.constraints if c.span[1] == kind.span[0] - 1 and not c.exclude), None)
    if len(kind.categories) < _WIDE or not isinstance(before, Text | Value) or kind.span[1] <= kind.span[0]:
        return query
    if shop.count_cached((kind, before)):
        return query
    found = shop.find_like_kind((query.text[before.span[0] : kind.span[1]],))
    if found is None or found[1].likeness < SAME_PHRASE:
        return query
    like = replace(found[0], span=(before.span[0], kind.span[1]))
    rest = tuple(replace(before, soft=True) if c is before else c for c in query.constraints if c is not kind)
    return replace(query, constraints=(*rest, like))
