"""The journal: what happened, appended and read back: conversations, behaviour, consent, orders. Never made again."""
