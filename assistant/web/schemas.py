"""Schemas: the shapes of requests and answers, what is checked at the door, and what /openapi.json promises."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

LONGEST_MESSAGE = 2000  # the setting's own ceiling; the shop's limit is at most this
ProductId = Annotated[str, Field(min_length=1, max_length=200)]
MESSAGE_ID = r"^[A-Za-z0-9_-]{8,64}$"
Locale = Literal["zh", "en"]


class _Request(BaseModel):
    # Strict: "3" is no number here. Unknown fields are let pass, so that a newer page can speak to an older server.
    model_config = ConfigDict(strict=True)


class DropConstraint(_Request):
    """Take back a constraint of the last reply."""

    kind: Literal["drop_constraint"]
    index: int = Field(ge=0, lt=100)


class Feedback(_Request):
    """Say whether an offer was useful."""

    kind: Literal["feedback"]
    product_id: ProductId
    value: Literal["up", "down"]


class AddToCart(_Request):
    """Put a product into the cart."""

    kind: Literal["add_to_cart"]
    product_id: ProductId
    quantity: int = Field(default=1, ge=1, le=99)


class RemoveFromCart(_Request):
    """Take a product out of the cart."""

    kind: Literal["remove_from_cart"]
    product_id: ProductId


class SetQuantity(_Request):
    """Have so many pieces of a product in the cart; none takes it out."""

    kind: Literal["set_quantity"]
    product_id: ProductId
    quantity: int = Field(ge=0, le=99)


class Checkout(_Request):
    """Hand the cart to the shop's checkout."""

    kind: Literal["checkout"]


class AddSet(_Request):
    """Put every piece of the set that was shown last into the cart."""

    kind: Literal["add_set"]


class SwapPiece(_Request):
    """Show another piece in the place of this one of the set; the others stay, and so does the budget."""

    kind: Literal["swap_piece"]
    product_id: ProductId


class Compare(_Request):
    """Put two to four products side by side."""

    kind: Literal["compare"]
    product_ids: list[ProductId] = Field(min_length=2, max_length=4)


class AboutProduct(_Request):
    """What goes with a product, what is a step up from it, or all about it."""

    kind: Literal["related", "premium", "detail"]
    product_id: ProductId


class AskWhy(_Request):
    """Why a product was shown, or why it was not."""

    kind: Literal["why", "why_not"]
    product_id: ProductId


class Strike(_Request):
    """Take back the reason of an offer: what it was made for was for someone else."""

    kind: Literal["strike"]
    product_id: ProductId


class SetLocale(_Request):
    """Answer in this language from now on."""

    kind: Literal["set_locale"]
    locale: Locale


class ResumeAssistant(_Request):
    """Leave the queue, or the person, and go on with the assistant."""

    kind: Literal["resume_assistant"]


Action = Annotated[
    DropConstraint
    | Feedback
    | AddToCart
    | RemoveFromCart
    | SetQuantity
    | Checkout
    | AddSet
    | SwapPiece
    | Compare
    | AboutProduct
    | AskWhy
    | Strike
    | SetLocale
    | ResumeAssistant,
    Field(discriminator="kind"),
]


class Page(_Request):
    """Where the shopper is."""

    product_id: ProductId | None = None


class ChatRequest(_Request):
    """One message or one action of a shopper."""

    message: str = Field(default="", max_length=LONGEST_MESSAGE)
    conversation: str | None = Field(default=None, pattern=r"^[A-Za-z0-9_-]{1,64}$")
    locale: Locale | None = None
    page: Page | None = None
    action: Action | None = None
    as_written: bool = Field(
        default=False,
        description="Take no word of the message for a mistyped one. The last message of the conversation, sent again "
        "so, takes the place of what it was read as before.",
    )
    id: str | None = Field(
        default=None,
        pattern=MESSAGE_ID,
        description="What the page calls this message; the header Idempotency-Key does the same. Sent again "
        "with it, in the same conversation or, before there is one, by the same visitor, it has the answer that it "
        "had, and does nothing twice.",
    )
    identity: str | None = Field(
        default=None,
        max_length=4096,
        description="A JWT by which the shop vouches for the shopper's e-mail address (HS256); it is not kept.",
    )


class ConversationHeader(BaseModel):
    """The secret that gives access to a conversation; in a header, so that no log or history keeps it."""

    x_conversation: str = Field(alias="X-Conversation")


class After(BaseModel):
    """Which messages are known already."""

    after: int = Field(default=0, ge=0, description="The number of the last message that is known.")


class Reason(BaseModel):
    """Why a product is offered, as a sentence and as the counts behind it."""

    kind: str
    text: str
    evidence: dict[str, Any]


class Card(BaseModel):
    """A product as it is shown; prices are whole minor units of `currency`."""

    id: str
    title: str
    brand: str | None
    category: str | None
    price: int
    list_price: int | None
    currency: str
    price_text: str
    image: str | None
    url: str | None
    rating: float | None
    rating_count: int | None
    stock: int | None
    reasons: list[Reason]


class Correction(BaseModel):
    """A word that was read as another."""

    model_config = ConfigDict(populate_by_name=True)

    from_: str = Field(alias="from")
    to: str


class Constraint(BaseModel):
    """One thing that is wished, or not; beside these fields it has what its kind needs."""

    model_config = ConfigDict(extra="allow")

    kind: str = Field(
        description="price, category, brand, colour, value, flag, number, text, stock, sale, sort, recipient, "
        "occasion or measure; more may come."
    )
    chip: str = Field(description="What it says, in a few words of the reply's language.")
    span: tuple[int, int] = Field(description="Where the message says it; [0, 0] for what an earlier one said.")
    exclude: bool | None = Field(default=None, description="True for what is not wanted.")
    soft: bool | None = Field(
        default=None, description="True for a preference: what meets it comes first, and nothing is left out."
    )


class Understood(BaseModel):
    """How the message was understood."""

    constraints: list[Constraint]
    relaxed: list[Constraint]
    corrected: list[Correction]
    unknown: list[str]
    as_written: bool | None = Field(default=None, description="True when nothing was to be corrected.")


class Article(BaseModel):
    """Where the quoted words stand."""

    id: str
    title: str
    url: str | None


class ChatReply(BaseModel):
    """The assistant's answer."""

    conversation: str
    locale: Locale
    intent: str
    topic: str | None
    text: str
    query: Understood
    items: list[Card]
    related: list[Card]
    premium: list[Card]
    suggestions: list[str]
    handoff: dict[str, Any] | None
    cart: dict[str, Any] | None = None
    table: dict[str, Any] | None = None
    order: dict[str, Any] | None = Field(
        default=None, description="An order that is proven to be the shopper's: its state, steps, lines, sums, parcel."
    )
    article: Article | None = Field(default=None, description="The article that is quoted.")
    download: dict[str, Any] | None = Field(
        default=None, description='What the page may fetch: {"kind": "export"} is GET /api/conversation/export.'
    )
    question: dict[str, Any] | None = Field(default=None, description="What is asked; the suggestions answer it.")
    bundle: dict[str, Any] | None = Field(
        default=None, description="A set under one budget: its lines by role with card and quantity, total and rest."
    )
    checkout: dict[str, Any] | None = Field(
        default=None, description="The cart as it is handed to the shop: url, lines, total, currency, coupon."
    )


class Turn(BaseModel):
    """One entry of a transcript, by shopper, assistant or agent."""

    n: int
    at: str
    role: Literal["shopper", "assistant", "agent"]
    text: str | None = None
    name: str | None = None
    reply: ChatReply | None = None


class Transcript(BaseModel):
    """A conversation as it was."""

    conversation: str
    locale: Locale
    turns: list[Turn]
    last: int
    handoff: dict[str, Any] | None
    cart_count: int


class Export(BaseModel):
    """All that is kept of the visitor that the conversation belongs to."""

    visitor: str | None = Field(description="The id in the cookie; null where only the conversation's token was shown.")
    conversations: list[dict[str, Any]]
    behaviour: list[dict[str, Any]]
    personal_use: bool | None


class AgentMessage(BaseModel):
    """What a person wrote to the shopper."""

    n: int
    role: Literal["agent"]
    name: str
    text: str


class NewMessages(BaseModel):
    """What a person wrote since."""

    messages: list[AgentMessage]
    last: int
    handoff: dict[str, Any] | None


class Readiness(BaseModel):
    """Whether the shop can answer, and with what."""

    ready: bool
    sqlite: str
    products: int
    model: str | None
    problem: str | None


class Alive(BaseModel):
    """The process answers."""

    status: Literal["ok"]


class ErrorDetail(BaseModel):
    """What went wrong: `code` for programs, `message` and `hint` for people."""

    code: str
    message: str
    hint: str


class Failure(BaseModel):
    """The one shape of every error."""

    error: ErrorDetail
