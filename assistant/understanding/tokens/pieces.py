"""Pieces: what a message is cut into, with their senses, and what was corrected on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.understanding.vocabulary import Sense, SenseKind

# Senses that name goods or their properties; the others say what to do with them.
CONTENT: frozenset[SenseKind] = frozenset({"category", "node", "brand", "value", "flag", "colour"})

_NONE: frozenset[SenseKind] = frozenset()

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the normal text with its senses; a word without senses is plain, a stop ends a clause."""

    start: int
    end: int
    key: str
    senses: tuple[Sense, ...] = ()
    is_stop: bool = False
    corrected: bool = False
    _kinds: frozenset[SenseKind] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for dozens of times, and few pieces have more than three.
        object.__setattr__(self, "_kinds", frozenset([sense.kind for sense in self.senses]) if self.senses else _NONE)

    def has(self, *kinds: SenseKind) -> bool:
        """Whether one of the senses is of one of these kinds."""
        return not self._kinds.isdisjoint(kinds)

    def refs(self, kind: SenseKind) -> list[Sense]:
        """The senses of this kind."""
        return [sense for sense in self.senses if sense.kind == kind]


@dataclass(frozen=True, slots=True)
class Correction:
    """What was written in [start, end), and the key of the surface that was meant."""

    start: int
    end: int
    key: str
    by_sound: bool
