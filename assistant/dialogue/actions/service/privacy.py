"""Privacy: what is kept of the shopper is told, handed out, erased, and used only where that was allowed."""

from __future__ import annotations

from assistant.dialogue.conversation import ConfirmErase
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import (
    AllowPersonalUse,
    AskToErase,
    EraseData,
    ExportData,
    ForbidPersonalUse,
    KeepData,
    Step,
    TellStoredData,
)
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import PersonalUse
from assistant.snapshot import Snapshot

_WithRule = TellStoredData | ExportData | AskToErase | AllowPersonalUse | ForbidPersonalUse


def tell_stored(shop: Snapshot, turn: Turn[TellStoredData]) -> Outcome:
    """What is kept about this visitor, counted in the journal, and what the shop itself says about it."""
    kept = shop.visitors.count_kept(turn.visitor, turn.token)
    outcome = _begin_with_rule(shop, turn)
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


def offer_export(shop: Snapshot, turn: Turn[ExportData]) -> Outcome:
    """The page fetches the file: nothing that is kept goes through the text of an answer."""
    outcome = _begin_with_rule(shop, turn)
    outcome.extras["download"] = {"kind": "export"}
    outcome.say("data_export")
    outcome.suggest("data_erase")
    return outcome


def confirm_erasure(shop: Snapshot, turn: Turn[AskToErase]) -> Outcome:
    """What cannot be undone is asked about once."""
    outcome = _begin_with_rule(shop, turn)
    outcome.extras["question"] = {"kind": "erase"}
    outcome.say("data_erase")
    outcome.ask(ConfirmErase())
    outcome.suggest("yes")
    outcome.suggest("no")
    return outcome


def erase(shop: Snapshot, turn: Turn) -> Outcome:
    """Everything of the visitor goes, and the conversation with it; a fresh one begins."""
    outcome = Outcome("privacy", erases=True, constraints=())
    outcome.say("data_erased")
    return outcome


def keep_data(shop: Snapshot, turn: Turn) -> Outcome:
    """Nothing was deleted."""
    outcome = Outcome("privacy")
    outcome.say("data_kept")
    return outcome


def allow_personal_use(shop: Snapshot, turn: Turn[AllowPersonalUse]) -> Outcome:
    """Earlier visits may be used from now on."""
    outcome = _begin_with_rule(shop, turn)
    outcome.events.append(PersonalUse(True))
    outcome.say("personal_on")
    outcome.suggest("popular")
    outcome.suggest("personal_off")
    return outcome


def refuse_personal_use(shop: Snapshot, turn: Turn[ForbidPersonalUse]) -> Outcome:
    """Earlier visits are not used from now on, in this conversation or any later one."""
    outcome = _begin_with_rule(shop, turn)
    outcome.events.append(PersonalUse(False))
    outcome.say("personal_off")
    outcome.suggest("personal_on")
    return outcome


def _begin_with_rule(shop: Snapshot, turn: Turn[_WithRule]) -> Outcome:
    """An outcome that begins with what the shop itself says about it, where it says something."""
    outcome = Outcome("privacy")
    rule = turn.step.article_id
    found = shop.articles.get(rule, turn.locale, today=shop.today()) if rule is not None else None
    if found is not None:
        outcome.quote(found, turn.locale)
    return outcome


ACTIONS: dict[type[Step], Action] = {
    TellStoredData: tell_stored,
    ExportData: offer_export,
    AskToErase: confirm_erasure,
    EraseData: erase,
    KeepData: keep_data,
    AllowPersonalUse: allow_personal_use,
    ForbidPersonalUse: refuse_personal_use,
}
