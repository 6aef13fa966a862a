"""Products made by hand, as a catalogue would have them."""

from __future__ import annotations

from typing import Any

from assistant.catalogue.products import Product


def make_product(
    title_en: str | None = None,
    title_zh: str | None = None,
    *,
    en: str | None = None,
    zh: str | None = None,
    id: str = "X-1",
    colours: tuple[str, ...] = (),
    **attributes: Any,
) -> Product:
    """A product with these descriptions; attributes by their names, with spaces for underlines."""
    return Product(
        1, id, title_zh, title_en, 1, ("", ""), 1, ("", ""), 9_900, None, "CNY", 3, True, 4.5, 20, None, zh, en,
        {name.replace("_", " "): value for name, value in attributes.items()}, (), None, None, 0.0, colours,
    )  # fmt: skip


def of(value: float, unit: str) -> dict[str, Any]:
    """A quantity as feeds write it."""
    return {"value": value, "unit": unit}
