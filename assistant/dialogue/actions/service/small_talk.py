"""Small talk: courtesies, and what is said when nothing was understood."""

from __future__ import annotations

from assistant.dialogue.actions.cards import suggest_departments
from assistant.dialogue.actions.service.articles import suggest_articles
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import SayNotUnderstood, StaySilent, Step, Talk
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import Told
from assistant.language.locales import in_locale
from assistant.query import wanted_kinds
from assistant.snapshot import Snapshot

# So many of the departments are told to who asks what is sold.
MOST_KINDS = 8
# After these a shopper may not know how to go on.
_LEADS_ON = frozenset({"greeting", "chitchat", "bot", "abilities", "off_topic", "laugh", "never_mind", "no"})


def talk(shop: Snapshot, turn: Turn[Talk]) -> Outcome:
    """Courtesies, and who is speaking. What is declined is explained once, and then in few words."""
    outcome, said = Outcome(turn.step.intent), turn.step.said
    if said == "abilities":
        kinds = [department.name for department in shop.catalogue.departments(turn.locale)[:MOST_KINDS]]
        if kinds:
            outcome.say("sells", kinds=turn.voice.list(turn.voice.inside(kind) for kind in kinds))
    if said == "off_topic" and said in turn.state.told:
        outcome.say("off_topic_again")
    elif said.startswith("speak_"):
        outcome.say("speaking")  # by now in the language that was asked for
    else:
        outcome.say(said)
    if said == "off_topic":
        outcome.events.append(Told(said))
    if said in ("insult", "contact"):
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
        _suggest_kind_in_hand(shop, turn, outcome)
        suggest_departments(shop, turn, outcome, n=2)
    outcome.suggest("person")
    return outcome


def _suggest_kind_in_hand(shop: Snapshot, turn: Turn, outcome: Outcome) -> None:
    """More goods of the kind that was looked for last: most likely they are still what it is about."""
    numbers = [number for kind in wanted_kinds(turn.state.constraints) for number in kind.categories[:1]]
    if numbers:
        zh, en = shop.catalogue.category_names(numbers[:1])
        outcome.suggest("category", category=in_locale(turn.locale, zh, en))


def stay_silent(shop: Snapshot, turn: Turn) -> Outcome:
    """Nothing to say."""
    return Outcome(turn.step.intent)


ACTIONS: dict[type[Step], Action] = {Talk: talk, SayNotUnderstood: tell_not_understood, StaySilent: stay_silent}
