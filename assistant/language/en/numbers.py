"""Numerals: English numbers, and the words around them that make a number a limit."""

from __future__ import annotations

_ONES = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1_000, "grand": 1_000}
# A few hundred is 200 to 500; several may be more.
_SOME = {"few": (2, 5), "several": (2, 9)}
_COUNTED = "|".join(word for word in sorted(_ONES, key=len, reverse=True) if word not in ("a", "an", "one"))
_ANY = "|".join(sorted(_ONES, key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_WHOLE = "hours?|hr|kilos?|kilograms?|kg|lit(?:er|re)s?|met(?:er|re)s?|dozen|pair|gallon|pound|ounce|inch|foot|mile"

# "a" and "one" are numbers only before a scale or a measure. Digits are the same in both languages and live here.
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3}){1,4}(?!\d)(?:\.\d{1,4})?|\d+(?:\.\d+)?)"
    rf"(?: and a half\b|(?<!\d\d\d\d)k(?![a-z])| ?(?:(?:{_SCALE})\b|百(?!万像素)|千(?![克瓦帕])|万(?!像素))\d{{0,4}})?"
    rf"|\b(?:(?:a )?couple(?: of)? (?:{_SCALE})|(?:a )?few (?:{_SCALE})|several (?:{_SCALE})|half an? (?:{_SCALE})|half an?(?= (?:{_WHOLE})\b)|half(?= (?:{_WHOLE})\b)"
    rf"|an?(?= (?:{_WHOLE})\b)|one(?= (?:{_WHOLE})\b)|(?:{_ANY})[ -](?:{_SCALE})|(?:{_COUNTED})|one and a half)"
    rf"(?: and a half|(?:[ -]and[ -](?:{_COUNTED})\b(?![ -](?:{_SCALE}))|[ -](?:{_COUNTED}|{_SCALE})\b){{0,5}})\b"
)
_SUFFIXES = {"k": 1_000, "百": 100, "千": 1_000, "万": 10_000, **_SCALES}


def parse_number(text: str) -> float | None:
    """The value of digits (1,299.00; 1.5k; 2万; 1百5) or of English number words, or None when it is neither.

    Runs of more than nine digits are numbers of phones and orders, which have no value.
    """
    text = text.strip()
    half = 0.5 if text.endswith(" and a half") else 0.0
    text = text.removesuffix(" and a half")
    return _digits(text, half) if text[:1].isdigit() else _words(text, half)


def _digits(text: str, half: float) -> float | None:
    size = next((n for n, char in enumerate(text) if char not in "0123456789,."), len(text))
    digits, rest = text[:size].replace(",", ""), text[size:].strip()
    if len(digits.partition(".")[0]) > 9 or len(digits) > 14:
        return None
    word = rest.rstrip("0123456789")
    more = rest[len(word) :]
    scale = _SUFFIXES.get(word, 1)
    # 1百5 is 150, and 1百50 too: a lone digit is of the next lower scale.
    tail = (int(more) * (scale // 10 if len(more) == 1 else 1)) if more else 0
    if more and (word == "k" or tail >= scale):
        return None
    return float(digits) * scale + tail + half


def _words(text: str, half: float) -> float | None:
    total = section = 0
    words = text.replace("-", " ").split()
    if words[:1] == ["half"]:
        scale = next((_SCALES[word] for word in words if word in _SCALES), 1)
        return 0.5 * scale
    for word in words:
        if word in _ONES:
            # "couple" and "few" are said with "a", which then counts nothing.
            section += 0 if word == "a" and {"couple", "few"} & set(words) else _ONES[word]
        elif word == "couple":
            section = 2
        elif word in _SCALES:
            section = max(section, 1) * _SCALES[word]
            if _SCALES[word] >= 1_000:
                total, section = total + section, 0
        elif word not in ("and", "of"):
            return None
    return float(total + section) + half or None


def parse_range(text: str) -> tuple[float, float] | None:
    """The bounds of a number that says two: a few hundred is 200 to 500."""
    for some, (least, most) in _SOME.items():
        if some in text and (scale := _SCALES.get(text.rpartition(" ")[2])):
            return float(least * scale), float(most * scale)
    return None


def scale_of(text: str) -> int:
    """The scale that a number ends in (5k: 1,000), 1 when it ends in none; 3-5k is of thousands throughout."""
    return next((scale for suffix, scale in _SUFFIXES.items() if text.endswith(suffix)), 1)


# Words right before a number, by what they make of it. A later word of a chain gives way: "budget is about 300".
BEFORE: dict[str, tuple[str, ...]] = {
    "below": (
        "under", "below", "beneath", "less than", "fewer than", "up to", "at most", "at the most", "no more than", "max", "maximum", "maximum of", "max of", "within", "cheaper than", "lower than", "not exceeding", "no higher than", "no greater than", "don't exceed", "doesn't exceed", "not exceed",
        "lighter than", "smaller than", "shorter than", "thinner than", "narrower than", "slimmer than", "quieter than", "slower than", "lower", "sub", "sub-", "<", "<=", "≤", "no longer than", "no bigger than", "no larger than", "no heavier than", "no pricier than", "shy of", "south of", "capped at", "not to exceed", "upper limit", "down to",
    ),
    "above": (
        "over", "above", "more than", "at least", "at the least", "no less than", "minimum", "minimum of", "min", "higher than", "bigger than", "larger than", "longer than", "heavier than", "taller than", "wider than", "thicker than", "brighter than", "faster than", "stronger than", "pricier than", "dearer than", "starting from", "starting at", "starts at", "starts from", "from at least", "greater than", "exceeding", "exceeds", "exceed", "upwards of", "upward of", "north of", "beyond", "past", ">", ">=", "≥", "no smaller than", "no shorter than", "no lower than", "no fewer than",
    ),
    "around": ("around", "about", "roughly", "approximately", "approx", "approx.", "close to", "near", "nearly", "almost", "~", "≈", "circa", "somewhere around", "in the region of", "in the neighborhood of", "in the ballpark of", "around the", "say", "something like"),
    "exact": ("exactly", "precisely", "exact", "=", "exactly at"),
    "budget": (
        "budget", "my budget", "limit", "my limit", "price limit", "spending limit", "price cap", "can spend", "could spend", "spend", "to spend", "can pay", "willing to pay", "willing to spend", "can afford", "afford", "looking to spend", "want to spend",
    ),
    "purse": ("i have", "i've got", "i only have", "only have", "got only", "i got"),
    "between": ("between", "from", "in the range of", "range", "ranging from", "anywhere from", "anywhere between", "priced from", "in between"),
    "than": (),
    "link": ("a", "an", "of", "is", "was", "at", "only", "just", "the", "be", "being", "it's", "are", "to", "set at", "maybe", "say,", "currently", "now", "like", "priced", "priced at", "costing", "price", "that"),
    "not": ("not", "nothing", "don't", "do not", "dont", "never", "no", "isn't", "can't", "cannot", "won't", "shouldn't", "without", "doesn't", "didn't", "wouldn't", "not be", "nowhere", "none", "wasn't", "aren't", "not anything", "no way"),
    "spend": ("spend", "spending", "pay", "paying", "go", "going", "cost", "costing", "costs", "be", "want", "want to", "to", "have to", "want it to", "anything", "ones", "the ones", "anything that's", "any", "like to", "going to", "it", "wanna", "priced", "that's", "wish to", "need", "need to", "should", "i", "that", "thats"),
    "offer": (
        "voucher", "vouchers", "coupon", "coupons", "discount", "discounts", "cap of", "rebate", "cashback", "total", "total price", "total amount", "total cost", "order total", "subtotal", "order", "orders", "minimum spend", "minimum order", "minimum purchase", "save", "saves", "saving", "shipping", "delivery", "shipping fee", "free shipping", "free delivery", "promo", "purchase", "purchases", "deducts", "threshold", "refund", "store credit",
    ),
    "generic": ("products", "items", "goods", "for", "on", "worth", "all", "your", "my", "fixed", "with", "when", "if", "amount", "value", "gives", "takes", "get", "you", "and get", "purchases", "more", "percentage"),
    "age": ("age", "ages", "aged", "age of"),
    "ordinal": ("#", "no.", "nr.", "year", "years", "model year", "model years"),
    # Names that end like a limit: iPhone 15 Pro Max 256GB.
    "name": ("pro max", "air max", "mini max"),
}  # fmt: skip
# Words right after a number with its unit. "bigger" and "smaller" are said of a number with 比 before it.
AFTER: dict[str, tuple[str, ...]] = {
    "below": (
        "or less", "or under", "or below", "or lower", "or fewer", "or cheaper", "or lighter", "or smaller", "or shorter", "max", "maximum", "at most", "at the most", "tops", "and under", "and below", "and less", "and lower", "and down", "budget", "to spend", "limit", "at max", "at maximum", "upper limit", "cap", "ceiling", "all in", "all-in", "is my limit", "is my budget", "is my max", "price limit",
    ),
    "above": ("or more", "or above", "or over", "or higher", "or greater", "or up", "or bigger", "or larger", "or longer", "or heavier", "and up", "and above", "and over", "and more", "and higher", "and upwards", "plus", "upwards", "upward", "+", "minimum", "at least", "at minimum", "or better", "at the least", "min", "and upward"),
    "around": ("or so", "ish", "-ish", "give or take", "or thereabouts", "or around", "roughly", "approximately", "more or less", "range", "price range", "mark", "region", "or about"),
    "just over": ("and change", "something", "odd"),
    "exact": ("exactly", "flat", "on the dot", "on the nose", "sharp", "even"),
    "between": (),
    "bigger": (),
    "smaller": (),
    "offer": ("off", "voucher", "coupon", "discount", "cashback", "rebate", "minimum spend", "minimum order", "shipping fee", "delivery fee", "promo", "store credit"),
    # How soon a shop sends or takes back is no property of goods: 24 hour shipping, 30-day returns.
    "service": ("shipping", "delivery", "dispatch", "return", "returns", "refund", "refunds", "money back", "money-back", "return policy", "free returns", "free return", "shipment", "shipped", "exchange", "return window", "to return", "to arrive", "trial", "free trial", "free shipping", "free delivery"),
    # 18 months old, a 6 month baby
    "age": ("old", "olds", "baby", "babies", "toddler", "infant", "of age", "old baby", "old boy", "old girl", "old kid", "old toddler"),
}  # fmt: skip
TO = ("to", "and", "&", "-", "~", "–", "—", "through", "till", "until", "up to", "-to-", "or")
LOOSE: dict[str, str] = {}
# What half of a unit is called after the unit: an hour and a half.
HALVES = (" and a half",)
# What facets of plain numbers are called that count a unit: a tent sleeps three persons.
COUNTED_AS = {"person": ("sleeps", "sleep"), "m2": ("area", "coverage", "room size", "coverage area")}
# Names of the sides of a thing, and the words that speak of them: lighter than 200 g is of the weight.
DIMENSIONS = {
    "weight": ("lighter", "heavier", "weigh", "weighs", "weighing", "heavy"), "length": ("longer", "shorter", "long"), "height": ("taller", "tall", "high"), "width": ("wider", "narrower", "wide"), "thickness": ("thicker", "thinner", "thick"),
}  # fmt: skip
# A number after one of these, at the end of a clause, counts people: a tent for 4.
FOR_PEOPLE = ("for ",)
# Before or after how many people something is for.
OF_PEOPLE_BEFORE = ("family of ", "group of ", "party of ")
# Groups whose size is said in one word, and grown-ups and children that are counted apart.
GROUPS: tuple[tuple[str, int], ...] = (
    (r"\b(?:the two of us|both of us|us two|a couple\b(?! of)|my (?:wife|husband|partner|girlfriend|boyfriend|gf|bf) and (?:me|i)|me and my (?:wife|husband|partner|girlfriend|boyfriend|gf|bf))\b", 2),
    (r"\bthe three of us\b", 3), (r"\bthe four of us\b", 4),
)  # fmt: skip
ADDED_UP = (
    r"\b(?P<grown>\d|one|two|three|four) (?:adults?|grown[- ]?ups?)(?: and| plus| \+|,| with)* "
    r"(?P<small>\d|an?|one|two|three|four) (?:kids?|child(?:ren)?|toddlers?|little ones?|bab(?:y|ies)|teens?)"
)
OF_PEOPLE_AFTER = (" of us", " campers", " guests", " adults", " friends")
# What stands between the name of a facet and its number: R-value of 4.
FACET_LINKS = (":", "of", "is", "=", "should be", "must be")
# A bare number (#) that says how old someone is: my cat is 14, hes only 5, nephew turns 6.
OF_YEARS = (
    r"\b(?:(?:he|she|they|cat|dog|kitten|puppy|pup|son|daughter|kid|child|boy|girl|baby|toddler|nephew|niece|grandson|granddaughter|brother"
    r"|sister|mum|mom|mother|dad|father|nan|nana|gran|grandma|grandpa|granny|grandad|wife|husband|friend)"
    r"(?:'s|'re| is| are| was| turns| turning| will be| just turned| who's)|hes|shes)"
    r"(?: (?:now|only|just|about|around|almost|nearly|already|turning))* #"
)
# Right before months these make an age of them: my kitten is 8 months.
OF_SOMEONE = (
    r"\b(?:baby|toddler|son|daughter|kid|child|cat|dog|kitten|puppy|pup)(?:'s| is|,)?"
    r"(?: (?:now|only|just|about|around|almost|nearly|already))* $"
)
# Said of a facet that tells from what age on a thing is for.
FROM_AGE = ("from", "min", "minimum")
# What a budget is called, further before its number: my budget for a kettle is 40.
BUDGETS = ("budget",)
# Words that begin like a unit and are none: 2 in 1, 5 in stock.
NOT_UNITS = ("w/", "in stock", "in the", "in a", "in an", "in my", "in your", "in total", "in all", "in one", "in this", "in that", "in cart", "in basket", "in black", "in white", "in red", "in blue", "in size", "in each", "in 1", "in 2", "in-1", "in-one", "in1", "in per", "in every", "in order", "in and", "m and", "min order", "pound cake", "a day", "foot long", "key chain", "key ring", "c cable", "page boy")  # fmt: skip

_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN")
# What may stand as decimals after a unit (1米8), and what a number goes on with.
DECIMALS = "[0-9]{1,2}"
GOES_ON = "0-9."
# Coins after such decimals: a way of Chinese.
COINS = ""
BELOW_ZERO = ""
# Before a scale that is the least: a way of Chinese.
AT_LEAST = ()
# A digit that is a unit too: a way of Chinese.
ALSO_UNITS = ()
# What makes another word of what says that a number is loose: none here.
NOT_LOOSE = ()
# A half that stands before its unit: a way of Chinese.
HALVES_BEFORE_UNIT = ()
# Words for money that may stand before the number beside the Latin ones, which all may; and that have decimals or a
# half after them: a way of Chinese.
MONEY_BEFORE = ()
MONEY_WITH_DECIMALS = ()
MONEY_WITH_HALVES = ()
# Of weight where money is not meant.
POUNDS = ("pounds", "pound")
# Measures that have decimals after them even at a distance: a way of Chinese.
UNITS_WITH_DECIMALS = ()
# In these a number that goes round is an angle.
TURNED_IN = ("degrees", "°")
# One of these is one piece, and two are two people: a way of Chinese.
PEOPLE_FROM_TWO = ()
# What may follow a single character that bounds a number: a way of Chinese.
AFTER_ONE_CHARACTER = ""
# Negators that turn round what follows the number too: not over 200.
DENIALS = ("not",)
# Words that begin a range and are words of their own otherwise.
RANGE_STARTS = ("from",)
# Between two numbers: they make a range only after "between", or never.
RANGE_JOINS = ("and",)
RANGE_ALTERNATIVES = ("or",)
# Scales of a number that is said for itself: the two hundred headphones.
LARGE_SCALES = ("hundred", "thousand", "grand")
# After months these only say that they are an age: a way of Chinese.
AGE_ENDINGS = ()
# How facets of an age are named.
NAMES_OF_AGE = r"\bages?\b"

# What a word for money may stand for: the shop's own money where that is among them, else the first; none is any.
CURRENCIES: dict[str, tuple[str, ...]] = {
    "rmb": ("CNY",), "yuan": ("CNY",), "kuai": ("CNY",), "renminbi": ("CNY",), "dollars": _DOLLARS, "dollar": _DOLLARS, "us dollars": ("USD",), "bucks": (), "buck": (), "hong kong dollars": ("HKD",), "canadian dollars": ("CAD",), "australian dollars": ("AUD",), "singapore dollars": ("SGD",),
    "euros": ("EUR",), "euro": ("EUR",), "pounds": ("GBP",), "pound": ("GBP",), "quid": ("GBP",), "pounds sterling": ("GBP",), "yen": ("JPY",), "won": ("KRW",), "rupees": ("INR", "PKR", "LKR", "NPR"), "rupee": ("INR", "PKR", "LKR", "NPR"), "pesos": ("PHP", "MXN", "ARS", "CLP", "COP"), "peso": ("PHP", "MXN", "ARS", "CLP", "COP"),
    "baht": ("THB",), "ringgit": ("MYR",), "rm": ("MYR",), "rupiah": ("IDR",), "rp": ("IDR",), "dong": ("VND",), "francs": ("CHF",), "kronor": ("SEK",), "kroner": ("NOK", "DKK"), "rubles": ("RUB",), "zloty": ("PLN",), "reais": ("BRL",), "rand": ("ZAR",), "shekels": ("ILS",), "dirhams": ("AED",), "lira": ("TRY",),
}  # fmt: skip

# Canonical unit and factor. Pounds are money first: whoever assigns quantities knows when a weight is meant.
UNITS: dict[str, tuple[str, float]] = {
    "square metres": ("m2", 1), "square meters": ("m2", 1), "sqm": ("m2", 1), "sq m": ("m2", 1), "m2": ("m2", 1),
    "hours": ("h", 1), "hour": ("h", 1), "hrs": ("h", 1), "hr": ("h", 1), "h": ("h", 1), "minutes": ("min", 1), "minute": ("min", 1), "mins": ("min", 1), "min": ("min", 1), "seconds": ("s", 1), "second": ("s", 1), "secs": ("s", 1), "sec": ("s", 1), "s": ("s", 1), "days": ("day", 1), "day": ("day", 1), "weeks": ("week", 1), "week": ("week", 1),
    "months": ("month", 1), "month": ("month", 1), "mos": ("month", 1), "years": ("year", 1), "year": ("year", 1), "yrs": ("year", 1), "yr": ("year", 1), "kilograms": ("kg", 1), "kilogram": ("kg", 1), "kilos": ("kg", 1), "kilo": ("kg", 1), "kgs": ("kg", 1), "kg": ("kg", 1), "grams": ("g", 1), "gram": ("g", 1), "grammes": ("g", 1), "g": ("g", 1),
    "mg": ("mg", 1), "lbs": ("lb", 1), "lb": ("lb", 1), "oz": ("oz", 1), "ounces": ("oz", 1), "ounce": ("oz", 1), "fl oz": ("floz", 1), "fluid ounces": ("floz", 1), "milliliters": ("ml", 1), "millilitres": ("ml", 1), "ml": ("ml", 1), "cl": ("ml", 10), "liters": ("L", 1), "litres": ("L", 1), "liter": ("L", 1), "litre": ("L", 1), "l": ("L", 1), "gallons": ("gal", 1), "gallon": ("gal", 1), "gal": ("gal", 1),
    "mm": ("mm", 1), "millimeters": ("mm", 1), "millimetres": ("mm", 1), "centimeters": ("cm", 1), "centimetres": ("cm", 1), "cm": ("cm", 1), "meters": ("m", 1), "metres": ("m", 1), "meter": ("m", 1), "metre": ("m", 1), "m": ("m", 1), "km": ("km", 1), "kilometers": ("km", 1), "kilometres": ("km", 1), "miles": ("mile", 1), "inches": ("inch", 1), "inch": ("inch", 1), "in": ("inch", 1), '"': ("inch", 1), "”": ("inch", 1), "inch tall": ("inch", 1), "ft": ("ft", 1), "feet": ("ft", 1), "foot": ("ft", 1), "yards": ("yd", 1), "yard": ("yd", 1),
    "mah": ("mAh", 1), "wh": ("Wh", 1), "watts": ("W", 1), "watt": ("W", 1), "w": ("W", 1), "kw": ("kW", 1), "volts": ("V", 1), "volt": ("V", 1), "v": ("V", 1), "amps": ("A", 1), "amp": ("A", 1), "db": ("dB", 1), "decibels": ("dB", 1), "gb": ("GB", 1), "gigs": ("GB", 1), "gigabytes": ("GB", 1), "tb": ("TB", 1), "terabytes": ("TB", 1), "terabyte": ("TB", 1), "t": ("TB", 1), "mb": ("MB", 1), "hz": ("Hz", 1), "khz": ("Hz", 1_000), "ghz": ("GHz", 1), "lumens": ("lm", 1), "lm": ("lm", 1),
    "megapixels": ("MP", 1), "megapixel": ("MP", 1), "mp": ("MP", 1), "pa": ("Pa", 1), "kpa": ("kPa", 1), "bar": ("bar", 1), "rpm": ("rpm", 1), "°c": ("°C", 1), "c": ("°C", 1), "degrees": ("°C", 1), "degrees celsius": ("°C", 1), "celsius": ("°C", 1), "°": ("°C", 1), "k": ("K", 1), "%": ("%", 1), "percent": ("%", 1), "people": ("person", 1), "person": ("person", 1), "persons": ("person", 1), "keys": ("key", 1), "key": ("key", 1),
    "pieces": ("pcs", 1), "piece": ("pcs", 1), "pcs": ("pcs", 1), "pc": ("pcs", 1), "pack": ("pcs", 1), "packs": ("pcs", 1), "count": ("pcs", 1), "ct": ("pcs", 1), "layers": ("layer", 1), "layer": ("layer", 1), "ply": ("layer", 1), "ports": ("port", 1), "port": ("port", 1), "pages": ("page", 1), "page": ("page", 1), "sheets": ("sheet", 1), "stars": ("star", 1), "star": ("star", 1), "gen": ("generation", 1), "generation": ("generation", 1), "x": ("x", 1), "p": ("lines", 1),
    "year old": ("age", 1), "years old": ("age", 1), "year olds": ("age", 1), "year-old": ("age", 1), "years-old": ("age", 1), "year-olds": ("age", 1), "yr old": ("age", 1), "yrs old": ("age", 1), "yo": ("age", 1), "y/o": ("age", 1), "years of age": ("age", 1), "month old": ("age", 1 / 12), "months old": ("age", 1 / 12), "month-old": ("age", 1 / 12), "months-old": ("age", 1 / 12),
    "pairs": ("count", 1), "pair": ("count", 1), "items": ("count", 1), "units": ("count", 1), "dozen": ("count", 12), "dozens": ("count", 12), "of them": ("count", 1), "of these": ("count", 1), "of those": ("count", 1), "of the": ("count", 1), "of it": ("count", 1), "of this": ("count", 1), "of that": ("count", 1), "boxes": ("count", 1), "bottles": ("count", 1), "bags of": ("count", 1), "copies": ("count", 1),
    "nd": ("ordinal", 1), "st": ("ordinal", 1), "rd": ("ordinal", 1), "th": ("ordinal", 1), "am": ("time", 1), "pm": ("time", 1), "g network": ("network", 1), "d": ("d", 1), "in 1": ("in one", 1), "in one": ("in one", 1), "-in-1": ("in one", 1), "in1": ("in one", 1), "-in-one": ("in one", 1), "in-1": ("in one", 1), "in-one": ("in one", 1),
}  # fmt: skip
# Right beside a number these say that it is a size.
SIZE_WORDS = ("size", "sizes", "sz", "waist", "us", "uk", "eu")
