"""Naming: which products a comparison means by parts of their titles, on the screen first and then in the shop."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.catalogue.attributes import value_text
from assistant.catalogue.models import model_of
from assistant.catalogue.products import Product
from assistant.dialogue.references import resolve_references
from assistant.dialogue.turn_context import Turn
from assistant.language.locales import ADVICE, LOCALES, join_patterns
from assistant.language.normal_text import is_cjk, normal
from assistant.query import Brand, Category, Constraint, Context, Price, Sort, Text, wanted_kinds
from assistant.snapshot import Snapshot

# So much of a title must be named; in letters, and a Chinese character is worth two.
_LEAST_NAMED = 3
# What a title has beside what was named counts a little against it: A40 is not A40 Pet.
_UNNAMED = 0.15
# A product on the screen, or of the kind that is looked at, is meant before another.
_ON_SCREEN, _OF_KIND, _MEETS = 3.0, 1.5, 2.0
# What is made for the thing that was named is hardly the thing itself.
_ACCESSORY = 4.0
_PART = re.compile(r"[a-z0-9][a-z0-9.+-]*|[^\W\d_a-z]+")
_MOST_READ = 120


@dataclass(frozen=True, slots=True)
class Named:
    """What a message names side by side: products, and the names that nothing in the shop has."""

    products: tuple[Product, ...] = ()
    missing: tuple[str, ...] = ()
    has_own: bool = False  # whether one side stands for the thing in hand


def find_named(shop: Snapshot, turn: Turn) -> Named:
    """The products that the message names to be compared, in the order named, one of each model."""
    if turn.query is None:
        return Named()
    text = normal(turn.query.text)
    sides = [_strip(side) for side in _pattern("BESIDE").split(text)]
    in_hand = shop.catalogue.product(turn.state.item_at(0) or "")
    products: list[Product] = []
    missing: list[str] = []
    has_own = False
    models: set[Hashable] = set()
    for side in sides:
        if _pattern("IN_HAND").match(side):
            has_own = True
            continue
        found = _find_pointed(shop, turn, side)
        if found is None:
            found = _find(shop, turn, side, [*products, *([in_hand] if in_hand else [])], models)
        if found is not None:
            products.append(found)
            models.add(model_of(found))
        elif _is_name(side) and not _is_count(shop, side):
            missing.append(side)
    return Named(tuple(products), tuple(missing), has_own or len(sides) < 2)


def _is_count(shop: Snapshot, side: str) -> bool:
    """Whether it says how many are to be compared, and none by its name: 两个."""
    said = shop.parser.parse(side)
    return said.quantity is not None and not (said.constraints or said.unknown or said.not_sold)


def _find_pointed(shop: Snapshot, turn: Turn, side: str) -> Product | None:
    """The product that a side points at among what is shown: by its place, or as the cheapest."""
    said = shop.parser.parse(side, Context(shown=turn.state.shown, locale=turn.locale))
    if any(reference.position or reference.pick for reference in said.references):
        pointed = resolve_references(shop, turn.state, said)
        return shop.catalogue.product(pointed[0]) if pointed else None
    by = next((c.by for c in said.constraints if isinstance(c, Sort)), None)
    shown = shop.catalogue.products(turn.state.shown)
    if by not in ("price_asc", "price_desc") or not shown or len(said.constraints) > 1:
        return None
    return min(shown, key=lambda product: product.price_minor * (1 if by == "price_asc" else -1))


def _find(shop: Snapshot, turn: Turn, side: str, others: Sequence[Product], taken: set[Hashable]) -> Product | None:
    """The product that a side names best; None where it names none."""
    wish = [c for c in shop.parser.parse(side).constraints if not isinstance(c, Price | Sort)]
    shown = shop.catalogue.products(turn.state.shown)
    kinds = {product.category_id for product in (*shown, *others)}
    kinds |= {number for kind in wanted_kinds(turn.state.constraints) for number in kind.categories}
    pool = {product.id: product for product in (*shown, *_search(shop, wish, kinds))}
    meets: dict[str, float] = {}
    for constraint in wish:
        hard = replace(constraint, soft=False)
        if hard.condition() is not None:
            for product in shop.search.fitting(list(pool.values()), [hard]):
                meets[product.id] = meets.get(product.id, 0.0) + _MEETS
    on_screen = {product.id for product in shown}
    parts = _parts_of_models(list(pool.values()))
    best: Product | None = None
    most = 0.0
    for product in pool.values():
        named, unnamed, said = _measure_naming(product, side, parts[model_of(product)])
        met = meets.get(product.id, 0.0)
        if (named < _LEAST_NAMED and not (met and product.id in on_screen)) or model_of(product) in taken:
            continue
        score = named - _UNNAMED * unnamed + met - _ACCESSORY * _is_for_another(product, said)
        score += _ON_SCREEN * (product.id in on_screen) + _OF_KIND * (product.category_id in kinds)
        score += 0.1 * product.can_be_had
        if score > most:
            best, most = product, score
    return best


def _parts_of_models(products: Sequence[Product]) -> dict[Hashable, set[str]]:
    """The parts that the titles of all products of a model share: its name, without a colour."""
    shared: dict[Hashable, set[str]] = {}
    for product in products:
        parts = {part for title in _titles(product) for part in _PART.findall(title)}
        key = model_of(product)
        shared[key] = shared[key] & parts if key in shared else parts
    return shared


def _titles(product: Product) -> list[str]:
    """The titles with the maker before them, in normal text."""
    pairs = ((product.title_zh, product.brand[0]), (product.title_en, product.brand[1]))
    return [normal(f"{brand or ''} {title}") for title, brand in pairs if title]


def _is_for_another(product: Product, said: Sequence[str]) -> bool:
    """Whether the sheet names all of this as what the product is for: a filter for the A40 is no A40."""
    values = (normal(value_text(value, locale)) for value in product.attributes.values() for locale in LOCALES)
    return bool(said) and any(all(part in value for part in said) for value in values)


def _search(shop: Snapshot, wish: Sequence[Constraint], kinds: set[int | None]) -> list[Product]:
    """What in the shop may be meant: of the maker, of the words, of the kind; of what is looked at before the rest."""
    said: list[Constraint] = [c for c in wish if isinstance(c, Brand | Text)]
    named = said or [c for c in wish if c.condition() is not None]
    of_kind = [Category(categories=tuple(sorted(kind for kind in kinds if kind is not None)))] if kinds else []
    rowids: list[int] = []
    for constraint in named:
        hard = replace(constraint, soft=False, exclude=False)
        if of_kind:
            rowids += [each.rowid for each in shop.search.best([hard, *of_kind])][:_MOST_READ]
        rowids += [each.rowid for each in shop.search.best([hard])][:_MOST_READ]
    if of_kind:
        rowids += [each.rowid for each in shop.search.best(of_kind)][:_MOST_READ]
    return shop.search.products_at(list(dict.fromkeys(rowids)))


def _measure_naming(product: Product, side: str, of_model: set[str]) -> tuple[float, float, list[str]]:
    """How much of a title a text has, how much of the model's name it has not, in letters, and which parts it has."""
    best: tuple[float, float, list[str]] = (0.0, 0.0, [])
    for title in _titles(product):
        named = unnamed = 0.0
        said: list[str] = []
        for part in dict.fromkeys(_PART.findall(title)):
            share = _shared(part, side)
            weight = 2 if is_cjk(part) else 1
            named += weight * share
            said += [part] if share == len(part) else []
            if part in of_model:
                unnamed += weight * (len(part) - share)
        if named - _UNNAMED * unnamed > best[0] - _UNNAMED * best[1]:
            best = (named, unnamed, said)
    return best


def _shared(part: str, text: str) -> int:
    """How many characters of a part of a title a text has: a Latin word whole, of Chinese the longest run."""
    if not is_cjk(part):
        return len(part) if re.search(rf"(?<![a-z0-9]){re.escape(part)}(?![a-z0-9])", text) else 0
    for length in range(len(part), 1, -1):
        if any(part[start : start + length] in text for start in range(len(part) - length + 1)):
            return length
    return 0


def _is_name(side: str) -> bool:
    return len(side) >= 2 and any(map(str.isalpha, side))


def _strip(side: str) -> str:
    """A side without the words that only ask."""
    bare = _pattern("ASKING").sub(" ", side)
    return " ".join(re.sub(r"[^\w\s.+-]", " ", bare).split())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(join_patterns(ADVICE, name), re.IGNORECASE)
