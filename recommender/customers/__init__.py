"""Customers: segments, how often they buy, when they buy again, and what a coupon changes."""

from recommender.customers.segments import NO_TASTE, TasteSegments

__all__ = ["NO_TASTE", "TasteSegments"]
