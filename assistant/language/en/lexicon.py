"""Lexicon: English words that mean the same in every shop."""

from __future__ import annotations

# Families, each with the words that a colour of that family is called by; longer words win over shorter ones.
COLOURS: dict[str, tuple[str, ...]] = {
    "black": ("black", "jet black", "onyx", "ebony", "matte black"),
    "white": ("white", "off white", "ivory", "cream", "snow white", "milk white"),
    "grey": ("grey", "gray", "charcoal", "graphite", "slate", "light grey", "dark grey"),
    "silver": ("silver",),
    "red": ("red", "burgundy", "crimson", "scarlet", "maroon", "wine red", "brick red", "ruby"),
    "pink": ("pink", "rose pink", "blush", "fuchsia", "magenta", "hot pink", "coral", "sakura pink"),
    "orange": ("orange", "tangerine", "rust", "apricot"),
    "yellow": ("yellow", "mustard", "lemon yellow"),
    "green": (
        "green",
        "olive",
        "mint",
        "mint green",
        "olive green",
        "sage green",
        "sage",
        "emerald",
        "khaki green",
        "army green",
        "teal",
        "forest green",
    ),
    "blue": (
        "blue",
        "navy",
        "navy blue",
        "sky blue",
        "royal blue",
        "indigo",
        "cobalt",
        "azure",
        "turquoise",
        "denim blue",
    ),
    "purple": ("purple", "violet", "lavender", "lilac", "plum", "mauve"),
    "brown": ("brown", "tan", "chocolate brown", "coffee brown", "camel", "caramel", "chestnut", "mocha"),
    "beige": ("beige", "khaki", "sand", "oatmeal", "nude", "taupe"),
    "gold": ("gold", "golden", "rose gold", "champagne gold"),
    "multi": ("multicolor", "multicolour", "multi colour", "rainbow", "assorted colours", "colorful", "colourful"),
    "clear": ("clear", "transparent"),
}
# A shade of a colour is of its family.
SHADES = ("{} coloured", "light {}", "dark {}", "pale {}", "deep {}", "bright {}", "pastel {}")
COLOUR_NAMES = ("colour", "color", "colours", "colors")

# Everything up to the end of the clause is excluded: not black or red.
NEGATORS = (
    "not", "no", "without", "except", "except for", "allergic to", "apart from", "aside from", "besides", "isnt", "arent", "doesnt have", "doesn't have", "dont have", "don't have", "anything but", "any color but", "any colour but", "any brand but", "all but", "everything but", "any but", "other than", "excluding", "don't want", "do not want", "dont want", "but not", "isn't", "aren't",
    "not a fan of", "hate", "hates", "avoid", "wont touch", "won't touch", "wont eat", "won't eat", "doesnt eat", "doesn't eat", "cant have", "can't have", "cant eat", "can't eat", "cannot have", "cannot eat", "can't stand", "cant stand",
    "dont need", "don't need", "do not need", "don't want", "dont want", "do not want", "minus", "skip", "leave out", "anything except", "other than", "nothing with", "none with", "don't like", "do not like", "dont like", "nothing in", "nothing", "never", "rather not", "instead of",
)  # fmt: skip
# Only the very next word is: non-slip.
PREFIX_NEGATORS = ("non",)
# What stands before is: leather free.
POSTPOSED_NEGATORS = ("allergy", "intolerance", "free", "excluded", "aside")
# What is said after one of these is that a thing hardly does what follows: won't slip.
HARDLY = ("won't", "wont", "will not", "doesn't easily", "don't easily")
# A negator before one of these says how much, not what: "not too heavy" excludes nothing.
DEGREES = ("too", "so", "very", "that", "overly", "really")
# Between the parts of a phrase in this language.
GAP = " "
# Between goods that are wanted side by side.
CONJUNCTIONS = ("and", "plus", "as well as", "&", "and a", "and an", "and some")
ALTERNATIVES = ("or",)
# After these a new clause begins, and what was excluded before stays behind.
TURNS = ("but", "with", "preferably", "ideally", "i want", "i need", "should be", "must be", "for")

# How it is asked what sells best: an order of what is sought, or a wish for ideas.
WHAT_IS_POPULAR = (
    "what's popular",
    "whats popular",
    "what is popular",
    "what's trending",
    "whats trending",
    "what's hot",
    "whats hot",
    "what sells best",
    "what's selling well",
)
SORTS: dict[str, tuple[str, ...]] = {
    "price_asc": (
        "sort by price", "by price", "lowest price first", "cheapest first", "low to high", "price low to high", "cheapest", "cheap", "lowest price", "least expensive", "affordable", "inexpensive", "low to high", "budget friendly",
    ),
    "price_desc": ("most expensive", "the most expensive", "dearest", "highest price", "high to low", "priciest"),
    "rating": ("sort by rating", "by rating", "highest rated first", "best first", "best rated", "top rated", "highest rated", "best reviewed", "best reviews", "good reviews", "highly rated", "best"),
    "newest": ("newest", "latest", "new arrivals", "just released", "most recent", "new in"),
    "popular": ("sort by popularity", "by popularity", "most sold", "best selling", "bestselling", "best seller", "bestseller", "most popular", "the most popular", *WHAT_IS_POPULAR, "popular", "trending", "top selling", "selling well", "hot right now", "people buying", "people are buying"),
    "value": ("good value", "best value", "value for money", "bang for the buck", "best bang"),
    "discount": ("discount", "discounts", "any deals", "any discounts", "any offers", "special offers", "on sale", "discounted", "on offer", "marked down", "deals", "reduced"),
}  # fmt: skip
# Said of what should not be: not too expensive.
PRICEY = ("expensive", "pricey", "costly", "dear")
RATINGS = ("rating", "rated", "stars", "star")
ON_SALE = ("only on sale", "on sale only")
IN_STOCK = ("in stock", "available now")

# Whom a thing is for; each list is of words that mean the same people.
AUDIENCES: dict[str, tuple[str, ...]] = {
    "men": ("men", "man", "men's", "male", "gents"),
    "women": ("women", "woman", "women's", "female", "ladies", "lady"),
    "children": ("children", "child", "children's", "kids", "kid", "kid's"),
    "babies": ("babies", "baby", "infant", "newborn"),
}
# Who is shopped for; the keys are those of `audiences.AUDIENCE_OF`.
PEOPLE: dict[str, tuple[str, ...]] = {
    "mother": ("mom", "mum", "mother", "mommy", "mother-in-law", "moms", "mums", "mil"), "father": ("dad", "father", "daddy", "father-in-law", "pop", "dads", "fil"), "parents": ("parents",), "wife": ("wife",), "husband": ("husband", "hubby"),
    "girlfriend": ("girlfriend", "gf"), "boyfriend": ("boyfriend", "bf"), "partner": ("partner", "fiance", "fiancee", "spouse"), "grandmother": ("grandma", "grandmother", "granny", "gran", "nan", "nana"),
    "grandfather": ("grandpa", "grandfather", "granddad", "grandad"), "elder": ("elderly", "seniors"), "son": ("son",), "daughter": ("daughter",), "child": ("child", "kid", "toddler"), "baby": ("baby", "newborn"), "brother": ("brother",),
    "sister": ("sister",), "bestie": ("best friend", "bestie", "bff"), "friend": ("friend", "friends", "cousin", "mate", "buddy", "neighbour", "neighbor"), "colleague": ("colleague", "coworker", "co-worker", "co worker", "workmate"), "boss": ("boss",), "client": ("client", "clients"), "teacher": ("teacher", "professor", "coach", "mentor", "tutor"),
    "classmate": ("classmate",), "roommate": ("roommate", "flatmate"), "family": ("family",), "self": ("myself",), "man": ("guy", "gentleman", "him", "uncle"), "woman": ("lady", "her", "aunt", "auntie"), "boy": ("boy", "boys", "nephew", "grandson"), "girl": ("girl", "girls", "niece", "granddaughter"),
}  # fmt: skip
# What a thing is for; the keys are those of every language's OCCASIONS.
OCCASIONS: dict[str, tuple[str, ...]] = {
    "camping": ("camping",), "hiking": ("hiking", "trekking", "backpacking"), "commuting": ("commuting", "commute"), "travel": ("flights", "flying", "on a plane", "on the plane", "travel", "travelling", "traveling", "business trip", "trip"), "wedding": ("wedding", "getting married"),
    "birthday": ("birthday",), "office": ("office", "for work"), "school": ("school", "back to school"), "running": ("running", "jogging"), "fitness": ("gym", "workout", "working out", "fitness"), "yoga": ("yoga",),
    "cycling": ("cycling", "biking"), "swimming": ("swimming",), "beach": ("beach", "seaside"), "party": ("party", "parties"), "christmas": ("christmas", "xmas"), "valentine": ("valentine's day", "valentine"), "new_year": ("new year", "chinese new year"),
    "graduation": ("graduation",), "housewarming": ("housewarming", "moving in"), "rain": ("rainy days", "rainy day"), "winter": ("winter",), "summer": ("summer",), "gaming": ("gaming",), "study": ("study", "studying"),
    "sleep": ("sleeping",), "driving": ("driving", "road trip"), "dating": ("date night",), "picnic": ("picnic",), "fishing": ("fishing",), "meeting": ("meeting", "meetings"),
    "dormitory": ("dorm", "dormitory"), "interview": ("interview", "job interview"),
}  # fmt: skip
# Rather little or much of something, by the words for it; as COMPARED has it, it is a wish by itself.
MEASURES: dict[str, tuple[str, ...]] = {
    "light": ("light", "lightweight"), "heavy": ("heavy", "bulky"), "small": ("small", "compact", "tiny"), "large": ("large", "big", "huge"), "quiet": ("quiet", "silent"), "loud": ("loud", "noisy"),
    "bright": ("bright",), "dim": ("dim",), "thin": ("thin", "slim"), "thick": ("thick",), "long": ("long",), "short": ("short",), "much": ("high", "good", "more", "great", "strong"), "little": ("low", "less"),
}  # fmt: skip
# How the attribute is called that measures it.
MEASURED: dict[str, tuple[str, ...]] = {
    "light": ("weight",), "heavy": ("weight",), "small": ("capacity", "size", "volume", "net content"), "large": ("capacity", "size", "volume", "net content"), "bright": ("brightness",), "dim": ("brightness",), "thin": ("thickness", "diameter", "line width", "nib", "tip"), "thick": ("thickness", "diameter", "line width", "nib", "tip"), "short": ("length",), "long": ("length",),
    "material": ("material", "fabric"), "people": ("sleeps",),
}  # fmt: skip
COMPARED: dict[str, tuple[str, ...]] = {
    "light": ("lighter", "lightest", "as light as possible"), "heavy": ("heavier", "heaviest"), "small": ("smaller", "smallest", "more compact", "as small as possible"),
    "large": ("bigger", "larger", "biggest", "largest", "roomier", "as big as possible"), "quiet": ("quieter", "quietest", "as quiet as possible"), "loud": ("louder", "loudest"), "bright": ("brighter", "brightest"), "dim": ("dimmer",),
    "thin": ("thinner", "thinnest", "slimmer", "slimmest", "finer"), "thick": ("thicker", "thickest"), "long": ("longer", "longest"), "short": ("shorter", "shortest"), "much": ("higher", "highest", "most", "the most", "more"), "little": ("lower", "lowest", "least", "fewer"),
}  # fmt: skip
# What follows is hoped for and not insisted on.
SOFTENERS = (
    "ideally",
    "preferably",
    "if possible",
    "would be nice",
    "would be great",
    "nice to have",
    "hopefully",
    "bonus if",
    "bonus points for",
    "would prefer",
    "i'd prefer",
    "prefer",
)
# Between one of these and one of those, what was shown is told by a property: the red one.
DEFINITES = ("the", "that", "this", "those")
CLOSERS = ("one", "ones")
# After goods, these tell what they have.
FEATURING = ("with", "w", "featuring", "has", "having", "that have", "which has", "that has")
# What a brand's name may end in and nobody says.
BRAND_TAILS = (" manufacturer", " official store", " official", " inc", " ltd", " co", " gmbh", " llc")
# Of what was shown, which: the cheapest, the dearest, the other.
PICKS: dict[str, tuple[str, ...]] = {
    "cheapest": ("the cheaper of the two", "the cheaper one", "the cheapest one", "cheapest one", "the cheapest of them", "the less expensive one", "the cheapest of those"),
    "dearest": ("the more expensive one", "the most expensive one", "the dearer one", "the pricier one"),
    "best_rated": ("the best rated one", "the top rated one", "the one with the best rating", "the better rated one"),
    "other": ("the other one", "the other"),
}  # fmt: skip
# How a value that is no word of its own is said as a size: size 42.
SIZE_FORMS = ("size {}", "{} size")
# How a yes/no facet is named for what a thing lacks (before, after): sugar free.
LACKING = (("", " free"), ("", "-free"), ("no ", ""), ("non-", ""), ("without ", ""))
# How a yes/no facet is named for what a thing has: with lid.
HAVING = (("with ", ""), ("has ", ""), ("built-in ", ""))
# Before one of these stands what a thing tastes or smells of.
FLAVOURS = ("flavour", "flavor", "flavoured", "flavored", "scent", "scented")
BRAND_WORDS = ("brand", "brands", "by", "from", "made by")
# What ties a word to the noun that it says more about.
LINKS = ("'s",)

# What makes a property of the word before it: a way of Chinese.
ATTRIBUTIVES = ()

# Words that carry no wish: neither searched for nor reported as unknown.
FILLERS = (
    "never mind", "nevermind", "nvm", "forget it",     "lookin", "lookin for", "gotta", "wanting",     "where's", "wheres", "whens", "when's", "how's", "hows", "who's", "here's", "arent", "isnt", "second", "third",     "what's", "whats", "better", "runs", "run", "runs on", "everything", "coloured", "colored", "w", "w/", "people", "person", "suits", "anyone", "someone", "everyone", "have got", "got any",     "tell", "enough", "whole", "little", "sure",     "you've", "u", "ur", "smth", "sth", "lol", "omg", "gimme", "gonna", "wear", "wearing", "yet", "model", "models", "weigh", "weighs", "weighing", "money", "bought", "thats", "pls", "thx", "tho", "though", "anyway", "btw", "hmm", "um", "yeah", "yes", "ya", "nah",
    "actually", "basically", "literally", "quite", "pretty", "bit", "kinda", "sorta", "each", "per", "again", "last", "week", "month", "yesterday",
    "a", "an", "the", "i", "i'm", "im", "i'd", "me", "my", "we", "us", "our", "you", "your", "he", "she", "him", "her", "his", "they", "them", "their", "is", "are", "am", "be",
    "was", "do", "does", "did", "have", "has", "had", "got", "get", "gets", "can", "could", "would", "should", "will", "may", "might", "want", "wants", "wanna", "need", "needs", "like",
    "love", "looking", "look", "find", "search", "searching", "show", "give", "see", "buy", "buying", "purchase", "shop", "shopping", "sell", "recommend", "suggest", "suggestion",
    "suggestions", "recommendation", "recommendations", "please", "pls", "plz", "thanks", "hi", "hello", "hey", "some", "any", "something", "anything", "one", "ones", "thing", "things", "stuff", "item", "items", "product", "products", "good",
    "nice", "great", "decent", "really", "very", "just", "also", "and", "or", "of", "in", "on", "at", "to", "for", "from", "with", "by", "as", "if", "so", "than", "then", "there", "here",
    "this", "that", "these", "those", "it", "its", "it's", "what", "which", "who", "how", "when", "where", "why", "about", "around", "under", "below", "above", "over", "between",
    "price", "priced", "prices", "cost", "costs", "costing", "budget", "range", "dollars", "bucks", "up", "out", "let", "let's", "help", "maybe", "kind", "type", "sort", "style", "color", "colour", "brand",
    "quality", "preferably", "ideally", "but", "not", "no", "more", "most", "much", "many", "lot", "lots", "pair", "set", "piece", "pieces", "too", "i've", "ive", "i'll", "now", "today", "new",
    "only", "other", "another", "all", "every", "each", "preferred", "instead", "actually", "still", "ready", "spare", "extra", "fine", "perfect", "right", "same", "else", "after", "suitable", "suit", "proper", "order", "made", "comes", "come", "works", "work", "options", "option", "choice", "choose", "pick", "available", "carry", "stock", "store", "don't", "dont", "want to", "going", "go", "use", "using", "used", "make", "take", "into", "that's", "thats", "there's", "available", "ok", "okay", "well",
)  # fmt: skip

# Where a thing shown before is meant: the position it had, counted from 1, or from the end when negative; 0 is the one in hand.
REFERENCES: dict[str, int | tuple[int, ...]] = {
    "number 1": 1, "number 2": 2, "number 3": 3, "number 4": 4, "number 5": 5, "number 6": 6, "number two": 2, "number three": 3, "number four": 4, "the first two": (1, 2), "both of them": (1, 2), "both of these": (1, 2), "both of those": (1, 2), "these two": (1, 2), "those two": (1, 2), "all three": (1, 2, 3), "all 3": (1, 2, 3), "these three": (1, 2, 3), "those three": (1, 2, 3), "all four": (1, 2, 3, 4), "all 4": (1, 2, 3, 4), "these four": (1, 2, 3, 4), "second": 2, "third": 3, "fourth": 4, "first two": (1, 2), "the first three": (1, 2, 3), "first three": (1, 2, 3), "the top two": (1, 2),
    "the first one": 1, "first one": 1, "the first": 1, "number one": 1, "1st": 1, "the second one": 2, "second one": 2, "the second": 2, "2nd": 2, "the third one": 3, "third one": 3,
    "the third": 3, "3rd": 3, "the fourth one": 4, "the fourth": 4, "4th": 4, "the fifth one": 5, "the fifth": 5, "the sixth one": 6, "the last one": -1, "last one": -1, "the last": -1,
    "this one": 0, "that one": 0, "it": 0, "this": 0,
}  # fmt: skip
# What a limit of the price is called when it is spoken of.
PRICE_NAMES = ("price", "prices", "budget", "cost", "price range")
# Before these nouns a thing is what the sought thing is for: "spare blades for a razor".
FOR = ("for", "to fit", "that fits", "compatible with")
# And before these it is what goes into the sought thing, named or not: it should fit a laptop.
_HOLDS = ("fit", "take", "hold", "carry", "house", "store", "accommodate", "swallow")
_MUST = (
    "should",
    "must",
    "has to",
    "have to",
    "needs to",
    "need to",
    "can",
    "will",
    "would",
    "got to",
    "able to",
    "big enough to",
    "to",
)
HOLDING = (
    *(f"{must} {verb}" for must in _MUST for verb in _HOLDS),
    *(f"{verb}{s} {what}" for verb in ("fit", "hold", "take", "carrie", "store") for s in ("s",) for what in ("a", "an", "my", "the", "two", "all")),
    *(f"{verb} {what}" for verb in ("fit", "hold") for what in ("a", "an", "my", "the")),
    "that holds", "that fits", "that takes", "that can take", "with room for", "room for", "space for", "somewhere for", "pocket for",
    "compartment for", "sleeve for", "slot for",
)  # fmt: skip
# Before a thing these say that it is somebody's already: it is no thing that is sought.
POSSESSIVES = ("my", "our", "your", "his", "her", "their")
# After a thing these say that it is where something happens.
LOCATIVES = ()

# Behind a measure, that it is of the pack.
AFTER_A_PACK: tuple[str, ...] = ()

# Between two people, that the second is the first one's.
OWNED_BY = ("'s",)

# What properties end in; alone they say nothing of which.
ENDINGS_OF_PROPERTIES = ("safe", "free", "proof", "resistant", "friendly", "ready", "compatible")
