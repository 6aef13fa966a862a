"""Cart commands: what a message does with the cart by its form alone (来两瓶; make the second one 2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.language.locales import REQUESTS, join_marks
from assistant.understanding.tokens import Piece, Span
from assistant.understanding.vocabulary import Sense, SenseKind

_CHOICES = tuple(re.compile(form) for requests in REQUESTS.values() for form in requests.CHOICES)
_RECOUNTS = tuple(re.compile(form) for requests in REQUESTS.values() for form in requests.RECOUNTS)
_ADDS_NAMED = tuple(re.compile(requests.ADDS_NAMED) for requests in REQUESTS.values())
_REMOVES_NAMED = tuple(re.compile(requests.REMOVES_NAMED) for requests in REQUESTS.values())
_EDGES = f" ~{join_marks('SENTENCE_MARKS')}"
# Nobody chooses in so many words.
_LONGEST = 60
# Between the parts of a verb, as in "take the first one out", no more words than these stand; the second part ends
# the clause, or goes on with how and when.
_BETWEEN = r"(?: (?!{second}\b)[\w'-]+){{1,5}}"
_AFTER = (
    r"(?=$|[ ]*[,.;!?]|[ ](?:(?:of|from) (?:the |my )?(?:cart|basket|bag)"
    r"|within|in|after|if|for|to|by|please|again|then|too|now)\b)"
)
# The back, a way out: there they are nouns.
_NOT_AFTER = r"(?<!\bthe )(?<!\bmy )(?<!\ba )(?<!\bway )"


def find_choice(text: str, pointing: Sequence[Span], counted: Sequence[Span]) -> tuple[str, int | None] | None:
    """What a whole normal text does with the cart, a key of CART_VERBS, and how many pieces it names in bare digits.

    `pointing` is where it points at something and `counted` where it counts pieces. None where it is of no such form.
    """
    if len(text) > _LONGEST:
        return None
    form = text
    for (start, end), sign in sorted([*((span, "@") for span in pointing), *((span, "#") for span in counted)])[::-1]:
        form = f"{form[:start]}{sign}{form[end:]}"
    form = form.strip(_EDGES)
    if any(pattern.fullmatch(form) for pattern in _CHOICES):
        return "add", None
    found = next((match for pattern in _RECOUNTS if (match := pattern.fullmatch(form))), None)
    return ("change", int(found[1])) if found else None


def is_adding_named(text: str) -> bool:
    """Whether the goods that a normal text names are to be put into the cart: add the ballet flats, 加一瓶墨水."""
    return any(pattern.search(text) for pattern in _ADDS_NAMED)


def is_removing_named(text: str) -> bool:
    """Whether the goods that a normal text names are to come out of the cart: remove the shoes, 把鞋去掉."""
    return any(pattern.search(text) for pattern in _REMOVES_NAMED)


def find_split_verbs(text: str) -> list[Piece]:
    """The second parts of verbs that stand apart in a normal text, with what the whole verb means."""
    found = []
    for sense, pattern in _split_patterns():
        for match in pattern.finditer(text):
            start, end = match.span(1)
            found.append(Piece(start, end, match[1], (sense,)))
    return found


@cache
def _split_patterns() -> tuple[tuple[Sense, re.Pattern[str]], ...]:
    out = []
    for requests in REQUESTS.values():
        kinds: dict[SenseKind, dict[str, tuple[str, ...]]] = {
            "verb": requests.SPLIT_VERBS,
            "intent": requests.SPLIT_INTENTS,
        }
        for kind, table in kinds.items():
            for ref, verbs in table.items():
                for first, second in (verb.split() for verb in verbs):
                    between = _BETWEEN.format(second=second)
                    pattern = re.compile(rf"\b{first}{between} {_NOT_AFTER}({second})\b{_AFTER}")
                    out.append((Sense(kind, ref), pattern))
    return tuple(out)
