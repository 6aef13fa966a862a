"""Word support: what of the words of a wish may limit what is found.

Only what tells goods apart limits: a word that titles of goods of the kind in question bear. What only their
descriptions say lifts; what none of them says is no limit, and is told only where it carries a wish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.dialogue.conversation import State
from assistant.language.english import is_everyday
from assistant.language.normal_text import is_cjk
from assistant.query import Category, Constraint, Query, Text, wanted_kinds
from assistant.snapshot import Snapshot

# Where a word that limits stands, the surest first.
_TITLES = ("title", "title names")


def weigh_words(shop: Snapshot, state: State, query: Query) -> Query:
    """The query with each plain word as a limit, as something that only lifts, or left out."""
    kinds = wanted_kinds(query.constraints) or wanted_kinds(state.constraints)
    kept: list[Constraint] = []
    for constraint in query.constraints:
        if isinstance(constraint, Text) and not constraint.exclude and not constraint.soft:
            weighed = _weigh(shop, kinds, constraint)
            if weighed is not None:
                kept.append(weighed)
        else:
            kept.append(constraint)
    unknown = tuple(word for word in query.unknown if _carries_a_wish(shop, word) and _is_of_goods(query, word, kept))
    if tuple(kept) == query.constraints and unknown == query.unknown:
        return query
    return replace(query, constraints=tuple(kept), unknown=unknown)


def _weigh(shop: Snapshot, kinds: Sequence[Category], word: Text) -> Text | None:
    # A robot vacuum is called one in its title; that some are filed under a name with the word says less.
    for within in _TITLES:
        named = replace(word, within=within)
        if shop.count_cached((*kinds, named)):
            return named
    if kinds and shop.count_cached((*kinds, word)):
        return replace(word, soft=True)
    return None


def _is_of_goods(query: Query, word: str, constraints: Sequence[Constraint]) -> bool:
    """Whether what is not known is said of goods: right beside their name, or in place of it.

    What else stands in a message that is otherwise understood is talk: hiya, missus, 平时玩.
    """
    kinds = wanted_kinds(constraints)
    if not kinds:
        return not any(not c.soft for c in constraints)
    text, start = query.text.lower(), query.text.lower().find(word.lower())
    end = start + len(word)
    return start < 0 or any(
        (end <= kind.span[0] and not text[end : kind.span[0]].strip())
        or (start >= kind.span[1] > 0 and not text[kind.span[1] : start].strip(" ,"))
        for kind in kinds
    )


def _carries_a_wish(shop: Snapshot, word: str) -> bool:
    """Whether a word that nothing is known of may be a name or a property: no verb, filler or feeling."""
    if is_cjk(word):
        return shop.parser.frequency(word) == 0 and len(word) > 1
    return not all(is_everyday(part.lower()) for part in word.split())
