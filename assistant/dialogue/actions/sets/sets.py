"""Sets: goods for an occasion under one budget, put together, one piece swapped, all put into the cart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import DEPARTMENTS
from assistant.dialogue.actions.cart import put_into_cart, tell_total
from assistant.dialogue.actions.offers import find_unwanted
from assistant.dialogue.actions.sets.changes import leave_out_kinds
from assistant.dialogue.actions.sets.fitting import make_fit
from assistant.dialogue.actions.sets.kinds import (
    Kind,
    find_fitting_kinds,
    find_kinds,
    find_personal_kinds,
    find_purposes,
    is_outfit,
)
from assistant.dialogue.actions.sets.pieces import (
    fill_place,
    find_choices,
    find_least_price,
    kind_of,
    products_in,
    wish_of,
)
from assistant.dialogue.actions.sets.rendering import render_set
from assistant.dialogue.conversation import SetBudget, SetInProgress, SetLine, SetWish, State
from assistant.dialogue.outcome import Line, Outcome
from assistant.dialogue.policy import is_number
from assistant.dialogue.steps import AddSetToCart, PutSetTogether, Step, SwapPiece
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import SetPutTogether
from assistant.language.normal_text import normal
from assistant.money import money_text
from assistant.query import Category, Constraint, Price, Sort, wanted_kinds
from assistant.recommendations import SetPiece, SetPlace, make_set
from assistant.snapshot import Snapshot

# What a filled place is worth beside how good its piece is: a whole set before a fine one.
PLACE_WORTH = 3.0
MAIN_WORTH = 2.0


def assemble_set(shop: Snapshot, turn: Turn[PutSetTogether]) -> Outcome:
    """A set of one piece for each kind of goods, the best that the budget buys."""
    step = turn.step
    wish = wish_of(shop, turn, step.constraints)
    outcome = Outcome("bundle", constraints=_with_budget(step.constraints, wish))
    outcome.ask(SetBudget(step.text, wish.persons))
    kinds = find_kinds(shop, turn, step.constraints, step.text, shop.catalogue.products(step.at_hand))
    notes: list[Line] = []
    if is_outfit(step.text):
        purposes = find_purposes(shop, step.constraints)
        fitting = find_fitting_kinds(shop, kinds, purposes) if purposes else kinds
        wish = replace(wish, hopes=(*wish.hopes, *(c for c in purposes if c not in wish.hopes)))
        if idle := [kind.name_inside(turn.voice) for kind in kinds if kind not in fitting]:
            notes.append(("set_none_for", {"kinds": turn.voice.list(idle)}))
        kinds = fitting
    refused_kinds = tuple(kind.wanted for kind in kinds)
    kinds = leave_out_kinds(shop, kinds, step.without)
    refused_kinds = tuple(kind for kind in refused_kinds if kind not in [each.wanted for each in kinds])
    if not kinds:
        return _ask_for_what(shop, turn, outcome)
    single, refused = find_personal_kinds(shop), find_unwanted(shop, turn)
    choices = [(kind, find_choices(shop, kind, wish, single, without=refused)) for kind in kinds]
    least = [(kind, find_least_price(shop, kind, wish, single)) for kind in kinds]
    none_such = [kind for kind, price in least if price is None]
    costs = [(kind, price) for kind, price in least if price is not None]
    too_dear = [kind for kind, found in choices if not found and kind not in none_such]
    if none_such:
        outcome.say("set_none_such", kinds=turn.voice.list(kind.name_inside(turn.voice) for kind in none_such))
    if too_dear and costs[0][0] is too_dear[0]:
        return _tell_too_little(turn, outcome, wish, costs)
    places = [(kind, found) for kind, found in choices if found]
    if not places:
        outcome.suggest("popular")
        outcome.suggest("person")
        return outcome
    placed = _choose_pieces(places, wish)
    if placed is None:
        return _tell_too_little(turn, outcome, wish, costs)
    placed, unfit = make_fit(shop, placed, {n: found for n, (_, found) in enumerate(places)}, wish.budget)
    filled = [(kind, piece.product_id) for kind, piece in placed if piece is not None]
    left_out = [*(kind for kind, piece in placed if piece is None), *too_dear]
    lines = tuple(fill_place(kind, product, wish, single) for kind, product in filled)
    made = SetInProgress(wish, lines, tuple(kind.wanted for kind in left_out), refused_kinds)
    notes += [("set_no_fit", {"piece": product.title(turn.locale)}) for product in unfit]
    outcome.events.append(SetPutTogether(made.as_data()))
    render_set(shop, turn, outcome, made, {product: kind.together for kind, product in filled})
    outcome.lines += notes
    return outcome


def _ask_for_what(shop: Snapshot, turn: Turn, outcome: Outcome) -> Outcome:
    """Nothing says what the set is for: asked, with the fullest departments to begin with."""
    outcome.say("set_for_what")
    for department in shop.catalogue.departments(turn.locale)[:DEPARTMENTS]:
        outcome.suggest("set_for", category=department.name)
    return outcome


def _choose_pieces(
    places: Sequence[tuple[Kind, Sequence[SetPiece]]], wish: SetWish
) -> list[tuple[Kind, SetPiece | None]] | None:
    """The piece of each kind, None for one that is left out; None for all when the budget buys no set.

    The main kind stands first: it is worth most and is never left out.
    """
    valued = [
        SetPlace(tuple(_value_piece(piece, is_main=n == 0) for piece in pieces), required=n == 0)
        for n, (_, pieces) in enumerate(places)
    ]
    chosen = make_set(valued, budget_minor=wish.budget)
    if chosen is None or sum(piece is not None for piece in chosen) < min(2, len(places)):
        return None
    return [(kind, piece) for (kind, _), piece in zip(places, chosen, strict=True)]


def _value_piece(piece: SetPiece, *, is_main: bool) -> SetPiece:
    return replace(piece, worth=PLACE_WORTH + (MAIN_WORTH if is_main else 1.0) * piece.worth)


def swap_piece(shop: Snapshot, turn: Turn[SwapPiece]) -> Outcome:
    """Another piece in the place of one: the others stay, and so does the budget. Cheaper where that was said."""
    outcome, before = Outcome("bundle"), turn.state.set_in_progress
    if before is None:
        outcome.say("set_swap_which")
        return outcome
    outcome.ask(SetBudget(_text_of_set(turn.state), before.wish.persons))
    place = _find_place(shop, turn, before)
    products = {product.id: product for product in products_in(shop, before)}
    line = before.lines[place] if place is not None else None
    old = products.get(line.product_id) if line is not None else None
    if line is None or old is None:
        outcome.say("set_swap_which")
        return _show_again(shop, turn, outcome, before)
    others = [each for each in before.lines if each is not line and each.product_id in products]
    found = _find_others(shop, turn, line, old, _narrow_to_place(before.wish, others, products), others)
    if not found:
        name = kind_of(line).name_inside(turn.voice)
        outcome.say("set_none_cheaper" if turn.step.is_cheaper else "set_none_other", kind=name)
        return _show_again(shop, turn, outcome, before)
    chosen = found[0].product_id
    other = replace(line, product_id=chosen, tried=(*line.tried, chosen))
    made = replace(before, lines=tuple(other if each is line else each for each in before.lines))
    (new,) = shop.catalogue.products([chosen])
    outcome.say("set_swapped", before=old.title(turn.locale), after=new.title(turn.locale))
    outcome.events.append(SetPutTogether(made.as_data()))
    render_set(shop, turn, outcome, made, {}, changed=True)
    return outcome


def _find_others(
    shop: Snapshot, turn: Turn[SwapPiece], line: SetLine, old: Product, wish: SetWish, beside: Sequence[SetLine]
) -> list[SetPiece]:
    """What can take the place of a piece, best first: as was said of it now, and nothing that was there before."""
    said = [c for c in turn.step.constraints if not isinstance(c, Category | Sort) or c.exclude]
    price = next((c for c in said if isinstance(c, Price)), None)
    if turn.step.is_cheaper and (price is None or price.high is None or price.high >= old.price_minor):
        price = Price(high=old.price_minor - 1, currency=old.currency)
    limits = [c for c in said if not isinstance(c, Price)]
    return find_choices(
        shop,
        kind_of(line),
        replace(wish, limits=(*wish.limits, *limits)),
        find_personal_kinds(shop),
        without=find_unwanted(shop, turn) | {each.product_id for each in beside} | set(line.tried),
        price=price,
        # Another colour of the same is no swap, unless that is what was asked for.
        unlike=[] if said else shop.catalogue.products(line.tried),
    )


def _narrow_to_place(wish: SetWish, others: Sequence[SetLine], products: dict[str, Product]) -> SetWish:
    """The wish for one place: what the budget leaves beside the other pieces."""
    if wish.budget is None:
        return wish
    spent = sum(products[each.product_id].price_minor * each.quantity for each in others)
    return replace(wish, budget=wish.budget - spent)


def add_all(shop: Snapshot, turn: Turn[AddSetToCart]) -> Outcome:
    """Puts every piece of the set into the cart, as many of each as the set has."""
    outcome = Outcome("cart", shows_cart=True)
    lines = turn.state.set_in_progress.lines if turn.state.set_in_progress else ()
    quantities = {line.product_id: line.quantity * turn.step.quantity for line in lines}
    products = shop.catalogue.products(list(quantities))
    if len(products) < len(quantities):
        outcome.say("product_gone")
    pieces = [(product, quantities[product.id]) for product in products]
    if inside := put_into_cart(outcome, turn, pieces, turn.state.cart, key="set_added"):
        kinds = {line.product_id: kind_of(line).name_inside(turn.voice) for line in lines}
        outcome.say("set_added", kinds=turn.voice.list(kinds[product.id] for product in inside))
    tell_total(shop, turn, outcome)
    outcome.suggest("cart")
    outcome.suggest("checkout")
    return outcome


def _tell_too_little(turn: Turn, outcome: Outcome, wish: SetWish, costs: Sequence[tuple[Kind, int]]) -> Outcome:
    """The budget buys no set: from how much on it does, by the cheapest of the main kind and of one beside it."""
    chosen = [costs[0], *sorted(costs[1:], key=lambda each: each[1])[:1]]
    least = money_text(sum(price for _, price in chosen), wish.currency)
    kinds = turn.voice.list(kind.name_inside(turn.voice) for kind, _ in chosen)
    outcome.say("set_too_little", budget=money_text(wish.budget or 0, wish.currency), kinds=kinds, least=least)
    outcome.suggest("set_budget", budget=least)
    outcome.suggest("popular")
    return outcome


def _with_budget(constraints: tuple[Constraint, ...], wish: SetWish) -> tuple[Constraint, ...]:
    """The wish as it is shown: a number that was taken for the budget is one."""
    if wish.budget is None or any(isinstance(c, Price) for c in constraints):
        return constraints
    kept = tuple(c for c in constraints if not is_number(c))
    return (*kept, Price(high=wish.budget, currency=wish.currency))


def _show_again(shop: Snapshot, turn: Turn, outcome: Outcome, bundle: SetInProgress) -> Outcome:
    render_set(shop, turn, outcome, bundle, {}, changed=True)
    return outcome


def _text_of_set(state: State) -> str:
    """What the set in view was asked for with, as the question that is open keeps it."""
    return state.open_question.text if isinstance(state.open_question, SetBudget) else ""


def _find_place(shop: Snapshot, turn: Turn[SwapPiece], bundle: SetInProgress) -> int | None:
    """Which piece is to be swapped: the one pointed at, else the one that the named kind fits."""
    ids = bundle.product_ids
    if turn.step.product_id in ids:
        return ids.index(turn.step.product_id)
    kinds = wanted_kinds(turn.step.constraints)
    found = shop.search.fitting(products_in(shop, bundle), kinds) if kinds else []
    if found:
        return ids.index(found[0].id)
    places = [line.kind for line in bundle.lines]
    named = {category for c in kinds for category in c.categories}
    if (place := next((n for n, kind in enumerate(places) if named & set(kind.categories)), None)) is not None:
        return place
    # 笔 is no kind of this shop, and said of a set with 钢笔 in it no question.
    return next((n for n, kind in enumerate(places) if any(_is_called(kind, c) for c in kinds)), None)


def _is_called(kind: Category, wanted: Category) -> bool:
    """Whether the name of what is wanted is part of the name of a kind."""
    pairs = zip(kind.names, wanted.names, strict=True)
    return any(mine and its and normal(its) in normal(mine) for mine, its in pairs)


ACTIONS: dict[type[Step], Action] = {PutSetTogether: assemble_set, SwapPiece: swap_piece, AddSetToCart: add_all}
