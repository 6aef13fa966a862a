"""Evidence is numbers and ids, ready for JSON."""

from __future__ import annotations

import json

import pytest

from recommender import evidence
from recommender.evidence import BoughtTogether, Evidence

KINDS = [kind for kind in vars(evidence).values() if isinstance(kind, type) and issubclass(kind, Evidence)]


def test_every_kind_has_a_name_of_its_own() -> None:
    names = [kind.kind for kind in KINDS if kind is not Evidence]
    assert len(set(names)) == len(names) >= 11


def test_a_dict_holds_the_kind_and_every_number() -> None:
    reason = BoughtTogether(anchor="tea", item="cup", count=2, of=3, lift=1.5, share=0.25)
    expected = {"kind": "bought_together", "anchor": "tea", "item": "cup", "count": 2, "of": 3, "lift": 1.5}
    unknown = {"confidence_interval": None, "lift_interval": None}
    assert json.loads(json.dumps(reason.as_dict())) == expected | unknown | {"share": 0.25}


def test_a_dict_is_what_json_brings_back() -> None:
    words = {"terms": ("red", "bag"), "attributes": (("colour", "red"),)}
    found = evidence.SimilarContent(anchor="a", item="b", cosine=0.5, **words).as_dict()
    assert json.loads(json.dumps(found)) == found


def test_evidence_cannot_be_changed() -> None:
    reason = BoughtTogether(anchor="tea", item="cup", count=2, of=3, lift=1.5)
    with pytest.raises(AttributeError):
        reason.count = 3  # type: ignore[misc]
    assert reason.with_share(0.5).share == 0.5
    assert reason.share == 0.0
