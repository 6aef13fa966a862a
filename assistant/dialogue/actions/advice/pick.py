"""Picking: one product of those in view, why that one, and what would speak for another."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.catalogue.attributes import value_text
from assistant.catalogue.models import one_of_each_model
from assistant.catalogue.products import Product
from assistant.dialogue.actions.advice.merits import Merits, find_measured, judge, tell_most
from assistant.dialogue.actions.cards import (
    LEAST_REVIEWS,
    build_product_card,
    first_passage,
    name_model,
    words_of_wish,
)
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.speech import Voice
from assistant.dialogue.steps import PickOne, Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.language.locales import ADVICE, in_locale, number_text
from assistant.money import money_text
from assistant.query import Category, Constraint, Measure, Price, Sort
from assistant.snapshot import Snapshot

MOST_REASONS = 3
# So many of a kind are read where what is in view will not do.
_OF_KIND = 60
# An order by a measure is told by the first and so many behind it.
MOST_IN_ORDER = 3


def pick_one(shop: Snapshot, turn: Turn[PickOne]) -> Outcome:
    """The one to take among those in view, with two or three reasons from its page and what speaks for another."""
    step = turn.step
    outcome = Outcome(step.intent)
    products = _find_candidates(shop, turn)
    if not products:
        outcome.say("which")
        return outcome
    measure = next((c for c in step.hopes if isinstance(c, Measure)), None)
    if measure is not None and len(products) > 1 and _tell_extreme(shop, turn, outcome, products, measure):
        return outcome
    order = next((c for c in step.hopes if isinstance(c, Sort)), None)
    if order is not None and len(products) > 1 and _tell_first(turn, outcome, products, order):
        return outcome
    judged = judge(shop, turn, products, step.wish, step.hopes)
    if not any(each.answers for each in judged) and words_of_wish(step.hopes, turn.query):
        judged = _judge_kind(shop, turn, products) or judged
    _tell_pick(turn, outcome, judged)
    return outcome


def _judge_kind(shop: Snapshot, turn: Turn[PickOne], products: Sequence[Product]) -> list[Merits]:
    """What speaks for others of the kind, where nothing in view is made for what was said; empty where none is."""
    category = products[0].category_id
    if category is None:
        return []
    limits = [c for c in turn.step.wish if isinstance(c, Price)]
    found = shop.search.find([Category(categories=(category,), names=products[0].category), *limits], n=_OF_KIND)
    others = [each for each in found.products if each.can_be_had] if not found.relaxed else []
    judged = judge(shop, turn, one_of_each_model(others), turn.step.wish, turn.step.hopes)
    return judged if any(each.answers for each in judged) else []


def _find_candidates(shop: Snapshot, turn: Turn[PickOne]) -> list[Product]:
    """What is chosen from, one of each model: what is in view, or all that meets the wish where that is meant."""
    step, refused = turn.step, turn.state.disliked
    products: list[Product] = []
    if step.in_wish or not step.products:
        limits = [c for c in step.wish if not isinstance(c, Sort)]
        found = shop.search.find(limits, n=60, without=sorted(refused)) if limits else None
        products = list(found.products) if found is not None else []
    if not products or (step.products and not step.in_wish):
        products = shop.catalogue.products(step.products) or products
    products = [product for product in products if product.id not in refused]
    had = [product for product in products if product.can_be_had]
    return one_of_each_model(had or products)


def _tell_pick(turn: Turn, outcome: Outcome, judged: Sequence[Merits]) -> None:
    best, voice = judged[0], turn.voice
    title = name_model(best.product, turn.locale)
    price = money_text(best.product.price_minor, best.product.currency)
    reasons = list(best.reasons[:MOST_REASONS])
    if len(reasons) < 2 and (said := first_passage(best.product, turn.locale)) is not None:
        quoted = voice.reason("pick_says", words=voice.quote(said))
        reasons += [quoted] if quoted not in reasons else []
    if not any(price in reason for reason in reasons):  # what it costs is always told
        reasons = [*reasons[: MOST_REASONS - 1], voice.reason("pick_price", price=price)]
    outcome.say("pick" if len(judged) > 1 else "pick_only", title=title, reasons=_join(voice, reasons))
    if not best.product.can_be_had:
        outcome.say("all_sold_out")
    cards = [best.product]
    if (other := _find_other(judged)) is not None:
        merits, key = other
        other_title = name_model(merits.product, turn.locale)
        if key is not None:
            best_in = merits.best_in[key]
            outcome.say("pick_other", name=best_in.name, value=best_in.value, title=other_title)
        else:
            amount = money_text(merits.product.price_minor, merits.product.currency)
            outcome.say("pick_cheaper", title=other_title, price=amount)
        cards.append(merits.product)
    outcome.items = [build_product_card(product, turn) for product in cards]
    outcome.focus = best.product.id
    outcome.suggest("related")


def _join(voice: Voice, reasons: Sequence[str]) -> str:
    """Reasons as one clause after another."""
    said = reasons[0]
    for place, reason in enumerate(reasons[1:], 2):
        said = voice.reason("pick_last" if place == len(reasons) else "pick_more", before=said, after=reason)
    return said


def _find_other(judged: Sequence[Merits]) -> tuple[Merits, str | None] | None:
    """The next best that has something better for sure than the chosen one; else the cheapest, if it is another."""
    if judged[0].is_plain:
        return None
    for each in judged[1:]:
        if each.best_in and each.product.can_be_had:
            return each, next(iter(each.best_in))
    return next(((each, None) for each in judged[1:] if each.is_cheapest and each.product.can_be_had), None)


def _tell_extreme(
    shop: Snapshot, turn: Turn[PickOne], outcome: Outcome, products: Sequence[Product], measure: Measure
) -> bool:
    """Tells which has most or least of what is measured; whether any of them states it."""
    measured = find_measured(shop, products, measure)
    if len(measured) < 2:
        return False
    by_id = {product.id: product for product in products}
    merit = {each.product.id: each.score for each in judge(shop, turn, products, turn.step.wish, ())}
    sign = -1 if measure.high else 1
    ordered = sorted(measured, key=lambda key: (sign * measured[key][1], -merit[key]))
    first = by_id[ordered[0]]
    attribute = measured[first.id][0]
    values = [value_text(by_id[key].attributes[attribute], turn.locale) for key in ordered[:2]]
    titles = [name_model(by_id[key], turn.locale) for key in ordered[:2]]
    name = in_locale(turn.locale, *shop.attribute_name(attribute))
    named = ADVICE[turn.locale].SUPERLATIVES.get(measure.degree or "")
    most = named or tell_most(turn, first, attribute, is_high=measure.high)
    key = "extreme_named" if named else "extreme"
    outcome.say(key, most=most, title=titles[0], name=name, value=values[0])
    if measured[ordered[0]][1] == measured[ordered[1]][1]:
        outcome.say("extreme_same", title=titles[1])
    else:
        outcome.say("extreme_next", title=titles[1], value=values[1])
    outcome.items = [build_product_card(by_id[key], turn) for key in ordered[:MOST_IN_ORDER]]
    outcome.focus = first.id
    outcome.suggest("related")
    return True


def _tell_first(turn: Turn, outcome: Outcome, products: Sequence[Product], order: Sort) -> bool:
    """Tells which comes first in an order that the shopper named: the cheapest, the newest, the best rated."""
    match order.by:
        case "price_asc" | "price_desc":
            first = sorted(products, key=lambda p: p.price_minor * (1 if order.by == "price_asc" else -1))
        case "newest" if any(product.released for product in products):
            first = sorted(products, key=lambda p: p.released or "", reverse=True)
        case "popular" if any(product.sold for product in products):
            first = sorted(products, key=lambda p: -p.sold)
        case "rating" if _names_ratings(turn) and any(p.rating_count >= LEAST_REVIEWS for p in products):
            sure = [p for p in products if p.rating_count >= LEAST_REVIEWS]
            first = sorted(sure, key=lambda p: (-(p.rating or 0), -p.rating_count))
        case _:
            return False
    best, locale = first[0], turn.locale
    places = {"price": money_text(best.price_minor, best.currency), "rating": best.rating, "released": best.released}
    count = number_text(best.rating_count)
    outcome.say(f"first_{order.by}", title=name_model(best, locale), count=count, **places)
    outcome.items = [build_product_card(product, turn) for product in first[:MOST_IN_ORDER]]
    outcome.focus = best.id
    return True


def _names_ratings(turn: Turn) -> bool:
    """Whether the rating itself is asked for: best rated, and not merely best."""
    words: Sequence[Constraint] = turn.query.constraints if turn.query else ()
    said = next((c for c in words if isinstance(c, Sort)), None)
    return said is not None and turn.query is not None and said.span[1] - said.span[0] > len("best ")


ACTIONS: dict[type[Step], Action] = {PickOne: pick_one}
