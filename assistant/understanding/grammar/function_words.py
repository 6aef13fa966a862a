"""Function words: what not, or, rather, instead and the cheapest do to what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.locales import join_marks
from assistant.language.normal_text import NormalText, Segmenter, is_cjk
from assistant.query import Constraint, InStock, Names, OnSale, Reference, Sort
from assistant.understanding.grammar.clauses import Clause
from assistant.understanding.grammar.compounds import NamedKind, NamedKinds
from assistant.understanding.grammar.preference_builder import PreferenceBuilder
from assistant.understanding.grammar.references import SORT_OF_PICK
from assistant.understanding.grammar.roles import Mention
from assistant.understanding.grammar.to_constraints import ConstraintBuilder
from assistant.understanding.tokens import Piece, Span
from assistant.understanding.vocabulary import Vocabulary

_LIST_MARKS = join_marks("LIST_MARKS")


class FunctionWords:
    """What was read so far of one message, and what its function words change in how the rest is read."""

    def __init__(
        self,
        written: NormalText,
        vocabulary: Vocabulary,
        segmenter: Segmenter,
        preferences: PreferenceBuilder,
        constraints: Sequence[Constraint],
        *,
        shown: bool,
    ) -> None:
        self._written = written
        self._vocabulary = vocabulary
        self._builder = ConstraintBuilder(written, vocabulary, segmenter)
        self._preferences = preferences
        self._shown = shown  # whether there is something to point at
        self.constraints: list[Constraint] = list(constraints)
        self.otherwise: Sequence[Constraint] = ()  # what a number may be instead
        self.intents: list[str] = []
        self.cart: str | None = None  # what is to be done with the cart
        self.references: list[Reference] = []
        self.pointing: list[Span] = []  # where the normal text has them
        self.unknown: list[str] = []
        self.not_sold: list[Names] = []
        self.flags: set[str] = set()
        self.kinds = NamedKinds()
        self._ending: NamedKind | None = None  # the kind that a value's name ends in
        self.intent_spans: dict[str, Span] = {}
        self.clauses: dict[str, int] = {}  # where each intent was said
        self._for = -1  # where a message goes on that begins with what goods are for
        self._given = False  # something is to be a gift
        self._listed = False  # what is named makes a set
        self._beginning: Piece | None = None  # of a word for goods that are not sold
        self._verb: Piece | None = None  # what is to be done with the cart was said by it
        self._prefix: Piece | None = None  # the negator of the next word alone that came last
        self._negator: Piece | None = None  # the latest one
        self._sorted: dict[str, Piece] = {}  # by what, and where that was said
        self._soft: list[Span] = []  # what is hoped for and not insisted on
        self._clause = Clause()

    def _stop(self, piece: Piece) -> None:
        if piece.key in _LIST_MARKS:
            self._clause.joined = True
        else:
            self._end_softness(piece.start)
            self._clause = Clause(self._clause.number + 1, piece.end)

    def _note(self, piece: Piece) -> None:
        """What a piece wants done, whatever else it is."""
        for sense in piece.senses:
            match sense.kind:
                case "intent":
                    self.intents.append(sense.ref)
                    self.intent_spans.setdefault(sense.ref, self._builder.span(piece))
                    self.clauses.setdefault(sense.ref, self._clause.number)
                case "reference":
                    positions = sense.ref if isinstance(sense.ref, tuple) else (sense.ref,)
                    self.references += [Reference(position=position) for position in positions]
                    self.pointing.append((piece.start, piece.end))
                    if self._clause.negated and self._negator is not None and self._negator.has("dislike"):
                        # 不喜欢第一款: of a thing, and no property of what is sought.
                        self.intents.append("feedback")
                        self._clause.negated = False
                case "pick":
                    self._pick(sense.ref, piece)
                case "verb":
                    if self.cart is None or (self.cart, sense.ref) == ("add", "remove"):  # put it back
                        self.cart, self._verb = sense.ref, piece
                case "act":
                    self._listed = self._listed or sense.ref == "bundle"
                case "more" | "reset" | "any_price":
                    self.flags.add(sense.kind)

    def _function(self, mention: Mention, following: Mention | None) -> None:
        piece = mention.piece
        self._note(piece)
        # A space between Chinese words is a pause: 白的不要 不耐脏.
        ends = (
            following is None
            or following.role == "stop"
            or (is_cjk(piece.key) and self._written.text[piece.end : following.piece.start].isspace())
        )
        if piece.has("not_after") and self._clause.latest is not None and (ends or not piece.has("negator")):
            self._exclude_latest()
            return
        if piece.has("dislike") and ends and self.references:
            self.intents.append("feedback")  # 第三个不喜欢
            return
        for sense in piece.refs("order"):
            self._add_once(Sort(by=sense.ref, span=self._builder.span(piece)))
        for sense in () if piece.has("order") else piece.refs("sort"):
            self._sort(str(sense.ref), piece)
        if piece.has("sale"):
            self._add_once(OnSale(span=self._builder.span(piece)))
        if piece.has("pricey") and (self._clause.negated or self._clause.muted or self._is_just_negated(piece)):
            start = (self._clause.muted or self._negator or piece).start
            self._clause.affirm()
            self._sort("price_asc", replace(piece, start=start))
        if piece.has("soft"):
            self._clause.softener = piece
            if ends:  # waterproof would be nice; 绿色优先
                start = self._clause.start
                latest = None if self._clause.latest is None else self.constraints[self._clause.latest].span
                self._soft.append(latest or self._written.span(start, piece.start))
        if piece.has("giving"):
            self._given = True
        if piece.has("aside"):
            self._end_softness(piece.start)
            self._clause = Clause(self._clause.number + 1, piece.end)
        if piece.has("stock"):
            self._add_once(InStock(span=self._builder.span(piece)))
        if piece.has("negator"):
            self._clause.negated, self._clause.has_excluded, self._clause.closed, self._clause.muted = (
                True,
                False,
                False,
                None,
            )
            self._negator = piece
            self._clause.latest = None
            return
        if piece.has("not_before"):
            self._negator = self._prefix = piece
        if piece.has("mild"):
            self._clause.negated, self._clause.muted = False, piece
            return
        if piece.has("turn"):
            self._clause.affirm()
        if piece.has("or"):
            self._clause.joined = True
        if piece.has("for"):
            self._clause.after_for = self.kinds.any_wanted
            self._for = piece.end if piece.start == 0 else -1
        if piece.has("holding"):
            self._clause.after_for = True
        if piece.has("having"):
            self._clause.after_having = self.kinds.any_wanted
        if piece.has("link"):
            self._clause.after_for = self._clause.after_for and self.kinds.any_wanted  # 能装电脑的包
            self._clause.closed, self._clause.muted = (
                self._clause.negated and (self._clause.has_excluded or bool(self.kinds.excluded)),
                None,
            )

    def _is_refused(self, piece: Piece) -> bool:
        """Whether a negator stands right before: not heavy."""
        return self._negator is not None and not self._written.text[self._negator.end : piece.start].strip()

    def _is_just_negated(self, piece: Piece) -> bool:
        return self._prefix is not None and self._prefix.end == piece.start

    def _sort(self, by: str, piece: Piece) -> None:
        if self._clause.negated or self._clause.muted:
            return
        span = self._builder.span(piece)
        if by == "discount":
            self._add_once(OnSale(span=span))
        self._add_once(Sort(by=by, span=span))
        self._sorted.setdefault(by, piece)

    def _pick(self, pick: str, piece: Piece) -> None:
        """The cheapest of what was shown; of nothing shown it is an order, and the other one is more of the same."""
        if self._shown:
            self.references.append(Reference(pick=pick))
            self.pointing.append((piece.start, piece.end))
        elif pick in SORT_OF_PICK:
            self._sort(SORT_OF_PICK[pick], piece)
        else:
            self.flags.add("more")

    def _end_softness(self, end: int) -> None:
        if self._clause.softener is not None:
            self._soft.append(self._written.span(self._clause.softener.end, end))

    def _add_once(self, constraint: Constraint) -> None:
        if not any(type(known) is type(constraint) for known in self.constraints):
            self.constraints.append(constraint)

    def _exclude_latest(self) -> None:
        if self._clause.latest is None:
            return
        self.constraints[self._clause.latest] = replace(self.constraints[self._clause.latest], exclude=True)
        self._clause.latest = None
