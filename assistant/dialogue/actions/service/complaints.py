"""Complaints answered: a word of regret, what happens now in the shop's own words, the order, and a person."""

from __future__ import annotations

from assistant.dialogue.actions.service.rules import find_for_complaint, is_of_complaint, sentence_for
from assistant.dialogue.conversation import Complaint, PersonForOrder
from assistant.dialogue.outcome import QUOTED, Outcome
from assistant.dialogue.steps import AnswerComplaint, Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.snapshot import Snapshot

# Of service itself no article is quoted: a person is offered at once.
_OF_SERVICE = frozenset({"bad_service", "insult"})
# Said beside the regret, by what is known: the order is, or it is asked for.
_SORRY = {kind: f"sorry_{kind}" for kind in ("broken", "wrong_item", "late", "lost", "bad_service", "insult")}


def answer_complaint(shop: Snapshot, turn: Turn[AnswerComplaint]) -> Outcome:
    """What happens now. The same article is not read out twice: what else is asked of it a person decides."""
    step, outcome = turn.step, Outcome(turn.step.intent)
    if step.kind in _OF_SERVICE:
        outcome.say("sorry_again" if step.goes_on else _SORRY[step.kind])
        outcome.ask(PersonForOrder(step.kind))
        outcome.suggest("person")
        return outcome
    article = find_for_complaint(shop, step.kind, turn.query)
    # What goes wrong at paying or signing in is no matter of goods and orders: the article is all the help there is.
    of_goods = article is None or is_of_complaint(shop, step.kind, article)
    outcome.say("sorry_again" if step.goes_on or not of_goods else _SORRY[step.kind])
    told = step.told
    if article is not None and article not in told:
        found = shop.articles.get(article, turn.locale, today=shop.today())
        if found is not None:
            outcome.quote(found, turn.locale)
            told = (*told, article)
    elif article is not None and (again := _sentence(shop, turn, article)):
        outcome.say(QUOTED, text=again)
        outcome.topic = article
    if of_goods:
        outcome.say("complaint_person" if turn.state.orders else "complaint_order")
    outcome.ask(Complaint(step.kind, told))
    outcome.suggest("person")
    return outcome


def _sentence(shop: Snapshot, turn: Turn[AnswerComplaint], article: str) -> str | None:
    """Of an article that was read out before, the sentence that answers what is asked now."""
    found = shop.articles.get(article, turn.locale, today=shop.today())
    return sentence_for(found.answer, turn.query.text) if found is not None and turn.query is not None else None


ACTIONS: dict[type[Step], Action] = {AnswerComplaint: answer_complaint}
