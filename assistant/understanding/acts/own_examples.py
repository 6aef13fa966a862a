"""Own examples: what shoppers of one shop say, and what is nearly said so, beside what was learned beforehand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.understanding.acts.features import features_of

# An example tells something of a message that has more than this share of its n-grams, less of a longer one, and of
# its own words so much (a logarithm of odds).
_ALIKE, _LONGER, _SURE = 0.25, 0.3, 12.0


class OwnExamples:
    """The examples of one shop, found by the n-grams that a message shares with them."""

    def __init__(self, examples: Iterable[tuple[str, Sequence[str]]] = ()) -> None:
        """Of (marked text, acts that are done by it)."""
        self._acts: list[tuple[str, ...]] = []
        self._sizes: list[int] = []
        self._having: dict[str, list[tuple[int, int]]] = {}
        for number, (marked, acts) in enumerate(examples):
            features = Counter(features_of(marked))
            self._acts.append(tuple(acts))
            self._sizes.append(features.total())
            for feature, n in features.items():
                self._having.setdefault(feature, []).append((number, n))

    def tell(self, marked: str) -> dict[str, float]:
        """How much is to be added to the scores of acts: the more, the more the nearest example shares."""
        if not self._acts:
            return {}
        said, shared = Counter(features_of(marked)), Counter[int]()
        for feature, n in said.items():
            for number, its in self._having.get(feature, ()):
                shared[number] += min(n, its)
        told: dict[str, float] = {}
        for number, n in shared.items():
            # All of a short example in a longer message tells much of it, and less the longer that is.
            size = self._sizes[number]
            share = n / size * min(1.0, (size / said.total()) ** _LONGER)
            if share > _ALIKE:
                for act in self._acts[number]:
                    told[act] = max(told.get(act, 0.0), _SURE * (share - _ALIKE) / (1 - _ALIKE))
        return told
