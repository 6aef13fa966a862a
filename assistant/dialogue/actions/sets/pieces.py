"""Pieces of a set: what it must bear, and what can fill a place in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.actions.sets.kinds import Kind
from assistant.dialogue.conversation import SetInProgress, SetLine, SetWish
from assistant.dialogue.policy import LEAST_BUDGET, bare_number, is_number
from assistant.dialogue.steps import PutSetTogether
from assistant.dialogue.turn_context import Turn
from assistant.money import to_minor
from assistant.query import Constraint, InStock, Number, Price, Sort, Text
from assistant.recommendations import SetPiece
from assistant.snapshot import Snapshot

# Pieces compared for a place, best first.
PER_PLACE = 20
MOST_PERSONS = 99


def wish_of(shop: Snapshot, turn: Turn[PutSetTogether], constraints: Sequence[Constraint]) -> SetWish:
    """What these constraints say of a whole set; the kinds of goods are none of it."""
    currency = shop.catalogue.currency or "CNY"
    budget = next((c.high for c in constraints if isinstance(c, Price) and c.high is not None), None)
    if budget is None and turn.query is not None and (number := bare_number(turn.query)) is not None:
        # Of a set, what else should "500 all in" be?
        budget = to_minor(number, currency) if number >= LEAST_BUDGET else None
    crowd = set(shop.person_facets())
    counted = [c for c in constraints if isinstance(c, Number) and crowd & set(c.facets)]
    persons = turn.step.persons or (turn.query and (turn.query.persons or turn.query.quantity))
    if not persons and counted:
        persons = round(counted[0].said[0] or counted[0].said[1] or 0)
    rest = [c for c in constraints if c not in counted and c.kind != "category" and not isinstance(c, Price | Sort)]
    rest += [c for c in constraints if c.kind == "category" and c.exclude]
    rest = [c for c in rest if not is_number(c)]
    hopes = tuple(replace(c, soft=True) for c in rest if not c.exclude and (c.soft or isinstance(c, Text)))
    limits = tuple(c for c in rest if c.exclude or not (c.soft or isinstance(c, Text)))
    return SetWish(currency, budget, min(persons, MOST_PERSONS) if persons else None, limits, hopes)


def find_choices(
    shop: Snapshot,
    kind: Kind,
    wish: SetWish,
    single: Collection[int],
    *,
    without: Collection[str],
    price: Price | None = None,
    unlike: Sequence[Product] = (),
    must: Sequence[Constraint] = (),
) -> list[SetPiece]:
    """What can fill a place, best first: in stock, within the budget, big enough; priced for all pieces needed.

    A limit that no piece of the kind meets is given up for this place. single : categories of which everyone needs one.
    price : a limit of its own for one piece. unlike : what it is to take the place of; other models come before shades
    of the same. must : limits that are not given up, even where no piece of the kind meets them.
    """
    quantity = quantity_of(kind, wish, single)
    wanted = _build_wanted(shop, kind, wish, is_swap=bool(unlike))
    wanted += [limit for limit in must if limit not in wanted]
    ceilings = [wish.budget // quantity] if wish.budget is not None else []
    if price is not None and price.high is not None:
        ceilings.append(price.high)
    if ceilings:
        wanted.append(Price(high=min(ceilings), currency=wish.currency, low=price.low if price else None))
    found = shop.search.find([*wanted, *wish.hopes], n=PER_PLACE, without=sorted(without))
    if any(not c.soft for c in found.relaxed):
        return []
    enough = [each for each in found.products if each.stock is None or each.stock >= quantity]
    models = {_model_of(product) for product in unlike}
    enough = [each for each in enough if _model_of(each) not in models] or enough
    # What orders prove to go with the main kind comes before what is merely popular.
    proven = kind.together.product.id if kind.together else None
    enough.sort(key=lambda each: each.id != proven)
    return [
        SetPiece(each.id, each.price_minor * quantity, worth=1 - rank / PER_PLACE) for rank, each in enumerate(enough)
    ]


def find_least_price(shop: Snapshot, kind: Kind, wish: SetWish, single: Collection[int]) -> int | None:
    """What a place costs at least, whatever the budget; None when nothing in stock can fill it."""
    lowest = shop.search.lowest_price(_build_wanted(shop, kind, wish))
    return None if lowest is None else lowest * quantity_of(kind, wish, single)


def _build_wanted(shop: Snapshot, kind: Kind, wish: SetWish, *, is_swap: bool = False) -> list[Constraint]:
    """What must hold of a piece, but for its price."""
    wanted: list[Constraint] = [kind.wanted, InStock(), *_find_binding(shop, kind, wish)]
    sizes = _find_sizes(shop, kind, wish, wanted)
    # Who wants another one may well take a bigger one.
    return [*wanted, *(replace(size, high=None) if is_swap else size for size in sizes)]


def quantity_of(kind: Kind, wish: SetWish, single: Collection[int]) -> int:
    """How many pieces of a kind the set needs: one for each person where nobody shares it."""
    return wish.persons if wish.persons and set(kind.wanted.categories) & set(single) else 1


def is_sized(shop: Snapshot, kind: Kind, wish: SetWish) -> bool:
    """Whether pieces of this kind say for how many they are, and some are for as many as the set is."""
    return bool(_find_sizes(shop, kind, wish))


def fill_place(kind: Kind, product_id: str, wish: SetWish, single: Collection[int]) -> SetLine:
    """A line of a new set."""
    return SetLine(kind.wanted, product_id, quantity_of(kind, wish, single), tried=(product_id,))


def kind_of(line: SetLine) -> Kind:
    """The kind of goods of a place."""
    return Kind(line.kind)


def products_in(shop: Snapshot, bundle: SetInProgress) -> list[Product]:
    """The products of a set, in its order."""
    return shop.catalogue.products(bundle.product_ids)


def _find_binding(shop: Snapshot, kind: Kind, wish: SetWish) -> list[Constraint]:
    kept: list[Constraint] = []
    for limit in wish.limits:
        if limit.exclude or shop.search.count([kind.wanted, *kept, limit]):
            kept.append(limit)
    return kept


def _find_sizes(shop: Snapshot, kind: Kind, wish: SetWish, beside: Sequence[Constraint] = ()) -> list[Number]:
    """Room for all who share it, and little more where that is to be had; nothing for kinds that have no such size."""
    facets = shop.person_facets()
    if not wish.persons or not facets:
        return []
    least = float(wish.persons)
    for most in (least + 1, None):
        number = Number(facets=facets, low=least, high=most, said=(least, most))
        if shop.search.count([kind.wanted, *beside, number]):
            return [number]
    return []


def _model_of(product: Product) -> tuple[object, ...]:
    """What shades of one thing share."""
    return product.category_id, product.brand_id, product.price_minor
