"""Timestamps: moments as the journal counts them, and as programs read them."""

from __future__ import annotations

import time
from datetime import UTC, datetime


def now_ms() -> int:
    """The moment in milliseconds since 1970, UTC."""
    return int(time.time() * 1000)


def iso_text(at_ms: int) -> str:
    """A moment in milliseconds since 1970 as ISO 8601 in UTC, to the second: 2026-01-31T09:30:00Z."""
    return datetime.fromtimestamp(at_ms // 1000, UTC).isoformat().replace("+00:00", "Z")
