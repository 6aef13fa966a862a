"""Cart orders: what a message wants done with the cart, clause by clause, by its form alone.

Nothing is known here of the goods: what tells them from others is kept as words, for whoever can look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from types import ModuleType
from typing import Any, cast

from assistant.language.locales import CARTS
from assistant.language.normal_text import language_of
from assistant.query import CartAction, CartOrder, Pointing

# Nobody gives so long an order, nor so many of them at once.
_LONGEST, _MOST = 120, 5
_MOST_PIECES = 999
# Verbs that need something to be pointed at or named: "买", "i want".
_NEED_A_THING = frozenset({"take"})
_SPACES = re.compile(r"\s+")


def read_cart_orders(text: str) -> tuple[CartOrder, ...]:
    """What a normal text wants done with the cart, in order; a clause that does nothing says more of its neighbour.

    Empty for a question how or whether, and for a message in which nothing is done. A message of names alone gives one
    order with the action `name`.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return ()
    first = CARTS[language_of(text, "en")]
    if any(re.search(table.HOW, text) for table in _tables()):
        return ()
    # ok 第一个 add to cart: where one language does nothing with it, the other may.
    tables = [first, *(table for table in _tables() if table is not first and not text.isascii())]
    read = [_read_orders(text, table) for table in tables]
    return next((orders for orders in read if any(order.action != "name" for order in orders)), read[0])


def _read_orders(text: str, table: ModuleType) -> tuple[CartOrder, ...]:
    orders: list[CartOrder] = []
    before: list[CartOrder] = []
    for clause in _clauses(text, table):
        if re.search(table.ASKS, clause) and not re.search(table.ASKS_KINDLY, clause):
            continue
        if _is_to_see(clause, table):
            continue
        order = _read_clause(clause, table)
        if order.action != "name":
            if before and not order.words and not order.places and order.points in ("", "it", "this", "these"):
                order = _with_name(order, _joined(before))
                order = replace(order, action="add") if order.action == "count" else order
            elif orders and (again := _say_again(orders[-1], order)) is not None:
                orders[-1] = again
                continue
            orders.append(order)
            before.clear()
        elif orders and not before:
            if not order.names_nothing:
                orders[-1] = _with_name(orders[-1], order)
        elif not order.names_nothing:
            before.append(order)
    if not orders and before:
        return (_joined(before),)
    return tuple(orders[:_MOST])


def _clauses(text: str, table: ModuleType) -> list[str]:
    return [part.strip() for part in re.split(table.CLAUSES, text) if part and part.strip()]


def _read_clause(clause: str, table: ModuleType) -> CartOrder:
    # 第二个 add to cart: the words of one language stand beside those of the other.
    for each in (table, *(other for other in _tables() if other is not table)):
        bare = _without_edges(clause, each)
        for name, pattern in _forms(each):
            match = pattern.fullmatch(bare)
            order = _order_of(name, match, each, clause) if match is not None else None
            if order is not None:
                return order
    return _described(CartOrder("name"), _without_edges(clause, table), table)


def _order_of(name: str, match: re.Match[str], table: ModuleType, clause: str) -> CartOrder | None:
    groups = match.groupdict()
    what = next((groups[key] for key in ("what", "what2", "what3") if groups.get(key)), "") or ""
    old = next((groups[key] for key in ("old", "old2") if groups.get(key)), "") or ""
    number = next((groups[key] for key in ("n", "n2") if groups.get(key)), None)
    quantity = _count(number, table) if number else None
    if number and quantity is None:
        return None
    action = cast(CartAction, name.removesuffix("?"))
    order = CartOrder(
        action,
        quantity,
        more=any(groups.get(key) for key in ("more", "more2", "more3")) or table.MORE in clause[:2],
        sure=not name.endswith("?"),
        of_cart=re.search(_cart_words(), clause) is not None,
    )
    order = _described(order, what, table)
    if old:
        order = replace(order, old=_described(CartOrder("name"), old, table).words)
    if action in _NEED_A_THING and not (order.points or order.places or order.of_cart):
        # "I want the red one" takes it where it stands in view; who can see decides.
        order = replace(order, sure=False)
        if not order.words:
            return None
    return order


def _described(order: CartOrder, what: str, table: ModuleType) -> CartOrder:
    """The order with what is pointed at and what is described."""
    rest = f" {what.strip()} "
    places: list[int] = []
    points, several = order.points, order.several
    for pattern, place in table.PLACES:
        if re.search(pattern, rest):
            places.append(place)
            rest = re.sub(pattern, " ", rest)
    for pointing, pattern in table.POINTS:
        match = re.search(pattern, rest)
        if match is None:
            continue
        if not points:
            points = cast(Pointing, pointing)
            found = next((value for value in match.groupdict().values() if value), None)
            several = _count(found, table) if found else several
        rest = re.sub(pattern, " ", rest)
    rest = re.sub(table.IDLE, " ", rest)
    words = _SPACES.sub(" ", rest).strip(" ,.;:'")
    return replace(order, words=words, places=tuple(places), points=points, several=several)


def _with_name(order: CartOrder, name: CartOrder) -> CartOrder:
    """An order with what a clause beside it says of the thing that is meant."""
    return replace(
        order,
        words=f"{name.words} {order.words}".strip(),
        places=order.places or name.places,
        points=name.points if name.points and order.points in ("", "it", "this") else order.points,
        several=order.several or name.several,
    )


def _say_again(before: CartOrder, order: CartOrder) -> CartOrder | None:
    """The order before, where this one only says how many of that (就它 来两支), or the same once more."""
    if order.words or order.places or order.points not in ("", "it", "this", "these"):
        return None
    if order.action == "have":
        return before if before.action in ("remove", "have") else None
    if before.quantity is None and order.quantity is not None and order.action in ("add", "count"):
        action: CartAction = "add" if before.action in ("take", "buy") else before.action
        return replace(before, quantity=order.quantity, action=action, sure=True)
    same = order.action in ("add", "clear", "remove") and order.quantity is None and not order.points
    if same:
        return replace(before, of_cart=before.of_cart or order.of_cart, sure=before.sure or order.sure)
    return None


def _is_to_see(clause: str, table: ModuleType) -> bool:
    """Whether a clause asks to be shown something."""
    words = "|".join(rf"\b{word}\b" if word.isascii() else word for word in table.TO_SEE)
    return re.search(words, clause) is not None


def _joined(names: list[CartOrder]) -> CartOrder:
    order = names[0]
    for name in names[1:]:
        order = replace(_with_name(name, order), action="name")
    return order


def _without_edges(clause: str, table: ModuleType) -> str:
    before = None
    bare = clause
    while bare != before:
        before = bare
        bare = re.sub(table.TAIL, "", re.sub(table.LEAD, "", bare).strip()).strip(" ,.!~")
    # "好的" or "行吧" alone is an answer, and says nothing of goods.
    return bare


def _count(said: str, table: ModuleType) -> int | None:
    said = said.strip()
    number = int(said) if said.isdecimal() else table.COUNTS.get(said)
    return number if number and number <= _MOST_PIECES else None


@cache
def _forms(table: ModuleType) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in table.FORMS)


@cache
def _cart_words() -> str:
    return "|".join(table.CART for table in _tables())


def _tables() -> Iterator[Any]:
    yield from CARTS.values()
