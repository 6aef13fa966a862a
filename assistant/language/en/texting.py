"""Texting: what people type on a phone for an English word, and the words that most often slip."""

from __future__ import annotations

# A form that is nothing else, by the word it stands for.
FORMS: tuple[tuple[str, str], ...] = tuple({
    "abt": "about", "anw": "anyway", "any1": "anyone", "b4": "before", "bday": "birthday", "bcoz": "because", "bcuz": "because",
    "becuz": "because", "blk": "black", "brwn": "brown", "btw": "by the way", "cals": "calories", "chk": "check", "coz": "because",
    "cud": "could", "cuz": "because", "cya": "bye", "dat": "that", "dem": "them", "dis": "this", "diff": "difference",
    "doesnt": "doesn't", "dont": "don't", "dunno": "don't know", "every1": "everyone", "expensiv": "expensive", "fam": "family",
    "fav": "favourite", "gimme": "give me", "gonna": "going to", "gotta": "have to", "gr8": "great",
    "grn": "green", "gry": "grey", "hav": "have", "hes": "he's", "howbout": "how about", "howlong": "how long",
    "howmuch": "how much", "hrs": "hours", "hv": "have", "hw": "how", "idk": "i don't know", "kinda": "kind of", "l8r": "later",
    "lemme": "let me", "lil": "little", "lotta": "lot of", "lrg": "large", "luv": "love", "mins": "minutes",
    "nvm": "never mind", "nvmd": "never mind", "othr": "other", "outta": "out of", "pic": "picture", "pics": "pictures",
    "ppl": "people", "pressie": "present", "prezzie": "present", "rly": "really", "shes": "she's", "shldnt": "shouldn't", "shud": "should",
    "sml": "small", "smth": "something", "smthg": "something", "smthn": "something", "sorta": "sort of", "sum1": "someone",
    "some1": "someone", "sumthing": "something", "sz": "size", "teh": "the", "thats": "that's", "theres": "there's", "thier": "their", "thm": "them",
    "tho": "though", "thru": "through", "til": "until", "tmr": "tomorrow", "tmrw": "tomorrow", "tmw": "tomorrow", "tonite": "tonight",
    "u": "you", "ur": "your", "urs": "yours", "wanna": "want to", "wat": "what", "wats": "what's", "watz": "what's",
    "wer": "where", "whatre": "what are", "whats": "what's", "whch": "which", "wich": "which", "whn": "when", "whr": "where", "wht": "what",
    "whos": "who's", "wk": "week", "wks": "weeks", "wknd": "weekend", "wot": "what", "wots": "what's", "wud": "would", "wuld": "would",
    "xmas": "christmas", "xpensive": "expensive", "yall": "you all", "yh": "yes", "yr": "year", "yrs": "years",
}.items())  # fmt: skip
# Forms that are such only in their place: (pattern, what to put for it); case does not matter.
IN_PLACE = (
    (r"\bw/o\b", "without"),
    (r"(?<![\w./-])(?<!\d )w/(?=\s?[a-z0-9])", "with "),
    (r"(?<![\w./-])(?<!\d )w(?= (?:[a-z]{2,}|[au] ))", "with"),
    (r"(?<=[a-z] )n(?= [a-z])|(?<=\d )n(?= [a-z]{2})|^n(?= [a-z]{2})", "and"),
    (r"(?<![\w'])r(?= (?:u|you|they|these|those|there|the)\b)", "are"),
    (r"\b(how|these|those|they|what|which|colou?rs|sizes) r\b", r"\1 are"),
    (r"^y(?= (?:is|are|r|not|the|do|does|did|would|isn'?t|aren'?t|was)\b)", "why"),
    (r"^k(?=,? )", "ok"),
    (r"\bur(?= (?:so|such|very|really|completely|totally|an?|all|not|just|being|the|too|welcome)\b)", "you are"),
    (r"(?<![\w.])4(?= (?:me|my|him|his|her|them|us|our|an?|the|someone|dad|mum|mom|kids?|family|men|women|girls?|boys?)\b)", "for"),
    (r"\b(need|want|have|like|used|able|ready|easy) 2(?= [a-z])", r"\1 to"),
    (r"\bdose(?= (?:it|this|that|the|teh|he|she|one)\b)", "does"),
    (r"\b(how ?long) dose\b", r"\1 does"),
    (r"(?<!usb )(?<!type )(?<!vitamin )(?<!usb-)(?<!type-)\bc(?= (?:the|it|them|what|if|any)\b)", "see"),
)  # fmt: skip
# Words that a question or a request turns on; a word that nobody knows and that is nearly one of these is that.
TURNING = (
    "about", "anything", "available", "battery", "because", "before", "better", "between", "bigger", "biggest", "cancel", "change",
    "charge", "cheap", "cheaper", "cheapest", "colour", "could", "coupon", "deliver", "delivery", "difference", "different", "discount", "does",
    "doesn't", "exchange", "expensive", "good", "have", "heavy", "help", "human", "instead", "large", "larger", "light", "lighter", "little", "long",
    "many", "much", "need", "order", "other", "others", "person", "please", "price", "quality", "quiet", "recommend", "refund", "return",
    "safe", "shipping", "should", "size", "sizes", "small", "smaller", "something", "speak", "stock", "suitable", "that", "their", "them", "these",
    "thing", "things", "those", "under", "warranty", "weigh", "weight", "what", "when", "where", "which", "while", "width", "with",
    "without", "work", "would", "wrong",
)  # fmt: skip
