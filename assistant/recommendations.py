"""The bridge between the shop and the recommender: rows become matrices, ids and evidence become offers."""

from __future__ import annotations

import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
# What "lately" means where a number of sales is told.
SOLD_DAYS = 90
KEPT_MODELS = 2
FETCHED = 24  # of one anchor, kept in memory
REMEMBERED = 10_000  # anchors
PER_OFFER = 3  # candidates an anchor for each offer: some are sold out, some break a limit


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


@dataclass(slots=True)
class _Loaded:
    """A model in memory, and what it said of each anchor: popular products are anchors of most searches."""

    version: str
    model: HybridRecommender
    complements: dict[str, list[CrossSell]] = field(default_factory=dict)
    upgrades: dict[str, list[UpSell]] = field(default_factory=dict)

    def cross_sell(self, anchor: str) -> list[CrossSell]:
        """Complements of one anchor, best first."""
        known = self.complements.get(anchor)
        if known is None:
            known = self.model.cross_sell([anchor], n=FETCHED)[0]
            _remember(self.complements, anchor, known)
        return known

    def up_sell(self, anchor: str) -> list[UpSell]:
        """Steps up from one anchor, best first."""
        known = self.upgrades.get(anchor)
        if known is None:
            known = self.model.up_sell([anchor], n=FETCHED)[0]
            _remember(self.upgrades, anchor, known)
        return known


def _remember(cache: dict[str, Any], anchor: str, found: Any) -> None:
    if len(cache) >= REMEMBERED:
        cache.clear()
    cache[anchor] = found


class Recommendations:
    """Offers from the model that is current; none while nothing was learned yet."""

    def __init__(self, catalogue: Catalogue, behaviour: BehaviourLog, directory: Path) -> None:
        self._catalogue = catalogue
        self._behaviour = behaviour
        self._directory = directory
        self._lock = threading.Lock()
        self._loaded: _Loaded | None = None
        self._broken: str | None = None

    @property
    def version(self) -> str | None:
        """The name of the current model, or None before the first training."""
        try:
            return (self._directory / POINTER).read_text().strip() or None
        except FileNotFoundError:
            return None

    def model(self) -> HybridRecommender | None:
        """The current model, loaded when the pointer has moved; None before the first training."""
        loaded = self._current()
        return loaded.model if loaded else None

    def _current(self) -> _Loaded | None:
        version = self.version
        if version is None:
            return None
        if version not in (self._broken, self._loaded.version if self._loaded else None):
            with self._lock:
                if self._loaded is None or self._loaded.version != version:
                    self._load(version)
        return self._loaded

    def _load(self, version: str) -> None:
        from recommender import HybridRecommender

        try:
            self._loaded = _Loaded(version, HybridRecommender.load(self._directory / version))
        except (ValueError, OSError) as error:
            # An older model that works is better than none; readiness tells that this one does not.
            self._broken = version
            logger.error("the model %s cannot be loaded: %s", version, error)

    def problem(self) -> str | None:
        """Why the current model cannot be used, or None."""
        version = self.version
        if version is None:
            return "no model has been trained"
        self.model()
        if self._loaded is None or self._loaded.version != version:
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
        loaded = self._current()
        if loaded is None or not anchors:
            return []
        left_out = {*exclude, *(anchor.id for anchor in anchors)}
        known = [pair for anchor in anchors for pair in loaded.cross_sell(anchor.id)]
        offers, unfit = self._one_of_a_kind(anchors, [pair for pair in known if pair.item not in left_out], n, fits)
        if len(offers) == n:
            return offers
        # In place of what was left out, is sold out or breaks a limit, the model may know a next best of its kind.
        without = sorted(left_out | unfit)
        fresh = loaded.model.cross_sell([anchor.id for anchor in anchors], n=PER_OFFER * n, exclude=without)
        return self._one_of_a_kind(anchors, [pair for pairs in fresh for pair in pairs], n, fits)[0]

    def _one_of_a_kind(
        self,
        anchors: Sequence[Product],
        pairs: Sequence[CrossSell],
        n: int,
        fits: Callable[[list[Product]], list[Product]],
    ) -> tuple[list[Related], set[str]]:
        """Up to `n` offers, each of another kind of goods, and the ids that cannot be had or do not fit."""
        candidates = [str(pair.item) for pair in pairs]
        products = {product.id: product for product in fits(self._had(candidates))}
        unfit = set(candidates) - products.keys()
        by_anchor = {anchor.id: anchor for anchor in anchors}
        kinds = {anchor.category_id for anchor in anchors if anchor.category_id is not None}
        offers: list[Related] = []
        for pair in sorted(pairs, key=lambda pair: -pair.score):
            product = products.pop(str(pair.item), None)
            if product is None or product.category_id in kinds:
                continue
            if product.category_id is not None:
                kinds.add(product.category_id)
            offers.append(Related(product, by_anchor[str(pair.anchor)], pair))
            if len(offers) == n:
                break
        return offers, unfit

    def _had(self, product_ids: Sequence[str]) -> list[Product]:
        """Those of these products that the shop has now."""
        products = self._catalogue.products(list(dict.fromkeys(product_ids)))
        return [product for product in products if product.can_be_had]

    def premium(
        self,
        anchors: Sequence[Product],
        *,
        n: int,
        exclude: Iterable[str],
        fits: Callable[[list[Product]], list[Product]],
    ) -> list[Premium]:
        """One step up from each anchor in turn, best first; only what `fits` lets through, and no model twice."""
        loaded = self._current()
        if loaded is None or not anchors:
            return []
        left_out = set(exclude)
        known = [step for anchor in anchors for step in loaded.up_sell(anchor.id)]
        steps = [step for step in known if step.item not in left_out]
        by_id = {product.id: product for product in fits(self._had([str(step.item) for step in steps]))}
        by_anchor = {anchor.id: anchor for anchor in anchors}
        out: list[Premium] = []
        seen: set[Any] = set()
        for step in sorted(steps, key=lambda step: (step.wide, -step.score)):
            product, anchor = by_id.get(str(step.item)), by_anchor[str(step.anchor)]
            if product is None or product.price_minor <= anchor.price_minor:
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
        return self._had([str(key) for key in ids[0] if key is not None])[:n]

    def similar(self, product: Product, *, n: int) -> list[Product]:
        """Alternatives to a product."""
        model = self.model()
        if model is None:
            return []
        ids, _ = model.similar([product.id], n=2 * n)
        return self._had([str(key) for key in ids[0] if key is not None])[:n]

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
        # The counts first, in one write: should it fail, the old model goes on beside the counts that it knows.
        self._catalogue.set_popularity(_popularity(log), self._behaviour.sold(SOLD_DAYS))
        self._point_to(version)
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
