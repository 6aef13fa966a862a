"""Places of a set that words speak of: by the kind of goods, by its name, by what fills it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.catalogue.products import Product
from assistant.dialogue.actions.sets.pieces import products_in
from assistant.dialogue.conversation import SetInProgress
from assistant.dialogue.descriptions import pick_out
from assistant.language.english import stem
from assistant.language.locales import CARTS, join_patterns
from assistant.language.normal_text import is_cjk, normal
from assistant.query import Category, wanted_kinds
from assistant.snapshot import Snapshot

_TOGETHER = re.compile(join_patterns(CARTS, "TOGETHER"))
_WORD = re.compile(r"[a-z]{3,}")


def find_places(shop: Snapshot, bundle: SetInProgress, words: str) -> list[int]:
    """The places that the words name, one or several of them: 睡袋和头灯, the stove or the gas."""
    found: list[int] = []
    for part in _parts(words):
        found += [place for place in _places_of(shop, bundle, part) if place not in found]
    return found


def kinds_named(shop: Snapshot, kinds: Sequence[Category], words: str) -> list[int]:
    """Which of these kinds the words name."""
    found: list[int] = []
    for part in _parts(words):
        named = _categories_in(shop, part)
        for n, kind in enumerate(kinds):
            if n not in found and (named & set(kind.categories) or _is_called(kind, part)):
                found.append(n)
    return found


def is_whole_kind(shop: Snapshot, kind: Category, words: str) -> bool:
    """Whether the words name a whole kind of goods, and not a part of it: shoes and no loafers."""
    named = _categories_in(shop, words)
    own = set(kind.categories)
    return own <= named or (named.isdisjoint(own) and _is_called(kind, words))


def _parts(words: str) -> list[str]:
    return [part.strip() for part in _TOGETHER.split(normal(words)) if part and part.strip()]


def _places_of(shop: Snapshot, bundle: SetInProgress, words: str) -> list[int]:
    kinds = [line.kind for line in bundle.lines]
    named = kinds_named(shop, kinds, words)
    if named:
        return named
    products = products_in(shop, bundle)
    wanted = wanted_kinds(shop.parser.parse(words).constraints)
    fitting = shop.search.fitting(products, wanted[:1]) if wanted else []
    fitting = fitting or _titled(shop, products, words)
    ids = bundle.product_ids
    return [ids.index(product.id) for product in fitting]


def _titled(shop: Snapshot, products: Sequence[Product], words: str) -> list[Product]:
    picked = pick_out(shop, products, words)
    return list(picked.products) if picked.is_whole and len(picked.products) < len(products) else []


def _categories_in(shop: Snapshot, words: str) -> set[int]:
    return {number for kind in wanted_kinds(shop.parser.parse(words).constraints) for number in kind.categories}


def _is_called(kind: Category, words: str) -> bool:
    """Whether a word is part of the name of a kind, as lamp is of headlamps."""
    names = [normal(name) for name in kind.names if name]
    if is_cjk(words):
        plain = words.replace(" ", "")
        return any(name in plain or (len(plain) <= len(name) + 1 and plain in name) for name in names)
    return any(stem(word) in name for name in names for word in _WORD.findall(words))
