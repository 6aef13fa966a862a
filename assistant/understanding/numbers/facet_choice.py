"""Facet choice: of several facets counted in one unit, those that the goods in question have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.units import to_base
from assistant.query import Constraint, Number, wanted_kinds
from assistant.understanding.vocabulary import Vocabulary


def narrow_facets(
    constraints: Sequence[Constraint], before: Sequence[Constraint], vocabulary: Vocabulary
) -> list[Constraint]:
    """The constraints, a number's facets narrowed to those that the kind which is wanted has; `before` may name it."""
    kinds = [kind for kind in wanted_kinds((*constraints, *before)) if kind.categories]
    if not kinds:
        return list(constraints)
    wanted = set(kinds[0].categories)
    return [_narrow(c, wanted, vocabulary) if isinstance(c, Number) else c for c in constraints]


def _narrow(number: Number, categories: set[int], vocabulary: Vocabulary) -> Number:
    facets = [facet for facet in number.facets if vocabulary.facets[facet].categories & categories]
    # 16 GB of a laptop is its memory where memories have 16 and disks have not.
    said = {to_base(bound, number.unit)[0] for bound in number.said if bound is not None}
    exact = [facet for facet in facets if vocabulary.facets[facet].numbers & said]
    kept = exact or facets
    if not kept or len(kept) == len(number.facets):
        return number
    fact = vocabulary.facets[kept[0]]
    names = (fact.zh, fact.en) if len(kept) == 1 else number.names
    return replace(number, facets=tuple(kept), names=names)
