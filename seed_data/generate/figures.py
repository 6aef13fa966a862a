"""The simulated numbers of a product: shop-like prices, stock, ratings and release dates."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

FIRST_RELEASE = date(2023, 1, 5)
LAST_RELEASE = date(2026, 10, 28)

# Shares that the whole catalogue should show.
DISCOUNTED = 0.35
SOLD_OUT = 0.04


def shop_price(amount: float) -> float:
    """The nearest price with a usual ending: `12.9`, `59.9`, `299`, `1599`, `5999` (yuan)."""
    if amount < 100:
        return max(round(amount), 1) - 0.1
    step = 10 if amount < 2000 else 100
    return float(round(amount / step) * step - 1)


def list_price(price: float, rng: Random) -> float | None:
    """The struck-out price of a product that is on offer, or None; always above `price`."""
    if rng.random() >= DISCOUNTED:
        return None
    struck = shop_price(price * rng.uniform(1.14, 1.45))
    return struck if struck > price else None


def stock(rng: Random) -> int:
    """Pieces in stock: mostly 5 to 300, now and then none."""
    return 0 if rng.random() < SOLD_OUT else round(5 * 60 ** rng.random())


def release(rng: Random) -> date:
    """The day on which a model came out."""
    return FIRST_RELEASE + timedelta(days=rng.randrange((LAST_RELEASE - FIRST_RELEASE).days + 1))


def follow_up(day: date, rng: Random) -> date:
    """The day on which a colour or size of a model released on `day` joined it."""
    return min(day + timedelta(days=rng.choice((0, 0, 0, 30, 61, 92))), LAST_RELEASE)


def rating(dearness: float, quality: float, rng: Random) -> float:
    """Mean stars from 3.6 to 4.9.

    `dearness` runs from 0 (cheapest of its category) to 1; `quality` is what the brand gives above its price.
    """
    return round(min(4.9, max(3.6, rng.gauss(4.15 + 0.3 * dearness + quality, 0.13))), 1)


def rating_count(day: date, rng: Random) -> int:
    """How many have rated it: lognormal, fewer for what came out of late."""
    years = (LAST_RELEASE - day).days / 365
    return max(3, round(rng.lognormvariate(5.0, 1.1) * (0.15 + 0.4 * years)))
