"""Descriptions: which of some products a few words tell apart from the others: 无刺的, the straw one in pink."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from assistant.catalogue.attributes import names_of
from assistant.catalogue.products import Product
from assistant.language.english import stem
from assistant.language.locales import LEXICONS, join_words
from assistant.language.normal_text import is_cjk, normal
from assistant.query import Category, Colour, Constraint, Flag, Number, Sort, Text, Value, wanted_kinds
from assistant.snapshot import Snapshot

# Weights and volumes of one kind are written in large and small units.
_SCALES = {"kg": 1000, "l": 1000, "m": 100, "mm": 0.1}
# Looked at when the whole catalogue is meant.
_READ = 24
_BINDING = (Category, Colour, Value, Number, Flag)
_LATIN = re.compile(r"[a-z0-9]+(?:[.'\-][a-z0-9]+)*")
_PACKING = "".join(join_words(LEXICONS, "AFTER_A_PACK"))
_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NEGATORS = frozenset(word for word in join_words(LEXICONS, "PREFIX_NEGATORS") if len(word) == 1)
_STOP_CHARS = frozenset(char for word in join_words(LEXICONS, "FILLERS") if len(word) == 1 for char in word)


@dataclass(frozen=True, slots=True)
class Picked:
    """The products that a description fits, and whether all of its words were found in them."""

    products: tuple[Product, ...]
    is_whole: bool = True

    @property
    def only(self) -> Product | None:
        """The one that is meant; None where it is none or any of several."""
        return self.products[0] if len(self.products) == 1 else None


def pick_out(shop: Snapshot, products: Sequence[Product], words: str, pick: str = "") -> Picked:
    """Which of these products the words fit, and of those the smallest, the cheapest or another by `pick`.

    Each word narrows to what has it, in the title sooner than in the sheet, and there sooner than in what is told of
    it; a word that nothing has leaves the description unmet.
    """
    left, is_whole = list(products), True
    if words and left:
        limits = [c for c in shop.parser.parse(words).constraints if isinstance(c, _BINDING) and not c.exclude]
        left, is_whole, told = _narrow_by_limits(shop, left, limits, normal(words))
        for having in _find_words(left or list(products), words, told):
            if having is None:
                is_whole = False
            elif kept := [each for each in left if each.id in having]:
                left = kept
    if pick and len(left) > 1:
        left = _pick(left, pick)
    return Picked(tuple(left), is_whole)


def find_told(shop: Snapshot, words: str, pick: str = "", kinds: Sequence[Category] = ()) -> Picked:
    """The goods of the whole shop that these words fit, when all of them do; of these `kinds` where they name none."""
    wanted = [c for c in shop.parser.parse(words).constraints if not isinstance(c, Sort)]
    if wanted and not wanted_kinds(wanted):
        wanted += [replace(kind, span=(0, 0)) for kind in kinds]
    if not any(c.condition() for c in wanted):
        return Picked((), is_whole=False)
    found = shop.search.find(wanted, n=_READ)
    if any(not isinstance(c, Text) for c in found.relaxed):
        titled = pick_out(shop, shop.catalogue.titled(shop.vocabulary.words_in(words), n=_READ), words, pick)
        return titled if titled.is_whole else Picked((), is_whole=False)
    return pick_out(shop, found.products, words, pick)


def find_kin(shop: Snapshot, product: Product) -> list[Product]:
    """Other goods of the same maker and kind, those first whose title begins as this one's does: its other versions."""
    if product.category_id is None:
        return []
    limits: list[Constraint] = [Category(categories=(product.category_id,))]
    found = [each for each in shop.search.find(limits, n=4 * _READ).products if each.id != product.id]
    kin = [each for each in found if each.brand_id == product.brand_id]
    return sorted(kin, key=lambda each: -_begun_alike(each, product))


def nearest_kin(product: Product, others: Sequence[Product]) -> list[Product]:
    """Of several, those whose title has most in common with a product's."""
    if len(others) < 2:
        return list(others)
    best = max(_begun_alike(each, product) for each in others)
    return [each for each in others if _begun_alike(each, product) == best]


def _narrow_by_limits(
    shop: Snapshot, products: list[Product], limits: Sequence[Constraint], plain: str
) -> tuple[list[Product], bool, set[int]]:
    """What meets all limits that any of them meets; whether none was unmet, and which characters they were told by."""
    left, is_whole, told = products, True, set[int]()
    unmet: set[int] = set()
    for limit in limits:
        if kept := shop.search.fitting(left, [limit]):
            left = kept
            told |= set(range(*limit.span))
        elif isinstance(limit, Category) and _is_titled(left, plain[slice(*limit.span)]):
            continue  # a kind of goods that only titles have a word for
        else:
            unmet |= set(range(*limit.span))
            is_whole = is_whole and not isinstance(limit, Category | Colour)
    # 巴旦木 is a kind of nuts: what is a nut, and none of these, is not what was told.
    return left, is_whole and not (told & unmet), told


def _is_titled(products: Sequence[Product], name: str) -> bool:
    return bool(name.strip()) and any(
        name in normal(title) for each in products for title in (each.title_zh, each.title_en) if title
    )


def _find_words(products: Sequence[Product], words: str, told: set[int]) -> Iterator[set[str] | None]:
    """For each word of a description the products that have it; None for one that none has and nothing else told."""
    plain = normal(words)
    texts = [_Texts(product) for product in products]
    if is_cjk(plain):
        yield from _find_chinese(texts, plain, told)
    else:
        for match in _LATIN.finditer(plain):
            having = _having(texts, partial(_has_word, stem(match[0])))
            if having:
                yield having
            elif told.isdisjoint(range(*match.span())):
                yield None


def _find_chinese(texts: Sequence[_Texts], plain: str, told: set[int]) -> Iterator[set[str] | None]:
    """The longest parts of a description that any of the products has, from its beginning on."""
    start = 0
    while start < len(plain):
        if plain[start].isspace():
            start += 1
            continue
        end, having = _longest(texts, plain, start)
        if having:
            yield having
            start = end
            continue
        if start not in told and plain[start] not in _STOP_CHARS and not _is_packing(plain, start, told):
            yield None
        start += 1


def _is_packing(plain: str, at: int, told: set[int]) -> bool:
    """Whether a character only says that a measure before it is of the pack: 半斤装."""
    return plain[at] in _PACKING and at - 1 in told


def _longest(texts: Sequence[_Texts], plain: str, start: int) -> tuple[int, set[str]]:
    for end in range(min(len(plain), start + 12), start, -1):
        part = _SPACES.sub("", plain[start:end])
        if not part or (end - start == 1 and (part in _STOP_CHARS or part.isdigit())):
            continue
        tiers = 1 if len(part) == 1 else 3
        having = _having(texts, partial(_has_part, part), tiers)
        if having:
            return end, having
    return start, set()


def _has_word(word: str, tier: _Tier) -> bool:
    return word in tier.words


def _has_part(part: str, tier: _Tier) -> bool:
    """Whether a text has this part by itself: not inside a longer number or Latin word, and not denied: 刺 of 无刺."""
    text = tier.text
    at = text.find(part)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(part) : at + len(part) + 1]
        if not (_goes_on(before, part[0]) or _goes_on(part[-1], after) or before in _NEGATORS):
            return True
        at = text.find(part, at + 1)
    return False


def _goes_on(char: str, following: str) -> bool:
    """Whether two characters belong to one number or one Latin word."""
    if not (char.isascii() and following.isascii() and char.isalnum() and following.isalnum()):
        return False
    return char.isdigit() == following.isdigit()


@dataclass(frozen=True, slots=True)
class _Tier:
    text: str
    words: frozenset[str]


class _Texts:
    """What is written of a product: its title, its sheet, what is told of it."""

    def __init__(self, product: Product) -> None:
        self.id = product.id
        sheet = [*product.category, *product.brand, *product.tags, *_attribute_texts(product.attributes)]
        self.tiers = tuple(
            _tier(filter(None, texts))
            for texts in (
                (product.title_zh, product.title_en),
                sheet,
                (product.description_zh, product.description_en),
            )
        )


def _tier(texts: Iterable[str]) -> _Tier:
    plain = normal(" / ".join(texts))
    return _Tier(_SPACES.sub("", plain), frozenset(stem(word) for word in _LATIN.findall(plain)))


def _having(texts: Sequence[_Texts], has: Callable[[_Tier], bool], tiers: int = 3) -> set[str]:
    for n in range(tiers):
        if found := {each.id for each in texts if has(each.tiers[n])}:
            return found
    return set()


def _attribute_texts(attributes: dict[str, Any]) -> Iterator[str]:
    for key, value in attributes.items():
        if value is True:
            yield from filter(None, names_of(key))
        else:
            yield from _texts_of(value)


def _texts_of(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case bool():
            return
        case int() | float():
            yield f"{value:g}"
        case list():
            for part in value:
                yield from _texts_of(part)
        case {"value": number, **rest}:
            yield f"{number}{rest.get('unit') or ''}"
        case dict():
            yield from (part for part in value.values() if isinstance(part, str))


def find_bigger(product: Product, others: Sequence[Product], *, smaller: bool = False) -> list[Product]:
    """Those of some products that are bigger than one, the nearest first; or smaller."""
    found = []
    for other in others:
        mine, its = _sizes_of([product, other])
        if (its < mine) if smaller else (its > mine):
            found.append((abs(its - mine), other))
    return [other for _, other in sorted(found, key=lambda each: each[0])]


def _pick(products: list[Product], pick: str) -> list[Product]:
    match pick:
        case "cheapest":
            least = min(each.price_minor for each in products)
            return [each for each in products if each.price_minor == least]
        case "dearest":
            most = max(each.price_minor for each in products)
            return [each for each in products if each.price_minor == most]
        case "smallest" | "largest":
            sizes = _sizes_of(products)
            extreme = min(sizes) if pick == "smallest" else max(sizes)
            return [each for each, size in zip(products, sizes, strict=True) if size == extreme]
    return products


def _sizes_of(products: Sequence[Product]) -> list[float]:
    """How big each is: by the first measure in which they differ, else by the number of its title."""
    measured = [_measures_of(product) for product in products]
    shared = [key for key in measured[0] if all(key in each for each in measured)]
    shared.sort(key=lambda key: not any(normal(name) in _names_of_size() for name in names_of(key) if name))
    for key in shared:
        sizes = [each[key] for each in measured]
        if len(set(sizes)) > 1:
            return sizes
    numbers = [[float(n) for n in _NUMBER.findall(normal(each.title_zh or each.title_en or ""))] for each in products]
    if all(numbers) and len({row[-1] for row in numbers}) > 1:
        return [row[-1] for row in numbers]
    return [float(each.price_minor) for each in products]


@cache
def _names_of_size() -> frozenset[str]:
    """The attributes that say how big a thing is; they come before all others that are numbers."""
    return frozenset(normal(name) for table in LEXICONS.values() for name in table.MEASURED.get("small", ()))


def _measures_of(product: Product) -> dict[str, float]:
    return {
        key: float(value["value"]) * _SCALES.get(str(value["unit"]).lower(), 1)
        for key, value in product.attributes.items()
        if isinstance(value, dict) and isinstance(value.get("value"), int | float) and value.get("unit")
    }


def _begun_alike(one: Product, other: Product) -> int:
    best = 0
    for mine, its in ((one.title_zh, other.title_zh), (one.title_en, other.title_en)):
        a, b = normal(mine or ""), normal(its or "")
        n = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
        best = max(best, n)
    return best
