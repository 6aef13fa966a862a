"""The door: one message in, what it says out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.money import to_minor
from assistant.understanding.constraints import (
    Brand,
    Category,
    Colour,
    Constraint,
    Flag,
    InStock,
    Names,
    Number,
    OnSale,
    Price,
    Sort,
    Text,
    Value,
)
from assistant.understanding.intents import intent_of
from assistant.understanding.matching import Corrector
from assistant.understanding.quantities import Quantity, find_quantities
from assistant.understanding.query import Context, Query
from assistant.understanding.scan import CONTENT, Piece, Words, scan
from assistant.understanding.text import NormalText, is_cjk, language_of, normalize
from assistant.understanding.units import to_base
from assistant.understanding.vocabulary import Sense, Vocabulary

LONGEST_MESSAGE = 2_000
# 32 inches is met by 31.5: what is said of a size without "at least" or "at most" is meant nearly.
NEARLY = 0.03


class Parser:
    """Understands messages for one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, segmenter: Words) -> None:
        self.vocabulary = vocabulary
        self._segmenter = segmenter
        self._corrector = Corrector(_correctable(vocabulary))

    def parse(self, text: str, context: Context | None = None) -> Query:
        """What `text` says. Pure: the same text in the same context gives the same query."""
        context = context or Context()
        written = normalize(text[:LONGEST_MESSAGE])
        quantities = find_quantities(written.text)
        reading = _Reading(written, self.vocabulary, self._segmenter)
        taken = [(q.start, q.end) for q in quantities if reading.take_quantity(q)]
        pieces = scan(written.text, taken, self.vocabulary, self._corrector, self._segmenter)
        reading.read(pieces)
        return reading.query(language_of(text, context.locale), context)


def _correctable(vocabulary: Vocabulary) -> list[str]:
    """Surfaces that a shopper of this shop may have meant: its own names, and kinds of goods that it sells."""
    kept = []
    for key, senses in vocabulary.surfaces():
        for sense in senses:
            if sense.kind in ("category", "brand", "value", "flag", "colour") or (
                sense.kind == "node" and vocabulary.goods((), (sense.ref,)) is not None
            ):
                kept.append(key)
                break
    return kept


@dataclass
class _Reading:
    """One message while it is being read."""

    written: NormalText
    vocabulary: Vocabulary
    segmenter: Words
    constraints: list[Constraint] = field(default_factory=list)
    intents: list[str] = field(default_factory=list)
    references: list[int] = field(default_factory=list)
    corrected: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    not_sold: list[Names] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    prices: list[Quantity] = field(default_factory=list)
    numbers: list[Quantity] = field(default_factory=list)

    # Quantities

    def take_quantity(self, quantity: Quantity) -> bool:
        """Whether this number is money or a measure of this catalogue; otherwise its text is read as words."""
        if quantity.unit is None:
            if quantity.money is None and not quantity.limited:
                return False
            self.prices.append(quantity)
            return True
        if self._facets_of(quantity):
            self.numbers.append(quantity)
            return True
        # 一个, two pairs: how many, and nothing to search for.
        return quantity.unit == "count"

    def _facets_of(self, quantity: Quantity) -> list[int]:
        _, base = to_base(1, quantity.unit)
        return [facet.id for facet in self.vocabulary.facet_of_unit(base or "")]

    def _price(self, quantity: Quantity) -> Price:
        currency = self.vocabulary.currency
        low, high = (None if value is None else to_minor(value, currency) for value in (quantity.low, quantity.high))
        said_in = quantity.money if quantity.money and quantity.money != currency else None
        return Price(
            low=low, high=high, currency=currency, said_in=said_in, span=self.written.span(quantity.start, quantity.end)
        )

    def _number(self, quantity: Quantity, named: Sequence[int]) -> Number:
        facets = [facet for facet in self._facets_of(quantity) if facet in named] or self._facets_of(quantity)
        low, high = quantity.low, quantity.high
        if low is not None and low == high:
            low, high = low * (1 - NEARLY), low * (1 + NEARLY)
        base = [None if bound is None else to_base(bound, quantity.unit)[0] for bound in (low, high)]
        fact = self.vocabulary.facets[facets[0]]
        names = (fact.zh, fact.en) if len(facets) == 1 else (None, None)
        return Number(
            facets=tuple(facets),
            low=base[0],
            high=base[1],
            said=(quantity.low, quantity.high),
            unit=quantity.unit,
            names=names,
            span=self.written.span(quantity.start, quantity.end),
        )

    # Pieces

    def read(self, pieces: Sequence[Piece]) -> None:
        """Turns pieces into constraints, clause by clause."""
        self._functions(pieces)
        facets_named = [sense.ref for piece in pieces for sense in piece.refs("facet")]
        self._content(pieces)
        self.constraints += [self._number(quantity, facets_named) for quantity in self.numbers]
        self._join_prices()

    def _functions(self, pieces: Sequence[Piece]) -> None:
        """What the message wants done: intents, references, order."""
        for n, piece in enumerate(pieces):
            span = self.written.span(piece.start, piece.end)
            for sense in piece.senses:
                match sense.kind:
                    case "intent":
                        self.intents.append(sense.ref)
                    case "reference":
                        self.references.append(sense.ref)
                    case "more" | "reset" | "any_price":
                        self.flags.add(sense.kind)
                    case "sort" if not any(isinstance(c, Sort) for c in self.constraints):
                        negated = n > 0 and pieces[n - 1].has("negator")
                        if not negated:
                            self.constraints.append(Sort(by=sense.ref, span=span))
                            if sense.ref == "discount":
                                self.constraints.append(OnSale(span=span))
                    case "stock" if not any(isinstance(c, InStock) for c in self.constraints):
                        self.constraints.append(InStock(span=span))
            if piece.has("degree") and n > 0 and pieces[n - 1].has("negator") and n + 1 < len(pieces):
                # 不要太贵: how much, not what.
                for sense in pieces[n + 1].refs("sort"):
                    self.constraints.append(Sort(by=sense.ref, span=span))

    def _content(self, pieces: Sequence[Piece]) -> None:
        negated = False  # inside the scope of a negator
        negated_property = False  # it has excluded a property already: the noun that follows is what is wanted
        muted = False  # after "not too": an adjective of degree, neither wanted nor excluded
        groups: list[list[tuple[Piece, Category]]] = []
        joined = False  # the kind before and this one are alternatives
        after_for = False
        for piece in pieces:
            if piece.is_stop:
                negated = negated_property = muted = after_for = False
                joined = piece.key == "、"
                continue
            if piece.has("negator") and not piece.has(*CONTENT):
                negated, negated_property = True, False
                continue
            if piece.has("degree") and negated:
                negated, muted = False, True
                continue
            if piece.has("turn") and not piece.has(*CONTENT):
                negated = muted = False
            if piece.has("or"):
                joined = True
                continue
            if piece.has("for") and not piece.has(*CONTENT):
                after_for = bool(groups)
                continue
            content = self._best(piece)
            if content is None:
                if not piece.senses and not muted:
                    self._plain(piece, negated)
                continue
            if piece.corrected:
                self._note_correction(piece, content)
            kind, refs = content
            if kind in ("category", "node"):
                found = self._category(piece, exclude=negated and not negated_property)
                if found is None:
                    continue
                if found.exclude:
                    self.constraints.append(found)
                elif after_for:
                    self._as_text(piece)
                elif groups and joined:
                    groups[-1].append((piece, found))
                else:
                    groups.append([(piece, found)])
                joined = False
                negated = negated and not negated_property
            else:
                self._property(kind, refs, piece, negated)
                negated_property = negated_property or negated
        self._settle(groups)

    def _best(self, piece: Piece) -> tuple[str, list[Sense]] | None:
        """The kind of goods or property that a piece names; None when it names none."""
        colours = piece.refs("colour")
        if colours:
            return "colour", colours
        exact = [sense for sense in piece.refs("category") if sense.exact]
        if exact:
            return "category", exact
        function = piece.has("filler", "intent", "sort", "more", "reference", "stock", "degree", "turn", "colour_name")
        if brands := piece.refs("brand"):
            return "brand", brands
        stocked = [sense for sense in piece.refs("node") if self.vocabulary.goods((), (sense.ref,)) is not None]
        if stocked and not function:
            return "node", stocked
        for kind in ("flag", "value"):
            if found := piece.refs(kind):
                return kind, found
        if (tails := piece.refs("category")) and not function:
            return "category", tails
        if function or not piece.senses:
            return None
        if piece.has("node"):
            return "node", piece.refs("node")
        return None

    def _category(self, piece: Piece, *, exclude: bool) -> Category | None:
        exact = tuple(sense.ref for sense in piece.refs("category") if sense.exact)
        nodes = tuple(sense.ref for sense in piece.refs("node"))
        stocked = tuple(node for node in nodes if self.vocabulary.goods((), (node,)) is not None)
        tails = tuple(sense.ref for sense in piece.refs("category"))
        # The shop's own category of that very name is what is meant, whatever else the word may mean elsewhere.
        goods = self.vocabulary.goods(exact, ()) if exact else self.vocabulary.goods(() if stocked else tails, stocked)
        if goods is None:
            self._not_sold(piece, nodes)
            return None
        # The shop's own name for its own category; else the shopper's word, rather than the first of many names.
        own = [self.vocabulary.categories[ref] for ref in exact]
        said = piece.key if piece.corrected else self.written.written[slice(*self.written.span(piece.start, piece.end))]
        if own:
            names = (own[0].zh or goods.names[0], own[0].en or goods.names[1])
        else:
            known = goods.names if stocked else (said, said)
            names = (said, known[1] or said) if is_cjk(said) else (known[0] or said, said)
        return Category(
            categories=goods.categories,
            loose=goods.loose,
            words=goods.words,
            names=names,
            exclude=exclude,
            span=self.written.span(piece.start, piece.end),
        )

    def _not_sold(self, piece: Piece, nodes: Sequence[str]) -> None:
        words = self._index_words(piece)
        if words and all(self.vocabulary.is_word(word) for word in words):
            self._as_text(piece)
        elif nodes:
            self.not_sold.append(self.vocabulary.node_names(nodes[0]))

    def _property(self, kind: str, senses: Sequence[Sense], piece: Piece, exclude: bool) -> None:
        span = self.written.span(piece.start, piece.end)
        match kind:
            case "colour":
                self._extend_or_add(Colour(families=(senses[0].ref,), exclude=exclude, span=span))
            case "brand":
                brand = self.vocabulary.brands[senses[0].ref]
                self._extend_or_add(
                    Brand(brands=(brand.id,), names=((brand.zh, brand.en),), exclude=exclude, span=span)
                )
            case "flag":
                facet = self.vocabulary.facets[senses[0].ref]
                self.constraints.append(Flag(facet=facet.id, names=(facet.zh, facet.en), exclude=exclude, span=span))
            case "value":
                values = [self.vocabulary.values[sense.ref] for sense in senses]
                words = tuple(self._index_words(piece))
                first = values[0]
                self._extend_or_add(
                    Value(
                        facet=first.facet,
                        values=tuple(value.id for value in values),
                        words=(words,) if words else (),
                        names=((first.zh, first.en),),
                        exclude=exclude,
                        span=span,
                    )
                )

    def _extend_or_add(self, new: Colour | Brand | Value) -> None:
        """Two colours, brands or values of one facet are alternatives: no thing is wholly black and wholly white."""
        for n, known in enumerate(self.constraints):
            if type(known) is not type(new) or known.exclude != new.exclude:
                continue
            if isinstance(known, Colour) and isinstance(new, Colour):
                families = tuple(dict.fromkeys((*known.families, *new.families)))
                self.constraints[n] = replace(known, families=families)
                return
            if isinstance(known, Brand) and isinstance(new, Brand):
                if new.brands[0] not in known.brands:
                    self.constraints[n] = replace(
                        known, brands=(*known.brands, *new.brands), names=(*known.names, *new.names)
                    )
                return
            if isinstance(known, Value) and isinstance(new, Value) and known.facet == new.facet:
                if not set(new.values) <= set(known.values):
                    self.constraints[n] = replace(
                        known,
                        values=(*known.values, *new.values),
                        words=(*known.words, *new.words),
                        names=(*known.names, *new.names),
                    )
                return
        self.constraints.append(new)

    def _settle(self, groups: list[list[tuple[Piece, Category]]]) -> None:
        """One kind of goods out of those named: the last noun of a compound, or all of an either-or."""
        kept: list[tuple[Piece, Category]] = []
        for n, group in enumerate(groups):
            following = groups[n + 1] if n + 1 < len(groups) else None
            if following is None or not self._is_modifier(group[-1][0], following[0][0]):
                kept += group
                continue
            kept += group[:-1]
            piece, category = group[-1]
            head = following[0][1]
            # 耳机 真无线: the wide name adds nothing to the narrow one.
            if not set(head.categories) < set(category.categories):
                self._as_text(piece)
        if not kept:
            return
        first = kept[0][1]
        categories = {c for _, category in kept for c in category.categories}
        looses = [category.loose for _, category in kept]
        loose = (
            None
            if any(value is None for value in looses)
            else tuple(sorted({c for value in looses for c in value or ()}))
        )
        names = first.names if len(kept) == 1 else _joined([category.names for _, category in kept])
        words = tuple(dict.fromkeys(word for _, category in kept for word in category.words))
        self.constraints.append(
            replace(first, categories=tuple(sorted(categories)), loose=loose, words=words, names=names)
        )

    def _is_modifier(self, piece: Piece, head: Piece) -> bool:
        """Whether a noun stands right before another, as 咖啡 in 咖啡滤纸 and printer in printer ink."""
        between = self.written.text[piece.end : head.start].strip()
        return between in ("", "的", "用", "用的", "'s", "-")

    def _plain(self, piece: Piece, exclude: bool) -> None:
        words = self._index_words(piece)
        span = self.written.span(piece.start, piece.end)
        written = self.written.written[slice(*span)]
        if words and all(self.vocabulary.is_word(word) for word in words):
            if len(piece.key) > 1 or piece.key.isdigit():
                self.constraints.append(Text(words=tuple(words), written=written, exclude=exclude, span=span))
        elif len(piece.key) > 1 and not piece.key.isdigit():
            self.unknown.append(written)

    def _as_text(self, piece: Piece) -> None:
        words = self._index_words(piece)
        if words and all(self.vocabulary.is_word(word) for word in words):
            span = self.written.span(piece.start, piece.end)
            self.constraints.append(Text(words=tuple(words), written=self.written.written[slice(*span)], span=span))

    def _index_words(self, piece: Piece) -> list[str]:
        text = piece.key if piece.corrected else self.written.text[piece.start : piece.end]
        return self.segmenter.words(text)

    def _note_correction(self, piece: Piece, content: tuple[str, list[Sense]]) -> None:
        written = self.written.written[slice(*self.written.span(piece.start, piece.end))]
        if written != piece.key:
            self.corrected.append((written, self.vocabulary.spelling(piece.key, content[1][0])))

    def _join_prices(self) -> None:
        """All limits of the price as one: 三百以上五百以下 is one range."""
        if not self.prices:
            return
        # An approximate amount beside a stated limit is an aside; the limits win.
        prices = [self._price(quantity) for quantity in self.prices]
        lows = [price.low for price in prices if price.low is not None]
        highs = [price.high for price in prices if price.high is not None]
        low, high = max(lows, default=None), min(highs, default=None)
        if low is not None and high is not None and low > high:
            low, high = prices[-1].low, prices[-1].high
        self.constraints.insert(0, replace(prices[0], low=low, high=high))

    def query(self, language: str, context: Context) -> Query:
        """The reading as a query."""
        constraints = sorted(self.constraints, key=lambda c: (c.span, c.kind))
        intents = tuple(dict.fromkeys(self.intents))
        query = Query(
            text=self.written.written,
            language=language,
            intent="unknown",
            constraints=tuple(constraints),
            intents=intents,
            references=tuple(dict.fromkeys(self.references)),
            corrected=tuple(self.corrected),
            unknown=tuple(dict.fromkeys(self.unknown)),
            not_sold=tuple(dict.fromkeys(self.not_sold)),
            wants_more="more" in self.flags,
            resets="reset" in self.flags,
            drops_price="any_price" in self.flags,
        )
        intent = intent_of(query, context)
        if intent == "search" and "cheaper" in intents and not any(isinstance(c, Sort) for c in constraints):
            query = replace(query, constraints=(*constraints, Sort(by="price_asc")))
        return query.with_intent(intent)


def _joined(names: Sequence[Names]) -> Names:
    return "、".join(filter(None, (zh for zh, _ in names))) or None, ", ".join(
        filter(None, (en for _, en in names))
    ) or None
