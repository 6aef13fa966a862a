"""Compatibility: what is made for one model only goes with no other, as a case or a filter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from assistant.catalogue.attributes import names_of
from assistant.catalogue.products import Product
from assistant.language.colours import colour_families
from assistant.language.locales import FEEDS, join_patterns, join_words
from assistant.language.normal_text import CJK, is_cjk, normal
from assistant.understanding.vocabulary import BrandFact, FacetFact, ValueFact

Phrase = tuple[str, ...]

# How feeds name the attribute: 适配, 适用机型, compatible with.
_FIT_NAME = re.compile(rf"^(?:{join_patterns(FEEDS, 'FIT_NAMES')})")
# How titles say it: 手机壳 适用于 X, case for X.
_FIT_IN_TITLE = re.compile(
    rf"(?:{join_patterns(FEEDS, 'MADE_FOR')})\s*(?P<what>[^{''.join(join_words(FEEDS, 'NAME_ENDS'))}]+)"
)
_TOKEN = re.compile(rf"[a-z0-9]+(?:[.+\-'][a-z0-9]+)*|[{CJK}]+|[^\s]")
_SEPARATORS = re.compile(f"[{''.join(join_words(FEEDS, 'LIST_MARKS'))}]")
_AMOUNT = re.compile(r"^\d+(?:\.\d+)?[a-z]{0,3}$")  # 65w, 128gb, 1.5: how much, and no name
_CODE = re.compile(r"^(?=.*[a-z])(?=.*\d)[a-z0-9.\-+]+$")
# Before a number that is no model's: ages 3, size 7, up to 15 inches.
_BEFORE_AMOUNTS = frozenset({"age", "ages", "aged", "size", "sizes", "to", "over", "under", "from", "about", "approx"})
_LONGEST_MODEL = 3
# A facet is told by its values, too: this part of them begin with a brand and go on.
_MADE_OF_MODELS = 0.5
# 青春版, 标准版: what makes another model of it in Chinese.
_EDITIONS: tuple[str, ...] = join_words(FEEDS, "EDITIONS")


class Compatibility:
    """Which attributes of a shop say what a product is made for, and what goes with what by them.

    Parameters
    ----------
    facets, values, brands : the catalogue's, by number.
    """

    def __init__(
        self, facets: Mapping[int, FacetFact], values: Mapping[int, ValueFact], brands: Mapping[int, BrandFact]
    ) -> None:
        names = (name for brand in brands.values() for name in (brand.zh, brand.en) if name)
        self._fit_keys: dict[str, bool] = {}
        self._brands = frozenset(phrase for name in names if (phrase := _phrase(name)))
        all_values, models = Counter[int](), Counter[int]()
        for value in values.values():
            all_values[value.facet] += 1
            models[value.facet] += any(
                self._goes_on_from_a_brand(_phrase(text)) for text in (value.zh, value.en) if text
            )
        made_of_models = (facet for facet, n in models.items() if n >= 2 and n >= _MADE_OF_MODELS * all_values[facet])
        self._learned = frozenset(
            normal(name) for key in made_of_models for name in (facets[key].zh, facets[key].en) if name
        )

    def is_compatible(self, product: Product, others: Sequence[Product]) -> bool:
        """Whether a product goes with the others, as far as it is made for one model or size only.

        What is made for a model needs one of the others to be that model, or to be made for it too.
        """
        if any(self._is_of_another_size(product, other) for other in others):
            return False
        models = self.models_of(product)
        if not models:
            return True
        return any(models & self.models_of(other) or _is_one_of(other, models) for other in others)

    def models_of(self, product: Product) -> frozenset[Phrase]:
        """The models that a product says it is made for, in its attributes or its title; empty for most goods."""
        said = [
            _phrase(text) for key, value in product.attributes.items() if self.says_fit(key) for text in _texts(value)
        ]
        titles = [match["what"] for title in _titles(product) for match in _FIT_IN_TITLE.finditer(normal(title))]
        told = [phrase for phrase in said if self._names_model(phrase)]
        # In a title a mere brand after "for" may be the maker's own line: only a model's number counts.
        told += [phrase for title in titles if (phrase := _to_the_code(_phrase(title), product))]
        return frozenset(told)

    def says_fit(self, key: str) -> bool:
        """Whether an attribute of this key says what a product is made for."""
        known = self._fit_keys.get(key)  # a shop has few keys, and every offer is asked for each of its own
        if known is None:
            names = [normal(name) for name in names_of(key) if name]
            known = any(_FIT_NAME.match(name) or name in self._learned for name in names)
            self._fit_keys[key] = known
        return known

    def _names_model(self, phrase: Phrase) -> bool:
        return bool(phrase) and (_has_code(phrase) or phrase in self._brands or self._goes_on_from_a_brand(phrase))

    def _goes_on_from_a_brand(self, phrase: Phrase) -> bool:
        return any(phrase[:end] in self._brands for end in range(1, len(phrase)))

    def _is_of_another_size(self, product: Product, other: Product) -> bool:
        """Whether both say which size they are for, under the same name, and it is not the same."""
        for key, value in product.attributes.items():
            if key in other.attributes and self.says_fit(key):
                own, theirs = (
                    {text for text in map(normal, _texts(each)) if re.search(r"\d", text)}
                    for each in (value, other.attributes[key])
                )
                if own and theirs and not own & theirs and not self._names_model(_phrase(next(iter(own)))):
                    return True
        return False


def _texts(value: Any) -> Iterator[str]:
    """The texts of an attribute's value in both languages, each part of a list by itself."""
    match value:
        case str():
            yield from filter(None, map(str.strip, _SEPARATORS.split(value)))
        case list():
            for part in value:
                yield from _texts(part)
        case dict():
            for part in (value.get("zh"), value.get("en")):
                yield from _texts(part)


def _titles(product: Product) -> Iterable[str]:
    return filter(None, (product.title_zh, product.title_en))


@lru_cache(maxsize=16_384)
def _phrase(text: str) -> Phrase:
    return tuple(_TOKEN.findall(normal(text)))


def _has_code(phrase: Phrase) -> bool:
    """Whether it has a model's number: c10, or 15 after a name."""
    return any(_is_code(phrase, place) for place in range(len(phrase)))


def _is_code(phrase: Phrase, place: int) -> bool:
    token = phrase[place]
    if token.isdigit():
        return place > 0 and phrase[place - 1].isalpha() and phrase[place - 1] not in _BEFORE_AMOUNTS
    return _CODE.match(token) is not None and not _AMOUNT.match(token)


def _to_the_code(phrase: Phrase, product: Product) -> Phrase:
    """A model's name at the beginning of a phrase, to the end of what may belong to it (15 pro max); else nothing."""
    code = next((place for place in range(min(len(phrase), _LONGEST_MODEL)) if _is_code(phrase, place)), None)
    if code is None:
        return ()
    end = code + 1
    while end < len(phrase) and not _is_no_part_of_a_name(phrase[end], product):
        end += 1
    return phrase[:end]


def _is_one_of(product: Product, models: Iterable[Phrase]) -> bool:
    """Whether a product's title names one of these models, and not one that goes on: C10 is no C10 Plus."""
    for title in map(_phrase, _titles(product)):
        for model in models:
            for start in range(len(title) - len(model) + 1):
                if _same(title[start : start + len(model)], model):
                    after = title[start + len(model) : start + len(model) + 1]
                    if not after or _is_no_part_of_a_name(after[0], product):
                        return True
    return False


def _same(written: Phrase, model: Phrase) -> bool:
    """Chinese has no gaps: 新款澜枢 C10 names 澜枢 C10."""
    first, last = written[0], written[-1]
    if len(model) == 1:
        return first == model[0] or (is_cjk(first) and model[0] in first)
    begins = first == model[0] or (is_cjk(first) and first.endswith(model[0]))
    ends = last == model[-1] or (is_cjk(last) and last.startswith(model[-1]))
    return begins and ends and written[1:-1] == model[1:-1]


def _is_no_part_of_a_name(word: str, product: Product) -> bool:
    """Whether a word behind a model's name belongs to the rest of the title: the kind of goods, a size, a colour."""
    if is_cjk(word):
        return not any(edition in word for edition in _EDITIONS)
    if not word[0].isalpha() or re.search(r"\d", word) or colour_families(word):
        return True
    kinds = [part.removesuffix("s") for name in product.category if name for part in _phrase(name)]
    return any(kind in word or word in kind for kind in kinds if len(kind) > 2)
