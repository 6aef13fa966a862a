"""Simulates what the demo shop's shoppers do: visits, baskets, things bought later, packs used up, goods sent back."""

from __future__ import annotations

import heapq
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import numpy as np

from seed_data.generate.goods import Floats, Goods, Ints
from seed_data.generate.seasons import hour_shares, season, traffic
from seed_data.generate.shoppers import Shoppers, draw_shoppers

_EPOCH = date(1970, 1, 1)
_CHINA = timedelta(hours=8)


@dataclass(frozen=True)
class Habits:
    """Every number of the simulation; probabilities unless a unit is named.

    The funnel is kinder than a real shop's, where two or three visits in a hundred end in an order: a small file has
    to hold enough orders to learn from.
    """

    seed: int = 20260301
    shoppers: int = 2600
    start: date = date(2026, 3, 1)
    end: date = date(2026, 11, 15)
    mean_visits: float = 3.7
    off_taste: float = 0.12  # a visit for somebody else: any department, any price
    more_views: float = 0.7  # mean number of products looked at beside the first
    select: float = 0.12  # a view that came from a click on a list
    long_tail: float = 1.7  # spread of the appeal: the higher, the more of the interest goes to few products
    price_width: float = 0.2  # how far, in price rank, shoppers stray from their level
    want: float = 0.85  # a visit that puts something into the basket
    another: float = 0.42  # having found something, a look at something else before paying
    trade_up: float = 0.24  # the wish moves to a dearer and better product of the category
    with_it: float = 0.88  # a complement is bought at once rather than days later
    later_days: tuple[int, int] = (2, 14)
    same_brand: float = 2.5  # multiple of the appeal of a complement of the same brand
    remove: float = 0.07  # a thing is taken out of the basket again
    checkout: float = 0.94
    pay: float = 0.97
    replenish: float = 0.68  # a pack that was used up is bought again
    loyal: float = 0.75  # ... and then it is the same product
    send_back: float = 0.035
    send_back_fitted: float = 0.09  # clothing and shoes
    sold_out_days: tuple[int, int] = (12, 40)  # how long before the end a product without stock sold out


HABITS = Habits()


class Event(NamedTuple):
    """One thing that a shopper did. `order` numbers a shopper's checkouts, paid or not; -1 is none."""

    time: datetime
    shopper: int
    name: str
    product: int
    quantity: int
    order: int


class _Plan(NamedTuple):
    """A visit to come: on a day since 1970, for a category or (-1) whatever is in season, perhaps for one product."""

    day: int
    category: int = -1
    product: int = -1
    like: int = -1


def simulate(goods: Goods, habits: Habits = HABITS) -> list[Event]:
    """All events in the order of time, then shopper; equal goods and habits give equal events."""
    market = _Market(goods, habits)
    events = [event for shopper in range(habits.shoppers) for event in _Life(market, shopper).events()]
    # Stable: what one shopper did within a second keeps its order.
    return sorted(events, key=lambda event: (event.time, event.shopper))


class _Market:
    """What all shoppers share: the goods' appeal, their seasons and when they sold out."""

    def __init__(self, goods: Goods, habits: Habits) -> None:
        rng = np.random.default_rng(habits.seed)
        self.goods, self.habits = goods, habits
        self.first_day = (habits.start - _EPOCH).days
        self.last_day = (habits.end - _EPOCH).days
        # A long tail: few products draw most of the interest, good and cheap ones a little more.
        luck = rng.lognormal(0, habits.long_tail, len(goods.ids))
        self.appeal = luck * np.exp(0.8 * (goods.rating - 4.3)) * np.exp(-0.3 * goods.price_rank)
        roles = np.array([{"main": 1.0, "consumable": 0.8}.get(c.role, 0.5) for c in goods.categories])
        typical = np.array([np.median(goods.price[group]) for group in goods.members])
        self.demand = roles * (typical / typical.mean()) ** -0.2 * rng.lognormal(0, 0.35, len(roles))
        self.slope = rng.normal(0, 0.35, len(roles))
        self.traffic = traffic(habits.start, habits.end)
        self.hours = hour_shares()
        low, high = habits.sold_out_days
        gone = self.last_day - rng.integers(low, high + 1, len(goods.ids))
        self.sold_out = np.where(goods.stock == 0, gone, self.last_day + 1)
        self.seasons = np.array([[season(c.taxonomy_id, month) for month in range(1, 13)] for c in goods.categories])
        self.position = {category.slug: place for place, category in enumerate(goods.categories)}
        self.shoppers: Shoppers = draw_shoppers(habits.shoppers, goods, rng, mean_visits=habits.mean_visits)

    def category_weights(self, day: int) -> Floats:
        """How much each category is asked for on a day."""
        month = (_EPOCH + timedelta(days=day)).month
        passed = (day - self.first_day) / (self.last_day - self.first_day)
        return self.demand * self.seasons[:, month - 1] * np.exp(self.slope * passed)

    def freshness(self, group: Ints, day: int) -> Floats:
        """0 before the release, then 3 falling to 1 within some two months."""
        age = day - self.goods.released[group]
        return np.where(age < 0, 0.0, 1 + 2 * np.exp(-np.maximum(age, 0) / 30))


class _Life:
    """All that one shopper does, visit by visit; each shopper has a random stream of their own."""

    def __init__(self, market: _Market, shopper: int) -> None:
        self.market, self.shopper = market, shopper
        self.goods, self.habits = market.goods, market.habits
        self.rng = np.random.default_rng([market.habits.seed, shopper])
        people = market.shoppers
        self.departments = people.departments[shopper][self.goods.department]
        self.taste = people.brands[shopper][self.goods.brand] * people.colours[shopper][self.goods.colour]
        self.level = people.price_level[shopper]
        self.owned = np.ones(len(self.goods.categories))
        self.orders = 0
        days = market.first_day + self.rng.choice(len(market.traffic), size=people.visits[shopper], p=market.traffic)
        self.plans = [_Plan(int(day)) for day in days]
        heapq.heapify(self.plans)

    def events(self) -> Iterator[Event]:
        while self.plans:
            plan = heapq.heappop(self.plans)
            if plan.day <= self.market.last_day:
                yield from self._visit(plan)

    def _visit(self, plan: _Plan) -> Iterator[Event]:
        clock = _Clock(plan.day, self.market.hours, self.rng)
        basket: dict[int, int] = {}
        later: list[_Plan] = []
        wish = yield from self._look(plan, clock)
        while wish is not None:
            yield from self._put(wish, plan.day, basket, later, clock)
            another = self.rng.random() < self.habits.another
            wish = (yield from self._look(_Plan(plan.day), clock)) if another else None
        yield from self._check_out(plan.day, basket, later, clock)

    def _look(self, plan: _Plan, clock: _Clock) -> Generator[Event, None, int | None]:
        """Look at some products of a category; which one is wanted in the end, if any."""
        for_another = plan.category < 0 and self.rng.random() < self.habits.off_taste
        category = plan.category if plan.category >= 0 else self._mission(plan.day, for_another)
        weights = self._weights(category, plan.day, like=plan.like, for_another=for_another)
        again = plan.product >= 0
        looked_at = (
            [plan.product] if again else self._some(category, weights, 1 + self.rng.poisson(self.habits.more_views))
        )
        for product in looked_at:
            if not again and self.rng.random() < self.habits.select:
                yield self._event(clock.tick(4), "select_item", product)
            yield self._event(clock.tick(45), "view_item", product)
        if plan.category < 0 and self.rng.random() >= self.habits.want:
            return None
        wish = self._best(looked_at, plan.day)
        if wish is None or again or self.rng.random() >= self.habits.trade_up:
            return wish
        better = self._step_up(wish, plan.day)
        if better is None:
            return wish
        if better not in looked_at:
            yield self._event(clock.tick(40), "view_item", better)
        return better

    def _put(self, wish: int, day: int, basket: dict[int, int], later: list[_Plan], clock: _Clock) -> Iterator[Event]:
        """Put a thing into the basket, and what goes with it; complements that can wait become plans."""
        if wish in basket:
            return
        basket[wish] = self._quantity(wish)
        yield self._event(clock.tick(30), "add_to_cart", wish, basket[wish])
        for slug, probability in self.goods.categories[self.goods.category[wish]].complements:
            if self.rng.random() >= probability:
                continue
            category = self.market.position[slug]
            if self.rng.random() >= self.habits.with_it:
                wait = int(self.rng.integers(*self.habits.later_days, endpoint=True))
                later.append(_Plan(day + wait, category, like=wish))
                continue
            looked_at = self._some(category, self._weights(category, day, like=wish), 1 + self.rng.poisson(0.6))
            for product in looked_at:
                yield self._event(clock.tick(35), "view_item", product)
            found = self._best(looked_at, day)
            if found is not None and found not in basket:
                basket[found] = self._quantity(found)
                yield self._event(clock.tick(25), "add_to_cart", found, basket[found])

    def _check_out(self, day: int, basket: dict[int, int], later: list[_Plan], clock: _Clock) -> Iterator[Event]:
        """Second thoughts, checkout and payment; only what was paid for has consequences."""
        for product in list(basket):
            if self.rng.random() < self.habits.remove:
                yield self._event(clock.tick(30), "remove_from_cart", product, basket.pop(product))
        if not basket or self.rng.random() >= self.habits.checkout:
            return
        order, self.orders = self.orders, self.orders + 1
        started = clock.tick(60)
        yield from (self._event(started, "begin_checkout", product, n, order) for product, n in basket.items())
        if self.rng.random() >= self.habits.pay:
            return
        paid = clock.tick(50)
        for product, n in basket.items():
            yield self._event(paid, "purchase", product, n, order)
            yield from self._after(product, n, order, day, paid)
        for plan in later:
            if plan.like in basket:
                self._plan(plan)

    def _after(self, product: int, quantity: int, order: int, day: int, paid: datetime) -> Iterator[Event]:
        """What a purchase leads to: less need of such things, the next pack, or a parcel back."""
        category = int(self.goods.category[product])
        kind = self.goods.categories[category]
        self.owned[category] *= {"main": 0.3, "accessory": 0.6}.get(kind.role, 1.0)
        fitted = kind.taxonomy_id.startswith(("aa-1", "aa-8"))
        if self.rng.random() < (self.habits.send_back_fitted if fitted else self.habits.send_back):
            back = paid + timedelta(days=float(self.rng.uniform(7, 14)))
            if (back.date() - _EPOCH).days <= self.market.last_day:
                yield self._event(back.replace(microsecond=0), "refund", product, quantity, order)
        elif kind.replenish_days and self.rng.random() < self.habits.replenish:
            days = kind.replenish_days * quantity**0.5 * self.rng.lognormal(0, 0.2)
            again = product if self.rng.random() < self.habits.loyal else -1
            self._plan(_Plan(day + max(1, round(days)), category, again))

    def _plan(self, plan: _Plan) -> None:
        # A product that has sold out by then is no plan; the category still is.
        gone = plan.product >= 0 and self.market.sold_out[plan.product] <= plan.day
        heapq.heappush(self.plans, plan._replace(product=-1) if gone else plan)

    def _mission(self, day: int, for_another: bool) -> int:
        weights = self.market.category_weights(day)
        if not for_another:
            weights = weights * self.departments * self.owned
        return int(self.rng.choice(len(weights), p=weights / weights.sum()))

    def _weights(self, category: int, day: int, *, like: int = -1, for_another: bool = False) -> Floats:
        """How much each member of a category appeals to this shopper on a day."""
        group = self.goods.members[category]
        weights = self.market.appeal[group] * self.market.freshness(group, day)
        weights = weights * np.where(self.market.sold_out[group] <= day, 0.15, 1.0)
        if not for_another:
            distance = (self.goods.price_rank[group] - self.level) / self.habits.price_width
            weights = weights * self.taste[group] * np.exp(-0.5 * distance**2)
        if like >= 0:
            same = self.goods.brand[group] == self.goods.brand[like]
            weights = weights * np.where(same, self.habits.same_brand, 1.0)
        return weights

    def _some(self, category: int, weights: Floats, n: int) -> list[int]:
        """Up to `n` different products of a category, drawn by weight."""
        group = self.goods.members[category]
        n = min(n, int(np.count_nonzero(weights)))
        if n == 0:
            return []
        return [int(i) for i in self.rng.choice(group, size=n, replace=False, p=weights / weights.sum())]

    def _best(self, products: list[int], day: int) -> int | None:
        """The one of these that suits the shopper most and can be had."""
        available = [p for p in products if self.market.sold_out[p] > day]
        if not available:
            return None
        fit = self.taste[available] * np.exp(-np.abs(self.goods.price_rank[available] - self.level) / 0.3)
        return available[int(np.argmax(fit * self.rng.lognormal(0, 0.3, len(available))))]

    def _step_up(self, product: int, day: int) -> int | None:
        """A better product of the category for 5 to 60 % more, of the three nearest in price."""
        goods = self.goods
        group = goods.members[goods.category[product]]
        ratio = goods.price[group] / goods.price[product]
        fits = (ratio > 1.05) & (ratio <= 1.6) & (goods.quality[group] > goods.quality[product])
        fits &= (goods.released[group] <= day) & (self.market.sold_out[group] > day)
        nearest = group[fits][np.argsort(ratio[fits], kind="stable")][:3]
        return None if len(nearest) == 0 else int(nearest[np.argmax(self.taste[nearest])])

    def _quantity(self, product: int) -> int:
        if self.goods.categories[self.goods.category[product]].role == "consumable":
            return int(self.rng.choice([1, 2, 3], p=[0.6, 0.28, 0.12]))
        return int(self.rng.choice([1, 2], p=[0.95, 0.05]))

    def _event(self, time: datetime, name: str, product: int, quantity: int = 1, order: int = -1) -> Event:
        return Event(time, self.shopper, name, product, quantity, order)


class _Clock:
    """The time within a visit; every tick is some seconds on, and never stands still."""

    def __init__(self, day: int, hours: Floats, rng: np.random.Generator) -> None:
        hour = int(rng.choice(24, p=hours))
        start = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day, hours=hour, seconds=int(rng.integers(3000)))
        self.now = start - _CHINA
        self.rng = rng

    def tick(self, seconds: float) -> datetime:
        """The time after an exponential wait of that mean, at least 2 seconds."""
        self.now += timedelta(seconds=2 + int(self.rng.exponential(seconds)))
        return self.now
