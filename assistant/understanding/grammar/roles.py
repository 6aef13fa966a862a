"""Semantic roles: what each piece is said as; a word may name a kind of goods, one of their properties, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language.keys import is_one_character
from assistant.language.locales import NAMES, SCRIPTS, join_words
from assistant.language.normal_text import NormalText, is_cjk
from assistant.language.units import to_base
from assistant.understanding.grammar.compounds import is_modifier
from assistant.understanding.grammar.labels import find_facets_named
from assistant.understanding.grammar.preference_builder import AMOUNTS, LENGTHS, UNITS_OF
from assistant.understanding.tokens import Piece, Span
from assistant.understanding.vocabulary import TAIL, WHOLE, Goods, Sense, SenseKind, Vocabulary

_NOUN_ENDINGS: tuple[str, ...] = join_words(NAMES, "NOUN_ENDINGS")
_QUOTES = frozenset(join_words(SCRIPTS, "QUOTES"))
# Words that do something in a sentence; as names of goods or brands they need more than to be said.
_FUNCTION: frozenset[SenseKind] = frozenset({
    "filler", "intent", "sort", "more", "reset", "any_price", "reference", "stock", "mild", "negator", "not_before",
    "not_after", "turn", "or", "for", "colour_name", "pricey", "brand_word", "flavour", "rating", "link", "soft",
    "having", "order", "sale", "aside", "definite", "closer", "giving", "dislike", "pick", "verb", "act", "price_name",
    "holding",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece in its role.

    One of stop, goods, unsold (goods of others), colour, brand, flag, value, facet, person, occasion, measure, word
    (plain), function (it steers the sentence). `facet` is the one that a measure is of, where it was named.
    """

    piece: Piece
    role: str
    senses: tuple[Sense, ...] = ()
    goods: Goods | None = None
    facet: int | None = None
    beside: bool = False  # a value whose facet is named beside it


class RoleLabeller:
    """Gives each piece of one message its role."""

    def __init__(self, written: NormalText, pieces: Sequence[Piece], vocabulary: Vocabulary, naming: set[Span]) -> None:
        self._written = written
        self._pieces = pieces = _complete_names(
            [_with_nearest_sense(piece, vocabulary) for piece in pieces], vocabulary
        )
        self._vocabulary = vocabulary
        self._naming = naming
        self._quoted = {n for n, piece in enumerate(pieces) if is_quoted(written.text, piece.start, piece.end)}
        self._goods = [vocabulary.goods.resolve(piece.key, piece.senses) for piece in pieces]
        self._is_function = [piece.has(*_FUNCTION) for piece in pieces]
        self._of_facets = [self._values_of_a_facet_beside(n) for n in range(len(pieces))]
        self._facet_names = {m for n, found in enumerate(self._of_facets) if found for m in found[1]}
        self._measured = {n: found for n in range(len(pieces)) if (found := self._measure(n)) is not None}
        self._facet_names |= {beside for _, beside in self._measured.values() if beside is not None}
        # What can only be meant as goods; a word that may also be a property is one beside these.
        self._heads = [n for n in range(len(pieces)) if self._is_head(n)]

    def label(self) -> list[Mention]:
        """The pieces in order, each in its role."""
        return [self._mention(n, piece) for n, piece in enumerate(self._pieces)]

    def _mention(self, n: int, piece: Piece) -> Mention:
        if piece.is_stop:
            return Mention(piece, "stop")
        if n in self._quoted:
            return Mention(piece, "word")
        if (piece.start, piece.end) in self._naming or n in self._facet_names:
            return Mention(piece, "facet")
        if beside := self._of_facets[n]:
            return Mention(piece, "value", beside[0], beside=True)
        if n in self._measured:
            return self._as_measure(n)
        if self._is_recipient(n):
            return Mention(piece, "person", tuple(piece.refs("person")))
        if self._is_how_packed(n):
            return Mention(piece, "word")
        whole = self._is_whole(piece)
        goods = self._goods[n]
        elsewhere = any(head != n for head in self._heads)
        if piece.has("occasion") and not piece.has("intent") and (elsewhere or not self._names_own(n)):
            return Mention(piece, "occasion", tuple(piece.refs("occasion")))
        if (brands := piece.refs("brand")) and not (whole and not elsewhere) and self._is_meant_as_name(n):
            return Mention(piece, "brand", tuple(brands))
        if piece.has("colour") and self._names_a_kind(n):
            return Mention(piece, "word")
        if (colours := piece.refs("colour")) and (elsewhere or goods is None or not self._names_own(n)):
            return Mention(piece, "colour", tuple(colours))
        role, senses = self._property(n)
        if role == "flag" and senses[0].strength == WHOLE and (not goods or not goods.categories or self._is_asked(n)):
            return Mention(piece, role, senses)
        before = self._pieces[n - 1] if n else piece
        asked = before.has("having") or (before.has("turn") and not before.has("for"))
        if role and elsewhere and asked and senses[0].strength == WHOLE:
            return Mention(piece, role, senses)
        if goods is not None and whole and not self._is_gift_for_someone(n):
            return Mention(piece, "goods", goods=goods)
        if role and (goods is None or not goods.categories or (elsewhere and senses[0].strength > TAIL)):
            return Mention(piece, role, senses)
        if goods is not None and not self._is_function[n] and n not in self._facet_names:
            return Mention(piece, "goods", goods=goods)
        if role:
            return Mention(piece, role, senses)
        if self._is_function[n] or piece.has("lacking", "comparative"):
            return Mention(piece, "function")
        if self._heads and all(sense.kind == "size" for sense in piece.senses) and piece.senses:
            return Mention(piece, "value", piece.senses)
        if piece.has("node"):
            return Mention(piece, "unsold", tuple(piece.refs("node")))
        return Mention(piece, "facet" if piece.has("facet") else "word")

    def _names_a_kind(self, n: int) -> bool:
        """Whether a colour stands before food or drink, where it names a kind: orange juice, red beans."""
        if n + 1 == len(self._pieces):
            return False
        following, goods = self._pieces[n + 1], self._goods[n + 1]
        if not is_modifier(self._pieces[n], following, self._written.text):
            return False
        return self._vocabulary.goods.is_colourless(goods.categories if goods else (), following.senses)

    def _names_own(self, n: int) -> bool:
        """Whether an occasion or a colour is also a category here, and is not said to be what goods are for."""
        piece = self._pieces[n]
        following = self._pieces[n + 1] if n + 1 < len(self._pieces) else None
        serves = (n > 0 and self._pieces[n - 1].has("for")) or (following is not None and following.has("link"))
        return piece.has("category") and not serves

    def _is_whole(self, piece: Piece) -> bool:
        return any(sense.strength == WHOLE for sense in piece.refs("category"))

    def _is_head(self, n: int) -> bool:
        piece = self._pieces[n]
        if n in self._quoted or self._goods[n] is None or n in self._facet_names or self._of_facets[n]:
            return False
        if (piece.start, piece.end) in self._naming:
            return False
        if n in self._measured or self._is_recipient(n) or self._is_how_packed(n):
            return False
        if self._is_whole(piece):
            return not piece.has("intent")
        if self._is_function[n] or piece.has("colour", "brand", "lacking", "occasion"):
            return False
        return not any(sense.strength > TAIL for kind in ("value", "flag") for sense in piece.refs(kind))

    def _property(self, n: int) -> tuple[str, tuple[Sense, ...]]:
        """The yes/no facet or the values that a piece names; of two, the one whose full name it is."""
        piece = self._pieces[n]
        if self._is_function[n] and " " not in piece.key and not piece.has("lacking"):
            return "", ()
        found = [(role, senses) for role in ("flag", "value") if (senses := _strongest_first(piece.refs(role)))]
        return max(found, key=lambda pair: pair[1][0].strength, default=("", ()))

    def _values_of_a_facet_beside(self, n: int) -> tuple[tuple[Sense, ...], tuple[int, ...]] | None:
        """Values of the facet that is named right beside: red switches, 口味鸡肉, dry skin; and where it is named."""
        values = self._pieces[n].refs("value")
        if not values:
            return None
        if n + 2 < len(self._pieces) and self._pieces[n + 1].has("or"):
            # red or brown switches: the alternatives are of one facet.
            other = self._values_of_a_facet_beside(n + 2)
            facets = {self._vocabulary.values[s.ref].facet for s in other[0]} if other else set()
            if other and (alike := [s for s in values if self._vocabulary.values[s.ref].facet in facets]):
                return tuple(alike), other[1]
        for beside in (n + 1, n - 1):
            if not 0 <= beside < len(self._pieces) or self._pieces[beside].is_stop or not self._touch(n, beside):
                continue
            near = self._pieces[beside]
            if beside > n and near.has("flavour"):
                return tuple(values), (beside,)
            if self._is_whole(near) or (self._is_function[beside] and (near.has("for") or not near.has("facet"))):
                continue
            of_it = [s for s in values if self._vocabulary.names_facet(near.key, self._vocabulary.values[s.ref].facet)]
            if of_it:
                return tuple(of_it), (beside,)
        return None

    def _measure(self, n: int) -> tuple[str, int | None] | None:
        """The degree that a piece asks for, and where the facet is named that it is of, if one is.

        Long and short tell kinds apart as often as not (a long dress): they ask for more or less of something where
        they are compared (longer), where too much is refused (not too long), or beside the facet.
        """
        piece = self._pieces[n]
        degrees = [sense.ref for sense in (*piece.refs("comparative"), *piece.refs("degree"))]
        if not degrees:
            return None
        for beside in (n - 1, n + 1):
            if 0 <= beside < len(self._pieces) and self._touch(n, beside):
                near = self._pieces[beside]
                if self._counted(beside, degrees[0]) is not None and not self._is_whole(near):
                    return degrees[0], beside
        refused = n > 0 and self._pieces[n - 1].has("mild", "negator", "not_before")
        tells = refused or degrees[0] not in LENGTHS
        if piece.has("comparative") or (tells and not piece.has("category", "value", "flag", "node")):
            return (degrees[0], None) if degrees[0] not in AMOUNTS else None
        return None

    def _as_measure(self, n: int) -> Mention:
        degree, beside = self._measured[n]
        piece = self._pieces[n]
        facet = None
        if beside is not None:
            near = self._pieces[beside]
            facet = self._counted(beside, degree)
            piece = replace(piece, start=min(piece.start, near.start), end=max(piece.end, near.end))
        return Mention(piece, "measure", (Sense("degree", degree),), facet=facet)

    def _counted(self, n: int, degree: str) -> int | None:
        """The facet of numbers that a piece names, or a part of whose name it is: screen, of screen size; 电池."""
        facets = self._vocabulary.facets
        named = [s.ref for s in self._pieces[n].refs("facet") if facets[s.ref].unit is not None]
        goods = self._goods[n]
        if named or self._is_function[n] or (goods is not None and goods.categories) or self._pieces[n].has("degree"):
            return named[0] if named else None
        worded = [f for f in find_facets_named(self._pieces[n].key, self._vocabulary) if facets[f].unit]
        fitting = [f for f in worded if to_base(1, facets[f].unit)[1] in UNITS_OF.get(degree, ())]
        return fitting[0] if fitting else None

    def _is_recipient(self, n: int) -> bool:
        """Whether a word for people says whom goods are for, and is no property of goods: 给孩子, but 儿童牙刷."""
        piece = self._pieces[n]
        if not piece.has("person"):
            return False
        if not any(sense.strength > TAIL for kind in ("value", "flag", "category") for sense in piece.refs(kind)):
            return True
        for before in reversed(self._pieces[:n]):
            if before.has("for", "giving"):
                return True
            if before.is_stop or not before.has("filler"):
                return False
        return False

    def _touch(self, one: int, other: int) -> bool:
        first, second = sorted((self._pieces[one], self._pieces[other]), key=lambda piece: piece.start)
        return not self._written.text[first.end : second.start].strip()

    def _is_meant_as_name(self, n: int) -> bool:
        """Whether a word that steers sentences elsewhere is a brand here: written as a name, or called a brand."""
        if not self._is_function[n]:
            return True
        piece = self._pieces[n]
        said = self._written.written[slice(*self._written.span(piece.start, piece.end))]
        beside = [self._pieces[m] for m in (n - 1, n + 1) if 0 <= m < len(self._pieces)]
        capital = not is_cjk(said) and said[:1].isupper() and piece.start > 0
        return capital or any(near.has("brand_word") for near in beside)

    def _is_how_packed(self, n: int) -> bool:
        """Whether what others sell under that name says how large goods are: 猫粮 大包的."""
        piece, key = self._pieces[n], self._pieces[n].key
        if n == 0 or len(key) != 2 or not is_cjk(key) or not self._is_asked(n):
            return False
        if not piece.has("node") or piece.has("category", "colour", "value", "flag", "brand"):
            return False
        return any(sense.kind == "degree" for sense in self._vocabulary.senses(key[0]))

    def _is_asked(self, n: int) -> bool:
        """Whether a word is said of something else that goes without saying: 要防晒的."""
        after = self._pieces[n + 1 : n + 3]
        return bool(after) and after[0].has("link") and (len(after) == 1 or after[1].is_stop)

    def _is_gift_for_someone(self, n: int) -> bool:
        """Whether a word that is a category's name asks for ideas instead: a gift for my mother."""
        if not self._pieces[n].has("intent"):
            return False
        return bool(self._heads) or any(piece.has("person", "for") for piece in self._pieces)


def _with_nearest_sense(piece: Piece, vocabulary: Vocabulary) -> Piece:
    """A piece that no one knows with what it is nearest to in meaning, where that is near enough."""
    if piece.senses or piece.is_stop or piece.corrected or len(piece.key) < 2:
        return piece
    near = vocabulary.near(piece.key)
    return piece if near is None else replace(piece, senses=(near,))


def _complete_names(pieces: Sequence[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """The pieces, a character that ends a name of goods with what it is short for: 被 in 羊毛被, for 被子."""
    out: list[Piece] = []
    for piece in pieces:
        touches = bool(out) and out[-1].end == piece.start and out[-1].has("category", "node", "value", "term", "flag")
        if touches and not piece.senses and is_one_character(piece.key):
            whole = next((piece.key + end for end in _NOUN_ENDINGS if _is_goods(piece.key + end, vocabulary)), None)
            if whole is not None:
                piece = replace(piece, key=whole, senses=tuple(vocabulary.senses(whole)))
        out.append(piece)
    return out


def _is_goods(key: str, vocabulary: Vocabulary) -> bool:
    return any(sense.kind in ("category", "node") for sense in vocabulary.senses(key))


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether what stands at [start, end) is put in quotation marks: meant as a word, whatever else it may mean."""
    return start > 0 and end < len(text) and (text[start - 1], text[end]) in _QUOTES


def _strongest_first(senses: Sequence[Sense]) -> tuple[Sense, ...]:
    return tuple(sorted(senses, key=lambda sense: -sense.strength))
