"""Missed demand: what shoppers wished for and the shop lacks, counted by wish and day; no visitor is kept with it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.events import DemandMissed
from assistant.language.locales import LOCALES
from assistant.query import Constraint, from_data
from assistant.storage import Database, Store

DAY = 86_400


@dataclass(frozen=True, slots=True)
class MissedWish:
    """One wish, in words of a language, what of it could not be met, and how often it was said."""

    wish: str
    given_up: str
    count: int
    last_day: int


def record_missed_demand(db: Database, event: DemandMissed, now: int) -> None:
    """Counts a wish inside an open transaction. `now` is in UTC epoch seconds."""
    constraints, relaxed = ([from_data(each) for each in part] for part in (event.constraints, event.relaxed))
    names = {
        locale: [_in_words(constraints, event.words, locale), _in_words(relaxed, (), locale)] for locale in LOCALES
    }
    db.execute(
        """INSERT INTO missed_demand (day, wish, names, count) VALUES (?, ?, ?, 1)
           ON CONFLICT (day, wish) DO UPDATE SET count = count + 1, names = excluded.names""",
        [now // DAY, json.dumps(names["en"], ensure_ascii=False), json.dumps(names, ensure_ascii=False)],
    )


def _in_words(constraints: Iterable[Constraint], words: Iterable[str], locale: str) -> str:
    """A wish as its chips in alphabetical order: the same wish, whatever was said first."""
    return ", ".join(sorted({*(constraint.chip(locale) for constraint in constraints), *words}))


class MissedDemand:
    """What a shop might want to sell."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def most_missed(self, days: int, locale: str, *, n: int = 20) -> list[MissedWish]:
        """The wishes of the last `days` that were most often not met, the most frequent first."""
        rows = self._store.rows(
            """SELECT names, sum(count) AS total, max(day) AS last FROM missed_demand WHERE day > ?
               GROUP BY wish ORDER BY total DESC, last DESC, wish LIMIT ?""",
            [int(time.time()) // DAY - days, n],
        )
        wishes: list[MissedWish] = []
        for names, total, last in rows:
            wish, given_up = json.loads(names)[locale]
            wishes.append(MissedWish(wish, given_up, total, last))
        return wishes
