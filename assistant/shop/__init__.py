"""One shop, put together: its stores and rooms opened from a data directory, and handed out as snapshots."""

from assistant.shop.shop import Shop

__all__ = ["Shop"]
