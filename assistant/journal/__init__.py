"""The journal: what happened, appended and read back: conversations, behaviour, consent, orders. Never made again."""

from assistant.journal.behaviour import Behaviour, BehaviourLog
from assistant.journal.consent import Visitors
from assistant.journal.conversations import Conversation, Conversations, MessageId, Waiting
from assistant.journal.missed import MissedDemand
from assistant.journal.order_import import import_orders
from assistant.journal.orders import Order, Orders, TooManyAttempts
from assistant.journal.outbox import Letter, Outbox
from assistant.journal.reply_versions import present_reply, stored_reply
from assistant.journal.schema import MIGRATIONS

__all__ = [
    "MIGRATIONS",
    "Behaviour",
    "BehaviourLog",
    "Conversation",
    "Conversations",
    "Letter",
    "MessageId",
    "MissedDemand",
    "Order",
    "Orders",
    "Outbox",
    "TooManyAttempts",
    "Visitors",
    "Waiting",
    "import_orders",
    "present_reply",
    "stored_reply",
]
