"""Model lifecycle: fitted models on disk, of which a pointer names the current one, and that one in memory."""

from __future__ import annotations

import logging
import os
import shutil
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recommender import CrossSell, HybridRecommender, UpSell

logger = logging.getLogger(__name__)
POINTER = "current"
KEPT_MODELS = 2
FETCHED = 24  # of one anchor, kept in memory
REMEMBERED = 10_000  # anchors
# How many of an anchor are fetched when it is looked further.
FETCHED_FURTHER = 8


@dataclass(slots=True)
class LoadedModel:
    """A model in memory, and what it said of each anchor: popular products are anchors of most searches."""

    version: str
    model: HybridRecommender
    complements: dict[str, tuple[list[CrossSell], ...]] = field(default_factory=dict)
    upgrades: dict[str, list[UpSell]] = field(default_factory=dict)
    directions: dict[str, dict[str, int]] = field(default_factory=dict)

    def find_cross_sell(self, anchor: str, *, further: int = 0) -> list[CrossSell]:
        """Complements of one anchor, best first; `further`: the next best of their kinds, after so many such lists.

        What is asked for late in a conversation, when the first ones were offered, is so known as well as they are.
        """
        known = self.complements.get(anchor, ())
        while len(known) <= further:
            before = [pair.item for found in known for pair in found]
            n = FETCHED_FURTHER if known else FETCHED
            # An empty list is the last one: what is left out brings nothing forth then.
            found = [] if known and not known[-1] else self.model.cross_sell([anchor], n=n, exclude=before)[0]
            known = (*known, found)
            _remember(self.complements, anchor, known)
        return known[further]

    def find_up_sell(self, anchor: str) -> list[UpSell]:
        """Steps up from one anchor, best first."""
        known = self.upgrades.get(anchor)
        if known is None:
            known = self.model.up_sell([anchor], n=FETCHED)[0]
            _remember(self.upgrades, anchor, known)
        return known

    def directions_of(self, product: str) -> dict[str, int]:
        """Attribute key to 1 where more is better and to -1 where less is; without what nothing is known of."""
        known = self.directions.get(product)
        if known is None:
            known = _read_directions(self.model, product)
            _remember(self.directions, product, known)
        return known


def _remember(cache: dict[str, Any], anchor: str, found: Any) -> None:
    if len(cache) >= REMEMBERED:
        cache.clear()
    cache[anchor] = found


def _read_directions(model: HybridRecommender, product: str) -> dict[str, int]:
    row = int(model.catalogue_.ids.rows([product])[0])
    attributes, strength = model.catalogue_.attributes, model.upgrades_.directions_.strength
    known = attributes.rows_of(row) if row >= 0 else ()
    return {attributes.names[attributes.name[at]]: 1 if strength[at] > 0 else -1 for at in known if strength[at]}


class Models:
    """The models in a directory. The current one is loaded when the pointer has moved."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._lock = threading.Lock()
        self._loaded: LoadedModel | None = None
        self._broken: str | None = None

    @property
    def version(self) -> str | None:
        """The name of the current model, or None before the first training."""
        try:
            return (self._directory / POINTER).read_text().strip() or None
        except FileNotFoundError:
            return None

    def load_current(self) -> LoadedModel | None:
        """The current model; the last that worked where this one does not, and None before the first training."""
        version = self.version
        if version is None:
            return None
        if version not in (self._broken, self._loaded.version if self._loaded else None):
            with self._lock:
                if self._loaded is None or self._loaded.version != version:
                    self._load(version)
        return self._loaded

    def find_problem(self) -> str | None:
        """Why the current model cannot be used, or None."""
        version = self.version
        if version is None:
            return "no model has been trained"
        loaded = self.load_current()
        if loaded is None or loaded.version != version:
            return f"the model {version} cannot be loaded"
        return None

    def save(self, model: HybridRecommender) -> str:
        """Writes a model beside the others, and returns its version. It is not current yet."""
        version = f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}-{os.getpid()}"
        model.save(self._directory / version)
        return version

    def make_current(self, version: str) -> None:
        """Makes a saved model current, whole, and drops the oldest."""
        pointer = self._directory / POINTER
        fresh = pointer.with_suffix(".new")
        fresh.write_text(version + "\n")
        os.replace(fresh, pointer)
        models = sorted(path for path in self._directory.iterdir() if path.is_dir() and path.name != version)
        for old in models[: max(0, len(models) - KEPT_MODELS + 1)]:
            shutil.rmtree(old, ignore_errors=True)

    def _load(self, version: str) -> None:
        from recommender import HybridRecommender

        try:
            self._loaded = LoadedModel(version, HybridRecommender.load(self._directory / version))
        except (ValueError, OSError) as error:
            # An older model that works is better than none; readiness tells that this one does not.
            self._broken = version
            logger.error("the model %s cannot be loaded: %s", version, error)
