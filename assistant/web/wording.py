"""Words of the pages by locale: strings, errors, questions to begin with. What the assistant says is not here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Final

from assistant.config import OpeningHours
from assistant.web import en, zh

Strings = dict[str, dict[str, str]]
_WORDS: Final[dict[str, ModuleType]] = {"zh": zh, "en": en}
_GROUPS: Final = tuple(zh.ARTICLE_GROUPS)
MOST_QUESTIONS: Final = 5


@dataclass(frozen=True, slots=True)
class Goods:
    """A kind of goods by its name, what a piece of it costs at most for it to be found, and whether it has ratings."""

    name: str
    price: str
    rated: bool


def page_strings(locale: str) -> Strings:
    """The strings of every page for `locale`, by section and key; `{name}` marks a place to fill in.

    Raises:
        KeyError: there are no words for the locale.
    """
    strings: Strings = _WORDS[locale].PAGES
    return strings


def first_questions(locale: str, goods: Sequence[Goods], *, sold: bool, returns: bool) -> list[str]:
    """Questions that this shop can answer; those about goods are each about another kind, as far as there are kinds.

    What a question needs is a kind of {goods} ({goods_small}: in small letters) that costs no more than {price} or has
    ratings, orders to count, or rules about returns. Those that the page shows come first.
    """
    left = list(goods)
    can = {"": True, "sold": sold, "returns": returns}
    questions = []
    for needs, question in _WORDS[locale].FIRST_QUESTIONS:
        if needs in can:
            if can[needs]:
                questions.append(question)
        elif (kind := next((each for each in left if each.rated or needs != "rated"), None)) is not None:
            left.remove(kind)
            questions.append(question.format(goods=kind.name, goods_small=kind.name.lower(), price=kind.price))
    return questions[:MOST_QUESTIONS]


def group_place(group: str) -> int:
    """Where a group of articles stands on the help page: what shoppers ask most first, a shop's own groups last."""
    return _GROUPS.index(group) if group in _GROUPS else len(_GROUPS)


def group_name(locale: str, group: str) -> str:
    """What a group of articles is called on the help page."""
    name: str = _WORDS[locale].ARTICLE_GROUPS.get(group, group)
    return name


def support_hours(locale: str, hours: OpeningHours) -> str:
    """When agents answer, as a few words."""
    words = _WORDS[locale]
    if hours.opens == hours.closes:
        return str(words.AROUND_THE_CLOCK)
    return str(words.SUPPORT_HOURS.format(opens=f"{hours.opens:%H:%M}", closes=f"{hours.closes:%H:%M}"))


def error_sentences(code: str, locale: str, detail: str = "") -> tuple[str, str]:
    """The message and hint for an error code; a code without words of its own says its detail."""
    message, hint = _WORDS[locale].ERRORS.get(code, ("{detail}", ""))
    return message.replace("{detail}", detail), hint.replace("{detail}", detail)
