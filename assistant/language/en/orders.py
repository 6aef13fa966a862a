"""Orders: how English introduces the number of one, a contact, or a coupon's code. Alternatives of patterns."""

from __future__ import annotations

MINE = "my "
OF = ""
IS = "is"
ARE = "are|is"
# What a contact is called, and what may follow that.
CONTACTS = "e-?mail|phone|mobile|cell|tel"
CONTACT_TAILS = " address| number"
PHONES = "phone|mobile"
PHONE_TAILS = " number"
# The end of a telephone number, and of what.
LAST_DIGITS = "last (?:four|4)(?: digits?| numbers?)?|end(?:s|ing)? (?:in|with)"
OF_THE_PHONE = " ?(?:of )?(?:my|the) (?:phone|number|mobile)(?: number)?"
# Between the number of an order and four digits that prove it.
SEPARATORS = " ,/;"
BEFORE_PROOF = "(?:and )?(?:my )?"
PROOFS = "phone|mobile|tel"
PROOF_TAILS = " number"
END_MARKS = " .!"
# An order, or what one is about.
ORDERS = r"\b(?:orders?|parcel|package|purchase|track|tracking|refund|return|invoice)\b"
# Another one is looked up: enough beside a number that is like no other.
LOOKS_UP = r"\b(?:check|look up|another(?: one)?|other one)\b"

# A coupon's code that is to be used: who asks, the verb, what may stand before the code and what after it.
ASKING = "please |can i |could i |i want to |how do i "
USING = "use|apply|redeem|enter"
BEFORE_CODE = " the| my| this| promo| discount| coupon| voucher| code"
AFTER_CODE = r"[,.!?]|please\b|on my\b|for my\b"
# And one that is asked about, or told.
ABOUT_CODE = r"(?:is )?(?:still )?valid|works?\b"
CODES = "coupon|voucher|code"
CODE_IS = " is"
