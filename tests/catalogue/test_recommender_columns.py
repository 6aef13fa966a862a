"""The catalogue as a recommender takes it."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.catalogue.recommender_columns import features_of


@pytest.mark.parametrize(
    ("attributes", "features"),
    [
        ({"防水|waterproof": True}, {"防水|waterproof": True}),
        ({"weight": 12}, {"weight": 12}),
        ({"weight": {"value": 45, "unit": "g"}}, {"weight": (45.0, "g")}),
        ({"safe": {"value": False}}, {"safe": False}),
        ({"material": {"zh": "棉", "en": "cotton"}}, {"material": "cotton"}),
        ({"material": {"zh": "棉"}}, {"material": "棉"}),
        ({"colours": ["red", {"zh": "蓝", "en": "blue"}, 5]}, {"colours": ["red", "blue"]}),
        ({"empty": [], "odd": {"a": 1}, "none": None}, {}),
    ],
)
def test_attributes_become_features(attributes: dict[str, Any], features: dict[str, Any]) -> None:
    assert features_of(attributes) == features
