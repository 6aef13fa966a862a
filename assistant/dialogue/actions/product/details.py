"""Product details: what the catalogue says of one product, and whether it can be had."""

from __future__ import annotations

from assistant.catalogue.cards import attribute_rows
from assistant.dialogue.actions.cards import LEAST_REVIEWS, build_product_card, product_of, tell_no_product
from assistant.dialogue.actions.offers import find_unwanted, offer
from assistant.dialogue.actions.product import questions
from assistant.dialogue.actions.product.options import find_version
from assistant.dialogue.actions.product.prices import tell_list_price
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import AskWhichProduct, Step, TellDetails, TellStock
from assistant.dialogue.turn_context import Action, Turn
from assistant.language.locales import number_text
from assistant.money import money_text
from assistant.snapshot import Snapshot

FACTS_TOLD = 6
ALTERNATIVES = 3


def describe(shop: Snapshot, turn: Turn[TellDetails]) -> Outcome:
    """What the catalogue says of one product: the answer to a question, or else the first of what there is to know."""
    product = product_of(shop, turn.step.product_id)
    if product is None:
        return tell_no_product(turn, turn.step.product_id)
    outcome = Outcome("detail", focus=product.id)
    if questions.is_narrow(turn):
        outcome.items = [build_product_card(product, turn)]
        questions.answer(shop, turn, outcome, product)
        for key in turn.step.near:
            if (article := shop.articles.get(key, turn.locale, today=shop.today())) is not None:
                outcome.quote(article, turn.locale)
        return outcome
    outcome.say("detail", title=product.title(turn.locale), price=money_text(product.price_minor, product.currency))
    tell_list_price(outcome, product)
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
    outcome.items = [build_product_card(product, turn)]
    offer(shop, turn, outcome, [product], turn.state.constraints)
    for key in ("related", "cheaper", "person"):
        outcome.suggest(key)
    return outcome


def check_stock(shop: Snapshot, turn: Turn[TellStock]) -> Outcome:
    """Whether one product can be had; alternatives when it cannot."""
    product = product_of(shop, turn.step.product_id)
    if product is None:
        return tell_no_product(turn, turn.step.product_id)
    product = find_version(shop, turn, product)
    outcome = Outcome("stock")
    title = product.title(turn.locale)
    if product.can_be_had:
        if product.stock is None:
            outcome.say("in_stock_some", title=title)
        else:
            outcome.say("in_stock", title=title, count=number_text(product.stock))
        outcome.items = [build_product_card(product, turn)]
        outcome.focus = product.id
        outcome.suggest("related")
    else:
        alternatives = shop.recommendations.find_similar(product, n=ALTERNATIVES, exclude=find_unwanted(shop, turn))
        outcome.say("out_of_stock_but" if alternatives else "out_of_stock", title=title)
        outcome.items = [build_product_card(each, turn) for each in alternatives]
        outcome.focus = product.id
    outcome.suggest("shipping")
    return outcome


def ask_which(shop: Snapshot, turn: Turn[AskWhichProduct]) -> Outcome:
    """A question about a product, and none in hand."""
    return tell_no_product(turn)


ACTIONS: dict[type[Step], Action] = {TellDetails: describe, TellStock: check_stock, AskWhichProduct: ask_which}
