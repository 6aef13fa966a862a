"""Cards: reasons, receipts, gains, and when the cheaper one will do, in English."""

from __future__ import annotations

REASONS = {
    "best_rated": "Best rated of the {of} that fit: {rating} in {count} reviews",
    "cheapest": "Lowest price of the {of} that fit",
    "most_sold": "Best seller of the {of} that fit: {count} in {days} days",
    "biggest_discount": "{percent}% below list price, the most of the {of} that fit",
    "well_rated": "Rated {rating} in {count} reviews",
    "bought_together": "Often bought with {anchor}",
    "category_bought_together": "Often bought with {anchor_category}",
    "premium": "+{step}: {gains}",
    "premium_but": "+{step}: {gains}, but {losses}",
    "premium_says": "+{step}: its page says {words}",
    "made_for": "Made for the {anchor}",
    "cheaper": "{less} less than {anchor}: {losses}",
    "cheaper_same": "{less} less than {anchor}, with the same figures on the sheet",
}
RECEIPTS = {
    "of": "Orders with {anchor}",
    "count": "of these with this",
    "of_category": "Orders with {anchor_category}",
    "count_category": "of these with {item_category}",
    "lift": "Against the usual",
    "lift_range": "Sure to 95% within",
    "times": "{n} ×",
    "orders": "{n}",
    "price": "Price",
    "step": "More to pay",
    "less": "Less to pay",
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
    "worse": "Worse: {name}",
    "colour": "Colour",
    "known_price": "Lower price",
    "known_rating": "Higher rating",
    "known_asked": "As you asked",
    "known_sure": "Better",
}
GAINS = {
    "against": "{name} {first} against {second}",
    "number": "{name} {before}→{after}",
    "flag": "adds {name}",
    "flag_off": "no {name}",
    "rating": "rating {before}→{after}",
}
ENOUGH = {
    "flag": "If {name} is no must, {anchor} will do.",
    "number": "If you're not fussed about {name}, {anchor} will do.",
}
