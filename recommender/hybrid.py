"""The recommender that a shop uses: all scorers blended, with complements, upgrades and the evidence for each."""

from __future__ import annotations

import inspect
import logging
import os
from collections.abc import Iterable, Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from recommender import artifact, blend
from recommender.completion import completion_scores
from recommender.content import Content, Tokenize
from recommender.counts import PeopleCounts
from recommender.cross_sell import Complements, CrossSell
from recommender.evidence import Evidence, OwnHistory
from recommender.ids import IdIndex, raw_ids
from recommender.interactions import Interactions
from recommender.items import Items
from recommender.linear import MAX_ITEMS, Ease
from recommender.matrices import Arrays, from_arrays, to_arrays, value_at
from recommender.neighbours import ItemNeighbours
from recommender.popularity import Popularity
from recommender.rerank import allowed_items, excluded_rows, top
from recommender.scorer import Answer, Profiles, Scorer
from recommender.up_sell import MAX_STEP, Upgrades, UpSell

logger = logging.getLogger(__name__)

TREND_HALF_LIFE_DAYS = 7.0
# The part of the events, the latest ones, on which the weights are learned.
VALIDATION_SHARE = 0.15
# So many users of each bucket are asked.
_USERS_ASKED, _SCORES_AT_ONCE = 400, 2_000_000
# Orders are short beside histories and want a smaller penalty.
ORDERS_REG = 100.0
# Likeness is by description first; who takes both comes second.
_COMPANY_WEIGHT = 0.3
_REASONS_TOLD = 6
_KINDS: dict[str, type[Scorer]] = {kind.__name__: kind for kind in (Ease, ItemNeighbours, Content, Popularity)}


class HybridRecommender(Scorer):
    """A weighted sum of a collaborative model, a basket model, content, trend and popularity.

    The weights depend on how many items a user has touched (`blend.LEAST_ITEMS`). They are learned by fitting all
    scorers on the events before a cut in time and ranking what users took up after it; without times, or with few
    users, the defaults stand. Up to `max_items` items with events the collaborative models are EASE; beyond that,
    sparse item neighbours. Where a catalogue is given, only its items are offered.

    Parameters
    ----------
    random_state : seed of the choice of users that the weights are learned on; equal input gives an equal model.
    tokenize : text -> words, for catalogues whose language needs more than `content.words`. Not saved.
    max_items : limit of the dense linear model.

    Attributes
    ----------
    scorers_ : dict of name to fitted Scorer
    weights_ : float32 (n_buckets, n_scorers), in the order of `scorers_`
    catalogue_ : Items;  content_ : Content;  complements_ : Complements;  upgrades_ : Upgrades
    last_bought_ : csr (n_users, n_items), int64 seconds
    """

    def __init__(
        self, *, random_state: int | None = 0, tokenize: Tokenize | None = None, max_items: int = MAX_ITEMS
    ) -> None:
        self.random_state = random_state
        self.tokenize = tokenize
        self.max_items = max_items

    def learn(self, log: Interactions, items: Items) -> None:
        self.catalogue_, self.timed_, self.last_bought_ = items, log.has_time, log.last_bought
        self.content_ = Content(tokenize=self.tokenize)
        self.content_.attach(self.users_, self.items_, self.profiles_, self.people_)
        self.content_.learn(log, items)
        self.scorers_ = self._fit_scorers(log, items)
        self.weights_ = self._learn_weights(log, items)
        self.complements_ = Complements().fit(log, items=items, vectors=self.content_.vectors_)
        self.upgrades_ = Upgrades().fit(log, items=items)

    def _fit_scorers(self, log: Interactions, items: Items) -> dict[str, Scorer]:
        """All scorers fitted on a log; the content scorer does not depend on it and is shared."""
        shared = (log.users, log.items, Profiles(log.affinity, log.latest), PeopleCounts.of(log))
        n_active = len(np.unique(log.affinity.indices))
        scorers: dict[str, Scorer] = {}
        if n_active <= self.max_items:
            scorers["collaborative"] = Ease(max_items=self.max_items)
            if log.orders.matrix.nnz:
                scorers["basket"] = Ease(source="orders", reg=ORDERS_REG, max_items=self.max_items)
        else:
            logger.info(
                "%d items with events are more than max_items=%d: item neighbours take the place of EASE",
                n_active,
                self.max_items,
            )
            scorers["collaborative"] = ItemNeighbours()
        scorers["trend"] = Popularity(half_life_days=TREND_HALF_LIFE_DAYS)
        scorers["popularity"] = Popularity()
        for scorer in scorers.values():
            scorer.attach(*shared)
            scorer.learn(log, items)
        return scorers | {"content": self.content_}

    def _learn_weights(self, log: Interactions, items: Items) -> NDArray[np.float32]:
        names = list(self.scorers_)
        weights = blend.default_weights(names)
        cut = log.time[int(len(log) * (1 - VALIDATION_SHARE))] if len(log) else 0
        before, after = log.take(log.time < cut), log.take(log.time >= cut)
        if not log.has_time or not len(before):
            logger.info("no times to cut the log at: the default weights stand")
            return weights
        known, new = before.affinity, after.affinity
        new = (new - new.multiply(known > 0)).tocsr()
        new.eliminate_zeros()
        scorers = self._fit_scorers(before, items)
        if list(scorers) != names:
            return weights
        bucket = blend.bucket_of(np.diff(known.indptr))
        random = np.random.default_rng(self.random_state)
        for code, start in enumerate(weights):
            users = np.flatnonzero((bucket == code) & (np.diff(new.indptr) > 0))
            users = np.sort(random.permutation(users)[:_USERS_ASKED])
            if len(users) >= blend.MIN_USERS:
                # In slices, for the scores of hundreds of users over a large catalogue are gigabytes.
                n_at_once = max(1, _SCORES_AT_ONCE // max(len(items), 1))
                slices = []
                for some in np.split(users, range(n_at_once, len(users), n_at_once)):
                    profiles = Profiles(known[some], before.latest[some])
                    scores = [blend.scaled(scorer.score_profiles(profiles)) for scorer in scorers.values()]
                    slices.append(blend.candidates(scores, seen=known[some], taken=new[some], listed=items.listed))
                weights[code] = blend.learn_weights(*blend.joined(slices), start)
        logger.info("weights for %s by history length: %s", names, np.round(weights, 2).tolist())
        return weights

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        weights = self._weights_of(profiles)
        total = np.zeros((len(profiles), len(self.items_)), dtype=np.float32)
        for column, scorer in enumerate(self.scorers_.values()):
            if weights[:, column].any():
                total += weights[:, column, None] * blend.scaled(scorer.score_profiles(profiles))
        total[:, ~self.catalogue_.listed] = -np.inf
        return total

    def reasons(self, profiles: Profiles, item: int) -> list[Evidence]:
        weights = self._weights_of(profiles)[0]
        parts = np.array(
            [
                weight * max(float(blend.scaled(scorer.score_profiles(profiles))[0, item]), 0.0) if weight else 0.0
                for weight, scorer in zip(weights, self.scorers_.values(), strict=True)
            ]
        )
        merged: dict[Evidence, float] = {}
        for part, scorer in zip(parts, self.scorers_.values(), strict=True):
            if part > 0:
                for reason in scorer.reasons(profiles, item):
                    same = reason.with_share(0.0)
                    merged[same] = merged.get(same, 0.0) + reason.share * float(part / parts.sum())
        found = [reason.with_share(min(share, 1.0)) for reason, share in merged.items()]
        return sorted(found, key=lambda reason: -reason.share)[:_REASONS_TOLD]

    def explain(self, user: Any, item: Any) -> list[Evidence]:
        """The evidence for one item and one user, largest share first; empty for an unknown item.

        Shares add up to at most 1: what only a model's own numbers say is not told. That the user bought this very
        item before comes last, with share 0, for it is a fact and no part of the score.
        """
        found = super().explain(user, item)
        known_user, row = int(self.users_.rows([user])[0]), int(self.items_.rows([item])[0])
        if known_user >= 0 and row >= 0:
            when = int(value_at(self.last_bought_, known_user, row))
            if when:
                found.append(OwnHistory(item=self.items_.one(row), when=when if self.timed_ else None))
        return found

    def similar(
        self, items: Iterable[Any], *, n: int = 10, exclude: Iterable[Any] = (), among: Iterable[Any] | None = None
    ) -> Answer:
        """Alternatives for each item: alike by description, and next by who takes both.

        Shapes and padding as in `recommend`; an unknown item has no similar ones, and what has nothing in common
        with an item is not offered.
        """
        self.check_fitted()
        rows = self.items_.rows(raw_ids("items", items))
        left_out = excluded_rows(self.items_, exclude, len(rows))
        forbidden = self._forbidden(among)
        ids = np.full((len(rows), n), None, dtype=object)
        values = np.full((len(rows), n), -np.inf, dtype=np.float32)
        for place in np.flatnonzero(rows >= 0):
            only = Profiles.of_items([rows[place : place + 1]], len(self.items_))
            company = blend.scaled(self.scorers_["collaborative"].score_profiles(only))[0]
            scores = self.content_.cosine(int(rows[place])) + _COMPANY_WEIGHT * np.maximum(company, 0.0)
            scores[(scores <= 0) | forbidden] = -np.inf
            scores[left_out[place]] = -np.inf
            scores[rows[place]] = -np.inf
            ids[place], values[place] = self._named(scores[None, :], n)
        return ids, values

    def complete_basket(
        self,
        baskets: Sequence[Iterable[Any]],
        *,
        n: int = 10,
        exclude: Iterable[Any] = (),
        among: Iterable[Any] | None = None,
    ) -> Answer:
        """For each basket of raw item ids the n items that complete it; complements, never substitutes.

        Nothing in the basket is returned. Where orders prove fewer than n, categories bought together fill the list;
        beyond that it is padded with None and -inf. Shape (len(baskets), n).
        """
        self.check_fitted()
        contents = [raw_ids("a basket", basket) for basket in raw_ids("baskets", baskets)]
        rows = [found[found >= 0] for found in map(self.items_.rows, contents)]
        basket_model = self.scorers_.get("basket")
        scores = completion_scores(
            rows,
            items=self.catalogue_,
            complements=self.complements_,
            linear=basket_model if isinstance(basket_model, Ease) else None,
        )
        forbidden = self._forbidden(among)
        for place, without in enumerate(excluded_rows(self.items_, exclude, len(rows))):
            if np.isfinite(scores[place]).sum() < n:
                self._fill_by_category(scores[place], rows[place], n)
            scores[place, without] = -np.inf
        scores[:, forbidden] = -np.inf
        return self._named(scores, n)

    def _fill_by_category(self, scores: NDArray[np.float32], basket: NDArray[np.int64], n: int) -> None:
        """Add to `scores` what goes by category with the basket's items and is not yet there nor a substitute."""
        own = set(self.catalogue_.category[basket].tolist())
        anchors = [self.items_.one(int(row)) for row in basket]
        for found in self.complements_.find(anchors, n=n, exclude=anchors):
            for complement in found:
                row = int(self.items_.rows([complement.item])[0])
                if not np.isfinite(scores[row]) and int(self.catalogue_.category[row]) not in own:
                    scores[row] = complement.score * 1e-3

    def premium(
        self,
        items: Iterable[Any],
        *,
        n: int = 3,
        max_step: float = MAX_STEP,
        exclude: Iterable[Any] = (),
        among: Iterable[Any] | None = None,
    ) -> Answer:
        """The upgrades of `up_sell` as ids and scores of shape (len(items), n), padded with None and -inf."""
        upgrades = self.up_sell(items, n=n, max_step=max_step, exclude=exclude, among=among)
        ids = np.full((len(upgrades), n), None, dtype=object)
        values = np.full((len(upgrades), n), -np.inf, dtype=np.float32)
        for place, found in enumerate(upgrades):
            ids[place, : len(found)] = [upgrade.item for upgrade in found]
            values[place, : len(found)] = [upgrade.score for upgrade in found]
        return ids, values

    def cross_sell(
        self, items: Iterable[Any], *, n: int = 5, exclude: Iterable[Any] = (), among: Iterable[Any] | None = None
    ) -> list[list[CrossSell]]:
        """For each anchor up to n complements with their counts; see `Complements.find`."""
        self.check_fitted()
        return self.complements_.find(items, n=n, exclude=exclude, among=among)

    def up_sell(
        self,
        items: Iterable[Any],
        *,
        n: int = 3,
        max_step: float = MAX_STEP,
        exclude: Iterable[Any] = (),
        among: Iterable[Any] | None = None,
    ) -> list[list[UpSell]]:
        """For each anchor up to n items worth the step in price; see `Upgrades.find`."""
        self.check_fitted()
        return self.upgrades_.find(items, n=n, max_step=max_step, exclude=exclude, among=among)

    def arrays(self) -> Arrays:
        return {"weights": self.weights_, **to_arrays("last_bought", self.last_bought_)}

    def restore(self, arrays: Arrays) -> None:
        self.weights_, self.last_bought_ = arrays["weights"], from_arrays("last_bought", arrays)

    def save(self, directory: str | os.PathLike[str]) -> None:
        """Write the model as a directory that appears whole; an earlier model there is replaced.

        Raises NotFittedError, and ValueError when the directory holds something that is no model.
        """
        self.check_fitted()
        profiles = {"history": self.profiles_.history, "latest": self.profiles_.latest}
        profiles |= {"bought": self.people_.bought, "touched": self.people_.touched}
        groups: dict[str, Arrays] = {
            "users": {"ids": self.users_.values},
            "items": self.catalogue_.arrays(),
            "profiles": {key: array for name, m in profiles.items() for key, array in to_arrays(name, m).items()},
            "hybrid": self.arrays(),
            "complements": self.complements_.arrays(),
            "upgrades": self.upgrades_.arrays(),
        }
        groups |= {f"scorer-{name}": scorer.arrays() for name, scorer in self.scorers_.items()}
        parameters = {
            "random_state": self.random_state,
            "max_items": self.max_items,
            "timed": self.timed_,
            "n_users": len(self.users_),
            "n_items": len(self.items_),
            "scorers": {
                name: {"kind": type(scorer).__name__, **_constructor_values(scorer)}
                for name, scorer in self.scorers_.items()
            },
        }
        artifact.save(directory, groups, parameters)

    @classmethod
    def load(cls, directory: str | os.PathLike[str], *, verify: bool = True) -> Self:
        """The model that `save` wrote, its arrays memory-mapped; it answers as the saved one did.

        verify : check the files' SHA-256 first. Raises ValueError when they are damaged or of another format.
        """
        groups, parameters = artifact.load(directory, verify=verify)
        model = cls(random_state=parameters["random_state"], max_items=parameters["max_items"])
        model.timed_ = parameters["timed"]
        model.catalogue_ = Items.restore(groups["items"])
        profiles = {name: from_arrays(name, groups["profiles"]) for name in ("history", "latest", "bought", "touched")}
        index = model.catalogue_.ids
        shared = (
            IdIndex(groups["users"]["ids"]),
            index,
            Profiles(profiles["history"], profiles["latest"]),
            PeopleCounts(index, profiles["bought"], profiles["touched"]),
        )
        model.attach(*shared)
        model.restore(groups["hybrid"])
        model.scorers_ = {}
        for name, facts in parameters["scorers"].items():
            scorer = _KINDS[facts["kind"]](**{key: value for key, value in facts.items() if key != "kind"})
            scorer.attach(*shared)
            scorer.restore(groups[f"scorer-{name}"])
            model.scorers_[name] = scorer
            if isinstance(scorer, Content):
                model.content_ = scorer
        vectors = model.content_.vectors_
        model.complements_ = Complements.restore(groups["complements"], items=model.catalogue_, vectors=vectors)
        model.upgrades_ = Upgrades.restore(groups["upgrades"], items=model.catalogue_)
        return model

    def _weights_of(self, profiles: Profiles) -> NDArray[np.float32]:
        """The scorers' weights for each profile, shape (len(profiles), n_scorers)."""
        weights: NDArray[np.float32] = self.weights_[blend.bucket_of(np.diff(profiles.history.indptr))]
        return weights

    def _forbidden(self, among: Iterable[Any] | None) -> NDArray[np.bool_]:
        allowed = allowed_items(self.items_, among)
        return ~self.catalogue_.listed if allowed is None else ~(self.catalogue_.listed & allowed)

    def _named(self, scores: NDArray[np.float32], n: int) -> Answer:
        rows, values = top(scores, n)
        return self.items_.raw(rows), values


def _constructor_values(scorer: Scorer) -> dict[str, Any]:
    """The constructor arguments of a scorer that JSON can hold; functions are no part of an artifact."""
    names = inspect.signature(type(scorer)).parameters
    return {name: getattr(scorer, name) for name in names if not callable(getattr(scorer, name))}
