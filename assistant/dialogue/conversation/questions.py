"""Open question: what the assistant asked in its last turn, so that the next message may answer it.

The journal keeps a question as an event of plain data, its name and what it is about; here it is a record.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, ClassVar, get_args

from assistant.events import Asked


class Question(StrEnum):
    """The questions, by the names that the journal keeps."""

    ARTICLE = "article"
    BUDGET = "budget"
    CART = "cart"
    CLARIFY = "clarify"
    COMPLAINT = "complaint"
    ERASE = "erase"
    GIFT = "gift"
    ORDER_NUMBER = "order_number"
    ORDER_PROOF = "order_proof"
    PERSONAL_USE = "personal_use"
    PERSON_FOR_ORDER = "person_for_order"
    SET = "set"
    WHICH_TO_ADD = "which_to_add"


@dataclass(frozen=True, slots=True)
class WhichArticle:
    """Whether one of these articles is meant: ids by the titles that can be tapped."""

    question: ClassVar[Question] = Question.ARTICLE
    titles: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Budget:
    """How much it may cost; `by` is the key of the sentence that asked."""

    question: ClassVar[Question] = Question.BUDGET
    by: str = ""


@dataclass(frozen=True, slots=True)
class CartInView:
    """The cart is looked at: places in the next message are places in it."""

    question: ClassVar[Question] = Question.CART


@dataclass(frozen=True, slots=True)
class Clarify:
    """Which part of a wide wish is meant; `by` is the key of the sentence that asked."""

    question: ClassVar[Question] = Question.CLARIFY
    by: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What more there is to a complaint of this kind, and which order it is; `told` are articles quoted on it."""

    question: ClassVar[Question] = Question.COMPLAINT
    kind: str = ""
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConfirmErase:
    """Whether everything of the visitor is to be deleted."""

    question: ClassVar[Question] = Question.ERASE


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether earlier visits may shape what is offered."""

    question: ClassVar[Question] = Question.PERSONAL_USE


@dataclass(frozen=True, slots=True)
class GiftRecipient:
    """For whom the gift is."""

    question: ClassVar[Question] = Question.GIFT


@dataclass(frozen=True, slots=True)
class OrderNumber:
    """The number of an order. `purpose` is what is wanted of it, `near` the rule that goes with it."""

    question: ClassVar[Question] = Question.ORDER_NUMBER
    purpose: str = "track"
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderProof:
    """What proves that the order of this number is the shopper's own."""

    question: ClassVar[Question] = Question.ORDER_PROOF
    number: str
    purpose: str = "track"
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonForOrder:
    """Whether a person is to see to the order; `reason` is what for."""

    question: ClassVar[Question] = Question.PERSON_FOR_ORDER
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetBudget:
    """Another budget for the set in view: what it was asked for with, and for how many it is."""

    question: ClassVar[Question] = Question.SET
    text: str = ""
    persons: int | None = None


@dataclass(frozen=True, slots=True)
class WhichToAdd:
    """Which of the goods that are shown is to go into the cart, so many of it."""

    question: ClassVar[Question] = Question.WHICH_TO_ADD
    quantity: int = 1


OpenQuestion = (
    WhichArticle
    | Budget
    | CartInView
    | Clarify
    | Complaint
    | ConfirmErase
    | Consent
    | GiftRecipient
    | OrderNumber
    | OrderProof
    | PersonForOrder
    | SetBudget
    | WhichToAdd
)

_RECORDS: dict[Question, type[OpenQuestion]] = {record.question: record for record in get_args(OpenQuestion)}


def record_question(asked: OpenQuestion) -> Asked:
    """The event that keeps a question."""
    about = {each.name: getattr(asked, each.name) for each in fields(asked)}
    return Asked(asked.question.value, {name: _as_data(value) for name, value in about.items()})


def read_question(event: Asked) -> OpenQuestion:
    """The question that an event keeps. Raises ValueError for a name that this version does not know."""
    record = _RECORDS[Question(event.question)]
    names = {each.name for each in fields(record)}
    return record(**{name: _from_data(value) for name, value in event.about.items() if name in names})


def _as_data(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _from_data(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
