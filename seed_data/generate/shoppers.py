"""Who visits the simulated shop: tastes, price level and how often each shopper comes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from seed_data.generate.goods import Floats, Goods, Ints


@dataclass(frozen=True)
class Shoppers:
    """A population, one row a shopper.

    `departments`, shape (n, departments), is the chance that a visit is about a department; `brands` and `colours`
    are multiples of a product's appeal around 1; `price_level` the price rank that the shopper is at home at;
    `visits` how many visits are planned in the whole period.
    """

    departments: Floats
    brands: Floats
    colours: Floats
    price_level: Floats
    visits: Ints

    def __len__(self) -> int:
        return len(self.visits)


def draw_shoppers(
    n: int,
    goods: Goods,
    rng: np.random.Generator,
    *,
    mean_visits: float,
    department_focus: float = 2.2,
    brand_spread: float = 0.7,
    colour_spread: float = 0.5,
) -> Shoppers:
    """A population of `n` shoppers.

    Departments come from a Dirichlet distribution around the departments' sizes: a smaller `department_focus` makes
    shoppers more specialised. Brand and colour tastes are lognormal with the given spread; visits are lognormal, so a
    few shoppers come very often.
    """
    sizes = np.bincount(goods.department[goods.category]).astype(float)
    return Shoppers(
        departments=rng.dirichlet(department_focus * sizes / sizes.sum() + 0.02, n),
        brands=rng.lognormal(0, brand_spread, (n, goods.brand.max() + 1)),
        colours=rng.lognormal(0, colour_spread, (n, goods.colour.max() + 1)),
        price_level=rng.beta(1.5, 1.7, n),
        visits=1 + np.floor(rng.lognormal(np.log(mean_visits) - 0.5, 1.0, n)).astype(np.int64),
    )
