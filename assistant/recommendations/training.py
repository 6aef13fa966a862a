"""Training: what the shop knows as columns and a log, the model fitted on it, and how popular each product is."""

from __future__ import annotations

import time
from typing import Any

from assistant.catalogue.recommender_columns import item_columns
from assistant.catalogue.store import Catalogue
from assistant.journal import BehaviourLog
from assistant.language.normal_text import Segmenter
from assistant.recommendations.models import Models
from assistant.reports import Progress

# What "lately" means where a number of sales is told.
SOLD_DAYS = 90
_STEPS = 3


def build_columns(
    catalogue: Catalogue, behaviour: BehaviourLog, segmenter: Segmenter
) -> tuple[dict[str, list[Any]], Any]:
    """The catalogue as columns and the behaviour as a log, as the recommender takes them."""
    from recommender import Interactions

    columns: dict[str, list[Any]] = {name: [] for name in ("user", "item", "timestamp", "event", "quantity", "basket")}
    for row in behaviour.everything():
        columns["user"].append(row.visitor)
        columns["item"].append(row.product_id)
        columns["timestamp"].append(row.at)
        columns["event"].append(row.event)
        columns["quantity"].append(row.quantity)
        columns["basket"].append(row.order_id or None)
    return item_columns(catalogue, segmenter), Interactions.from_columns(**columns)


def train(
    catalogue: Catalogue,
    behaviour: BehaviourLog,
    segmenter: Segmenter,
    models: Models,
    progress: Progress | None = None,
) -> str:
    """Fits a model on all that is known, makes it current, and says in a line what was done."""
    from recommender import HybridRecommender

    started = time.monotonic()
    report = progress or (lambda stage, done, total: None)
    report("training", 0, _STEPS)
    items, log = build_columns(catalogue, behaviour, segmenter)
    report("training", 1, _STEPS)
    model = HybridRecommender(random_state=0, tokenize=str.split).fit(log, items=items)
    report("training", 2, _STEPS)
    version = models.save(model)
    # The counts first, in one write: should it fail, the old model goes on beside the counts that it knows.
    catalogue.set_popularity(_rank_by_popularity(log), behaviour.count_sold(SOLD_DAYS))
    models.make_current(version)
    report("training", _STEPS, _STEPS)
    return f"model {version}: {len(items['id'])} products, {len(log)} events in {time.monotonic() - started:.1f} s"


def _rank_by_popularity(log: Any) -> dict[str, float]:
    """How popular each item is, in [0, 1]: its rank among all by decayed purchases."""
    from recommender import Popularity

    if not len(log):
        return {}
    fitted = Popularity().fit(log)
    ids, scores = fitted.recommend([""], n=len(log.items))
    known = [
        (str(key), float(score)) for key, score in zip(ids[0], scores[0], strict=True) if key is not None and score > 0
    ]
    return {key: 1 - rank / len(known) for rank, (key, _) in enumerate(known)}
