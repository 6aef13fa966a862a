"""Trace: why an item is not in a list, by the steps that it passed and the one that stopped it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.data import Evidence, IdIndex, read_id_list
from recommender.lists.diversity import measure_mix
from recommender.lists.shelf import Filter, RankedList, Shelf, leave_out
from recommender.scorers import Scorer

Facts = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One test that an item took: its name, whether it passed, and the numbers and ids that decided."""

    name: str
    passed: bool
    facts: Facts


@dataclass(frozen=True, kw_only=True)
class Trace:
    """The way of one item through one list.

    place : where it is shown, the first being 1; None when it is not. stopped_by : the name of the first step that it
    did not pass; None when it is shown. steps : all that were taken, in order. reasons : evidence for its score.

    The steps are "known"; one for each filter; "score" (the scorer's own value and its rank among all items); "rule"
    where the shop's rules move the item; "near_duplicate" of a better item; and "place" (what is needed to be shown).
    """

    item: Any
    place: int | None
    stopped_by: str | None
    steps: tuple[Step, ...]
    reasons: tuple[Evidence, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON when the ids are."""
        plain = asdict(self) | {"steps": [asdict(step) for step in self.steps]}
        return plain | {"reasons": [reason.as_dict() for reason in self.reasons]}


def trace_item(
    item: Any, scores: NDArray[np.floating[Any]], shown: RankedList, ids: IdIndex, *, shelf: Shelf | None = None
) -> Trace:
    """The way of one raw item id through a list that `Shelf.arrange` has made of `scores`."""
    row = int(ids.rows([item])[0])
    known = Step(name="known", passed=row >= 0, facts={})
    if row < 0:
        return Trace(item=item, place=None, stopped_by=known.name, steps=(known,))
    place = shown.place_of(row)
    steps = [known, *(_trace_filter(row, each) for each in shown.filters), _trace_score(row, scores)]
    rule_effect = shelf.rule_effect if shelf is not None else None
    if rule_effect is not None and (rules := rule_effect.about(row)):
        told = [rule.as_dict() for rule in rules]
        steps.append(Step(name="rule", passed=not rule_effect.hidden[row], facts={"rules": told}))
    if row in shown.repeats:
        steps.append(Step(name="near_duplicate", passed=False, facts={"of": ids.one(shown.repeats[row])}))
    steps.append(_trace_place(row, place, shown))
    # What is pinned is shown whatever its score.
    stopped = None if place is not None else next(step.name for step in steps if not step.passed)
    return Trace(item=item, place=place, stopped_by=stopped, steps=tuple(steps))


def explain_why_not(
    scorer: Scorer,
    user: Any,
    item: Any,
    *,
    n: int = 20,
    shelf: Shelf | None = None,
    exclude_seen: bool = True,
    basket: Iterable[Any] = (),
    recent: Iterable[Any] | None = None,
) -> Trace:
    """Why a user's list of n does, or does not, show an item; with the scorer's evidence for it.

    The list is the one that `recommend_from_shelf(scorer, user, ...)` gives with the same arguments.
    """
    shelf = shelf or Shelf()
    scores, shown = recommend_from_shelf(
        scorer, user, n=n, shelf=shelf, exclude_seen=exclude_seen, basket=basket, recent=recent
    )
    found = trace_item(item, scores, shown, scorer.items_, shelf=shelf)
    return replace(found, reasons=tuple(scorer.explain(user, item)))


def recommend_from_shelf(
    scorer: Scorer,
    user: Any,
    *,
    n: int = 20,
    shelf: Shelf | None = None,
    exclude_seen: bool = True,
    basket: Iterable[Any] = (),
    recent: Iterable[Any] | None = None,
) -> tuple[NDArray[np.float32], RankedList]:
    """One user's scores of all items, shape (n_items,), and the list that a shelf makes of them.

    Parameters
    ----------
    shelf : the shop's filters, rules and variety; None for none.
    exclude_seen : what the user has touched is left out: what was bought by the fit as the filter "owned", the rest as
        "seen". basket : ids to leave out under the filter "basket".
    recent : the item ids of the present session, see `Scorer.profiles_of`.
    """
    shelf = shelf or Shelf()
    profile = scorer.profiles_of([user], recent=None if recent is None else [recent])
    scores = scorer.score_profiles(profile)[0]
    n_items = len(scorer.items_)
    more = []
    if exclude_seen:
        seen = profile.history.indices.astype(np.int64)
        is_owned = _was_bought(scorer, user, seen)
        more += [leave_out("owned", seen[is_owned], n_items), leave_out("seen", seen[~is_owned], n_items)]
    if in_basket := read_id_list("basket", basket):
        more.append(leave_out("basket", scorer.items_.rows(in_basket), n_items))
    mix = None
    if shelf.calibration and shelf.category is not None:
        history = profile.history.indices.astype(np.int64)
        mix = measure_mix(history, profile.history.data, shelf.category, int(shelf.category.max(initial=-1)) + 1)
    return scores, shelf.arrange(scores, n, mix=mix if mix is not None and mix.any() else None, more=more)


def _was_bought(scorer: Scorer, user: Any, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of these item rows the user had bought, and kept, when the scorer was fitted."""
    known = int(scorer.users_.rows([user])[0])
    if known < 0:
        return np.zeros(len(rows), dtype=bool)
    return np.asarray(scorer.people_.bought[rows][:, [known]].toarray()[:, 0] > 0)


def _trace_score(row: int, scores: NDArray[np.floating[Any]]) -> Step:
    own = float(scores[row])
    finite = bool(np.isfinite(own))
    rank = int((scores > own).sum()) + 1 if finite else None
    facts = {"score": own if finite else None, "rank": rank, "of": int(np.isfinite(scores).sum())}
    return Step(name="score", passed=finite, facts=facts)


def _trace_filter(row: int, each: Filter) -> Step:
    facts: dict[str, Any] = {}
    if each.value is not None:
        value = float(each.value[row])
        facts = {"value": None if np.isnan(value) else value, "limit": each.limit}
    return Step(name=each.name, passed=bool(each.keeps[row]), facts=facts)


def _trace_place(row: int, place: int | None, shown: RankedList) -> Step:
    """The score after rules and margin, its rank, and the lowest one that is shown without being pinned."""
    own = float(shown.scores[row])
    finite = bool(np.isfinite(own))
    open_places = shown.rows[~np.isin(shown.rows, shown.pinned)]
    facts = {
        "score": own if finite else None,
        "rank": int((shown.scores > own).sum()) + 1 if finite else None,
        "place": place,
        "shown": len(shown.rows),
        "needed": float(shown.scores[open_places].min()) if len(open_places) else None,
    }
    return Step(name="place", passed=place is not None, facts=facts)
