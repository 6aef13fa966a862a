"""Customers: segments, how often they buy, when they buy again, and what a coupon changes."""
