"""The cart: lines, totals, coupons, what fills it up, and the way to the checkout."""
