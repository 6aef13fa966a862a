"""Questions about goods: the words by which English asks for a property, and those by which feeds name it.

`ASPECTS` has for each property what is said of it, in a question or in a description, and how an attribute of it is
named; both are patterns. The keys are those of `answers.aspects`.
"""

from __future__ import annotations

ASPECTS: dict[str, tuple[str, str]] = {
    "weight": (r"\bweigh\w*|\bheavy\b|\bhow light\b|\bhow heavy", r"^(?:net |item |total )?weight$"),
    "content": (r"\bhow much is in\b|\bnet (?:weight|content)|\bhow many (?:grams|g)\b", r"net content|^net weight"),
    "capacity": (r"\bholds?\b|\bcapacity\b|\bvolume\b|\bhow many (?:lit(?:er|re)s?|cups|ml)\b|\bfits? in it\b", r"capacity|volume"),
    "battery": (
        r"\b(?:on|per|from|between|after|off) (?:a |one |each |every )?(?:full |single )?charges?\b|\bbattery (?:last|life)|\bbattery\b.*\blast|\bhow long\b.*\b(?:last|go|run|play|work|stay on|burn)\b|\bhours? of (?:play|use)|\bkeeps? going\b|\brun ?times?\b",
        r"battery life|run ?time|play ?time|burn|^lasts$|hours? of use",
    ),
    "charging": (r"\b(?:to|fully|does it|re)[ -]?charge\b(?! last)|\bcharging time|\bcharge (?:it )?up\b|\bcharges? in\b", r"charging time|charge time"),
    "boiling": (r"\bboil\w*", r"boil"),
    "keeps_hot": (r"\b(?:keep|stay|stays|keeps)\b.*\b(?:hot|warm|cold|cool|iced?)\b|\binsulat\w+", r"stays? (?:hot|warm|cold)|keep warm|insulat"),
    "noise": (r"\bloud\w*|\bnois[ey]\w*(?!.?cancel)|\bquiet\w*|\bsilent\w*|\bdecibels?\b|\bdb\b|\bwake\b", r"^noise(?! cancel)|silent|sound level"),
    "noise_cancelling": (r"\bnoise.?cancel\w*|\banc\b|\bblocks? (?:out )?(?:the )?(?:noise|sound)", r"noise.?cancel|\banc\b"),
    "size": (r"\bhow (?:big|large|small)\b|\bdimensions?\b|\bmeasur\w+|\bwhat size\b|\bsize\b", r"\bsize\b|dimension|diameter|length|height|width|measure"),
    "length": (r"\bhow long (?:is|are)\b|\blength\b|\blong is\b|\bhow long's\b", r"length"),
    "height": (r"\btall\b|\bheight\b|\bhow high\b", r"height"),
    "width": (r"\bhow wide\b|\bwidth\b|\bacross\b|\bdiameter\b", r"width|diameter"),
    "thickness": (r"\bthick\w*|\bhow thin\b|\bslim\b", r"thickness|cushion|^pile"),
    "packed": (r"\bpack(?:s|ed)?\b|\bfolded\b|\bcollapsed\b|\bclosed up\b|\brolled up\b", r"packed|folded"),
    "material": (r"\bmade (?:out )?(?:of|from)\b|\bmaterial\b|\bfabric\b|\bwhat(?:'s| is) (?:it|this|that) made\b", r"material|fabric|coating|steel|filling|^top$|finish"),
    "power": (r"\bwatts?\b|\bwattage\b|\bpower(?:ful)?\b|\belectricity\b", r"power"),
    "temperature": (r"\bhow (?:cold|hot|warm)\b|\btemperatures?\b|\bdegrees?\b|\bfreez\w*|\bbelow zero\b|\bminus \d|[-–]\d+ ?°", r"temperature"),
    "people": (r"\bhow many (?:people|persons|players|kids|adults)\b|\bsleeps?\b|\bplay alone\b|\bwith (?:just )?(?:two|2|three|3|four|4|five|5|six|6)\b|\bfor (?:two|three|four|five|six|\d+) (?:people|persons|players)?", r"sleeps|players|people|persons|seats"),
    "age": (r"\bwhat age\b|\bhow old\b|\byears? old\b|\byrs? ?old\b|\byr\b|\byears?-old\b|\bmonths? old\b|\btoddlers?\b|\bages?\b", r"\bage\b|\bages\b"),
    "load": (r"\bweight limit\b|\bmax(?:imum)?\.? (?:weight|load)|\bholds? up\b|\bheaviest\b|\bsupports?\b|\btakes? up to\b|\bcarry\b|\bbear\b|\b\d+ ?(?:lb|lbs|pounds|kg|kilos|stone)\b.*\b(?:sit|hold|take|ride|guy|man|person|dog|cat|baby|kid)|\b(?:sit|holds?|takes?|ride|guy|man|person|dog|cat|baby|kid|up to)\b.*\b\d+ ?(?:lb|lbs|pounds|kg|kilos|stone)\b", r"max\.? weight|load|for babies of|up to"),
    "pages": (r"\bpages?\b|\bprints? out of\b", r"page"),
    "warranty": (r"\bwarrant\w+|\bguarantees?\b", r"warranty|guarantee"),
    "keeping": (r"\bshelf life\b|\bexpir\w+|\bbest before\b|\bgo(?:es)? (?:bad|off)\b|\bkeeps? for\b|\bhow long\b.*\bkeeps?\b|\bstays? fresh\b", r"shelf life|best before|keeps? for"),
    "waterproof": (r"\bwater.?(?:proof|resist\w*|tight)|\brain\w*|\bshower\b|\bswim\w*|\bwet\b|\bsplash\w*|\bpool\b|\bbath\b|\bunderwater\b|\bpuddles?\b", r"waterproof|water resist|taped seams"),
    "washing": (r"\bwash(?:ed|es|able|er|ing)?\b(?!\w*up)|\blaundr\w+|\bclean(?:ed|s|ing)?\b", r"wash(?!es$)"),
    "dishwasher": (r"\bdish ?washers?\b", r"dishwasher"),
    "microwave": (r"\bmicrowav\w*|\bnuke\b", r"microwave"),
    "induction": (r"\binduction\b", r"induction"),
    "folding": (r"\bfold\w*|\bcollaps\w*", r"fold"),
    "one_hand": (r"\bone[- ]hand\w*|\bsingle[- ]hand\w*", r"one.hand"),
    "app": (r"\bapps?\b|\bfrom (?:my|the|your) phone\b|\bwi-?fi\b|\bsmart home\b|\bconnect\b.*\bphone\b|\balexa\b", r"\bapp\b|wi-?fi|\bsmart\b"),
    "wireless": (r"\bwireless\w*|\bcordless\b|\bcord\b|\bwired\b|\bbluetooth\b|\bplug(?:s|ged)? in\b", r"wireless|cordless|bluetooth"),
    "multipoint": (r"\b(?:two|2|both|several)\b.*\b(?:phones?|devices?|laptops?|computers?)\b|\bmulti-?point\b", r"multipoint"),
    "leaking": (r"\bleak\w*|\bspill\w*|\bdrip\w*", r"leak|spill"),
    "breathable": (r"\bbreath\w*|\bstuffy\b|\bsweat\w*|\bclammy\b", r"breathab"),
    "stretch": (r"\bstretch\w*|\belastic\w*", r"stretch|elastic"),
    "lining": (r"\blin(?:ed|ing)\b|\bsee.?through\b", r"lining|lined"),
    "lid": (r"\blids?\b|\bcap\b", r"\blid\b"),
    "fragrance": (r"\bscent\w*|\bfragranc\w*|\bperfum\w*|\bsmell\w*|\bunscented\b|\bodou?r\w*", r"scent|fragrance|smell"),
    "caffeine": (r"\bcaffein\w*|\bdecaf\w*|\bkeep (?:me|her|him|you) (?:up|awake)\b|\bawake\b", r"caffein"),
    "sugar": (r"\bsugar\w*|\bsweet\w*", r"sugar"),
    "salt": (r"\bsalt\w*", r"salt"),
    "gift_box": (r"\bgift.?box\w*|\bboxed\b|\bnice box\b", r"gift box"),
    "recline": (r"\breclin\w*|\blie flat\b|\blies? (?:down|back)\b|\blean back\b|\bflat\b", r"recline|lie flat"),
    "by_itself": (r"\bby itself\b|\bautomatic\w*|\bauto\b|\bon its own\b|\bpress\b", r"automatic|by itself|retractable"),
    "thread_count": (r"\bthread.?count\b|\bhow many threads?\b", r"thread count|yarn count"),
    "brightness": (r"\bbright\w*|\blumens?\b", r"brightness|lumen"),
    "reach": (r"\bhow far\b|\brange\b|\bbeam\b", r"distance|range|beam"),
    "speed": (r"\bhow fast\b|\bspeeds?\b", r"speed|per minute|boiling time|charging time|pitching"),
    "setup": (r"\b(?:set|put|pitch)\w* (?:it |this |that |them )?up\b|\bpitch\w*|\bassembl\w*", r"pitching|set.?up|assembl"),
    "sizes": (r"\bsizes?\b|\bcomes? in an? \d+|\bup to (?:a )?size\b", r"sizes|size code"),
    "season": (r"\bsummer\w*|\bwinter\w*|\bseasons?\b|\bspring\b|\bautumn\b|\ball year\b", r"season"),
    "sun": (r"\buv\b|\bsun\w*|\bspf\b", r"uv|spf|sun"),
    "wind": (r"\bwind\w*|\bgusts?\b|\bstorms?\b", r"wind"),
    "slipping": (r"\bslip\w*|\bgrip\w*", r"slip|grip|sole"),
    "flavour": (r"\bflavou?rs?\b|\btastes?\b", r"flavou?r|taste|varieties"),
    "origin": (r"\bwhere\b.*\b(?:from|grown|made)\b|\bmade in\b|\borigin\b|\bwhich country\b", r"origin"),
    "lock": (r"\block\w*|\btsa\b", r"\block\b|\btsa\b"),
    "laptop": (r"\blaptops?\b|\bmacbooks?\b|\bcomputers?\b", r"laptop"),
    "timer": (r"\btimers?\b|\bdelay\w*|\bschedul\w*|\bset (?:it|a time) for\b", r"timer"),
    "cotton": (r"\bcotton\b|\bpolyester\b", r"cotton"),
    "count": (r"\bhow many\b", r"\bcount\b|pieces|pairs|sheets|cartridges|number"),
    "fits": (r"\bfits?\b|\bworks? w(?:ith)?\b|\bwork on\b|\bcompatib\w+|\bgo(?:es)? (?:on|with|in)\b|\bmade for\b|\bsuits?\b", r"^fits|compatib|^bed$|works with|^for$"),
    "left_handed": (r"\bleft.?hand\w*|\blefty\b|\blefties\b|\bright.?hand\w*|\brighty\b", r"left.?hand|right.?hand"),
    "toxic": (r"\btoxi\w*|\bpoison\w*|\bnon-?toxic\b|\bchemicals?\b|\bbpa\b|\bswallow\w*|\bchew\w*", r"toxic|bpa"),
    "plane": (r"\bplanes?\b|\bfly\b|\bflights?\b|\bairports?\b|\boverhead\b|\bcarry.?on\b|\bhand luggage\b|\bcabin\b|\btsa\b|\bairlines?\b", r"cabin|carry.?on"),
    "train": (r"\btrains?\b|\bmetro\b|\bsubway\b", r"\btrain\b"),
    "calls": (r"\bcalls?\b|\bmeetings?\b|\bmic(?:rophone)?s?\b|\bzoom\b|\bconference\b", r"\bmic(?:rophone)?s?\b"),
    "batteries": (r"\bbatter(?:y|ies)\b", r"batter"),
    "bag": (r"\bbag\b|\bpouch\b|\bcarry case\b", r"\bbag\b|pouch"),
    "adjusting": (r"\badjust\w*|\bheight\b.*\bchange|\braise\b|\blower\b", r"adjustable"),
    "headphones": (r"\bheadphones?\b|\bearphones?\b", r"headphone"),
    "skin": (r"\bskins?\b|\boily\b|\bdry skin\b|\bsensitive\b", r"skin"),
    "hair": (r"\bhair\b|\bcurly\b|\bfrizz\w*", r"hair type"),
    "level": (r"\bsettings?\b|\bmodes?\b|\blevels?\b", r"settings|modes|speeds"),
    "duration": (r"\bhow long(?! (?:is|are)\b)|\bhow much time\b", r"time$|duration|lasts|burns|stays|life"),
    "spin": (r"\bcolou?r\b.*\b(?:run|bleed|fade)|\b(?:run|bleed|fade|fades|shrink|shrinks)\b", r"colou?r ?fast"),
    "beginner": (r"\bbeginn\w*|\bstarters?\b|\bnewbies?\b|\bfirst time\b|\blearn\w*|\bnovices?\b", r"^level$|skill"),
    "alone": (r"\balone\b|\bsolo\b|\bby (?:my|him|her)self\b|\bsingle player\b", r"^players$"),
    "rude": (r"\brude\b|\bfamily.friendly\b|\bswear\w*|\bkid.friendly\b", r"^$"),
    "bones": (r"\bbones?\b|\bcleav\w+", r"\bbones?\b"),
    "thunder": (r"\bthunder\w*|\blightning\b", r"thunder|lightning"),
    "hot_outside": (r"\bburn (?:me|my|your|his|her)\b|\bhot (?:to (?:the )?touch|on the outside|outside)\b|\boutside (?:gets?|stays?)\b", r"cool.?touch|anti.?scald"),
    "wheel": (r"\bwheel(?:s|ed)?\b|\bcast[eo]rs?\b", r"\bwheels?\b"),
    "gift_with": (r"\bfree gift\b|\bfreebies?\b|\bcomes? with a gift\b", r"^$"),
}  # fmt: skip
# A question that yes or no answers.
CLOSED = (
    r"^(?:and |so |ok |okay |but |hey |hi |also |um |well |wait |then |n |btw |,)*"
    r"(?:is|are|r|does|do|can|could|will|would|has|have|did|was|isn'?t|doesn'?t|don'?t|got|any good|safe|ok|okay|good|suitable|comes?|works?|fits?|still|there'?s)\b"
    r"|, (?:right|correct|yeah|no)\??$|\bor not\b"
)
# A question of any form.
QUESTION = CLOSED + r"|\?|\b(?:what|whats|what's|how|hows|how's|which|where|when|why|whose|who)\b"
# What denies in a sentence.
DENIES = r"\bnot\b|n't\b|\bnever\b|\bno\b|\bwithout\b|\bnothing\b|\bnone\b|\bcannot\b|\btoo (?:big|small|wide|narrow|short|long|heavy|tall)\b|\bneither\b|\bskip\b|\bextra\b|\bsold (?:separately|elsewhere)\b|\bonly\b|\bavoid\b"
# What a question may deny without asking for a no.
DENIED_QUESTION = r"\b(?:isn'?t|aren'?t|doesn'?t|don'?t|won'?t|can'?t|not|never)\b"
# The unit that an answer is asked for in: (pattern, unit).
ANSWER_UNITS: tuple[tuple[str, str], ...] = (
    (r"\bfl\.? ?oz\b|\bfluid ounces?\b", "floz"), (r"\b(?:oz|ounces?)\b", "oz"), (r"\b(?:lb|lbs|pounds?)\b", "lb"),
    (r"\b(?:in|how many) (?:inch|inches)\b|\binches\b", "inch"), (r"\bin (?:ft|feet)\b|\b(?:ft|feet)\b", "ft"),
    (r"\b(?:in|degrees?|°) ?f\b|\bfahrenheit\b", "°F"), (r"\b(?:in|degrees?|°) ?c\b|\bcelsius\b", "°C"),
    (r"\bin (?:kg|kilos?|kilograms?)\b", "kg"), (r"\bin grams?\b|\bhow many grams?\b", "g"), (r"\bin (?:cm|centimet\w+)\b", "cm"),
    (r"\bin (?:mm|millimet\w+)\b", "mm"), (r"\bin met(?:er|re)s?\b", "m"), (r"\bin (?:ml|millilit\w+)\b", "ml"),
    (r"\bin lit(?:er|re)s?\b|\bhow many lit(?:er|re)s?\b", "L"), (r"\bin gallons?\b", "gal"), (r"\bin minutes?\b|\bhow many minutes\b", "min"),
    (r"\bhow many hours\b", "h"), (r"\bhow many days\b", "day"), (r"\bcups?\b", "cup"),
)  # fmt: skip
# Words of a question that say nothing of what it is about.
LITTLE = frozenset(
    ["first", "second", "third", "fourth", "fifth", "sixth", "1st", "2nd", "3rd", "4th", "5th", "last", "a", "about", "actually", "after", "all", "also", "am", "an", "and", "any", "anything", "are", "as", "at", "be", "been", "before", "both", "btw", "but", "by", "can", "can't", "cannot", "come", "comes", "could", "did", "do", "does", "doesn", "don", "each", "either", "else", "ever", "for", "from", "get", "gets", "give", "goes", "good", "got", "had", "has", "have", "hello", "her", "here", "hey", "hi", "him", "his", "how", "hows", "i", "if", "in", "inside", "into", "is", "it", "its", "itself", "just", "kind", "know", "let", "like", "long", "lot", "made", "make", "makes", "many", "may", "me", "mean", "might", "mine", "more", "much", "must", "my", "need", "needs", "no", "not", "of", "off", "ok", "okay", "on", "one", "ones", "only", "or", "other", "our", "out", "over", "part", "per", "please", "pls", "possible", "put", "r", "real", "really", "same", "say", "see", "she", "should", "so", "some", "someone", "something", "still", "stuff", "such", "sure", "take", "takes", "tell", "than", "that", "thats", "the", "their", "them", "then", "there", "these", "they", "thing", "things", "think", "this", "those", "through", "time", "to", "too", "u", "under", "up", "use", "used", "uses", "very", "want", "was", "way", "we", "well", "were", "what", "whats", "when", "where", "which", "while", "who", "whose", "why", "will", "with", "won", "work", "works", "would", "wouldn", "y", "yes", "yet", "you", "your", "yours", "yours", "w", "em", "im", "ive", "id", "can't", "don't", "doesn't", "isn't", "still", "ive", "ya", "n", "safe", "suitable", "wanna", "gonna", "gotta", "exactly"]
)  # fmt: skip
# Which of the same model there are: other colours, sizes, versions.
OPTIONS = (
    r"\b(?:other|another|any other|different|more|all the|which|what|how many) (?:colou?r|size|version|model|shade|flavou?r|scent|option|variant|finish|pack|length)\w*"
    r"|\b(?:colou?rs?|sizes|versions?|shades?|flavou?rs?|scents?|options|variants?) (?:do|does|are|is|have|you)\b"
    r"|\b(?:come|comes|coming|available|get|have|has|had|got|do|make|made) (?:it |this |that |them |these |those |em |one |'em )?(?:in|as) (?:an? )?"
    r"|\b(?:got|have|do you have|is there|any|u have) (?:(?:it|this|that|them|these|those|em|one|an?) )+(?:in|with|size|\d)"
)
# Of what is not food or medicine alone a claim of health is asked.
HEALTH: dict[str, str] = {
    "pregnancy": r"\bpregnan\w*|\bexpecting\b|\bbreast ?-?feed\w*|\bnursing\b|\btrimester\b",
    "allergy": r"\ballerg\w*|\bintoleran\w*|\bc(?:o)?eliac\w*|\bgluten\b|\blactose\b|\bnut.?free\b|\bvegan\b|\bdairy\b|\bhypoallergenic\b|\beczema\b|\brash\b",
    "illness": r"\bdiabet\w*|\bblood pressure\b|\bheart\b|\bkidneys?\b|\basthma\w*|\bepilep\w*|\bpacemaker\b|\bmedication\b|\bmeds\b|\bsurgery\b|\bstomach\b|\bcancer\b|\barthritis\b|\bhypertens\w*|\breflux\b|\bgout\b|\bsick\b",
    "eating": r"\b(?:safe|ok|okay) (?:to|for (?:him|her|them|my (?:dog|cat|baby|kid))) (?:eat|lick|drink|swallow)\b|\bif (?:he|she|it|they|my \w+) (?:eat|eats|lick|licks|chew|chews|swallow|swallows)\b|\bcan (?:he|she|they|it|dogs?|cats?|babies|kids?|my \w+) (?:eat|drink|have)\b|\btoxi\w*|\bpoison\w*|\breef\b|\bcruelty\b",
}  # fmt: skip
PRONOUNS = r"\b(?:it|its|this|these|that|those|they|them|em)\b"
# How the name of a thing is marked in a message: (the) … (one).
NAMED_BY = r"(?<!\bin )(?<!\bon )(?<!\bat )(?<!\bfor )(?<!\bto )(?<!\bfrom )(?<!\binto )(?<!\bunder )(?<!\bof )(?<!\bby )\b(?:the|that|those|your) ([a-z0-9][a-z0-9'&./ -]*?)(?: ones?\b|(?= (?:be|is|are|so|have|has|come|comes|fit|fits|work|works|leak|leaks|hold|holds|cost|costs|take|takes|last|lasts|need|needs|run|runs|in|with|for|good|any|weigh|weighs|go|goes|made|make|makes|do|does|can|will|isn|doesn|not|still)\b)|[?.!,]|$)"
# Ages in words: "2 yr old", "18 months".
AGES = r"\b(\d+(?:\.\d+)?)[ -]*(?:yrs?|years?|yo|y/o)\b(?:[ -]*olds?)?|\b(\d+)[ -]*(?:mo|mos|months?)\b(?:[ -]*olds?)?"
# Who is of no age yet.
NEWBORN = r"\bnew ?-?borns?\b|\bfrom birth\b|\bjust born\b"
# How many are left.
HOW_MANY_LEFT = r"\bhow many\b.*\b(?:left|in stock|do you have|you got|remain\w*)\b"
# What may stand before the name of a thing at the beginning of a message, where words have no gaps.
LEADS: tuple[str, ...] = ()
# How an amount bounds what is asked, and how the highest temperature is named.
LESS = r"\b(?:under|below|less than|lighter than|shorter than|at most)\b"
MORE = r"\b(?:over|above|more than|at least|longer than)\b"
HOTTEST = r"\b(?:top|max\w*|heat\w*)\b"
# How a feature is spoken of, by the form of its name: it is foldable, it has a timer.
FLAG_FORMS: tuple[tuple[str, str], ...] = (
    (r"(?:-| )free$|^no |^non-|^without |^un\w+ed$", "free"),
    (r"^with ", "comes"),
    (r"^\w+s (?:and|by|in|with|on|off)\b", "does"),
    (r"^(?:keep|stay|auto)\b", "listed"),
    (r"(?:able|proof|less|ed|ic|safe|ready|resistant|silent|slip|friendly|handed|dust|automatic|included|tight)$", "is"),
    (r"", "has"),
)  # fmt: skip
# Whom a thing is for, when nothing but he or she is said.
PERSONS = r"\b(?:he|she|him|her|they|them|kid|kids|child|children|son|daughter|baby|toddler|niece|nephew|grand\w+)\b"
# How it is asked what one can do with a thing, where the answer says so too.
CAN = r"^(?:and |so |ok )*(?:can|could|may) "
# Names of attributes that go on from it: it lasts 6 h, it's for adults.
VERBS = r"^(?:lasts|burns|stays|clumps|absorbs|keeps|sleeps|fits|holds|takes|runs)\b"
FOR = r"^for\b"
# What someone does not bear, as one of the groups.
ALLERGENS = r"\b(?:an? )?(?!any|an|the|no|hypo|his|her|food)([a-z]+)[ -](?:allerg\w+|intoleran\w+)|\ballergic to ([a-z]+)|\b(gluten|nut|dairy|lactose|soy|egg|peanut|wheat)[ -]?free\b|\bno ([a-z]+)\b(?=.*allerg)"
# How the attribute is named that tells how long a battery lasts.
BATTERY_NAMES = r"battery|run ?time|play ?time"
# What stands before the name of a feature that a thing has, by the name: a timer, an app control; none for others.
ARTICLES: tuple[tuple[str, str], ...] = (
    (r"(?:ing|tion|port|control|care|stretch|caffeine|audio|gps|bluetooth|wi-fi|multipoint|s)$", ""),
    (r"^[aeiou](?!ni)", "an "),
    (r"", "a "),
)
# What of the name of a feature is not said after can.
UNSAID_AFTER_CAN = r"$^"
