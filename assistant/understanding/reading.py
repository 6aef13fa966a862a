"""One message read from left to right: what is wanted, what is excluded, what was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.compounds import Named, is_modifier, settle
from assistant.understanding.constraints import (
    Brand,
    Category,
    Colour,
    Constraint,
    Flag,
    InStock,
    Names,
    OnSale,
    Sort,
    Text,
    Value,
)
from assistant.understanding.goods import TAIL, WHOLE
from assistant.understanding.mentions import Mention
from assistant.understanding.merging import with_alternative
from assistant.understanding.naming import goods_names, is_narrower, value_names
from assistant.understanding.scan import Piece, Span, Words
from assistant.understanding.text import NormalText, is_cjk, normal
from assistant.understanding.vocabulary import Vocabulary


class Reading:
    """What one message was read to say, as it is read."""

    def __init__(
        self, written: NormalText, vocabulary: Vocabulary, segmenter: Words, constraints: Sequence[Constraint]
    ) -> None:
        self._written = written
        self._vocabulary = vocabulary
        self._segmenter = segmenter
        self.constraints: list[Constraint] = list(constraints)
        self.intents: list[str] = []
        self.references: list[int] = []
        self.unknown: list[str] = []
        self.not_sold: list[Names] = []
        self.flags: set[str] = set()
        self._groups: list[list[Named]] = []
        self._purposes: list[Named] = []  # what the goods are for
        self._excluded: list[tuple[int, Category]] = []  # with the clause that says so
        self._wanted_in = -1  # the clause that names what is wanted
        self._clause = 0
        self.intent_spans: dict[str, Span] = {}
        self._prefix: Piece | None = None  # the negator of the next word alone that came last
        self._negator: Piece | None = None  # the latest one
        self._clear()

    def _clear(self) -> None:
        """Begins a clause."""
        self._negated = False  # inside the scope of a negator
        self._has_excluded = False  # it has excluded a property already: the noun that follows is what is wanted
        self._closed = False  # it has excluded something, and 的 has ended it
        self._muted: Piece | None = None  # after "not too": an adjective of degree, neither wanted nor excluded
        self._joined = False  # the kind before and this one are alternatives
        self._after_for = False  # what follows is what the goods are for
        self._latest: int | None = None  # the property of this clause that was read last

    def read(self, mentions: Sequence[Mention]) -> None:
        """Reads all mentions of a message."""
        for n, mention in enumerate(mentions):
            following = mentions[n + 1] if n + 1 < len(mentions) else None
            if self._negated and (lacking := mention.piece.refs("lacking")):
                mention = Mention(mention.piece, "flag", tuple(lacking))
            match mention.role:
                case "stop":
                    if not (self._has_excluded and _goes_on(mentions, n)):
                        self._stop(mention.piece)
                case "function":
                    self._function(mention, following)
                case "facet":
                    pass
                case "goods":
                    self._kind(mention, following)
                case "unsold":
                    self._unsold(mention, following)
                case "word":
                    self._word(mention.piece)
                case _:
                    self._property(mention, following)
            if mention.role != "function":
                self._note(mention.piece)
        self._finish()

    # Function words

    def _stop(self, piece: Piece) -> None:
        if piece.key == "、":
            self._joined = True
        else:
            self._clause += 1
            self._clear()

    def _note(self, piece: Piece) -> None:
        """What a piece wants done, whatever else it is."""
        for sense in piece.senses:
            match sense.kind:
                case "intent":
                    self.intents.append(sense.ref)
                    self.intent_spans.setdefault(sense.ref, self._span(piece))
                case "reference":
                    self.references.append(sense.ref)
                case "more" | "reset" | "any_price":
                    self.flags.add(sense.kind)

    def _function(self, mention: Mention, following: Mention | None) -> None:
        piece = mention.piece
        self._note(piece)
        ends = following is None or following.role == "stop"
        if piece.has("not_after") and self._latest is not None and (ends or not piece.has("negator")):
            self._exclude_latest()
            return
        for sense in piece.refs("sort"):
            self._sort(str(sense.ref), piece)
        if piece.has("pricey") and (self._negated or self._muted or self._is_just_negated(piece)):
            before = self._muted or self._negator or piece
            start = before.start
            self._negated, self._muted = False, None
            self._sort("price_asc", replace(piece, start=start))
        if piece.has("stock"):
            self._add_once(InStock(span=self._span(piece)))
        if piece.has("negator"):
            self._negated, self._has_excluded, self._closed, self._muted = True, False, False, None
            self._negator = piece
            self._latest = None
            return
        if piece.has("not_before"):
            self._negator = self._prefix = piece
        if piece.has("mild"):
            self._negated, self._muted = False, piece
            return
        if piece.has("turn"):
            self._negated, self._muted = False, None
        if piece.has("or"):
            self._joined = True
        if piece.has("for"):
            self._after_for = bool(self._groups)
        if piece.has("link"):
            self._closed, self._muted = self._negated and (self._has_excluded or bool(self._excluded)), None

    def _is_just_negated(self, piece: Piece) -> bool:
        return self._prefix is not None and self._prefix.end == piece.start

    def _sort(self, by: str, piece: Piece) -> None:
        if self._negated or self._muted or any(isinstance(c, Sort) for c in self.constraints):
            return
        span = self._span(piece)
        self.constraints.append(Sort(by=by, span=span))
        if by == "discount":
            self.constraints.append(OnSale(span=span))

    def _add_once(self, constraint: Constraint) -> None:
        if not any(type(known) is type(constraint) for known in self.constraints):
            self.constraints.append(constraint)

    # Goods

    def _kind(self, mention: Mention, following: Mention | None) -> None:
        piece, goods = mention.piece, mention.goods
        assert goods is not None  # noqa: S101 - the role says so
        exclude = self._negated and not (self._has_excluded or self._closed)
        narrower = tuple(piece.refs("value")) if is_narrower(piece, goods, self._vocabulary) else ()
        if narrower:
            self._property(Mention(piece, "value", narrower), following)
            if exclude:
                return
        category = Category(
            categories=goods.categories,
            loose=goods.loose,
            words=goods.words,
            names=goods_names(piece, goods, self._said(piece), self._vocabulary, is_own=bool(narrower)),
            exclude=exclude,
            span=self._span(piece),
        )
        if exclude:
            beside = following is not None and following.role == "goods"
            if not (beside and following is not None and self._is_before(piece, following.piece)):
                self._excluded.append((self._clause, category))
        elif following is not None and following.role == "unsold" and self._is_before(piece, following.piece):
            self._as_text(piece)
        elif self._after_for:
            self._purposes.append(Named(piece, category))
        elif self._groups and self._joined:
            self._groups[-1].append(Named(piece, category))
        else:
            self._wanted_in = self._clause
            self._groups.append([Named(piece, category)])
        self._joined = False
        self._negated = exclude

    def _unsold(self, mention: Mention, following: Mention | None) -> None:
        piece = mention.piece
        if following is not None and following.role == "goods" and self._is_before(piece, following.piece):
            self._word(piece)
            return
        words = self._index_words(piece)
        if words and all(map(self._vocabulary.is_word, words)):
            self._as_text(piece)
        elif not self._negated:
            said = self._said(piece)
            zh, en = self._vocabulary.node_names(max(mention.senses, key=lambda s: s.strength).ref)
            self.not_sold.append((said, en) if is_cjk(said) else (zh, said))

    # Properties

    def _property(self, mention: Mention, following: Mention | None) -> None:
        piece = mention.piece
        if self._muted is not None:
            self._leave_out(piece)
            return
        exclude = (self._negated and not self._closed) or self._is_just_negated(piece)
        if mention.role == "colour" and self._names_a_kind(piece, following):
            self._word(piece)
            return
        if piece.has("lacking") and mention.role == "flag":
            exclude = False  # without sugar: sugar free
        constraint = self._constraint(mention, exclude=exclude)
        self.constraints, self._latest = with_alternative(self.constraints, constraint)
        self._has_excluded = self._has_excluded or self._negated

    def _constraint(self, mention: Mention, *, exclude: bool) -> Constraint:
        piece, first = mention.piece, mention.senses[0]
        span = self._span(piece)
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
        rows = [self._index_words(piece)]
        for value, sense in zip(values, mention.senses, strict=True):
            if sense.strength > TAIL:  # a title may say it in the other language
                rows += [self._segmenter.words(normal(name)) for name in (value.zh, value.en) if name]
        known = [tuple(row) for row in rows if row and all(map(self._vocabulary.is_word, row))]
        return Value(
            facet=values[0].facet,
            values=tuple(value.id for value in values),
            words=tuple(dict.fromkeys(known)),
            names=(value_names(values[0], None if first.strength == WHOLE else self._said(piece)),),
            exclude=exclude,
            span=span,
        )

    def _names_a_kind(self, piece: Piece, following: Mention | None) -> bool:
        """Whether a colour stands before food or drink, where it names a kind: orange juice, red beans."""
        if following is None or not self._is_before(piece, following.piece):
            return False
        categories = following.goods.categories if following.goods else ()
        return self._vocabulary.goods.is_colourless(categories, following.piece.senses)

    def _exclude_latest(self) -> None:
        if self._latest is None:
            return
        self.constraints[self._latest] = replace(self.constraints[self._latest], exclude=True)
        self._latest = None

    # Plain words

    def _word(self, piece: Piece) -> None:
        if self._muted is not None:
            self._leave_out(piece)
            return
        exclude = self._negated and not self._closed
        self._has_excluded = self._has_excluded or self._negated
        words = self._index_words(piece)
        span = self._span(piece)
        telling = len(piece.key) > 1 or piece.key.isdigit()
        if words and all(map(self._vocabulary.is_word, words)):
            if telling:
                self.constraints.append(
                    Text(
                        words=tuple(words),
                        written=self._said(piece),
                        exclude=exclude,
                        span=span,
                    )
                )
        elif telling:
            self.unknown.append(self._said(piece))

    def _as_property(self, piece: Piece) -> None:
        """Women's, of women's shoes: a value where it is one, else a word to look for."""
        for role in ("value", "flag"):
            if senses := [sense for sense in piece.refs(role) if sense.strength > TAIL]:
                new = self._constraint(Mention(piece, role, tuple(senses)), exclude=False)
                self.constraints, _ = with_alternative(self.constraints, new)
                return
        self._as_text(piece)

    def _as_text(self, piece: Piece) -> None:
        words = self._index_words(piece)
        if words and all(map(self._vocabulary.is_word, words)):
            self.constraints.append(Text(words=tuple(words), written=self._said(piece), span=self._span(piece)))

    def _leave_out(self, piece: Piece) -> None:
        """Not too heavy: how heavy that is cannot be told, so it is said that it was left out."""
        assert self._muted is not None  # noqa: S101
        self.unknown.append(self._written.written[slice(*self._written.span(self._muted.start, piece.end))])
        self._muted = None

    # In the end

    def _finish(self) -> None:
        wanted, modifiers = settle(self._groups, self._purposes, self._written.text, self._vocabulary.goods)
        for piece in modifiers:
            self._as_property(piece)
        for clause, category in self._excluded:
            if wanted is None or set(wanted.categories) & set(category.categories) or wanted.loose != ():
                self.constraints.append(category)
            elif clause == self._wanted_in:
                # A tent without a lamp: to leave out all lamps would change nothing, so it is not claimed.
                self.unknown.append(self._written.written[slice(*category.span)])
        if wanted is not None:
            self.constraints.append(wanted)

    def _is_before(self, piece: Piece, head: Piece) -> bool:
        return is_modifier(piece, head, self._written.text)

    def _span(self, piece: Piece) -> Span:
        return self._written.span(piece.start, piece.end)

    def _said(self, piece: Piece) -> str:
        """The words of a piece as they are shown: Chinese simplified like the rest of the page, others as written."""
        if piece.corrected:
            return self._vocabulary.spelling(piece.key)
        text = self._written.text[piece.start : piece.end]
        return text if is_cjk(text) else self._written.written[slice(*self._span(piece))]

    def _index_words(self, piece: Piece) -> list[str]:
        text = piece.key if piece.corrected else self._written.text[piece.start : piece.end]
        return self._segmenter.words(text)


def _goes_on(mentions: Sequence[Mention], n: int) -> bool:
    """Whether an enumeration of properties goes on after this comma: not black, red or pink."""
    if n == 0 or mentions[n].piece.key not in ",，":
        return False
    role = mentions[n - 1].role
    for before, mention in zip(mentions[n:], mentions[n + 1 :], strict=False):
        if mention.role == role or mention.role == "stop":
            continue
        return mention.piece.has("or") and before.role == role
    return False
