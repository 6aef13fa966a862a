"""Constraints: what a shopper wants, where each owns its SQL and its chip, so what is searched is what is said.

Conditions are about a product row named `p`. A constraint knows ids of the catalogue, never the catalogue itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, ClassVar

from assistant.language.english import stem
from assistant.language.locales import PHRASES, in_locale, quantity_text
from assistant.language.normal_text import is_cjk
from assistant.money import money_text

Condition = tuple[str, list[Any]]
Names = tuple[str | None, str | None]  # Chinese, English


def match_phrase(words: Sequence[str]) -> str:
    """FTS5 for all of these words, each quoted: what a shopper types is never read as FTS5's own syntax."""
    return " AND ".join('"' + word.replace('"', '""') + '"' for word in words)


def title_condition(alternatives: Sequence[Sequence[str]], column: str = "title") -> Condition:
    """Products whose text in `column` has all words of one of the alternatives."""
    match = " OR ".join(f"({match_phrase(words)})" for words in alternatives if words)
    return "p.rowid IN (SELECT rowid FROM products_text WHERE products_text MATCH ?)", [f"{{{column}}} : ({match})"]


# A word so short stands in too many others: not red is not hundred.
_SHORTEST_EXCLUDED = 4
_SPOKEN = (
    "(coalesce(p.title_zh, '') || ' ' || coalesce(p.title_en, '') || ' ' || coalesce(p.description_zh, '') || ' ' ||"
    " coalesce(p.description_en, '') || ' ' || p.attributes) LIKE ? ESCAPE '\\'"
)


def _spoken_of(names: Sequence[str]) -> Condition | None:
    """What speaks of one of these anywhere, also inside a longer word: who wants no chicken wants no chicken and beef,
    and who wants no nuts no hazelnuts."""
    telling = [name for name in names if is_cjk(name) or len(name) >= _SHORTEST_EXCLUDED]
    if not telling:
        return None
    escaped = (
        re.sub(r"([%_\\])", r"\\\1", stem(name) if name.isascii() and name.isalpha() else name) for name in telling
    )
    return " OR ".join([_SPOKEN] * len(telling)), [f"%{name}%" for name in escaped]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """One thing that the shopper said. `span` is where in the message as written; (0, 0) for an earlier one.

    A soft one is a preference: what meets it comes first, and nothing is left out for its sake.
    """

    kind: ClassVar[str]
    # A preference by nature need not be called one.
    tells_soft: ClassVar[bool] = True
    exclude: bool = False
    soft: bool = False
    span: tuple[int, int] = (0, 0)

    def condition(self) -> Condition | None:
        """The SQL condition and its parameters, or None when this is an order and no limit."""
        raise NotImplementedError

    def name(self, locale: str) -> str:
        """What is wanted (or not), in words."""
        raise NotImplementedError

    def chip(self, locale: str) -> str:
        """The short text that shows this constraint and takes it back."""
        chips = PHRASES[locale].CHIPS
        name = chips["exclude"].format(what=self.name(locale)) if self.exclude else self.name(locale)
        return chips["soft"].format(what=name) if self.soft and self.tells_soft else name

    def phrase(self, locale: str) -> str:
        """What the chip says, as part of a sentence."""
        return self.chip(locale)

    @property
    def facet_ids(self) -> tuple[int, ...]:
        """The facets that it is about; none for a price, a brand or a word."""
        return ()

    def same_slot(self, other: Constraint) -> bool:
        """Whether saying `other` later takes this one's place."""
        return self.kind == other.kind and self.exclude == other.exclude

    def as_data(self) -> dict[str, Any]:
        """Fit for JSON; `codec.from_data` reads it back."""
        return {"kind": self.kind, **asdict(self)}

    def _unless(self, condition: Condition) -> Condition:
        sql, parameters = condition
        # A product without a category or brand is not of it: `IS NOT TRUE` takes the NULL for a no.
        return (f"({sql}) IS NOT TRUE" if self.exclude else f"({sql})"), parameters


@dataclass(frozen=True, slots=True, kw_only=True)
class Price(Constraint):
    """Limits of the price in minor units; `said_in` is the currency that the shopper named, if not the shop's."""

    kind: ClassVar[str] = "price"
    low: int | None = None
    high: int | None = None
    currency: str = "CNY"
    said_in: str | None = None

    def condition(self) -> Condition:
        limits = [("p.price_minor >= ?", self.low), ("p.price_minor <= ?", self.high)]
        kept = [(sql, value) for sql, value in limits if value is not None]
        return " AND ".join(sql for sql, _ in kept) or "1", [value for _, value in kept]

    def name(self, locale: str) -> str:
        return self._written(PHRASES[locale].CHIPS)

    def phrase(self, locale: str) -> str:
        return self._written(PHRASES[locale].SPOKEN)

    def _written(self, forms: dict[str, str]) -> str:
        low, high = (money_text(value, self.currency) if value is not None else "" for value in (self.low, self.high))
        key = "price_between" if low and high else "price_max" if high else "price_min"
        return forms[key].format(low=low, high=high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Constraint):
    """A kind of goods: these categories, or titles with these words where categories are too wide to tell.

    `loose` are such wide categories; None is all of them, for a shop that has none. `near` are categories of the
    next kind above, to show where nothing is of this kind itself.
    """

    kind: ClassVar[str] = "category"
    categories: tuple[int, ...] = ()
    loose: tuple[int, ...] | None = ()
    words: tuple[tuple[str, ...], ...] = ()
    names: Names = (None, None)
    near: tuple[int, ...] = ()
    # Where several kinds are wanted side by side: the categories of each, and where they are wide, those and the words.
    parts: tuple[tuple[tuple[int, ...], tuple[int, ...] | None, tuple[tuple[str, ...], ...]], ...] = ()

    def condition(self) -> Condition:
        parts: list[str] = []
        parameters: list[Any] = []
        if self.categories:
            parts.append("p.category IN (SELECT value FROM json_each(?))")
            parameters.append(json.dumps(self.categories))
        if self.words and self.loose != ():
            title, title_parameters = title_condition(self.words)
            if self.loose is not None:
                title += " AND (p.category IS NULL OR p.category IN (SELECT value FROM json_each(?)))"
                title_parameters.append(json.dumps(self.loose))
            parts.append(f"({title})")
            parameters.extend(title_parameters)
        return self._unless((" OR ".join(parts) or "0", parameters))

    def name(self, locale: str) -> str:
        return in_locale(locale, *self.names)


def wanted_kinds(constraints: Iterable[Constraint]) -> list[Category]:
    """The kinds of goods that are wanted, without those that are refused."""
    return [c for c in constraints if isinstance(c, Category) and not c.exclude]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand(Constraint):
    """One of these brands."""

    kind: ClassVar[str] = "brand"
    brands: tuple[int, ...]
    names: tuple[Names, ...]

    def condition(self) -> Condition:
        return self._unless((f"p.brand IN ({', '.join('?' * len(self.brands))})", list(self.brands)))

    def name(self, locale: str) -> str:
        return PHRASES[locale].OR.join(in_locale(locale, *names) for names in self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour(Constraint):
    """One of these colour families."""

    kind: ClassVar[str] = "colour"
    families: tuple[str, ...]

    def condition(self) -> Condition:
        marks = ", ".join("?" * len(self.families))
        sql = f"p.rowid IN (SELECT product FROM product_colours WHERE family IN ({marks}))"
        return self._unless((sql, list(self.families)))

    def name(self, locale: str) -> str:
        phrases = PHRASES[locale]
        return phrases.OR.join(phrases.COLOURS[family] for family in self.families)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Constraint):
    """A facet has one of these values, or the title says so where the facet is not filled in."""

    kind: ClassVar[str] = "value"
    facet: int
    values: tuple[int, ...]
    words: tuple[tuple[str, ...], ...] = ()
    names: tuple[Names, ...]

    def condition(self) -> Condition:
        sql = "p.rowid IN (SELECT product FROM product_facets WHERE value IN (SELECT value FROM json_each(?)))"
        parameters: list[Any] = [json.dumps(self.values)]
        if self.exclude and (spoken := _spoken_of([name for names in self.names for name in names if name])):
            sql, parameters = f"{sql} OR {spoken[0]}", parameters + spoken[1]
        if self.words:
            title, title_parameters = title_condition(self.words)
            sql, parameters = f"{sql} OR {title}", parameters + title_parameters
        return self._unless((sql, parameters))

    def name(self, locale: str) -> str:
        return PHRASES[locale].OR.join(in_locale(locale, *names) for names in self.names)

    @property
    def facet_ids(self) -> tuple[int, ...]:
        return (self.facet,)

    def same_slot(self, other: Constraint) -> bool:
        return isinstance(other, Value) and other.facet == self.facet and other.exclude == self.exclude


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Constraint):
    """A yes/no facet is yes (or, excluded, is not), or the title says so where the facet is not filled in."""

    kind: ClassVar[str] = "flag"
    facet: int
    names: Names
    words: tuple[tuple[str, ...], ...] = ()

    def condition(self) -> Condition:
        sql = "p.rowid IN (SELECT product FROM product_facets WHERE facet = ? AND number = 1 AND unit IS NULL)"
        parameters: list[Any] = [self.facet]
        if self.words:
            title, title_parameters = title_condition(self.words)
            unsaid = "p.rowid NOT IN (SELECT product FROM product_facets WHERE facet = ? AND number IS NOT NULL)"
            sql, parameters = f"{sql} OR ({title} AND {unsaid})", [*parameters, *title_parameters, self.facet]
        return self._unless((sql, parameters))

    def name(self, locale: str) -> str:
        return in_locale(locale, *self.names)

    @property
    def facet_ids(self) -> tuple[int, ...]:
        return (self.facet,)

    def same_slot(self, other: Constraint) -> bool:
        return isinstance(other, Flag) and other.facet == self.facet


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Constraint):
    """Limits of a numeric facet in its base unit; `said` are the limits in `unit`, as the shopper said them.

    Which facet is meant stays open when several share the unit.
    """

    kind: ClassVar[str] = "number"
    facets: tuple[int, ...]
    low: float | None = None
    high: float | None = None
    said: tuple[float | None, float | None] = (None, None)
    unit: str | None = None
    names: Names = (None, None)

    def condition(self) -> Condition:
        marks = ", ".join("?" * len(self.facets))
        sql, parameters = f"facet IN ({marks}) AND number IS NOT NULL", [*self.facets]
        bounds: list[Any] = []
        for operator, bound in ((">=", self.low), ("<=", self.high)):
            if bound is not None:
                sql += f" AND number {operator} ?"
                # What was said in whole numbers is met by 29.999 too: units were converted in floating point.
                bounds.append(bound * (1 - 1e-9) if operator == ">=" else bound * (1 + 1e-9))
        return self._unless((f"p.rowid IN (SELECT product FROM product_facets WHERE {sql})", [*parameters, *bounds]))

    def name(self, locale: str) -> str:
        low, high = (quantity_text(value, self.unit, locale) if value is not None else "" for value in self.said)
        facet = in_locale(locale, *self.names)
        if low == high:
            return f"{facet} {low}".strip()
        key = "number_between" if low and high else "number_max" if high else "number_min"
        return PHRASES[locale].CHIPS[key].format(facet=facet, low=low, high=high).strip()

    @property
    def facet_ids(self) -> tuple[int, ...]:
        return self.facets

    def same_slot(self, other: Constraint) -> bool:
        return isinstance(other, Number) and set(other.facets) == set(self.facets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Constraint):
    """A word that the catalogue uses, or one of what it says in `also` instead; found in title, names or details."""

    kind: ClassVar[str] = "text"
    words: tuple[str, ...]
    written: str
    also: tuple[tuple[str, ...], ...] = ()
    quoted: bool = False  # the word alone would mean more than the word
    within: str = ""  # the columns of the full text that must say it: "title", "title names"; any where empty

    def match(self) -> str:
        """What is looked for, as FTS5 has it."""
        return "(" + " OR ".join(f"({match_phrase(row)})" for row in (self.words, *self.also)) + ")"

    def condition(self) -> Condition:
        sql = "p.rowid IN (SELECT rowid FROM products_text WHERE products_text MATCH ?)"
        parameters: list[Any] = [f"{{{self.within}}} : {self.match()}" if self.within else self.match()]
        if self.exclude and (spoken := _spoken_of([self.written])):
            sql, parameters = f"{sql} OR {spoken[0]}", parameters + spoken[1]
        return self._unless((sql, parameters))

    def name(self, locale: str) -> str:
        return self.written

    def chip(self, locale: str) -> str:
        if not self.quoted:
            return Constraint.chip(self, locale)
        plain = replace(self, quoted=False, written=PHRASES[locale].CHIPS["quoted"].format(what=self.written))
        return plain.chip(locale)

    def same_slot(self, other: Constraint) -> bool:
        return isinstance(other, Text) and other.words == self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class InStock(Constraint):
    """It can be had now."""

    kind: ClassVar[str] = "stock"

    def condition(self) -> Condition:
        return "p.available = 1 AND coalesce(p.stock, 1) > 0", []

    def name(self, locale: str) -> str:
        return str(PHRASES[locale].CHIPS["stock"])


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSale(Constraint):
    """It costs less than its list price."""

    kind: ClassVar[str] = "sale"

    def condition(self) -> Condition:
        return "p.list_price_minor > p.price_minor", []

    def name(self, locale: str) -> str:
        return str(PHRASES[locale].CHIPS["sale"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort(Constraint):
    """An order that the shopper asked for; no limit."""

    kind: ClassVar[str] = "sort"
    by: str

    def condition(self) -> None:
        return None

    def name(self, locale: str) -> str:
        return str(PHRASES[locale].SORTS[self.by])
