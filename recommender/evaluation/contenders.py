"""Contenders: every method that the report sets side by side."""

from __future__ import annotations

import numpy as np

from recommender.blending import WeightedHybrid, blend_by_alpha
from recommender.data import InteractionMatrices, Items
from recommender.hybrid import HybridRecommender
from recommender.scorers import (
    MAX_ITEMS,
    AttributeSimilarity,
    CategoryPopularity,
    Content,
    Ease,
    ImplicitAls,
    ItemNeighbours,
    ItemTransitions,
    NextBasket,
    Popularity,
    RecencyWeighted,
    Scorer,
    SegmentPopularity,
    Similarity,
    SparseEase,
    Tokenize,
    TruncatedSvd,
    UserNeighbours,
)

_ITEM_SIMILARITIES: dict[str, Similarity] = {
    "cosine": "cosine",
    "adjusted cosine": "adjusted_cosine",
    "Pearson": "pearson",
    "Jaccard": "jaccard",
    "TF-IDF": "tfidf",
    "BM25": "bm25",
    "conditional": "conditional",
    "lift": "lift",
    "RP3beta": "rp3beta",
}


# What the collaborative scorer weighs in the alpha-weighted hybrid; the rest is the content's.
ALPHA = 0.8


def build_contenders(
    matrices: InteractionMatrices, items: Items, *, random_state: int = 0, tokenize: Tokenize | None = None
) -> dict[str, Scorer]:
    """All scorers of new items by name, unfitted, with the settings that they have by default.

    What needs times, orders, attributes or room that is not there is left out: without them it would only seem to
    take part. Not among them are replenishment and new arrivals: what to buy again, or to try out on somebody, is
    another question than what a user will take up next.
    """
    models: dict[str, Scorer] = {"popularity": Popularity()}
    if matrices.has_time:
        models["trend, 7 days"] = Popularity(half_life_days=7.0)
    if items.categories:
        models["popularity by category"] = CategoryPopularity()
    models["popularity by segment"] = SegmentPopularity(random_state=random_state)
    for name, similarity in _ITEM_SIMILARITIES.items():
        models[f"item neighbours, {name}"] = ItemNeighbours(similarity=similarity)
    models["user neighbours, cosine"] = UserNeighbours()
    models["user neighbours, Pearson"] = UserNeighbours(similarity="pearson")
    models["content"] = Content(tokenize=tokenize)
    if len(items.attributes):
        models["like attributes"] = AttributeSimilarity()
    models["truncated SVD"] = TruncatedSvd(random_state=random_state)
    models["implicit ALS"] = ImplicitAls(random_state=random_state)
    models["sparse EASE"] = SparseEase()
    fits = int((np.bincount(matrices.affinity.indices) > 0).sum()) <= MAX_ITEMS
    if fits:
        models["EASE"] = Ease()
    if fits and matrices.orders.matrix.nnz:
        models["EASE on orders"] = Ease(source="orders", reg=100.0)
    if fits and matrices.has_time:
        models["EASE, recent first"] = RecencyWeighted(scorer=Ease())
    if matrices.has_time:
        models["transitions"] = ItemTransitions()
    if matrices.orders.matrix.nnz:
        models["next basket"] = NextBasket()
    three: dict[str, Scorer] = {
        "company": ItemNeighbours(),
        "content": Content(tokenize=tokenize),
        "popularity": Popularity(),
    }
    models["average"] = WeightedHybrid(scorers=three)
    models["alpha-weighted"] = blend_by_alpha(SparseEase(), Content(tokenize=tokenize), alpha=ALPHA)
    models["hybrid"] = HybridRecommender(random_state=random_state, tokenize=tokenize)
    return models
