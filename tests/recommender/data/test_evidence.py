"""Evidence is numbers and ids, ready for JSON."""

from __future__ import annotations

import json

import pytest

from recommender.data import evidence
from recommender.data.evidence import BoughtTogether, Evidence, Neighbours, Popular, merge_evidence

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


def test_one_reason_of_several_scorers_is_said_once() -> None:
    """Of 0.8, company says 0.6 and half of that by tea; popularity says 0.2, and two fifths of that by tea too."""
    tea = Neighbours(anchor="tea", item="cup", count=2, of=3)
    pot = Neighbours(anchor="pot", item="cup", count=1, of=3)
    best = Popular(item="cup", count=9, days=None, rank=1, share=1.0)
    parts = [(0.6, [tea.with_share(0.5), pot.with_share(0.25)]), (0.0, [pot.with_share(1.0)])]
    found = merge_evidence([*parts, (0.2, [best, tea.with_share(0.4)])], n=2)
    assert found == [tea.with_share(pytest.approx(0.375 + 0.1)), best.with_share(0.25)]
    assert merge_evidence([], n=3) == []
