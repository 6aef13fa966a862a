"""What is said of offers: what goes with a thing, what is a step up, and why, in English."""

from __future__ import annotations

SENTENCES = {
    "related_for": "Often bought with {title}:",
    "related_for_kind": "People who buy {category} often buy these too:",
    "related_none": "The orders don't show yet what goes with {title}.",
    "premium_for": "A clear step up from {title}:",
    "premium_none": "Nothing a little dearer is clearly better. This one will do.",
    "cheaper_found": "{total} cost less.",
    "cheaper_one": "Just this one costs less.",
    "cheaper_none": "Nothing costs less than this.",
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
    "related": "What goes with the first one",
    "premium": "Something better",
}
