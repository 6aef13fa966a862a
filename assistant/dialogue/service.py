"""The shop's own words on its rules, and a person when one is wanted."""

from __future__ import annotations

from assistant.dialogue.desk import Action, Desk, Turn
from assistant.dialogue.outcome import Outcome
from assistant.events import HandedBack, HandoffRequested

MOST_COUPONS = 4


def article(desk: Desk, turn: Turn) -> Outcome:
    """The article that answers, quoted; never a sentence of our own about the shop's rules."""
    found = desk.articles.get(turn.step.value, turn.locale, today=desk.today())
    if found is None:
        outcome = Outcome("unknown")
        outcome.say("unknown")
        outcome.suggest("person")
        return outcome
    outcome = Outcome(found.intent, topic=found.id)
    if found.language != turn.locale:
        outcome.say("article_other_language")
    outcome.quotes.append(found.answer)
    if found.intent == "promotion":
        coupons = desk.promotions.current(desk.today(), turn.locale)
        codes = [turn.voice.say("coupon", code=c.code, title=c.title) for c in coupons[:MOST_COUPONS]]
        outcome.say("coupons", coupons=turn.voice.list(codes)) if codes else outcome.say("coupon_none")
    for key in ("returns", "shipping"):
        if key != found.intent:
            outcome.suggest(key)
    outcome.suggest("person")
    return outcome


def no_article(desk: Desk, turn: Turn) -> Outcome:
    """A question about the shop's rules that the shop has not answered: nothing is made up."""
    outcome = Outcome(turn.step.intent)
    outcome.say("no_article")
    outcome.suggest("person")
    return outcome


def handoff(desk: Desk, turn: Turn) -> Outcome:
    """A person is called at the first word; when none is in, the shopper may leave a message."""
    outcome = Outcome("handoff", events=[HandoffRequested(turn.step.text)])
    if turn.step.value == "lost":
        outcome.say("handoff_lost")
    if not desk.is_open():
        outcome.say("handoff_closed", hours=desk.opening_text())
    elif turn.ahead:
        outcome.say("handoff_waiting", ahead=turn.ahead)
    else:
        outcome.say("handoff_next")
    return outcome


def resume(desk: Desk, turn: Turn) -> Outcome:
    """The shopper goes on with the assistant."""
    outcome = Outcome("handoff", events=[HandedBack()])
    outcome.say("handed_back")
    return outcome


ACTIONS: dict[str, Action] = {"article": article, "no_article": no_article, "handoff": handoff, "resume": resume}
