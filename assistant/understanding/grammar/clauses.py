"""Scope: a clause of a message while it is read, and how far a word of it reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.locales import join_marks
from assistant.understanding.grammar.roles import Mention
from assistant.understanding.tokens import Piece

_COMMAS = join_marks("COMMAS")


@dataclass(slots=True)
class Clause:
    """What the words read so far say about those that follow, until the clause ends."""

    number: int = 0
    start: int = 0
    softener: Piece | None = None
    negated: bool = False  # inside the scope of a negator
    has_excluded: bool = False  # it has excluded a property already: the noun that follows is what is wanted
    closed: bool = False  # it has excluded something, and 的 has ended it
    muted: Piece | None = None  # after "not too": an adjective of degree, neither wanted nor excluded
    joined: bool = False  # the kind before and this one are alternatives
    after_for: bool = False  # what follows is what the goods are for
    after_having: bool = False  # what follows is a part or a feature of the goods
    latest: int | None = None  # the property that was read last, among the constraints

    def affirm(self) -> None:
        """What follows is wanted, whatever was excluded before."""
        self.negated, self.muted = False, None


def continues_enumeration(mentions: Sequence[Mention], n: int) -> bool:
    """Whether an enumeration of properties goes on after this comma: not black, red or pink."""
    if n == 0 or mentions[n].piece.key not in _COMMAS:
        return False
    role = mentions[n - 1].role
    for before, mention in zip(mentions[n:], mentions[n + 1 :], strict=False):
        if mention.role == role or mention.role == "stop":
            continue
        return mention.piece.has("or") and before.role == role
    return False
