"""Explanation: why a product is shown, in words with numbers; and a reason that does not hold is struck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import (
    SHOWN,
    build_premium_card,
    build_product_card,
    build_related_card,
    consenting_visitor_of,
    directions_of,
    find_standouts,
    gains_of,
    losses_of,
    product_of,
    round_lift,
    shorten_title,
    tell_no_product,
)
from assistant.dialogue.actions.offers import ANCHORS, offer, recommend_for_shopper
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.speech import say_wishes
from assistant.dialogue.steps import ExplainWhy, Step, StrikeEvidence
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import EvidenceStruck
from assistant.language.locales import number_text
from assistant.money import money_text
from assistant.query import Constraint, Sort
from assistant.recommendations import Premium, Related
from assistant.snapshot import Snapshot

MOST_REASONS = 3


def explain_product(shop: Snapshot, turn: Turn[ExplainWhy]) -> Outcome:
    """What speaks for a product that was shown, as far as there are numbers for it."""
    product = product_of(shop, turn.step.product_id)
    if product is None:
        return tell_no_product(turn, turn.step.product_id)
    outcome = Outcome("detail", focus=product.id)
    anchor = shop.catalogue.product(turn.state.offered_for.get(product.id, ""))
    if anchor is None or not _tell_offer(shop, turn, outcome, anchor, product):
        _tell_match(shop, turn, outcome, product)
    outcome.suggest("gift_for_other")
    outcome.suggest("no_offers")
    return outcome


def _tell_offer(shop: Snapshot, turn: Turn, outcome: Outcome, anchor: Product, product: Product) -> bool:
    """Why it was offered beside another; False when the model no longer says so."""
    if (pair := shop.recommendations.find_pair(anchor, product)) is not None:
        _tell_pair(shop, turn, outcome, pair)
        card = build_related_card(shop, turn, pair)
    elif (step := shop.recommendations.find_step_up(anchor, product)) is not None:
        _tell_step(shop, turn, outcome, step)
        card = build_premium_card(shop, turn, step)
    else:
        return False
    outcome.items = [card]
    return True


def _tell_pair(shop: Snapshot, turn: Turn, outcome: Outcome, pair: Related) -> None:
    found = pair.found
    places = {
        "of": number_text(found.anchor_orders),
        "count": number_text(found.support),
        "expected": number_text(round(found.anchor_orders * found.item_orders / max(found.n_orders, 1), 1)),
    }
    if found.anchor_category is not None:
        kinds = [shop.category_name(kind, turn.locale) for kind in (found.anchor_category, found.item_category)]
        outcome.say("why_bought_kind", anchor_category=kinds[0], item_category=kinds[1], **places)
    else:
        outcome.say("why_bought", anchor=shorten_title(pair.anchor, turn.locale), **places)
    lift, low, high = round_lift(pair)
    outcome.say("why_range", lift=f"{lift:.1f}", low=f"{low:.1f}", high=f"{high:.1f}")
    if found.anchor_category is not None:
        outcome.say("why_picked", item_category=shop.category_name(found.item_category, turn.locale))


def _tell_step(shop: Snapshot, turn: Turn, outcome: Outcome, step: Premium) -> None:
    anchor, product = step.anchor, step.product
    title = shorten_title(anchor, turn.locale)
    more = money_text(product.price_minor - anchor.price_minor, product.currency)
    directions = directions_of(shop, anchor)
    gains = gains_of(step, turn.voice, shop.attribute_name, directions)
    outcome.say("why_step", anchor=title, step=more, gains=turn.voice.list(gains))
    if losses := losses_of(step, turn.voice, shop.attribute_name, directions):
        outcome.say("why_lost", losses=turn.voice.list(losses))
    if step.found.viewed_then_bought:
        of, count = number_text(step.found.viewers), number_text(step.found.viewed_then_bought)
        outcome.say("why_viewed", anchor=title, of=of, count=count)


def _tell_match(shop: Snapshot, turn: Turn, outcome: Outcome, product: Product) -> None:
    """Which wishes a product meets, and what sets it apart among all that do."""
    limits = [c for c in turn.state.constraints if not isinstance(c, Sort) and c.condition() is not None]
    met = [c for c in limits if shop.search.fitting([product], [_harden(c)])]
    if met:
        outcome.say("why_fits", what=say_wishes(met, turn.voice))
    if broken := [c for c in limits if c not in met]:
        outcome.say("why_breaks", what=say_wishes(broken, turn.voice))
    fitting = shop.search.find(met, n=1).fitting if met else ()
    card = build_product_card(product, turn, find_standouts(fitting))
    outcome.items = [card]
    for reason in card["reasons"][:MOST_REASONS]:
        outcome.say("why_reason", reason=reason["text"])
    if not met:
        _tell_habits(shop, turn, outcome, product)
    if not outcome.lines:
        outcome.say("why_nothing")


def _tell_habits(shop: Snapshot, turn: Turn, outcome: Outcome, product: Product) -> None:
    """What other people did, where nothing was asked for."""
    for reason in shop.recommendations.explain(consenting_visitor_of(turn), product)[:MOST_REASONS]:
        facts = reason.as_dict()
        anchor = shop.catalogue.product(str(facts.get("anchor", "")))
        title = shorten_title(anchor, turn.locale) if anchor else ""
        count, of = number_text(facts.get("count") or 0), number_text(facts.get("of") or 0)
        match reason.kind:
            case "popular" if facts["days"]:
                outcome.say("why_popular", days=facts["days"], count=count, rank=facts["rank"])
            case "popular":
                outcome.say("why_popular_ever", count=count, rank=facts["rank"])
            case "also_viewed" if anchor:
                outcome.say("why_also_viewed", anchor=title, of=of, count=count)
            case "neighbours" if anchor:
                outcome.say("why_neighbours", anchor=title, of=of, count=count)
            case "similar_content" if anchor:
                outcome.say("why_alike", anchor=title)


def _harden(constraint: Constraint) -> Constraint:
    return replace(constraint, soft=False)


def strike(shop: Snapshot, turn: Turn[StrikeEvidence]) -> Outcome:
    """What was bought or looked at for someone else says nothing of this shopper: the offers change at once.

    Of an offer it is the product that it was made for which is struck; a step pointing at nothing strikes what the
    last offers were made for.
    """
    state = turn.state
    outcome = Outcome("feedback")
    anchors = [state.offered_for.get(product, product) for product in turn.step.products]
    struck = shop.catalogue.products(list(dict.fromkeys(anchors)))
    if not struck:
        outcome.say("struck_what")
        return outcome
    outcome.events += [EvidenceStruck(product.id) for product in struck]
    titles = turn.voice.list(shorten_title(product, turn.locale) for product in struck)
    outcome.say("struck", title=titles)
    _offer_anew(shop, turn, outcome, [product.id for product in struck])
    return outcome


def _offer_anew(shop: Snapshot, turn: Turn, outcome: Outcome, struck: Sequence[str]) -> None:
    """Offers for what is left in view; where nothing is, what may please."""
    state = turn.state
    after = replace(turn, state=replace(state, struck=state.struck | set(struck)))
    left = [product for product in shop.catalogue.products(state.shown) if product.id not in after.state.struck]
    if left:
        offer(shop, after, outcome, left[:ANCHORS], state.constraints)
    elif state.offers_on:
        products = recommend_for_shopper(shop, after, n=SHOWN, exclude=sorted(state.seen))
        outcome.items = [build_product_card(product, turn) for product in products]
    if outcome.items or outcome.related or outcome.premium:
        outcome.say("struck_new")


ACTIONS: dict[type[Step], Action] = {ExplainWhy: explain_product, StrikeEvidence: strike}
