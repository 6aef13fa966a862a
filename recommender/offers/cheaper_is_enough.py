"""Sufficiency: when the cheaper of two items is enough, as a shop says that wants to be believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recommender.data import TEXT, Evidence, Items, KeptCheaper, NeedMet, Rating, SlightGain
from recommender.numerics import share_interval
from recommender.offers.up_sell import UpSell

# Of those who looked at both, certainly more than this part bought the cheaper one.
MAJORITY = 0.5
# A number that is better by no more than this part of it is hardly felt.
SLIGHT = 0.1


@dataclass(frozen=True, kw_only=True)
class Need:
    """What a shopper asked of an attribute: a number of at least `least` and at most `most` in `unit`.

    A flag is a number too: `least=1` asks for it.
    """

    name: str
    unit: str = ""
    least: float | None = None
    most: float | None = None

    def met_by(self, item: int, items: Items) -> NeedMet | None:
        """Evidence that an item (by row) satisfies the need; None when it does not, or does not say."""
        attributes = items.attributes
        for row in attributes.rows_of(item):
            same = attributes.names[attributes.name[row]] == self.name and attributes.kind[row] != TEXT
            if not same or attributes.units[attributes.unit[row]] != self.unit:
                continue
            number = float(attributes.number[row])
            if (self.least is None or number >= self.least) and (self.most is None or number <= self.most):
                return NeedMet(
                    item=items.ids.one(item),
                    name=self.name,
                    unit=self.unit,
                    value=attributes.value(row),
                    least=self.least,
                    most=self.most,
                )
        return None


def explain_cheaper(step: UpSell, items: Items, *, needs: Sequence[Need] = ()) -> list[Evidence]:
    """Why the anchor of an upgrade will do; empty when nothing says so.

    It will not do while one of the `needs` is not met by it. It will do when it meets every need that was named, when
    most who looked at the two bought it (by the lower end of the 95 % interval), or when the dearer one is not rated
    better and better at nothing by more than a little.

    Raises ValueError when the anchor is none of the items.
    """
    anchor = int(items.ids.rows([step.anchor])[0])
    if anchor < 0:
        raise ValueError(f"the anchor {step.anchor!r} is none of the items; give those that the upgrade was made of")
    met = [need.met_by(anchor, items) for need in needs]
    found: list[Evidence] = [reason for reason in met if reason is not None]
    if len(found) < len(needs):
        return []
    of = step.kept_cheaper + step.viewed_then_bought
    if float(share_interval(step.kept_cheaper, of)[0]) > MAJORITY:
        found.append(KeptCheaper(anchor=step.anchor, item=step.item, count=step.kept_cheaper, of=of))
    return found + _explain_slight_gains(step)


def _explain_slight_gains(step: UpSell) -> list[Evidence]:
    """The rating and the slight gains, when these are all that the dearer item has to show."""
    if step.rating_before is None or step.rating_after is None or step.rating_after > step.rating_before:
        return []
    slight: list[Evidence] = []
    for gain in step.gains:
        smaller, larger = sorted((float(gain.before), float(gain.after))) if gain.value_kind == "number" else (0.0, 1.0)
        if smaller <= 0 or larger / smaller > 1 + SLIGHT:
            return []
        before, after = float(gain.before), float(gain.after)
        slight.append(SlightGain(name=gain.name, unit=gain.unit, before=before, after=after, ratio=larger / smaller))
    rating = Rating(
        before=step.rating_before,
        after=step.rating_after,
        before_count=step.rating_count_before,
        after_count=step.rating_count_after,
    )
    return [rating, *slight]
