"""What is said of a search, in English."""

from __future__ import annotations

SENTENCES = {
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
    "fresh_start": "Fine, from the top. What are you after?",
}
SUGGESTIONS = {
    "cheaper": "Something cheaper",
    "flag": "Only {name}",
    "brand": "Only {brand}",
    "popular": "What's popular",
    "any_price": "Any price",
    "more": "Show me more",
    "category": "Show me {category}",
}
