"""Customers: segments, their rhythms, when they buy again, and what a coupon changes."""
