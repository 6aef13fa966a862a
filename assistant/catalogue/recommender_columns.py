"""The catalogue as columns, as a recommender takes it."""

from __future__ import annotations

from typing import Any

from assistant.catalogue.store import Catalogue
from assistant.language.normal_text import Segmenter, normal


def item_columns(catalogue: Catalogue, segmenter: Segmenter) -> dict[str, list[Any]]:
    """Equal-length columns, a row for each product: id, text, price, category, features, rating, rating_count."""
    items: dict[str, list[Any]] = {
        name: [] for name in ("id", "text", "price", "category", "features", "rating", "rating_count")
    }
    paths = catalogue.category_paths()
    for product in catalogue.everything():
        words = " ".join(filter(None, (product.title_zh, product.title_en, *product.tags)))
        items["id"].append(product.id)
        items["text"].append(" ".join(segmenter.index_words(normal(words))))
        items["price"].append(float(product.price_minor))
        items["category"].append(paths.get(product.category_id))
        items["features"].append(features_of(product.attributes))
        items["rating"].append(product.rating)
        items["rating_count"].append(product.rating_count)
    return items


def features_of(attributes: dict[str, Any]) -> dict[str, Any]:
    """Attributes as the recommender reads them: numbers with units, flags, texts; under the key that the feed gave."""
    return {key: feature for key, value in attributes.items() if (feature := _feature(value)) is not None}


def _feature(value: Any) -> Any:
    match value:
        case bool() | int() | float() | str():
            return value
        case {"value": bool() as flag}:
            return flag
        case {"value": int() | float() as number, "unit": str() as unit}:
            return (float(number), unit)
        case {"en": str() as name} | {"zh": str() as name}:
            return name
        case list():
            names = [name for part in value if isinstance(name := _feature(part), str)]
            return names or None
    return None
