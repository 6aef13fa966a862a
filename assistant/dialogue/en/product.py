"""What is said of one product, or of several side by side, in English."""

from __future__ import annotations

SENTENCES = {
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
    "compare": "The table shows where they differ.",
    "compare_price": "{cheap} is {difference} cheaper.",
    "compare_same": "Their product sheets say the same; only the price differs.",
    "compare_more": "I can compare two to four products. Search first, then use “Compare”.",
}
SUGGESTIONS = {
    "compare": "Compare the first one and the second one",
}
