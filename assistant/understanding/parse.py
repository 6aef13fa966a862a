"""The door: one message in, what it says out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.normal_text import NormalText, language_of, normalize
from assistant.query.constraints import Category, Constraint, InStock, Price, Sort, Text
from assistant.query.query import Context, Query, Reference
from assistant.understanding.grammar.preference_builder import Preferring
from assistant.understanding.grammar.reader import Reading
from assistant.understanding.grammar.roles import Casting
from assistant.understanding.intents.act_resolution import ANSWERS, Meant, act_pieces, holds, meant, with_acts
from assistant.understanding.intents.acts import find_acts, with_code
from assistant.understanding.intents.cart_commands import adds_named, chosen, removes_named, split_verbs
from assistant.understanding.intents.intents import intents_of, is_service
from assistant.understanding.intents.order_credentials import Credentials, find_credentials, with_credentials
from assistant.understanding.intents.product_questions import Asking
from assistant.understanding.numbers.assign_quantities import measure
from assistant.understanding.numbers.budget_changes import Move, find_move, moved
from assistant.understanding.numbers.facet_choice import narrowed
from assistant.understanding.numbers.group_size import persons_of
from assistant.understanding.numbers.quantities import Quantity, find_quantities
from assistant.understanding.tokens.candidates import Corrector
from assistant.understanding.tokens.tokenizer import Correction, Piece, Scanner, Span, Words
from assistant.understanding.vocabulary.vocabulary import Vocabulary

LONGEST_MESSAGE = 4_000
# Nobody wishes for more at once; every further one would cost another query.
MOST_WORDS, MOST_CONSTRAINTS = 8, 20
# So much is read of what was written; where it breaks off is told.
MOST_PIECES = 500
_TELLING = 12
_PRODUCT_ID = re.compile(r"(?<![a-z0-9_-])[a-z0-9_-]*[0-9][a-z0-9_-]*")
# Ids that are short plain numbers look like prices.
_LONGEST_PRICE = 4


class Parser:
    """Understands messages for one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, segmenter: Words) -> None:
        self.vocabulary = vocabulary
        self._segmenter = segmenter
        self._corrector = Corrector(*vocabulary.correctable())
        self._preferring = Preferring(vocabulary, segmenter)
        self._asking = Asking(vocabulary, segmenter)
        find_quantities("")  # compiles its grammar now, not for the first shopper

    def parse(self, text: str, context: Context | None = None, *, as_written: bool = False) -> Query:
        """What `text` says; `as_written` takes no word of it for a mistyped one.

        Pure: the same text in the same context gives the same query.
        """
        context = context or Context()
        written = normalize(text[:LONGEST_MESSAGE])
        corrector = None if as_written else self._corrector
        scanner = Scanner(written.text, self.vocabulary, corrector, self._segmenter)
        credentials = find_credentials(written.text, context.asked, self.vocabulary.products)
        acts = with_code(find_acts(written.text), written)
        acts = [act for act in acts if not (credentials.taken and act.name in ANSWERS)]
        move = find_move(written.text)
        quantities = find_quantities(move.text if move else written.text)
        persons = persons_of(written.text, quantities)
        meaning = Meant(persons=persons)
        if acts:
            surfaces = [p for p in scanner.surfaces() if not any(_overlap(p, span) for span in credentials.taken)]
            meaning = meant(
                acts, surfaces, self.vocabulary, words=scanner.words, wished=context.constraints, persons=persons
            )
        query = self._read(written, context, scanner, quantities, credentials, meaning, move)
        held = tuple(act for act in meaning.acts if holds(act, query))
        if len(held) < len(meaning.acts):
            scanner = Scanner(written.text, self.vocabulary, corrector, self._segmenter)
            meaning = replace(meaning, acts=held)
            query = self._read(written, context, scanner, quantities, credentials, meaning, move)
        query = self._asking.asked(with_acts(query, meaning), written.text, context)
        return with_credentials(query, credentials, written)

    def _read(
        self,
        written: NormalText,
        context: Context,
        scanner: Scanner,
        quantities: Sequence[Quantity],
        credentials: Credentials,
        meaning: Meant,
        move: Move | None,
    ) -> Query:
        """The query, but for its acts; their words, and the numbers of orders and people, are read as nothing else."""
        named = find_products(written.text, self.vocabulary)
        taken = [*(span for span, _ in named), *credentials.taken, *meaning.named, *(act.span for act in meaning.acts)]
        quantities = [q for q in quantities if not any(_overlap(q, span) for span in taken)]
        measures = measure(written, quantities, scanner.surfaces() if quantities else (), self.vocabulary)
        apart = [piece for piece in split_verbs(written.text) if not any(_overlap(piece, span) for span in taken)]
        taken += [*((piece.start, piece.end) for piece in apart), *(move.spans if move else ())]
        pieces = scanner.pieces([*measures.taken, *taken], measures.joined)
        if meaning.acts or apart:
            steering = (*act_pieces(written.text, meaning), *apart)
            pieces = sorted((*pieces, *steering), key=lambda piece: piece.start)
        reading = Reading(
            written,
            self.vocabulary,
            self._segmenter,
            self._preferring,
            measures.constraints,
            shown=bool(context.shown),
        )
        reading.references += [Reference(product=product) for _, product in named]
        reading.pointing += [span for span, _ in named]
        reading.read(Casting(written, pieces[:MOST_PIECES], self.vocabulary, measures.naming).mentions())
        if len(pieces) > MOST_PIECES:
            start = pieces[MOST_PIECES].start
            reading.unknown.append(
                f"{written.written[slice(*written.span(start, min(start + _TELLING, len(written.text))))]}…"
            )
        if measures.age is not None and measures.age_span is not None:
            span = written.span(*measures.age_span)
            reading.constraints = self._preferring.aged(reading.constraints, measures.age, span)
        if move is not None:
            reading.constraints = moved(reading.constraints, move, context.constraints)
        quantity = measures.quantity
        counted = measures.taken if quantity is not None and not measures.constraints else ()
        if not meaning.acts and (choice := chosen(written.text, reading.pointing, counted)) is not None:
            reading.cart, quantity = choice[0], choice[1] or quantity
            reading.constraints, reading.unknown = [], []  # its form says that it is no wish
        reading.constraints = narrowed(reading.constraints, context.constraints, self.vocabulary)
        corrected = self._corrected(written, scanner.corrections)
        return _query(reading, quantity, written, context, corrected, scanner.corrections)

    def _corrected(self, written: NormalText, corrections: Sequence[Correction]) -> list[tuple[str, str]]:
        pairs = [
            (written.written[slice(*written.span(c.start, c.end))], self.vocabulary.spelling(c.key))
            for c in corrections
        ]
        return [(before, after) for before, after in pairs if before.lower() != after.lower()]


def _query(
    reading: Reading,
    quantity: int | None,
    written: NormalText,
    context: Context,
    corrected: Sequence[tuple[str, str]],
    corrections: Sequence[Correction],
) -> Query:
    """The reading as a query, with no more of it than a search can bear; what is over is told as left out."""
    constraints, left_out = _bounded(sorted(reading.constraints, key=lambda c: (c.span, c.kind)))
    query = Query(
        text=written.written,
        language=_language(written, corrections, context.locale),
        intent="unknown",
        constraints=constraints,
        intents=tuple(dict.fromkeys(reading.intents)),
        references=_told_apart(reading.references),
        corrected=tuple(corrected),
        unknown=tuple(dict.fromkeys((*reading.unknown, *left_out))),
        quantity=quantity,
        not_sold=tuple(dict.fromkeys(reading.not_sold)),
        wants_more="more" in reading.flags,
        resets="reset" in reading.flags,
        drops_price="any_price" in reading.flags,
        cart=reading.cart,
    )
    return _settled(query, reading, _intents(query, context, reading, written.text))


def _intents(query: Query, context: Context, reading: Reading, text: str) -> tuple[str, ...]:
    form = {"add": adds_named, "remove": removes_named}.get(query.cart or "")
    named = form is not None and reading.kinds.are_named and not query.references and form(text)
    return intents_of(query, context, reading.clauses, reading.kinds.wanted_in, of_cart=named)


def _settled(query: Query, reading: Reading, intents: tuple[str, ...]) -> Query:
    """The query without what has no meaning beside what the message wants done."""
    first, constraints = intents[0], query.constraints
    references, quantity, unknown = query.references, query.quantity, query.unknown
    if first == "search" and "cheaper" in reading.intents and not any(isinstance(c, Sort) for c in constraints):
        constraints = (*constraints, Sort(by="price_asc", span=reading.intent_spans["cheaper"]))
    if first == "search":
        # 那款白色的充电器 is a wish; what it or that stands for is the goods that are named.
        references = tuple(reference for reference in references if reference.position != 0)
    elif first == "stock":
        constraints = tuple(c for c in constraints if not isinstance(c, InStock))
    elif first == "cheaper":
        constraints = tuple(c for c in constraints if not isinstance(c, Sort))
    elif is_service(first) and "search" not in intents:
        # 怎么退上周买的蓝色跑鞋: what it is about, and no wish.
        constraints = tuple(c for c in constraints if isinstance(c, Category))
        unknown, quantity = (), None
    if query.resets and not any(isinstance(c, Category) for c in constraints):
        constraints, unknown = (), ()  # no, forget it, start over
    if quantity == 1 and first != "cart":
        quantity = None  # 一个, a: it is an article
    return replace(
        query,
        intent=first,
        intents=intents,
        constraints=constraints,
        references=references,
        unknown=unknown,
        quantity=quantity,
        wants_more=query.wants_more and not any(isinstance(c, Category) for c in constraints),
    )


def _told_apart(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """Each thing once; "it" beside something else that is pointed at is that very thing."""
    named = [reference for reference in references if reference.position != 0]
    return tuple(dict.fromkeys(named or references))


def find_products(text: str, vocabulary: Vocabulary) -> list[tuple[Span, str]]:
    """Where a normal text has the id of a product, and whose; a word without a digit, or a short number, is none."""
    found = []
    for match in _PRODUCT_ID.finditer(text):
        product = vocabulary.products.get(match[0])
        if product is not None and (len(match[0]) > _LONGEST_PRICE or not match[0].isdigit()):
            found.append((match.span(), product))
    return found


def _overlap(said: Quantity | Piece, span: Span) -> bool:
    return said.start < span[1] and span[0] < said.end


def _language(written: NormalText, corrections: Sequence[Correction], default: str) -> str:
    """The language of a message; pinyin is Chinese, though its letters are not."""
    text = written.text
    for correction in sorted(corrections, key=lambda c: -c.start):
        if correction.by_sound:
            text = f"{text[: correction.start]}{correction.key}{text[correction.end :]}"
    return language_of(text, default)


def _bounded(constraints: Sequence[Constraint]) -> tuple[tuple[Constraint, ...], list[str]]:
    """The first constraints, as many as there may be, and the words of those that are over.

    The price and the kind of goods are among them wherever they were said.
    """
    kept: list[Constraint] = []
    left_out: list[str] = []
    n_words = 0
    for constraint in sorted(constraints, key=lambda c: not isinstance(c, Price | Category)):
        is_word = isinstance(constraint, Text)
        if len(kept) < MOST_CONSTRAINTS and not (is_word and n_words == MOST_WORDS):
            kept.append(constraint)
            n_words += is_word
        elif isinstance(constraint, Text):
            left_out.append(constraint.written)
    return tuple(sorted(kept, key=constraints.index)), left_out[:MOST_WORDS]
