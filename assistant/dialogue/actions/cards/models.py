"""Models by their name, as it is said inside a sentence."""

from __future__ import annotations

from assistant.catalogue.models import title_without_colour
from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards.highlights import shorten


def name_model(product: Product, locale: str) -> str:
    """What a model is called inside a sentence: a short title without the colour at its end."""
    return shorten(title_without_colour(product, locale))
