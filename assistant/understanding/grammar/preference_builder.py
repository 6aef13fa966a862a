"""Preferences: which of this shop's goods are for someone or for an occasion, and which are light or quiet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from assistant.language.keys import key_of
from assistant.language.locales import LEXICONS
from assistant.language.normal_text import Segmenter, normal
from assistant.query import Constraint, Measure, Occasion, Recipient
from assistant.understanding.vocabulary import AUDIENCE_OF, Vocabulary

Age = tuple[float | None, float | None]

# Keys of the lexicons' MEASURES: the base units that may measure it, and whether much of it is meant.
_DEGREES: dict[str, tuple[tuple[str, ...], bool]] = {
    "light": (("g",), False), "heavy": (("g",), True), "small": (("ml", "mm"), False), "large": (("ml", "mm"), True),
    "bright": (("lm",), True), "dim": (("lm",), False), "quiet": (("dB",), False), "loud": (("dB",), True),
    "thin": (("mm",), False), "thick": (("mm",), True), "short": (("mm",), False), "long": (("mm",), True),
}  # fmt: skip
_OPPOSITES = {
    "light": "heavy",
    "small": "large",
    "quiet": "loud",
    "dim": "bright",
    "thin": "thick",
    "short": "long",
    "little": "much",
}
OPPOSITE = _OPPOSITES | {high: low for low, high in _OPPOSITES.items()}
# Until these ages, in years, people are babies and children to a shop.
_TODDLER, _TEENAGER = 2, 13
LENGTHS = frozenset({"long", "short"})
# These say how much, and not of what.
AMOUNTS = frozenset({"much", "little"})
# Said of a facet that is named, these ask for much of it: long battery life.
_MUCH = frozenset({"much", "long", "large", "heavy", "thick", "loud"})


# In what units a part of a thing may be large or long that is named without saying what of it: a bigger screen.
_SIZES, _TIMES = ("mm", "mAh", "GB", "ml", "Wh"), ("min", "month")
UNITS_OF: dict[str, tuple[str, ...]] = {
    "large": _SIZES, "small": _SIZES, "long": (*_TIMES, "mm"), "short": (*_TIMES, "mm"), "much": (*_SIZES, *_TIMES),
    "little": (*_SIZES, *_TIMES), "light": ("g",), "heavy": ("g",), "bright": ("lm",), "dim": ("lm",), "thin": ("mm",),
    "thick": ("mm",), "quiet": ("dB",), "loud": ("dB",),
}  # fmt: skip


class PreferenceBuilder:
    """Preferences in terms of one vocabulary; each is worked out once."""

    def __init__(self, vocabulary: Vocabulary, segmenter: Segmenter) -> None:
        self._vocabulary = vocabulary
        self._words_of = segmenter.words
        self.build_recipient = cache(self._recipient)
        self.build_occasion = cache(self._occasion)
        self.facets_of = cache(self._facets_of)

    def _recipient(self, who: str) -> Recipient:
        """What is for these people: by what the shop says of the audience that they belong to."""
        names = [name for lexicon in LEXICONS.values() for name in lexicon.PEOPLE[who]]
        audience = AUDIENCE_OF.get(who)
        if audience is not None:
            names += [name for lexicon in LEXICONS.values() for name in lexicon.AUDIENCES[audience]]
        return Recipient(who=who, **self._known(names))

    def add_age(self, constraints: Sequence[Constraint], age: Age, span: tuple[int, int]) -> list[Constraint]:
        """The constraints with how old those are whom goods are for, in years from and to."""
        for n, known in enumerate(constraints):
            if isinstance(known, Recipient):
                both = (min(span[0], known.span[0]), max(span[1], known.span[1]))
                return [*constraints[:n], replace(known, age=age, span=both), *constraints[n + 1 :]]
        return [*constraints, replace(self._of_age(age), span=span)]

    def _of_age(self, age: Age) -> Recipient:
        oldest = age[1] if age[1] is not None else age[0] or 0.0
        audience = "babies" if oldest < _TODDLER else "children" if oldest < _TEENAGER else None
        names = [name for lexicon in LEXICONS.values() for name in lexicon.AUDIENCES[audience]] if audience else []
        return Recipient(age=age, **self._known(names))

    def _occasion(self, what: str) -> Occasion:
        """What is for this occasion: by the shop's values of that name, and the words in what it says of goods."""
        names = [name for lexicon in LEXICONS.values() for name in lexicon.OCCASIONS[what]]
        return Occasion(what=what, **self._known(names))

    def build_measure(self, degree: str) -> Measure | None:
        """Rather little or much of what this degree is of; None when the shop measures nothing of the kind."""
        facets = self.facets_of(degree)
        return Measure(facets=facets, high=_DEGREES[degree][1], degree=degree) if facets else None

    def build_measure_of(self, facet: int, degree: str) -> Measure:
        """Rather little or much of the facet that was named."""
        fact = self._vocabulary.facets[facet]
        return Measure(facets=(facet,), high=degree in _MUCH, names=(fact.zh, fact.en), unit=fact.unit)

    def _facets_of(self, degree: str) -> tuple[int, ...]:
        """The facets that measure it by their names; else, for a weight or a noise, by their unit alone."""
        units, _ = _DEGREES.get(degree, ((), False))
        found = [facet.id for unit in units for facet in self._vocabulary.facet_of_unit(unit)]
        keys = [
            key_of(normal(name)) for lexicon in LEXICONS.values() for name in lexicon.MEASURED.get(degree, ()) if name
        ]
        named = [facet for facet in found if any(self._vocabulary.names_facet(key, facet) for key in keys)]
        return tuple(named or (found if units in (("g",), ("dB",)) else ()))

    def _known(self, names: Iterable[str]) -> dict[str, Any]:
        """Categories and values of these names, and the names that the catalogue's text has."""
        categories: dict[int, None] = {}
        values: dict[int, None] = {}
        rows: dict[tuple[str, ...], None] = {}
        for name in names:
            plain = normal(name)
            for sense in self._vocabulary.senses(key_of(plain)):
                if sense.kind == "category":
                    goods = self._vocabulary.goods.find((sense.ref,))
                    categories |= dict.fromkeys(goods.categories if goods else ())
                elif sense.kind == "value":
                    values[sense.ref] = None
            row = tuple(self._words_of(plain))
            if row and all(map(self._vocabulary.is_word, row)) and (len(row[0]) > 1 or len(row) > 1):
                rows[row] = None
        return {"categories": tuple(categories), "values": tuple(values), "words": tuple(rows)}
