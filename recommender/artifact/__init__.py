"""Artifact: a fitted model on disk, and what has happened since it was fitted."""

from recommender.artifact.codec import ModelParts, load_parts, save_parts
from recommender.artifact.fresh_events import FreshEvents
from recommender.artifact.new_items import GrownIndex, grow, select_unknown

__all__ = ["FreshEvents", "GrownIndex", "ModelParts", "grow", "load_parts", "save_parts", "select_unknown"]
