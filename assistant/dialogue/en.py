"""What the assistant says in English. The same keys and places as in zh.py; a test compares them."""

from __future__ import annotations

JOIN = " "
LIST = ", "
QUOTE = "“{}”"
COLON = ": "

SENTENCES = {
    # Results
    "found_many": "{total} fit. Here are {n} to start with.",
    "found_few": "{total} fit.",
    "found_one": "Just one fits.",
    "found_more": "Here are {n} more.",
    "found_one_more": "Here's the last one.",
    "no_more": "That's all of them, {total} in total.",
    "no_more_near": "That's all that comes close.",
    "all_sold_out": "All sold out right now, though.",
    "sorted": "In this order: {sort}.",
    "other_currency": "Prices here are in {currency}, so I used {amount}.",
    "ignored": "I didn't get {words}, so I left that out.",
    "relaxed": "Nothing fits all of that. I left out {what}; these meet the rest.",
    "relaxed_price": "There's nothing {what}. The closest is {price}.",
    "nothing": "I found nothing that fits. Try asking for less, or in other words.",
    "not_sold": "I can't find any {what} in this shop.",
    "not_sold_near": "I can't find any {what} in this shop. These are {kind}.",
    "not_sold_but": "I can't find any {what} in this shop, so I searched for the rest.",
    "popular_now": "These are what people have been buying lately.",
    "to_begin_with": "Here's something to start with.",
    "gift": "For a gift, tell me the budget and what they like. Here's something to start with:",
    "for_you": "Going by what you looked at, these may suit.",
    # One product
    "detail": "{title}, {price}.",
    "detail_rating": "Rated {rating} in {count} reviews.",
    "detail_facts": "The product sheet says: {facts}.",
    "detail_none": "The product sheet says no more than that.",
    "in_stock": "{title} is in stock, {count} left.",
    "in_stock_some": "{title} is in stock.",
    "out_of_stock": "{title} is sold out right now.",
    "out_of_stock_but": "{title} is sold out right now. These come close and are in stock:",
    "sold_out_now": "It's sold out right now.",
    "which": "Which one do you mean? Say “the first one”, or use a product card.",
    # Comparison
    "compare": "The table shows where they differ.",
    "compare_price": "{cheap} is {difference} cheaper.",
    "compare_same": "Their product sheets say the same; only the price differs.",
    "compare_more": "I can compare two to four products. Search first, then use “Compare”.",
    # Offers
    "related_for": "Often bought with {title}:",
    "related_for_kind": "People who buy {category} often buy these too:",
    "related_none": "The orders don't show yet what goes with {title}.",
    "premium_for": "A clear step up from {title}:",
    "premium_none": "Nothing a little dearer is clearly better. This one will do.",
    "cheaper_found": "{total} cost less.",
    "cheaper_one": "Just this one costs less.",
    "cheaper_none": "Nothing costs less than this.",
    # Cart
    "cart_added": "{title} is in your cart.",
    "cart_added_many": "{title} is in your cart, {count} of it.",
    "cart_limited": "There are only {count} of {title} to be had; your cart now has {count}.",
    "cart_removed": "{title} is out of your cart.",
    "cart_not_in": "{title} isn't in your cart.",
    "cart_sold_out": "{title} is sold out, so I didn't add it.",
    "cart_total": "Items in your cart: {count}. Total: {total}.",
    "cart_empty": "Your cart is empty.",
    "cart_cleared": "Your cart is empty now.",
    "product_gone": "This product is no longer sold.",
    # Service
    "article_other_language": "This is in Chinese only:",
    "no_article": "The shop hasn't written anything on that. A person can tell you.",
    "coupons": "Coupons you can use now: {coupons}.",
    "coupon": "{code} ({title})",
    "coupon_none": "There are no coupons right now.",
    # A person
    "handoff_waiting": "I've called a person. Ahead of you: {ahead}. You can write your question down now.",
    "handoff_next": "I've called a person, and you're next. You can write your question down now.",
    "handoff_closed": "People answer {hours}; nobody is in right now. Leave your question and they'll see it.",
    "handoff_lost": "I can't answer that well, so I've called a person.",
    "handed_back": "Fine, let's go on.",
    "fresh_start": "Fine, from the top. What are you after?",
    # Talk
    "greeting": "Hi. Tell me what you're after: a budget, a colour, what to leave out, all in one go if you like.",
    "thanks": "You're welcome. Anything else?",
    "goodbye": "Bye for now.",
    "chitchat": "I'm this shop's automatic assistant: I find and compare products, and I can call a person.",
    "unknown": "I didn't get that. Tell me what you're after and your budget, or use a button below.",
    "unknown_words": "Nothing in the catalogue mentions {words}. Try other words, or tell me what you're after.",
    "feedback_down": "OK, I won't offer that one again.",
    "feedback_up": "Noted, thanks.",
    "feedback_what": "OK. Which one? The product cards have a button for it.",
}

REASONS = {
    "best_rated": "Best rated of the {of} that fit: {rating} in {count} reviews",
    "cheapest": "Lowest price of the {of} that fit",
    "most_sold": "Best seller of the {of} that fit: {count} in {days} days",
    "biggest_discount": "{percent}% below list price, the most of the {of} that fit",
    "well_rated": "Rated {rating} in {count} reviews",
    "bought_together": "{count} of {of} orders with {anchor} had this too, {lift} times the usual",
    "category_bought_together": (
        "{count} of {of} orders with {anchor_category} had {item_category} too, {lift} times the usual"
    ),
    "premium": "+{step}: {gains}",
}
RECEIPTS = {
    "of": "Orders with {anchor}",
    "count": "of these with this",
    "of_category": "Orders with {anchor_category}",
    "count_category": "of these with {item_category}",
    "lift": "Against the usual",
    "times": "{n} ×",
    "orders": "{n}",
    "price": "Price",
    "step": "More to pay",
    "rating": "Rating",
    "reviews": "Reviews",
    "reviews_n": "{n}",
    "sold": "Sold in {days} days",
    "sold_n": "{n}",
    "among": "That fit",
    "among_n": "{n}",
    "viewed_then_bought": "Viewed {anchor}, then bought this",
    "viewers": "{count} of {of}",
    "list_price": "List price",
    "change": "{before} → {after}",
    "yes": "yes",
    "no": "no",
    "worse": "Less of",
}
GAINS = {
    "number": "{name} {before}→{after}",
    "flag": "adds {name}",
    "flag_off": "no {name}",
    "rating": "rating {before}→{after}",
}
ENOUGH = {
    "flag": "If {name} is no must, {anchor} will do.",
    "number": "If you're not fussed about {name}, {anchor} will do.",
}
SUGGESTIONS = {
    "cheaper": "Something cheaper",
    "compare": "Compare the first one and the second one",
    "flag": "Only {name}",
    "brand": "Only {brand}",
    "person": "Talk to a person",
    "popular": "What's popular",
    "any_price": "Any price",
    "more": "Show me more",
    "related": "What goes with the first one",
    "premium": "Something better",
    "category": "Show me {category}",
    "returns": "How do I return something",
    "shipping": "What does shipping cost",
    "cart": "Show my cart",
}
