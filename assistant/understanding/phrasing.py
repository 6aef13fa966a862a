"""What the pieces of one message say, as constraints: the words they were said in, and where they stand."""

from __future__ import annotations

from assistant.understanding.constraints import Brand, Colour, Constraint, Flag, Text, Value
from assistant.understanding.goods import TAIL, WHOLE
from assistant.understanding.mentions import Mention
from assistant.understanding.naming import value_names
from assistant.understanding.preferences import Purpose
from assistant.understanding.scan import Piece, Span, Words
from assistant.understanding.text import NormalText, is_cjk, normal
from assistant.understanding.vocabulary import Vocabulary


class Phrasing:
    """Makes constraints of one message's pieces."""

    def __init__(self, written: NormalText, vocabulary: Vocabulary, segmenter: Words) -> None:
        self._written = written
        self._vocabulary = vocabulary
        self._segmenter = segmenter

    def property(self, mention: Mention, *, exclude: bool) -> Constraint:
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
                return Flag(facet=facet.id, names=(facet.zh, facet.en), exclude=exclude, span=span)
        values = [self._vocabulary.values[sense.ref] for sense in mention.senses]
        rows = [self._words(piece)]
        for value, sense in zip(values, mention.senses, strict=True):
            if sense.strength > TAIL:  # a title may say it in the other language
                rows += [self._segmenter.words(normal(name)) for name in (value.zh, value.en) if name]
        known = [tuple(row) for row in rows if row and all(map(self._vocabulary.is_word, row))]
        return Value(
            facet=values[0].facet,
            values=tuple(value.id for value in values),
            words=tuple(dict.fromkeys(known)),
            names=(value_names(values[0], None if first.strength == WHOLE else self.said(piece)),),
            exclude=exclude,
            span=span,
        )

    def text(self, piece: Piece, *, exclude: bool = False) -> Text | None:
        """The piece as a word to look for; None when the catalogue's text has it in neither language."""
        rows = self._rows(piece)
        if not rows:
            return None
        return Text(words=rows[0], also=rows[1:], written=self.said(piece), exclude=exclude, span=self.span(piece))

    def span(self, piece: Piece) -> Span:
        """Where it stands in the message as written."""
        return self._written.span(piece.start, piece.end)

    def purpose(self, piece: Piece) -> Purpose | None:
        """What goods of another kind are for, as printers are of ink; None where no text speaks of it."""
        rows = self._rows(piece)
        for sense in piece.refs("category"):
            fact = self._vocabulary.categories[sense.ref]
            rows += tuple(tuple(self._segmenter.words(normal(name))) for name in (fact.zh, fact.en) if name)
        known = tuple(dict.fromkeys(row for row in rows if row and all(map(self._vocabulary.is_word, row))))
        return Purpose(words=known, what=self.said(piece), span=self.span(piece)) if known else None

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
        return tuple(dict.fromkeys(row for row in rows if row and all(map(self._vocabulary.is_word, row))))
