"""The door: one message in, what it says out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.constraints import Constraint, Sort, Text
from assistant.understanding.intents import intent_of
from assistant.understanding.matching import Corrector
from assistant.understanding.measures import measure
from assistant.understanding.mentions import Casting
from assistant.understanding.quantities import find_quantities
from assistant.understanding.query import Context, Query
from assistant.understanding.reading import Reading
from assistant.understanding.scan import Correction, Scanner, Words
from assistant.understanding.text import NormalText, language_of, normalize
from assistant.understanding.vocabulary import Vocabulary

LONGEST_MESSAGE = 2_000
# Nobody wishes for more at once; every further one would cost another query.
MOST_WORDS, MOST_CONSTRAINTS = 8, 20


class Parser:
    """Understands messages for one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, segmenter: Words) -> None:
        self.vocabulary = vocabulary
        self._segmenter = segmenter
        self._corrector = Corrector(*vocabulary.correctable())
        find_quantities("")  # compiles its grammar now, not for the first shopper

    def parse(self, text: str, context: Context | None = None) -> Query:
        """What `text` says. Pure: the same text in the same context gives the same query."""
        context = context or Context()
        written = normalize(text[:LONGEST_MESSAGE])
        scanner = Scanner(written.text, self.vocabulary, self._corrector, self._segmenter)
        quantities = find_quantities(written.text)
        measures = measure(written, quantities, scanner.surfaces() if quantities else (), self.vocabulary)
        pieces = scanner.pieces(measures.taken, measures.joined)
        reading = Reading(written, self.vocabulary, self._segmenter, measures.constraints)
        reading.read(Casting(written, pieces, self.vocabulary, measures.naming).mentions())
        corrected = self._corrected(written, scanner.corrections)
        return _query(reading, measures.quantity, written, context, corrected, scanner.corrections)

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
        references=tuple(dict.fromkeys(reading.references)),
        corrected=tuple(corrected),
        unknown=tuple(dict.fromkeys((*reading.unknown, *left_out))),
        quantity=quantity,
        not_sold=tuple(dict.fromkeys(reading.not_sold)),
        wants_more="more" in reading.flags,
        resets="reset" in reading.flags,
        drops_price="any_price" in reading.flags,
    )
    intent = intent_of(query, context)
    sorts = any(isinstance(c, Sort) for c in query.constraints)
    if intent == "search" and "cheaper" in query.intents and not sorts:
        query = replace(
            query, constraints=(*query.constraints, Sort(by="price_asc", span=reading.intent_spans["cheaper"]))
        )
    return query.with_intent(intent)


def _language(written: NormalText, corrections: Sequence[Correction], default: str) -> str:
    """The language of a message; pinyin is Chinese, though its letters are not."""
    text = written.text
    for correction in sorted(corrections, key=lambda c: -c.start):
        if correction.by_sound:
            text = f"{text[: correction.start]}{correction.key}{text[correction.end :]}"
    return language_of(text, default)


def _bounded(constraints: Sequence[Constraint]) -> tuple[tuple[Constraint, ...], list[str]]:
    """The first constraints, as many as there may be, and the words of those that are over."""
    kept: list[Constraint] = []
    left_out: list[str] = []
    n_words = 0
    for constraint in constraints:
        is_word = isinstance(constraint, Text)
        if len(kept) < MOST_CONSTRAINTS and not (is_word and n_words == MOST_WORDS):
            kept.append(constraint)
            n_words += is_word
        elif isinstance(constraint, Text):
            left_out.append(constraint.written)
    return tuple(kept), left_out[:MOST_WORDS]
