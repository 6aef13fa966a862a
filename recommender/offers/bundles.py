"""Bundles: sets within a budget, what could be swapped in them, and the add-on that makes delivery free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np

from recommender.data import ClosesGap, Evidence, read_id_list
from recommender.numerics import Choices, solve_knapsack
from recommender.offers.cross_sell import Complements, CrossSell

# Items compared for a role, best first.
_PER_ROLE = 20
# Complements of the main item that are sorted into roles.
_COMPLEMENTS = 60
MAIN = "main"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An item that can fill a role: what it costs, what it is worth to the bundle, and why."""

    item: Any
    price: float
    value: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Role:
    """A place in a bundle, such as a leaf category; a role that is not required may stay empty."""

    name: str
    candidates: tuple[Candidate, ...]
    required: bool = True


@dataclass(frozen=True, kw_only=True)
class Part:
    """One filled role, and all that could fill it, the choice included."""

    role: str
    choice: Candidate
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, kw_only=True)
class Swaps:
    """What would fit the budget in the place of a part, most worth first."""

    cheaper: tuple[Candidate, ...]
    dearer: tuple[Candidate, ...]


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """Filled roles in the order asked for, and the `empty` ones that were left out for the budget's sake."""

    parts: tuple[Part, ...]
    empty: tuple[str, ...]
    budget: float

    @property
    def items(self) -> list[Any]:
        """The ids of the parts."""
        return [part.choice.item for part in self.parts]

    @property
    def total(self) -> float:
        return float(sum(part.choice.price for part in self.parts))

    def swaps(self, role: str, *, n: int = 3) -> Swaps:
        """Up to n cheaper and n other items for a role, each of which keeps the bundle within the budget.

        Raises ValueError when the role is not filled.
        """
        part = self._part(role)
        left = self.budget - self.total
        others = [each for each in part.candidates if each.item not in self.items]
        fitting = sorted(
            (each for each in others if each.price - part.choice.price <= left), key=lambda each: -each.value
        )
        cheaper = [each for each in fitting if each.price < part.choice.price]
        dearer = [each for each in fitting if each.price >= part.choice.price]
        return Swaps(cheaper=tuple(cheaper[:n]), dearer=tuple(dearer[:n]))

    def swapped(self, role: str, item: Any) -> Bundle:
        """The bundle with another of its `swaps` in a role. Raises ValueError for any other item."""
        part = self._part(role)
        allowed = self.swaps(role, n=len(part.candidates))
        for option in (*allowed.cheaper, *allowed.dearer):
            if option.item == item:
                parts = tuple(replace(each, choice=option) if each is part else each for each in self.parts)
                return replace(self, parts=parts)
        raise ValueError(f"{item!r} cannot take the place of {role!r} in this bundle; choose one of swaps({role!r})")

    def _part(self, role: str) -> Part:
        for part in self.parts:
            if part.role == role:
                return part
        raise ValueError(f"no part fills {role!r}; the roles filled are {[part.role for part in self.parts]}")


def make_bundle(roles: Sequence[Role], *, budget: float) -> Bundle | None:
    """The bundle of one item for each role that is worth most within the budget; None when the required do not fit.

    No item fills two roles: where it could, the role named first keeps it. See `knapsack.solve_knapsack`.
    """
    distinct = _drop_repeats(roles)
    lists = [
        Choices(
            price=np.array([each.price for each in role.candidates], dtype=np.float64),
            value=np.array([each.value for each in role.candidates], dtype=np.float64),
            optional=not role.required,
        )
        for role in distinct
    ]
    positions = solve_knapsack(lists, budget)
    if positions is None:
        return None
    parts = [
        Part(role=role.name, choice=role.candidates[place], candidates=role.candidates)
        for role, place in zip(distinct, positions, strict=True)
        if place >= 0
    ]
    empty = tuple(role.name for role, place in zip(distinct, positions, strict=True) if place < 0)
    return Bundle(parts=tuple(parts), empty=empty, budget=budget)


def build_bundle(
    anchor: Any,
    complements: Complements,
    *,
    budget: float,
    n_roles: int = 3,
    exclude: Iterable[Any] = (),
    among: Iterable[Any] | None = None,
) -> Bundle | None:
    """A bundle round one main item; None when the anchor is unknown, unpriced or dearer than the budget.

    The roles are the kinds of goods that go with the anchor, strongest evidence first; the complements of one kind
    compete. They may stay empty, the anchor's may not. An item's worth is its cross-sell score, so that a role is left
    empty only for the sake of better-proven ones. A kind is named by its leaf category, or without one by the id of its
    best item.

    exclude, among : as in `Complements.find`, which must leave out what the shopper owns and has in the basket.
    """
    items = complements.items_
    row = int(items.ids.rows([anchor])[0])
    if row < 0 or not items.price[row] >= 0:
        return None
    exclude = read_id_list("exclude", exclude)
    found = complements.find([anchor], n=_COMPLEMENTS, per_kind=_PER_ROLE, exclude=exclude, among=among)[0]
    main = Candidate(item=anchor, price=float(items.price[row]), value=0.0)
    roles = [Role(name=MAIN, candidates=(main,))]
    for name, group in list(_group_by_kind(row, found, complements).items())[:n_roles]:
        roles.append(Role(name=name, candidates=tuple(group), required=False))
    return make_bundle(roles, budget=budget)


def find_fillers(
    basket: Iterable[Any],
    complements: Complements,
    *,
    total: float,
    threshold: float,
    fee: float,
    n: int = 3,
    exclude: Iterable[Any] = (),
    among: Iterable[Any] | None = None,
) -> list[Candidate]:
    """The smallest useful add-ons that lift a basket of `total` to free delivery at `threshold`, cheapest first.

    Useful is what orders prove to go with something in the basket. Each brings that evidence and `ClosesGap`, whose
    `net` tells the truth about it: above 0 the add-on costs more than the delivery would. Empty when there is no gap,
    or nothing useful closes it.

    Parameters
    ----------
    total, threshold, fee : in the unit of the catalogue's prices.
    exclude, among : as in `Complements.find`. What is in the basket is never offered.
    """
    gap = threshold - total
    if gap <= 0:
        return []
    anchors = read_id_list("basket", basket)
    left_out = [*read_id_list("exclude", exclude), *anchors]
    best: dict[Any, CrossSell] = {}
    found = complements.find(anchors, n=_COMPLEMENTS, per_kind=_COMPLEMENTS, exclude=left_out, among=among)
    for pair in chain.from_iterable(found):
        if pair.item not in best or pair.score > best[pair.item].score:
            best[pair.item] = pair
    rows = complements.items_.ids.rows(list(best))
    options: list[Candidate] = []
    for pair, price in zip(best.values(), complements.items_.price[rows].tolist(), strict=True):
        # An unknown price compares false: it closes no gap.
        if price >= gap:
            closes = ClosesGap(gap=gap, price=price, fee=fee, net=price - fee)
            options.append(Candidate(item=pair.item, price=price, value=pair.score, evidence=(closes, pair.evidence())))
    return sorted(options, key=lambda each: (each.price, -each.value))[:n]


def _group_by_kind(anchor: int, found: Sequence[CrossSell], complements: Complements) -> dict[str, list[Candidate]]:
    """Complements with a price by what they are, in the order of the first of each kind."""
    items = complements.items_
    rows = items.ids.rows([pair.item for pair in found])
    names: dict[int, str] = {}
    kinds: dict[str, list[Candidate]] = {}
    for pair, row, kind in zip(found, rows.tolist(), complements.kinds(anchor, rows).tolist(), strict=True):
        if items.price[row] >= 0:
            name = names.setdefault(kind, items.category_of(row) or str(pair.item))
            candidate = Candidate(
                item=pair.item, price=float(items.price[row]), value=pair.score, evidence=(pair.evidence(),)
            )
            kinds.setdefault(name, []).append(candidate)
    return kinds


def _drop_repeats(roles: Sequence[Role]) -> list[Role]:
    """Roles whose candidates are each in the first role that names them."""
    taken: set[Any] = set()
    distinct = []
    for role in roles:
        own = {each.item: each for each in role.candidates if each.item not in taken}
        taken |= own.keys()
        distinct.append(replace(role, candidates=tuple(own.values())))
    return distinct
