"""What to do about a message on the cart, on sets of goods, and on paying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.dialogue.conversation.state import State
from assistant.dialogue.policy.message import Heard
from assistant.dialogue.policy.search import merged
from assistant.dialogue.speech.en import cart as en_basket
from assistant.dialogue.speech.zh import cart as zh_basket
from assistant.dialogue.step import Step
from assistant.query.constraints import Constraint, Price, Sort, Text, wanted_kinds
from assistant.query.preferences import Occasion
from assistant.query.query import Query, Reference

# The questions that a look at the cart and a set leave open.
CART, SET = "cart", "set"
# A number that stands alone is a budget from here on, below it is one of pieces.
LEAST_BUDGET = 100
MOST_OF_ONE = 99
_DIGITS = 9
# What a message may look like that does something with the cart and does not name it.
_UNSAID = frozenset({"unknown", "search", "refine", "detail", "stock"})


def acted(heard: Heard) -> Step | None:
    """What is said of the cart or of a set in words that say it themselves."""
    return _said_plainly(heard) or _bare_quantity(heard) or _of_set(heard) or _verb(heard)


def step(heard: Heard) -> Step | None:
    """What is to be done with the cart."""
    query = heard.query
    if query.intent == "bundle":
        return _new_set(heard)
    if query.intent != "cart":
        return None
    cart = _cart(heard)
    if heard.names_goods and cart.do in ("cart_add", "cart_view"):
        if query.cart == "add" and not heard.pointed and not _wants_to_see(query.text):
            goods = tuple(c for c in query.constraints if not is_number(c))
            return Step("cart_named", "cart", constraints=goods, quantity=_pieces(query) or 1)
        return replace(cart, then=Step("search", "search", constraints=query.constraints))
    return cart


def _said_plainly(heard: Heard) -> Step | None:
    if heard.says("checkout"):
        return Step("checkout", "cart")
    if heard.says("fill_up"):
        return Step("fill_up", "cart")
    if heard.says("apply_coupon"):
        return Step("cart_coupon", "cart", text=heard.query.text)
    return None


def _bare_quantity(heard: Heard) -> Step | None:
    """A number and what of the cart it is for, in whatever words: "make the second one 3"."""
    query, state = heard.query, heard.state
    number = bare_number(query)
    if not state.cart or number is None or number > MOST_OF_ONE or len(query.constraints) > 1 or query.quantity:
        return None
    if any(not isinstance(c, Text) for c in query.constraints):
        return None
    if query.cart not in (None, "change") or not (query.references or query.cart):
        return None
    meant = _in_cart(heard)
    if not meant or meant[0] not in state.cart or query.intent not in (*_UNSAID, "cart"):
        return None
    return Step("cart_set", "cart", products=meant[:1], quantity=number)


def _of_set(heard: Heard) -> Step | None:
    """A set asked for, one of its pieces exchanged, or another budget for it."""
    state, query = heard.state, heard.query
    if state.asked is not None and state.asked.question == SET and _is_budget(query.constraints, heard):
        about = state.asked.about
        wished = merged(state, query)
        return Step("set", "bundle", constraints=wished, text=about["text"], quantity=about["persons"] or 0)
    if state.bundle is not None and set_in_view(state):
        cheaper = query.intent == "cheaper" or any(
            isinstance(c, Sort) and c.by == "price_asc" for c in query.constraints
        )
        pieces = tuple(product for product in heard.pointed if product in pieces_of(state))
        named = bool(wanted_kinds(query.constraints))
        if heard.says("swap") or (cheaper and (pieces or named)):
            limits = tuple(c for c in query.constraints if not isinstance(c, Sort))
            value = "cheaper" if cheaper else ""
            return Step("set_swap", "bundle", constraints=limits, products=pieces[:1], value=value)
        alone = not query.references or (state.item_at(0) is None and all(r.position == 0 for r in query.references))
        if query.cart == "add" and alone and not query.constraints:
            return Step("set_add", "cart", quantity=query.quantity or 1)
    return _new_set(heard) if heard.says("bundle") or _is_for_several(heard) else None


def _is_for_several(heard: Heard) -> bool:
    """Whether one budget is named for goods of several kinds, with the people or as a sum: "露营四人 两千以内"."""
    query = heard.query
    if query.intent not in ("search", "refine"):
        return False
    kinds = wanted_kinds(query.constraints)
    is_wide = any(len(c.categories) > 1 for c in kinds) or (not kinds and _has(query, Occasion))
    if not is_wide or len(kinds) > 1:
        return False
    has_budget = _has(query, Price) or (bare_number(query) or 0) >= LEAST_BUDGET
    several = (query.persons or query.quantity or 1) > 1
    return has_budget and (several or _says_sum(query.text))


def bare_number(query: Query) -> int | None:
    """The one number of a message that nothing else was made of."""
    words = [c.written for c in query.constraints if isinstance(c, Text)] + list(query.unknown)
    numbers = [word for word in words if word.isdecimal() and len(word) < _DIGITS]
    return int(numbers[0]) if len(numbers) == 1 else None


def _has(query: Query, kind: type[Constraint]) -> bool:
    return any(isinstance(c, kind) and not c.exclude for c in query.constraints)


def is_number(constraint: Constraint) -> bool:
    """Whether it is a word of digits alone, which nothing in the shop can be meant by."""
    return isinstance(constraint, Text) and constraint.written.isdecimal()


def _says_sum(text: str) -> bool:
    """Whether the amount is said to be for everything together."""
    return _has_word(text, zh_basket.IN_ALL, en_basket.IN_ALL)


def _wants_to_see(text: str) -> bool:
    """Whether goods are named to be looked at: put it in, and show me scarves."""
    return _has_word(text, zh_basket.TO_SEE, en_basket.TO_SEE)


def _has_word(text: str, *tables: Sequence[str]) -> bool:
    plain = text.casefold()
    return any(re.search(rf"\b{word}\b" if word.isascii() else word, plain) for table in tables for word in table)


def _new_set(heard: Heard) -> Step:
    query = heard.query
    return Step("set", "bundle", constraints=query.constraints, text=query.text, products=heard.in_hand[:1], quantity=0)


def _is_budget(constraints: tuple[Constraint, ...], heard: Heard) -> bool:
    """Whether the message is a budget and nothing else: "1500 以内呢"."""
    return bool(constraints) and all(isinstance(c, Price) for c in constraints) and not heard.query.cart


def pieces_of(state: State) -> tuple[str, ...]:
    """The products of the set that was put together last."""
    return tuple(line["product_id"] for line in state.bundle["lines"]) if state.bundle else ()


def set_in_view(state: State) -> bool:
    """Whether the set is what was shown last."""
    return bool(state.bundle) and set(pieces_of(state)) == set(state.shown)


def _verb(heard: Heard) -> Step | None:
    """More, fewer or other quantities of what is in hand or in the cart, though no cart is named: "改成三件"."""
    query, state, pieces = heard.query, heard.state, _pieces(heard.query)
    if query.intent not in _UNSAID or heard.says("take_back", "undo"):
        return None
    match query.cart:
        case "change" if pieces and not query.constraints and (meant := _in_cart(heard)):
            return Step("cart_set", "cart", products=meant, quantity=pieces)
        case "change" if pieces and not query.constraints and state.cart:
            return Step("cart_which", "cart", value="change")
        case "add" if pieces and not query.constraints and (meant := _to_add(heard)):
            return Step("cart_add", "cart", products=meant, quantity=pieces)
        case "remove" if state.cart:
            return _removal(heard)
    return None


def _cart(heard: Heard) -> Step:
    query, pieces = heard.query, _pieces(heard.query)
    quantity = pieces or 1
    match query.cart:
        case "clear":
            return Step("cart_clear", "cart")
        case "remove" if (removal := _removal(heard)) is not None:
            return removal
        case "change" if pieces and (meant := _in_cart(heard)):
            return Step("cart_set", "cart", products=meant, quantity=quantity)
        case "change" if pieces and heard.state.cart:
            return Step("cart_which", "cart", value="change")
        case "add" if meant := _to_add(heard):
            return Step("cart_add", "cart", products=meant, quantity=quantity)
        case "add" if len(heard.state.shown) > 1 and not heard.names_goods:
            return Step("cart_which", "cart")
    if heard.pointed and query.cart is None:
        return Step("cart_add", "cart", products=heard.pointed, quantity=quantity)
    # "购物车" alone is a wish to see it, whatever is in view.
    return Step("cart_view", "cart")


def _pieces(query: Query) -> int | None:
    """How many pieces are said: with a counting word, or as the one number that means nothing else."""
    number = query.quantity or bare_number(query)
    return number if number and number <= MOST_OF_ONE else None


def _to_add(heard: Heard) -> tuple[str, ...]:
    """What more of is wanted: of the cart where that is in view, else what is pointed at or in hand."""
    state = heard.state
    if _cart_in_view(state) and (places := _places(heard)):
        return places
    if heard.in_hand:
        return heard.in_hand
    return tuple(state.cart) if len(state.cart) == 1 and not state.shown else ()


def _removal(heard: Heard) -> Step | None:
    """What is to come out of the cart; None when nothing that is there can be meant."""
    query = heard.query
    meant = _in_cart(heard)
    # A number that stands beside what is meant is one of pieces.
    value = "pieces" if query.quantity else ""
    if meant:
        return Step("cart_remove", "cart", products=meant, quantity=query.quantity or 1, value=value)
    described = next((each.like for each in query.references if each.like), ()) or query.constraints
    if heard.state.cart and (described or query.intent == "cart"):
        return Step("cart_remove", "cart", constraints=described, quantity=query.quantity or 1, value=value)
    return None


def _in_cart(heard: Heard) -> tuple[str, ...]:
    """What of the cart is meant: by place or pointed at, else what was touched last, else its only line."""
    state, query = heard.state, heard.query
    if query.references:
        return _places(heard) or tuple(each for each in heard.pointed if each in state.cart) or _shown_instead(heard)
    if query.constraints:
        return ()
    if heard.in_hand and heard.in_hand[0] in state.cart:
        return heard.in_hand[:1]
    return tuple(state.cart) if len(state.cart) == 1 else ()


def _shown_instead(heard: Heard) -> tuple[str, ...]:
    """What is pointed at though the cart does not have it: it is told so by its name."""
    return () if any(each.like for each in heard.query.references) else heard.pointed


def _places(heard: Heard) -> tuple[str, ...]:
    """The lines of the cart that the message names by place or product; places count there while it is in view."""
    found = (_line(heard.state, reference) for reference in heard.query.references)
    return tuple(dict.fromkeys(product for product in found if product is not None))


def _line(state: State, reference: Reference) -> str | None:
    if reference.product is not None:
        return reference.product if reference.product in state.cart else None
    if reference.position is None:
        return None
    shown = state.item_at(reference.position)
    if reference.position == 0 or (shown in state.cart and not _cart_in_view(state)):
        return shown if shown in state.cart else None
    lines = tuple(state.cart)
    index = reference.position - 1 if reference.position > 0 else reference.position
    return lines[index] if -len(lines) <= index < len(lines) else None


def _cart_in_view(state: State) -> bool:
    return state.asked is not None and state.asked.question == CART
