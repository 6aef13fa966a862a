"""Gift fit: whether a product suits as a gift, and where its own page says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.catalogue.attributes import measure_of, names_of, value_text
from assistant.catalogue.products import Product
from assistant.language.locales import GOODS, LEXICONS, in_locale, join_marks, join_words
from assistant.language.normal_text import is_cjk
from assistant.language.units import to_base
from assistant.query import Constraint, Preference, Recipient
from assistant.understanding.vocabulary import AUDIENCE_OF

GIFT_WORDS = join_words(GOODS, "GIFT_WORDS")
_AGE_NAMES = frozenset(join_words(GOODS, "AGE_NAMES"))
_GROWN_UP = frozenset({"men", "women"})
# Who may be of any age, as far as the word for them says.
_MAY_BE_YOUNG = frozenset({"brother", "sister", "classmate", "friend", "bestie", "family", "self"})
# What is for this age in years on is no toy for the small.
_GROWN_UP_AT = 13
# What is longer is quoted by the word alone.
_LONGEST_QUOTE = 32
_CLAUSE_MARKS = "".join(map(join_marks, ("STOPS", "COMMAS", "COLONS")))
_CLAUSE = re.compile(rf"[{_CLAUSE_MARKS}\n]|(?<=[a-z])\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class GiftFit:
    """A product as a gift: whether its page names the person, is for people like them, or for others."""

    product: Product
    names_them: bool = False
    of_their_audience: bool = False
    for_others: bool = False


def judge_gift(product: Product, who: Recipient | None) -> GiftFit:
    """How the page of a product speaks of it as a gift for someone."""
    sheets = {language: _sheet_of(product, language) for language in LEXICONS}
    names_them = _has_any((_page(product, language, sheet) for language, sheet in sheets.items()), _people(who))
    of_audience = _has_any(sheets.values(), _audience(who))
    for_others = _has_any(sheets.values(), _others(_audience_of(who))) or _is_for_a_child(product, who)
    for_others = for_others and not names_them and not of_audience
    return GiftFit(product, names_them, of_audience, for_others)


def _is_for_a_child(product: Product, who: Recipient | None) -> bool:
    """Whether the sheet gives a child's age, and the gift is for a grown-up."""
    named = who is not None and who.who is not None and who.age is None and who.who not in _MAY_BE_YOUNG
    if _audience_of(who) not in _GROWN_UP and not (named and _audience_of(who) is None):
        return False
    ages = (
        measure
        for key, value in product.attributes.items()
        if {name.casefold() for name in names_of(key) if name} & _AGE_NAMES and (measure := measure_of(value))
    )
    # A number alone is one of years.
    return any(
        (age.number or 0) < (_GROWN_UP_AT if age.unit is None else to_base(_GROWN_UP_AT, "year")[0]) for age in ages
    )


def find_gift_quote(
    product: Product, who: Recipient | None, hopes: Sequence[Constraint], locale: str
) -> tuple[str | None, Constraint | None]:
    """A product's own words that speak for it as a gift, in the language of the reply, and the wish they answer.

    No wish where they say that it is a gift; None and None where they say nothing of the kind.
    """
    sheet = _sheet_of(product, locale)
    page = _page(product, locale, sheet)
    wishes: list[tuple[Constraint | None, Iterable[str], str]] = []
    for hope in hopes:
        if isinstance(hope, Recipient):
            wishes += [(hope, _people(who), page), (hope, _audience(who), sheet)]
        elif isinstance(hope, Preference):
            wishes.append((hope, map(_join_words, hope.words), page))
    wishes.append((None, GIFT_WORDS, page))
    title = product.title(locale)
    said = ((quoted, wish) for wish, words, text in wishes if (quoted := _quote_clause(text, words, title)) is not None)
    return next(said, (None, None))


def find_others_named(text: str, who: str) -> tuple[str, ...]:
    """The other people that a message names, as keys of the lexicons' PEOPLE, in the order named."""
    found: dict[int, str] = {}
    rest = text.lower()
    for name, key in _names_of_people():
        if name in rest:
            for match in re.finditer(_pattern(name), rest):
                found[match.start()] = key
            rest = re.sub(_pattern(name), " " * len(name), rest)
    return tuple(dict.fromkeys(key for _, key in sorted(found.items()) if key not in (who, "self")))


def _people(who: Recipient | None) -> Sequence[str]:
    return _names_of(who.who) if who is not None and who.who is not None else ()


@cache
def _names_of_people() -> tuple[tuple[str, str], ...]:
    """Names of people with their keys, the longest first: 女朋友 is no 朋友."""
    names = [(name, key) for lexicon in LEXICONS.values() for key, names in lexicon.PEOPLE.items() for name in names]
    told = (each for each in names if len(each[0]) > 1 or not is_cjk(each[0]))
    return tuple(sorted(told, key=lambda each: -len(each[0])))


@cache
def _names_of(who: str) -> tuple[str, ...]:
    return tuple(name for lexicon in LEXICONS.values() for name in lexicon.PEOPLE[who] if len(name) > 1)


def _audience_of(who: Recipient | None) -> str | None:
    return AUDIENCE_OF.get(who.who) if who is not None and who.who is not None else None


def _audience(who: Recipient | None) -> Sequence[str]:
    audience = _audience_of(who)
    return _words_for(audience) if audience is not None else ()


@cache
def _others(own: str | None) -> tuple[str, ...]:
    """The words for all audiences but this one."""
    audiences = dict.fromkeys(AUDIENCE_OF.values())
    return tuple(word for audience in audiences if audience != own for word in _words_for(audience))


@cache
def _words_for(audience: str) -> tuple[str, ...]:
    return tuple(name for lexicon in LEXICONS.values() for name in lexicon.AUDIENCES[audience] if len(name) > 1)


def _has_any(texts: Iterable[str], words: Sequence[str]) -> bool:
    pattern = _any_of(tuple(words))
    return bool(words) and any(pattern.search(text) for text in texts)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern, words)), re.IGNORECASE)


def _pattern(word: str) -> str:
    """女士 may stand anywhere in a sentence; "men" does not stand in "women"."""
    return re.escape(word) if is_cjk(word) else rf"\b{re.escape(word)}\b"


def _join_words(row: Sequence[str]) -> str:
    word = "".join(row)
    return word if is_cjk(word) else " ".join(row)


def _quote_clause(text: str, words: Iterable[str], title: str) -> str | None:
    """The clause of a text that has one of these words; the word alone where the clause is long, or in the title."""
    wanted = tuple(words)
    if not _has_any([text], wanted):
        return None
    for word in wanted:
        for clause in map(str.strip, _CLAUSE.split(text)):
            if (found := re.search(_pattern(word), clause, re.IGNORECASE)) is not None:
                return clause if len(clause) <= _LONGEST_QUOTE and clause not in title else found[0]
    return None


def _page(product: Product, locale: str, sheet: str) -> str:
    return f"{product.description(locale)}\n{sheet}"


def _sheet_of(product: Product, locale: str) -> str:
    """Title, tags and attributes: what a product is, not what is said around it. Features it lacks are left out."""
    said: list[str] = []
    for key, value in product.attributes.items():
        if value is not False:
            name = in_locale(locale, *names_of(key))
            said.append(name if value is True else f"{name} {value_text(value, locale)}")
    return "\n".join((*said, *product.tags, product.title(locale)))
