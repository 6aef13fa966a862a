"""Hybrid recommender: all scorers blended, with complements, upgrades and the evidence for each."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from recommender.artifact import FreshEvents, GrownIndex, ModelParts, grow, load_parts, save_parts, select_unknown
from recommender.blending import DEFAULT_PENALTY, Backtest, Blend, Mixture, content_of, find_latest_users, fit_scorers
from recommender.data import (
    Column,
    Evidence,
    IdIndex,
    InteractionMatrices,
    Interactions,
    Items,
    OwnHistory,
    add_excluded,
    find_excluded_rows,
    mask_allowed,
    measure_trends,
    read_id_list,
    select_top,
)
from recommender.lists import Shelf, Trace, explain_why_not
from recommender.numerics import Arrays, build_indicator, from_arrays, row_of, scale_scores, to_arrays, value_at
from recommender.offers import (
    MAX_STEP,
    BasketContext,
    BasketRanker,
    Complements,
    CrossSell,
    Need,
    PriceLevels,
    Upgrades,
    UpSell,
    complete_baskets,
    explain_cheaper,
    measure_habits,
)
from recommender.scorers import MAX_ITEMS, Answer, Content, Profiles, Scorer, Tokenize

logger = logging.getLogger(__name__)

# Likeness is by description first; who takes both comes second.
_COMPANY_WEIGHT = 0.3


class HybridRecommender(Scorer):
    """A collaborative model, a basket model, content, trend and popularity, added by weight and moved by demand.

    The score of an item for a user is the weighted sum of the scorers, times a factor for what the item sells now
    beside what it sold before (`trends`), times a lift that makes room for items that no list would show
    (`coverage_lift`). Weights and the power of demand depend on how many items a user has touched
    (`blend.LEAST_ITEMS`). They are learned by fitting all scorers on the events before a cut in time and ranking what
    users took up after it (`backtest`); without times, or with few users, the defaults stand. `choose_scorers` says
    which collaborative model a shop of its size gets. Where a catalogue is given, only its items are offered.

    Parameters
    ----------
    random_state : seed of the choice of users that the weights are learned on; equal input gives an equal model.
    tokenize : text -> words, for catalogues whose language needs more than `content.split_words`. Not saved.
    max_items : limit of the dense linear models: so many items, or so many users, squared.

    Attributes
    ----------
    scorers_ : dict of name to fitted Scorer
    weights_ : float32 (n_buckets, n_scorers), in the order of `scorers_`
    mixture_ : Mixture of them;  trends_ : float32 (n_items, n_trends), see `trends.measure_trends`
    catalogue_ : Items;  content_ : Content;  complements_ : Complements;  upgrades_ : Upgrades
    price_levels_ : PriceLevels;  live_ : FreshEvents;  last_bought_ : csr (n_users, n_items), int64 seconds
    habits_ : csr (n_users, n_items), see `completion.measure_habits`
    basket_weights_ : see `BasketRanker`, empty for none
    """

    def __init__(
        self, *, random_state: int | None = 0, tokenize: Tokenize | None = None, max_items: int = MAX_ITEMS
    ) -> None:
        self.random_state = random_state
        self.tokenize = tokenize
        self.max_items = max_items

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        self.catalogue_, self.timed_, self.last_bought_ = items, matrices.has_time, matrices.last_bought
        self.habits_ = measure_habits(matrices)
        self.content_ = Content(tokenize=self.tokenize)
        self.content_.attach(self.users_, self.items_, self.profiles_, self.people_)
        self.content_.learn(matrices, items)
        self.live_ = FreshEvents()
        backtest = Backtest.of(matrices, items, random_state=self.random_state)
        learned = backtest.learn(self.content_, max_items=self.max_items) if backtest else None
        penalty = learned.penalty if learned else DEFAULT_PENALTY
        self.scorers_ = fit_scorers(matrices, items, self.content_, max_items=self.max_items, penalty=penalty)
        if learned is None or learned.names != tuple(self.scorers_):
            logger.info("the log has no earlier part to learn a blend from: the default weights stand")
            learned = Blend.default(list(self.scorers_))
        self.weights_, self.basket_weights_ = learned.weights, learned.basket_weights
        self.trends_ = measure_trends(matrices)
        self.mixture_ = Mixture(self.scorers_, learned.weights, learned.demand(self.trends_), items.listed)
        latest = self.profiles_.rows(find_latest_users(matrices))
        # A stranger's list is everybody's: nothing in it is the likeliest user's.
        self.mixture_.demand[1:] *= self.mixture_.compute_lifts(latest, learned.max_lift)
        self.complements_ = Complements().fit(matrices, items=items, vectors=self.content_.vectors_)
        self.upgrades_ = Upgrades().fit(matrices, items=items)
        self.price_levels_ = PriceLevels().fit(matrices, items=items)

    def profiles_of(self, users: Iterable[Any], *, recent: Sequence[Iterable[Any]] | None = None) -> Profiles:
        """Profiles of raw user ids, with the events of `partial_update`; see `Scorer.profiles_of`."""
        self.check_fitted()
        ids = read_id_list("users", users)
        profiles = super().profiles_of(ids, recent=recent)
        return self.live_.add_to(profiles, ids, in_session=recent is not None)

    def partial_update(
        self,
        *,
        user: Column,
        item: Column,
        timestamp: Column | None = None,
        event: Column | None = None,
        quantity: Column | None = None,
    ) -> None:
        """Let the next answers know of events since the fit; columns as in `Interactions.from_columns`.

        The profiles of these users change, new users get one; a refund takes a purchase back whole. Who takes what
        together, trends and popularity wait for the next fit, and so do items that the model does not know. Fresh
        events live in memory: they are in the shop's log, and no part of an artifact. Raises ValueError as
        `Interactions.from_columns` does, and NotFittedError.
        """
        self.check_fitted()
        events = Interactions.from_columns(
            user=user, item=item, timestamp=timestamp, event=event, quantity=quantity, basket=[None] * len(user)
        )
        self.live_.add(events, self.items_.rows(events.items.values.tolist()).tolist())

    def with_items(self, items: Mapping[str, Sequence[Any]], *, tokenize: Tokenize | None = None) -> Self:
        """This model with the items of a catalogue that it does not know yet, found by their descriptions at once.

        Give the columns of the new items, or of the whole catalogue: known ones are left as they are. The model that is
        asked stays as it was, so that a server can swap the two. New items are recommended and similar to others; to
        complete baskets and for upgrades they wait for the next fit, before which the new model cannot be saved.

        tokenize : as for the constructor, for a model that was loaded. Raises ValueError as `fit` does for its items.
        """
        self.check_fitted()
        columns = select_unknown(items, self.items_)
        later = Items.from_columns(columns, log_items=IdIndex(self.items_.values[:0]))
        model = copy(self)
        if not len(later):
            return model
        grown = grow(
            later, self.catalogue_, self.mixture_, self.profiles_, self.people_, tokenize=tokenize or self.tokenize
        )
        model.attach(self.users_, grown.index, grown.profiles, grown.people)
        model.catalogue_, model.mixture_, model.scorers_ = grown.items, grown.mixture, grown.mixture.scorers
        model.content_ = content_of(model.scorers_)
        return model

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        return self.mixture_.score_many(profiles)

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        return self.mixture_.explain(profiles, item)

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

    def why_not(
        self,
        user: Any,
        item: Any,
        *,
        n: int = 20,
        shelf: Shelf | None = None,
        exclude_seen: bool = True,
        basket: Iterable[Any] = (),
        recent: Iterable[Any] | None = None,
    ) -> Trace:
        """Why a user's list of n does, or does not, show an item: each step that it passed and the one that stopped it.

        shelf : the shop's stock, budget, exclusions, rules and variety (`Shelf.of(model.catalogue_, ...)`); without one
            the list is that of `recommend`. The list itself is `recommend_from_shelf(model, user, ...)`, asked alike.
        """
        self.check_fitted()
        shelf = shelf or Shelf.of(self.catalogue_)
        return explain_why_not(
            self, user, item, n=n, shelf=shelf, exclude_seen=exclude_seen, basket=basket, recent=recent
        )

    def owned(self, user: Any) -> list[Any]:
        """The ids of what a user has bought and kept, also since the fit; empty for a stranger."""
        self.check_fitted()
        row = int(self.users_.rows([user])[0])
        bought = row_of(self.last_bought_, row)[0].tolist() if row >= 0 else []
        return self.items_.raw(np.array(self.live_.owned(user, bought), dtype=np.int64)).tolist()

    def similar(
        self, items: Iterable[Any], *, n: int = 10, exclude: Iterable[Any] = (), among: Iterable[Any] | None = None
    ) -> Answer:
        """Alternatives for each item: alike by description, and next by who takes both.

        Shapes and padding as in `recommend`; an unknown item has no similar ones, and what has nothing in common
        with an item is not offered.
        """
        self.check_fitted()
        rows = self.items_.rows(read_id_list("items", items))
        left_out = find_excluded_rows(self.items_, exclude, len(rows))
        forbidden = self._mask_forbidden(among)
        ids = np.full((len(rows), n), None, dtype=object)
        values = np.full((len(rows), n), -np.inf, dtype=np.float32)
        for place in np.flatnonzero(rows >= 0):
            only = Profiles.of_items([rows[place : place + 1]], len(self.items_))
            company = scale_scores(self.scorers_["collaborative"].score_profiles(only))[0]
            scores = self.content_.cosine(int(rows[place])) + _COMPANY_WEIGHT * company
            scores[(scores <= 0) | forbidden] = -np.inf
            scores[left_out[place]] = -np.inf
            scores[rows[place]] = -np.inf
            ids[place], values[place] = self._select_named(scores[None, :], n)
        return ids, values

    def complete_basket(
        self,
        baskets: Sequence[Iterable[Any]],
        *,
        n: int = 10,
        users: Iterable[Any] | None = None,
        exclude: Iterable[Any] = (),
        among: Iterable[Any] | None = None,
    ) -> Answer:
        """For each basket of raw item ids the n items that complete it; complements, never substitutes.

        users : whose baskets they are, one for each; what a customer orders again and again is then offered too.
        Nothing in the basket is returned. Where orders prove fewer than n, categories bought together fill the list;
        beyond that it is padded with None and -inf. Shape (len(baskets), n).
        """
        self.check_fitted()
        fitted = self.complements_.items_
        contents = [read_id_list("a basket", basket) for basket in read_id_list("baskets", baskets)]
        rows = [found[found >= 0] for found in map(fitted.ids.rows, contents)]
        owners = [None] * len(rows) if users is None else read_id_list("users", users)
        if len(owners) != len(rows):
            raise ValueError(f"users has {len(owners)} ids for {len(rows)} baskets; give one for each basket")
        baskets_now = build_indicator(rows, len(self.items_))
        habit = self._rows(self.habits_, self.users_.rows(owners))
        scores = complete_baskets(
            rows,
            BasketContext(baskets_now, self.profiles_of(owners).history, habit),
            self.complements_,
            self.scorers_,
            BasketRanker(self.basket_weights_),
            n=n,
            trends=self.trends_,
        )
        for place, without in enumerate(find_excluded_rows(fitted.ids, exclude, len(rows))):
            scores[place, without] = -np.inf
        scores[:, self._mask_forbidden(among)[: len(fitted)]] = -np.inf
        return self._select_named(scores, n)

    def premium(
        self,
        items: Iterable[Any],
        *,
        n: int = 3,
        max_step: float = MAX_STEP,
        user: Any = None,
        exclude: Iterable[Any] = (),
        among: Iterable[Any] | None = None,
    ) -> Answer:
        """The upgrades of `up_sell` as ids and scores of shape (len(items), n), padded with None and -inf."""
        upgrades = self.up_sell(items, n=n, max_step=max_step, user=user, exclude=exclude, among=among)
        ids = np.full((len(upgrades), n), None, dtype=object)
        values = np.full((len(upgrades), n), -np.inf, dtype=np.float32)
        for place, found in enumerate(upgrades):
            ids[place, : len(found)] = [upgrade.item for upgrade in found]
            values[place, : len(found)] = [upgrade.score for upgrade in found]
        return ids, values

    def cross_sell(
        self,
        items: Iterable[Any],
        *,
        n: int = 5,
        user: Any = None,
        basket: Iterable[Any] = (),
        exclude: Iterable[Any] = (),
        among: Iterable[Any] | None = None,
    ) -> list[list[CrossSell]]:
        """For each anchor up to n complements with their counts; see `Complements.find`.

        user : whose list it is, None for anybody's: what he or she owns is left out. basket : what is in it too.
        """
        self.check_fitted()
        known = [*self._owned_by(user), *read_id_list("basket", basket)]
        return self.complements_.find(items, n=n, exclude=add_excluded(exclude, known), among=among)

    def up_sell(
        self,
        items: Iterable[Any],
        *,
        n: int = 3,
        max_step: float = MAX_STEP,
        user: Any = None,
        exclude: Iterable[Any] = (),
        among: Iterable[Any] | None = None,
    ) -> list[list[UpSell]]:
        """For each anchor up to n items worth the step in price; see `Upgrades.find`.

        user : whose list it is, None for anybody's. His or her price level moves `max_step` by half of it at most, and
            each upgrade tells so (`UpSell.max_step`, `UpSell.price_level`); what he or she owns is left out.
        """
        self.check_fitted()
        level = None if user is None else self.price_levels_.explain(user)
        known = add_excluded(exclude, self._owned_by(user))
        return self.upgrades_.find(items, n=n, max_step=max_step, price_level=level, exclude=known, among=among)

    def cheaper_is_enough(self, step: UpSell, *, needs: Sequence[Need] = ()) -> list[Evidence]:
        """Why the anchor of an upgrade will do; empty when nothing says so. See `explain_cheaper`."""
        self.check_fitted()
        return explain_cheaper(step, self.catalogue_, needs=needs)

    def arrays(self) -> Arrays:
        matrices = to_arrays("last_bought", self.last_bought_) | to_arrays("habits", self.habits_)
        numbers = {"demand": self.mixture_.demand, "trends": self.trends_, "basket_weights": self.basket_weights_}
        return {"weights": self.weights_, **numbers, **matrices}

    def restore(self, arrays: Arrays) -> None:
        self.weights_, self.basket_weights_ = arrays["weights"], arrays["basket_weights"]
        self.trends_ = arrays["trends"]
        self.last_bought_, self.habits_ = from_arrays("last_bought", arrays), from_arrays("habits", arrays)
        self.mixture_ = Mixture(self.scorers_, self.weights_, arrays["demand"], self.catalogue_.listed)

    def save(self, directory: str | os.PathLike[str]) -> None:
        """Write the model as a directory that appears whole; an earlier model there is replaced.

        Raises NotFittedError, and ValueError when the directory holds something that is no model, and for a model
        made by `with_items`.
        """
        self.check_fitted()
        if isinstance(self.items_, GrownIndex):
            raise ValueError("this model got items after it was fitted; fit it on the whole catalogue and save that")
        parts = ModelParts(
            settings={"random_state": self.random_state, "max_items": self.max_items, "timed": self.timed_},
            learned=self.arrays(),
            users=self.users_,
            profiles=self.profiles_,
            people=self.people_,
            catalogue=self.catalogue_,
            scorers=self.scorers_,
            complements=self.complements_,
            upgrades=self.upgrades_,
            price_levels=self.price_levels_,
        )
        save_parts(directory, parts)

    @classmethod
    def load(cls, directory: str | os.PathLike[str], *, verify: bool = True) -> Self:
        """The model that `save` wrote, its arrays memory-mapped; it answers as the saved one did.

        verify : check the files' SHA-256 first. Raises ValueError when they are damaged or of another format.
        """
        parts = load_parts(directory, verify=verify)
        model = cls(random_state=parts.settings["random_state"], max_items=parts.settings["max_items"])
        model.attach(parts.users, parts.catalogue.ids, parts.profiles, parts.people)
        model.timed_, model.live_ = parts.settings["timed"], FreshEvents()
        model.catalogue_, model.scorers_ = parts.catalogue, dict(parts.scorers)
        model.content_ = content_of(parts.scorers)
        model.complements_, model.upgrades_ = parts.complements, parts.upgrades
        model.price_levels_ = parts.price_levels
        model.restore(parts.learned)
        return model

    def _owned_by(self, user: Any) -> list[Any]:
        return [] if user is None else self.owned(user)

    def _mask_forbidden(self, among: Iterable[Any] | None) -> NDArray[np.bool_]:
        allowed = mask_allowed(self.items_, among)
        return ~self.catalogue_.listed if allowed is None else ~(self.catalogue_.listed & allowed)

    def _select_named(self, scores: NDArray[np.float32], n: int) -> Answer:
        rows, values = select_top(scores, n)
        return self.items_.raw(rows), values
