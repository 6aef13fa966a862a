"""Cart orders: what a message wants done with the cart, as it is said, before anything is known of what is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# `count` is a number of pieces and no verb; `buy` a verb and no thing; `instead` has another in the place of the last;
# `have` says that such a
# thing is there already; `name` says only which one.
CartAction = Literal[
    "add", "add_all", "take", "buy", "count", "remove", "fewer", "set", "clear", "mistake", "instead", "have", "name"
]
Pointing = Literal["", "this", "it", "these", "last", "other", "cheapest", "dearest", "smallest", "largest"]


@dataclass(frozen=True, slots=True)
class CartOrder:
    """One thing to be done with the cart.

    `quantity` is None where none is said. Which goods: `places` in what was shown, what is pointed at (`points`), of
    which `several`, and `words` that tell them from others; none of these is what is in hand. `old` are words for what
    it takes the place of. `more` adds to what the cart has; an order that is not `sure` is meant only of what the cart
    has; `of_cart` names the cart itself.
    """

    action: CartAction
    quantity: int | None = None
    words: str = ""
    places: tuple[int, ...] = ()
    points: Pointing = ""
    several: int | None = None
    old: str = ""
    more: bool = False
    sure: bool = True
    of_cart: bool = False

    @property
    def names_nothing(self) -> bool:
        """Whether it leaves open what is meant."""
        return not (self.words or self.places or self.points)
