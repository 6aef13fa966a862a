"""Why a product is shown: a sentence, the numbers behind it, and the receipt that lists them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any
from unicodedata import east_asian_width

from assistant.catalogue.attributes import names_of
from assistant.catalogue.cards import card_of
from assistant.catalogue.products import Candidate, Product
from assistant.dialogue.voice import Voice
from assistant.money import money_text
from assistant.recommendations import SOLD_DAYS, Premium, Related
from assistant.understanding.languages import in_locale, number_text, quantity_text

# What fewer people say is no rating yet.
LEAST_REVIEWS = 5
MOST_GAINS = 2
LONGEST_ANCHOR = 48  # columns: a Chinese character takes two

Reason = dict[str, Any]


def _rows(*rows: tuple[str, str] | None) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for label, value in filter(None, rows)]


def short_title(product: Product, locale: str) -> str:
    """A title short enough to stand inside a sentence."""
    title = product.title(locale)
    columns = list(accumulate(2 if east_asian_width(letter) in "WF" else 1 for letter in title))
    if columns[-1] <= LONGEST_ANCHOR:
        return title
    head = title[: bisect_right(columns, LONGEST_ANCHOR)]
    cut = head.rfind(" ")
    return (head[:cut] if cut > len(head) // 2 else head).rstrip(" ,，-") + "…"


@dataclass(frozen=True, slots=True)
class Standouts:
    """Among `of` products that fit, the row of the one that alone is best in a respect; None where two share it."""

    of: int = 0
    best_rated: int | None = None
    cheapest: int | None = None
    most_sold: int | None = None
    biggest_discount: int | None = None


def standouts(fitting: Sequence[Candidate]) -> Standouts:
    """Who stands out among all that fit; nobody when there is nothing to stand out from."""
    if len(fitting) < 2:
        return Standouts(len(fitting))
    rated = [each for each in fitting if each.rating_count >= LEAST_REVIEWS]
    return Standouts(
        len(fitting),
        best_rated=_alone(rated, lambda each: each.rating or 0.0),
        cheapest=_alone(fitting, lambda each: -each.price_minor),
        most_sold=_alone([each for each in fitting if each.sold > 0], lambda each: each.sold),
        biggest_discount=_alone([each for each in fitting if _discount(each)], _discount),
    )


def _alone(fitting: Sequence[Candidate], measure: Callable[[Candidate], float]) -> int | None:
    best: list[Candidate] = []
    for each in fitting:
        if not best or measure(each) > measure(best[0]):
            best = [each]
        elif measure(each) == measure(best[0]):
            best.append(each)
    return best[0].rowid if len(best) == 1 else None


def match_reasons(product: Product, among: Standouts, voice: Voice) -> list[Reason]:
    """What sets a match apart among all that fit; its rating when nothing does."""
    amount = money_text(product.price_minor, product.currency)
    reviews = number_text(product.rating_count)
    among_row = (voice.receipt("among"), voice.receipt("among_n", n=among.of))
    out: list[Reason] = []

    def add(kind: str, evidence: dict[str, Any], *rows: tuple[str, str], **places: Any) -> None:
        text = voice.reason(kind, of=among.of, **places)
        out.append({"kind": kind, "text": text, "evidence": evidence, "receipt": _rows(*rows)})

    rating = {"rating": product.rating, "rating_count": product.rating_count}
    rating_rows = [
        (voice.receipt("rating"), f"{product.rating}"),
        (voice.receipt("reviews"), voice.receipt("reviews_n", n=reviews)),
    ]
    price_row = (voice.receipt("price"), amount)
    if among.best_rated == product.rowid:
        evidence = rating | {"of": among.of}
        add("best_rated", evidence, *rating_rows, among_row, rating=product.rating, count=reviews)
    if among.cheapest == product.rowid:
        add("cheapest", {"price": product.price_minor, "of": among.of}, price_row, among_row)
    if among.most_sold == product.rowid:
        pieces = number_text(product.sold)
        sold_row = (voice.receipt("sold", days=SOLD_DAYS), voice.receipt("sold_n", n=pieces))
        evidence = {"sold": product.sold, "days": SOLD_DAYS, "of": among.of}
        add("most_sold", evidence, sold_row, among_row, days=SOLD_DAYS, count=pieces)
    if among.biggest_discount == product.rowid:
        percent = _discount(product)
        evidence = {"list_price": product.list_price_minor, "price": product.price_minor, "percent": percent}
        listed = (voice.receipt("list_price"), money_text(product.list_price_minor or 0, product.currency))
        add("biggest_discount", evidence | {"of": among.of}, listed, price_row, among_row, percent=percent)
    if not out and product.rating is not None and product.rating_count >= LEAST_REVIEWS:
        add("well_rated", rating, *rating_rows, rating=product.rating, count=reviews)
    return out


def _discount(product: Product | Candidate) -> int:
    """Whole percent below the list price, rounded down: never more than it is."""
    listed = product.list_price_minor
    return (listed - product.price_minor) * 100 // listed if listed and listed > product.price_minor else 0


def related_card(offer: Related, voice: Voice, category_name: Callable[[str | None], str]) -> dict[str, Any]:
    """A card of what goes with another product, with the orders that say so."""
    found, locale = offer.found, voice.locale
    evidence = found.evidence().as_dict() | {"lift": round(found.lift, 2)}
    places: dict[str, Any] = {
        "of": number_text(found.anchor_orders),
        "count": number_text(found.support),
        "lift": f"{found.lift:.1f}",
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
        places |= {"anchor": short_title(offer.anchor, locale)}
        labels = ("of", "count")
    reason = {
        "kind": found.kind,
        "text": voice.reason(found.kind, **places),
        "evidence": evidence,
        "receipt": _rows(
            (voice.receipt(labels[0], **places), voice.receipt("orders", n=places["of"])),
            (voice.receipt(labels[1], **places), voice.receipt("orders", n=places["count"])),
            (voice.receipt("lift"), voice.receipt("times", n=places["lift"])),
        ),
    }
    return card_of(offer.product, locale) | {"reasons": [reason]}


def premium_card(
    offer: Premium, voice: Voice, name_of: Callable[[str], tuple[str | None, str | None]] = names_of
) -> dict[str, Any]:
    """A card of one step up: what more is got for how much more, what is lost, and when the cheaper one will do."""
    product, anchor, found, locale = offer.product, offer.anchor, offer.found, voice.locale
    step = money_text(product.price_minor - anchor.price_minor, product.currency)
    gains: list[str] = []
    rows: list[tuple[str, str] | None] = [
        (
            voice.receipt("price"),
            voice.receipt(
                "change",
                before=money_text(anchor.price_minor, anchor.currency),
                after=money_text(product.price_minor, product.currency),
            ),
        ),
        (voice.receipt("step"), step),
    ]
    for gain in found.gains:
        name = in_locale(locale, *name_of(gain.name))
        before, after = _value(gain.before, gain.unit, voice), _value(gain.after, gain.unit, voice)
        rows.append((name, voice.receipt("change", before=before, after=after)))
        if gain.value_kind == "number":
            short = number_text(float(gain.before)) if gain.unit else before
            gains.append(voice.gain("number", name=name, before=short, after=after))
        elif gain.value_kind == "flag":
            gains.append(voice.gain("flag" if gain.after else "flag_off", name=name))
    for loss in found.losses:
        name = in_locale(locale, *name_of(loss.name))
        change = voice.receipt(
            "change", before=_value(loss.before, loss.unit, voice), after=_value(loss.after, loss.unit, voice)
        )
        rows.append((f"{voice.receipt('worse')} {name}", change))
    if product.rating and anchor.rating and product.rating > anchor.rating:
        rows.append((voice.receipt("rating"), voice.receipt("change", before=anchor.rating, after=product.rating)))
        if not gains:
            gains.append(voice.gain("rating", before=anchor.rating, after=product.rating))
    if found.viewers and found.viewed_then_bought:
        rows.append(
            (
                voice.receipt("viewed_then_bought", anchor=short_title(anchor, locale)),
                voice.receipt("viewers", count=number_text(found.viewed_then_bought), of=number_text(found.viewers)),
            )
        )
    text = voice.reason("premium", step=step, gains=voice.list(gains[:MOST_GAINS]))
    evidence = {
        "anchor": anchor.id,
        "price_step": product.price_minor - anchor.price_minor,
        "currency": product.currency,
        "gains": [gain.as_dict() for gain in found.gains],
        "losses": [loss.as_dict() for loss in found.losses],
        "rating_before": anchor.rating,
        "rating_after": product.rating,
        "viewed_then_bought": found.viewed_then_bought,
        "viewers": found.viewers,
    }
    reason = {"kind": "premium", "text": text, "evidence": evidence, "receipt": _rows(*rows)}
    return card_of(product, locale) | {"reasons": [reason], "gain": text, "enough": _enough(offer, voice, name_of)}


def _enough(offer: Premium, voice: Voice, name_of: Callable[[str], tuple[str | None, str | None]]) -> str | None:
    """When the cheaper one will do, from the first gain."""
    anchor = short_title(offer.anchor, voice.locale)
    for gain in offer.found.gains:
        name = in_locale(voice.locale, *name_of(gain.name))
        if gain.value_kind == "flag" and gain.after:
            return voice.enough("flag", name=name, anchor=anchor)
        if gain.value_kind == "number":
            return voice.enough("number", name=name, anchor=anchor)
    return None


def _value(value: float | bool | str, unit: str, voice: Voice) -> str:
    if isinstance(value, bool):
        return voice.receipt("yes" if value else "no")
    if isinstance(value, str):
        return value
    return quantity_text(float(value), unit or None, voice.locale)
