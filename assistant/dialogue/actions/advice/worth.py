"""Worth: what a dearer product has for its price, whom that serves, and when the cheaper one is enough."""

from __future__ import annotations

from assistant.catalogue.models import one_of_each_model
from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import (
    build_product_card,
    directions_of,
    find_differences,
    first_passage,
    is_promise,
    is_rated_higher,
    name_model,
    split_sentences,
    texts_of,
)
from assistant.dialogue.actions.offers import find_named
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import Step, WeighPrice
from assistant.dialogue.turn_context import Action, Turn
from assistant.language.locales import in_locale
from assistant.money import money_text
from assistant.query import Category, Price
from assistant.snapshot import Snapshot

MOST_GAINS = 3


def weigh_price(shop: Snapshot, turn: Turn[WeighPrice]) -> Outcome:
    """What one gets for the difference between the dearest and the cheapest of these, and whether that is needed."""
    outcome = Outcome(turn.step.intent)
    products = one_of_each_model(shop.catalogue.products(turn.step.products))
    if not products:
        outcome.say("which")
        return outcome
    if turn.step.by_name:
        # One thing is asked about: the one that is named, else the one in hand.
        products = list(find_named(shop, turn).products[:1]) or products[:1]
    same = [each for each in products if each.category_id == products[0].category_id] or products
    dear = max(same, key=lambda each: each.price_minor) if len(same) > 1 else same[0]
    cheaper = [each for each in same if each.price_minor < dear.price_minor] or _find_cheaper(shop, dear)
    if not cheaper:
        _tell_alone(turn, outcome, dear)
        return outcome
    cheap = min(cheaper, key=lambda each: each.price_minor)
    _tell_gains(shop, turn, outcome, cheap, dear)
    outcome.items = [build_product_card(product, turn) for product in (cheap, dear)]
    return outcome


def _find_cheaper(shop: Snapshot, dear: Product) -> list[Product]:
    if dear.category_id is None:
        return []
    kind = Category(categories=(dear.category_id,), names=dear.category)
    found = shop.search.find([kind, Price(high=dear.price_minor - 1, currency=dear.currency)], n=1)
    return [] if found.relaxed else list(found.products)


def _tell_alone(turn: Turn, outcome: Outcome, product: Product) -> None:
    title = name_model(product, turn.locale)
    said = first_passage(product, turn.locale)
    outcome.say("worth_alone", title=title, price=money_text(product.price_minor, product.currency))
    if said is not None:
        outcome.say("worth_says", words=turn.voice.quote(said))
    outcome.items = [build_product_card(product, turn)]
    outcome.focus = product.id


def _tell_gains(shop: Snapshot, turn: Turn, outcome: Outcome, cheap: Product, dear: Product) -> None:
    voice, locale = turn.voice, turn.locale
    titles = {"cheap": name_model(cheap, locale), "dear": name_model(dear, locale)}
    difference = money_text(dear.price_minor - cheap.price_minor, dear.currency)
    better = [each for each in find_differences(cheap, dear, directions_of(shop, dear)) if each.better > 0]
    better.sort(key=lambda each: (is_promise(each.key), not each.is_flag, -each.size))
    gains, names = [], []
    for each in better[:MOST_GAINS]:
        name = in_locale(locale, *shop.attribute_name(each.key))
        less, more = texts_of(each, locale)
        names.append(name)
        gains.append(
            voice.gain("flag", name=name) if each.is_flag else voice.gain("number", name=name, before=less, after=more)
        )
    if is_rated_higher(dear, cheap):
        gains.append(voice.gain("rating", before=cheap.rating, after=dear.rating))
    if gains:
        outcome.say("worth_gains", difference=difference, gains=voice.list(gains), **titles)
        outcome.say("worth_if" if names else "worth_rating", name=names[0] if names else "", **titles)
        return
    mine = set(split_sentences(cheap.description(locale)))
    own = [each for each in split_sentences(dear.description(locale)) if each not in mine]
    if own:
        outcome.say("worth_only_says", difference=difference, words=voice.quote(own[0]), **titles)
    else:
        outcome.say("worth_nothing", difference=difference, **titles)


ACTIONS: dict[type[Step], Action] = {WeighPrice: weigh_price}
