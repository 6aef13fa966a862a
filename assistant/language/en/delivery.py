"""Delivery: how a shop writes in English what delivery costs and from what spend on it costs nothing."""

from __future__ import annotations

_AMOUNT = r"(?:us\$|[$£€¥]|usd|gbp|eur|rmb|cny) ?(?P<{name}>\d{{1,6}}(?:,\d{{3}})*(?:\.\d{{1,2}})?)"
_DELIVERY = r"(?:standard |ground |domestic |uk |us |home )?(?:shipping|delivery|postage|shipment)"
_OVER = r"(?:from|over|above|at|for|on|when|once|if|orders?|purchases?|baskets?|carts?|spends?|spending|you|your|of|is|are|reaches|hits|or|more|than|any|all|totals?|totalling|worth|starting|is|comes|to| )+"
# An amount from which delivery is free, and one that it costs, each as `amount`.
FREE_FROM = (
    rf"\bfree(?: {_DELIVERY})?,? (?:{_OVER})?{_AMOUNT.format(name='amount')}"
    rf"|{_DELIVERY},? (?:is |are )?free,? (?:{_OVER})?{_AMOUNT.format(name='amount2')}"
    rf"|(?:spend|orders?|purchases?|baskets?) (?:of |over |above |from |at least |more than )*{_AMOUNT.format(name='amount3')}"
    rf"(?: or more| and up| or over| and over|\+)?[^.;]{{0,40}}?\b(?:ships? free|free|no (?:shipping|delivery|postage))"
)
FEE = (
    rf"{_DELIVERY}(?: within[^.;,]{{0,20}}| in the[^.;,]{{0,20}})? (?:is|costs?|fee is|:|charge is|for orders under [^ ]+ is|under [^ ]+ is) (?:a flat |just |only |always )?{_AMOUNT.format(name='amount')}"
    rf"|(?:flat|fixed)(?: rate| fee| shipping)*(?: of| is| at)? {_AMOUNT.format(name='amount2')}"
    rf"|{_AMOUNT.format(name='amount3')} (?:flat )?(?:for |per order )?{_DELIVERY}"
    rf"|(?:below that|under that|otherwise|else|below it),? (?:it'?s |it is |we charge |{_DELIVERY} is )?{_AMOUNT.format(name='amount4')}"
)
# Delivery to some places only, or of what goes back.
NOT_USUAL = r"\b(?:remote|alaska|hawaii|puerto rico|highlands?|islands?|abroad|overseas|international|worldwide|canada|europe|eu|returns?|returned|send(?:ing)? back|express|next[- ]day|same[- ]day|expedited|overnight|oversized?|bulky)\b"
# Only what is left after coupons counts.
AFTER_COUPONS = r"after (?:any |all )?(?:discounts?|coupons?|codes?|promotions?)|once discounts"
