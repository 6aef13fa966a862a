"""What has been said so far: the events of a conversation, and the state that they add up to."""

from assistant.dialogue.conversation.questions import (
    Budget,
    CartInView,
    Clarify,
    Complaint,
    ConfirmErase,
    Consent,
    GiftRecipient,
    OpenQuestion,
    OrderNumber,
    OrderProof,
    PersonForOrder,
    Question,
    SetBudget,
    WhichArticle,
    WhichToAdd,
    record_question,
)
from assistant.dialogue.conversation.recording import (
    find_proof,
    note_quantities_held,
    record_control,
    record_message,
    without_secrets,
)
from assistant.dialogue.conversation.rereading import take_back_reading
from assistant.dialogue.conversation.set_in_progress import SetInProgress, SetLine, SetWish
from assistant.dialogue.conversation.state import Earlier, State, apply, apply_all, on_page
from assistant.dialogue.conversation.state_cache import StateCache
from assistant.dialogue.conversation.transcript import build_transcript, messages_after

__all__ = [
    "Budget",
    "CartInView",
    "Clarify",
    "Complaint",
    "ConfirmErase",
    "Consent",
    "Earlier",
    "GiftRecipient",
    "OpenQuestion",
    "OrderNumber",
    "OrderProof",
    "PersonForOrder",
    "Question",
    "SetBudget",
    "SetInProgress",
    "SetLine",
    "SetWish",
    "State",
    "StateCache",
    "WhichArticle",
    "WhichToAdd",
    "apply",
    "apply_all",
    "build_transcript",
    "find_proof",
    "messages_after",
    "note_quantities_held",
    "on_page",
    "record_control",
    "record_message",
    "record_question",
    "take_back_reading",
    "without_secrets",
]
