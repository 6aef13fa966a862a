"""Steps carried out: each action looks into the shop and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.catalogue.cards import attribute_rows
from assistant.catalogue.products import Product
from assistant.dialogue import cart, comparison, finding, service
from assistant.dialogue.desk import Desk, Turn
from assistant.dialogue.finding import product_card, suggest_departments
from assistant.dialogue.offers import BY_CATEGORY, offer, related_to, steps_up_from
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.reasons import LEAST_REVIEWS, short_title
from assistant.events import FeedbackGiven, HandedBack
from assistant.money import money_text
from assistant.understanding.languages import in_locale, number_text

FACTS_TOLD = 6
ALTERNATIVES = 3


def carry_out(desk: Desk, turn: Turn) -> Outcome:
    """Carries out the turn's step, and the one that follows it."""
    outcome = _ACTIONS[turn.step.do](desk, turn)
    if turn.step.then is not None:
        outcome.followed_by(carry_out(desk, replace(turn, step=turn.step.then)))
    return outcome


def related(desk: Desk, turn: Turn) -> Outcome:
    """What goes with the product asked about."""
    anchor = _product(desk, turn)
    if anchor is None:
        return _gone(desk, turn)
    outcome = Outcome("related")
    found = related_to(desk, turn, outcome, anchor)
    title = short_title(anchor, turn.locale)
    if not found:
        outcome.say("related_none", title=title)
    elif all(each.found.kind == BY_CATEGORY for each in found):
        # The orders speak of the kind of goods, not of this very thing: neither do we.
        outcome.say("related_for_kind", category=in_locale(turn.locale, *anchor.category))
    else:
        outcome.say("related_for", title=title)
    outcome.suggest("premium")
    outcome.suggest("cart")
    return outcome


def premium(desk: Desk, turn: Turn) -> Outcome:
    """What is a step up from the products asked about."""
    anchors = desk.catalogue.products(turn.step.products)
    if not anchors:
        return _gone(desk, turn)
    outcome = Outcome("premium")
    steps = steps_up_from(desk, turn, outcome, anchors)
    anchor = steps[0].anchor if steps else anchors[0]
    outcome.say("premium_for" if steps else "premium_none", title=short_title(anchor, turn.locale))
    outcome.suggest("cheaper")
    outcome.suggest("related")
    return outcome


def detail(desk: Desk, turn: Turn) -> Outcome:
    """What the catalogue says of one product, and nothing else."""
    product = _product(desk, turn)
    if product is None:
        return _gone(desk, turn)
    outcome = Outcome("detail")
    title = product.title(turn.locale)
    outcome.say("detail", title=title, price=money_text(product.price_minor, product.currency))
    if product.rating is not None and product.rating_count >= LEAST_REVIEWS:
        outcome.say("detail_rating", rating=product.rating, count=number_text(product.rating_count))
    rows = [f"{name} {value}" for name, value in attribute_rows(product, turn.locale)[:FACTS_TOLD]]
    if rows:
        outcome.say("detail_facts", facts=turn.voice.list(rows))
    elif text := product.description(turn.locale):
        outcome.quotes.append(text)
    else:
        outcome.say("detail_none")
    if not product.can_be_had:
        outcome.say("sold_out_now")
    outcome.items = [product_card(product, turn)]
    offer(desk, turn, outcome, [product], turn.state.constraints)
    for key in ("related", "cheaper", "person"):
        outcome.suggest(key)
    return outcome


def stock(desk: Desk, turn: Turn) -> Outcome:
    """Whether one product can be had; alternatives when it cannot."""
    product = _product(desk, turn)
    if product is None:
        return _gone(desk, turn)
    outcome = Outcome("stock")
    title = product.title(turn.locale)
    if product.can_be_had:
        if product.stock is None:
            outcome.say("in_stock_some", title=title)
        else:
            outcome.say("in_stock", title=title, count=number_text(product.stock))
        outcome.items = [product_card(product, turn)]
        outcome.suggest("related")
    else:
        alternatives = desk.recommendations.similar(product, n=ALTERNATIVES)
        outcome.say("out_of_stock_but" if alternatives else "out_of_stock", title=title)
        outcome.items = [product_card(each, turn) for each in alternatives]
    outcome.suggest("shipping")
    return outcome


def feedback(desk: Desk, turn: Turn) -> Outcome:
    """An offer was liked, or is not to come again."""
    outcome = Outcome("feedback")
    if not turn.step.products:
        outcome.say("feedback_what")
        return outcome
    outcome.events.append(FeedbackGiven(turn.step.products[0], turn.step.value))
    outcome.say("feedback_up" if turn.step.value == "up" else "feedback_down")
    return outcome


def talk(desk: Desk, turn: Turn) -> Outcome:
    """Courtesies, and who is speaking."""
    outcome = Outcome(turn.step.intent)
    outcome.say(turn.step.intent)
    if turn.step.intent in ("greeting", "chitchat"):
        suggest_departments(desk, turn, outcome)
    return outcome


def unknown(desk: Desk, turn: Turn) -> Outcome:
    """Not understood: said so, with ways on."""
    outcome = Outcome("unknown")
    if turn.query and turn.query.unknown:
        outcome.say("unknown_words", words=turn.voice.list(map(turn.voice.quote, turn.query.unknown)))
    else:
        outcome.say("unknown")
    suggest_departments(desk, turn, outcome, n=2)
    outcome.suggest("person")
    return outcome


def start_over(desk: Desk, turn: Turn) -> Outcome:
    """What was wished so far is forgotten; the cart is not."""
    outcome = Outcome("search", constraints=())
    outcome.say("fresh_start")
    suggest_departments(desk, turn, outcome)
    return outcome


def silent(desk: Desk, turn: Turn) -> Outcome:
    """Nothing to say."""
    return Outcome(turn.step.intent)


def resume(desk: Desk, turn: Turn) -> Outcome:
    """The shopper goes on with the assistant."""
    outcome = Outcome("handoff", events=[HandedBack()])
    outcome.say("handed_back")
    return outcome


def _gone(desk: Desk, turn: Turn) -> Outcome:
    """The product asked about is no longer sold, or none was meant."""
    if not turn.step.products:
        return finding.which(desk, turn)
    outcome = Outcome(turn.step.intent)
    outcome.say("product_gone")
    return outcome


def _product(desk: Desk, turn: Turn) -> Product | None:
    return desk.catalogue.product(turn.step.products[0]) if turn.step.products else None


_ACTIONS: dict[str, Callable[[Desk, Turn], Outcome]] = {
    "search": finding.search,
    "more": finding.more,
    "cheaper": finding.cheaper,
    "recommend": finding.recommend,
    "not_sold": finding.not_sold,
    "which": finding.which,
    "related": related,
    "premium": premium,
    "detail": detail,
    "stock": stock,
    "compare": comparison.compare,
    "cart_add": cart.add,
    "cart_set": cart.change,
    "cart_remove": cart.remove,
    "cart_clear": cart.clear,
    "cart_view": cart.view,
    "article": service.article,
    "no_article": service.no_article,
    "handoff": service.handoff,
    "feedback": feedback,
    "talk": talk,
    "unknown": unknown,
    "start_over": start_over,
    "silent": silent,
    "resume": resume,
}
