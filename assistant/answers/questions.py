"""Questions: what a message asks of a thing: which aspects, in what unit, against which amounts, in what words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answers.aspects import MEASURED, aspects_in, without_aspects
from assistant.answers.measures import Amount, amounts_in, without_amounts
from assistant.language.locales import LEXICONS, QUESTIONS, REQUESTS, join_marks, join_patterns
from assistant.language.normal_text import CJK, is_cjk, normal, stem

# Nobody asks more at once, and every part is held against the whole page.
MOST_PARTS = 12

_CLOSED, _OPEN, _OPTIONS = (re.compile(join_patterns(QUESTIONS, name)) for name in ("CLOSED", "QUESTION", "OPTIONS"))
_LEFT = re.compile(join_patterns(QUESTIONS, "HOW_MANY_LEFT"))
_SEEKS = re.compile(join_patterns(REQUESTS, "SEEKS"))
_CAN = re.compile(join_patterns(QUESTIONS, "CAN"))
_DENIED = re.compile(join_patterns(QUESTIONS, "DENIED_QUESTION"))
_UNITS = [(re.compile(pattern), unit) for table in QUESTIONS.values() for pattern, unit in table.ANSWER_UNITS]
_LITTLE = frozenset(word for table in QUESTIONS.values() for word in table.LITTLE)
_LITTLE_ZH = re.compile("|".join(sorted((word for word in _LITTLE if is_cjk(word)), key=len, reverse=True)))
_LATIN = re.compile(r"[a-z0-9]+(?:[.'-][a-z0-9]+)*")
_RUN = re.compile(f"[{CJK}]+")
_PARTS = re.compile(
    rf"[,;{join_marks('STOPS')}]|(?<=[{CJK}])\s+(?=[{CJK}])|\band (?=how|what|does|is|can|do|are|will|has)|\bn how "
)
# What only points at a thing in view says nothing of what is asked of it.
_PLACES = re.compile(
    "|".join(
        rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name)
        for name in sorted(
            (name for lexicon in LEXICONS.values() for name, place in lexicon.REFERENCES.items() if place != 0),
            key=len,
            reverse=True,
        )
    )
)
_ALIASES = {"color": "colour"}


@dataclass(frozen=True, slots=True)
class Question:
    """One question, as it is written in a normal text.

    `words` are what it says in words of its own, beside those that name its `aspects`; `unit` is what the answer should
    be in; `amounts` are what the thing is held against.
    """

    text: str
    aspects: tuple[str, ...]
    words: frozenset[str]
    unit: str | None
    amounts: tuple[Amount, ...]
    is_closed: bool
    denies: bool

    @property
    def is_measured(self) -> bool:
        """Whether a number is asked for."""
        return not self.is_closed and (self.unit is not None or any(aspect in MEASURED for aspect in self.aspects))


def read_question(written: str) -> list[Question]:
    """The questions of a message, one after the other; what is no question but says what it is about is one too."""
    text = _PLACES.sub(" ", normal(written))
    parts = [part.strip() for part in _PARTS.split(text) if part and part.strip()][:MOST_PARTS]
    unit = next((unit for pattern, unit in _UNITS if pattern.search(text)), None)
    questions = [_read_part(part, unit, is_closed=_is_closed(part, text, len(parts))) for part in parts]
    kept = [each for each in questions if each.aspects or each.words or each.amounts]
    return kept or ([_read_part(text, unit, is_closed=bool(_CLOSED.search(text)))] if text.strip() else [])


def is_for_options(written: str) -> bool:
    """Whether a message asks what else the same model comes in."""
    return bool(_OPTIONS.search(normal(written)))


def is_question(written: str) -> bool:
    """Whether a message has the form of a question."""
    text = normal(written)
    return bool(_OPEN.search(text) or _CLOSED.search(text))


def asks_how_many_left(written: str) -> bool:
    """Whether a message asks how many pieces there are."""
    return bool(_LEFT.search(normal(written)))


def seeks(written: str) -> bool:
    """Whether a question looks for goods: do you have, 有没有."""
    return bool(_SEEKS.search(normal(written)))


def may_it(written: str) -> bool:
    """Whether it is asked whether one can, and not whether it is."""
    return bool(_CAN.search(normal(written)))


def words_of(text: str) -> frozenset[str]:
    """The words of a normal text that say something: English ones in the singular, pairs of Chinese characters."""
    return frozenset(_words(text))


def _is_closed(part: str, text: str, n: int) -> bool:
    return bool(_CLOSED.search(part)) or (n == 1 and bool(_CLOSED.search(text)))


def _read_part(text: str, unit: str | None, *, is_closed: bool) -> Question:
    aspects = aspects_in(text)
    amounts = tuple(amounts_in(text))
    if amounts and unit is not None and is_closed and not re.search(r"\bin\b", text):
        unit = None  # 180斤坐得住不 asks for no weight
    words = words_of(without_aspects(without_amounts(text), aspects))
    if unit is not None:
        words = frozenset(word for word in words if not any(pattern.fullmatch(word) for pattern, _ in _UNITS))
    return Question(text, tuple(aspects), words, unit, amounts, is_closed, bool(_DENIED.search(text)))


def _words(text: str) -> Iterator[str]:
    for word in _LATIN.findall(text):
        if word not in _LITTLE and len(word) > 1:
            yield _ALIASES.get(stem(word), stem(word))
    for run in _RUN.findall(_LITTLE_ZH.sub(" ", text)):
        if len(run) == 1:
            yield run
        else:
            yield from (run[n : n + 2] for n in range(len(run) - 1))
