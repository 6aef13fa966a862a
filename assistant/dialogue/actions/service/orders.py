"""Order status: how an order stands, for whoever proves that it is theirs, and what can be done about it now."""

from __future__ import annotations

from datetime import timedelta

from assistant.catalogue.attributes import value_text
from assistant.dialogue.actions.service.order_view import build_order_data, titles_of
from assistant.dialogue.actions.service.rules import find_for_complaint, find_for_purpose, find_window
from assistant.dialogue.conversation import OrderNumber, OrderProof, PersonForOrder, find_proof
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import AskForOrder, Step, TellOrder
from assistant.dialogue.turn_context import Action, Turn
from assistant.errors import NotFound
from assistant.events import OrderOpened
from assistant.journal import Order, TooManyAttempts
from assistant.language.locales import in_locale
from assistant.money import money_text
from assistant.query import wanted_kinds
from assistant.snapshot import Snapshot

# Of a customer's orders, so many are listed.
LISTED = 5
_NOT_SENT = frozenset({"pending_payment", "paid", "packed"})
# What is complained of: met with a word of regret.
_COMPLAINED = frozenset({"late", "lost", "broken", "wrong_item"})
# Of a thing in the order, so many facts are told.
MOST_FACTS = 6
_OVER = frozenset({"cancelled", "refunded"})


def ask_for_order(shop: Snapshot, turn: Turn[AskForOrder]) -> Outcome:
    """What the shop's rules say, and which order it is about."""
    outcome = Outcome(turn.step.intent)
    _quote_rule(shop, turn, outcome)
    outcome.say("order_which" if turn.step.purpose in ("track", "order_items") else "order_if_any")
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
    if turn.step.purpose in _COMPLAINED:
        outcome.say(f"sorry_{turn.step.purpose}")
    if turn.step.purpose == "order_items":
        return _tell_items(shop, turn, outcome, found)
    _say_state(shop, turn, outcome, found)
    if turn.step.purpose == "track" or found.order_id not in turn.state.orders:
        items = turn.voice.list(titles_of(shop, turn, found))
        outcome.say("order_holds", items=items, total=_money(found))
    if turn.step.purpose == "track":
        _say_on_its_way(turn, outcome, found)
        return outcome
    _say_for_purpose(shop, turn, outcome, found)
    _quote_rule_of(shop, turn, outcome, found)
    if not (found.state in _OVER and turn.step.purpose in ("order_cancel", "order_change")):
        outcome.say("order_by_person")
        outcome.ask(PersonForOrder(f"{turn.step.purpose} {found.order_id}"))
        outcome.suggest("yes")
        outcome.suggest("no")
    return outcome


def _quote_rule_of(shop: Snapshot, turn: Turn[TellOrder], outcome: Outcome, found: Order) -> None:
    """The shop's own words on what is wanted, as the order stands; by what people ask who want it."""
    purpose = turn.step.purpose
    if purpose in _COMPLAINED and not (purpose == "late" and found.state in _NOT_SENT):
        rule = find_for_complaint(shop, purpose, turn.query)
    elif purpose == "late":
        rule = find_for_purpose(shop, "not_sent")
    elif purpose == "order_return" and _is_over(shop, turn, found):
        rule = find_for_purpose(shop, "too_late", turn.query)
    else:
        rule = find_for_purpose(shop, purpose, turn.query)
    _quote(shop, turn, outcome, (rule,) if rule else turn.step.near)


def _is_over(shop: Snapshot, turn: Turn[TellOrder], found: Order) -> bool:
    window = find_window(shop, turn)
    return window is not None and found.state == "delivered" and (_days_since(shop, found) or 0) > window


def _days_since(shop: Snapshot, found: Order) -> int | None:
    """Days since it was delivered; None where that is not known."""
    if found.delivered_at is None:
        return None
    return (shop.today() - shop.moment(found.delivered_at).date()).days


def _tell_items(shop: Snapshot, turn: Turn[TellOrder], outcome: Outcome, found: Order) -> Outcome:
    """What is in it: all of it, or the goods that are asked about, each with what it is."""
    wanted = {
        number for kind in wanted_kinds(turn.query.constraints if turn.query else ()) for number in kind.categories
    }
    products = {line.product_id: shop.catalogue.product(line.product_id) for line in found.lines}
    asked = [p for p in products.values() if p is not None and p.category_id in wanted]
    if asked:
        for product in asked:
            facts = [
                turn.voice.receipt("order_fact", name=in_locale(turn.locale, *shop.attribute_name(key)), value=text)
                for key, value in product.attributes.items()
                if (text := value_text(value, turn.locale)) and not isinstance(value, bool)
            ]
            facts_told = turn.voice.list(facts[:MOST_FACTS])
            outcome.say("order_item", title=product.title(turn.locale), facts=facts_told)
        return outcome
    items = [
        turn.voice.receipt("order_line", title=product.title(turn.locale) if product else key, n=line.quantity)
        for line, (key, product) in zip(found.lines, products.items(), strict=True)
    ]
    outcome.say("order_holds", items=turn.voice.list(items), total=_money(found))
    return outcome


def _quote_rule(shop: Snapshot, turn: Turn[TellOrder | AskForOrder], outcome: Outcome) -> None:
    """The shop's own words on what is wanted, where there are any."""
    _quote(shop, turn, outcome, turn.step.near)


def _quote(shop: Snapshot, turn: Turn[TellOrder | AskForOrder], outcome: Outcome, articles: tuple[str, ...]) -> None:
    for key in articles:
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
    if purpose in ("order_cancel", "order_change") and state in ("shipped", "delivered"):
        outcome.say("order_gone_out" if state == "shipped" else "order_arrived")
    elif purpose in ("order_return", "order_refund"):
        if state in _NOT_SENT:
            outcome.say("order_nothing_to_return")
        elif state == "shipped":
            outcome.say("order_return_later")
        elif state == "delivered" and (days := _days_since(shop, found)) is not None:
            _say_days(shop, turn, outcome, days)
    elif purpose == "invoice":
        outcome.say("order_has_invoice" if found.invoice else "order_has_no_invoice")


def _say_days(shop: Snapshot, turn: Turn[TellOrder], outcome: Outcome, days: int) -> None:
    """How long it has been, and until when it may go back, where the shop's article says within how many days."""
    outcome.say("order_days_since", days=days) if days > 0 else outcome.say("order_since_today")
    window = find_window(shop, turn)
    if window is None:
        return
    until = turn.voice.day(shop.today() + timedelta(days=window - days), today=shop.today())
    outcome.say("order_window_over" if days > window else "order_window_open", days=window, until=until)


def _money(found: Order) -> str:
    return money_text(found.total_minor, found.currency)


ACTIONS: dict[type[Step], Action] = {AskForOrder: ask_for_order, TellOrder: show_order}
