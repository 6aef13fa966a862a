"""Fitting: parts of a set that are made for a sort of thing go with a thing of that sort: gas and its stove."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.catalogue.products import Product
from assistant.dialogue.actions.sets.kinds import Kind
from assistant.language.english import stem
from assistant.language.normal_text import is_cjk, normal
from assistant.query import Category
from assistant.recommendations import SetPiece
from assistant.snapshot import Snapshot

# Goods of a kind that are read to see which sorts of it there are.
_READ = 60

Placed = list[tuple[Kind, SetPiece | None]]


def make_fit(
    shop: Snapshot, placed: Placed, choices: dict[int, Sequence[SetPiece]], budget: int | None
) -> tuple[Placed, list[Product]]:
    """The pieces, where one goes with none of the others changed for one that does; and those that still do not.

    choices : what else there is for each place, best first.
    """
    placed, unfit = list(placed), []
    for n, (kind, piece) in enumerate(placed):
        if piece is None:
            continue
        others = _products(shop, [each for m, (_, each) in enumerate(placed) if m != n and each is not None])
        (product,) = _products(shop, [piece])
        if _goes_with_all(shop, product, others):
            continue
        spent = sum(each.price_minor for m, (_, each) in enumerate(placed) if m != n and each is not None)
        for other in choices.get(n, ()):
            affordable = budget is None or spent + other.price_minor <= budget
            if affordable and _goes_with_all(shop, _products(shop, [other])[0], others):
                placed[n] = (kind, other)
                break
        else:
            unfit.append(product)
    return placed, unfit


def goes_with(shop: Snapshot, product: Product, other: Product) -> bool:
    """Whether what a product says that it is made for leaves room for another.

    What it is made for is a sort of the other's kind, by its name: one of that sort is called so, or, where none is
    called so, one that is called by no other sort.
    """
    for key, value in product.attributes.items():
        if not shop.compatibility.says_fit(key):
            continue
        wanted = _texts(value)
        if not any(_is_about(text, other) for text in wanted):
            continue
        sorts = _sorts(shop, wanted)
        own = [sort for sort in sorts if any(_is_called(other, text) for text in sort)]
        if own:
            return any(set(wanted) & set(sort) for sort in own)
        if other.category_id is None:
            return True
        kin = shop.search.find([Category(categories=(other.category_id,))], n=_READ).products
        return not any(_is_called(each, text) for each in kin for text in wanted)
    return True


def goes_with_all(shop: Snapshot, product: Product, others: Sequence[Product]) -> bool:
    """Whether a product goes with each of the others, and they with it."""
    return all(goes_with(shop, product, other) and goes_with(shop, other, product) for other in others)


def _goes_with_all(shop: Snapshot, product: Product, others: Sequence[Product]) -> bool:
    return all(goes_with(shop, product, other) for other in others) and shop.compatibility.is_compatible(
        product, [*others, product]
    )


def _sorts(shop: Snapshot, texts: Sequence[str]) -> list[tuple[str, ...]]:
    """All that goods of the shop are made for by the attribute that has these values, each by its names."""
    named = [
        (value.facet, tuple(normal(text) for text in (value.zh, value.en) if text))
        for value in shop.vocabulary.values.values()
    ]
    facets = {facet for facet, names in named if not set(names).isdisjoint(texts)}
    return [names for facet, names in named if facet in facets]


def _texts(value: Any) -> list[str]:
    match value:
        case str():
            return [normal(value)]
        case list():
            return [text for part in value for text in _texts(part)]
        case dict():
            return [normal(text) for text in (value.get("zh"), value.get("en")) if isinstance(text, str)]
    return []


def _names(product: Product) -> list[str]:
    return [normal(name) for name in (product.title_zh, product.title_en, *product.category) if name]


def _is_about(text: str, product: Product) -> bool:
    """Whether a sort is one of a product's kind: by its last character or word."""
    if is_cjk(text):
        return any(text[-1] in name for name in _names(product))
    head = stem(text.split()[-1])
    return len(head) > 2 and any(head in name for name in _names(product))


def _is_called(product: Product, text: str) -> bool:
    """Whether a title says that a product is of this sort."""
    titles = [normal(title) for title in (product.title_zh, product.title_en) if title]
    if is_cjk(text):
        return any(text in title for title in titles)
    words = [stem(word) for word in text.split()]
    return any(set(words) <= {stem(word) for word in title.replace(",", " ").split()} for title in titles)


def _products(shop: Snapshot, pieces: Sequence[SetPiece]) -> list[Product]:
    return shop.catalogue.products([str(piece.product_id) for piece in pieces])
