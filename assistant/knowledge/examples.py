"""Examples: sentences that shoppers of this shop say, with what is done by them, as the owner wrote them down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.reports import Change
from assistant.storage import Database, Store

if TYPE_CHECKING:
    from assistant.knowledge.rows import ExampleRow


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the acts (`ask_fact`, `add`) that it does."""

    sentence: str
    acts: tuple[str, ...]


class Examples:
    """The shop's own examples."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Example]:
        """Every example once, by its sentence."""
        rows = self._store.rows("SELECT sentence, acts FROM examples ORDER BY sentence", [])
        return [Example(row["sentence"], tuple(row["acts"].split())) for row in rows]

    @property
    def version(self) -> str:
        """Changes with every import that changed something."""
        return self._store.version("examples")


def save_example(db: Database, row: ExampleRow) -> Change:
    """Writes an example over the one of the same sentence; one without acts is deleted."""
    known = db.execute("SELECT acts FROM examples WHERE sentence = ?", [row.sentence]).fetchone()
    acts = " ".join(row.acts)
    if (known[0] if known else "") == acts:
        return "unchanged"
    if not acts:
        db.execute("DELETE FROM examples WHERE sentence = ?", [row.sentence])
        return "updated"
    db.execute("INSERT OR REPLACE INTO examples (sentence, acts) VALUES (?, ?)", [row.sentence, acts])
    return "updated" if known else "added"
