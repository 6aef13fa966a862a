"""Explanation of an absence: the first thing that kept a product from being shown, with the value that decided."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.catalogue.attributes import names_of, value_text
from assistant.catalogue.products import Product
from assistant.catalogue.search import CANDIDATES, Found
from assistant.dialogue.actions.cards import (
    LEAST_REVIEWS,
    build_product_card,
    consenting_visitor_of,
    keys_of_facets,
    shorten_title,
)
from assistant.dialogue.actions.offers import find_unwanted
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.speech import say_wish, say_wishes
from assistant.dialogue.steps import ExplainWhyNot, Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.language.locales import PHRASES, in_locale, number_text
from assistant.money import money_text
from assistant.query import Colour, Constraint, Price, Sort, wanted_kinds
from assistant.recommendations import SOLD_DAYS
from assistant.snapshot import Snapshot

# A list of what may please has this many places.
LISTED = 6


def explain_absence(shop: Snapshot, turn: Turn[ExplainWhyNot]) -> Outcome:
    """What kept a product from being shown, or that it was."""
    outcome = Outcome("detail")
    product = _find_meant(shop, turn)
    if product is None:
        named = [c for c in turn.step.constraints if not isinstance(c, Price | Sort)]
        if named:
            outcome.say("not_sold", what=say_wishes(named, turn.voice))
        else:
            outcome.say("why_not_what")
        outcome.suggest("person")
        return outcome
    outcome.focus = product.id
    outcome.items = [build_product_card(product, turn)]
    for tell in (_tell_in_sight, _tell_unwelcome, _tell_broken_limit, _tell_rank, _tell_place_in_list):
        if tell(shop, turn, outcome, product):
            break
    outcome.suggest("related")
    outcome.suggest("compare")
    return outcome


def _find_meant(shop: Snapshot, turn: Turn[ExplainWhyNot]) -> Product | None:
    """The product asked about: pointed at, or the best that has the names which were said and was not shown."""
    if turn.step.product_id is not None:
        return shop.catalogue.product(turn.step.product_id)
    named = [c for c in turn.step.constraints if not isinstance(c, Price | Sort)]
    if not named:
        return None
    # "Why no Acme" among headphones means Acme's headphones, where there are any.
    kinds = wanted_kinds(turn.state.constraints)
    for wished in ([*kinds, *named], named):
        if shop.search.count(wished):
            unseen = shop.search.find(wished, n=1, without=sorted(turn.state.shown))
            found = unseen if unseen.total and not unseen.relaxed else shop.search.find(wished, n=1)
            return found.products[0]
    return None


def _tell_in_sight(shop: Snapshot, turn: Turn, outcome: Outcome, product: Product) -> bool:
    """It was shown, or offered."""
    state, title = turn.state, shorten_title(product, turn.locale)
    if product.id in state.shown:
        outcome.say("why_not_shown", title=title, place=state.shown.index(product.id) + 1)
    elif product.id in state.offered:
        outcome.say("why_not_offered", title=title)
    else:
        return False
    return True


def _tell_unwelcome(shop: Snapshot, turn: Turn, outcome: Outcome, product: Product) -> bool:
    """It was refused, is in the cart, or is owned."""
    state, title = turn.state, shorten_title(product, turn.locale)
    if product.id in state.disliked:
        outcome.say("why_not_disliked", title=title)
    elif product.id in state.cart:
        outcome.say("why_not_cart", title=title)
    elif product.id in find_unwanted(shop, turn):
        outcome.say("why_not_owned", title=title)
    else:
        return False
    return True


def _tell_broken_limit(shop: Snapshot, turn: Turn, outcome: Outcome, product: Product) -> bool:
    """It breaks a limit that was stated, or cannot be had."""
    for limit in turn.state.constraints:
        if limit.soft or limit.condition() is None or shop.search.fitting([product], [limit]):
            continue
        _tell_limit(shop, turn, outcome, product, limit)
        return True
    if not product.can_be_had:
        outcome.say("why_not_sold_out", title=shorten_title(product, turn.locale))
        return True
    return False


def _tell_limit(shop: Snapshot, turn: Turn, outcome: Outcome, product: Product, limit: Constraint) -> None:
    locale, title, what = turn.locale, shorten_title(product, turn.locale), say_wish(limit, turn.voice)
    if isinstance(limit, Price):
        price = money_text(product.price_minor, product.currency)
        outcome.say("why_not_price", title=title, price=price, what=what)
        return
    if isinstance(limit, Colour) and product.colours:
        own = turn.voice.list(PHRASES[locale].COLOURS[family] for family in product.colours)
        outcome.say("why_not_limit_value", title=title, name=turn.voice.receipt("colour"), value=own, what=what)
        return
    for key in keys_of_facets(shop, limit.facet_ids, list(product.attributes)):
        name, value = in_locale(locale, *names_of(key)), value_text(product.attributes[key], locale)
        outcome.say("why_not_limit_value", title=title, name=name, value=value, what=what)
        return
    outcome.say("why_not_limit", title=title, what=what)


def _tell_rank(shop: Snapshot, turn: Turn, outcome: Outcome, product: Product) -> bool:
    """It fits, and stands too far down in the order; what stands before it is better by some number."""
    wish = turn.state.constraints
    if not any(c.condition() is not None for c in wish):
        return False
    found = shop.search.find(wish, n=CANDIDATES, without=sorted(turn.state.disliked))
    title, total = shorten_title(product, turn.locale), number_text(found.total)
    places = [each.id for each in found.products]
    if product.id not in places:
        outcome.say("why_not_far", title=title, total=total)
        return True
    shown = [each for each in found.products[: places.index(product.id)] if each.id in turn.state.shown]
    same = next((other for other in shown if _is_same_model(product, other)), None)
    if same is not None:
        outcome.say("why_not_same", title=title, other=shorten_title(same, turn.locale))
        return True
    outcome.say("why_not_rank", title=title, total=total, place=places.index(product.id) + 1, n=len(turn.state.shown))
    _tell_order(turn, outcome, product, shown, found)
    return True


def _tell_order(turn: Turn, outcome: Outcome, product: Product, before: Sequence[Product], found: Found) -> None:
    """What the order goes by: as the shopper chose, or the rating and the sales of what stands before it."""
    sort = next((c for c in turn.state.constraints if isinstance(c, Sort)), None)
    if sort is not None:
        outcome.say("why_not_sorted", sort=sort.phrase(turn.locale))
        return
    for other in reversed(before):
        name = shorten_title(other, turn.locale)
        rated = min(other.rating_count, product.rating_count) >= LEAST_REVIEWS
        if rated and (other.rating or 0) > (product.rating or 0):
            outcome.say("why_not_rated", other=name, better=other.rating, own=product.rating)
            return
        if other.sold > product.sold:
            better, own = number_text(other.sold), number_text(product.sold)
            outcome.say("why_not_less_sold", other=name, days=SOLD_DAYS, better=better, own=own)
            return


def _tell_place_in_list(shop: Snapshot, turn: Turn, outcome: Outcome, product: Product) -> bool:
    """Nothing was wished: where it stands among what may please, by the recommender's own trace."""
    trace = shop.recommendations.explain_absence(
        consenting_visitor_of(turn), product, n=LISTED, recent=turn.state.shown, exclude=sorted(turn.state.disliked)
    )
    facts = next((step.facts for step in trace.steps if step.name == "score"), {}) if trace else {}
    title = shorten_title(product, turn.locale)
    if facts.get("rank"):
        of, rank = number_text(facts["of"]), number_text(facts["rank"])
        outcome.say("why_not_listed", title=title, of=of, rank=rank, n=LISTED)
    else:
        outcome.say("why_not_far", title=title, total=number_text(shop.catalogue.count()))
    return True


def _is_same_model(product: Product, other: Product) -> bool:
    """The same thing in another colour: brand, kind and price agree, and so does what measures it."""
    return (
        product.brand_id is not None
        and (product.brand_id, product.category_id, product.price_minor)
        == (other.brand_id, other.category_id, other.price_minor)
        and product.id != other.id
    )


ACTIONS: dict[type[Step], Action] = {ExplainWhyNot: explain_absence}
