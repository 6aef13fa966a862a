"""Order look-up: orders, shown to whoever proves that they are theirs."""

from __future__ import annotations

import hmac
import re
import time
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, NotFound
from assistant.reports import Change
from assistant.storage import Database, Row, Store

if TYPE_CHECKING:
    from assistant.journal.order_rows import OrderRow

GUESSES_PER_ORDER = 5
GUESSES_PER_VISITOR = 20
GUESSES_WITHIN_S = 3600
LONGEST_KEY = 64

_COLUMNS = (
    "order_id, email, phone_last4, state, placed_at, paid_at, shipped_at, delivered_at, carrier_zh, carrier_en, "
    "tracking_number, currency, total_minor, shipping_minor, coupon, invoice"
)
_ORDERS = f"SELECT {_COLUMNS} FROM orders"
_INSERT = f"INSERT INTO orders ({_COLUMNS}) VALUES ({', '.join('?' * 16)})"
_LINES = "SELECT product_id, quantity, price_minor FROM order_lines WHERE order_id = ? ORDER BY position"
_GUESSES_AT_ORDER = "SELECT at FROM order_attempts WHERE order_id = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?"
_GUESSES_OF_VISITOR = "SELECT at FROM order_attempts WHERE visitor = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?"


class TooManyAttempts(AssistantError):
    """Too many wrong guesses at orders within the hour; `retry_after_s` seconds from now the next one counts."""

    code = "too_many_attempts"

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(
            "Too many attempts to look up an order", hint="Try again later, or ask a person to look the order up."
        )
        self.retry_after_s = retry_after_s


@dataclass(frozen=True, slots=True)
class OrderLine:
    """Pieces of one product; the price is for one piece, in minor units of the order's currency."""

    product_id: str
    quantity: int
    price_minor: int


@dataclass(frozen=True, slots=True)
class Order:
    """One order. Times are UTC epoch seconds, amounts minor units of `currency`."""

    order_id: str
    state: str
    placed_at: int
    paid_at: int | None
    shipped_at: int | None
    delivered_at: int | None
    carrier_zh: str | None
    carrier_en: str | None
    tracking_number: str | None
    currency: str
    total_minor: int
    shipping_minor: int
    coupon: str | None
    invoice: bool
    lines: tuple[OrderLine, ...]

    @property
    def subtotal_minor(self) -> int:
        """The lines alone, before delivery and coupon."""
        return sum(line.quantity * line.price_minor for line in self.lines)

    @property
    def discount_minor(self) -> int:
        """What the total is below lines and delivery together."""
        return self.subtotal_minor + self.shipping_minor - self.total_minor


class Orders:
    """Finds orders; never says whether an order exists to someone who cannot prove that it is theirs."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, order_id: str, proof: str, *, visitor: str, now: int | None = None) -> Order:
        """The order, when `proof` is its e-mail address or its phone number (whole, or the last four digits).

        `visitor` should be something that a guesser cannot change at will. `now` is UTC epoch seconds.
        Raises NotFound, the same for an order that is not there and for a proof that does not fit; TooManyAttempts
        after 5 wrong guesses at an order number (there or not) or 20 by a visitor within an hour.
        """
        now = int(time.time()) if now is None else now
        wanted, given = _written(order_id).upper(), _written(proof)
        # Counting, comparing and noting stand in one write, so that guesses made at once do not slip past the limit.
        # Nothing is raised inside: that would roll the note back.
        with self._store.write() as db:
            wait = _wait(db, wanted, visitor, now)
            row = None
            if not wait:
                row = db.execute(_ORDERS + " WHERE order_id = ?", [wanted]).fetchone()
                if not _proves(row, given):
                    row = None
                    _note_wrong_guess(db, wanted, visitor, now)
        if wait:
            raise TooManyAttempts(wait)
        if row is None:
            raise NotFound(
                "No order goes with that number and that proof",
                hint="Check the order number, and the e-mail address or the last four digits of the phone number.",
            )
        return self._with_lines([row])[0]

    def find_proven(self, order_id: str) -> Order | None:
        """An order that was found before, for whom it was found; None when the shop has taken it back."""
        rows = self._store.rows(_ORDERS + " WHERE order_id = ?", [order_id])
        return self._with_lines(rows)[0] if rows else None

    def for_customer(self, email: str, *, n: int = 20) -> list[Order]:
        """The newest `n` orders of an e-mail address whose owner has signed in; empty when there are none."""
        return self._with_lines(
            self._store.rows(
                _ORDERS + " WHERE email = ? ORDER BY placed_at DESC, order_id DESC LIMIT ?",
                # As the shop signed it: a letter that only looks like another is another address.
                [email.strip().lower(), n],
            )
        )

    def _with_lines(self, rows: list[Row]) -> list[Order]:
        return [
            Order(
                row["order_id"],
                row["state"],
                row["placed_at"],
                row["paid_at"],
                row["shipped_at"],
                row["delivered_at"],
                row["carrier_zh"],
                row["carrier_en"],
                row["tracking_number"],
                row["currency"],
                row["total_minor"],
                row["shipping_minor"],
                row["coupon"],
                bool(row["invoice"]),
                tuple(OrderLine(*line) for line in self._store.rows(_LINES, [row["order_id"]])),
            )
            for row in rows
        ]


def save_order(db: Database, row: OrderRow) -> Change:
    """Writes an order and its lines over the one of the same id, if there is one."""
    values = [
        row.order_id,
        row.email,
        row.phone and row.phone[-4:],
        row.state,
        row.placed_at,
        row.paid_at,
        row.shipped_at,
        row.delivered_at,
        row.carrier_zh,
        row.carrier_en,
        row.tracking_number,
        row.currency,
        row.total_minor,
        row.shipping_minor,
        row.coupon,
        int(row.invoice),
    ]
    old = db.execute(_ORDERS + " WHERE order_id = ?", [row.order_id]).fetchone()
    if old is not None:
        lines = db.execute(_LINES, [row.order_id])
        if list(old) == values and [tuple(line) for line in lines] == row.line_values:
            return "unchanged"
        db.execute("DELETE FROM orders WHERE order_id = ?", [row.order_id])
    db.execute(_INSERT, values)
    db.conn.executemany(
        "INSERT INTO order_lines (order_id, position, product_id, quantity, price_minor) VALUES (?, ?, ?, ?, ?)",
        [(row.order_id, position, *line) for position, line in enumerate(row.line_values)],
    )
    return "added" if old is None else "updated"


def _written(text: str) -> str:
    """As typed on any keyboard: full width to half, no spaces around, and never longer than an id or address is."""
    return unicodedata.normalize("NFKC", text[:1000]).strip()[:320]


def _proves(row: Row | None, proof: str) -> bool:
    """Compared in constant time, and against nothing when there is no order, so that the clock tells nothing either."""
    email, last4 = (row["email"] or "", row["phone_last4"] or "") if row is not None else ("", "")
    digits = re.sub(r"[\s()+-]", "", proof)
    typed_phone = digits[-4:] if re.fullmatch(r"[0-9]{4}|[0-9]{7,15}", digits) else ""
    by_email = hmac.compare_digest(proof.casefold().encode(), email.encode())
    by_phone = hmac.compare_digest(typed_phone.encode(), last4.encode())
    return bool(email and by_email) or bool(last4 and by_phone)


def _wait(db: Database, order_id: str, visitor: str, now: int) -> int:
    """Seconds until the next guess is allowed; 0 when it is."""
    waits = [0]
    for guesses, value, limit in (
        (_GUESSES_AT_ORDER, order_id, GUESSES_PER_ORDER),
        (_GUESSES_OF_VISITOR, visitor, GUESSES_PER_VISITOR),
    ):
        # The guess that must be an hour old before there is room for another.
        oldest = db.execute(guesses, [value[:LONGEST_KEY], now - GUESSES_WITHIN_S, limit - 1]).fetchone()
        if oldest is not None:
            waits.append(oldest[0] + GUESSES_WITHIN_S - now)
    return max(waits)


def _note_wrong_guess(db: Database, order_id: str, visitor: str, now: int) -> None:
    db.execute("DELETE FROM order_attempts WHERE at <= ?", [now - GUESSES_WITHIN_S])
    db.execute(
        "INSERT INTO order_attempts (order_id, visitor, at) VALUES (?, ?, ?)",
        [order_id[:LONGEST_KEY], visitor[:LONGEST_KEY], now],
    )
