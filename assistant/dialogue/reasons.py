"""Why a product is shown: a sentence, the numbers behind it, and the receipt that lists them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from assistant.catalogue.attributes import names_of
from assistant.catalogue.cards import card_of
from assistant.catalogue.products import Product
from assistant.dialogue.voice import Voice
from assistant.money import money_text
from assistant.recommendations import Premium, Related
from assistant.understanding.languages import in_locale, number_text, quantity_text

# What fewer people say is no rating yet.
LEAST_REVIEWS = 5
MOST_GAINS = 2
LONGEST_ANCHOR = 24

Reason = dict[str, Any]


def _rows(*rows: tuple[str, str] | None) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for label, value in filter(None, rows)]


def short_title(product: Product, locale: str) -> str:
    """A title short enough to stand inside a sentence."""
    title = product.title(locale)
    if len(title) <= LONGEST_ANCHOR:
        return title
    head = title[:LONGEST_ANCHOR]
    cut = head.rfind(" ")
    return (head[:cut] if cut > LONGEST_ANCHOR // 2 else head).rstrip(" ,，-") + "…"


def match_reasons(product: Product, fitting: Sequence[Product], voice: Voice) -> list[Reason]:
    """What sets a match apart among all that fit; its rating when nothing does."""
    of = len(fitting)
    amount = money_text(product.price_minor, product.currency)
    reviews = number_text(product.rating_count)
    among = (voice.receipt("among"), voice.receipt("among_n", n=of))
    out: list[Reason] = []

    def add(kind: str, evidence: dict[str, Any], *rows: tuple[str, str], **places: Any) -> None:
        out.append(
            {"kind": kind, "text": voice.reason(kind, of=of, **places), "evidence": evidence, "receipt": _rows(*rows)}
        )

    rated = [other for other in fitting if other.rating is not None and other.rating_count >= LEAST_REVIEWS]
    rating_rows = [
        (voice.receipt("rating"), f"{product.rating}"),
        (voice.receipt("reviews"), voice.receipt("reviews_n", n=reviews)),
    ]
    if of > 1:
        if product in rated and all(
            (product.rating or 0) > (other.rating or 0) for other in rated if other is not product
        ):
            evidence = {"rating": product.rating, "rating_count": product.rating_count, "of": of}
            add("best_rated", evidence, *rating_rows, among, rating=product.rating, count=reviews)
        if all(product.price_minor < other.price_minor for other in fitting if other is not product):
            add("cheapest", {"price": product.price_minor, "of": of}, (voice.receipt("price"), amount), among)
        if product.popularity > 0 and all(
            product.popularity > other.popularity for other in fitting if other is not product
        ):
            add("most_popular", {"popularity": round(product.popularity, 4), "of": of}, among)
        if (cut := _discount(product)) and all(cut > _discount(other) for other in fitting if other is not product):
            list_price = money_text(product.list_price_minor or 0, product.currency)
            evidence = {"list_price": product.list_price_minor, "price": product.price_minor, "percent": cut, "of": of}
            add(
                "biggest_discount",
                evidence,
                (voice.receipt("list_price"), list_price),
                (voice.receipt("price"), amount),
                among,
                percent=cut,
            )
    if not out and product in rated:
        evidence = {"rating": product.rating, "rating_count": product.rating_count}
        add("well_rated", evidence, *rating_rows, rating=product.rating, count=reviews)
    return out


def _discount(product: Product) -> int:
    """Whole percent below the list price, rounded down: never more than it is."""
    if not product.on_sale or not product.list_price_minor:
        return 0
    return (product.list_price_minor - product.price_minor) * 100 // product.list_price_minor


def related_card(offer: Related, voice: Voice, category_name: Callable[[str | None], str]) -> dict[str, Any]:
    """A card of what goes with another product, with the orders that say so."""
    found, locale = offer.found, voice.locale
    evidence = found.evidence().as_dict()
    places: dict[str, Any] = {
        "of": number_text(found.anchor_orders),
        "count": number_text(found.support),
        "lift": f"{found.lift:.1f}",
    }
    if found.kind == "category_bought_together":
        places |= {
            "anchor_category": category_name(found.anchor_category),
            "item_category": category_name(found.item_category),
        }
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
