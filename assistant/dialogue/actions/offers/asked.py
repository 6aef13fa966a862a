"""Cross-sell and up-sell, asked for: what goes with a product, what is a step up, and whether more is welcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import (
    SHOWN,
    build_product_card,
    consenting_visitor_of,
    product_of,
    shorten_title,
    tell_no_product,
)
from assistant.dialogue.actions.offers.better import find_better_of_kind, find_dearer_of_kind, find_made_for
from assistant.dialogue.actions.offers.eligibility import (
    exclude_own_kind,
    find_unwanted,
    is_worth,
    match_cart,
    match_limits,
)
from assistant.dialogue.actions.offers.unasked import ANCHORS, OFFERS, offer, show_premium_cards, show_related_cards
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import OfferPremium, OfferRelated, ResumeOffers, Step, StopOffers
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import OffersSwitched
from assistant.language.locales import in_locale
from assistant.query import Category, Constraint, Price, wanted_kinds
from assistant.recommendations import Premium, Related
from assistant.snapshot import Snapshot

MOST_ASKED_FOR = 6
MOST_STEPS_UP = 3
BY_CATEGORY = "category_bought_together"


def show_related(shop: Snapshot, turn: Turn[OfferRelated]) -> Outcome:
    """What goes with the product asked about."""
    anchor = product_of(shop, turn.step.product_id)
    if anchor is None:
        return tell_no_product(turn, turn.step.product_id)
    outcome = Outcome("related")
    found, known = _find_related_to(shop, turn, outcome, anchor)
    title = shorten_title(anchor, turn.locale)
    if known:
        outcome.say("related_before", title=title, what=_quote_titles(turn, [each.product for each in known]))
    elif not found and outcome.related:
        outcome.say("related_made_for", title=title, what=turn.voice.list(card["title"] for card in outcome.related))
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
    kinds = _find_kinds_asked_for(turn)
    found = shop.search.find(kinds, n=SHOWN, without=sorted(find_unwanted(shop, turn))) if kinds else None
    if found is not None and found.products and not found.relaxed:
        outcome.say("related_of_kind", kind=turn.voice.list(kind.phrase(turn.locale) for kind in kinds))
        outcome.items = [build_product_card(product, turn) for product in (anchor, *found.products)]
        outcome.focus = anchor.id


def show_premium(shop: Snapshot, turn: Turn[OfferPremium]) -> Outcome:
    """What is a step up from the products asked about."""
    anchors = shop.catalogue.products(turn.step.products)
    if not anchors:
        return tell_no_product(turn, *turn.step.products[:1])
    outcome = Outcome("premium")
    wished = turn.step.constraints
    turn = turn.with_step(replace(turn.step, constraints=_keep_limits(shop, turn, anchors)))
    steps, known = _find_steps_up_from(shop, turn, outcome, anchors)
    anchor = (steps or known)[0].anchor if steps or known else anchors[0]
    left_out = find_unwanted(shop, turn) | turn.state.offered
    if not steps and not known:
        limits = turn.step.constraints
        outcome.premium = find_better_of_kind(shop, turn, anchor, limits, n=MOST_STEPS_UP, exclude=left_out)
    title = shorten_title(anchor, turn.locale)
    if known:
        outcome.say("premium_before", title=title, what=_quote_titles(turn, [each.product for each in known]))
    else:
        outcome.say("premium_for" if outcome.premium else "premium_none", title=title)
    if not outcome.premium and not known:
        outcome.premium = find_dearer_of_kind(shop, turn, anchor, turn.step.constraints, n=OFFERS, exclude=left_out)
        if outcome.premium:
            outcome.lines.clear()
            outcome.say("premium_dearer")
    outcome.relaxed = _find_unmet(shop, outcome, wished)
    outcome.suggest("cheaper")
    outcome.suggest("related")
    return outcome


def _find_unmet(shop: Snapshot, outcome: Outcome, wished: Sequence[Constraint]) -> tuple[Constraint, ...]:
    """What of the wish was given up for what is shown: nothing met it before."""
    shown = shop.catalogue.products([card["id"] for card in outcome.premium])
    limits = [c for c in wished if c.condition() is not None and not c.soft]
    return tuple(c for c in limits if len(shop.search.fitting(shown, [c])) < len(shown))


def _keep_limits(shop: Snapshot, turn: Turn[OfferPremium], anchors: Sequence[Product]) -> tuple[Constraint, ...]:
    """Of the wish what the products in question meet themselves; a price that was named as about so much moves."""
    said = turn.query.constraints if turn.query else ()
    return tuple(
        c
        for c in turn.step.constraints
        if c in said
        or (
            not (isinstance(c, Price) and c.low is not None)
            and c.condition() is not None
            and shop.search.fitting(anchors[:1], [replace(c, soft=False)])
        )
    )


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


def _find_related_to(
    shop: Snapshot, turn: Turn[OfferRelated], outcome: Outcome, anchor: Product
) -> tuple[list[Related], list[Related]]:
    """What goes with the product that was asked about: what is new, and what was offered in this conversation before.

    What the shopper excluded stays excluded.
    """
    wished = turn.step.constraints or turn.state.constraints
    limits = [c for c in wished if c.exclude] + exclude_own_kind(shop, [anchor], turn.state.constraints)
    limits += _find_kinds_asked_for(turn)

    def find(n: int, exclude: frozenset[str]) -> list[Related]:
        return shop.recommendations.find_related(
            [anchor],
            n=n,
            exclude=find_unwanted(shop, turn) | exclude,
            fits=match_limits(shop, limits),
            goes=match_cart(shop, turn),
        )

    fresh = find(MOST_ASKED_FOR, turn.state.offered)
    show_related_cards(shop, turn, outcome, fresh)
    beside = [card["id"] for card in outcome.related]
    unwanted = find_unwanted(shop, turn)
    outcome.related = [*find_made_for(shop, turn, anchor, exclude=unwanted, beside=beside), *outcome.related]
    known = [] if fresh else [each for each in find(OFFERS, frozenset()) if each.product.id in turn.state.offered]
    return fresh, known


def _find_steps_up_from(
    shop: Snapshot, turn: Turn[OfferPremium], outcome: Outcome, anchors: Sequence[Product]
) -> tuple[list[Premium], list[Premium]]:
    """What is worth paying more for than the products asked about, within the same wish: new, and offered before."""
    limits = turn.step.constraints

    def find(exclude: frozenset[str]) -> list[Premium]:
        return shop.recommendations.find_premium(
            anchors,
            n=MOST_STEPS_UP,
            exclude=find_unwanted(shop, turn) | exclude,
            fits=match_limits(shop, limits),
            worth=lambda step: is_worth(shop, turn, step, limits),
            visitor=consenting_visitor_of(turn),
        )

    fresh = find(turn.state.offered)
    show_premium_cards(shop, turn, outcome, fresh)
    known = [] if fresh else [each for each in find(frozenset()) if each.product.id in turn.state.offered]
    return fresh, known


def _find_kinds_asked_for(turn: Turn) -> list[Category]:
    """The kinds of goods that the message names: which ink goes with it."""
    return wanted_kinds(turn.query.constraints if turn.query else ())


ACTIONS: dict[type[Step], Action] = {
    OfferRelated: show_related,
    OfferPremium: show_premium,
    StopOffers: stop_offers,
    ResumeOffers: resume_offers,
}
