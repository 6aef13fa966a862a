"""Defaults: what a shop is called in English that has not said its name."""

from __future__ import annotations

SHOP_NAME = "Corner Shop"
