"""Semantic parsing: one message read from left to right; what is wanted, excluded, not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.locales import LEXICONS, join_words
from assistant.language.normal_text import is_cjk
from assistant.query import Category, Constraint, Measure, Number, Occasion, Recipient, Reference, Sort, Text
from assistant.understanding.grammar.alternatives import add_alternative
from assistant.understanding.grammar.clauses import continues_enumeration
from assistant.understanding.grammar.compounds import NamedKind, is_modifier, resolve_compounds
from assistant.understanding.grammar.function_words import FunctionWords
from assistant.understanding.grammar.labels import is_narrower, name_goods
from assistant.understanding.grammar.preference_builder import OPPOSITE
from assistant.understanding.grammar.preference_scope import soften_in_scope
from assistant.understanding.grammar.references import find_description, find_superlative
from assistant.understanding.grammar.roles import Mention
from assistant.understanding.tokens import Piece
from assistant.understanding.vocabulary import TAIL

_POSSESSIVES: tuple[str, ...] = tuple(
    f" {word}" if word.isascii() else word for word in join_words(LEXICONS, "POSSESSIVES")
)
_FAR_FROM_NEGATOR = 9
# Between two people, that the second is the first one's: my boyfriend's mum, 男朋友的妈妈, 闺蜜她妈.
_OWNED = frozenset({"", "s", *join_words(LEXICONS, "OWNED_BY")})
_LOCATIVES: tuple[str, ...] = join_words(LEXICONS, "LOCATIVES")


class Reading(FunctionWords):
    """What one message was read to say, as it is read."""

    def read(self, mentions: Sequence[Mention]) -> None:
        """Reads all mentions of a message."""
        self._mentions = mentions
        read = 0
        for n, mention in enumerate(mentions):
            if n < read:
                continue
            if self._shown:
                like, taken = find_description(mentions, n)
                if like:
                    properties = tuple(self._builder.build_property(each, exclude=False) for each in like)
                    self.references.append(Reference(like=properties))
                    self.pointing.append((mention.piece.start, mentions[n + taken - 1].piece.end))
                    read = n + taken
                    continue
            following = mentions[n + 1] if n + 1 < len(mentions) else None
            if self._clause.negated and (lacking := mention.piece.refs("lacking")):
                mention = Mention(mention.piece, "flag", tuple(lacking))
            match mention.role:
                case "stop":
                    if not (self._clause.has_excluded and continues_enumeration(mentions, n)):
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

    # Goods

    def _kind(self, mention: Mention, following: Mention | None) -> None:
        piece, goods = mention.piece, mention.goods
        assert goods is not None  # noqa: S101 - the role says so
        exclude = self._clause.negated and not (self._clause.has_excluded or self._clause.closed)
        after = _next_telling(self._mentions, mention) if following is not None else None
        if after is not None and after.piece.has("not_after") and not after.piece.has("negator"):
            exclude = True  # 牛奶过敏, 冻干的也不要
        narrower = tuple(piece.refs("value")) if is_narrower(piece, goods, self._vocabulary) else ()
        if narrower:
            self._property(Mention(piece, "value", narrower), following)
            if exclude:
                return
        elif not exclude and (more := self._builder.build_modifier(piece, goods)) is not None:
            self.constraints.append(more)
        category = Category(
            categories=goods.categories,
            loose=goods.loose,
            words=goods.words,
            near=goods.near,
            names=name_goods(piece, goods, self._builder.said(piece), self._vocabulary, is_own=bool(narrower)),
            exclude=exclude,
            span=self._builder.span(piece),
        )
        if exclude:
            if not self._leads(piece, following, "goods"):
                self.kinds.excluded.append((self._clause.number, category))
        elif self._leads(piece, following, "unsold"):
            self._as_property(piece, self._builder.build_text(piece))
        elif (
            self._clause.after_for
            or self._is_owned(piece)
            or (following is None and self._builder.are_fillers(self._for, piece.start))
        ):
            self.kinds.purposes.append(NamedKind(piece, category))
        elif self._clause.after_having and not self._clause.joined:
            self._word(piece)
        else:
            self.kinds.want(NamedKind(piece, category), self._clause.number, joined=self._clause.joined)
        self._clause.joined = False
        self._clause.negated = exclude

    def _is_owned(self, piece: Piece) -> bool:
        """Whether a thing is somebody's already, beside another that is wanted: a fan that works from my phone."""
        before, after = self._written.text[: piece.start].rstrip(), self._written.text[piece.end :]
        return self.kinds.any_wanted and (before.endswith(_POSSESSIVES) or after.startswith(_LOCATIVES))

    def _unsold(self, mention: Mention, following: Mention | None) -> None:
        piece = mention.piece
        if self._leads(piece, following, "goods"):
            self._word(piece)
            return
        if following is not None and _makes_a_word(piece, following):
            self._beginning = piece  # 空调被 is neither of both
            return
        if self._beginning is not None and self._beginning.end == piece.start:
            piece = replace(piece, start=self._beginning.start, key=f"{self._beginning.key}{piece.key}")
        at = self._builder.span(piece)[0]
        if len(piece.key) == 1 or any(isinstance(c, Number) and 0 <= at - c.span[1] <= 1 for c in self.constraints):
            return  # 16 GB RAM: what is measured
        denied = following is not None and following.piece.has("not_after")
        exclude = self._clause.negated and not self._clause.closed
        text = self._builder.build_text(piece, exclude=exclude)
        if text is not None and (exclude or self.kinds.any_wanted or self._builder.is_titled(text)):
            self.constraints.append(text)
            self._clause.has_excluded = self._clause.has_excluded or exclude
        elif denied or (self.kinds.wanted_in == self._clause.number and not self._clause.joined):
            # Boots in leather, where nothing is of leather: a matter that is not known here.
            self.unknown.append(self._builder.said(piece))
        elif not self._clause.negated:
            said = self._builder.said(piece)
            zh, en = self._vocabulary.node_names(max(mention.senses, key=lambda s: s.strength).ref)
            self.not_sold.append((said, en) if is_cjk(said) else (zh, said))

    def _recipient(self, mention: Mention) -> None:
        if self._clause.negated and not self._clause.closed and self._follows_negator(mention.piece):
            return  # not for my boyfriend, for his parents
        recipient = replace(
            self._preferences.build_recipient(mention.senses[0].ref), span=self._builder.span(mention.piece)
        )
        before = self.constraints[-1] if self.constraints else None
        if isinstance(before, Recipient) and self._belong_together(before, recipient):
            self.constraints.pop()  # my boyfriend's mum is a mum
        self._add_once(recipient)

    def _follows_negator(self, piece: Piece) -> bool:
        """Whether a word stands behind a negator with next to nothing between them: 不是送X, not for my X."""
        start = self._negator.end if self._negator is not None else 0
        return piece.start - start <= _FAR_FROM_NEGATOR

    def _belong_together(self, one: Constraint, other: Constraint) -> bool:
        """Whether one person is told by the other: 男朋友的妈妈, my boyfriends mum."""
        between = self._written.written[one.span[1] : other.span[0]].strip(" '’")
        return one.span[1] <= other.span[0] and between in _OWNED

    def _occasion(self, mention: Mention) -> None:
        occasion = self._preferences.build_occasion(mention.senses[0].ref)
        if not any(isinstance(c, Occasion) and c.what == occasion.what for c in self.constraints):
            exclude = self._clause.negated and not self._clause.closed
            self.constraints.append(replace(occasion, exclude=exclude, span=self._builder.span(mention.piece)))

    def _measure(self, mention: Mention) -> None:
        piece, degree = mention.piece, str(mention.senses[0].ref)
        start = piece.start
        refused = self._clause.muted or (self._negator if self._is_refused(piece) else None)
        if refused is not None:
            degree, start = OPPOSITE[degree], refused.start
        if mention.facet is not None:
            measure: Measure | None = self._preferences.build_measure_of(mention.facet, degree)
        else:
            measure = self._preferences.build_measure(degree)
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
        constraint = self._builder.build_property(mention, exclude=exclude)
        if mention.role == "value" and not exclude and not mention.beside:
            self._ending = self._builder.ending(piece)
        self.constraints, self._clause.latest = add_alternative(self.constraints, constraint)
        self._clause.has_excluded = self._clause.has_excluded or self._clause.negated

    # Plain words

    def _word(self, piece: Piece) -> None:
        if self._clause.muted is not None:
            self._leave_out(piece)
            return
        exclude = self._clause.negated and not self._clause.closed
        self._clause.has_excluded = self._clause.has_excluded or self._clause.negated
        if exclude and len(piece.key) == 1 and is_cjk(piece.key):
            # 不吃鱼: whatever has it anywhere.
            said = self._builder.said(piece)
            self.constraints.append(Text(words=(said,), written=said, exclude=True, span=self._builder.span(piece)))
            return
        if len(piece.key) == 1 and not piece.key.isdigit():
            if self._prefix is not None and self._is_just_negated(piece):  # 不粘
                self.unknown.append(self._written.written[slice(*self._written.span(self._prefix.start, piece.end))])
            if self._verb is not None and self._verb.end == piece.start and len(self._verb.key) == 1:
                self.cart = None  # 加绒: one word, and no verb
                self.unknown.append(self._written.written[slice(*self._written.span(self._verb.start, piece.end))])
            return
        text = self._builder.build_text(piece, exclude=exclude)
        if text is None:
            parts = self._builder.split(piece)
            if not parts:
                self.unknown.append(self._builder.said(piece))
            for part in parts:
                self._word(part)
        else:
            purpose = self._builder.build_purpose(piece) if self._clause.after_for else None
            self.constraints.append(purpose or text)
            self._clause.latest = len(self.constraints) - 1

    def _as_property(self, piece: Piece, otherwise: Constraint | None) -> None:
        """Women's, of women's shoes: a value where it is one, else as it is otherwise meant."""
        for role in ("value", "flag"):
            if senses := [sense for sense in piece.refs(role) if sense.strength > TAIL]:
                new = self._builder.build_property(Mention(piece, role, tuple(senses)), exclude=False)
                self.constraints, _ = add_alternative(self.constraints, new)
                return
        if otherwise is not None:
            self.constraints.append(otherwise)

    def _leave_out(self, piece: Piece) -> None:
        """Not too heavy: how heavy that is cannot be told, so it is said that it was left out."""
        assert self._clause.muted is not None  # noqa: S101
        self.unknown.append(self._written.written[slice(*self._written.span(self._clause.muted.start, piece.end))])
        self._clause.muted = None

    def _finish(self) -> None:
        if not self.kinds.any_wanted and self._ending is not None:
            self.kinds.want(self._ending, self._clause.number, joined=False)
        wanted, served, words = resolve_compounds(
            self.kinds, self._written.text, self._vocabulary.goods, listed=self._listed
        )
        for named in served:
            self._as_property(named.piece, self._builder.build_purpose(named.piece))
        for named in words:
            self._as_property(named.piece, self._builder.build_text(named.piece))
        if self._given and "gift" not in self.intents and any(isinstance(c, Recipient) for c in self.constraints):
            self.intents.append("gift")
        excluded, idle = self.kinds.split_excluded(wanted)
        self.constraints += excluded
        # A tent without a lamp: to leave out all lamps would change nothing, so it is not claimed.
        self.unknown += [self._written.written[slice(*category.span)] for category in idle]
        if wanted is not None:
            self.constraints.append(wanted)
        elif (
            self.cart in ("add", "remove")
            and self._shown
            and not self.references
            and (pick := find_superlative(self._written.text, self._sorted)) is not None
        ):
            self.constraints = [c for c in self.constraints if not isinstance(c, Sort)]
            self.references.append(Reference(pick=pick))
        self._end_softness(len(self._written.text))
        self.constraints = soften_in_scope(self.constraints, self._soft)

    def _leads(self, piece: Piece, following: Mention | None, role: str) -> bool:
        """Whether a noun stands right before another that is of this role."""
        if following is None or following.role != role:
            return False
        return is_modifier(piece, following.piece, self._written.text)


def _next_telling(mentions: Sequence[Mention], mention: Mention) -> Mention | None:
    """The mention after this one, past the 的 that may stand between."""
    following = [each for each in mentions if each.piece.start >= mention.piece.end]
    return next((each for each in following if not each.piece.has("closer")), None)


def _makes_a_word(piece: Piece, following: Mention) -> bool:
    """Whether a Chinese noun makes one word with the noun of one character right after it."""
    head = following.piece
    return following.role == "unsold" and head.end - head.start == 1 and is_cjk(head.key) and piece.end == head.start
