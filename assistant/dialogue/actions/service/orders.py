"""Order status: how an order stands, for whoever proves that it is theirs, and what can be done about it now."""

from __future__ import annotations

from datetime import timedelta

from assistant.dialogue.actions.service.order_view import build_order_data, titles_of
from assistant.dialogue.conversation.questions import OrderNumber, OrderProof, PersonForOrder
from assistant.dialogue.conversation.recording import find_proof
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps.service import AskForOrder, TellOrder
from assistant.dialogue.steps.step import Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.errors import NotFound
from assistant.events import OrderOpened
from assistant.journal.orders import Order, TooManyAttempts
from assistant.language.locales import in_locale
from assistant.money import money_text
from assistant.snapshot import Snapshot

# Of a customer's orders, so many are listed.
LISTED = 5
_NOT_SENT = frozenset({"pending_payment", "paid", "packed"})
_OVER = frozenset({"cancelled", "refunded"})


def ask_for_order(shop: Snapshot, turn: Turn[AskForOrder]) -> Outcome:
    """What the shop's rules say, and which order it is about."""
    outcome = Outcome(turn.step.intent)
    _quote_rule(shop, turn, outcome)
    outcome.say("order_which" if turn.step.purpose == "track" else "order_if_any")
    outcome.ask(OrderNumber(turn.step.purpose))  # the rule has been told
    outcome.suggest("person")
    return outcome


def show_order(shop: Snapshot, turn: Turn[TellOrder]) -> Outcome:
    """One order: opened before, of a customer who is signed in, or proven now. What is missing is asked for."""
    query, asked = turn.query, turn.state.open_question
    before = asked.number if isinstance(asked, OrderProof) else None
    number = (query.order_number if query else None) or before
    proof = find_proof(query) if query else None
    if number is None and proof is None:
        return _choose_order(shop, turn)
    if number is None:
        outcome = Outcome(turn.step.intent)
        outcome.say("order_number_too")
        outcome.ask(_order_number(turn))
        return outcome
    known = _find_proven(shop, turn, number)
    if known is not None:
        return _tell_order(shop, turn, known)
    if proof is None:
        outcome = Outcome(turn.step.intent)
        outcome.say("order_proof", number=number)
        outcome.ask(OrderProof(number, turn.step.purpose, turn.step.near))
        return outcome
    return _look_up(shop, turn, number, proof)


def _choose_order(shop: Snapshot, turn: Turn[TellOrder]) -> Outcome:
    """The order that is open, or the customer's own to choose from."""
    opened = shop.orders.find_proven(turn.state.orders[-1]) if turn.state.orders else None
    if opened is not None:
        return _tell_order(shop, turn, opened)
    mine = shop.orders.for_customer(turn.customer, n=LISTED) if turn.customer else []
    if len(mine) == 1:
        return _tell_order(shop, turn, mine[0])
    outcome = Outcome(turn.step.intent)
    if not mine:
        outcome.say("order_none_of_yours" if turn.customer else "order_which")
    else:
        day = {each.order_id: turn.voice.day(shop.moment(each.placed_at), today=shop.today()) for each in mine}
        rows = [
            turn.voice.say("order_row", number=each.order_id, day=day[each.order_id], total=_money(each))
            for each in mine
        ]
        outcome.say("order_list", orders=turn.voice.list(rows))
        for each in mine:
            outcome.suggest("order", number=each.order_id)
    outcome.ask(_order_number(turn))
    return outcome


def _find_proven(shop: Snapshot, turn: Turn, number: str) -> Order | None:
    """An order that needs no proof any more."""
    same = next((each for each in turn.state.orders if each.casefold() == number.casefold()), None)
    if same is not None:
        return shop.orders.find_proven(same)
    mine = shop.orders.for_customer(turn.customer) if turn.customer else []
    return next((each for each in mine if each.order_id.casefold() == number.casefold()), None)


def _look_up(shop: Snapshot, turn: Turn[TellOrder], number: str, proof: str) -> Outcome:
    outcome = Outcome(turn.step.intent)
    try:
        found = shop.orders.find(number, proof, visitor=turn.guesser)
    except NotFound:
        # The same for a number that is not there and a proof that does not fit. Either may be sent again by itself.
        outcome.say("order_not_found", number=number)
        outcome.ask(OrderProof(number, turn.step.purpose, turn.step.near))
        outcome.suggest("person")
        return outcome
    except TooManyAttempts as refused:
        again = shop.now() + timedelta(seconds=refused.retry_after_s + 59)
        outcome.say("order_too_many", time=turn.voice.clock(again))
        outcome.suggest("person")
        return outcome
    return _tell_order(shop, turn, found)


def _tell_order(shop: Snapshot, turn: Turn[TellOrder], found: Order) -> Outcome:
    """How the order stands, what is in it, and what can be done about it now, with the shop's own rule."""
    outcome = Outcome(turn.step.intent, extras={"order": build_order_data(shop, turn, found)})
    if found.order_id not in turn.state.orders:
        outcome.events.append(OrderOpened(found.order_id))
    _say_state(shop, turn, outcome, found)
    if turn.step.purpose == "track" or found.order_id not in turn.state.orders:
        items = turn.voice.list(titles_of(shop, turn, found))
        outcome.say("order_holds", items=items, total=_money(found))
    if turn.step.purpose == "track":
        _say_on_its_way(turn, outcome, found)
        return outcome
    _say_for_purpose(shop, turn, outcome, found)
    _quote_rule(shop, turn, outcome)
    if not (found.state in _OVER and turn.step.purpose in ("order_cancel", "order_change")):
        outcome.say("order_by_person")
        outcome.ask(PersonForOrder(f"{turn.step.purpose} {found.order_id}"))
        outcome.suggest("yes")
        outcome.suggest("no")
    return outcome


def _quote_rule(shop: Snapshot, turn: Turn[TellOrder | AskForOrder], outcome: Outcome) -> None:
    """The shop's own words on what is wanted, where there are any."""
    for key in turn.step.near:
        if (rule := shop.articles.get(key, turn.locale, today=shop.today())) is not None:
            outcome.quote(rule, turn.locale)


def _order_number(turn: Turn[TellOrder]) -> OrderNumber:
    """The question for the number, which keeps in mind what the order is wanted for and which rule goes with it."""
    return OrderNumber(turn.step.purpose, turn.step.near)


def _say_state(shop: Snapshot, turn: Turn, outcome: Outcome, found: Order) -> None:
    """Times are the shop's own days; a time that the shop did not give is not told."""

    def day(at: int | None) -> str:
        return turn.voice.day(shop.moment(at), today=shop.today()) if at is not None else ""

    number, placed = found.order_id, day(found.placed_at)
    match found.state:
        case "shipped" if found.shipped_at is not None:
            outcome.say("order_shipped_on", number=number, placed=placed, shipped=day(found.shipped_at))
        case "delivered" if found.delivered_at is not None:
            outcome.say("order_delivered_on", number=number, placed=placed, delivered=day(found.delivered_at))
        case "pending_payment" | "paid" | "packed" | "shipped" | "delivered" as state:
            key = {
                "pending_payment": "order_unpaid",
                "paid": "order_paid",
                "packed": "order_packed",
                "shipped": "order_shipped",
                "delivered": "order_delivered",
            }[state]
            outcome.say(key, number=number, placed=placed)
        case state:
            key = {
                "cancelled": "order_cancelled",
                "return_requested": "order_return_requested",
                "returned": "order_returned",
                "refunded": "order_refunded",
            }[state]
            outcome.say(key, number=number, placed=placed)


def _say_on_its_way(turn: Turn, outcome: Outcome, found: Order) -> None:
    carrier = in_locale(turn.locale, found.carrier_zh, found.carrier_en)
    if found.tracking_number and found.state in ("shipped", "delivered"):
        if carrier:
            outcome.say("order_carrier", carrier=carrier, tracking=found.tracking_number)
        else:
            outcome.say("order_tracking", tracking=found.tracking_number)
    if found.state == "shipped":
        outcome.say("order_no_day")
        outcome.suggest("order_return")
    elif found.state in _NOT_SENT:
        outcome.say("order_still_here")
        outcome.suggest("order_cancel")
        outcome.suggest("order_change")
    elif found.state == "delivered":
        outcome.suggest("order_return")
        outcome.suggest("invoice")
    outcome.suggest("person")


def _say_for_purpose(shop: Snapshot, turn: Turn[TellOrder], outcome: Outcome, found: Order) -> None:
    """What the state of the order means for what is wanted."""
    purpose, state = turn.step.purpose, found.state
    if purpose in ("order_cancel", "order_change") and state == "shipped":
        outcome.say("order_gone_out")
    elif purpose in ("order_return", "order_refund"):
        if state in _NOT_SENT:
            outcome.say("order_nothing_to_return")
        elif state == "shipped":
            outcome.say("order_return_later")
        elif state == "delivered" and found.delivered_at is not None:
            days = (shop.today() - shop.moment(found.delivered_at).date()).days
            outcome.say("order_days_since", days=days) if days > 0 else outcome.say("order_since_today")
    elif purpose == "invoice":
        outcome.say("order_has_invoice" if found.invoice else "order_has_no_invoice")


def _money(found: Order) -> str:
    return money_text(found.total_minor, found.currency)


ACTIONS: dict[type[Step], Action] = {AskForOrder: ask_for_order, TellOrder: show_order}
