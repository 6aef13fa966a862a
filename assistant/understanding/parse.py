"""Natural language understanding: one message in, what it says out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language.normal_text import NormalText, Segmenter, language_of, normalize
from assistant.query import (
    Category,
    Constraint,
    Context,
    InStock,
    Price,
    Query,
    Reference,
    Sort,
    Text,
    wanted_kinds,
)
from assistant.understanding.acts import CODE, ORDER, PRODUCT, mark_text
from assistant.understanding.grammar import PreferenceBuilder, Reading, RoleLabeller, choose_kinds
from assistant.understanding.intents import (
    ANSWERS,
    Credentials,
    QuestionReader,
    ResolvedActs,
    add_coupon_code,
    apply_acts,
    apply_credentials,
    build_act_pieces,
    find_acts,
    find_choice,
    find_codes,
    find_credentials,
    find_cues,
    find_split_verbs,
    intents_of,
    is_adding_named,
    is_meant,
    is_removing_named,
    is_service,
    read_as,
    read_cart_orders,
    resolve_acts,
)
from assistant.understanding.numbers import (
    BudgetChange,
    Measures,
    Quantity,
    apply_budget_change,
    find_budget_change,
    find_group_size,
    find_quantities,
    measure_quantities,
    narrow_facets,
    reread_units,
    settle_bare_numbers,
)
from assistant.understanding.tokens import CandidateIndex, Correction, Piece, Scanner, Span
from assistant.understanding.vocabulary import Vocabulary

__all__ = ["Parser", "find_products", "read_as"]

LONGEST_MESSAGE = 4_000
# Nobody wishes for more at once; every further one would cost another query.
MOST_WORDS, MOST_CONSTRAINTS = 8, 20
# So much is read of what was written; where it breaks off is told.
MOST_PIECES = 500
_TELLING = 12
_PRODUCT_ID = re.compile(r"(?<![a-z0-9_-])[a-z0-9_-]*[0-9][a-z0-9_-]*")
# Ids that are short plain numbers look like prices.
_LONGEST_PRICE = 4


@dataclass(frozen=True, slots=True)
class _Utterance:
    """A message with what is found in it by its form alone, before anything is read."""

    written: NormalText
    quantities: Sequence[Quantity]
    credentials: Credentials
    budget_change: BudgetChange | None
    products: Sequence[tuple[Span, str]]


class Parser:
    """Understands messages for one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, segmenter: Segmenter) -> None:
        self.vocabulary = vocabulary
        self._segmenter = segmenter
        self._candidates = CandidateIndex(*vocabulary.correctable())
        self._preferences = PreferenceBuilder(vocabulary, segmenter)
        self._questions = QuestionReader(vocabulary, segmenter)
        find_quantities("")  # compiles its grammar now, not for the first shopper

    def parse(self, text: str, context: Context | None = None, *, as_written: bool = False) -> Query:
        """What `text` says, by its form alone; `as_written` takes no word of it for a mistyped one.

        Pure: the same text in the same context gives the same query.
        """
        return self.readings(text, context, as_written=as_written)[0]

    def readings(
        self, text: str, context: Context | None = None, *, as_written: bool = False
    ) -> tuple[Query, Query, Query]:
        """What `text` may say: the reading that its form suggests, it as a wish, and it as a question.

        Which is meant hangs on what its words are used for and on the conversation, and is not decided here.
        """
        context = context or Context()
        written = normalize(text[:LONGEST_MESSAGE])
        candidates = None if as_written else self._candidates
        utterance = self._find_forms(written, context)
        scanner = Scanner(written.text, self.vocabulary, candidates, self._segmenter)
        acts = self._resolve_acts(utterance, scanner, context)
        query = self._read(utterance, context, scanner, acts)
        # The words of acts stand for nothing else, so the rest is read without them; but whether an act is meant may
        # hang on that rest (to order, in "I want to order a lamp"). Where one is not, its words are read after all.
        meant = tuple(act for act in acts.acts if is_meant(act, query))
        if len(meant) < len(acts.acts):
            scanner = Scanner(written.text, self.vocabulary, candidates, self._segmenter)
            acts = replace(acts, acts=meant)
            query = self._read(utterance, context, scanner, acts)
        wish = apply_acts(query, acts)
        by_form = self._questions.read(wish, written.text, context)
        question = self._questions.read(wish, written.text, context, is_one=True)
        marked = self._mark(utterance, scanner)

        orders = read_cart_orders(written.text)

        def complete(reading: Query) -> Query:
            return replace(apply_credentials(reading, utterance.credentials, written), marked=marked, orders=orders)

        return complete(by_form), complete(wish), complete(question)

    def index_words(self, text: str) -> list[str]:
        """The words under which a text is found in the catalogue."""
        return self._segmenter.words(normalize(text).text)

    def frequency(self, word: str) -> int:
        """How common a Chinese word is in general; 0 for one that no dictionary has."""
        return self._segmenter.frequency(word)

    def words(self, text: str) -> list[str]:
        """The words of a normal text, English in the singular."""
        return self._segmenter.words(text)

    def mark(self, text: str) -> str:
        """The normal text with marks for what differs from shop to shop: what the act classifier learns from."""
        written = normalize(text[:LONGEST_MESSAGE])
        scanner = Scanner(written.text, self.vocabulary, None, self._segmenter)
        return self._mark(self._find_forms(written, Context()), scanner)

    def _mark(self, utterance: _Utterance, scanner: Scanner) -> str:
        known = [(span, PRODUCT) for span, _ in utterance.products]
        known += [(span, CODE) for span in find_codes(utterance.written)]
        if (number := utterance.credentials.number_span) is not None:
            known.append((number, ORDER))
        return mark_text(utterance.written.text, scanner.surfaces(), utterance.quantities, known)

    def _find_forms(self, written: NormalText, context: Context) -> _Utterance:
        change = find_budget_change(written.text)
        return _Utterance(
            written,
            find_quantities(change.text if change else written.text),
            find_credentials(written.text, context.asked, self.vocabulary.products),
            change,
            find_products(written.text, self.vocabulary),
        )

    def _resolve_acts(self, utterance: _Utterance, scanner: Scanner, context: Context) -> ResolvedActs:
        """The acts that may be meant, and for how many people something is to be."""
        written, taken = utterance.written, utterance.credentials.taken
        persons = find_group_size(written.text, utterance.quantities)
        acts = add_coupon_code(find_acts(written.text), written)
        acts = [act for act in acts if not (taken and act.name in ANSWERS)]
        if not acts:
            return ResolvedActs(persons=persons)
        surfaces = [piece for piece in scanner.surfaces() if not any(_overlap(piece, span) for span in taken)]
        return resolve_acts(
            acts, surfaces, self.vocabulary, words=scanner.words, wished=context.constraints, persons=persons
        )

    def _read(self, utterance: _Utterance, context: Context, scanner: Scanner, acts: ResolvedActs) -> Query:
        """The query, but for its acts; their words, and the numbers of orders and people, are read as nothing else."""
        written, change = utterance.written, utterance.budget_change
        taken = [span for span, _ in utterance.products]
        taken += [*utterance.credentials.taken, *acts.named, *(act.span for act in acts.acts)]
        quantities = [q for q in utterance.quantities if not any(_overlap(q, span) for span in taken)]
        measures = measure_quantities(written, quantities, scanner.surfaces() if quantities else (), self.vocabulary)
        apart = [piece for piece in find_split_verbs(written.text) if not any(_overlap(piece, span) for span in taken)]
        taken += [*((piece.start, piece.end) for piece in apart), *(change.spans if change else ())]
        pieces = scanner.pieces([*measures.taken, *taken], measures.joined)
        if acts.acts or apart:
            steering = (*build_act_pieces(written.text, acts), *apart)
            pieces = sorted((*pieces, *steering), key=lambda piece: piece.start)
        reading = Reading(
            written,
            self.vocabulary,
            self._segmenter,
            self._preferences,
            measures.constraints,
            shown=bool(context.shown),
        )
        reading.references += [Reference(product=product) for _, product in utterance.products]
        reading.pointing += [span for span, _ in utterance.products]
        reading.read(RoleLabeller(written, pieces[:MOST_PIECES], self.vocabulary, measures.naming).label())
        if len(pieces) > MOST_PIECES:
            reading.unknown.append(_first_words(written, pieces[MOST_PIECES].start))
        quantity = self._add_numbers(reading, measures, utterance, context)
        counted = measures.taken if quantity is not None and not measures.constraints else ()
        if not acts.acts and (choice := find_choice(written.text, reading.pointing, counted)) is not None:
            reading.cart, quantity = choice[0], choice[1] or quantity
            reading.constraints, reading.unknown = [], []  # its form says that it is no wish
        reading.constraints = choose_kinds(reading.constraints, scanner.surfaces(), written, self.vocabulary)
        kinds = _kinds_in_question(reading.constraints, context)
        reading.constraints = narrow_facets(reading.constraints, context.constraints, self.vocabulary)
        reading.constraints = reread_units(reading.constraints, kinds, self.vocabulary)
        reading.constraints, settled, others = settle_bare_numbers(
            reading.constraints, quantities, kinds, written, self.vocabulary, counted=quantity
        )
        reading.unknown = [word for word in reading.unknown if word not in settled]
        reading.otherwise = others
        corrected = self._corrected(written, scanner.corrections)
        return _build_query(reading, quantity, written, context, corrected, scanner.corrections)

    def _add_numbers(self, reading: Reading, measures: Measures, utterance: _Utterance, context: Context) -> int | None:
        """Adds whose age was told and how the budget is changed; returns how many pieces were named."""
        if measures.age is not None and measures.age_span is not None:
            span = utterance.written.span(*measures.age_span)
            reading.constraints = self._preferences.add_age(reading.constraints, measures.age, span)
        if utterance.budget_change is not None:
            reading.constraints = apply_budget_change(reading.constraints, utterance.budget_change, context.constraints)
        return measures.quantity

    def _corrected(self, written: NormalText, corrections: Sequence[Correction]) -> list[tuple[str, str]]:
        pairs = [
            (written.written[slice(*written.span(c.start, c.end))], self.vocabulary.spelling(c.key))
            for c in corrections
        ]
        return [(before, after) for before, after in pairs if before.lower() != after.lower()]


def _kinds_in_question(constraints: Sequence[Constraint], context: Context) -> tuple[int, ...]:
    """The categories of the goods that a message is about: those that it names, else those in hand."""
    named = [kind.categories or kind.near for kind in wanted_kinds(constraints)]
    kinds = [*named, *(kind.categories for kind in wanted_kinds(context.constraints))]
    return next(filter(None, kinds), ())


def _build_query(
    reading: Reading,
    quantity: int | None,
    written: NormalText,
    context: Context,
    corrected: Sequence[tuple[str, str]],
    corrections: Sequence[Correction],
) -> Query:
    """The reading as a query, with no more of it than a search can bear; what is over is told as left out."""
    constraints, left_out = _limit_constraints(sorted(reading.constraints, key=lambda c: (c.span, c.kind)))
    query = Query(
        text=written.written,
        cues=find_cues(written),
        language=_detect_language(written, corrections, context.locale),
        intent="unknown",
        constraints=constraints,
        intents=tuple(dict.fromkeys(reading.intents)),
        references=_distinct_references(reading.references),
        corrected=tuple(corrected),
        unknown=tuple(dict.fromkeys((*reading.unknown, *left_out))),
        quantity=quantity,
        not_sold=tuple(dict.fromkeys(reading.not_sold)),
        wants_more="more" in reading.flags,
        resets="reset" in reading.flags,
        drops_price="any_price" in reading.flags,
        cart=reading.cart,
        otherwise=tuple(reading.otherwise),
    )
    return _drop_what_has_no_meaning(query, reading, _find_intents(query, context, reading, written.text))


def _find_intents(query: Query, context: Context, reading: Reading, text: str) -> tuple[str, ...]:
    form = {"add": is_adding_named, "remove": is_removing_named}.get(query.cart or "")
    named = form is not None and reading.kinds.any_wanted and not query.references and form(text)
    return intents_of(query, context, reading.clauses, reading.kinds.wanted_in, of_cart=named)


def _drop_what_has_no_meaning(query: Query, reading: Reading, intents: tuple[str, ...]) -> Query:
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


def _distinct_references(references: Sequence[Reference]) -> tuple[Reference, ...]:
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


def _first_words(written: NormalText, start: int) -> str:
    """The beginning of what was left unread from here on, as it was written."""
    end = min(start + _TELLING, len(written.text))
    return f"{written.written[slice(*written.span(start, end))]}…"


def _overlap(said: Quantity | Piece, span: Span) -> bool:
    return said.start < span[1] and span[0] < said.end


def _detect_language(written: NormalText, corrections: Sequence[Correction], default: str) -> str:
    """The language of a message; pinyin is Chinese, though its letters are not."""
    text = written.text
    for correction in sorted(corrections, key=lambda c: -c.start):
        if correction.by_sound:
            text = f"{text[: correction.start]}{correction.key}{text[correction.end :]}"
    return language_of(text, default)


def _limit_constraints(constraints: Sequence[Constraint]) -> tuple[tuple[Constraint, ...], list[str]]:
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
