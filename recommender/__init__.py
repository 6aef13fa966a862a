"""Recommendations from an event log and a catalogue: arrays in, ranked ids and evidence out.

>>> from recommender import HybridRecommender, Interactions
>>> log = Interactions.from_columns(user=["ann", "ann", "bob"], item=["tea", "cup", "tea"])
>>> ids, scores = HybridRecommender(random_state=0).fit(log).recommend(["bob"], n=1)
>>> ids.tolist()
[['cup']]
"""

from __future__ import annotations

from typing import Any

from recommender.data import Evidence, Interactions
from recommender.hybrid import HybridRecommender
from recommender.lists import Shelf, Trace
from recommender.offers import Candidate, CrossSell, Role, UpSell, find_fillers, find_sure_direction, make_bundle
from recommender.scorers import Popularity

__all__ = [
    "Candidate",
    "CrossSell",
    "Evidence",
    "HybridRecommender",
    "Interactions",
    "NotFittedError",
    "Popularity",
    "Role",
    "Shelf",
    "Trace",
    "UpSell",
    "find_fillers",
    "find_sure_direction",
    "make_bundle",
]


def __getattr__(name: str) -> Any:
    # scikit-learn takes a second to import, and a serving process never needs it: its exception comes on demand.
    if name == "NotFittedError":
        from sklearn.exceptions import NotFittedError

        return NotFittedError
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
