"""Finding answers: the attribute of a product that a question asks for, else the sentence that speaks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answers.aspects import aspects_in, aspects_of_attribute, is_measured_so
from assistant.answers.measures import amounts_in, base_of
from assistant.answers.questions import Question, words_of
from assistant.answers.sentences import Spoken, find_sentence
from assistant.answers.verdicts import holds
from assistant.catalogue.attributes import measure_of, names_of, value_text
from assistant.catalogue.products import Product
from assistant.language.normal_text import is_cjk, normal

_MODEL_WORD = re.compile(r"[a-z0-9]+")
# With less than this an attribute is not what was asked for.
ENOUGH = 2.0
_LOOSE = 1.6  # how long, of whatever lasts
_ASPECT, _WHOLE_NAME, _PART_OF_NAME, _OWN_VALUE = 2.4, 3.0, 1.4, 1.6


@dataclass(frozen=True, slots=True)
class Fact:
    """An attribute answers: its key, and the unit that the answer is asked in."""

    key: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """An attribute answers with yes or no: what was asked about is met by its value, or not."""

    key: str
    holds: bool
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of values has what was asked for, or has not: sizes."""

    key: str
    asked: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence answers. `holds` : yes or no, None where it only speaks of it."""

    text: str
    holds: bool | None = None


@dataclass(frozen=True, slots=True)
class Titled:
    """The name of the thing says yes."""

    name: str


Answer = Fact | Comparison | Listed | Quote | Titled


def find_answers(product: Product, questions: Sequence[Question], locale: str) -> list[Answer | None]:
    """For each question what answers it, None where nothing does; each answer once."""
    named = _words_of_title(product)
    answers: list[Answer | None] = []
    for question in questions:
        answer = _answer(product, question, locale, named)
        if answer is None or answer not in answers:
            answers.append(answer)
    return answers


def _answer(product: Product, question: Question, locale: str, named: frozenset[str]) -> Answer | None:
    if (listed := _in_a_list(product, question)) is not None:
        return listed
    if (fitting := _fits(product, question)) is not None:
        return fitting
    score, key = best_attribute(product, question, named)
    spoken = find_sentence(product, question, locale, named=named)
    if key is not None:
        if (compared := _compare(product, question, key)) is not None:
            return compared
        if spoken is None or score >= _certain(question, spoken):
            return Fact(key, question.unit)
    if spoken is None:
        return Fact(key, question.unit) if key is not None else _in_its_name(product, question, locale)
    return Quote(spoken.text, _verdict(question, spoken))


def _in_its_name(product: Product, question: Question, locale: str) -> Titled | None:
    """Whether the title has all that is asked with yes or no: is it wireless, of Wireless Headphones."""
    title = product.title(locale)
    aspects = set(aspects_in(normal(title)))
    asked = set(question.aspects) - {"fits"}
    if not question.is_closed or question.denies or question.amounts or not (asked or question.words):
        return None
    return Titled(title) if asked <= aspects and question.words <= words_of(normal(title)) else None


def _certain(question: Question, spoken: Spoken) -> float:
    """How sure an attribute must be to go before a sentence that speaks of the same."""
    if len(question.aspects) > 1 or question.words:
        return ENOUGH + spoken.score if spoken.score < 0.9 else _ASPECT + 0.7
    return ENOUGH


def _verdict(question: Question, spoken: Spoken) -> bool | None:
    """Yes or no, only where the sentence has all that was asked, and says it plainly."""
    if not question.is_closed or question.denies:
        return None
    for asked in question.amounts:
        for stated in amounts_in(normal(spoken.text)):
            if asked.unit == stated.unit and asked.unit is not None:
                return holds(asked, stated.number, frozenset(question.aspects), question.text, normal(spoken.text))
    if spoken.denies:
        return None
    return True if spoken.is_whole and not question.amounts else None


def best_attribute(product: Product, question: Question, named: frozenset[str]) -> tuple[float, str | None]:
    """The attribute of a product that a question most likely asks for; None where none is likely enough."""
    scored = [(_evidence(question, key, value, named), key) for key, value in product.attributes.items()]
    scored = [each for each in scored if each[0] >= ENOUGH]
    if not scored:
        return 0.0, None
    best = max(score for score, _ in scored)
    return best, next(key for score, key in scored if score == best)


def _evidence(question: Question, key: str, value: Any, named: frozenset[str]) -> float:
    measure = measure_of(value)
    unit = measure.unit if measure else ""
    own_aspects = aspects_of_attribute(key)
    score = 0.0
    for place, aspect in enumerate(question.aspects):
        if aspect in own_aspects and (measure is None or is_measured_so(aspect, unit)):
            share = _LOOSE if aspect == "duration" else _ASPECT if not score else 1.0
            score += share - 0.1 * min(place, 3)
    score += _name_in(question, key, named)
    if measure is None:
        if any(word in question.words for text in _texts(value) for word in words_of(normal(text)) - named):
            score += _OWN_VALUE
        elif question.is_closed and set(question.aspects) - own_aspects:
            score -= _OWN_VALUE  # whether the colour runs is not which colour it is
        return score - (1.0 if score and question.is_measured and not own_aspects & set(question.aspects) else 0.0)
    if score and question.is_measured:
        score += -0.5 if unit is None else 0.5
    if score and question.is_closed and unit is None:
        score += 0.3
    asked = base_of(question.unit)
    if asked is not None and unit:
        if asked == unit or (asked, unit) == ("g", "ml"):  # ounces of a fluid
            score += 1.0 if score else 0.0
        else:
            score -= 1.0
    if not score and not question.aspects and unit and any(amount.unit == unit for amount in question.amounts):
        return ENOUGH  # ok at -10 °C?
    if score and any(amount.unit == unit for amount in question.amounts if amount.unit):
        score += 0.6
    return score


def _name_in(question: Question, key: str, named: frozenset[str]) -> float:
    """How far the names of an attribute stand in a question."""
    best = 0.0
    for name in filter(None, names_of(key)):
        plain = normal(name)
        if is_cjk(plain):
            if len(plain) > 1 and plain in question.text:
                return _WHOLE_NAME + 0.1 * len(plain)
            pairs = {plain[n : n + 2] for n in range(len(plain) - 1)}
            shared = {pair for pair in pairs if pair in question.text} - named
            best = max(best, _PART_OF_NAME * len(shared) / max(len(pairs), 1) if len(pairs) > 1 else 0.0)
            continue
        words = words_of(plain)
        shared_words = (words & words_of(question.text)) - named
        if words and shared_words == words:
            return _WHOLE_NAME + 0.2 * (len(words) - 1) if len("".join(words)) > 3 else ENOUGH
        best = max(best, _PART_OF_NAME * len(shared_words) / max(len(words), 1))
    return best


def _compare(product: Product, question: Question, key: str) -> Comparison | None:
    measure = measure_of(product.attributes[key])
    if not question.is_closed or measure is None or measure.number is None or measure.unit is None:
        return None
    aspects = aspects_of_attribute(key) & set(question.aspects)
    name = " ".join(normal(name) for name in names_of(key) if name)
    for asked in question.amounts:
        if asked.unit == measure.unit or (asked.unit in (None, "person") and measure.unit == ""):
            verdict = holds(asked, measure.number, aspects or aspects_of_attribute(key), question.text, name)
            if verdict is not None:
                return Comparison(key, verdict, question.unit)
    return None


def _fits(product: Product, question: Question) -> Comparison | None:
    """Whether what is made for one model goes with the one that is named: its number must be the same."""
    if "fits" not in question.aspects:
        return None
    asked = {word for word in question.words if word.isascii() and any(char.isdigit() for char in word)}
    for key, value in product.attributes.items():
        if "fits" not in aspects_of_attribute(key) or measure_of(value) is not None:
            continue
        own = {word for text in _texts(value) for word in _MODEL_WORD.findall(normal(text))}
        if asked and any(any(char.isdigit() for char in word) for word in own):
            return Comparison(key, asked <= own)
    return None


def _in_a_list(product: Product, question: Question) -> Listed | None:
    """Whether a size that is named is among those that a thing comes in."""
    if not question.is_closed and question.aspects and "sizes" not in question.aspects:
        return None
    for key, value in product.attributes.items():
        if not isinstance(value, list) or "sizes" not in aspects_of_attribute(key):
            continue
        sizes = {normal(value_text(part, "en")): value_text(part, "en") for part in value}
        if any(size.isdecimal() for size in sizes):
            for amount in question.amounts:
                text = f"{amount.number:g}"
                if amount.unit in (None, "size", "") and 10 <= amount.number < 70:
                    return Listed(key, text, text in sizes)
        else:
            letters = [token for token in question.text.replace("?", " ").split() if token in _LETTERS]
            letters += [size for size in sizes if is_cjk(question.text) and _stands_alone(size, question.text)]
            if letters:
                return Listed(key, letters[0].upper(), letters[0] in sizes)
    return None


_LETTERS = frozenset({"xs", "s", "m", "l", "xl", "xxl", "xxxl", "2xl", "3xl"}) - {"s", "m"}


def _stands_alone(size: str, text: str) -> bool:
    place = text.find(size)
    around = text[max(place - 1, 0) : place] + text[place + len(size) : place + len(size) + 1]
    return place >= 0 and not any(char.isascii() and char.isalnum() for char in around)


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return list(dict.fromkeys(value_text(value, locale) for locale in ("zh", "en")))


def _words_of_title(product: Product) -> frozenset[str]:
    titles = filter(None, (product.title_zh, product.title_en))
    return frozenset(word for title in titles for word in words_of(normal(title)))
