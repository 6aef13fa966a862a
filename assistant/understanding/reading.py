"""One message read from left to right: what is wanted, what is excluded, what was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.clauses import Clause, goes_on
from assistant.understanding.compounds import Kinds, Named, is_modifier, settle
from assistant.understanding.constraints import Category, Constraint, InStock, Names, Number, OnSale, Sort
from assistant.understanding.goods import TAIL
from assistant.understanding.mentions import Mention
from assistant.understanding.merging import with_alternative
from assistant.understanding.naming import goods_names, is_narrower
from assistant.understanding.phrasing import Phrasing
from assistant.understanding.preferences import Measure, Occasion, Recipient
from assistant.understanding.preferring import OPPOSITE, Preferring
from assistant.understanding.query import Reference
from assistant.understanding.references import SORT_OF_PICK, described
from assistant.understanding.scan import Piece, Span, Words
from assistant.understanding.softening import softened
from assistant.understanding.text import NormalText, is_cjk
from assistant.understanding.vocabulary import Vocabulary


class Reading:
    """What one message was read to say, as it is read."""

    def __init__(
        self,
        written: NormalText,
        vocabulary: Vocabulary,
        segmenter: Words,
        preferring: Preferring,
        constraints: Sequence[Constraint],
        *,
        shown: bool,
    ) -> None:
        self._written = written
        self._vocabulary = vocabulary
        self._phrasing = Phrasing(written, vocabulary, segmenter)
        self._preferring = preferring
        self._shown = shown  # whether there is something to point at
        self.constraints: list[Constraint] = list(constraints)
        self.intents: list[str] = []
        self.cart: str | None = None  # what is to be done with the cart
        self.references: list[Reference] = []
        self.unknown: list[str] = []
        self.not_sold: list[Names] = []
        self.flags: set[str] = set()
        self.kinds = Kinds()
        self._ending: Named | None = None  # the kind that a value's name ends in
        self.intent_spans: dict[str, Span] = {}
        self.clauses: dict[str, int] = {}  # where each intent was said
        self._for = -1  # where a message goes on that begins with what goods are for
        self._given = False  # something is to be a gift
        self._prefix: Piece | None = None  # the negator of the next word alone that came last
        self._negator: Piece | None = None  # the latest one
        self._soft: list[Span] = []  # what is hoped for and not insisted on
        self._clause = Clause()

    def read(self, mentions: Sequence[Mention]) -> None:
        """Reads all mentions of a message."""
        read = 0
        for n, mention in enumerate(mentions):
            if n < read:
                continue
            if self._shown:
                like, taken = described(mentions, n)
                if like:
                    properties = tuple(self._phrasing.property(each, exclude=False) for each in like)
                    self.references.append(Reference(like=properties))
                    read = n + taken
                    continue
            following = mentions[n + 1] if n + 1 < len(mentions) else None
            if self._clause.negated and (lacking := mention.piece.refs("lacking")):
                mention = Mention(mention.piece, "flag", tuple(lacking))
            match mention.role:
                case "stop":
                    if not (self._clause.has_excluded and goes_on(mentions, n)):
                        self._stop(mention.piece)
                case "function":
                    self._function(mention, following)
                case "facet":
                    pass
                case "person":
                    self._recipient(mention)
                case "occasion":
                    self._occasion(mention)
                case "measure":
                    self._measure(mention)
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
                    self.intent_spans.setdefault(sense.ref, self._phrasing.span(piece))
                    self.clauses.setdefault(sense.ref, self._clause.number)
                case "reference":
                    positions = sense.ref if isinstance(sense.ref, tuple) else (sense.ref,)
                    self.references += [Reference(position=position) for position in positions]
                    if self._clause.negated and self._negator is not None and self._negator.has("dislike"):
                        # 不喜欢第一款: of a thing, and no property of what is sought.
                        self.intents.append("feedback")
                        self._clause.negated = False
                case "pick":
                    self._pick(sense.ref, piece)
                case "verb":
                    self.cart = self.cart or sense.ref
                case "more" | "reset" | "any_price":
                    self.flags.add(sense.kind)

    def _function(self, mention: Mention, following: Mention | None) -> None:
        piece = mention.piece
        self._note(piece)
        ends = following is None or following.role == "stop"
        if piece.has("not_after") and self._clause.latest is not None and (ends or not piece.has("negator")):
            self._exclude_latest()
            return
        for sense in piece.refs("order"):
            self._add_once(Sort(by=sense.ref, span=self._phrasing.span(piece)))
        for sense in () if piece.has("order") else piece.refs("sort"):
            self._sort(str(sense.ref), piece)
        if piece.has("sale"):
            self._add_once(OnSale(span=self._phrasing.span(piece)))
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
            self._add_once(InStock(span=self._phrasing.span(piece)))
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
            self._clause.after_for = self.kinds.are_named
            self._for = piece.end if piece.start == 0 else -1
        if piece.has("having"):
            self._clause.after_having = self.kinds.are_named
        if piece.has("link"):
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
        span = self._phrasing.span(piece)
        if by == "discount":
            self._add_once(OnSale(span=span))
        self._add_once(Sort(by=by, span=span))

    def _pick(self, pick: str, piece: Piece) -> None:
        """The cheapest of what was shown; of nothing shown it is an order, and the other one is more of the same."""
        if self._shown:
            self.references.append(Reference(pick=pick))
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

    # Goods

    def _kind(self, mention: Mention, following: Mention | None) -> None:
        piece, goods = mention.piece, mention.goods
        assert goods is not None  # noqa: S101 - the role says so
        exclude = self._clause.negated and not (self._clause.has_excluded or self._clause.closed)
        if following is not None and following.piece.has("not_after") and not following.piece.has("negator"):
            exclude = True  # 牛奶过敏
        narrower = tuple(piece.refs("value")) if is_narrower(piece, goods, self._vocabulary) else ()
        if narrower:
            self._property(Mention(piece, "value", narrower), following)
            if exclude:
                return
        elif not exclude and (more := self._phrasing.modifier(piece, goods)) is not None:
            self.constraints.append(more)
        category = Category(
            categories=goods.categories,
            loose=goods.loose,
            words=goods.words,
            near=goods.near,
            names=goods_names(piece, goods, self._phrasing.said(piece), self._vocabulary, is_own=bool(narrower)),
            exclude=exclude,
            span=self._phrasing.span(piece),
        )
        if exclude:
            if not self._leads(piece, following, "goods"):
                self.kinds.excluded.append((self._clause.number, category))
        elif self._leads(piece, following, "unsold"):
            self._as_property(piece, self._phrasing.text(piece))
        elif self._clause.after_for or (following is None and self._phrasing.are_fillers(self._for, piece.start)):
            self.kinds.purposes.append(Named(piece, category))
        elif self._clause.after_having and not self._clause.joined:
            self._word(piece)
        else:
            self.kinds.want(Named(piece, category), self._clause.number, joined=self._clause.joined)
        self._clause.joined = False
        self._clause.negated = exclude

    def _unsold(self, mention: Mention, following: Mention | None) -> None:
        piece = mention.piece
        if self._leads(piece, following, "goods"):
            self._word(piece)
            return
        at = self._phrasing.span(piece)[0]
        if len(piece.key) == 1 or any(isinstance(c, Number) and 0 <= at - c.span[1] <= 1 for c in self.constraints):
            return  # 16 GB RAM: what is measured
        denied = following is not None and following.piece.has("not_after")
        exclude = self._clause.negated and not self._clause.closed
        text = self._phrasing.text(piece, exclude=exclude)
        if text is not None and (exclude or self.kinds.are_named or self._phrasing.is_titled(text)):
            self.constraints.append(text)
            self._clause.has_excluded = self._clause.has_excluded or exclude
        elif denied or (self.kinds.wanted_in == self._clause.number and not self._clause.joined):
            # Boots in leather, where nothing is of leather: a matter that is not known here.
            self.unknown.append(self._phrasing.said(piece))
        elif not self._clause.negated:
            said = self._phrasing.said(piece)
            zh, en = self._vocabulary.node_names(max(mention.senses, key=lambda s: s.strength).ref)
            self.not_sold.append((said, en) if is_cjk(said) else (zh, said))

    def _recipient(self, mention: Mention) -> None:
        recipient = self._preferring.recipient(mention.senses[0].ref)
        self._add_once(replace(recipient, span=self._phrasing.span(mention.piece)))

    def _occasion(self, mention: Mention) -> None:
        occasion = self._preferring.occasion(mention.senses[0].ref)
        if not any(isinstance(c, Occasion) and c.what == occasion.what for c in self.constraints):
            exclude = self._clause.negated and not self._clause.closed
            self.constraints.append(replace(occasion, exclude=exclude, span=self._phrasing.span(mention.piece)))

    def _measure(self, mention: Mention) -> None:
        piece, degree = mention.piece, str(mention.senses[0].ref)
        start = piece.start
        refused = self._clause.muted or (self._negator if self._is_refused(piece) else None)
        if refused is not None:
            degree, start = OPPOSITE[degree], refused.start
        if mention.facet is not None:
            measure: Measure | None = self._preferring.measure_of(mention.facet, degree)
        else:
            measure = self._preferring.measure(degree)
        if measure is not None:
            self._clause.muted = None
            self._clause.has_excluded = self._clause.has_excluded or self._clause.negated
            self.constraints.append(replace(measure, span=self._written.span(start, piece.end)))
        else:
            if refused is not None and len(piece.key) == 1:
                self._clause.muted, self._clause.has_excluded = refused, self._clause.negated
            self._word(piece)

    # Properties

    def _property(self, mention: Mention, following: Mention | None) -> None:
        piece = mention.piece
        if self._clause.muted is not None:
            self._leave_out(piece)
            return
        exclude = (self._clause.negated and not self._clause.closed) or self._is_just_negated(piece)
        if piece.has("lacking") and mention.role == "flag":
            exclude = False  # without sugar: sugar free
        constraint = self._phrasing.property(mention, exclude=exclude)
        if mention.role == "value" and not exclude and not mention.beside:
            self._ending = self._phrasing.ending(piece)
        self.constraints, self._clause.latest = with_alternative(self.constraints, constraint)
        self._clause.has_excluded = self._clause.has_excluded or self._clause.negated

    def _exclude_latest(self) -> None:
        if self._clause.latest is None:
            return
        self.constraints[self._clause.latest] = replace(self.constraints[self._clause.latest], exclude=True)
        self._clause.latest = None

    # Plain words

    def _word(self, piece: Piece) -> None:
        if self._clause.muted is not None:
            self._leave_out(piece)
            return
        exclude = self._clause.negated and not self._clause.closed
        self._clause.has_excluded = self._clause.has_excluded or self._clause.negated
        if len(piece.key) == 1 and not piece.key.isdigit():
            if self._prefix is not None and self._is_just_negated(piece):  # 不粘
                self.unknown.append(self._written.written[slice(*self._written.span(self._prefix.start, piece.end))])
            return
        text = self._phrasing.text(piece, exclude=exclude)
        if text is None:
            self.unknown.append(self._phrasing.said(piece))
        else:
            purpose = self._phrasing.purpose(piece) if self._clause.after_for else None
            self.constraints.append(purpose or text)
            self._clause.latest = len(self.constraints) - 1

    def _as_property(self, piece: Piece, otherwise: Constraint | None) -> None:
        """Women's, of women's shoes: a value where it is one, else as it is otherwise meant."""
        for role in ("value", "flag"):
            if senses := [sense for sense in piece.refs(role) if sense.strength > TAIL]:
                new = self._phrasing.property(Mention(piece, role, tuple(senses)), exclude=False)
                self.constraints, _ = with_alternative(self.constraints, new)
                return
        if otherwise is not None:
            self.constraints.append(otherwise)

    def _leave_out(self, piece: Piece) -> None:
        """Not too heavy: how heavy that is cannot be told, so it is said that it was left out."""
        assert self._clause.muted is not None  # noqa: S101
        self.unknown.append(self._written.written[slice(*self._written.span(self._clause.muted.start, piece.end))])
        self._clause.muted = None

    def _finish(self) -> None:
        if not self.kinds.are_named and self._ending is not None:
            self.kinds.want(self._ending, self._clause.number, joined=False)
        wanted, served, words = settle(self.kinds, self._written.text, self._vocabulary.goods)
        for named in served:
            self._as_property(named.piece, self._phrasing.purpose(named.piece))
        for named in words:
            self._as_property(named.piece, self._phrasing.text(named.piece))
        if self._given and "gift" not in self.intents and any(isinstance(c, Recipient) for c in self.constraints):
            self.intents.append("gift")
        excluded, idle = self.kinds.left_out(wanted)
        self.constraints += excluded
        # A tent without a lamp: to leave out all lamps would change nothing, so it is not claimed.
        self.unknown += [self._written.written[slice(*category.span)] for category in idle]
        if wanted is not None:
            self.constraints.append(wanted)
        self._end_softness(len(self._written.text))
        self.constraints = softened(self.constraints, self._soft)

    def _leads(self, piece: Piece, following: Mention | None, role: str) -> bool:
        """Whether a noun stands right before another that is of this role."""
        if following is None or following.role != role:
            return False
        return is_modifier(piece, following.piece, self._written.text)
