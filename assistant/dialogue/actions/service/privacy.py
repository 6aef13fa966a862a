"""What is kept of the shopper: told, handed out, erased, and used only where that was allowed."""

from __future__ import annotations

from assistant.dialogue.outcome import Outcome
from assistant.dialogue.turn_context import Action, Desk, Turn
from assistant.events import PersonalUse


def data_stored(desk: Desk, turn: Turn) -> Outcome:
    """What is kept about this visitor, counted in the journal, and what the shop itself says about it."""
    kept = desk.visitors.kept(turn.visitor, turn.token)
    outcome = _with_rule(desk, turn)
    # With the message that is being answered, which is kept too.
    messages = kept.messages + 1
    outcome.say("data_messages", n=messages)
    if kept.records:
        outcome.say("data_records", n=kept.records)
    allowed = turn.state.personal
    outcome.say({True: "data_personal_on", False: "data_personal_off", None: "data_personal_unasked"}[allowed])
    outcome.say("data_orders")
    outcome.suggest("data_export")
    outcome.suggest("data_erase")
    outcome.suggest("personal_on" if allowed is False else "personal_off")
    return outcome


def data_export(desk: Desk, turn: Turn) -> Outcome:
    """The page fetches the file: nothing that is kept goes through the text of an answer."""
    outcome = _with_rule(desk, turn)
    outcome.extras["download"] = {"kind": "export"}
    outcome.say("data_export")
    outcome.suggest("data_erase")
    return outcome


def data_erase(desk: Desk, turn: Turn) -> Outcome:
    """What cannot be undone is asked about once."""
    outcome = _with_rule(desk, turn)
    outcome.extras["question"] = {"kind": "erase"}
    outcome.say("data_erase")
    outcome.ask("erase")
    outcome.suggest("yes")
    outcome.suggest("no")
    return outcome


def erase(desk: Desk, turn: Turn) -> Outcome:
    """Everything of the visitor goes, and the conversation with it; a fresh one begins."""
    outcome = Outcome("privacy", erases=True, constraints=())
    outcome.say("data_erased")
    return outcome


def not_erased(desk: Desk, turn: Turn) -> Outcome:
    """Nothing was deleted."""
    outcome = Outcome("privacy")
    outcome.say("data_kept")
    return outcome


def personal_on(desk: Desk, turn: Turn) -> Outcome:
    """Earlier visits may be used from now on."""
    outcome = _with_rule(desk, turn)
    outcome.events.append(PersonalUse(True))
    outcome.say("personal_on")
    outcome.suggest("popular")
    outcome.suggest("personal_off")
    return outcome


def personal_off(desk: Desk, turn: Turn) -> Outcome:
    """Earlier visits are not used from now on, in this conversation or any later one."""
    outcome = _with_rule(desk, turn)
    outcome.events.append(PersonalUse(False))
    outcome.say("personal_off")
    outcome.suggest("personal_on")
    return outcome


def _with_rule(desk: Desk, turn: Turn) -> Outcome:
    """An outcome that begins with what the shop itself says about it, where it says something."""
    outcome = Outcome("privacy")
    found = desk.articles.get(turn.step.value, turn.locale, today=desk.today()) if turn.step.value else None
    if found is not None:
        outcome.quote(found, turn.locale)
    return outcome


ACTIONS: dict[str, Action] = {
    "data_stored": data_stored,
    "data_export": data_export,
    "data_erase": data_erase,
    "erase": erase,
    "not_erased": not_erased,
    "personal_on": personal_on,
    "personal_off": personal_off,
}
