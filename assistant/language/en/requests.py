"""Requests: the words by which a message says in English what it wants done, and the forms of its commands and questions."""

from __future__ import annotations

from assistant.language.en.lexicon import WHAT_IS_POPULAR

# After one of these something else is asked for, comma or none.
ASIDES = ("by the way", "btw", "oh and", "one more thing", "and also", "also")
# Before a person these make a gift of it.
GIVING = ("gift for", "present for", "a gift to", "surprise for")
# Said of a thing that was shown.
DISLIKES = ("don't like", "do not like", "dont like", "hate", "not a fan of", "dislike")
# How it is asked what everything comes to.
_SUMS = (
    "how much is it all together", "how much is it altogether", "how much is it in total", "how much is that in total", "how much is it all", "how much is everything", "how much all together", "how much altogether", "how much in total",
    "what's the total", "whats the total", "what is the total", "what does it come to", "what does it all come to", "how much does it come to",
)  # fmt: skip
# What to do with the cart; to view is to be told what is in it and what it comes to.
CART_VERBS: dict[str, tuple[str, ...]] = {
    "add": ("add", "put", "i'll take", "ill take", "i'll have", "add to cart", "throw in", "i'll buy"),
    "remove": ("remove", "take out", "delete", "drop", "get rid of", "take off"),
    "clear": ("clear it all", "clear everything", "clear them all", "empty it", "empty it all", "delete everything", "remove them all", "remove it all", "take everything out", "empty the cart", "clear the cart", "clear my cart", "empty my cart", "remove everything", "empty the basket", "clear the basket"),
    "change": ("change", "make it", "make that"),
    "view": _SUMS,
}  # fmt: skip
# Verbs in two parts with what they are said of between: take the first one out, send it back.
SPLIT_VERBS: dict[str, tuple[str, ...]] = {
    "add": ("put in", "throw in", "pop in"),
    "remove": ("take out", "throw out", "leave out", "put back", "kick out"),
}
SPLIT_INTENTS: dict[str, tuple[str, ...]] = {"returns": ("send back", "give back", "bring back")}
_LEAD = (
    r"(?:(?:and|ok|okay|great|good|perfect|nice|fine|yes|yeah|alright|all right|sure|so|then|well|hmm|also|oh|cool|right)"
    r"[, ]+)*"
)
# What a whole message may be that takes something: @ is what it points at, # a number of pieces.
CHOICES = (
    _LEAD + r"(?:i(?:'ll| will|'d| would)? ?(?:like to )?(?:go (?:with|for)|take|get|buy|choose|pick|want)"
    r"|let's (?:go (?:with|for)|take|get)|go (?:with|for)|i'?m going (?:with|for)|make it)"
    r" @(?: then| too| as well| please| thanks)*",
    _LEAD + r"@,?(?: then| too| as well| it is)+(?: please| thanks)*",
    _LEAD + r"(?:i'?ll (?:take|have|get)|give me|get me|i want|let me have) #(?: of (?:them|those|it))?(?: please)?",
)
# And that sets how many pieces of it are meant.
RECOUNTS = (
    _LEAD + r"(?:make|set|change|put) @ (?:to |into |at )?(\d{1,2})(?: please)?",
    _LEAD
    + r"(?:make|set|change) (?:it|that|them|those) (?:to |into |at )?(?:just |only )?(\d{1,2})(?: please| plz| pls)?",
    _LEAD + r"(?:actually|no|sorry),? (?:just|only|make it) (\d{1,2})(?: of (?:it|them|those))?(?: please| plz| pls)?",
)
# Before goods that are named: they are to be put into the cart, and not looked for.
ADDS_NAMED = (
    r"^(?:(?:and|ok|okay|also|please|then|now|can you|could you|i want to|i'd like to|let's)[, ]+)*"
    r"(?:add|put|throw in) (?:in )?(?:the|that|those|these|this|an?|another|one|two|three|four|five|\d+)\b"
)
# And that are named: they are to come out of it.
REMOVES_NAMED = (
    r"^(?:(?:and|ok|okay|also|please|then|now|can you|could you|i want to|i'd like to|let's|actually|no)[, ]+)*"
    r"(?:remove|delete|drop|take out|take off|get rid of) (?:the|that|those|these|this|my)\b"
)
# What is the most or least of all: the cheapest.
SUPERLATIVE = r"\bthe (?:\w+est|most \w+|(?:best|top) rated)$"
# Phrases that say what the shopper wants done. The first list that has a phrase of the message wins.
INTENTS: dict[str, tuple[str, ...]] = {
    "handoff": (
        "human", "real person", "agent", "talk to someone", "speak to someone", "customer service", "representative", "talk to a person", "speak to a person", "operator", "complaint",
        "live chat", "talk to a human", "your manager", "a person please", "real human", "complain",
    ),
    "order_status": (
        "parcel", "still not here", "hasn't come", "hasnt arrived", "not here yet", "my order", "order status", "where is my order", "track my order", "tracking", "my parcel", "my package", "where's my order", "track my package", "order number", "my delivery", "hasn't arrived", "not arrived",
    ),
    "faq": ("invoice", "receipt", "opening hours", "opening times", "how can i pay", "instalments", "installments", "instalment", "installment", "pay later", "pay by", "pay with", "pay in", "payment methods", "payment options", "do you take cards", "my account", "password", "membership", "loyalty points", "gift cards"),
    "returns": ("return", "refund", "exchange", "send it back", "send back", "money back", "give it back", "returning"),
    "shipping": (
        "shipping", "delivery", "deliver", "ship to", "how long does it take to arrive", "postage", "free shipping", "shipping cost", "how long to arrive", "delivered",
    ),
    "promotion": ("coupon", "voucher", "promo code", "discount code", "promotion", "any offers", "special offers", "any discounts", "any deals"),
    "privacy": ("privacy", "my data", "personal data", "delete my", "what do you store", "gdpr", "export my"),
    "cart": (*_SUMS, "cart", "basket", "add to cart", "checkout", "check out", "my bag"),
    "compare": ("comparison", "which of these", "which of them", "compare", "versus", "vs", "difference between", "which is better", "which one is better", "what's the difference", "side by side"),
    "related": ("goes with", "go with it", "accessories for", "what else do i need", "bought together", "to go with", "pair with", "goes well with", "goes best with", "go best with", "go well with", "would go with", "could go with"),
    "premium": ("something better", "anything better", "any better", "anything nicer", "something nicer", "a better version", "better one", "higher end", "upgrade", "better quality", "premium", "high end", "more premium", "step up", "nicer one", "better ones"),
    "cheaper": ("cheaper", "less expensive", "too expensive", "lower price", "something cheaper", "cheaper ones", "cheaper one"),
    "gift": ("gift", "present", "as a present", "gift idea"),
    "detail": ("is it waterproof", "battery last", "how heavy", "what material", "made of", "specs", "specification", "tell me more", "more details", "details", "how big", "what size", "dimensions"),
    "stock": ("is it in stock", "do you have it in stock", "still available", "how many left", "in stock?"),
    "greeting": ("hello", "hi", "hey", "good morning", "good afternoon", "good evening", "hi there", "hello there"),
    "thanks": ("thanks", "thank you", "thx", "cheers", "much appreciated", "ty"),
    "goodbye": ("bye", "goodbye", "see you", "that's all", "thats all", "see ya"),
    "feedback": ("not interested", "not helpful", "bad recommendation", "useless", "don't show me this"),
    "chitchat": ("who are you", "what are you", "are you a robot", "are you a bot", "are you human", "tell me a joke", "what can you do", "how are you", "your name", "weather"),
    "recommend": ("recommend something", "recommend me something", "recommend anything", "recommend me some", "suggest something", "suggest me something", "what should i get", "what should i buy", "what would you recommend", "what can you recommend", *WHAT_IS_POPULAR, "what do you recommend", "any recommendations", "just browsing", "surprise me", "what's good", "anything good"),
}  # fmt: skip
MORE = (
    "more",
    "show more",
    "more options",
    "others",
    "other ones",
    "something else",
    "next page",
    "any others",
    "more like this",
    "more results",
    "show me more",
    "what else",
)
RESET = ("start over", "reset", "clear filters", "new search", "start again")
ANY_PRICE = (
    "any price",
    "price doesn't matter",
    "money is no object",
    "no budget",
    "no price limit",
    "regardless of price",
    "price no object",
)
# How a question asks how much of something a thing has, by what it asks for; the keys are those of `product_questions.ASKED_UNITS`.
HOW_MUCH: dict[str, tuple[str, ...]] = {
    "time": ("how many hours", "how many days", "how many years"), "weight": ("how heavy", "how light", "weigh", "how much does it weigh", "weight"), "size": ("how big", "how large", "how small", "what size", "dimensions"), "long": ("how long", "last long"), "length": ("how tall", "how wide", "how thick", "how deep", "how high"), "brightness": ("how bright",), "noise": ("how loud", "how noisy", "how quiet"),
    "material": ("what material", "what fabric", "made of", "made from", "made out of"), "people": ("how many people", "how many persons"), "colour": ("what colour", "what color", "what colours", "what colors", "which colour", "which color", "which colours", "which colors"), "number": ("how many", "how much", "how fast", "how high"),
}  # fmt: skip
# What makes a question of a message, and what says in one that something is sought.
ASKS = r"\?|(?:^|[,.;] ?)(?:and |so |but |ok |okay |hey |hi )*(?:is|are|does|do|did|can|could|will|would|has|have|how|what|what's|whats|which|isn't|doesn't)\b"
SEEKS = r"\b(?:do you have|have you got|got any|any|is there|are there|do you sell|recommend|show me|looking for|i need|i want|can i get|can you show|what about|how about|what do you|which ones?|which of|buy)\b"
# How a budget is moved: up or down, by or to a number.
BUDGET_MOVES = (
    r"\b(?:(?P<up>raise|increase|up|bump|bump up|lift|extend|stretch)|(?P<down>lower|reduce|decrease|cut|drop))"
    r"(?: (?:up|my|the|our|that))* budget(?: up| down)? (?:(?P<to>to)|(?P<by>by)) (?=[^a-z]{0,3}\d)",
    r"\bbudget(?: (?:goes|can go|is|went))? (?:(?P<up>up)|(?P<down>down)) (?:(?P<to>to)|(?P<by>by)) (?=[^a-z]{0,3}\d)",
)
# How a question begins whose subject is a thing, and nothing that is sought.
ITS = r"^(?:and |so |but |ok |also )*(?:is|does|has|can|will|would|did|do) (?:it|they|this one|that one)\b"

# Goods that are named with one of these are to be looked at.
TO_SEE = ("show", "see", "find", "look", "looking", "search", "recommend", "need", "want", "do you have", "what about")
# An amount said with one of these is for everything together.
IN_ALL = ("all in", "in total", "altogether", "total budget", "for everything", "for the lot", "all together")
# How a question for the price is put.
PRICE_QUESTIONS = ("how much", "how much is", "cost", "costs", "price", "list price")
# How a question is asked again of another thing: what stands at the beginning, and what at the end.
AGAIN_FIRST = ("and ", "what about ", "how about ")
AGAIN_LAST: tuple[str, ...] = ()
# Everything that is in view.
ALL_OF_THEM = ("all", "all of them", "everything", "them all")
