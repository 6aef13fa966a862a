"""Slot filling: what the pieces of one message say, as constraints with the words and the place they stand in."""

from __future__ import annotations

from assistant.language.keys import is_latin_word, key_of
from assistant.language.locales import LEXICONS, PHRASES
from assistant.language.normal_text import NormalText, Segmenter, is_cjk, normal
from assistant.query import Brand, Category, Colour, Constraint, Flag, Names, Purpose, Text, Value
from assistant.understanding.grammar.compounds import NamedKind
from assistant.understanding.grammar.labels import name_value
from assistant.understanding.grammar.roles import Mention
from assistant.understanding.tokens import Piece, Span
from assistant.understanding.vocabulary import (
    TAIL,
    WHOLE,
    Goods,
    SenseKind,
    Vocabulary,
    adjectives_of,
    head_nouns,
    is_wordlike,
)

# What else the name of a value may be read as.
_OTHERWISE: frozenset[SenseKind] = frozenset({
    "category", "colour", "size", "sort", "degree", "comparative", "person", "occasion", "intent", "filler", "brand",
    "negator", "not_before", "or",
})  # fmt: skip


def title_words(names: Names, segmenter: Segmenter, vocabulary: Vocabulary) -> tuple[tuple[str, ...], ...]:
    """The words of those names that titles bear."""
    rows = [tuple(segmenter.words(normal(name))) for name in names if name]
    return tuple(row for row in rows if row and all(map(vocabulary.is_in_titles, row)))


class ConstraintBuilder:
    """Makes constraints of one message's pieces."""

    def __init__(self, written: NormalText, vocabulary: Vocabulary, segmenter: Segmenter) -> None:
        self._written = written
        self._vocabulary = vocabulary
        self._segmenter = segmenter

    def build_property(self, mention: Mention, *, exclude: bool) -> Constraint:
        """A colour, a brand, a yes/no facet or a value."""
        piece, first = mention.piece, mention.senses[0]
        span = self.span(piece)
        match mention.role:
            case "colour":
                return Colour(families=(first.ref,), exclude=exclude, span=span)
            case "brand":
                brand = self._vocabulary.brands[first.ref]
                return Brand(brands=(brand.id,), names=((brand.zh, brand.en),), exclude=exclude, span=span)
            case "flag":
                facet = self._vocabulary.facets[first.ref]
                words = title_words((facet.zh, facet.en), self._segmenter, self._vocabulary)
                return Flag(facet=facet.id, names=(facet.zh, facet.en), words=words, exclude=exclude, span=span)
        values = [self._vocabulary.values[sense.ref] for sense in mention.senses]
        rows = [self._words(piece)]
        for value, sense in zip(values, mention.senses, strict=True):
            if sense.strength > TAIL:  # a title may say it in the other language
                rows += [self._segmenter.words(normal(name)) for name in (value.zh, value.en) if name]
        known = {tuple(row) for row in rows if row and all(map(self._vocabulary.is_word, row))}
        zh, en = name_value(values[0], None if first.strength == WHOLE else self.said(piece))
        facet = self._vocabulary.facets[values[0].facet]
        return Value(
            facet=facet.id,
            values=tuple(sorted(value.id for value in values)),
            words=tuple(sorted(known)),
            names=((self._clear(zh, facet.zh, "zh"), self._clear(en, facet.en, "en")),),
            exclude=exclude,
            span=span,
        )

    def _clear(self, name: str | None, facet: str | None, locale: str) -> str | None:
        """A value's name as it is read back: with its facet where alone it may mean something else (switch red)."""
        if name is None or facet is None:
            return name
        if not is_wordlike(name):
            return str(LEXICONS[locale].SIZE_FORMS[0].format(name))
        key = key_of(normal(name))
        senses = self._vocabulary.senses(key)
        goods = self._vocabulary.goods.resolve(key, senses)
        means_goods = (goods is not None and goods.categories) or self._ends_in_goods(key)
        if means_goods or any(sense.kind in _OTHERWISE for sense in senses):
            return self._of_facet(name, facet, locale)
        return name

    def _of_facet(self, name: str, facet: str, locale: str) -> str:
        """Red switches; but women, of a facet that is called "for", and black tea, of "kind"."""
        called = self._vocabulary.senses(key_of(normal(facet)))
        if any(sense.kind in ("for", "filler") for sense in called):
            return name
        return str(PHRASES[locale].CHIPS["of_facet"].format(value=name, facet=facet))

    def build_text(self, piece: Piece, *, exclude: bool = False) -> Text | None:
        """The piece as a word to look for; None when the catalogue's text has it in neither language."""
        rows = self._rows(piece)
        if not rows:
            return None
        return Text(
            words=rows[0],
            also=rows[1:],
            written=self.said(piece),
            quoted=piece.has("category", "node", "value", "flag", "colour", "brand", "occasion", "degree"),
            exclude=exclude,
            span=self.span(piece),
        )

    def split(self, piece: Piece) -> list[Piece]:
        """The words of a Chinese piece where the catalogue has some of them and not the whole; else none."""
        text = self._written.text[piece.start : piece.end]
        if piece.corrected or not is_cjk(text):
            return []
        words = self._segmenter.words(text)
        known = [word for word in words if len(word) > 1 and self._vocabulary.is_word(word)]
        if not known or len(words) == 1 or "".join(words) != text:
            return []
        starts = [piece.start + sum(map(len, words[:n])) for n in range(len(words))]
        return [Piece(start, start + len(word), word) for start, word in zip(starts, words, strict=True)]

    def are_fillers(self, start: int, end: int) -> bool:
        """Whether nothing is said in [start, end) of the normal text; a negative start is nowhere."""
        words = self._written.text[start:end].split() if start >= 0 else ["-"]
        return all(any(sense.kind == "filler" for sense in self._vocabulary.senses(word)) for word in words)

    def span(self, piece: Piece) -> Span:
        """Where it stands in the message as written."""
        return self._written.span(piece.start, piece.end)

    def is_titled(self, text: Text) -> bool:
        """Whether titles say this; what only descriptions speak of is no goods of this shop."""
        return any(all(map(self._vocabulary.is_in_titles, row)) for row in (text.words, *text.also))

    def build_purpose(self, piece: Piece) -> Purpose | None:
        """What goods of another kind are for, as printers are of ink; None where no text speaks of it."""
        rows = self._rows(piece)
        for sense in piece.refs("category"):
            fact = self._vocabulary.categories[sense.ref]
            rows += tuple(tuple(self._segmenter.words(normal(name))) for name in (fact.zh, fact.en) if name)
        known = tuple(dict.fromkeys(row for row in rows if row and all(map(self._vocabulary.is_word, row))))
        return Purpose(words=known, what=self.said(piece), span=self.span(piece)) if known else None

    def build_modifier(self, piece: Piece, goods: Goods) -> Constraint | None:
        """What a synonym for goods says beside the goods, where the catalogue has it: 不粘锅, 护眼灯."""
        key, cut = piece.key, len(piece.key) - 1
        if cut < 2 or not is_cjk(key) or piece.corrected or piece.has("category") or not goods.categories:
            return None
        names = (name for category in goods.categories for name in self._vocabulary.names_of_category(category))
        tail = self._vocabulary.goods.resolve(key[cut:], self._vocabulary.senses(key[cut:]))
        official = self._vocabulary.goods.is_official(key, piece.senses)
        if tail is None or official or any(key in name for name in names):
            return None
        if not set(goods.categories) <= set(tail.categories):
            return None
        head = Piece(piece.start, piece.start + cut, key[:cut], tuple(self._vocabulary.senses(key[:cut])))
        for role in ("flag", "value"):
            if senses := tuple(sense for sense in head.refs(role) if sense.strength > TAIL):
                return self.build_property(Mention(head, role, senses), exclude=False)
        text = self.build_text(head)
        return text if text is not None and self.is_titled(text) else None

    def ending(self, piece: Piece) -> NamedKind | None:
        """The shop's own kind of goods that a value's name ends in: milk chocolate is chocolate."""
        goods = self._ends_in_goods(piece.key)
        if goods is None:
            return None
        return NamedKind(piece, Category(categories=goods.categories, names=goods.names, span=self.span(piece)))

    def _ends_in_goods(self, key: str) -> Goods | None:
        for tail in head_nouns(key, self._segmenter.words):
            senses = self._vocabulary.senses(tail)
            if any(sense.kind == "category" and sense.strength > TAIL for sense in senses):
                goods = self._vocabulary.goods.resolve(tail, senses)
                if goods is not None and goods.categories:
                    return goods
        return None

    def said(self, piece: Piece) -> str:
        """The words of a piece as they are shown: Chinese simplified like the rest of the page, others as written."""
        if piece.corrected:
            return self._vocabulary.spelling(piece.key)
        text = self._written.text[piece.start : piece.end]
        return text if is_cjk(text) else self._written.written[slice(*self.span(piece))]

    def _words(self, piece: Piece) -> list[str]:
        text = piece.key if piece.corrected else self._written.text[piece.start : piece.end]
        return self._segmenter.words(text)

    def _rows(self, piece: Piece) -> tuple[tuple[str, ...], ...]:
        """The words by which the catalogue may say this: as it was said, or in the other language."""
        rows = [tuple(self._words(piece))]
        for sense in piece.refs("term"):
            rows += sense.ref.rows
        if is_latin_word(piece.key):
            rows += [(form,) for form in adjectives_of(piece.key)]
        return tuple(dict.fromkeys(row for row in rows if row and all(map(self._vocabulary.is_word, row))))
