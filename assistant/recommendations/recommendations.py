"""Recommendations: what the current model says of the shop's products, as far as they can be had."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.catalogue.products import Product
from assistant.catalogue.store import Catalogue
from assistant.journal import BehaviourLog
from assistant.language.normal_text import Segmenter
from assistant.recommendations import training
from assistant.recommendations.models import FETCHED, Models
from assistant.recommendations.offers import Premium, Related, choose_premium, choose_related
from assistant.reports import Progress

if TYPE_CHECKING:
    from recommender import Evidence, HybridRecommender, Trace

LOOK_ALIKES = 20
# How often it is looked further where too little of what was found fits.
FURTHER = 3
# Of a product's kind, twice as many are read as are shown, and thrice of a whole list: some cannot be had.
_SIMILAR_READ, _LIST_READ = 2, 3


class Recommendations:
    """Offers from the model that is current; none while nothing was learned yet."""

    def __init__(self, catalogue: Catalogue, behaviour: BehaviourLog, directory: Path) -> None:
        self._catalogue = catalogue
        self._behaviour = behaviour
        self._models = Models(directory)

    @property
    def version(self) -> str | None:
        """The name of the current model, or None before the first training."""
        return self._models.version

    def load_model(self) -> HybridRecommender | None:
        """The current model; None before the first training."""
        loaded = self._models.load_current()
        return loaded.model if loaded else None

    def find_problem(self) -> str | None:
        """Why the current model cannot be used, or None."""
        return self._models.find_problem()

    def find_related(
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
        loaded = self._models.load_current()
        if loaded is None or not anchors:
            return []
        by_anchor = {anchor.id: anchor for anchor in anchors}
        left_out = {*exclude, *by_anchor}
        fitting: list[Related] = []
        offers: list[Related] = []
        for further in range(1 + FURTHER):
            known = (pair for anchor in by_anchor for pair in loaded.find_cross_sell(anchor, further=further))
            pairs = [pair for pair in known if pair.item not in left_out]
            had = {product.id: product for product in fits(self._had([str(pair.item) for pair in pairs]))}
            fitting += [
                Related(had[str(pair.item)], by_anchor[str(pair.anchor)], pair)
                for pair in pairs
                if str(pair.item) in had
            ]
            offers = choose_related(fitting, anchors, n, goes)
            if len(offers) == n:
                break
        return offers

    def find_premium(
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
        loaded = self._models.load_current()
        if loaded is None or not anchors:
            return []
        left_out = set(exclude)
        if visitor is None:
            known = [step for anchor in anchors for step in loaded.find_up_sell(anchor.id)]
        else:
            own = loaded.model.up_sell([anchor.id for anchor in anchors], n=FETCHED, user=visitor)
            known = [step for steps in own for step in steps]
        steps = [step for step in known if step.item not in left_out]
        by_id = {product.id: product for product in fits(self._had([str(step.item) for step in steps]))}
        return choose_premium(steps, by_id, {anchor.id: anchor for anchor in anchors}, n, worth)

    def find_pair(self, anchor: Product, product: Product) -> Related | None:
        """What the orders say of a product beside another; None when it would not be offered with it."""
        loaded = self._models.load_current()
        if loaded is None:
            return None
        known = loaded.find_cross_sell(anchor.id) + loaded.model.cross_sell([anchor.id], n=1, among=[product.id])[0]
        return next((Related(product, anchor, pair) for pair in known if pair.item == product.id), None)

    def find_step_up(self, anchor: Product, product: Product) -> Premium | None:
        """What the step up from one product to another buys; None when it is no step up."""
        loaded = self._models.load_current()
        if loaded is None:
            return None
        known = loaded.find_up_sell(anchor.id) + loaded.model.up_sell([anchor.id], n=1, among=[product.id])[0]
        return next((Premium(product, anchor, step) for step in known if step.item == product.id), None)

    def find_top_ups(
        self,
        basket: Sequence[Product],
        *,
        missing_minor: int,
        threshold_minor: int,
        saving_minor: int,
        n: int,
        exclude: Iterable[str],
        fits: Callable[[Product], bool],
    ) -> list[Related]:
        """What orders prove to go with the basket and lifts it by itself over a threshold, at most `n`, cheapest first.

        missing_minor : to the threshold. saving_minor : what is saved once it is reached.
        """
        from recommender import find_fillers

        model = self.load_model()
        if model is None:
            return []
        by_anchor = {product.id: product for product in basket}
        candidates = find_fillers(
            list(by_anchor),
            model.complements_,
            total=float(threshold_minor) - missing_minor,
            threshold=float(threshold_minor),
            fee=float(saving_minor),
            n=FETCHED,
            exclude=sorted(exclude),
        )
        # The model knows the prices and the stock of the day on which it was trained.
        had = self._had([str(each.item) for each in candidates])
        fitting = [product for product in had if product.price_minor >= missing_minor and fits(product)]
        top_ups: list[Related] = []
        for product in sorted(fitting, key=lambda product: product.price_minor)[:n]:
            pairs = [pair for found in model.cross_sell(list(by_anchor), n=1, among=[product.id]) for pair in found]
            if pairs:
                best = max(pairs, key=lambda pair: pair.score)
                top_ups.append(Related(product, by_anchor[str(best.anchor)], best))
        return top_ups

    def directions_of(self, product: Product) -> Mapping[str, int]:
        """Which way the product's attributes are better beyond doubt, attribute key to 1 where more is and to -1 else.

        What a kind of goods merely charges more for, a thread count or an altitude, is none of them.
        """
        from recommender import find_sure_direction

        loaded = self._models.load_current()
        learned = loaded.directions_of(product.id) if loaded else {}
        signs = {key: find_sure_direction(key, learned.get(key, 0)) for key in product.attributes}
        return {key: sign for key, sign in signs.items() if sign}

    def explain(self, visitor: str | None, product: Product) -> list[Evidence]:
        """What speaks for a product for this visitor, or for anybody, the weightiest first."""
        model = self.load_model()
        return model.explain(visitor or "", product.id) if model else []

    def find_owned(self, visitor: str | None) -> frozenset[str]:
        """What a visitor has bought and kept, as far as the model knows."""
        model = self.load_model() if visitor else None
        return frozenset(map(str, model.owned(visitor))) if model else frozenset()

    def recommend(
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
        model = self.load_model()
        if model is None:
            return []
        ids, _ = model.recommend(
            [visitor or ""], n=_LIST_READ * n, recent=[list(recent)], exclude=[*exclude, *disliked]
        )
        alike = set(model.similar(disliked, n=LOOK_ALIKES)[0].ravel().tolist()) if disliked else set()
        found = self._had([str(key) for key in ids[0] if key is not None])
        return sorted(found, key=lambda product: product.id in alike)[:n]

    def explain_absence(
        self, visitor: str | None, product: Product, *, n: int, recent: Sequence[str], exclude: Sequence[str] = ()
    ) -> Trace | None:
        """The way of a product through the list that `recommend` makes; None before the first training."""
        model = self.load_model()
        if model is None:
            return None
        from recommender import Shelf

        shelf = Shelf.of(model.catalogue_, exclude=exclude)
        return model.why_not(visitor or "", product.id, n=n, shelf=shelf, recent=list(recent))

    def find_similar(self, product: Product, *, n: int, exclude: Iterable[str] = ()) -> list[Product]:
        """Alternatives to a product."""
        model = self.load_model()
        if model is None:
            return []
        ids, _ = model.similar([product.id], n=_SIMILAR_READ * n, exclude=list(exclude))
        return self._had([str(key) for key in ids[0] if key is not None])[:n]

    def train(self, segmenter: Segmenter, progress: Progress | None = None) -> str:
        """Fits a model on all that is known, makes it current, and says in a line what was done."""
        return training.train(self._catalogue, self._behaviour, segmenter, self._models, progress)

    def build_columns(self, segmenter: Segmenter) -> tuple[dict[str, list[Any]], Any]:
        """The catalogue as columns and the behaviour as a log, as the recommender takes them."""
        return training.build_columns(self._catalogue, self._behaviour, segmenter)

    def _had(self, product_ids: Sequence[str]) -> list[Product]:
        """Those of these products that the shop has now."""
        products = self._catalogue.products(list(dict.fromkeys(product_ids)))
        return [product for product in products if product.can_be_had]
