"""Cart: what goes into it and out of it, what it comes to, and the way to the checkout."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.steps.step import Step
from assistant.query import CartOrder, Constraint


@dataclass(frozen=True, slots=True, kw_only=True)
class AddToCart(Step):
    """Put so many more of each of these products into the cart."""

    intent: str = "cart"
    products: tuple[str, ...] = ()
    quantity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNamedToCart(Step):
    """Put in what has these names, when only one product can be meant."""

    intent: str = "cart"
    constraints: tuple[Constraint, ...] = ()
    quantity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCartQuantity(Step):
    """Make it so many of each of these products; 0 takes them out."""

    intent: str = "cart"
    products: tuple[str, ...] = ()
    quantity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveFromCart(Step):
    """Take out these products, or what of the cart the constraints fit: so many pieces, all of them for None."""

    intent: str = "cart"
    products: tuple[str, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    pieces: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearCart(Step):
    """Empty the cart."""

    intent: str = "cart"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowCart(Step):
    """Show what is in the cart and what it comes to."""

    intent: str = "cart"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWhatToAdd(Step):
    """Ask which of the things in view is to be put into the cart."""

    intent: str = "cart"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWhatToChange(Step):
    """Ask of which line of the cart the quantity is to change."""

    intent: str = "cart"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCoupon(Step):
    """Tell whether a coupon can be used on the cart: those that the text names, else the best, and which is next.

    With goods named or pointed at, whether it can be used on those. `was_told` is of the coupon that was spoken of
    last; `must_be_named` is meant only where a coupon of this shop is named.
    """

    intent: str = "cart"
    text: str = ""
    products: tuple[str, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    was_told: bool = False
    both: bool = False
    must_be_named: bool = False

    @property
    def is_said(self) -> bool:
        """Whether it speaks of a coupon that was named, or names one."""
        return self.was_told or (bool(self.text) and not self.must_be_named)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOut(Step):
    """Hand the cart to the shop's checkout."""

    intent: str = "cart"


@dataclass(frozen=True, slots=True, kw_only=True)
class FillUpCart(Step):
    """Show what lifts the cart to free delivery or to the next coupon."""

    intent: str = "cart"

    @property
    def is_said(self) -> bool:
        """It is asked for in so many words."""
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCart(Step):
    """Do with the cart what is said, one thing after the other; `sure` even where nothing of it can be found."""

    intent: str = "cart"
    orders: tuple[CartOrder, ...] = ()
    sure: bool = False

    @property
    def is_said(self) -> bool:
        """Whether the form of an order says by itself that something is to be done, and with what."""
        return any(order.sure and order.action not in ("name", "buy", "count", "mistake") for order in self.orders)


@dataclass(frozen=True, slots=True, kw_only=True)
class TellTotal(Step):
    """Tell what there is to pay for the cart, or for one of each of some products, delivery and coupon counted."""

    intent: str = "cart"
    products: tuple[str, ...] = ()

    @property
    def is_said(self) -> bool:
        """It is asked for in so many words."""
        return True
