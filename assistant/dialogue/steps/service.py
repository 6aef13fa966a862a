"""Service: the shop's rules, orders, a person, opinions, and what is kept of the shopper."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.steps.step import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteArticle(Step):
    """Quote the article that answers.

    `near` are all that come near, the nearest first, and `goods` ids of the products in hand: where the shop takes
    some kinds of goods back and others not, the thing in hand chooses. `verbatim` : the message is its own question.
    """

    article_id: str
    intent: str = "faq"
    near: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    verbatim: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SayNoArticle(Step):
    """Say that the shop has not answered this; `near` are the articles that come nearest."""

    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerComplaint(Step):
    """Be sorry, tell what happens now, ask for the order, offer a person.

    `kind` is the act by which it was complained; `near` are the articles nearest to the message, with `score` that of
    the first; `told` are those that this complaint was answered with before: what follows is not told twice.
    """

    kind: str
    near: tuple[str, ...] = ()
    score: float = 0.0
    told: tuple[str, ...] = ()
    goes_on: bool = False
    in_form: bool = False

    @property
    def is_said(self) -> bool:
        """Whether its form says that something of the shopper's own has failed."""
        return self.in_form


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForOrder(Step):
    """Tell the rule, if there is one, and ask which order it is about."""

    purpose: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TellOrder(Step):
    """Tell how an order stands, or ask for what is missing to open it.

    `purpose` is what is wanted of it, by its act; `near` is the rule that goes with it.
    """

    purpose: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPerson(Step):
    """Call a person: the shopper asked for one."""

    intent: str = "handoff"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellWaiting(Step):
    """Tell how long it may take until a person is there."""

    intent: str = "handoff"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteForPerson(Step):
    """Say that what was written is kept for the person who is waited for; `has_contact` where to reach the shopper."""

    intent: str = "handoff"
    has_contact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeAssistant(Step):
    """Go on without a person."""

    intent: str = "handoff"


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveFeedback(Step):
    """Note that the shopper likes an offer ("up"), or does not want to see it again ("down")."""

    intent: str = "feedback"
    product_id: str | None = None
    value: str = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellStoredData(Step):
    """Tell what is kept about the visitor, after what the article says of it."""

    intent: str = "privacy"
    article_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportData(Step):
    """Hand out what is kept about the visitor."""

    intent: str = "privacy"
    article_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskToErase(Step):
    """Ask whether everything of the visitor is to be deleted."""

    intent: str = "privacy"
    article_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseData(Step):
    """Delete everything of the visitor."""

    intent: str = "privacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepData(Step):
    """Delete nothing after all."""

    intent: str = "privacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowPersonalUse(Step):
    """Let earlier visits shape what is offered."""

    intent: str = "privacy"
    article_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbidPersonalUse(Step):
    """Do not let earlier visits shape what is offered."""

    intent: str = "privacy"
    article_id: str | None = None
