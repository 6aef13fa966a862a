"""Cross-sell and up-sell, asked for: what goes with a product, what is a step up, and whether more is welcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards.highlights import shorten_title
from assistant.dialogue.actions.cards.product_cards import SHOWN, build_product_card, product_of, tell_no_product
from assistant.dialogue.actions.offers.eligibility import find_unwanted
from assistant.dialogue.actions.offers.unasked import (
    BY_CATEGORY,
    find_kinds_asked_for,
    find_related_to,
    find_steps_up_from,
    offer,
)
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps.offers import OfferPremium, OfferRelated, ResumeOffers, StopOffers
from assistant.dialogue.steps.step import Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import OffersSwitched
from assistant.language.locales import in_locale
from assistant.snapshot import Snapshot

ANCHORS = 3


def show_related(shop: Snapshot, turn: Turn[OfferRelated]) -> Outcome:
    """What goes with the product asked about."""
    anchor = product_of(shop, turn.step.product_id)
    if anchor is None:
        return tell_no_product(turn, turn.step.product_id)
    outcome = Outcome("related")
    found, known = find_related_to(shop, turn, outcome, anchor)
    title = shorten_title(anchor, turn.locale)
    if known:
        outcome.say("related_before", title=title, what=_quote_titles(turn, [each.product for each in known]))
    elif not found:
        outcome.say("related_none", title=title)
        _show_kind(shop, turn, outcome, anchor)
    elif all(each.found.kind == BY_CATEGORY for each in found):
        # The orders speak of the kind of goods, not of this very thing: neither do we.
        outcome.say("related_for_kind", category=in_locale(turn.locale, *anchor.category))
    else:
        outcome.say("related_for", title=title)
    outcome.suggest("premium")
    outcome.suggest("cart")
    return outcome


def _show_kind(shop: Snapshot, turn: Turn, outcome: Outcome, anchor: Product) -> None:
    """What the shop has of the kind that was asked for, where orders say nothing of it; the list in view stays."""
    kinds = find_kinds_asked_for(turn)
    found = shop.search.find(kinds, n=SHOWN, without=sorted(find_unwanted(shop, turn))) if kinds else None
    if found is not None and found.products and not found.relaxed:
        outcome.say("related_of_kind", kind=turn.voice.list(kind.spoken(turn.locale) for kind in kinds))
        outcome.items = [build_product_card(product, turn) for product in (anchor, *found.products)]
        outcome.focus = anchor.id


def show_premium(shop: Snapshot, turn: Turn[OfferPremium]) -> Outcome:
    """What is a step up from the products asked about."""
    anchors = shop.catalogue.products(turn.step.products)
    if not anchors:
        return tell_no_product(turn, *turn.step.products[:1])
    outcome = Outcome("premium")
    steps, known = find_steps_up_from(shop, turn, outcome, anchors)
    anchor = (steps or known)[0].anchor if steps or known else anchors[0]
    title = shorten_title(anchor, turn.locale)
    if known:
        outcome.say("premium_before", title=title, what=_quote_titles(turn, [each.product for each in known]))
    else:
        outcome.say("premium_for" if steps else "premium_none", title=title)
    outcome.suggest("cheaper")
    outcome.suggest("related")
    return outcome


def stop_offers(shop: Snapshot, turn: Turn) -> Outcome:
    """Nothing is offered unasked from here on."""
    outcome = Outcome("feedback", events=[OffersSwitched(False)])
    outcome.say("offers_off")
    outcome.suggest("offers_again")
    return outcome


def resume_offers(shop: Snapshot, turn: Turn) -> Outcome:
    """Offers are welcome again: what there is for what is in view."""
    outcome = Outcome("feedback", events=[OffersSwitched(True)])
    outcome.say("offers_on")
    welcome = replace(turn, state=replace(turn.state, offers_on=True))
    offer(shop, welcome, outcome, shop.catalogue.products(turn.state.shown)[:ANCHORS], turn.state.constraints)
    return outcome


def _quote_titles(turn: Turn, products: Sequence[Product]) -> str:
    return turn.voice.list(turn.voice.quote(shorten_title(product, turn.locale)) for product in products)


ACTIONS: dict[type[Step], Action] = {
    OfferRelated: show_related,
    OfferPremium: show_premium,
    StopOffers: stop_offers,
    ResumeOffers: resume_offers,
}
