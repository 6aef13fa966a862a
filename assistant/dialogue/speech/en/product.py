"""What is said of one product, or of several side by side, in English."""

from __future__ import annotations

# How a question for the price is put.
PRICE_QUESTIONS = ("how much", "how much is", "cost", "costs", "price", "list price")
# How a question is asked again of another thing, at the beginning; and how everything that is in view is named.
GOING_ON = ("and ", "what about ", "how about ")
ALL_OF_THEM = ("all", "all of them", "everything", "them all")
SENTENCES = {
    "detail": "{title}, {price}.",
    "detail_rating": "Rated {rating} in {count} reviews.",
    "detail_facts": "The product sheet says: {facts}.",
    "detail_none": "The product sheet says no more than that.",
    "fact": "{name}: {value}.",
    "fact_yes": "{name}: yes.",
    "fact_yes_more": "{name}: yes ({more}).",
    "fact_no": "{name}: no, says the product sheet.",
    "fact_unknown": "The product sheet doesn't mention {name}. A person can check.",
    "value_yes": "Yes, {name}: {value}.",
    "value_no": "No, the {name} of this one is {value}.",
    "value_others": "Of the same kind, {what}:",
    "question_quote": "The description says {text}.",
    "question_facts": "What the sheet has on it: {facts}.",
    "question_open": "The product sheet doesn't answer that directly. A person can check.",
    "price": "{title} is {price} now.",
    "price_list": "List price {listed}, so {less} less.",
    "coupon_met": "Coupon {code} ({title}) takes off {saving}.",
    "coupon_missing": "Coupon {code} ({title}) needs {missing} more.",
    "coupon_ships": "Coupon {code} ({title}) can be used.",
    "coupon_first": "On a first order, {code} ({title}) can be used too.",
    "coupon_first_missing": "On a first order, {code} ({title}) needs {missing} more.",
    "coupon_none_here": "No coupon goes with it right now.",
    "in_stock": "{title} is in stock, {count} left.",
    "in_stock_some": "{title} is in stock.",
    "out_of_stock": "{title} is sold out right now.",
    "out_of_stock_but": "{title} is sold out right now. These come close and are in stock:",
    "sold_out_now": "It's sold out right now.",
    "about_first": "This is about the first one, {title}.",
    "which": "Which one do you mean? Say “the first one”, or use a product card.",
    "compare": "The table shows where they differ.",
    "compare_price": "{cheap} is {difference} cheaper.",
    "compare_enough_flag": "If you don't need {name}, {cheap} is enough.",
    "compare_enough_number": "{name}: {more} against {less}. If you don't mind, {cheap} is enough.",
    "compare_no_better": "The sheets don't show what makes {dear} better. {cheap} is enough.",
    "compare_open": "Which one suits depends on which row of the table matters to you.",
    "compare_same": "Their product sheets say the same.",
    "compare_more": "I can compare two to four products. Search first, then use “Compare”.",
}
SUGGESTIONS = {
    "and_second": "And the second one?",
    "compare": "Compare the first one and the second one",
    "gift_for_other": "That was a gift",
    "no_offers": "No more suggestions",
}
