"""Complaints answered: a word of regret, what happens now in the shop's own words, the order, and a person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from assistant.dialogue.conversation import Complaint, PersonForOrder
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import AnswerComplaint, Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.knowledge.matching import LIKELY, SURE
from assistant.language.locales import SERVICES, join_patterns, join_words
from assistant.language.normal_text import normal
from assistant.query import Query
from assistant.snapshot import Snapshot

# Articles that may be meant by a message, and those by a canonical question.
_NEAR, _NEAREST = 4, 2
# Of service itself no article is quoted: a person is offered at once.
_OF_SERVICE = frozenset({"bad_service", "insult"})
# Said beside the regret, by what is known: the order is, or it is asked for.
_SORRY = {kind: f"sorry_{kind}" for kind in ("broken", "wrong_item", "late", "lost", "bad_service", "insult")}


def answer_complaint(shop: Snapshot, turn: Turn[AnswerComplaint]) -> Outcome:
    """What happens now. The same article is not read out twice: what else is asked of it a person decides."""
    step, outcome = turn.step, Outcome(turn.step.intent)
    outcome.say("sorry_again" if step.goes_on else _SORRY[step.kind])
    if step.kind in _OF_SERVICE:
        outcome.ask(PersonForOrder(step.kind))
        outcome.suggest("person")
        return outcome
    article = find_for_complaint(shop, step.kind, turn.query, goes_on=step.goes_on)
    told = step.told
    if article is not None and article not in told:
        found = shop.articles.get(article, turn.locale, today=shop.today())
        if found is not None:
            outcome.quote(found, turn.locale)
            told = (*told, article)
    outcome.say("complaint_person" if turn.state.orders else "complaint_order")
    outcome.ask(Complaint(step.kind, told))
    outcome.suggest("person")
    return outcome


def find_for_complaint(shop: Snapshot, kind: str, query: Query | None, *, goes_on: bool = False) -> str | None:
    """The shop's article for a complaint: near to what was said, and to what people ask who complain of this.

    A complaint that goes on is answered by what it asks now; by the kind of complaint only where that says nothing.
    """
    said = query.text if query else ""
    own = {m.article_id: m.score for m in shop.finder.find(said, _NEAR, acts=query.scores if query else None)}
    kinds = find_canonical(shop, _questions(kind, said))
    nearest = max(own, key=lambda article: own[article], default=None)
    if nearest is not None and own[nearest] >= (LIKELY if nearest in kinds else SURE):
        if goes_on or nearest in kinds or own[nearest] >= SURE:
            return nearest
    best = max(kinds, key=lambda article: kinds[article] + own.get(article, 0.0), default=None)
    return best if best is not None and kinds[best] >= LIKELY else None


def find_canonical(shop: Snapshot, questions: Iterable[str]) -> dict[str, float]:
    """How near each article is to these questions, on average over those that are in a language of the shop's."""
    found: dict[str, float] = {}
    asked = 0
    for question in questions:
        matches = shop.finder.find(question, _NEAREST)
        if matches and matches[0].score >= LIKELY:
            asked += 1
        for match in matches:
            found[match.article_id] = found.get(match.article_id, 0.0) + match.score
    return {article: score / max(1, asked) for article, score in found.items()}


def _questions(kind: str, said: str) -> tuple[str, ...]:
    if kind == "wrong_item" and _lacks().search(normal(said)):
        return join_words(SERVICES, "MISSING")
    return tuple(question for table in SERVICES.values() for question in table.COMPLAINTS.get(kind, ()))


@cache
def _lacks() -> re.Pattern[str]:
    return re.compile(join_patterns(SERVICES, "LACKS"))


ACTIONS: dict[type[Step], Action] = {AnswerComplaint: answer_complaint}
