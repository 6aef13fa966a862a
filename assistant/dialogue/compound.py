"""Compound messages: something is done with the cart, and something else is asked in the same breath."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from assistant.answers import is_question
from assistant.dialogue.steps import (
    AddToCart,
    AnswerQuestion,
    ChangeCart,
    QuoteArticle,
    SearchGoods,
    SetCartQuantity,
    Step,
    TellPrice,
    TellStock,
    TellTotal,
)
from assistant.language.locales import CARTS, join_patterns
from assistant.query import Query

# What is done first, and what is answered after it.
_DONE = (AddToCart, ChangeCart, SetCartQuantity)
_ASKED = (AnswerQuestion, QuoteArticle, SearchGoods, TellPrice, TellStock, TellTotal)
# Longer messages are told as they stand, and of more parts nobody speaks.
_LONGEST, _MOST = 120, 3
_BETWEEN = re.compile(join_patterns(CARTS, "BETWEEN_PARTS"), re.IGNORECASE)


def parts_of(text: str) -> list[str]:
    """The parts of a message that may each say something of its own; none where it has one or too many."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part and part.strip()]
    return parts if 1 < len(parts) <= _MOST and len(text) <= _LONGEST else []


def has_orders(query: Query | None) -> bool:
    """Whether a message says by its form that something is to be done; a name alone says nothing of the kind."""
    return query is not None and any(order.action != "name" for order in query.orders)


def do_and_answer(step: Step, text: str, decide: Callable[[str], tuple[Query | None, Step | None]]) -> Step:
    """The step for a message, or for its parts where one changes the cart and another asks something.

    `decide` tells how a part is read and what is done about it, as if it were said alone.
    """
    if step.then is not None:
        return step
    parts = parts_of(text)
    if not parts:
        return step
    found = [(part, *decide(part)) for part in parts]
    done = _only(each for each in found if isinstance(each[2], _DONE) and has_orders(each[1]))
    asked = _only(
        each for each in found if isinstance(each[2], _ASKED) and not has_orders(each[1]) and _is_asked(*each[:2])
    )
    if done is None or asked is None:
        return step
    answer = replace(asked[1], text=asked[0]) if isinstance(asked[1], AnswerQuestion) else asked[1]
    # The whole message's own step comes where nothing of the order can be meant.
    return replace(done[1], then=answer, otherwise=step)


def _is_asked(text: str, query: Query | None) -> bool:
    """Whether a part asks something, written out: whats ur return policy."""
    return is_question(query.text if query is not None else text)


def _only(found: Iterable[tuple[str, Query | None, Step | None]]) -> tuple[str, Step] | None:
    several = [(part, step) for part, _, step in found if step is not None]
    return several[0] if len(several) == 1 else None
