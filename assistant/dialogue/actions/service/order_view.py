"""Order view: an order as the page draws it: its steps, its goods, its sums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.dialogue.actions.cards import shorten_title
from assistant.dialogue.turn_context import Turn
from assistant.journal import Order
from assistant.language.locales import in_locale
from assistant.money import money_text
from assistant.snapshot import Snapshot


def build_order_data(shop: Snapshot, turn: Turn, order: Order) -> dict[str, Any]:
    """The `order` of an answer. Of the customer it says nothing: no address, no telephone."""
    voice, currency = turn.voice, order.currency
    sums = [
        (voice.receipt("order_goods"), order.subtotal_minor),
        (voice.receipt("order_delivery"), order.shipping_minor),
        *([(voice.receipt("order_discount"), -order.discount_minor)] if order.discount_minor else []),
    ]
    return {
        "id": order.order_id,
        "state": order.state,
        "state_text": voice.receipt(f"state_{order.state}"),
        "steps": list(_steps(shop, turn, order)),
        "lines": [
            {
                "product_id": line.product_id,
                "title": title,
                "quantity": line.quantity,
                "price": line.price_minor,
                "price_text": money_text(line.price_minor, currency),
                "label": voice.receipt("order_line", title=title, n=line.quantity),
                "value": money_text(line.quantity * line.price_minor, currency),
            }
            for line, title in zip(order.lines, _titles(shop, turn, order), strict=True)
        ],
        "sums": [{"label": label, "value": money_text(minor, currency)} for label, minor in sums],
        "total": order.total_minor,
        "total_text": money_text(order.total_minor, currency),
        "currency": currency,
        "coupon": order.coupon,
        "carrier": in_locale(turn.locale, order.carrier_zh, order.carrier_en) or None,
        "tracking_number": order.tracking_number,
        "invoice": order.invoice,
    }


def titles_of(shop: Snapshot, turn: Turn, order: Order) -> list[str]:
    """What is in it, each with its pieces."""
    return [
        turn.voice.receipt("order_line", title=title, n=line.quantity) if line.quantity > 1 else title
        for line, title in zip(order.lines, _titles(shop, turn, order), strict=True)
    ]


def _titles(shop: Snapshot, turn: Turn, order: Order) -> list[str]:
    """What is no longer sold is told by its number."""
    products = [shop.catalogue.product(line.product_id) for line in order.lines]
    return [
        shorten_title(product, turn.locale) if product else line.product_id
        for line, product in zip(order.lines, products, strict=True)
    ]


def _steps(shop: Snapshot, turn: Turn, order: Order) -> Iterator[dict[str, Any]]:
    """Placed, paid, sent, delivered: when each was, None for what has not been or was not told."""
    for key, at in (
        ("placed", order.placed_at),
        ("paid", order.paid_at),
        ("shipped", order.shipped_at),
        ("delivered", order.delivered_at),
    ):
        yield {
            "key": key,
            "label": turn.voice.receipt(f"step_{key}"),
            "done": at is not None,
            "at": shop.moment(at).isoformat() if at is not None else None,
            "at_text": turn.voice.day(shop.moment(at), today=shop.today()) if at is not None else None,
        }
