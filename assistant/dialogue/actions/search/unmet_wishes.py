"""Unmet wishes: the wish that nothing meets and that costs most is named, the nearest shown with what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.catalogue.products import Product
from assistant.catalogue.search import Found, binds
from assistant.dialogue.actions.cards import Reason, suggest_departments
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.speech import say_wishes
from assistant.dialogue.turn_context import Turn
from assistant.events import DemandMissed
from assistant.language.locales import PHRASES, in_locale, number_text, quantity_text
from assistant.language.normal_text import is_cjk
from assistant.money import money_text
from assistant.query import (
    Brand,
    Category,
    Colour,
    Constraint,
    Flag,
    InStock,
    Number,
    OnSale,
    Price,
    Text,
    Value,
    wanted_kinds,
)
from assistant.snapshot import Snapshot

# A wish that had but one limit to give up has no hardest one.
_HARDEST_OF = 2


def tell_given_up(outcome: Outcome, turn: Turn, found: Found, constraints: Sequence[Constraint]) -> None:
    """Says what had to be given up, and where it was one of several that it costs most."""
    only = found.relaxed[0] if len(found.relaxed) == 1 else None
    what = say_wishes(found.relaxed, turn.voice)
    limits = [c for c in constraints if binds(c) and not c.exclude and not isinstance(c, Category)]
    if isinstance(only, Price):
        nearest = found.products[0]
        outcome.say("relaxed_price", what=what, price=money_text(nearest.price_minor, nearest.currency))
    elif only is not None and len(limits) >= _HARDEST_OF:
        outcome.say("relaxed_hardest", what=what, total=number_text(found.total))
    else:
        outcome.say("relaxed", what=what)


def record_missed_demand(
    outcome: Outcome, constraints: Sequence[Constraint], relaxed: Sequence[Constraint], words: Sequence[str]
) -> None:
    """Notes that nothing met this wish: what shoppers look for and do not find is what a shop may want to sell."""
    wished = [c for c in constraints if c.condition() is not None and not c.soft]
    if wished or words:
        missed = DemandMissed([c.as_data() for c in wished], [c.as_data() for c in relaxed], list(words))
        outcome.events.append(missed)


def explain_differences(shop: Snapshot, turn: Turn, product: Product, relaxed: Sequence[Constraint]) -> list[Reason]:
    """In what a product is not as it was wished: a reason for each thing given up that it does not meet."""
    return [
        _explain_difference(shop, turn, product, wanted)
        for wanted in relaxed
        if not shop.search.fitting([product], [wanted])
    ]


def _explain_difference(shop: Snapshot, turn: Turn, product: Product, wanted: Constraint) -> Reason:
    match wanted:
        case Price():
            return _explain_price(turn, product, wanted)
        case Colour():
            colours = PHRASES[turn.locale].COLOURS
            return _explain_unlike(turn, wanted, turn.voice.list(colours[family] for family in product.colours))
        case Brand():
            return _explain_unlike(turn, wanted, in_locale(turn.locale, *product.brand))
        case Value():
            said = shop.search.facet_counts.said_of(product.rowid, wanted.facet)
            facet = in_locale(turn.locale, *shop.search.facet_counts.facet_names(wanted.facet))
            return _explain_unlike(
                turn, wanted, turn.voice.list(in_locale(turn.locale, *names) for names in said), facet
            )
        case Number():
            return _explain_number(shop, turn, product, wanted)
        case Flag():
            known = shop.search.facet_counts.number_of(product.rowid, wanted.facet)
            return _build_reason(
                turn, "differs_unsaid" if known is None else "differs_without", wanted, known and known[0]
            )
        case OnSale():
            return _build_reason(turn, "differs_full_price", wanted, product.price_minor)
        case InStock():
            return _build_reason(turn, "differs_sold_out", wanted, product.stock)
    return _build_reason(turn, "differs_word" if isinstance(wanted, Text) else "differs_unsaid", wanted, None)


def _explain_price(turn: Turn, product: Product, wanted: Price) -> Reason:
    price = product.price_minor
    above = wanted.high is not None and price > wanted.high
    by = price - (wanted.high or 0) if above else (wanted.low or 0) - price
    key = "differs_over" if above else "differs_under"
    places = {"price": money_text(price, product.currency), "by": money_text(by, product.currency)}
    return _build_reason(turn, key, wanted, price, by=by, places=places, shown=places["price"])


def _explain_number(shop: Snapshot, turn: Turn, product: Product, wanted: Number) -> Reason:
    for facet in wanted.facets:
        if (known := shop.search.facet_counts.number_of(product.rowid, facet)) is not None:
            number, unit = known
            said = quantity_text(number, unit, turn.locale)
            name = in_locale(turn.locale, *shop.search.facet_counts.facet_names(facet))
            return _build_reason(
                turn, "differs_number", wanted, number, places={"facet": name, "actual": said}, shown=said
            )
    return _build_reason(turn, "differs_unsaid", wanted, None)


def _explain_unlike(turn: Turn, wanted: Constraint, actual: str, facet: str = "") -> Reason:
    if not actual:
        return _build_reason(turn, "differs_unsaid", wanted, None)
    key = "differs_in" if facet else "differs"
    return _build_reason(turn, key, wanted, actual, places={"facet": facet, "actual": actual}, shown=actual)


def _build_reason(
    turn: Turn,
    key: str,
    wanted: Constraint,
    actual: Any,
    *,
    by: int | None = None,
    places: dict[str, str] | None = None,
    shown: str = "",
) -> Reason:
    """One difference as a sentence, with what was wished and what is there as its evidence."""
    voice = turn.voice
    name = wanted.name(turn.locale) if not isinstance(wanted, Text) else voice.quote(wanted.written)
    evidence = {"wish": wanted.kind, "wanted": wanted.name(turn.locale), "actual": actual}
    wanted_row = {"label": voice.receipt("wanted"), "value": wanted.chip(turn.locale)}
    actual_row = {"label": voice.receipt("actual"), "value": shown or voice.receipt("not_said")}
    if key in ("differs_without", "differs_full_price", "differs_sold_out"):
        actual_row["value"] = voice.receipt("no")
    return {
        "kind": "differs",
        "text": voice.reason(key, wanted=name, **(places or {})),
        "evidence": evidence | ({"by": by} if by is not None else {}),
        "receipt": [wanted_row, actual_row],
    }


def find_filed_elsewhere(
    shop: Snapshot, turn: Turn, constraints: Sequence[Constraint]
) -> tuple[Constraint, ...] | None:
    """The same wish for goods that stand in another category than their name suggests, if titles bear the name."""
    kinds = wanted_kinds(constraints)
    if len(kinds) != 1 or shop.search.count(kinds):
        return None
    words = kinds[0].words
    if shop.catalogue.speaks(turn.locale):
        # In the shopper's own script: the English for 汽车 is in the title of every remote control car.
        chinese = is_cjk(kinds[0].name(turn.locale))
        words = tuple(alternative for alternative in words if is_cjk("".join(alternative)) == chinese)
    anywhere = replace(kinds[0], loose=None, words=words)
    if not words or not shop.search.count([anywhere]):
        return None
    return tuple(anywhere if c is kinds[0] else c for c in constraints)


def find_nearest_kind(
    shop: Snapshot, constraints: Sequence[Constraint]
) -> tuple[Category, tuple[Constraint, ...]] | None:
    """The kind that the shop has nothing of, and the wish for the next kind above instead; None where there is none."""
    for wanted in wanted_kinds(constraints):
        if wanted.near and not shop.search.count([wanted]):
            names = shop.catalogue.category_names(wanted.near)
            instead = Category(categories=wanted.near, names=names, span=wanted.span)
            return wanted, tuple(instead if c is wanted else c for c in constraints)
    return None


def tell_nothing_found(shop: Snapshot, turn: Turn, outcome: Outcome, constraints: Sequence[Constraint]) -> Outcome:
    """Nothing, even with something given up: because the shop has no such goods, or because too much was asked."""
    missing = [kind for kind in wanted_kinds(constraints) if not shop.search.count([kind])]
    if missing:
        return tell_not_sold(shop, turn, [c.name(turn.locale) for c in missing], constraints)
    outcome.say("nothing")
    record_missed_demand(outcome, constraints, (), ())
    if any(isinstance(c, Price) for c in constraints):
        outcome.suggest("any_price")
    outcome.suggest("popular")
    outcome.suggest("person")
    return outcome


def tell_not_sold(shop: Snapshot, turn: Turn, names: Sequence[str], constraints: Sequence[Constraint] = ()) -> Outcome:
    """Kinds of goods that the shop does not have: said plainly, with what it does have."""
    outcome = Outcome(turn.step.intent, constraints=())
    outcome.say("not_sold", what=turn.voice.list(names))
    record_missed_demand(outcome, constraints, (), names)
    suggest_departments(shop, turn, outcome)
    return outcome
