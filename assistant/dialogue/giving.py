"""Whether a product suits as a gift, and where its own page says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.catalogue.cards import attribute_rows
from assistant.catalogue.products import Product
from assistant.dialogue import en, zh
from assistant.understanding.constraints import Constraint
from assistant.understanding.languages import LEXICONS
from assistant.understanding.preferences import Preference, Recipient
from assistant.understanding.recipients import AUDIENCE_OF
from assistant.understanding.text import is_cjk

GIFT_WORDS = (*zh.finding.GIFT_WORDS, *en.finding.GIFT_WORDS)
# What is longer is quoted by the word alone.
_LONGEST_QUOTE = 32
_CLAUSE = re.compile(r"[。；！？;!?\n]|[,，:：]|(?<=[a-z])\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Suited:
    """A product as a gift: whether its page names the person, is for people like them, or for others.

    `says` are its own words that speak for it, in the language of the reply, and `wish` what they answer; None where
    they say that it is a gift.
    """

    product: Product
    names_them: bool = False
    of_their_audience: bool = False
    for_others: bool = False
    says: str | None = None
    wish: Constraint | None = None


def suited(product: Product, who: Recipient | None, hopes: Sequence[Constraint], locale: str) -> Suited:
    """What the page of a product says of it as a gift for someone."""
    sheets = {language: _sheet_of(product, language) for language in LEXICONS}
    pages = {language: f"{product.description(language)}\n{sheet}" for language, sheet in sheets.items()}
    names, mine = _people(who), _audience(who)
    others = [word for audience in _audiences() if audience != _audience_of(who) for word in _words_for(audience)]
    names_them = _has(pages.values(), names)
    of_audience = _has(sheets.values(), mine)
    page = pages[locale]
    wishes: list[tuple[Constraint | None, Iterable[str], str]] = []
    for hope in hopes:
        if isinstance(hope, Recipient):
            wishes += [(hope, names, page), (hope, mine, sheets[locale])]
        elif isinstance(hope, Preference):
            wishes.append((hope, map(_written, hope.words), page))
    wishes.append((None, GIFT_WORDS, page))
    title = product.title(locale)
    said = ((wish, quoted) for wish, words, text in wishes if (quoted := _quoted(text, words, title)) is not None)
    wish, says = next(said, (None, None))
    for_others = not names_them and not of_audience and _has(sheets.values(), others)
    return Suited(product, names_them, of_audience, for_others, says, wish)


def others_named(text: str, who: str) -> tuple[str, ...]:
    """The other people that a message names, as keys of the lexicons' PEOPLE, in the order named."""
    names = [(name, key) for lexicon in LEXICONS.values() for key, names in lexicon.PEOPLE.items() for name in names]
    found: dict[int, str] = {}
    rest = text.lower()
    # The longest first: 女朋友 is no 朋友.
    for name, key in sorted(names, key=lambda each: -len(each[0])):
        if is_cjk(name) and len(name) < 2:
            continue
        for match in re.finditer(_pattern(name), rest):
            found[match.start()] = key
        rest = re.sub(_pattern(name), " " * len(name), rest)
    return tuple(dict.fromkeys(key for _, key in sorted(found.items()) if key not in (who, "self")))


def _people(who: Recipient | None) -> list[str]:
    if who is None or who.who is None:
        return []
    names = [name for lexicon in LEXICONS.values() for name in lexicon.PEOPLE[who.who]]
    return [name for name in names if len(name) > 1]


def _audience_of(who: Recipient | None) -> str | None:
    return AUDIENCE_OF.get(who.who) if who is not None and who.who is not None else None


def _audience(who: Recipient | None) -> list[str]:
    audience = _audience_of(who)
    return _words_for(audience) if audience is not None else []


def _audiences() -> list[str]:
    return list(dict.fromkeys(AUDIENCE_OF.values()))


def _words_for(audience: str) -> list[str]:
    return [name for lexicon in LEXICONS.values() for name in lexicon.AUDIENCES[audience] if len(name) > 1]


def _has(texts: Iterable[str], words: Sequence[str]) -> bool:
    pattern = _any_of(tuple(words))
    return bool(words) and any(pattern.search(text) for text in texts)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern, words)), re.IGNORECASE)


def _pattern(word: str) -> str:
    """女士 may stand anywhere in a sentence; "men" does not stand in "women"."""
    return re.escape(word) if is_cjk(word) else rf"\b{re.escape(word)}\b"


def _written(row: Sequence[str]) -> str:
    word = "".join(row)
    return word if is_cjk(word) else " ".join(row)


def _quoted(text: str, words: Iterable[str], title: str) -> str | None:
    """The clause of a text that has one of these words; the word alone where the clause is long, or in the title."""
    wanted = tuple(words)
    if not _has([text], wanted):
        return None
    for word in wanted:
        for clause in map(str.strip, _CLAUSE.split(text)):
            if (found := re.search(_pattern(word), clause, re.IGNORECASE)) is not None:
                return clause if len(clause) <= _LONGEST_QUOTE and clause not in title else found[0]
    return None


def _sheet_of(product: Product, locale: str) -> str:
    """Title, tags and attributes: what a product is, not what is said around it. Features it lacks are left out."""
    has = {key: value for key, value in product.attributes.items() if value is not False}
    rows = attribute_rows(replace(product, attributes=has), locale)
    flags = {name for (name, _), value in zip(rows, has.values(), strict=True) if value is True}
    said = [name if name in flags else f"{name} {value}" for name, value in rows]
    return "\n".join((*said, *product.tags, product.title(locale)))
