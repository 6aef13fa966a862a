"""Highlights: what sets a product apart: a sentence, the numbers behind it, and the receipt that lists them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any
from unicodedata import east_asian_width

from assistant.catalogue.products import Candidate, Product
from assistant.dialogue.speech import Voice
from assistant.language.locales import join_marks, number_text
from assistant.money import money_text
from assistant.recommendations import SOLD_DAYS

# What fewer people say is no rating yet.
LEAST_REVIEWS = 5
# What a title that was cut off does not end with.
_LOOSE_ENDS = f" -{join_marks('COMMAS')}"
LONGEST_ANCHOR = 48  # columns: a Chinese character takes two

Reason = dict[str, Any]


def build_receipt(*rows: tuple[str, str] | None) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for label, value in filter(None, rows)]


def shorten_title(product: Product, locale: str) -> str:
    """A title short enough to stand inside a sentence."""
    return shorten(product.title(locale))


def shorten(title: str) -> str:
    """A name cut at a word where it is too long to stand inside a sentence."""
    columns = list(accumulate(2 if east_asian_width(letter) in "WF" else 1 for letter in title))
    if columns[-1] <= LONGEST_ANCHOR:
        return title
    head = title[: bisect_right(columns, LONGEST_ANCHOR)]
    cut = head.rfind(" ")
    return (head[:cut] if cut > len(head) // 2 else head).rstrip(_LOOSE_ENDS) + "…"


@dataclass(frozen=True, slots=True)
class Standouts:
    """Among `of` products that fit, the row of the one that alone is best in a respect; None where two share it."""

    of: int = 0
    best_rated: int | None = None
    cheapest: int | None = None
    most_sold: int | None = None
    biggest_discount: int | None = None


def find_standouts(fitting: Sequence[Candidate]) -> Standouts:
    """Who stands out among all that fit; nobody when there is nothing to stand out from."""
    if len(fitting) < 2:
        return Standouts(len(fitting))
    rated = [each for each in fitting if each.rating_count >= LEAST_REVIEWS]
    return Standouts(
        len(fitting),
        best_rated=_find_only_best(rated, lambda each: each.rating or 0.0),
        cheapest=_find_only_best(fitting, lambda each: -each.price_minor),
        most_sold=_find_only_best([each for each in fitting if each.sold > 0], lambda each: each.sold),
        biggest_discount=_find_only_best([each for each in fitting if _discount_percent(each)], _discount_percent),
    )


def _find_only_best(fitting: Sequence[Candidate], measure: Callable[[Candidate], float]) -> int | None:
    best: list[Candidate] = []
    for each in fitting:
        if not best or measure(each) > measure(best[0]):
            best = [each]
        elif measure(each) == measure(best[0]):
            best.append(each)
    return best[0].rowid if len(best) == 1 else None


def explain_match(product: Product, among: Standouts, voice: Voice) -> list[Reason]:
    """What sets a match apart among all that fit; its rating when nothing does."""
    amount = money_text(product.price_minor, product.currency)
    reviews = number_text(product.rating_count)
    among_row = (voice.receipt("among"), voice.receipt("among_n", n=among.of))
    out: list[Reason] = []

    def add(kind: str, evidence: dict[str, Any], *rows: tuple[str, str], **places: Any) -> None:
        text = voice.reason(kind, of=among.of, **places)
        out.append({"kind": kind, "text": text, "evidence": evidence, "receipt": build_receipt(*rows)})

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
        percent = _discount_percent(product)
        evidence = {"list_price": product.list_price_minor, "price": product.price_minor, "percent": percent}
        listed = (voice.receipt("list_price"), money_text(product.list_price_minor or 0, product.currency))
        add("biggest_discount", evidence | {"of": among.of}, listed, price_row, among_row, percent=percent)
    if not out and product.rating is not None and product.rating_count >= LEAST_REVIEWS:
        add("well_rated", rating, *rating_rows, rating=product.rating, count=reviews)
    return out


def _discount_percent(product: Product | Candidate) -> int:
    """Whole percent below the list price, rounded down: never more than it is."""
    listed = product.list_price_minor
    return (listed - product.price_minor) * 100 // listed if listed and listed > product.price_minor else 0
