"""What the fixtures of this room give, as types."""

from __future__ import annotations

from collections.abc import Callable

from assistant.catalogue.feeds import Feed, ProductRow
from assistant.reports import ImportReport

WriteFeed = Callable[..., Feed[ProductRow]]
ImportRows = Callable[..., ImportReport]
