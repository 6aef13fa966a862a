"""What is said of the cart, in English."""

from __future__ import annotations

SENTENCES = {
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
}
SUGGESTIONS = {
    "cart": "Show my cart",
}
