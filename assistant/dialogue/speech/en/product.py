"""What is said of one product: its facts, its price, why it is shown and why it is not, in English."""

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
    "why_bought": "{of} orders had {anchor}, and {count} of them had this too; the usual would be about {expected}.",
    "why_bought_kind": (
        "{of} orders had {anchor_category}, and {count} of them had {item_category}; "
        "the usual would be about {expected}."
    ),
    "why_range": "That is {lift} times the usual, and with 95% certainty between {low} and {high} times.",
    "why_picked": "This one was picked from {item_category}.",
    "why_step": "It costs {step} more than {anchor} and gives you: {gains}.",
    "why_lost": "What is worse: {losses}.",
    "why_viewed": "Of {of} people who looked at {anchor}, {count} bought this later.",
    "why_fits": "What you asked for and it has: {what}.",
    "why_breaks": "What it doesn't meet: {what}.",
    "why_reason": "{reason}.",
    "why_popular": "{count} people bought it in {days} days, number {rank} in the shop.",
    "why_popular_ever": "{count} people have bought it, number {rank} in the shop.",
    "why_also_viewed": "Of {of} people who looked at {anchor}, {count} looked at this too.",
    "why_neighbours": "Of {of} people who bought {anchor}, {count} bought this too.",
    "why_alike": "It is much like {anchor}.",
    "why_nothing": "There are no more numbers to it. It simply came out near the top.",
    "why_not_what": "Which one do you mean? Say a brand, a name, or its place in the list.",
    "why_not_shown": "You've seen {title}, at place {place}.",
    "why_not_offered": "I offered {title} before, and nothing is offered twice.",
    "why_not_disliked": "You said you don't want {title}.",
    "why_not_cart": "{title} is in your cart already.",
    "why_not_owned": "You've bought {title} already.",
    "why_not_price": "{title} is {price}; you said {what}.",
    "why_not_limit": "{title} doesn't meet {what}.",
    "why_not_limit_value": "The {name} of {title} is {value}; you said {what}.",
    "why_not_sold_out": "{title} is sold out right now, so it comes last.",
    "why_not_same": "{title} and {other} are one model. You saw one of them first.",
    "why_not_rank": "{title} fits and is number {place} of {total}. You saw the first {n}.",
    "why_not_far": "{title} fits, but is far down among {total}.",
    "why_not_sorted": "The order is {sort}.",
    "why_not_rated": "{other}, ahead of it, is rated {better}; this one {own}.",
    "why_not_less_sold": "{other}, ahead of it, sold {better} in {days} days; this one {own}.",
    "why_not_listed": (
        "Going by what you looked at and what people buy, {title} is number {rank} of {of}, not yet in the first {n}."
    ),
    "struck": "OK, {title} is for someone else. Nothing is offered because of it.",
    "struck_what": "Which one is for someone else? Say its place, or use the button on its card.",
    "struck_new": "Instead:",
    "product_gone": "This product is no longer sold.",
}
SUGGESTIONS = {
    "and_second": "And the second one?",
    "gift_for_other": "That was a gift",
}
