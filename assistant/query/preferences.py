"""Preferences: what shoppers hope for without insisting; for whom, for what occasion, rather light or rather large.

Each owns its SQL and its chip like any constraint; what meets it comes first in a search.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, ClassVar

from assistant.language.locales import LEXICONS, PHRASES, in_locale, number_text
from assistant.query.constraints import Condition, Constraint, Names, title_condition

_EVERYWHERE = "title names details"
# Below so many years an age is told in months, where it is not in whole years.
_TOLD_IN_MONTHS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference(Constraint):
    """Goods that have one of these values, are of one of these categories, or say one of these words."""

    tells_soft: ClassVar[bool] = False
    soft: bool = True
    categories: tuple[int, ...] = ()
    values: tuple[int, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()

    def condition(self) -> Condition | None:
        parts: list[str] = []
        parameters: list[Any] = []
        if self.categories:
            parts.append("p.category IN (SELECT value FROM json_each(?))")
            parameters.append(json.dumps(self.categories))
        if self.values:
            parts.append(
                "p.rowid IN (SELECT product FROM product_facets WHERE value IN (SELECT value FROM json_each(?)))"
            )
            parameters.append(json.dumps(self.values))
        if self.words:
            anywhere, words = title_condition(self.words, column=_EVERYWHERE)
            parts.append(anywhere)
            parameters.extend(words)
        return self._unless((" OR ".join(parts), parameters)) if parts else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Preference):
    """Whom a thing is for: `who` is a key of the lexicons' PEOPLE; `age` in years, from and to."""

    kind: ClassVar[str] = "recipient"
    who: str | None = None
    age: tuple[float | None, float | None] | None = None

    def name(self, locale: str) -> str:
        chips = PHRASES[locale].CHIPS
        who = LEXICONS[locale].PEOPLE[self.who][0] if self.who else ""
        if self.age is None:
            return str(chips["recipient"].format(who=who))
        told = [years for years in self.age if years is not None]
        if any(years != round(years) and years < _TOLD_IN_MONTHS for years in told):
            months = "–".join(dict.fromkeys(number_text(round(years * 12)) for years in told))
            return str(chips["recipient_months" if who else "months"].format(who=who, months=months))
        ends = [number_text(years) for years in told]
        return str(chips["recipient_aged" if who else "aged"].format(who=who, years="–".join(dict.fromkeys(ends))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion(Preference):
    """What a thing is for: `what` is a key of the lexicons' OCCASIONS."""

    kind: ClassVar[str] = "occasion"
    what: str

    def name(self, locale: str) -> str:
        return str(PHRASES[locale].CHIPS["occasion"].format(what=LEXICONS[locale].OCCASIONS[self.what][0]))

    def same_slot(self, other: Constraint) -> bool:
        return isinstance(other, Occasion) and other.what == self.what


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose(Preference):
    """Other goods that these are for: ink for a printer. `what` is as the shopper said it."""

    kind: ClassVar[str] = "purpose"
    what: str

    def name(self, locale: str) -> str:
        return str(PHRASES[locale].CHIPS["purpose"].format(what=self.what))

    def same_slot(self, other: Constraint) -> bool:
        return isinstance(other, Purpose) and other.what == self.what


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Constraint):
    """Rather little or rather much of these numeric facets: lighter, quieter, more battery life.

    `degree` is a key of the lexicons' MEASURES, or None where a facet was named: `names`, with its base `unit`.
    """

    kind: ClassVar[str] = "measure"
    tells_soft: ClassVar[bool] = False
    soft: bool = True
    facets: tuple[int, ...]
    high: bool
    degree: str | None = None
    names: Names = (None, None)
    unit: str | None = None

    def condition(self) -> None:
        return None

    def name(self, locale: str) -> str:
        lexicon = LEXICONS[locale]
        if self.degree is not None:
            return str(lexicon.COMPARED[self.degree][0])
        phrases = PHRASES[locale]
        less, more = phrases.LESS_OR_MORE.get(self.unit, phrases.LESS_OR_MORE[None])
        return str((more if self.high else less).format(facet=in_locale(locale, *self.names)))

    @property
    def facet_ids(self) -> tuple[int, ...]:
        return self.facets

    def same_slot(self, other: Constraint) -> bool:
        return isinstance(other, Measure) and set(other.facets) == set(self.facets)
