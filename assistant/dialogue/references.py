"""Reference resolution: the products that a message points at: by place, by id, or by what sets them apart."""

from __future__ import annotations

from dataclasses import replace

from assistant.answers import (
    called_in,
    find_answers,
    is_marked,
    is_named_before,
    of_amount,
    pick_named,
    read_question,
    topic_in_title,
    variants_of,
    without_name,
    words_in_title,
)
from assistant.catalogue.products import Product
from assistant.dialogue.conversation import State
from assistant.language.colours import colour_families
from assistant.language.normal_text import is_cjk
from assistant.query import (
    Brand,
    Colour,
    Constraint,
    Flag,
    Number,
    Query,
    Reference,
    Text,
    Value,
    wanted_kinds,
)
from assistant.snapshot import Snapshot

# A colour alone has so many Chinese characters.
_A_COLOUR = 2
# So many titles are looked at for the one that is called.
CALLED = 24


def resolve_references(shop: Snapshot, state: State, query: Query) -> tuple[str, ...]:
    """Ids in the order in which the message points at them, each once; empty when nothing is there."""
    places = [reference.position for reference in query.references if reference.position]
    if places and max(places) > len(state.shown):  # the third, beside two that are compared
        state = replace(state, shown=state.chosen_from(max(places)))
    found = [_product(shop, state, reference) for reference in query.references]
    if query.intent == "compare" and len(query.references) < 2:
        found += [_named(shop, state, name) for name in _names(query)]
    if not any(found) and (query.intent == "stock" or "price_question" in query.cues):
        found.append(_described(shop, state, query))
    return tuple(dict.fromkeys(product for product in found if product is not None))


def _names(query: Query) -> list[Constraint]:
    """What each of the things to compare is called: their brands, or other words that tell them apart."""
    brands = [c for c in query.constraints if isinstance(c, Brand) and not c.exclude]
    parted = [
        replace(c, brands=(brand,), names=(names,))
        for c in brands
        for brand, names in zip(c.brands, c.names, strict=True)
    ]
    words = [c for c in query.constraints if isinstance(c, Text | Value | Colour) and not c.exclude]
    return [*parted, *words] if len(parted) + len(words) > 1 else []


def _described(shop: Snapshot, state: State, query: Query) -> str | None:
    """What its properties tell from the others of the kind in hand, shown or not: is the pink one in stock?"""
    told = [c for c in query.constraints if isinstance(c, Colour | Value | Number | Flag) and not c.exclude]
    kinds = wanted_kinds(query.constraints) or wanted_kinds(state.constraints)
    if not told or not kinds:
        return None
    shown = shop.catalogue.products(state.shown)
    if fitting := shop.search.fitting(shown, told) if shown else []:
        return fitting[0].id
    found = shop.search.find([*kinds, *told], n=1)
    return found.products[0].id if found.products and not found.relaxed else None


def _named(shop: Snapshot, state: State, name: Constraint) -> str | None:
    """The first of what was shown that has this name; else the best of the kind that is wished."""
    shown = shop.catalogue.products(state.shown)
    if fitting := shop.search.fitting(shown, [name]) if shown else []:
        return fitting[0].id
    kind = wanted_kinds(state.constraints)
    found = shop.search.find([*kind, name], n=1)
    return found.products[0].id if found.products and not found.relaxed else None


def _product(shop: Snapshot, state: State, reference: Reference) -> str | None:
    if reference.product is not None:
        return reference.product
    if reference.position is not None:
        return state.item_at(reference.position)
    shown = [product for each in state.shown if (product := shop.catalogue.product(each)) is not None]
    if reference.like:
        shown = shop.search.fitting(shown, reference.like)
    return _picked(shown, reference.pick, state.item_at(0)).id if shown else None


def _picked(shown: list[Product], pick: str | None, in_hand: str | None) -> Product:
    match pick:
        case "cheapest":
            return min(shown, key=lambda product: product.price_minor)
        case "dearest":
            return max(shown, key=lambda product: product.price_minor)
        case "best_rated":
            return max(shown, key=lambda product: (product.rating or 0, product.rating_count))
        case "other":
            others = [product for product in shown if product.id != (in_hand or shown[0].id)]
            return others[0] if others else shown[0]
    return shown[0]


def find_named(shop: Snapshot, state: State, text: str, *, is_missed: bool = False) -> tuple[str, ...]:
    """The product that a message calls by a part of its title or by its colour: one in view, else one of the shop.

    Empty where nothing is called so, or where what is in hand is spoken of; what `is_missed` is none of those in view.
    """
    if is_missed:
        return _titled(shop, state, text, None)
    in_hand = shop.catalogue.product(state.item_at(0) or "")
    shown = shop.catalogue.products(state.shown)
    if len(shown) > 1 and (found := pick_named(text, shown)) is not None:
        return (found.id,)
    if in_hand is not None and is_named_before(text):
        return ()
    if state.page_product is not None and not is_marked(text) and not _is_kind(shop, text):
        return ()
    if in_hand is not None and not is_marked(text) and is_answered(shop, state, in_hand, text):
        return ()
    return _titled(shop, state, text, in_hand)


def _titled(shop: Snapshot, state: State, text: str, in_hand: Product | None) -> tuple[str, ...]:
    """The product of the whole shop whose title has the most of what something is called."""
    best: tuple[float, list[Product]] = (0.0, [])
    least = 3 if state.page_product is not None and not is_marked(text) else 2
    for phrase in called_in(text):
        words = shop.vocabulary.words_in(phrase)
        if not words or (state.page_product is not None and not _tells_goods(shop, phrase, words)):
            continue
        candidates = shop.catalogue.titled(words, n=CALLED)
        if in_hand is not None:
            candidates = [in_hand, *(each for each in candidates if each.id != in_hand.id)]
        for candidate in candidates:
            score = _called(phrase, words, candidate, least)
            if score > best[0]:
                best = (score, [candidate])
            elif score == best[0] and score:
                best[1].append(candidate)
    if not best[1] or (in_hand is not None and in_hand in best[1]):
        return ()
    return (_nearest_to_wish(shop, state, best[1]).id,)


def _tells_goods(shop: Snapshot, phrase: str, words: list[str]) -> bool:
    """Whether a phrase has a kind of goods, a brand or a number of a model in it; the colour may be of what is open."""
    if any(char.isdigit() for char in phrase) or is_cjk(phrase):
        return True
    kinds = {sense.kind for word in words for sense in shop.vocabulary.senses(word)}
    return len(words) > 1 and bool(kinds & {"category", "node", "brand"})


def _is_kind(shop: Snapshot, text: str) -> bool:
    """Whether a message begins with a kind of goods, and so may speak of others than of what is open."""
    words = shop.vocabulary.words_in(text)
    return bool(words) and any(sense.kind in ("category", "node") for sense in shop.vocabulary.senses(words[0]))


def _nearest_to_wish(shop: Snapshot, state: State, products: list[Product]) -> Product:
    """The one in view, else the one that meets most of what is wished, the kind of goods above all."""
    shown, kinds = set(state.shown), wanted_kinds(state.constraints)
    met = {product.id: 0 for product in products}
    for limit in state.constraints:
        if limit.condition() is not None:
            for product in shop.search.fitting(products, [replace(limit, soft=False)]):
                met[product.id] += 5 if limit in kinds else 1
    return max(products, key=lambda each: (each.id in shown, met[each.id]))


def _called(phrase: str, words: list[str], product: Product, least: int) -> float:
    """How surely a product is called so: all of an English phrase, or the beginning of a Chinese one."""
    topic = max((topic_in_title(phrase, title) for title in (product.title_zh,) if title), default=0)
    if is_cjk(phrase):
        # 黑色的呢 calls nothing in a whole shop by its name.
        is_name = topic >= least and not (topic <= _A_COLOUR and colour_families(phrase[:topic]))
        return topic if is_name else 0.0
    title = set(words_in_title(product))
    told = [word for word in words if word not in ("one", "the")]
    n = next((n for n, word in enumerate(told) if word not in title), len(told))
    return float(n) if n and (n == len(told) or n >= 2) else 0.0  # the C10 Plus loud: what is asked comes behind


def is_answered(shop: Snapshot, state: State, product: Product, text: str, *, only_options: bool = False) -> bool:
    """Whether the page of a product, or its other versions, have an answer to a question."""
    asked = without_name(text, product)
    if not only_options and any(
        answer is not None for answer in find_answers(product, read_question(asked), state.locale)
    ):
        return True
    others = [each for each in variants_of(product, shop.catalogue.relatives(product)) if each.id != product.id]
    return bool(of_amount(asked, others))
