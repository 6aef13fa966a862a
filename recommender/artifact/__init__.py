"""Artifact: a fitted model on disk, and what has happened since it was fitted."""

from recommender.artifact.artifact import load_arrays, save_arrays
from recommender.artifact.codec import ModelParts, decode, encode
from recommender.artifact.fresh_events import FreshEvents
from recommender.artifact.new_items import (
    GrownIndex,
    grow_counts,
    grow_items,
    grow_mixture,
    grow_profiles,
    grow_scorers,
    grow_vectors,
    select_unknown,
)

__all__ = [
    "FreshEvents",
    "GrownIndex",
    "ModelParts",
    "decode",
    "encode",
    "grow_counts",
    "grow_items",
    "grow_mixture",
    "grow_profiles",
    "grow_scorers",
    "grow_vectors",
    "load_arrays",
    "save_arrays",
    "select_unknown",
]
