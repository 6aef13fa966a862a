"""Small talk: courtesies, what was not understood, and nothing to say."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.steps.step import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk(Step):
    """Answer a courtesy or an aside by its name."""

    said: str
    intent: str = "chitchat"


@dataclass(frozen=True, slots=True, kw_only=True)
class SayNotUnderstood(Step):
    """Say that the message was not understood; `near` are articles that may have been meant.

    `is_again` when the one before was not understood either: then a person is offered in so many words.
    """

    intent: str = "unknown"
    is_again: bool = False
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TellPricesFixed(Step):
    """Say that prices are as marked, what the shop says on that, and which coupons lower them."""

    intent: str = "promotion"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaySilent(Step):
    """Say nothing: a control did it all."""

    intent: str = "chitchat"
