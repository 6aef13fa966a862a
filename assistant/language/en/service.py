"""Service: how the questions are put in English that a shop's own articles answer, whatever the shop calls them."""

from __future__ import annotations

# What someone asks who complains of this, by the act.
COMPLAINTS: dict[str, tuple[str, ...]] = {
    "broken": (
        "The item is faulty",
        "It arrived broken",
        "It stopped working, is there a warranty",
        "Can it be repaired",
    ),
    "wrong_item": ("I got the wrong item", "Wrong colour delivered", "Something is missing from my order"),
    "late": ("My tracking isn't updating", "Where is my parcel", "Why hasn't my order shipped yet"),
    "lost": ("It says delivered but I don't have it", "My parcel is lost", "I never received my order"),
}
# Something was not in the parcel: of what was sent wrong a case of its own.
MISSING = ("Something is missing from my order", "You sent one too few", "A part is missing from the box")
LACKS = r"\b(?:missing|left out|short|only (?:\w+ ){0,2}(?:got|came|received|arrived|turned up)|only (?:got|received)|incomplete|not in the (?:box|parcel|package))\b"
# What no return is taken of, and how all else goes back; {} is the name of a kind of goods.
NOT_RETURNABLE = ("Which items can't be returned", "Can I return opened {}")
RETURNABLE = ("Can I return something I don't like", "What is your return policy")
# Something that was used or opened is to go back, or does not please: whether the shop takes it is asked of that thing.
GIVES_BACK = r"\b(?:return\w*|send (?:it|them|this|that|these|those) back|(?:give|take|bring) (?:it|them) back|refund\w*|money back)\b"
# A stretch of days in an answer, and the words for some of them.
DAYS = r"(\d+|seven|ten|fourteen|fifteen|thirty)[ -]days?"
NUMBER_WORDS = (("seven", 7), ("ten", 10), ("fourteen", 14), ("fifteen", 15), ("thirty", 30))
# What is asked of an order, by its act.
PURPOSES: dict[str, tuple[str, ...]] = {
    "order_cancel": ("Can I cancel my order", "How do I cancel an order"),
    "order_change": ("Change my delivery address", "Can I change my order"),
    "order_return": ("Can I return this", "How do I return something"),
    "order_refund": ("When will I get my refund", "How do I request a refund"),
    "invoice": ("How do I get an invoice", "Can I get a receipt"),
    "not_sent": ("When do you ship", "How long until you ship my order"),
    "too_late": ("It's past the return period", "Return window has passed"),
}
# An open order is to be given up.
CANCELS = r"\b(?:cancel\w*|call (?:it|the order) off|don't want it any ?more|dont want it any ?more)\b"
# Something of the shopper's own has failed.
FAILS = (
    r"\bm(?:y|ine) (?:\w+ ){0,4}(?:(?:just |already |has |have |is |are |got |'s )*(?:died|broke|broken|cracked|snapped|ripped"
    r"|torn|leaks|leaking|stopped (?:working|charging|heating|turning on)|fell apart|gave out|packed up)"
    r"|(?:won'?t|doesn'?t|does not|isn'?t|not) (?:turn on|start|charge|charging|work|working|heat|power on))\b"
)
# And another is wished for in its place.
WANTS_ANOTHER = r"\b(?:need|want|looking|look|new|another|replace\w*|show|recommend|suggest|buy|find)\b"
# What an open order holds is asked.
HOLDS = r"\bwhat(?:'s| is| was| else was| did i| all did i| have i)?\b.{0,12}\b(?:in it|in there|in that|in the order|order|ordered|buy|bought)\b"
# What the shop says on prices being fixed, and on gifts.
HAGGLE = ("Can I get a discount", "Do you have any offers")
# Words that make no kind of goods of a name, alone.
PLAIN_WORDS = frozenset({
    "and", "other", "accessory", "care", "supply", "set", "good", "product", "item", "home", "equipment", "gear", "part",
    "kit", "tool", "all", "more", "quality", "fault", "problem", "pack", "box", "new", "cleaning", "for", "with",
})  # fmt: skip
