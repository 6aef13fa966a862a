"""Orders: what is said of the cart carried out, one thing after the other; what can be meant twice is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import build_product_card
from assistant.dialogue.actions.cart.cart import clear, put_into_cart
from assistant.dialogue.actions.cart.meant import (
    MOST_ASKED,
    Meant,
    find_in_cart,
    find_instead,
    find_replaced,
    find_to_add,
    is_cart_in_view,
)
from assistant.dialogue.actions.cart.review import tell_empty, tell_total
from assistant.dialogue.conversation import CartInView, WhichToAdd, apply_all
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import ChangeCart, Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import CartChanged
from assistant.query import CartOrder, Measure, Sort, wanted_kinds
from assistant.snapshot import Snapshot

_Part = Callable[[Snapshot, Turn[ChangeCart], CartOrder, Outcome], bool]


def change_cart(shop: Snapshot, turn: Turn[ChangeCart]) -> Outcome:
    """Does what is said with the cart, and tells what it comes to; declines where nothing of it can be meant."""
    outcome = Outcome("cart", shows_cart=True)
    state, done = turn.state, False
    for order in turn.step.orders:
        part = Outcome("cart")
        known = replace(turn, state=state)
        if not _PARTS[order.action](shop, known, order, part):
            continue
        done = True
        state = apply_all(state, part.events)
        outcome.lines += part.lines
        outcome.events += part.events
        outcome.items += part.items
        outcome.suggestions += part.suggestions
        outcome.shows_cart = outcome.shows_cart and not (part.items and len(turn.step.orders) == 1)
    if not done:
        return _decline(turn)
    if any(isinstance(event, CartChanged) for event in outcome.events):
        tell_total(shop, turn, outcome)
        if is_cart_in_view(turn.state):
            outcome.ask(CartInView())
        outcome.suggest("checkout")
    outcome.suggest("cart")
    return outcome


def _decline(turn: Turn[ChangeCart]) -> Outcome:
    outcome = Outcome("cart", shows_cart=True, declined=turn.step.otherwise is not None)
    if turn.state.cart:
        outcome.say("cart_not_found")
    elif turn.step.orders and turn.step.orders[0].action in ("remove", "fewer", "clear"):
        return tell_empty(outcome)
    else:
        outcome.say("cart_which_in")
    return outcome


def _add(shop: Snapshot, turn: Turn[ChangeCart], order: CartOrder, part: Outcome) -> bool:
    """Puts in what is meant; a bare number, or a thing that is only named, only of what is clearly in hand."""
    order = _answered(turn, order)
    if order.action in ("count", "buy", "name") and not _can_be_bare(turn, order):
        return False
    if order.words and not turn.step.sure and _is_only_a_wish(shop, order):
        return False
    found = find_to_add(shop, turn.state, order)
    if not found.products or (found.is_open and _is_counted_name(turn, order)):
        return False
    if found.is_open:
        return _ask_which(turn, order, found, part)
    return _put_in(turn, order, found, part)


def _is_only_a_wish(shop: Snapshot, order: CartOrder) -> bool:
    """Whether what is said of a thing tells it from no other: a cheap one; or it is wanted, and not yet taken."""
    if order.action == "take" and not order.sure:
        return True
    said = shop.parser.parse(order.words).constraints
    return any(isinstance(c, Sort | Measure) for c in said) and not wanted_kinds(said)


def _put_in(turn: Turn[ChangeCart], order: CartOrder, found: Meant, part: Outcome) -> bool:
    held = turn.state.cart
    quantity = order.quantity or 1
    products = found.products
    if order.action == "count" and len(products) == 1 and products[0].id in held and turn.state.last_intent == "cart":
        # "2 of those", of what has just been put in: so many in all.
        put_into_cart(part, turn, [(products[0], quantity)], {}, key="cart_changed")
        return True
    put_into_cart(part, turn, [(product, quantity) for product in products], held)
    return True


def _answered(turn: Turn[ChangeCart], order: CartOrder) -> CartOrder:
    """The order with the number that was said before it was asked which one is meant."""
    asked = turn.state.open_question
    is_place = order.action == "count" and order.names_nothing and 0 < (order.quantity or 0) <= len(turn.state.shown)
    if isinstance(asked, WhichToAdd) and is_place and order.quantity:
        # 2, said when it was asked which: the second one.
        return replace(order, action="add", quantity=asked.quantity, places=(order.quantity,))
    if isinstance(asked, WhichToAdd) and order.quantity is None:
        return replace(order, action="add", quantity=asked.quantity)
    return order


def _can_be_bare(turn: Turn[ChangeCart], order: CartOrder) -> bool:
    """Whether a number or a name alone can be an order here."""
    if turn.step.sure or isinstance(turn.state.open_question, WhichToAdd) or any(o.of_cart for o in turn.step.orders):
        return True
    if _is_counted_name(turn, order):
        return True
    in_hand = turn.state.item_at(0) is not None
    return order.action in ("count", "buy") and in_hand and order.names_nothing | bool(order.points)


def _is_counted_name(turn: Turn[ChangeCart], order: CartOrder) -> bool:
    """Whether all that is said is how many of what is called by its name: 桂花糕3份. Only where that is one thing."""
    others = any(each.of_cart for each in turn.step.orders)
    return order.action == "count" and bool(order.words and order.quantity) and not (turn.step.sure or others)


def _ask_which(turn: Turn[ChangeCart], order: CartOrder, found: Meant, part: Outcome) -> bool:
    """Asks among the few that fit, when they are few; where many do, a list of them answers better."""
    among = found.products
    explicit = order.of_cart or turn.step.sure or not (order.words or order.action == "take")
    if len(among) > (2 * MOST_ASKED if explicit else MOST_ASKED) or not (explicit or order.sure):
        return False
    part.say("cart_which_in")
    part.items = [build_product_card(product, turn) for product in among]
    part.ask(WhichToAdd(order.quantity or 1))
    for place in range(1, min(len(among), MOST_ASKED) + 1):
        part.suggest("add_place", place=place)
    return True


def _remove(shop: Snapshot, turn: Turn[ChangeCart], order: CartOrder, part: Outcome) -> bool:
    lines = _lines(shop, turn, order, part)
    for product in lines or ():
        _lower(turn, part, product, 0)
    return lines is not None


def _take_some(shop: Snapshot, turn: Turn[ChangeCart], order: CartOrder, part: Outcome) -> bool:
    lines = _lines(shop, turn, order, part)
    for product in lines or ():
        _lower(turn, part, product, turn.state.cart[product.id] - (order.quantity or 1))
    return lines is not None


def _lower(turn: Turn, part: Outcome, product: Product, left: int) -> None:
    title = product.title(turn.locale)
    part.events.append(CartChanged(product.id, max(0, left)))
    if left > 0:
        part.say("cart_fewer", title=title, count=left)
    else:
        part.say("cart_removed", title=title)


def _set(shop: Snapshot, turn: Turn[ChangeCart], order: CartOrder, part: Outcome) -> bool:
    """Makes it so many; of what is not in the cart yet, so many go in."""
    quantity = order.quantity or 0
    if quantity == 0:
        return _remove(shop, turn, order, part)
    found = find_in_cart(shop, turn.state, order)
    if not found.products:
        return _add(shop, turn, replace(order, action="add"), part) if order.words or turn.state.shown else False
    lines = _lines(shop, turn, order, part)
    if lines:
        put_into_cart(part, turn, [(product, quantity) for product in lines], {}, key="cart_changed")
    return lines is not None


def _lines(shop: Snapshot, turn: Turn[ChangeCart], order: CartOrder, part: Outcome) -> tuple[Product, ...] | None:
    """The lines that are meant, none where that was asked; None where the order is of nothing in the cart."""
    state = turn.state
    if not state.cart:
        return None
    if not order.sure and not (turn.step.sure or state.last_intent == "cart"):
        return None  # 大的不要, of a list: a wish for others
    found = find_in_cart(shop, state, order)
    if not found.products:
        if not (turn.step.sure or (order.sure and state.last_intent == "cart")):
            return None
        part.say("cart_not_found")
        return ()
    if not found.is_open:
        return found.products
    removes = order.action in ("remove", "fewer")
    titles = turn.voice.list(product.title(turn.locale) for product in found.products)
    part.say("cart_which_out" if removes else "cart_which_change", titles=titles)
    places = list(state.cart)
    for product in found.products[:MOST_ASKED]:
        key = "remove_place" if removes else "change_place"
        part.suggest(key, place=places.index(product.id) + 1, count=order.quantity or 1)
    part.ask(CartInView())
    return ()


def _replace(shop: Snapshot, turn: Turn[ChangeCart], order: CartOrder, part: Outcome) -> bool:
    """Another thing in the place of what was put in last, or of the line that is told: as many of it."""
    old = find_replaced(shop, turn.state, order)
    if old is None or old.id not in turn.state.cart:
        return False
    found = find_instead(shop, turn.state, order, old)
    if not found.products:
        return False
    if found.is_open:
        return _ask_which(turn, replace(order, of_cart=True), found, part)
    quantity = turn.state.cart[old.id]
    new = found.products[0]
    if not new.can_be_had:
        part.say("cart_sold_out", title=new.title(turn.locale))
        return True
    inside = Outcome("cart")
    put_into_cart(inside, turn, [(new, quantity)], turn.state.cart)
    part.events += [CartChanged(old.id, 0), *inside.events]
    part.say("cart_swapped", before=old.title(turn.locale), after=new.title(turn.locale))
    return True


def _clear(shop: Snapshot, turn: Turn[ChangeCart], order: CartOrder, part: Outcome) -> bool:
    if not turn.state.cart:
        if order.of_cart or turn.step.sure:
            part.say("cart_empty")
            return True
        return False
    cleared = clear(shop, turn)
    part.lines, part.events = cleared.lines, cleared.events
    return True


def _take_back(shop: Snapshot, turn: Turn[ChangeCart], order: CartOrder, part: Outcome) -> bool:
    """A slip, and nothing else said of it: what the last change put in comes out again."""
    if len(turn.step.orders) > 1 or not turn.state.cart:
        return False
    before = next((at.cart for at in reversed(turn.state.earlier) if at.cart != turn.state.cart), None)
    if before is None:
        return False
    for product in shop.catalogue.products([key for key, n in turn.state.cart.items() if n > before.get(key, 0)]):
        _lower(turn, part, product, before.get(product.id, 0))
    return bool(part.events)


_PARTS: dict[str, _Part] = {
    "add": _add,
    "add_all": _add,
    "take": _add,
    "buy": _add,
    "count": _add,
    "name": _add,
    "remove": _remove,
    "fewer": _take_some,
    "set": _set,
    "clear": _clear,
    "mistake": _take_back,
    "instead": _replace,
}

ACTIONS: dict[type[Step], Action] = {ChangeCart: change_cart}
