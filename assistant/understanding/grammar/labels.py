"""Labels: what to call what was understood, in both languages; own names first, the shopper's words next."""

from __future__ import annotations

from assistant.language.normal_text import is_cjk
from assistant.understanding.tokens import Piece
from assistant.understanding.vocabulary import WHOLE, Goods, Names, ValueFact, Vocabulary


def name_goods(piece: Piece, goods: Goods, said: str, vocabulary: Vocabulary, *, is_own: bool = False) -> Names:
    """Names for a kind of goods: the shop's own for its own category; else what was said, and a name beside it.

    With `is_own`, the names of the one category that holds all of these, whatever was said.
    """
    own = [vocabulary.categories[s.ref] for s in piece.refs("category") if s.strength == WHOLE]
    facts = own or [vocabulary.categories[c] for c in goods.categories]
    highest = own or [fact for fact in facts if fact.parent not in goods.categories]
    label_zh, label_en = goods.names
    if own:
        return own[0].zh or label_zh, own[0].en or label_en
    zh, en = (highest[0].zh, highest[0].en) if len(highest) == 1 else (None, None)
    if is_own:
        return zh or label_zh, en or label_en
    if is_cjk(said):
        return said, en or label_en or said
    return zh or label_zh or said, said


def is_narrower(piece: Piece, goods: Goods, vocabulary: Vocabulary) -> bool:
    """Whether a word is a mere synonym for goods of this shop, and not what it or the taxonomy calls them.

    Black tea: the taxonomy may only know that it is tea; the shop's own values know which.
    """
    if piece.has("category") or not goods.categories:
        return False
    names = (name for c in goods.categories for name in vocabulary.names_of_category(c))
    if any(piece.key in name for name in names):
        return False
    return not vocabulary.goods.is_official(piece.key, piece.senses)


def find_facets_named(key: str, vocabulary: Vocabulary) -> list[int]:
    """The facets with this surface in their names: battery life and battery capacity, of battery; 电池容量, of 电池."""
    facets = vocabulary.facets.values()
    if is_cjk(key):
        return [facet.id for facet in facets if len(key) > 1 and key in (facet.zh or "")]
    words = key.split()
    return [f.id for f in facets if words and all(vocabulary.names_facet(word, f.id) for word in words)]


def name_value(value: ValueFact, said: str | None) -> Names:
    """A value's own names, or beside it what was `said` where that is only a part of them."""
    zh, en = value.zh, value.en
    if zh and en and not is_cjk(zh):
        zh = en  # sizes and grades are written the same in both
    if said is None:
        return zh, en
    return (said, en) if is_cjk(said) else (zh, said)
