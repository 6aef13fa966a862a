"""Better ones of a kind: what costs more and is better for sure, where the recommender knows no step up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.catalogue.cards import card_of
from assistant.catalogue.models import model_of, one_of_each_model
from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import (
    SLIGHT,
    Difference,
    directions_of,
    find_differences,
    first_passage,
    is_promise,
    is_rated_higher,
    name_model,
    texts_of,
)
from assistant.dialogue.turn_context import Turn
from assistant.language.locales import in_locale
from assistant.language.normal_text import normal
from assistant.money import money_text
from assistant.query import Category, Constraint, Price, Text
from assistant.snapshot import Snapshot

MOST_GAINS, MOST_LOSSES = 3, 2
NO_CHANGES: Mapping[str, tuple[str, str]] = {}
# So many times as dear is no longer a step.
_MOST_DEARER = 3
# What a title calls its model by: a maker's word, a number.
_NAME = re.compile(r"[a-z0-9][a-z0-9.+-]*|[^\W\d_a-z]{2,}")
_WORDS_READ, _PAGES_READ = 6, 60


def find_better_of_kind(
    shop: Snapshot, turn: Turn, anchor: Product, limits: Sequence[Constraint], *, n: int, exclude: frozenset[str]
) -> list[dict[str, Any]]:
    """Cards of dearer products of the anchor's kind that are better in more than they are worse in, the best first."""
    if anchor.category_id is None:
        return []
    kind = Category(categories=(anchor.category_id,), names=anchor.category)
    dearer = Price(low=anchor.price_minor + 1, currency=anchor.currency)
    rowids = [each.rowid for each in shop.search.best([kind, dearer, *limits])]
    products = [each for each in shop.search.products_at(rowids) if each.can_be_had and each.id not in exclude]
    ranked: list[tuple[int, int, dict[str, Any]]] = []
    for product in one_of_each_model(products):
        if model_of(product) == model_of(anchor) or not shop.compatibility.is_compatible(product, [anchor]):
            continue
        differing = find_differences(anchor, product, directions_of(shop, anchor))
        felt = [each for each in differing if each.size >= SLIGHT and not is_promise(each.key)]
        gains, losses = ([each for each in felt if each.better == sign] for sign in (1, -1))
        worth = len(gains) + is_rated_higher(product, anchor) - len(losses)
        if worth > 0:
            card = _build_card(shop, turn, anchor, product, gains, losses)
            ranked.append((-worth, product.price_minor, card))
    return [card for _, _, card in sorted(ranked, key=lambda each: each[:2])[:n]]


def find_dearer_of_kind(
    shop: Snapshot, turn: Turn, anchor: Product, limits: Sequence[Constraint], *, n: int, exclude: frozenset[str]
) -> list[dict[str, Any]]:
    """Cards of the next dearer models of the anchor's kind, with what their pages say: where no figure tells more."""
    if anchor.category_id is None:
        return []
    kind = Category(categories=(anchor.category_id,), names=anchor.category)
    dearer = Price(low=anchor.price_minor + 1, high=_MOST_DEARER * anchor.price_minor, currency=anchor.currency)
    rowids = [each.rowid for each in shop.search.best([kind, dearer, *limits])]
    products = [each for each in shop.search.products_at(rowids) if each.can_be_had and each.id not in exclude]
    models = [each for each in one_of_each_model(products) if model_of(each) != model_of(anchor)]
    fitting = [each for each in models if shop.compatibility.is_compatible(each, [anchor])]
    cards = []
    for product in sorted(fitting, key=lambda each: each.price_minor)[:n]:
        step = money_text(product.price_minor - anchor.price_minor, product.currency)
        said = first_passage(product, turn.locale) or name_model(product, turn.locale)
        text = turn.voice.reason("premium_says", step=step, words=turn.voice.quote(said))
        cards.append(_with_reason(turn, product, anchor, text, step))
    return cards


def find_made_for(
    shop: Snapshot, turn: Turn, anchor: Product, *, exclude: frozenset[str], beside: Sequence[str] = (), n: int = 2
) -> list[dict[str, Any]]:
    """Cards of what is made for this very model, of another kind, one of each kind: its filter, its blades.

    None of a kind that is shown `beside` them.
    """
    told = {product.category_id for product in shop.catalogue.products(beside)} | {anchor.category_id}
    title = normal(anchor.title(turn.locale))
    words = [Text(words=(part,), written=part) for part in dict.fromkeys(_NAME.findall(title))]
    found: dict[str, Product] = {}
    for word in words[:_WORDS_READ]:
        rowids = [each.rowid for each in shop.search.best([word])][:_PAGES_READ]
        for product in shop.search.products_at(rowids):
            is_new = product.category_id not in told and product.id not in exclude
            if is_new and product.can_be_had and shop.compatibility.models_of(product):
                found[product.id] = product
    fitting = [each for each in found.values() if shop.compatibility.is_compatible(each, [anchor])]
    kinds: dict[int | None, Product] = {}
    for product in fitting:
        kinds.setdefault(product.category_id, product)
    cards = []
    for product in list(kinds.values())[:n]:
        text = turn.voice.reason("made_for", anchor=name_model(anchor, turn.locale))
        evidence = {"anchor": anchor.id, "title": name_model(anchor, turn.locale)}
        reason = {"kind": "made_for", "text": text, "evidence": evidence, "receipt": []}
        cards.append(card_of(product, turn.locale) | {"reasons": [reason]})
    return cards


def _build_card(
    shop: Snapshot,
    turn: Turn,
    anchor: Product,
    product: Product,
    gains: Sequence[Difference],
    losses: Sequence[Difference],
) -> dict[str, Any]:
    voice = turn.voice
    step = money_text(product.price_minor - anchor.price_minor, product.currency)
    told = [_tell(shop, turn, each) for each in gains[:MOST_GAINS]]
    if is_rated_higher(product, anchor):
        told.append(voice.gain("rating", before=anchor.rating, after=product.rating))
    lost = [_tell(shop, turn, each) for each in losses[:MOST_LOSSES]]
    places = {"step": step, "gains": voice.list(told), "losses": voice.list(lost)}
    text = voice.reason("premium_but" if lost else "premium", **places)
    told_of = [*gains[:MOST_GAINS], *losses[:MOST_LOSSES]]
    changes = {each.key: texts_of(each, turn.locale) for each in told_of}
    changes |= {"rating": (str(anchor.rating), str(product.rating))}
    return _with_reason(turn, product, anchor, text, step, changes)


def _with_reason(
    turn: Turn,
    product: Product,
    anchor: Product,
    text: str,
    step: str,
    changes: Mapping[str, tuple[str, str]] = NO_CHANGES,
) -> dict[str, Any]:
    """A card with the reason and what it is known from: each change with its values before and after."""
    told = [{"name": name, "before": before, "after": after} for name, (before, after) in changes.items()]
    evidence = {
        "anchor": anchor.id,
        "price_step": product.price_minor - anchor.price_minor,
        "changes": told,
        "says": text,
    }
    receipt = [{"label": turn.voice.receipt("step"), "value": step}]
    reason = {"kind": "premium", "text": text, "evidence": evidence, "receipt": receipt}
    return card_of(product, turn.locale) | {"reasons": [reason], "gain": text, "enough": None}


def _tell(shop: Snapshot, turn: Turn, each: Difference) -> str:
    name = in_locale(turn.locale, *shop.attribute_name(each.key))
    before, after = texts_of(each, turn.locale)
    if each.is_flag:
        return turn.voice.gain("flag" if each.better > 0 else "flag_off", name=name)
    return turn.voice.gain("number", name=name, before=before, after=after)
