"""Advice: how it is asked in English which to take, how two differ and whether one is worth its price; as patterns."""

from __future__ import annotations

# One of what is in view is to be chosen.
PICKING = (
    r"\bwhich (?:one |of (?:them|these|those) |)(?:should|would|shall|do|did) (?:i|you|u|we)\b|\bwhich (?:one |)(?:is|s|'s) (?:the |)best\b"
    r"|\bwhat would you (?:pick|choose|get|take|go for)\b|\b(?:just |please |)(?:pick|choose) (?:one|for me|1)\b|\bwhich (?:one |)to (?:get|buy|take|pick)\b"
    r"|\bhelp me (?:choose|pick|decide)\b|\byour (?:pick|favou?rite|choice)\b|\bwhich (?:one|of (?:them|these|those)|is|has|have)\b|^which\b"
)
# What one of several is called by what it has most or least of.
MOST_OF = r"\b(?:the |)(?!best\b)(?:\w{3,}est|most|least)\b"
# Whether it is worth the money.
WORTH = r"\bworth (?:it|the|that|paying|spending|buying|getting|an?|\$|¥|\d)|\bjustif(?:y|ies) the (?:price|cost)|\bworth\b.{0,20}\b(?:more|extra|price|money)"
# How two things differ, or which of two named ones is better.
COMPARING = r"\bdifferences?\b|\bdiffer\b|\bcompared? (?:to|with|the)?\b|\bcompare\b|\bversus\b|\bvs\b|\bbetter than\b|\bas good as\b|\bhow (?:does|do|is) .{2,40} (?:compare|stack up)"
# Words that ask so, and are no part of what is compared.
ASKING = r"\b(?:whats?|what's|what is|the|difference|differences|between|compare|comparing|compared|which|one|ones|is|are|does|do|how|it|this|that|better|best|than|good|as|should i (?:get|buy|take|pick)|should|get|buy|me|for|please|pls|differ|stack up|against|from|so|ok|and what about|brand|s|between them|to choose|tell)\b"
# Between two things that are compared.
BESIDE = r"\bversus\b|\bvs\b\.?|\band\b|\bor\b|\bwith\b|\bto\b|\bthan\b|\bagainst\b|\bfrom\b|&"
# What stands for the thing in hand.
IN_HAND = r"^(?:this|it|that|this one|that one|the one|)$"
# What a measure has most of, by its degree.
SUPERLATIVES = {
    "light": "lightest", "heavy": "heaviest", "small": "smallest", "large": "biggest", "quiet": "quietest", "loud": "loudest", "bright": "brightest", "dim": "dimmest", "thin": "thinnest", "thick": "thickest", "long": "longest", "short": "shortest",
}  # fmt: skip
# Of time, and of anything else: most and least.
MOST, LEAST = ("longest", "highest"), ("shortest", "lowest")
# What denies the word right behind it, in a language without gaps.
DENIALS = ()
# Words too common to say what something is for.
COMMON = (
    "want", "need", "just", "really", "thing", "best", "good", "better", "which", "one", "would", "should", "get", "buy", "most", "more", "use", "people", "time", "day",
)  # fmt: skip
# What a shop promises of a thing, which speaks for none by itself.
PROMISES = ("warranty", "guarantee", "shelf life")
# After these stands what someone cares for, which lifts and does not limit.
INTERESTS = r"\b(?:into|loves?|likes?|enjoys?|adores?|fan of|crazy about|mad about|obsessed with|interested in|passionate about|keen on|hobby is|hobbies are|collects?|addicted to)\b"
# How old someone is.
AGES = r"\b(?:turning|turns|turned|aged?|age of)\s+(\d{1,2})\b|\b(\d{1,2})[\s-]*(?:yo|y/o|yr|yrs|year|years)\b"
# Whole branches of goods, by how they are spoken of, and what kinds they have; said beside a denial.
BRANCHES = {
    r"\b(?:food|edibles?|eat|snacks?|sweets)\b": ("food", "snacks", "food & drinks", "chocolate", "biscuits"),
    r"\b(?:drinks?|alcohol|booze|wine|beverages?)\b": ("drinks", "beverages", "tea", "coffee", "wine", "alcohol"),
    r"\b(?:clothes|clothing|wear|apparel)\b": ("clothing", "clothes", "apparel", "shoes"),
    r"\b(?:toys?)\b": ("toys",),
    r"\b(?:gadgets?|electronics|tech)\b": ("electronics", "phones", "computers"),
    r"\b(?:makeup|cosmetics|beauty)\b": ("beauty", "makeup", "cosmetics"),
}
REFUSED_BRANCH = r"\b(?:no|not|nothing|without|don'?t|doesn'?t|except|anything but|but not)\b"
# Of a gift: it is to come in a box.
BOXED = r"\b(?:in|with) an? (?:nice |gift |pretty )?box\b|\bboxed\b|\bgift[- ]?box"
# What is said not to be there or not to be done.
DENYING = r"\b(?:no|never|without|rarely|hardly ever|don'?t|doesn'?t|won'?t|haven'?t)\b(?! (?:know|mind|care|idea|sure|need to|worry|get it|understand|recommend|like))"
# Why something costs so much.
PRICEY = r"\b(?:expensive|pricey|dear|costly|overpriced|(?:costs?|cost) so much)\b"
# What says in a sentence that something is not there.
NEGATIONS = r"\b(?:no|not|never|without|free|neither|nor|low in)\b|n't\b"
