"""Evidence: the orders, the step up or the saving that speaks for an offer, each with what speaks against it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from assistant.catalogue.attributes import measure_of, names_of
from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards.differences import Difference, find_differences, is_promise, texts_of
from assistant.dialogue.actions.cards.highlights import LEAST_REVIEWS, Reason, build_receipt, shorten_title
from assistant.dialogue.speech import Voice
from assistant.language.locales import in_locale, number_text, quantity_text
from assistant.money import money_text
from assistant.recommendations import Premium, Related

MOST_GAINS = 2
MOST_LOSSES = 3
# A number that is better by less than this part of it is hardly felt, and no reason to pay more.
SLIGHT = 0.05

NameOf = Callable[[str], tuple[str | None, str | None]]
NO_DIRECTIONS: Mapping[str, int] = {}


def explain_related(offer: Related, voice: Voice, category_name: Callable[[str | None], str]) -> Reason:
    """How many orders had both, and how much more that is than by chance: rounded down, never more than it is."""
    found, locale = offer.found, voice.locale
    lift, low, high = round_lift(offer)
    evidence = found.evidence().as_dict() | {"lift": lift, "lift_interval": [low, high]}
    evidence["confidence_interval"] = [round(share, 3) for share in found.confidence_interval]
    places: dict[str, Any] = {
        "of": number_text(found.anchor_orders),
        "count": number_text(found.support),
        "lift": f"{lift:.1f}",
    }
    if found.kind == "category_bought_together":
        categories = {
            "anchor_category": category_name(found.anchor_category),
            "item_category": category_name(found.item_category),
        }
        places |= categories
        # The model knows categories by number; whoever reads the evidence by name.
        evidence |= categories
        labels = ("of_category", "count_category")
    else:
        places |= {"anchor": shorten_title(offer.anchor, locale)}
        labels = ("of", "count")
    receipt = build_receipt(
        (voice.receipt(labels[0], **places), voice.receipt("orders", n=places["of"])),
        (voice.receipt(labels[1], **places), voice.receipt("orders", n=places["count"])),
        (voice.receipt("lift"), voice.receipt("times", n=places["lift"])),
        (voice.receipt("lift_range"), voice.receipt("times", n=f"{low:.1f}–{high:.1f}")),
    )
    return {"kind": found.kind, "text": voice.reason(found.kind, **places), "evidence": evidence, "receipt": receipt}


def round_lift(offer: Related) -> tuple[float, float, float]:
    """The lift and its range to one decimal, never told better than they are: the range is widened."""
    low, high = offer.found.lift_interval
    return _round_down(offer.found.lift), _round_down(low), -_round_down(-high)


def _round_down(number: float) -> float:
    """To one decimal, never more than it is; of its negative, never less."""
    # A hair of tolerance: 3.2999999 is 3.3 in floating point.
    return math.floor(number * 10 + 1e-9) / 10


def explain_premium(offer: Premium, voice: Voice, name_of: NameOf, directions: Mapping[str, int]) -> Reason:
    """What the step costs, what it gains and what it loses: a loss is told in the same breath."""
    product, anchor, found = offer.product, offer.anchor, offer.found
    step = money_text(product.price_minor - anchor.price_minor, product.currency)
    gains = voice.list(gains_of(offer, voice, name_of, directions)[:MOST_GAINS])
    if losses := losses_of(offer, voice, name_of, directions):
        text = voice.reason("premium_but", step=step, gains=gains, losses=voice.list(losses[:MOST_LOSSES]))
    else:
        text = voice.reason("premium", step=step, gains=gains)
    evidence = {
        "anchor": anchor.id,
        "price_step": product.price_minor - anchor.price_minor,
        "currency": product.currency,
        "gains": [gain.as_dict() for gain in find_sure_gains(offer, directions)],
        "losses": _as_data(_find_lost(offer, directions), voice),
        "rating_before": anchor.rating,
        "rating_after": product.rating,
        "viewed_then_bought": found.viewed_then_bought,
        "viewers": found.viewers,
    }
    receipt = build_receipt(*_build_premium_rows(offer, step, voice, name_of, directions))
    return {"kind": "premium", "text": text, "evidence": evidence, "receipt": receipt}


def _build_premium_rows(
    offer: Premium, step: str, voice: Voice, name_of: NameOf, directions: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Price and step, what is better, what is worse, the rating, and who looked at the one and bought the other."""
    product, anchor, found = offer.product, offer.anchor, offer.found
    prices = [money_text(each.price_minor, each.currency) for each in (anchor, product)]
    yield voice.receipt("price"), voice.receipt("change", before=prices[0], after=prices[1])
    yield voice.receipt("step"), step
    for gain in find_sure_gains(offer, directions):
        before, after = (_value_text(value, gain.unit, voice) for value in (gain.before, gain.after))
        yield in_locale(voice.locale, *name_of(gain.name)), voice.receipt("change", before=before, after=after)
    for name, change in _build_change_rows(_find_lost(offer, directions), voice, name_of):
        yield voice.receipt("worse", name=name), change
    ratings = voice.receipt("change", before=anchor.rating, after=product.rating)
    if product.rating and anchor.rating and product.rating > anchor.rating:
        yield voice.receipt("rating"), ratings
    elif _tell_rating_loss(anchor, product, voice) is not None:
        yield voice.receipt("worse", name=voice.receipt("rating")), ratings
    if found.viewers and found.viewed_then_bought:
        viewers, buyers = number_text(found.viewers), number_text(found.viewed_then_bought)
        label = voice.receipt("viewed_then_bought", anchor=shorten_title(anchor, voice.locale))
        yield label, voice.receipt("viewers", count=buyers, of=viewers)


def find_sure_gains(offer: Premium, directions: Mapping[str, int]) -> list[Any]:
    """What a step up is better in beyond doubt and so that it is felt: not what the kind is merely charged more for."""
    differing = find_differences(offer.anchor, offer.product, directions)
    sure = {each.key for each in differing if each.better > 0 and each.size >= SLIGHT}
    gains = [gain for gain in offer.found.gains if gain.name in sure]
    return sorted(gains, key=lambda gain: is_promise(gain.name))


def gains_of(offer: Premium, voice: Voice, name_of: NameOf, directions: Mapping[str, int]) -> list[str]:
    """What a step up gains, the largest first; the rating where there is nothing else, and enough people gave it."""
    gains: list[str] = []
    for gain in find_sure_gains(offer, directions):
        name = in_locale(voice.locale, *name_of(gain.name))
        if gain.value_kind == "number":
            after = _value_text(gain.after, gain.unit, voice)
            before = number_text(float(gain.before)) if gain.unit else _value_text(gain.before, gain.unit, voice)
            gains.append(voice.gain("number", name=name, before=before, after=after))
        elif gain.value_kind == "flag":
            gains.append(voice.gain("flag" if gain.after else "flag_off", name=name))
    if not gains and is_rated_higher(offer.product, offer.anchor):
        gains.append(voice.gain("rating", before=offer.anchor.rating, after=offer.product.rating))
    return gains


def is_rated_higher(product: Product, anchor: Product) -> bool:
    """Whether a product is rated higher than another, by enough people both."""
    if min(anchor.rating_count, product.rating_count) < LEAST_REVIEWS:
        return False
    return (product.rating or 0) > (anchor.rating or 0)


def losses_of(offer: Premium, voice: Voice, name_of: NameOf, directions: Mapping[str, int]) -> list[str]:
    """What a step up loses, the largest first, and a lower rating."""
    rating = _tell_rating_loss(offer.anchor, offer.product, voice)
    return [*_tell_losses(_find_lost(offer, directions), voice, name_of), *([rating] if rating else [])]


def _find_lost(offer: Premium, directions: Mapping[str, int]) -> list[Difference]:
    told = {gain.name for gain in find_sure_gains(offer, directions)}
    differing = find_differences(offer.anchor, offer.product, directions)
    # What is worse by what its kind is charged for is told too: nobody was ever misled by a warning.
    learned = {loss.name for loss in offer.found.losses}
    return [each for each in differing if (each.better < 0 or each.key in learned) and each.key not in told]


def explain_cheaper(
    anchor: Product,
    product: Product,
    voice: Voice,
    name_of: NameOf = names_of,
    directions: Mapping[str, int] = NO_DIRECTIONS,
) -> Reason:
    """How much less a product costs than another, and what is lost by it.

    First what is known to be worse, then the rating, then what merely differs: the shopper decides about that.
    """
    differing = find_differences(anchor, product, directions)
    worse = [each for each in differing if each.better < 0]
    # Neither more nor less is better: but a feature that only the cheaper one has is no loss to anyone.
    open_ones = [each for each in differing if not each.better and not (each.is_flag and _is_on(each.after))]
    rating = _tell_rating_loss(anchor, product, voice)
    losses = [
        *_tell_losses(worse, voice, name_of),
        *([rating] if rating else []),
        *_tell_losses(open_ones, voice, name_of),
    ]
    less = money_text(anchor.price_minor - product.price_minor, product.currency)
    title = shorten_title(anchor, voice.locale)
    if losses:
        text = voice.reason("cheaper", anchor=title, less=less, losses=voice.list(losses[:MOST_LOSSES]))
    else:
        text = voice.reason("cheaper_same", anchor=title, less=less)
    evidence = {
        "anchor": anchor.id,
        "less": anchor.price_minor - product.price_minor,
        "currency": product.currency,
        "losses": _as_data(worse, voice),
        "differences": _as_data(open_ones, voice),
        "rating_before": anchor.rating,
        "rating_after": product.rating,
    }
    rows = [
        (voice.receipt("less"), less),
        *((voice.receipt("worse", name=name), change) for name, change in _build_change_rows(worse, voice, name_of)),
        *_build_change_rows(open_ones, voice, name_of),
    ]
    return {"kind": "cheaper", "text": text, "evidence": evidence, "receipt": build_receipt(*rows)}


def _tell_losses(lost: Sequence[Difference], voice: Voice, name_of: NameOf) -> list[str]:
    """What is said of each loss, the largest first."""
    said = []
    for each in lost:
        name = in_locale(voice.locale, *name_of(each.key))
        before, after = texts_of(each, voice.locale)
        if each.is_flag:
            said.append(voice.gain("flag" if _is_on(each.after) else "flag_off", name=name))
        else:
            said.append(voice.gain("number", name=name, before=before, after=after))
    return said


def _build_change_rows(lost: Sequence[Difference], voice: Voice, name_of: NameOf) -> list[tuple[str, str]]:
    """Rows of a receipt."""
    rows = []
    for each in lost:
        before, after = texts_of(each, voice.locale)
        rows.append((in_locale(voice.locale, *name_of(each.key)), voice.receipt("change", before=before, after=after)))
    return rows


def _as_data(lost: Sequence[Difference], voice: Voice) -> list[dict[str, Any]]:
    return [
        {"name": each.key, "before": before, "after": after}
        for each in lost
        for before, after in [texts_of(each, voice.locale)]
    ]


def _tell_rating_loss(anchor: Product, product: Product, voice: Voice) -> str | None:
    """A lower rating, where enough people gave both."""
    if min(anchor.rating_count, product.rating_count) < LEAST_REVIEWS or not anchor.rating or not product.rating:
        return None
    if product.rating >= anchor.rating:
        return None
    return voice.gain("rating", before=anchor.rating, after=product.rating)


def tell_when_cheaper_will_do(
    offer: Premium, voice: Voice, name_of: NameOf, directions: Mapping[str, int]
) -> str | None:
    """When the cheaper one will do, from the first gain."""
    anchor = shorten_title(offer.anchor, voice.locale)
    for gain in find_sure_gains(offer, directions):
        name = in_locale(voice.locale, *name_of(gain.name))
        if gain.value_kind == "flag" and gain.after:
            return voice.enough("flag", name=name, anchor=anchor)
        if gain.value_kind == "number":
            return voice.enough("number", name=name, anchor=anchor)
    return None


def _is_on(value: Any) -> bool:
    measure = measure_of(value)
    return measure is not None and measure.number == 1


def _value_text(value: float | bool | str, unit: str, voice: Voice) -> str:
    if isinstance(value, bool):
        return voice.receipt("yes" if value else "no")
    if isinstance(value, str):
        return value
    return quantity_text(float(value), unit or None, voice.locale)
