"""Defaults: what a shop is called in Chinese that has not said its name."""

from __future__ import annotations

SHOP_NAME = "小铺"
