"""Online update: events since the fit, folded into the profiles of those who caused them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from recommender.data import DAY, PURCHASE, REFUND, Interactions
from recommender.numerics import Csr
from recommender.scorers import Profiles

# A refund has no weight of its own in a log; here it takes a purchase back whole.
_REFUNDED = -1.0


@dataclass(frozen=True, slots=True)
class UserEvents:
    """What one user did since the fit, each by item row.

    change : of the affinity. when : second of the latest event. kept : of what was bought, False where given back.
    """

    change: dict[int, float] = field(default_factory=dict)
    when: dict[int, int] = field(default_factory=dict)
    kept: dict[int, bool] = field(default_factory=dict)

    def latest(self) -> list[int]:
        """Items of the last day of these events that were not given back."""
        now = max(self.when.values(), default=0)
        return [row for row, second in self.when.items() if second >= now - DAY and self.change[row] > 0]


class FreshEvents:
    """Fresh events by raw user id. A reader sees a user's events before or after an `add`, never between."""

    def __init__(self) -> None:
        self._fresh: dict[Any, UserEvents] = {}

    def add(self, events: Interactions, rows: Sequence[int]) -> None:
        """Take in events; `rows` has the model's item row for each item of `events`, -1 where it knows none."""
        weights = np.where(events.event == REFUND, _REFUNDED, events.weights)
        users = events.users.raw(events.user).tolist()
        changed: dict[Any, UserEvents] = {}
        columns = (users, events.item.tolist(), weights.tolist(), events.time.tolist(), events.event.tolist())
        for user, item, weight, second, event in zip(*columns, strict=True):
            row = int(rows[item])
            if row < 0:
                continue
            if user not in changed:
                earlier = self._fresh.get(user, UserEvents())
                changed[user] = UserEvents(dict(earlier.change), dict(earlier.when), dict(earlier.kept))
            fresh = changed[user]
            fresh.change[row] = fresh.change.get(row, 0.0) + weight
            fresh.when[row] = second
            if event in (PURCHASE, REFUND):
                fresh.kept[row] = event == PURCHASE
        self._fresh.update(changed)

    def owned(self, user: Any, bought: Iterable[int]) -> list[int]:
        """Item rows that a user owns, ascending: what was `bought` by the fit, and kept or given back since."""
        kept = self._fresh.get(user, UserEvents()).kept
        owned = set(bought) | {row for row, is_kept in kept.items() if is_kept}
        return sorted(owned - {row for row, is_kept in kept.items() if not is_kept})

    def add_to(self, profiles: Profiles, users: Sequence[Any], *, in_session: bool) -> Profiles:
        """The profiles of these users with their fresh events.

        The items of the last fresh day take the place of `latest`; with a present session given they join it.
        """
        places = [(place, self._fresh[user]) for place, user in enumerate(users) if user in self._fresh]
        if not places:
            return profiles
        history, latest = profiles.history.tolil(), profiles.latest.tolil()
        for place, fresh in places:
            known = dict(zip(history.rows[place], history.data[place], strict=True))
            for row, change in fresh.change.items():
                known[row] = min(max(known.get(row, 0.0) + change, 0.0), 1.0)
            kept = sorted(row for row, affinity in known.items() if affinity > 0)
            history.rows[place], history.data[place] = kept, [known[row] for row in kept]
            session = set(latest.rows[place]) if in_session or not fresh.latest() else set()
            touched = sorted((session | set(fresh.latest())) & set(kept))
            latest.rows[place], latest.data[place] = touched, [1.0] * len(touched)
        return Profiles(Csr(history.tocsr(), dtype=np.float32), Csr(latest.tocsr(), dtype=np.float32))
