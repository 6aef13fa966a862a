"""Carts: how shoppers say in English what goes into a cart, comes out of it, and how many of it there are to be."""

from __future__ import annotations

_VERB = r"(?:add|put|throw|toss|take|remove|delete|drop|make|change|i'?ll|gimme|give|get|grab|one|two|another|lose|\d)"
# Between one thing that is to be done and the next.
CLAUSES = rf"[,;.!?]+(?:\s|$)|\s+(?:and then|then)\s+(?={_VERB}\b)|\s+and\s+(?:also\s+)?(?={_VERB}\b)|\s+-+\s+"
_N = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple|a pair|half a dozen|a dozen|another|a few)"
_NUM = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple|a pair|half a dozen|a dozen)"
_OF = r"(?: packs?| bags?| pieces?| pairs?| boxes| box| bottles?| tins?| cans?| units?| sets?)?(?: of)?(?: (?:them|those|these|that|it|each|the)\b)?"
COUNTS: dict[str, int] = {
    "a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "a couple": 2, "a pair": 2, "three": 3, "a few": 3, "four": 4,
    "five": 5, "six": 6, "half a dozen": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "a dozen": 12,
}  # fmt: skip
# Around what is said, and no part of it.
LEAD = (
    r"^(?:ok(?:ay)?|yes|yeah|yep|yea|and|also|so|then|great|cool|perfect|nice|good|fine|alright|right|sure|actually"
    r"|no(?=[ ,]+(?:sorry|wait|i|just|make|only))|sorry|hmm+|oh|wait|well|please|pls|plz|can you|could you|can u|could u"
    r"|would you|can i|could i|may i|i'?d like to|i want to|i wanna|i would like to|let'?s|go ahead and|just(?= add| put| take)"
    r"|you can|now|maybe|hey|lemme|let me|but|fuck it|sold)(?:[ ,]+|$)"
)
TAIL = r"(?:[ ,]+(?:please|pls|plz|thanks|thank you|thx|ty|then|too|as well|now|again|also|actually|instead|for me|mate|ok|okay|sorry|after all|anymore|any more|it is|in total|total))+$"
# A question how something is done: nothing is to be done.
HOW = r"^(?:(?:hi|hey|ok|so|and|but)[ ,]+)*(?:how|why)\b"
# A question how, whether or what: nothing is to be done. But "can i get 2 of those" asks for them.
ASKS = (
    r"^(?:how|what|whats|what's|when|where|why|which|who|is|are|am|do|does|did|will|would(?! you)|should|has|have|if|can i"
    r"(?! (?:get|have|take|buy|add|grab|order))|can (?:it|this|they|we)|could (?:it|this|they)|isn't|don't you|u got|got any|any)\b|\?$"
)
ASKS_KINDLY = r"^(?:(?:ok|okay|yes|yeah|and|hi|hey|so|then|great|also)[ ,]+)*(?:can|could|would|will) (?:you|u|ya)\b|^(?:(?:ok|okay|and|hi|so|then)[ ,]+)*(?:can|could|may) i (?:please )?(?:just )?(?:get|have|take|buy|add|grab|order)\b"
_CART = r"(?: (?:in|into|to|in to|onto|on))(?: the| my)? (?:cart|basket|bag|trolley|order)"
_OFF = r"(?: (?:from|out of|off|of))(?: the| my)? (?:cart|basket|bag|trolley|order)"
_THE = r"(?: (?:the|that|those|this|these|my|all the))?"
_SET = r"(?:make|change|set|put|bump|up|switch|turn|lower|drop|reduce|cut|update|raise)(?: the| that| those| my| it| this| them)?"
# What is done, by the form of a clause; the first that fits. `what` is which, `n` how many. A name that ends in "?"
# is meant only of what is in the cart, or of what is pointed at.
# After a number these measure: 2 person tents.
_MEASURES = (
    r"(?:persons?|people|man|packs?|inch(?:es)?|in|mm|cm|m|ft|feet|foot|kg|kilos?|g|grams?|lbs?|pounds?|oz|ounces?|l|litres?|liters?|ml"
    r"|doors?|pieces?|seaters?|ways?|years?|yrs?|months?|weeks?|days?|hours?|hrs?|mins?|gb|tb|w|watts?|pins?|slices?|ply|x|of|more|less|or|to|and|%)"
)
# What is done, by the form of a clause; the first that fits.
FORMS: tuple[tuple[str, str], ...] = (
    ("clear", r"(?:empty|clear|wipe|dump|reset)(?: out)?(?: the| my)?(?: whole| entire)?(?: (?:cart|basket|bag|trolley|order))?(?: out)?|(?:remove|delete|take out|get rid of|drop|clear|ditch)(?: everything| all of it| all of them| it all| them all| the lot| all)(?: (?:from|in|out of)(?: the| my)? (?:cart|basket|bag))?|take everything out"),
    ("mistake", r"(?:i )?(?:added|clicked|got|put in|picked|took|hit)(?: that| it| one)?(?: too many| by mistake| by accident| the wrong one| wrong)|(?:my bad|wrong one|oops|whoops|my mistake)"),
    ("instead", r"(?:i )?mean(?:t)? (?P<what>.+)|(?:swap|switch|change|exchange|replace) (?:it|that|this|that one|this one) (?:for|to|with) (?P<what2>(?!\d).+)|(?P<what3>the other one|other one)"),
    ("set", rf"{_SET}(?: (?P<what>.+?))??(?: quantity| amount| number)?(?: up| down| back)? (?:to|into|at)(?: just| only)? (?P<n>{_NUM})(?: of (?:it|them|those|these))?"),
    ("set", rf"{_SET}(?: up| down| back)?(?: just| only)? (?P<n>{_NUM})(?: of (?:it|them|those|these))?"),
    ("set", rf"{_SET} (?P<what>.+?)(?: just| only)? (?P<n>\d{{1,3}})(?: of (?:it|them|those|these))?"),
    ("set", rf"(?:i )?(?:only|just)(?: want| need| take| keep)?(?: the)? (?P<n>{_NUM})(?: of)?(?: the)?(?P<what>.*?)"),
    ("set", r"(?:i )?(?:only|just)(?: want| need) (?P<what>.+?) x ?(?P<n>\d+)"),
    ("set", rf"(?P<n>{_NUM})(?: of)?(?P<what>.*?)(?: is| are| will)? (?:enough|plenty|do|instead)"),
    ("fewer", rf"(?:put|take|remove|drop|send|throw|delete|lose)(?: back| out| off)? (?P<n>{_NUM})(?: of)?(?: the| those| these| them| it| my)?(?P<what> .+?)??(?: (?:back|out|off|away))(?:{_OFF})?"),
    ("fewer", rf"(?:remove|drop|delete|lose) (?P<n>{_NUM})(?: of)?(?: the| those| these| them| it| my)?(?P<what>.*?)"),
    ("fewer", rf"(?P<n>{_NUM}) (?:less|fewer|too many)(?P<what> .*)?"),
    ("instead?", rf"(?:swap|switch|change|exchange|replace){_THE} (?P<old>.+?) (?:for|to|with) (?P<what>(?!\d).+)|(?P<what2>.+?) instead of{_THE} (?P<old2>.+)"),
    ("remove", rf"(?:remove|delete|take out|take off|get rid of|throw out|kick out|put back|leave out|chuck out|ditch){_THE} (?P<what>.+?)(?:{_OFF})?"),
    ("remove", rf"(?:take|put|leave|kick|throw|pull|send|chuck|keep|get){_THE} (?P<what>.+?) (?:out|back|off|away)(?:{_OFF})?"),
    ("have", r"(?:i|we|they|he|she|my \w+|our \w+)?(?:'ve|'s)? ?(?:already |both |all )*(?:have|has|got|own|owns|had)(?: already| got)?(?: a| an| the| some| enough| plenty of| my own| our own| loads of)* (?P<what>.+?)(?: already| at home| of (?:my|our|his|her|their) own)*"),
    ("remove?", rf"(?:drop|ditch|scrap|lose|kill|bin|nix|cut|skip|cancel|forget(?: about)?|minus){_THE} (?P<what>.+?)(?:{_OFF})?"),
    ("remove?", rf"(?:i )?(?:don'?t|do not|no longer|won'?t)(?: really| actually)? (?:want|need|take|like)(?: any| a| an)?{_THE} (?P<what>.+)"),
    ("remove?", rf"(?:not|no|nothing|without|leave out|none of){_THE} (?P<what>.+)"),
    ("add_all", r"(?:add|put|take|buy|get|grab|order|i'?ll take|i'?ll have|i'?ll get|gimme|give me|throw in|want)?(?: in)? ?(?:me )?(?:both|all|all of (?:them|those|these|it)|them all|everything|the (?:whole )?lot|the whole (?:set|thing|bundle|kit)|it all|each(?: of (?:them|those|these))?|one of each|all (?:two|three|four|five|six|\d)|both of (?:them|those|these)|the set|the whole outfit)(?: of (?:them|those|these))?(?: in)?(?: (?:ones|colou?rs|sizes))?(?:" + _CART + r")?"),
    ("add", rf"(?:add|put|throw|toss|pop|chuck|stick|bung)(?: me)?(?: in)?(?: (?P<n>{_N}))?(?P<more> more)?{_OF}(?:{_CART}| ?(?P<what>.*?)(?: in)?(?:{_CART})?)"),
    ("add", rf"(?:i'?ll|i will|i'?d|we'?ll|lemme|gonna|i'?m gonna|im going to|i'?m going to)(?: like(?: to)?)? ?(?:take|have|get|buy|grab|order|go with|go for|pick|do|have to have)(?: me)?(?: (?P<n>{_N}))?(?P<more> more)?{_OF}(?:{_CART}| ?(?P<what>.*?)(?:{_CART})?)"),
    ("add", rf"(?:gimme|give me|get me|grab me|hit me with|send me|need|i need|i want|want|buy|get|order|take)(?: (?P<n>{_NUM}|another))(?P<more> more)?{_OF} ?(?P<what>.*)"),
    ("add", rf"(?P<n>{_N})(?P<more> more)(?: of|) (?P<what>.+)|(?P<n2>an?|one|another) of (?P<what2>this|these)\b"),
    ("count", rf"(?P<n>{_NUM})(?: of|) (?P<what>(?:those|these|them|that|this|it)\b.*)"),
    ("add", rf"(?P<n>{_NUM}) of (?P<what>.+)"),
    ("add", r"(?P<n>\d{1,2}) ?x (?P<what>.+)|(?P<what2>.+?) ?x ?(?P<n2>\d{1,2})"),
    ("add", rf"(?P<n>{_N})(?P<more> more)(?P<what>.*)|(?P<n2>another)(?: one)?(?: of)?(?P<what2>.*)"),
    ("take", r"(?:gimme|give me|get me|take|i'?ll go with|go with|let'?s go with|go for|going with|i want|want|buy|i pick|get|order|grab) (?P<what>.+)"),
    ("take", r"(?P<what>.+?) it is"),
    ("buy", r"(?:sold|buy(?: now| it now)?|i'?m sold|deal|done|take my money)"),
    ("count", rf"(?P<n>{_NUM}) (?!{_MEASURES}\b)(?P<what>[a-z].*\w{{2}}s\b.*)"),
    ("count", rf"(?P<n>{_NUM})(?: packs?| bags?| pieces?| pairs?| of them)|(?P<n2>(?!\d{{3}}){_NUM})"),
)  # fmt: skip
# What is pointed at, by how; a number is a place.
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "sixth": 6, "6th": 6, "last": -1, "top one": 1, "bottom one": -1}  # fmt: skip
PLACES: tuple[tuple[str, int], ...] = (
    *((rf"\b(?:the )?{word}(?: one| 1| item)?\b", place) for word, place in _NTH.items()),
    *((rf"(?:\bnumber |\bno\.? ?|#){place}\b", place) for place in range(1, 10)),
)
POINTS: tuple[tuple[str, str], ...] = (
    ("other", r"\b(?:the )?other (?:one|1)?\b"),
    ("cheapest", r"\b(?:the )?(?:cheaper|cheapest|less expensive|least expensive)(?: one| 1)?\b"),
    ("dearest", r"\b(?:the )?(?:pricier|priciest|dearer|dearest|more expensive|most expensive|expensive|pricey)(?: one| 1)?\b"),
    ("smallest", r"\b(?:the )?(?:smaller|smallest|small|little|mini)(?: one| 1| pack| bag| size| bottle)\b|\bthe (?:smaller|smallest)\b"),
    ("largest", r"\b(?:the )?(?:bigger|biggest|large|larger|largest|big)(?: one| 1| pack| bag| size| bottle)\b|\bthe (?:bigger|biggest|larger|largest)\b"),
    ("these", r"\b(?:the |these |those )?(?P<several>two|three|both)\b|\b(?:those|them)\b"),
    ("last", r"\b(?:the (?:one )?)?(?:i |you |we )?just added\b"),
    ("this", r"\b(?:this|these)(?: one| ones| thing| item| product)?\b"),
    ("it", r"\b(?:it|that one|that|that thing)\b"),
)  # fmt: skip
# Of a description, what tells nothing.
IDLE = (
    r"\b(?:the|a|an|one|ones|in|of|with|that|those|these|this|my|for|me|to|and|plus|also|too|please|some|from|cart|basket"
    r"|thing|version|colou?r|i|want|like|which|is|are|you|showed|have|mentioned|earlier|before|just|guy|bad boy|option|size|x)\b"
)
MORE = "more"
TOGETHER = r" and | or | nor | plus | & |\+|/"
# The cart itself.
CART = r"\b(?:cart|basket|trolley)\b"
# What these are said of is to be looked at.
TO_SEE = ("show", "see", "find", "look at", "looking for", "search", "recommend", "suggest")
# How an article is asked whether coupons go together, and how it answers that.
STACKING = ("can coupons be combined", "how many codes can I use on one order")
STACKS = r"combin|stack|together|one (?:code|coupon|voucher)|a time|one per order|one (?:is|can be) used"
# How everything together is asked for.
TOTALS = r"\b(?:what(?:'?s| is| are| does| do| would| will)|how much)\b.{0,30}\b(?:total|altogether|all together|in all|all in|come to|comes to|add up|owe|(?:do|would|will|must) i (?:have to )?pay|to pay|the damage|with (?:the )?(?:shipping|delivery|postage)|including (?:shipping|delivery|postage)|incl\.? (?:shipping|delivery))\b|\b(?:my|grand|order|cart|the) total\b|\btotal (?:with|incl\w*) (?:shipping|delivery|postage)\b"
# How coupons are spoken of that were named before.
TOLD_COUPON = r"\b(?:that|this|the|those|these|both|same|my) (?:\w+ )?(?:codes?|coupons?|vouchers?|promos?|discounts?)\b|\b(?:use|apply|combine|stack|add) (?:both|them both|the two|the both|those|them)\b"
BOTH = r"\b(?:both|two|together|those|them|stack|combine)\b"
# Another of the same, and how it differs.
BIGGER = r"\b(?:bigger|larger|roomier|more room|a size up|size up|bigger one)\b"
SMALLER = r"\b(?:smaller|a size down|size down|more compact)\b"
# Between what is done with the cart and what is asked beside it.
BETWEEN_PARTS = r"[.?!;]+(?=\s|$)|,\s+|\n|\s+(?:and|n|also|plus|btw|oh)\s+(?=(?:can|could|do|does|is|are|what|whats|what's|how|when|will|would|where)\b)"
