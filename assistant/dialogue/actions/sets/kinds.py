"""Kinds of a set: those that were named, those of the occasion, those bought with the main one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from assistant.catalogue.products import Product
from assistant.dialogue.speech import VOICES, Voice
from assistant.dialogue.turn_context import Turn
from assistant.language.locales import GOODS, LOCALES, join_words
from assistant.language.normal_text import normal
from assistant.query import Category, Constraint, Occasion, Purpose, Text, wanted_kinds
from assistant.recommendations import Related
from assistant.snapshot import Snapshot

MOST_KINDS = 5
# A kind belongs to an occasion when this share of its goods speak of it.
LEAST_SHARE = 0.3
# Products that are read to find the kinds of an occasion.
_READ = 120
# What is done in clothes to move in.
_EXERCISE = frozenset({"running", "fitness", "yoga", "cycling", "hiking"})
# The best-sellers of the main kind, whose orders tell what else is bought.
_ANCHORS = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of goods in a set, and what is bought with the main kind that speaks for it."""

    wanted: Category
    together: Related | None = None

    def name(self, locale: str) -> str:
        """What it is called."""
        return self.wanted.name(locale)

    def name_inside(self, voice: Voice) -> str:
        """What it is called inside a sentence."""
        return voice.inside(self.name(voice.locale))


def find_kinds(
    shop: Snapshot, turn: Turn, constraints: Sequence[Constraint], text: str, at_hand: Sequence[Product] = ()
) -> list[Kind]:
    """The kinds that a set for these wishes has, the main one first; empty when nothing says what it is for.

    Several kinds named in the message are the set. Clothes from head to toe are kinds by their plain names. Else the
    kinds of the occasion or of the wide category are completed by what orders hold beside the main one.
    at_hand : what is in view, for a set round it when the message names nothing.
    """
    named = [part for kind in wanted_kinds(constraints) for part in split_kinds(shop, kind)]
    if len(named) > 1:
        return _without_repeats(Kind(each) for each in named)
    if _says_outfit(text):
        clothes = _find_outfit(shop, named)
        if len(clothes) > 1:
            return clothes
    found = [kind for each in named for kind in _find_leaves(shop, each)]
    if found:
        # Of what stands beside one another in a shop, the dearest is what the rest is for: the tent.
        main = max(found, key=lambda kind: _find_usual_price(shop, kind.wanted))
    elif found := _find_kinds_of_occasion(shop, constraints) or _find_kinds_of_products(shop, at_hand):
        main = found[0]
    else:
        return []
    together = _find_bought_with(shop, turn, main)
    proven = {category for each in together for category in each.wanted.categories}
    # What orders prove to go with the main kind comes before what merely stands beside it.
    found.sort(key=lambda kind: (kind is not main, proven.isdisjoint(kind.wanted.categories)))
    reasons = {each.wanted.categories: each for each in together}
    listed = [reasons.get(kind.wanted.categories, kind) for kind in found]
    return _without_repeats([*listed, *together])[:MOST_KINDS]


def find_fitting_kinds(shop: Snapshot, kinds: Sequence[Kind], purposes: Sequence[Constraint]) -> list[Kind]:
    """Those kinds of an outfit that have anything for what it is worn for, where others of them have it."""
    hard = [replace(c, soft=False) for c in purposes]
    fitting = [kind for kind in kinds if any(shop.search.count([kind.wanted, each]) for each in hard)]
    return fitting if len(fitting) > 1 else list(kinds)


def find_purposes(shop: Snapshot, constraints: Sequence[Constraint]) -> list[Constraint]:
    """What an outfit is worn for; of exercise, words that goods for any exercise are described with, too."""
    purposes: list[Constraint] = [
        replace(c, soft=True) for c in constraints if isinstance(c, Occasion) and not c.exclude and c.condition()
    ]
    if any(isinstance(c, Occasion) and c.what in _EXERCISE for c in purposes):
        words = [tuple(shop.parser.index_words(word)) for word in join_words(GOODS, "ACTIVE_WORDS")]
        purposes.append(Text(words=words[0], also=tuple(words[1:]), written=GOODS["zh"].ACTIVE_WORDS[0], soft=True))
    return purposes


def is_outfit(text: str) -> bool:
    """Whether clothes from head to toe are asked for."""
    return _says_outfit(text)


def split_kinds(shop: Snapshot, named: Category) -> list[Category]:
    """The kinds that were named together: shirts, trousers and shoes; the kind itself where it is one."""
    for locale, name in zip(LOCALES, named.names, strict=True):
        found = [shop.kind_called(part) for part in (name or "").split(VOICES[locale].LIST)]
        kinds = [kind for kind in found if kind is not None and set(kind.categories) <= set(named.categories)]
        if len(found) > 1 and len(kinds) == len(found):
            return kinds
    return [named]


def find_personal_kinds(shop: Snapshot) -> frozenset[int]:
    """The categories of which everyone needs a piece of their own, such as sleeping bags."""
    kinds = (shop.kind_called(word) for word in join_words(GOODS, "EACH_NEEDS_ONE"))
    return frozenset(category for kind in kinds if kind is not None for category in kind.categories)


def _says_outfit(text: str) -> bool:
    plain = normal(text)
    return any(
        re.search(rf"\b{word}\b" if word.isascii() else word, plain) for word in join_words(GOODS, "OUTFIT_WORDS")
    )


def _find_outfit(shop: Snapshot, named: Sequence[Category]) -> list[Kind]:
    """Something above, something below and shoes, as far as the shop has them; what was named is among them."""
    kinds: list[Category] = list(named)
    for called_so in zip(*(goods.OUTFIT for goods in GOODS.values()), strict=True):
        called = (shop.kind_called(word) for names in called_so for word in names)
        sold = next((kind for kind in called if kind is not None and shop.search.count([kind])), None)
        if sold is not None:
            kinds.append(sold)
    return _without_repeats(Kind(kind) for kind in kinds)


def _find_leaves(shop: Snapshot, named: Category) -> list[Kind]:
    """A wide kind taken apart into those that goods stand in; the next kind above where it has none."""
    if not shop.search.count([named]):
        near = Category(categories=named.near, names=shop.catalogue.category_names(named.near))
        return _find_leaves(shop, near) if named.near and shop.search.count([near]) else []
    sold = [number for number in named.categories if shop.search.count([Category(categories=(number,))])]
    return [_build_kind(shop, number) for number in sold] if len(sold) > 1 else [Kind(named)]


def _find_kinds_of_occasion(shop: Snapshot, constraints: Sequence[Constraint]) -> list[Kind]:
    """The kinds whose goods speak of what the set is for, those that do so most first.

    Where the purpose is no known one, the words of the message stand for it.
    """
    purposes = [c for c in constraints if isinstance(c, Occasion | Purpose) and c.condition() is not None]
    words = [c for c in constraints if isinstance(c, Text) and not c.exclude and not c.written.isdigit()]
    scores: Counter[int] = Counter()
    for wish in purposes or words:
        found = shop.search.find([replace(wish, soft=False)], n=_READ)
        counts = Counter(product.category_id for product in found.products if not found.relaxed)
        for category, count in counts.items():
            if category is None:
                continue
            kind = Category(categories=(category,))
            fitting = shop.search.count([kind, replace(wish, soft=False)])
            share = fitting / max(1, shop.search.count([kind]))
            if share >= LEAST_SHARE:
                scores[category] = max(scores[category], round(1000 * share) + min(count, 100))
    return [_build_kind(shop, category) for category, _ in scores.most_common(MOST_KINDS)]


def _find_kinds_of_products(shop: Snapshot, products: Sequence[Product]) -> list[Kind]:
    return [_build_kind(shop, product.category_id) for product in products[:1] if product.category_id is not None]


def _find_bought_with(shop: Snapshot, turn: Turn, main: Kind) -> list[Kind]:
    """What orders hold beside the best-sellers of the main kind, one product of each kind of goods."""
    anchors = [each for each in shop.search.find([main.wanted], n=_ANCHORS).products if each.can_be_had]
    found = shop.recommendations.find_related(
        anchors, n=MOST_KINDS, exclude=turn.state.disliked, fits=lambda products: products
    )
    return [
        Kind(_build_kind(shop, each.product.category_id).wanted, each)
        for each in found
        if each.product.category_id is not None
    ]


def _build_kind(shop: Snapshot, category: int) -> Kind:
    return Kind(Category(categories=(category,), names=shop.catalogue.category_names([category])))


def _find_usual_price(shop: Snapshot, kind: Category) -> float:
    found = shop.search.find([kind], n=1)
    prices = [each.price_minor for each in found.fitting] or [each.price_minor for each in found.products]
    return median(prices) if prices else 0.0


def _without_repeats(kinds: Iterable[Kind]) -> list[Kind]:
    """Kinds none of whose categories stands in an earlier one."""
    taken: set[int] = set()
    out: list[Kind] = []
    for kind in kinds:
        if taken.isdisjoint(kind.wanted.categories):
            out.append(kind)
            taken |= set(kind.wanted.categories)
    return out
