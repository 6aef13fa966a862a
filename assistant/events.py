"""Frozen records of what happened in a conversation: the journal keeps them, the dialogue folds them into its state."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, get_args


@dataclass(frozen=True, slots=True)
class Said:
    """The shopper wrote a message; `query` is how it was understood, as data.

    `as_written` when no word of it was to be taken for a mistyped one.
    """

    kind: ClassVar[str] = "said"
    text: str
    query: dict[str, Any]
    page_product: str | None = None
    as_written: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """The shopper used a control: `action` names it and what it was used on."""

    kind: ClassVar[str] = "pressed"
    action: dict[str, Any]


@dataclass(frozen=True, slots=True)
class WishChanged:
    """What the shopper wants from here on: the constraints in force, as data, after this turn."""

    kind: ClassVar[str] = "wish_changed"
    constraints: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Shown:
    """Products put before the shopper, in this order, by the role they were shown in.

    With `focus` one product is looked at more closely: places are still counted in the list that it was chosen from.
    `offered_for` tells of each offer for which product it was made.
    """

    kind: ClassVar[str] = "shown"
    items: list[str]
    related: list[str] = field(default_factory=list)
    premium: list[str] = field(default_factory=list)
    focus: str | None = None
    offered_for: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answered:
    """The assistant's reply, as it was sent, and the version of its shape; those of the first shapes have none: 0."""

    kind: ClassVar[str] = "answered"
    reply: dict[str, Any]
    version: int = 0


@dataclass(frozen=True, slots=True)
class CartChanged:
    """The quantity of a product in the cart from here on; 0 takes it out.

    `price_minor` is what one piece cost when it was put in; None leaves what was noted before. `held` is how many there
    were until then; None where the shopper did nothing: what a message did is put back to read it anew.
    """

    kind: ClassVar[str] = "cart_changed"
    product_id: str
    quantity: int
    price_minor: int | None = None
    held: int | None = None


@dataclass(frozen=True, slots=True)
class FeedbackGiven:
    """The shopper liked an offer, or does not want to see it again."""

    kind: ClassVar[str] = "feedback_given"
    product_id: str
    value: str


@dataclass(frozen=True, slots=True)
class LocaleChosen:
    """The language of the replies from here on; `fixed` when the shopper chose it by hand."""

    kind: ClassVar[str] = "locale_chosen"
    locale: str
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class HandoffRequested:
    """The shopper asked for a person, or the assistant gave up."""

    kind: ClassVar[str] = "handoff_requested"
    reason: str


@dataclass(frozen=True, slots=True)
class HandoffTaken:
    """An agent took the conversation over."""

    kind: ClassVar[str] = "handoff_taken"
    agent: str


@dataclass(frozen=True, slots=True)
class AgentSaid:
    """An agent wrote to the shopper."""

    kind: ClassVar[str] = "agent_said"
    agent: str
    text: str


@dataclass(frozen=True, slots=True)
class HandedBack:
    """The assistant answers again."""

    kind: ClassVar[str] = "handed_back"


@dataclass(frozen=True, slots=True)
class Asked:
    """The assistant asked something that the next message may answer: its name, and what it is about, as data."""

    kind: ClassVar[str] = "asked"
    question: str
    about: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TookBack:
    """Wish and list are again what they were `turns` turns of the shopper before."""

    kind: ClassVar[str] = "took_back"
    turns: int = 1


@dataclass(frozen=True, slots=True)
class EvidenceStruck:
    """A reason does not hold for the shopper: what was bought or looked at was for someone else."""

    kind: ClassVar[str] = "evidence_struck"
    product_id: str


@dataclass(frozen=True, slots=True)
class OffersSwitched:
    """Whether anything is to be offered that was not asked for."""

    kind: ClassVar[str] = "offers_switched"
    on: bool


@dataclass(frozen=True, slots=True)
class PersonalUse:
    """Whether what is known of the visitor from before may shape what is offered."""

    kind: ClassVar[str] = "personal_use"
    allowed: bool


@dataclass(frozen=True, slots=True)
class OrderOpened:
    """The shopper proved that an order is theirs."""

    kind: ClassVar[str] = "order_opened"
    order_id: str


@dataclass(frozen=True, slots=True)
class SetPutTogether:
    """A set of goods under one budget, as data; what is swapped later is swapped in this."""

    kind: ClassVar[str] = "set_put_together"
    bundle: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DemandMissed:
    """Nothing met the wish: its constraints and those given up, as data, with the words that are not sold."""

    kind: ClassVar[str] = "demand_missed"
    constraints: list[dict[str, Any]]
    relaxed: list[dict[str, Any]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CheckedOut:
    """The cart was handed to the shop's checkout: quantities by product, and the total in minor units.

    `order` is what is posted to the shop, its titles in the language `locale`; without it there is nothing to post.
    """

    kind: ClassVar[str] = "checked_out"
    lines: dict[str, int]
    total: int
    currency: str
    order: dict[str, Any] | None = None
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is said once in a conversation was said."""

    kind: ClassVar[str] = "told"
    key: str


@dataclass(frozen=True, slots=True)
class CouponNamed:
    """A coupon was spoken of by its code."""

    kind: ClassVar[str] = "coupon_named"
    code: str


Event = (
    Said
    | Pressed
    | WishChanged
    | Shown
    | Answered
    | CartChanged
    | FeedbackGiven
    | LocaleChosen
    | HandoffRequested
    | HandoffTaken
    | AgentSaid
    | HandedBack
    | Asked
    | TookBack
    | EvidenceStruck
    | OffersSwitched
    | PersonalUse
    | OrderOpened
    | SetPutTogether
    | DemandMissed
    | CheckedOut
    | Told
    | CouponNamed
)

_KINDS: dict[str, type[Event]] = {kind.kind: kind for kind in get_args(Event)}


def to_data(event: Event) -> tuple[str, dict[str, Any]]:
    """The event's kind and its fields, fit for JSON."""
    # Not asdict: it copies every card of a reply, which are plain data already.
    return event.kind, {field.name: getattr(event, field.name) for field in fields(event)}


def from_data(kind: str, data: dict[str, Any]) -> Event:
    """The event that `to_data` took apart. Raises KeyError for a kind that this version does not know."""
    return _KINDS[kind](**data)
