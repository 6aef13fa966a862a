"""Eligibility for coupons: what of a product decides whether a coupon covers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.catalogue.products import Product
from assistant.dialogue.turn_context import Turn
from assistant.knowledge.promotions import ProductCoupon
from assistant.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class CouponView:
    """A product as coupons look at it."""

    category_zh: Sequence[str]
    category_en: Sequence[str]
    brand_zh: str | None
    brand_en: str | None
    price_minor: int
    currency: str


def coupon_view_of(shop: Snapshot, product: Product) -> CouponView:
    """What a coupon looks at in a product."""
    zh, en = ([name for name, _ in shop.catalogue.trail(product, locale)] for locale in ("zh", "en"))
    return CouponView(zh, en, *product.brand, product.price_minor, product.currency)


def find_coupons(shop: Snapshot, turn: Turn, product: Product) -> list[ProductCoupon]:
    """The coupons that run today for one piece of a product, those that it is enough for first."""
    return shop.promotions.for_product(coupon_view_of(shop, product), today=shop.today(), locale=turn.locale)
