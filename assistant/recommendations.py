"""The bridge between the shop and the recommender: rows become matrices, ids and evidence become offers."""

from __future__ import annotations

import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.catalogue.attributes import names_of
from assistant.catalogue.products import Product
from assistant.catalogue.store import Catalogue
from assistant.journal.behaviour import BehaviourLog
from assistant.understanding.text import Segmenter, normal

if TYPE_CHECKING:
    from recommender import HybridRecommender
    from recommender.cross_sell import CrossSell
    from recommender.up_sell import UpSell

logger = logging.getLogger(__name__)
Progress = Callable[[str, int, int | None], None]
POINTER = "current"
KEPT_MODELS = 2


@dataclass(frozen=True, slots=True)
class Related:
    """A product that goes with another, and the counts that say so."""

    product: Product
    anchor: Product
    found: CrossSell


@dataclass(frozen=True, slots=True)
class Premium:
    """A product one step up from another, and what the step buys."""

    product: Product
    anchor: Product
    found: UpSell


class Recommendations:
    """Offers from the model that is current; none while nothing was learned yet."""

    def __init__(self, catalogue: Catalogue, behaviour: BehaviourLog, directory: Path) -> None:
        self._catalogue = catalogue
        self._behaviour = behaviour
        self._directory = directory
        self._lock = threading.Lock()
        self._loaded: tuple[str, HybridRecommender] | None = None

    @property
    def version(self) -> str | None:
        """The name of the current model, or None before the first training."""
        try:
            return (self._directory / POINTER).read_text().strip() or None
        except FileNotFoundError:
            return None

    def model(self) -> HybridRecommender | None:
        """The current model, loaded when the pointer has moved; None before the first training."""
        version = self.version
        loaded = self._loaded
        if version is None or (loaded is not None and loaded[0] == version):
            return loaded[1] if loaded and version else None
        with self._lock:
            if self._loaded is None or self._loaded[0] != version:
                from recommender import HybridRecommender

                try:
                    self._loaded = (version, HybridRecommender.load(self._directory / version))
                except (ValueError, OSError) as error:
                    # An older model that works is better than none; readiness tells that this one does not.
                    logger.error("the model %s cannot be loaded: %s", version, error)
        return self._loaded[1] if self._loaded else None

    def problem(self) -> str | None:
        """Why the current model cannot be used, or None."""
        version = self.version
        if version is None:
            return "no model has been trained"
        self.model()
        if self._loaded is None or self._loaded[0] != version:
            return f"the model {version} cannot be loaded"
        return None

    def related(
        self,
        anchors: Sequence[Product],
        *,
        n: int,
        exclude: Iterable[str],
        fits: Callable[[list[Product]], list[Product]],
    ) -> list[Related]:
        """What goes with the anchors, best evidence first; only what `fits` lets through, one of a kind of goods."""
        model = self.model()
        if model is None or not anchors:
            return []
        left_out = {*exclude, *(anchor.id for anchor in anchors)}
        found = [
            pair
            for pairs in model.cross_sell([a.id for a in anchors], n=8 * n, exclude=sorted(left_out))
            for pair in pairs
        ]
        found.sort(key=lambda pair: -pair.score)
        by_id = {
            product.id: product
            for product in fits(self._catalogue.products(list(dict.fromkeys(str(p.item) for p in found))))
        }
        by_anchor = {anchor.id: anchor for anchor in anchors}
        kinds = {anchor.category_id for anchor in anchors if anchor.category_id is not None}
        out: list[Related] = []
        for pair in found:
            product = by_id.get(str(pair.item))
            if product is None or not product.can_be_had or any(offer.product.id == product.id for offer in out):
                continue
            if product.category_id is not None and product.category_id in kinds:
                continue
            if product.category_id is not None:
                kinds.add(product.category_id)
            out.append(Related(product, by_anchor[str(pair.anchor)], pair))
            if len(out) == n:
                break
        return out

    def premium(
        self,
        anchors: Sequence[Product],
        *,
        n: int,
        exclude: Iterable[str],
        fits: Callable[[list[Product]], list[Product]],
    ) -> list[Premium]:
        """One step up from each anchor in turn, best first; only what `fits` lets through, and no model twice."""
        model = self.model()
        if model is None or not anchors:
            return []
        left_out = sorted({*exclude})
        steps = [step for steps in model.up_sell([a.id for a in anchors], n=6, exclude=left_out) for step in steps]
        by_id = {
            product.id: product
            for product in fits(self._catalogue.products(list(dict.fromkeys(str(s.item) for s in steps))))
        }
        by_anchor = {anchor.id: anchor for anchor in anchors}
        out: list[Premium] = []
        seen: set[Any] = set()
        for step in sorted(steps, key=lambda step: (step.wide, -step.score)):
            product, anchor = by_id.get(str(step.item)), by_anchor[str(step.anchor)]
            if product is None or not product.can_be_had or product.price_minor <= anchor.price_minor:
                continue
            model_of = (product.brand_id, product.price_minor)
            if model_of in seen or anchor.id in seen:
                continue
            seen |= {model_of, anchor.id}
            out.append(Premium(product, anchor, step))
            if len(out) == n:
                break
        return out

    def for_visitor(
        self, visitor: str | None, *, recent: Sequence[str], n: int, exclude: Sequence[str] = ()
    ) -> list[Product]:
        """What this visitor may like: by their history and this session, or what is popular for someone unknown."""
        model = self.model()
        if model is None:
            return []
        ids, _ = model.recommend([visitor or ""], n=3 * n, recent=[list(recent)], exclude=list(exclude))
        products = self._catalogue.products([str(key) for key in ids[0] if key is not None])
        return [product for product in products if product.can_be_had][:n]

    def similar(self, product: Product, *, n: int) -> list[Product]:
        """Alternatives to a product."""
        model = self.model()
        if model is None:
            return []
        ids, _ = model.similar([product.id], n=2 * n)
        found = self._catalogue.products([str(key) for key in ids[0] if key is not None])
        return [other for other in found if other.can_be_had][:n]

    def train(self, segmenter: Segmenter, progress: Progress | None = None) -> str:
        """Fits a model on all that is known, makes it current, and says in a line what was done."""
        from recommender import HybridRecommender

        started = time.monotonic()
        report = progress or (lambda stage, done, total: None)
        report("training", 0, 3)
        items, log = self.columns(segmenter)
        report("training", 1, 3)
        model = HybridRecommender(random_state=0, tokenize=str.split).fit(log, items=items)
        report("training", 2, 3)
        version = f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}-{os.getpid()}"
        model.save(self._directory / version)
        self._point_to(version)
        self._catalogue.set_popularity(_popularity(log))
        report("training", 3, 3)
        return f"model {version}: {len(items['id'])} products, {len(log)} events in {time.monotonic() - started:.1f} s"

    def columns(self, segmenter: Segmenter) -> tuple[dict[str, list[Any]], Any]:
        """The catalogue as columns and the behaviour as a log, as the recommender takes them."""
        from recommender import Interactions

        items: dict[str, list[Any]] = {
            name: [] for name in ("id", "text", "price", "category", "features", "rating", "rating_count")
        }
        paths = self._catalogue.category_paths()
        for product in self._catalogue.everything():
            words = " ".join(filter(None, (product.title_zh, product.title_en, *product.tags)))
            items["id"].append(product.id)
            items["text"].append(" ".join(segmenter.index_words(normal(words))))
            items["price"].append(float(product.price_minor))
            items["category"].append(paths.get(product.category_id))
            items["features"].append(features_of(product.attributes))
            items["rating"].append(product.rating)
            items["rating_count"].append(product.rating_count)
        columns: dict[str, list[Any]] = {
            name: [] for name in ("user", "item", "timestamp", "event", "quantity", "basket")
        }
        for row in self._behaviour.everything():
            columns["user"].append(row.visitor)
            columns["item"].append(row.product_id)
            columns["timestamp"].append(row.at)
            columns["event"].append(row.event)
            columns["quantity"].append(row.quantity)
            columns["basket"].append(row.order_id or None)
        return items, Interactions.from_columns(**columns)

    def _point_to(self, version: str) -> None:
        """Makes a saved model current, whole, and drops the oldest."""
        pointer = self._directory / POINTER
        fresh = pointer.with_suffix(".new")
        fresh.write_text(version + "\n")
        os.replace(fresh, pointer)
        models = sorted(path for path in self._directory.iterdir() if path.is_dir() and path.name != version)
        for old in models[: max(0, len(models) - KEPT_MODELS + 1)]:
            shutil.rmtree(old, ignore_errors=True)


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


def attribute_names(key: str) -> tuple[str | None, str | None]:
    """The Chinese and English names of an attribute that evidence speaks of."""
    return names_of(key)


def _popularity(log: Any) -> dict[str, float]:
    """How popular each item is, in [0, 1]: its rank among all by decayed purchases."""
    from recommender.popularity import Popularity

    if not len(log):
        return {}
    fitted = Popularity().fit(log)
    ids, scores = fitted.recommend([""], n=len(log.items))
    known = [
        (str(key), float(score)) for key, score in zip(ids[0], scores[0], strict=True) if key is not None and score > 0
    ]
    return {key: 1 - rank / len(known) for rank, (key, _) in enumerate(known)}
