"""Names in both languages, from the most to the least trusted: the shop's own, the glossary, the taxonomy's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.catalogue.taxonomy import Taxonomy
from assistant.understanding.vocabulary import Pair

OWN, GLOSSARY, VALUES, KINDS = range(4)


class Bridge:
    """Pairs of a Chinese and an English name. Iterating reads them from their files, anew each time."""

    def __init__(self, taxonomy: Taxonomy, own: Sequence[Pair] = ()) -> None:
        self._taxonomy = taxonomy
        self._own = own

    def __iter__(self) -> Iterator[Pair]:
        yield from self._own
        for zh, en in self._taxonomy.glossary():
            yield Pair(zh, en, GLOSSARY)
        for zh, en in self._taxonomy.value_names():
            yield Pair(zh, en, VALUES)
        for node in self._taxonomy.nodes.values():
            for zh in node.zh:
                for en in node.en:
                    yield Pair(zh, en, KINDS)
