"""Ranking: of all that may be done about a message, in each of its readings, what is likeliest meant.

A log-linear model: each candidate has evidence (what the act classifier says of the message, what the reading explains
of its words, how it goes on with the conversation, how near an article is), and the weights say how much each counts.
They were learned from labelled conversations by `benchmarks/learn_ranking.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from assistant.dialogue.policy.acts_of_steps import (
    ACTS_OF_STEP,
    COURTESY_OF_TALK,
    IN_WORDS,
    REFINING,
    SEEKING,
    STRIKING,
)
from assistant.dialogue.policy.message import MEANT, Message
from assistant.dialogue.policy.weights import WEIGHTS
from assistant.dialogue.steps import (
    AnswerComplaint,
    AnswerQuestion,
    GiveFeedback,
    PutSetTogether,
    QuoteArticle,
    SearchGoods,
    Step,
    Talk,
    TellDetails,
)
from assistant.query import Category, Price, Text, wanted_kinds

# Below this an act is not likely at all.
_FLOOR = 0.004
# What is said in so many words is as likely as this, though no example of it was learned.
_SAID = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A step that may be meant by a reading of a message.

    `rank` is its place among the steps of its reading, in the order in which the rooms of the policy are asked, and
    `room` that of the room itself; `reading` is the place of the reading, 0 for the one that the form of the message
    suggests.
    """

    message: Message
    step: Step
    rank: int
    reading: int
    room: int = 0


def evidence_of(candidate: Candidate) -> Iterator[tuple[str, float]]:
    """What speaks for a candidate and against it, as names and values of features."""
    message, step = candidate.message, candidate.step
    name = type(step).__name__
    acts = acts_for(message, step)
    if candidate.reading and _strikes(message, step):
        acts = STRIKING  # what is named is left out only where that is likely itself
    yield f"is:{name}", 1.0
    if acts:
        # A message may do several things: a step is supported by all of its acts together.
        least = _SAID if step.is_said or is_in_words(candidate) or _only_points(candidate) else _FLOOR
        yield "act", log(max(least, sum(message.likely(act) for act in acts)))
    else:
        yield "act_unknown", 1.0
    if candidate.reading == 0:
        yield "by_form", 1.0
        if candidate.rank == 0:
            yield "first_by_form", 1.0
        if is_in_words(candidate):
            yield "in_words", 1.0
        if _only_points(candidate):
            yield "only_points", 1.0
    elif candidate.rank == 0:
        yield "first", 1.0
    if step.is_said:
        yield "said", 1.0
    group = step.__class__.__module__.rpartition(".")[2]
    query, state = message.query, message.state
    yield f"{group}:article", message.score if message.near else 0.0
    yield f"{group}:explained", _share_explained(message)
    if wanted_kinds(query.constraints):
        yield f"{group}:names_goods", 1.0
    if any(isinstance(c, Price) for c in query.constraints):
        yield f"{group}:price", 1.0
    if state.shown:
        yield f"{group}:shown", 1.0
    if state.page_product:
        yield f"{group}:on_page", 1.0
    if state.orders:
        yield f"{group}:order_open", 1.0
    if state.cart:
        yield f"{group}:has_cart", 1.0
    if state.is_set_in_view:
        yield f"{group}:set_in_view", 1.0
    if state.open_question is not None:
        yield f"{group}:asked", 1.0
    if message.pointed:
        yield f"{group}:points", 1.0
    if isinstance(step, AnswerQuestion):
        yield "question:answered", float(message.is_answered and message.is_question)
        yield "question:named", float(bool(message.named))
        yield "question:pronoun", float(message.has_pronoun and message.is_question and bool(message.in_hand))
    if isinstance(step, SearchGoods):
        yield ("search:fits" if message.count(step.constraints) else "search:none"), 1.0
        kinds = wanted_kinds(query.constraints)
        if kinds:
            # We already have a tent: what is named is not what is wanted.
            yield "search:had", message.likely("have", "set_drop")
        if kinds and step.intent != "refine":
            first = min(c.span[0] for c in query.constraints)
            yield "search:kind_first", float(kinds[0].span[0] == first)
            yield "search:kind_known", float(bool(kinds[0].categories))
        if step.intent == "refine":
            yield "search:refines", 1.0
            yield "search:ignores_kind", float(query.ignored_kinds)
            yield "search:ignores_unsold", float(query.ignored_unsold)
    if query.asked or query.asked_about:
        yield f"{group}:asks_facet", 1.0


def acts_for(message: Message, step: Step) -> tuple[str, ...]:
    """The learned acts that a step answers, as an answer to this message."""
    # Dresses under 100 narrow nothing where nothing was wished.
    return (*acts_of(step), *REFINING) if is_anew(message, step) else acts_of(step)


def _strikes(message: Message, step: Step) -> bool:
    """Whether a step leaves out the goods that are named."""
    return isinstance(step, SearchGoods) and any(
        isinstance(c, Category) and c.exclude for c in message.query.constraints
    )


def is_anew(message: Message, step: Step) -> bool:
    """Whether a step is a search for what this message wishes for, and that alone."""
    if not isinstance(step, SearchGoods) or step.intent == "refine":
        return False
    return not message.state.constraints or message.names_goods


def is_in_words(candidate: Candidate) -> bool:
    """Whether a step is asked for in so many words, by the form of the message."""
    query, step = candidate.message.query, candidate.step
    if candidate.reading != 0:
        return False
    if isinstance(step, PutSetTogether):
        return step.by_words
    if isinstance(step, QuoteArticle):
        return step.verbatim
    if isinstance(step, AnswerComplaint):
        return step.in_form
    if isinstance(step, GiveFeedback):
        return query.intent == "feedback" and not query.acts
    if isinstance(step, SearchGoods) and step.intent == "refine":
        # What is taken back, or described as none of what is shown is.
        return bool(query.drops) or any(each.like for each in query.references)
    return any(IN_WORDS.get(act) == type(step).__name__ for act in query.acts)


def _only_points(candidate: Candidate) -> bool:
    """Whether a message points at a thing, and what else it does nobody knows: then it is told of."""
    scores = candidate.message.query.scores
    told = candidate.reading == 0 and isinstance(candidate.step, TellDetails) and len(candidate.message.pointed) == 1
    return told and not candidate.message.query.acts and max(scores.values(), default=0.0) < MEANT


def acts_of(step: Step) -> tuple[str, ...]:
    """The learned acts that a step answers."""
    if isinstance(step, SearchGoods):
        return REFINING if step.intent == "refine" else SEEKING
    if isinstance(step, Talk):
        return COURTESY_OF_TALK.get(step.said, ())
    return ACTS_OF_STEP.get(type(step).__name__, ())


def score(candidate: Candidate, weights: Mapping[str, float] = WEIGHTS) -> float:
    """The logarithm of how likely a candidate is, up to a constant that all of a message share."""
    return sum(weights.get(name, 0.0) * value for name, value in evidence_of(candidate))


def in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, the likeliest first.

    What a message does is a matter of likelihood; of several ways to do that same thing the rooms' own order decides,
    for the more particular ones are asked first. So it does where nothing was learned of what the message does.
    """
    if not any(each.message.query.scores for each in candidates):
        return sorted(candidates, key=lambda each: (each.reading, each.room))
    scored = [(score(each), each) for each in candidates]
    best: dict[str, float] = {}
    for value, each in scored:
        does = _does(each)
        best[does] = max(value, best.get(does, value))
    return [
        each
        for _, each in sorted(
            scored,
            key=lambda pair: (-best[_does(pair[1])], not is_in_words(pair[1]), pair[1].room, -pair[0], pair[1].reading),
        )
    ]


def _does(candidate: Candidate) -> str:
    """The act of the message that a candidate answers: the likeliest of its step's."""
    acts = acts_of(candidate.step)
    return max(acts, key=candidate.message.likely, default=type(candidate.step).__name__)


def _share_explained(message: Message) -> float:
    """How much of what was written is part of some wish that is more than a word to look for."""
    query = message.query
    told = {place for c in query.constraints if not isinstance(c, Text) for place in range(*c.span)}
    letters = [place for place, char in enumerate(query.text) if char.isalnum()]
    return sum(place in told for place in letters) / max(1, len(letters))
