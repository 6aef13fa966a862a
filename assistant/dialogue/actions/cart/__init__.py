"""The cart: lines, totals, coupons, what fills it up, and the way to the checkout."""

from assistant.dialogue.actions.cart import cart, checkout, coupons, orders, payable, top_up
from assistant.dialogue.actions.cart.cart import put_into_cart
from assistant.dialogue.actions.cart.coupon_view import coupon_view_of, find_coupons
from assistant.dialogue.actions.cart.review import tell_total
from assistant.dialogue.actions.cart.totals import build_cart_data

# What carries out each step of this room.
ACTIONS = cart.ACTIONS | orders.ACTIONS | checkout.ACTIONS | coupons.ACTIONS | payable.ACTIONS | top_up.ACTIONS

__all__ = ["ACTIONS", "build_cart_data", "coupon_view_of", "find_coupons", "put_into_cart", "tell_total"]
