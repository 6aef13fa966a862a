"""The bridge between the shop and the recommender: rows become matrices, ids and evidence become offers."""

from __future__ import annotations

import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.catalogue.products import Product
from assistant.catalogue.recommender_columns import item_columns
from assistant.catalogue.store import Catalogue
from assistant.journal.behaviour import BehaviourLog
from assistant.language.normal_text import Segmenter
from assistant.reports import Progress

if TYPE_CHECKING:
    from recommender import HybridRecommender
    from recommender.data.evidence import Evidence
    from recommender.lists.trace import Trace
    from recommender.offers.cross_sell import CrossSell
    from recommender.offers.up_sell import UpSell

logger = logging.getLogger(__name__)
POINTER = "current"
# What "lately" means where a number of sales is told.
SOLD_DAYS = 90
KEPT_MODELS = 2
FETCHED = 24  # of one anchor, kept in memory
REMEMBERED = 10_000  # anchors
LOOK_ALIKES = 20
# How often it is looked further where too little of what was found fits, and how many of an anchor are fetched then.
FURTHER = 3
FETCHED_FURTHER = 8


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
    complements: dict[str, tuple[list[CrossSell], ...]] = field(default_factory=dict)
    upgrades: dict[str, list[UpSell]] = field(default_factory=dict)
    directions: dict[str, dict[str, int]] = field(default_factory=dict)

    def cross_sell(self, anchor: str, *, further: int = 0) -> list[CrossSell]:
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
        goes: Callable[[Product, Product], bool] = lambda product, anchor: True,
    ) -> list[Related]:
        """What goes with the anchors, best evidence first, one of a kind of goods.

        Only what `fits` lets through, and only with an anchor that it `goes` with.
        """
        loaded = self._current()
        if loaded is None or not anchors:
            return []
        by_anchor = {anchor.id: anchor for anchor in anchors}
        left_out = {*exclude, *by_anchor}
        fitting: list[Related] = []
        offers: list[Related] = []
        for further in range(1 + FURTHER):
            known = (pair for anchor in by_anchor for pair in loaded.cross_sell(anchor, further=further))
            pairs = [pair for pair in known if pair.item not in left_out]
            had = {product.id: product for product in fits(self._had([str(pair.item) for pair in pairs]))}
            fitting += [
                Related(had[str(pair.item)], by_anchor[str(pair.anchor)], pair)
                for pair in pairs
                if str(pair.item) in had
            ]
            offers = _one_of_a_kind(fitting, anchors, n, goes)
            if len(offers) == n:
                break
        return offers

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
        worth: Callable[[Premium], bool] = lambda step: True,
        visitor: str | None = None,
    ) -> list[Premium]:
        """One step up from each anchor in turn, best first; only what `fits` lets through, and no model twice.

        `worth` says of a step whether it is one for this shopper. A `visitor`'s own price level moves how far it goes.
        """
        loaded = self._current()
        if loaded is None or not anchors:
            return []
        left_out = set(exclude)
        if visitor is None:
            known = [step for anchor in anchors for step in loaded.up_sell(anchor.id)]
        else:
            own = loaded.model.up_sell([anchor.id for anchor in anchors], n=FETCHED, user=visitor)
            known = [step for steps in own for step in steps]
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
            if model_of in seen or anchor.id in seen or not worth(Premium(product, anchor, step)):
                continue
            seen |= {model_of, anchor.id}
            out.append(Premium(product, anchor, step))
            if len(out) == n:
                break
        return out

    def pair(self, anchor: Product, product: Product) -> Related | None:
        """What the orders say of a product beside another; None when it would not be offered with it."""
        loaded = self._current()
        if loaded is None:
            return None
        known = loaded.cross_sell(anchor.id) + loaded.model.cross_sell([anchor.id], n=1, among=[product.id])[0]
        return next((Related(product, anchor, pair) for pair in known if pair.item == product.id), None)

    def step(self, anchor: Product, product: Product) -> Premium | None:
        """What the step up from one product to another buys; None when it is no step up."""
        loaded = self._current()
        if loaded is None:
            return None
        known = loaded.up_sell(anchor.id) + loaded.model.up_sell([anchor.id], n=1, among=[product.id])[0]
        return next((Premium(product, anchor, step) for step in known if step.item == product.id), None)

    def directions(self, product: Product) -> Mapping[str, int]:
        """Which way the product's attributes are better, by what its kind of goods charges more for.

        Attribute key to 1 where more is better and to -1 where less is; without what nothing is known of.
        """
        loaded = self._current()
        if loaded is None:
            return {}
        if product.id not in loaded.directions:
            _remember(loaded.directions, product.id, _directions(loaded.model, product.id))
        return loaded.directions[product.id]

    def explain(self, visitor: str | None, product: Product) -> list[Evidence]:
        """What speaks for a product for this visitor, or for anybody, the weightiest first."""
        model = self.model()
        return model.explain(visitor or "", product.id) if model else []

    def owned(self, visitor: str | None) -> frozenset[str]:
        """What a visitor has bought and kept, as far as the model knows."""
        model = self.model() if visitor else None
        return frozenset(map(str, model.owned(visitor))) if model else frozenset()

    def for_visitor(
        self,
        visitor: str | None,
        *,
        recent: Sequence[str],
        n: int,
        exclude: Sequence[str] = (),
        disliked: Sequence[str] = (),
    ) -> list[Product]:
        """What this visitor may like: by their history and this session, or what is popular for someone unknown.

        What is much like something `disliked` comes last.
        """
        model = self.model()
        if model is None:
            return []
        ids, _ = model.recommend([visitor or ""], n=3 * n, recent=[list(recent)], exclude=[*exclude, *disliked])
        alike = set(model.similar(disliked, n=LOOK_ALIKES)[0].ravel().tolist()) if disliked else set()
        found = self._had([str(key) for key in ids[0] if key is not None])
        return sorted(found, key=lambda product: product.id in alike)[:n]

    def why_not(
        self, visitor: str | None, product: Product, *, n: int, recent: Sequence[str], exclude: Sequence[str] = ()
    ) -> Trace | None:
        """The way of a product through the list that `for_visitor` makes; None before the first training."""
        model = self.model()
        if model is None:
            return None
        from recommender.lists.shelf import Shelf

        shelf = Shelf.of(model.catalogue_, exclude=exclude)
        return model.why_not(visitor or "", product.id, n=n, shelf=shelf, recent=list(recent))

    def similar(self, product: Product, *, n: int, exclude: Iterable[str] = ()) -> list[Product]:
        """Alternatives to a product."""
        model = self.model()
        if model is None:
            return []
        ids, _ = model.similar([product.id], n=2 * n, exclude=list(exclude))
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

        items = item_columns(self._catalogue, segmenter)
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


def _one_of_a_kind(
    offers: Sequence[Related], anchors: Sequence[Product], n: int, goes: Callable[[Product, Product], bool]
) -> list[Related]:
    """The best offers that go with their anchors, best first, at most `n`; none of a kind with another or an anchor."""
    kinds = {anchor.category_id for anchor in anchors if anchor.category_id is not None}
    chosen: dict[str, Related] = {}
    for each in sorted(offers, key=lambda each: -each.found.score):
        kind = each.product.category_id
        if each.product.id in chosen or kind in kinds or not goes(each.product, each.anchor):
            continue
        chosen[each.product.id] = each
        if kind is not None:
            kinds.add(kind)
        if len(chosen) == n:
            break
    return list(chosen.values())


def _directions(model: HybridRecommender, product_id: str) -> dict[str, int]:
    row = int(model.catalogue_.ids.rows([product_id])[0])
    attributes, strength = model.catalogue_.attributes, model.upgrades_.directions_.strength
    known = attributes.rows_of(row) if row >= 0 else ()
    return {attributes.names[attributes.name[at]]: 1 if strength[at] > 0 else -1 for at in known if strength[at]}


def _popularity(log: Any) -> dict[str, float]:
    """How popular each item is, in [0, 1]: its rank among all by decayed purchases."""
    from recommender.scorers.popularity import Popularity

    if not len(log):
        return {}
    fitted = Popularity().fit(log)
    ids, scores = fitted.recommend([""], n=len(log.items))
    known = [
        (str(key), float(score)) for key, score in zip(ids[0], scores[0], strict=True) if key is not None and score > 0
    ]
    return {key: 1 - rank / len(known) for rank, (key, _) in enumerate(known)}
