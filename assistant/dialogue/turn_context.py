"""Turn context: what an action is told of the turn that it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic

from typing_extensions import TypeVar

from assistant.dialogue.conversation import State
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.speech import Voice
from assistant.dialogue.steps import Step
from assistant.query import Query
from assistant.snapshot import Snapshot

S = TypeVar("S", bound=Step, covariant=True, default=Step)
T = TypeVar("T", bound=Step)


@dataclass(frozen=True, slots=True)
class Turn(Generic[S]):
    """What an action is told of the turn; each action takes the turns whose step is its own.

    `ahead` is how many wait for a person before this shopper would. `token` and `since` are the conversation's and when
    it began (UTC seconds, None for now). `guesser` is what wrong guesses at orders are counted by, and `customer` the
    address of a shopper whom the shop has signed in.
    """

    state: State
    step: S
    query: Query | None
    voice: Voice
    visitor: str | None
    ahead: int = 0
    token: str = ""
    since: int | None = None
    guesser: str = ""
    customer: str | None = None

    def with_step(self, step: T) -> Turn[T]:
        """The same turn with another step."""
        turn: Any = self  # `replace` of a Turn[S] would want a step of S
        return replace(turn, step=step)

    @property
    def locale(self) -> str:
        """The language of the reply."""
        return self.voice.locale


Action = Callable[[Snapshot, Turn[Any]], Outcome]
