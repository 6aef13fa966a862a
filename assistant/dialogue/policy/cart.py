"""Cart: what goes into it and out of it, what is asked of it, and paying."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue.conversation import CartInView, State, WhichToAdd
from assistant.dialogue.policy.message import Message, bare_number, is_number
from assistant.dialogue.steps import (
    AddNamedToCart,
    AddToCart,
    AskWhatToAdd,
    AskWhatToChange,
    ChangeCart,
    CheckCoupon,
    CheckOut,
    ClearCart,
    FillUpCart,
    RemoveFromCart,
    SearchGoods,
    SetCartQuantity,
    ShowCart,
    Step,
    TellTotal,
)
from assistant.language.locales import CARTS, join_patterns
from assistant.language.normal_text import normal
from assistant.query import CartAction, CartOrder, Price, Query, Reference, Text

MOST_OF_ONE = 99
# How likely goods that are only named must be meant for the cart.
_SURELY = 0.8
# Learned acts that change a cart, by what each is done with a thing that is only named.
_LEARNED: dict[str, CartAction] = {
    "add": "add",
    "add_all": "add_all",
    "remove": "remove",
    "set_quantity": "set",
    "clear": "clear",
}
# What may be the code of a coupon, and how one is spoken of that was named before.
_CODE = re.compile(r"(?<![A-Za-z0-9-])(?:[A-Za-z]{3,12}\d{1,4}|[A-Z]{5,14})(?![A-Za-z0-9-])")
_TOLD = re.compile(join_patterns(CARTS, "TOLD_COUPON"))
_BOTH = re.compile(join_patterns(CARTS, "BOTH"))
_HOW = re.compile(join_patterns(CARTS, "HOW"))
_TOTALS = re.compile(join_patterns(CARTS, "TOTALS"))
# An article this near says more of coupons than a list of them.
_LIKELY_RULE = 0.3
# What a message may look like that does something with the cart and does not name it.
_UNSAID = frozenset({"unknown", "search", "refine", "detail", "stock"})


def step_for_orders(message: Message) -> Step | None:
    """What is put in, taken out, changed or exchanged in the words of an order, whatever goods it names.

    The action looks what is meant, and gives way where nothing can be. What only names goods is an order where that
    was asked, or where it was learned that one speaks so.
    """
    query, state = message.query, message.state
    learned = next((action for label, action in _LEARNED.items() if message.does(label)), None)
    asked = isinstance(state.open_question, WhichToAdd)
    said = [order for order in query.orders if order.action != "have"]
    only_names = all(order.action == "name" for order in said)
    if only_names and not asked and (learned is None or not _is_told_apart(message)):
        return None
    if all(order.action == "take" and not order.sure for order in said) and _narrows(message):
        return None
    orders = tuple(_as_learned(order, learned) for order in said if order.action != "name" or only_names)
    if not state.cart and any(isinstance(c, Price) for c in state.constraints) and all(map(_is_bare_set, orders)):
        return None  # make that 150: the budget, where there is nothing else to change
    if state.is_set_in_view and any(order.action == "add_all" and not order.words for order in orders):
        return None  # a set is taken as such
    if not orders or message.says("take_back", "undo", "checkout", "fill_up"):
        return None
    if state.cart and state.last_intent == "cart":
        orders = tuple(replace(order, sure=order.sure or order.action == "remove") for order in orders)
    step = ChangeCart(orders=orders, sure=learned is not None and not only_names)
    # Put it in, and show me scarves: those are to be looked at.
    then = SearchGoods(constraints=query.constraints) if message.names_goods and "to_see" in query.cues else None
    return replace(step, then=then)


def _is_bare_set(order: CartOrder) -> bool:
    """Whether it says how many, and of nothing: make it 3."""
    return order.action == "set" and not (order.words or order.places)


def _is_told_apart(message: Message) -> bool:
    """Whether what is only named may be one thing: it is pointed at or called by its title, and no kind is wished."""
    if message.only_names_goods or message.query.is_all_wishes:
        return False
    return bool(message.pointed or message.named or message.query.references) or not message.names_goods


def _narrows(message: Message) -> bool:
    """Whether it says what those in view should be like, and nothing of which: i want a lighter one."""
    many = len(message.state.shown) > 1 and bool(message.state.constraints)
    return many and message.has_limits and not message.names_goods and not message.query.references


def _as_learned(order: CartOrder, action: CartAction | None) -> CartOrder:
    """The order; where its form says nothing of what is to be done, what was learned does."""
    return replace(order, action=action, sure=False) if order.action == "name" and action is not None else order


def step_for_words(message: Message) -> Step | None:
    """What is said of the cart in words that say it themselves."""
    if message.says("checkout"):
        return CheckOut()
    if message.says("fill_up") or message.does("fill_up"):
        return FillUpCart()
    return _step_for_number(message)


def step_for_total(message: Message) -> TellTotal | None:
    """What everything comes to: of the cart, or of the two things that are pointed at while it is empty."""
    query, state = message.query, message.state
    asks = _TOTALS.search(normal(query.text)) is not None
    if state.cart and asks:
        return TellTotal()
    if len(message.pointed) > 1 and "price_question" in query.cues:
        return TellTotal(products=message.pointed)
    if asks and state.shown and not state.cart and "all_of_them" in query.cues:
        return TellTotal(products=state.shown)
    return None


def step_for_coupon(message: Message) -> CheckCoupon | None:
    """Whether a code works, on the cart or on goods that are named; which coupons a cart can use, and the next one.

    A code that nothing else tells of is one only where the shop has it: the action looks.
    """
    query, state = message.query, message.state
    says, learned = message.says("apply_coupon"), message.does("apply_coupon")
    has_code = _CODE.search(query.text) is not None
    told = bool(state.coupons) and not has_code and _TOLD.search(normal(query.text)) is not None
    is_likelier = message.likely("ask_coupon") > message.likely("find", "narrow")
    asks_any = message.does("ask_coupon") or (query.intent == "promotion" and (is_likelier or not query.scores))
    if not (says or learned or has_code or told):
        if not asks_any or (not state.cart and message.near and message.score >= _LIKELY_RULE):
            return None
        return CheckCoupon(intent="promotion", text="")
    goods = query.constraints if message.names_goods else ()
    # "Those" of "can I use both of those" are the codes.
    places = any(each.position != 0 for each in query.references) and not told
    products = message.pointed if places else ()
    if state.page_product and not state.cart:
        products = products or (state.page_product,)
    return CheckCoupon(
        text=query.text,
        products=products,
        constraints=tuple(c for c in goods if not isinstance(c, Text)),
        was_told=told,
        both=told and _BOTH.search(normal(query.text)) is not None,
        must_be_named=not (says or told),
    )


def step_for_verb(message: Message) -> Step | None:
    """More, fewer or other quantities of what is in hand or in the cart, though no cart is named: "改成三件"."""
    query, state, pieces = message.query, message.state, _pieces(message.query)
    if query.intent not in _UNSAID or message.says("take_back", "undo") or step_for_orders(message) is not None:
        return None
    if _is_how(query):
        return None
    match query.cart:
        case "change" if pieces and not query.constraints and (meant := _in_cart(message)):
            return SetCartQuantity(products=meant, quantity=pieces)
        case "change" if pieces and not query.constraints and state.cart:
            return AskWhatToChange()
        case "add" if pieces and not query.constraints and (meant := _to_add(message)):
            return AddToCart(products=meant, quantity=pieces)
        case "remove" if state.cart:
            return _removal(message)
    return None


def step_for_intent(message: Message) -> Step | None:
    """What is to be done with the cart; and what is to be shown beside."""
    query = message.query
    if query.intent != "cart" or step_for_orders(message) is not None:
        return None
    if _is_how(query):
        return ShowCart() if query.cart is None else None
    step = _step_with_cart(message)
    if not message.names_goods or not isinstance(step, AddToCart | ShowCart):
        return step
    # Put it in, and show me scarves: those are to be looked at.
    if query.cart == "add" and not message.pointed and "to_see" not in query.cues:
        if _is_only_guessed(message):
            return None
        goods = tuple(c for c in query.constraints if not is_number(c))
        return AddNamedToCart(constraints=goods, quantity=_pieces(query) or 1)
    return replace(step, then=SearchGoods(constraints=query.constraints))


def _is_only_guessed(message: Message) -> bool:
    """Whether no word of a message says that goods go into the cart, and what was learned is not sure of it."""
    says = any(order.action != "name" for order in message.query.orders)
    return bool(message.query.scores) and not says and message.likely("add") < _SURELY


def _is_how(query: Query) -> bool:
    """Whether it asks how a thing is done: a question, and no command."""
    return _HOW.search(normal(query.text)) is not None


def _step_for_number(message: Message) -> Step | None:
    """A number and what of the cart it is for, in whatever words: "make the second one 3"."""
    query, state = message.query, message.state
    number = bare_number(query)
    if not state.cart or number is None or number > MOST_OF_ONE or len(query.constraints) > 1 or query.quantity:
        return None
    if any(not isinstance(c, Text) for c in query.constraints):
        return None
    if query.cart not in (None, "change") or not (query.references or query.cart):
        return None
    meant = _in_cart(message)
    if not meant or meant[0] not in state.cart or query.intent not in (*_UNSAID, "cart"):
        return None
    return SetCartQuantity(products=meant[:1], quantity=number)


def _step_with_cart(message: Message) -> Step:
    query, pieces = message.query, _pieces(message.query)
    quantity = pieces or 1
    match query.cart:
        case "clear":
            return ClearCart()
        case "remove" if (removal := _removal(message)) is not None:
            return removal
        case "change" if pieces and (meant := _in_cart(message)):
            return SetCartQuantity(products=meant, quantity=quantity)
        case "change" if pieces and message.state.cart:
            return AskWhatToChange()
        case "add" if meant := _to_add(message):
            return AddToCart(products=meant, quantity=quantity)
        case "add" if (
            len(message.state.shown) > 1
            and not message.names_goods
            and not (_names_no_other(message) or _narrows(message))
        ):
            return AskWhatToAdd()
    if message.pointed and query.cart is None:
        return AddToCart(products=message.pointed, quantity=quantity)
    # "购物车" alone is a wish to see it, whatever is in view.
    return ShowCart()


def _pieces(query: Query) -> int | None:
    """How many pieces are said: with a counting word, or as the one number that means nothing else."""
    number = query.quantity or bare_number(query)
    return number if number and number <= MOST_OF_ONE else None


def _to_add(message: Message) -> tuple[str, ...]:
    """What more of is wanted: of the cart where that is in view, else what is pointed at or in hand."""
    state = message.state
    if _names_no_other(message):
        return ()
    if _is_cart_in_view(state) and (places := _places(message)):
        return places
    if message.in_hand:
        return message.in_hand
    return tuple(state.cart) if len(state.cart) == 1 and not state.shown else ()


def _names_no_other(message: Message) -> bool:
    """Whether it describes one that is not in view: the red one, where none is red."""
    return any(each.like for each in message.query.references) and not message.pointed


def _removal(message: Message) -> RemoveFromCart | None:
    """What is to come out of the cart; None when nothing that is there can be meant."""
    query = message.query
    if not _is_removed(message):
        return None
    # A number that stands beside what is meant is one of pieces.
    pieces = query.quantity or None
    if meant := _in_cart(message):
        return RemoveFromCart(products=meant, pieces=pieces)
    described = next((each.like for each in query.references if each.like), ()) or query.constraints
    if message.state.cart and (described or query.intent == "cart"):
        return RemoveFromCart(constraints=described, pieces=pieces)
    return None


def _is_removed(message: Message) -> bool:
    """Whether something is to be taken out beyond doubt: by the form of an order, or more likely than not."""
    if not message.query.scores:
        return True
    in_form = any(order.action in ("remove", "fewer", "clear") for order in message.query.orders)
    return bool(message.state.cart) and (in_form or message.mostly("remove", "set_drop", "clear", "set_swap"))


def _in_cart(message: Message) -> tuple[str, ...]:
    """What of the cart is meant: by place or pointed at, else what was touched last, else its only line."""
    state, query = message.state, message.query
    if query.references:
        in_cart = tuple(each for each in message.pointed if each in state.cart)
        return _places(message) or in_cart or _shown_instead(message)
    if query.constraints:
        return ()
    if message.in_hand and message.in_hand[0] in state.cart:
        return message.in_hand[:1]
    return tuple(state.cart) if len(state.cart) == 1 else ()


def _shown_instead(message: Message) -> tuple[str, ...]:
    """What is pointed at though the cart does not have it: it is told so by its name."""
    return () if any(each.like for each in message.query.references) else message.pointed


def _places(message: Message) -> tuple[str, ...]:
    """The lines of the cart that the message names by place or product; places count there while it is in view."""
    found = (_line(message.state, reference) for reference in message.query.references)
    return tuple(dict.fromkeys(product for product in found if product is not None))


def _line(state: State, reference: Reference) -> str | None:
    if reference.product is not None:
        return reference.product if reference.product in state.cart else None
    if reference.position is None:
        return None
    shown = state.item_at(reference.position)
    if reference.position == 0 or (shown in state.cart and not _is_cart_in_view(state)):
        return shown if shown in state.cart else None
    lines = tuple(state.cart)
    index = reference.position - 1 if reference.position > 0 else reference.position
    return lines[index] if -len(lines) <= index < len(lines) else None


def _is_cart_in_view(state: State) -> bool:
    return isinstance(state.open_question, CartInView)
