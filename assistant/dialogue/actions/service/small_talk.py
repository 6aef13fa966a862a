"""Small talk: courtesies, and what is said when nothing was understood."""

from __future__ import annotations

from assistant.dialogue.actions.cards import suggest_departments
from assistant.dialogue.actions.service.articles import suggest_articles
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import SayNotUnderstood, StaySilent, Step, Talk
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import Told
from assistant.snapshot import Snapshot

# After these a shopper may not know how to go on.
_LEADS_ON = frozenset({"greeting", "chitchat", "bot", "abilities", "off_topic", "laugh", "never_mind", "no"})


def talk(shop: Snapshot, turn: Turn[Talk]) -> Outcome:
    """Courtesies, and who is speaking. What is declined is explained once, and then in few words."""
    outcome, said = Outcome(turn.step.intent), turn.step.said
    if said == "off_topic" and said in turn.state.told:
        outcome.say("off_topic_again")
    elif said.startswith("speak_"):
        outcome.say("speaking")  # by now in the language that was asked for
    else:
        outcome.say(said)
    if said == "off_topic":
        outcome.events.append(Told(said))
    if said == "insult":
        outcome.suggest("person")
    if said in _LEADS_ON:
        suggest_departments(shop, turn, outcome)
    return outcome


def tell_not_understood(shop: Snapshot, turn: Turn[SayNotUnderstood]) -> Outcome:
    """Not understood: said so, with ways on."""
    outcome = Outcome("unknown")
    if turn.step.is_again:
        suggest_articles(shop, turn, outcome)
        outcome.say("unknown_again")
    elif suggest_articles(shop, turn, outcome):
        outcome.say("unknown_near")
    elif turn.query and turn.query.unknown:
        outcome.say("unknown_words", words=turn.voice.list(map(turn.voice.quote, turn.query.unknown)))
    else:
        outcome.say("unknown")
    if not turn.step.near:
        suggest_departments(shop, turn, outcome, n=2)
    outcome.suggest("person")
    return outcome


def stay_silent(shop: Snapshot, turn: Turn) -> Outcome:
    """Nothing to say."""
    return Outcome(turn.step.intent)


ACTIONS: dict[type[Step], Action] = {Talk: talk, SayNotUnderstood: tell_not_understood, StaySilent: stay_silent}
