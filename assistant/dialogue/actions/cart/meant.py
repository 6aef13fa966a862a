"""Meant: which products an order speaks of, among what is in view, in the cart, seen before, or in the whole shop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.catalogue.products import Product
from assistant.dialogue.conversation import CartInView, State
from assistant.dialogue.descriptions import find_kin, find_told, nearest_kin, pick_out
from assistant.language.locales import CARTS, join_patterns
from assistant.query import CartOrder, wanted_kinds
from assistant.snapshot import Snapshot

# So many may be asked about; of more it is better to show a list.
MOST_ASKED = 4
# Lists that were shown before this one and are still spoken of.
_LISTS_BEFORE = 4
_TOGETHER = re.compile(join_patterns(CARTS, "TOGETHER"))
_WORDS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*[A-Za-z0-9]")
_BY_PRICE = ("cheapest", "dearest")
_SIZES = ("smallest", "largest", "cheapest", "dearest")


@dataclass(frozen=True, slots=True)
class Meant:
    """The products that are meant; several of them where `is_open`, of which one or some: that is to be asked."""

    products: tuple[Product, ...] = ()
    is_open: bool = False


def find_to_add(shop: Snapshot, state: State, order: CartOrder) -> Meant:
    """What is to go into the cart; nothing where the order can be of nothing that is known."""
    if order.places:
        placed = shop.catalogue.products(_placed(state, order))
        if order.points in _SIZES:  # the second one and the cheapest
            placed += _find_described(shop, state, replace(order, places=())).products[:1]
        return Meant(tuple({product.id: product for product in placed}.values()))
    if order.action == "add_all":
        return _find_all(shop, state, order)
    if order.words or order.points in _SIZES:
        return _find_described(shop, state, order)
    if order.points == "other":
        return Meant(tuple(_find_others(shop, state)))
    ids = _in_hand(state, order)
    if not ids and len(state.shown) > 1:
        return Meant(tuple(shop.catalogue.products(state.shown)), is_open=True)
    return Meant(tuple(shop.catalogue.products(ids)))


def find_in_cart(shop: Snapshot, state: State, order: CartOrder) -> Meant:
    """The lines of the cart that an order speaks of; all of them, `is_open`, where it does not say which."""
    lines = shop.catalogue.products(list(state.cart))
    if order.places:
        return Meant(tuple(shop.catalogue.products(_placed_in_cart(state, order))))
    if order.words or order.points in _SIZES:
        picked = pick_out(shop, lines, order.words, order.points)
        if not picked.products or not picked.is_whole:
            return Meant()
        several = len(picked.products) > 1 and order.points != "these"
        return Meant(picked.products, is_open=several)
    if order.points == "these" and (order.several or len(lines)) == len(lines):
        return Meant(tuple(shop.catalogue.products(_last_added(state) or list(state.cart))))
    wanted = _pointed_in_cart(state, order)
    if wanted is not None:
        return Meant(tuple(each for each in lines if each.id == wanted))
    return Meant(tuple(lines), is_open=len(lines) > 1)


def find_replaced(shop: Snapshot, state: State, order: CartOrder) -> Product | None:
    """The line that another thing is to take the place of: the one that is told, else the last that was touched."""
    if order.old:
        return pick_out(shop, shop.catalogue.products(list(state.cart)), order.old).only
    touched = _pointed_in_cart(state, CartOrder("set"))
    return shop.catalogue.product(touched) if touched else None


def find_instead(shop: Snapshot, state: State, order: CartOrder, old: Product) -> Meant:
    """What is to take the place of a line: the other of those compared or shown, or what is told."""
    if order.points == "other" and not order.words:
        return Meant(tuple(_find_others(shop, state, old)))
    found = find_to_add(shop, state, order)
    if found.products and not found.is_open:
        return Meant(tuple(each for each in found.products if each.id != old.id))
    picked = pick_out(shop, find_kin(shop, old), order.words, order.points)
    kin = nearest_kin(old, picked.products) if picked.is_whole else []
    return Meant(tuple(kin[:MOST_ASKED]), is_open=len(kin) > 1) if kin else found


def is_cart_in_view(state: State) -> bool:
    """Whether the cart is what was shown last."""
    return isinstance(state.open_question, CartInView)


def _placed(state: State, order: CartOrder) -> list[str]:
    """What stands at these places of the list; of the cart while that is looked at."""
    rows: Sequence[str] = list(state.cart) if is_cart_in_view(state) else state.chosen_from(max(order.places))
    return _at(rows, order.places)


def _placed_in_cart(state: State, order: CartOrder) -> list[str]:
    shown = [each for each in _at(state.shown, order.places) if each in state.cart]
    return _at(list(state.cart), order.places) if is_cart_in_view(state) or not shown else shown


def _at(rows: Sequence[str], places: Sequence[int]) -> list[str]:
    indices = (place - 1 if place > 0 else place for place in places)
    return list(dict.fromkeys(rows[index] for index in indices if -len(rows) <= index < len(rows)))


def _find_all(shop: Snapshot, state: State, order: CartOrder) -> Meant:
    """All of what is in view, or of what of it is told."""
    shown = shop.catalogue.products(state.shown)
    if order.words:
        picked = pick_out(shop, shown, order.words)
        parts = [part.strip() for part in _TOGETHER.split(order.words) if part and part.strip()]
        if len(parts) > 1:
            return _find_each(shop, state, order, parts)
        return Meant(picked.products) if picked.is_whole else Meant()
    several = order.several or len(shown)
    if several < len(shown):
        of_list = shop.catalogue.products(state.chosen_from(several)[:several])
        return (
            Meant(tuple(shown), is_open=True) if len(shown) != len(of_list) and several > 1 else Meant(tuple(of_list))
        )
    hand = _in_hand(state, order)
    return Meant(tuple(shown or shop.catalogue.products(hand)))


def _find_each(shop: Snapshot, state: State, order: CartOrder, parts: Sequence[str]) -> Meant:
    """One thing for each part of what is told: 黑的和蓝的."""
    found = [_find_described(shop, state, replace(order, action="add", words=part)) for part in parts]
    together = {product.id: product for each in found for product in each.products}
    is_open = any(each.is_open or not each.products for each in found)
    return Meant(tuple(together.values()), is_open=is_open)


def _find_described(shop: Snapshot, state: State, order: CartOrder) -> Meant:
    """What the words tell apart: in view, beside it, in the cart, seen before; else of all that the shop has."""
    if by_number := _numbered(shop, order.words):
        return Meant(by_number)
    open_: Meant | None = None
    for pool, anchor in _pools(shop, state):
        picked = pick_out(shop, pool, order.words, order.points)
        found = list(picked.products)
        if not found or not picked.is_whole:
            continue
        if anchor is not None:
            found = nearest_kin(anchor, found)
        if len(found) == 1 or (order.points in _BY_PRICE and not order.words):
            return Meant(tuple(found[:1]))  # of two that cost the same either is the cheaper one
        open_ = Meant(tuple(found), is_open=True)
        break
    if open_ is not None or not order.words:
        return open_ or Meant()
    picked = find_told(shop, order.words, order.points, wanted_kinds(state.constraints))
    if not picked.is_whole or not picked.products:
        return Meant()
    return Meant(picked.products, is_open=len(picked.products) > 1)


def _numbered(shop: Snapshot, words: str) -> tuple[Product, ...]:
    """The products whose own numbers are said, in any case: sl-1061."""
    said = [word for word in _WORDS.findall(words) if any(map(str.isdigit, word))]
    found = (shop.catalogue.product(each) for word in said for each in (word, word.upper()))
    return tuple({product.id: product for product in found if product is not None}.values())


def _pools(shop: Snapshot, state: State) -> Iterator[tuple[list[Product], Product | None]]:
    """Goods among which something may be told, the likeliest first, with what they are versions of."""
    hand = [each for each in (state.page_product, state.item_at(0)) if each]
    offered = [each for each, anchor in state.offered_for.items() if anchor in (*hand, *state.shown)]
    shown = shop.catalogue.products(list(dict.fromkeys((*hand, *state.shown))))
    page = shop.catalogue.product(state.page_product) if state.page_product else None
    if page is not None and page.id not in state.shown:
        # On a page that the list is not of: the page's own other versions.
        yield [page, *find_kin(shop, page)], page
    yield shown, None
    if offered:
        yield shop.catalogue.products(offered), None
    anchors = shop.catalogue.products(hand or list(state.shown[:1]))
    for anchor in anchors:
        yield find_kin(shop, anchor), anchor
    for earlier in list(reversed(state.earlier))[:_LISTS_BEFORE]:
        if earlier.shown and set(earlier.shown) != set(state.shown):
            yield shop.catalogue.products(earlier.shown), None
    if state.cart:
        yield shop.catalogue.products(list(state.cart)), None


def _in_hand(state: State, order: CartOrder) -> list[str]:
    """What is meant where nothing tells: the page's own product, what was touched, the only thing in view."""
    page, touched = state.page_product, state.touched
    if order.points == "this" and page:
        return [page]
    if page and touched and touched in state.cart and page not in state.cart and not order.more:
        return [page]  # another page than the one that the last was added from
    hand = state.item_at(0)
    if hand is None and len(state.cart) == 1 and (order.more or not state.shown):
        return list(state.cart)
    return [hand] if hand else []


def _pointed_in_cart(state: State, order: CartOrder) -> str | None:
    """The line that is meant where its name is not said: the page's, the one touched last, the only one."""
    page = state.page_product
    if page in state.cart and (order.points == "this" or state.touched not in state.cart):
        return page
    if state.touched in state.cart:
        return state.touched
    added = _last_added(state)
    if len(added) == 1:
        return added[0]
    return next(iter(state.cart)) if len(state.cart) == 1 else None


def _last_added(state: State) -> list[str]:
    """The lines that the last change of the cart put in or made more of."""
    for earlier in reversed(state.earlier):
        if earlier.cart != state.cart:
            return [key for key, n in state.cart.items() if n > earlier.cart.get(key, 0)]
    return []


def _find_others(shop: Snapshot, state: State, old: Product | None = None) -> list[Product]:
    """The other of two that were side by side."""
    this = old.id if old is not None else state.item_at(0)
    lists = [state.shown, *(earlier.shown for earlier in reversed(state.earlier))]
    for shown in lists:
        if len(shown) == 2 and this in shown:
            return shop.catalogue.products([each for each in shown if each != this])
    others = [each for each in state.shown if each != this]
    return shop.catalogue.products(others[:1]) if len(others) == 1 else []
