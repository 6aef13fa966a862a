"""Goods that the shop has no name for, as those of its own kinds that are nearest in meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.language.encoder import Encoder
from assistant.language.english import stem
from assistant.language.normal_text import is_cjk, normal

# How near (a cosine) two names of the same goods are: in themselves, and where an English name's last word, which says
# what goods these are, is the same. What only serves alike is less near, and is not what was asked for: 洗衣液 for a
# 洗衣机.
SAME, SAME_WITH_HEAD = 0.8, 0.65


class LikeKind(NamedTuple):
    """A kind of the shop, by its number, and how near in meaning it is."""

    category: int
    likeness: float


class LikeKinds:
    """The names of a shop's kinds, as vectors of a sentence encoder."""

    def __init__(self, encoder: Encoder, named: Iterable[tuple[int, str]]) -> None:
        """Of (category, name), in either language."""
        self._encoder = encoder
        pairs = list(named)
        self._numbers = [number for number, _ in pairs]
        self._names = [name for _, name in pairs]
        self._vectors = encoder.encode(self._names) if pairs else None

    def find(self, names: Sequence[str]) -> LikeKind | None:
        """The kind that one of these names is another name of; None where there is none."""
        if not names or self._vectors is None:
            return None
        found = []
        for name, likeness in zip(names, self._encoder.encode(names) @ self._vectors.T, strict=True):
            best = int(likeness.argmax())
            if likeness[best] >= (SAME_WITH_HEAD if _have_one_head(name, self._names[best]) else SAME):
                found.append(LikeKind(self._numbers[best], float(likeness[best])))
        return max(found, key=lambda near: near.likeness, default=None)


def _have_one_head(one: str, other: str) -> bool:
    """Whether two English names end in the same word: a board game is a tabletop game."""
    return not is_cjk(one) and not is_cjk(other) and _stems(one)[-1:] == _stems(other)[-1:]


def _stems(name: str) -> list[str]:
    return [stem(word) for word in normal(name).split()]
