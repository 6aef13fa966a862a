"""Facet candidates: which facets a number may be of, by its unit and by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.keys import is_one_character
from assistant.language.locales import LEXICONS, NUMBERS, join_patterns, join_tables, join_words
from assistant.language.normal_text import NormalText, is_cjk, normal
from assistant.language.units import counting_words, to_base
from assistant.understanding.numbers.quantities import Quantity
from assistant.understanding.tokens import Piece, Span
from assistant.understanding.vocabulary import WHOLE, FacetFact, Vocabulary

# A facet is named beside its number: 续航至少30小时, at least 30 hours of battery life.
BESIDE = 8
FURTHEST = 40
# Nobody wants more pieces of a thing, or a thing for more people.
MOST_COUNTED = 24
_FACET_LINKS = frozenset(join_words(NUMBERS, "FACET_LINKS"))
_LONGEST_LINK = max(map(len, _FACET_LINKS)) + 2
_FOR_PEOPLE: tuple[str, ...] = join_words(NUMBERS, "FOR_PEOPLE")
_FROM_AGE: tuple[str, ...] = join_words(NUMBERS, "FROM_AGE")
_DIMENSIONS: dict[str, tuple[str, ...]] = join_tables(NUMBERS, "DIMENSIONS")
_ATTRIBUTIVES: tuple[str, ...] = join_words(LEXICONS, "ATTRIBUTIVES")
_AGE = re.compile(join_patterns(NUMBERS, "NAMES_OF_AGE"))


def find_facets(
    quantity: Quantity, written: NormalText, pieces: Sequence[Piece], vocabulary: Vocabulary, used: set[Span]
) -> tuple[list[int], Span | None]:
    """The facets that a number may be of, and where the one that is meant is named."""
    if quantity.money is not None or quantity.of is not None:
        return [], None
    if quantity.unit in (None, "count", "pcs"):
        # 页数200以上, SPF 50: a bare number is of the facet that is named right beside it.
        for piece in pieces:
            # 三千以内 像素高的: in Chinese a facet is named before its number, or after 的.
            between = written.text[quantity.number_end : piece.start]
            follows = (
                piece.start >= quantity.end and is_cjk(piece.key) and not any(word in between for word in _ATTRIBUTIVES)
            )
            if not overlaps(quantity, piece) and not follows and _is_linked(written.text, quantity, piece):
                named = [s.ref for s in piece.refs("facet") if _counts(vocabulary.facets[s.ref], quantity.unit)]
                if named:
                    return named, (piece.start, piece.end)
            if piece.end == quantity.start and is_cjk(piece.key) and not overlaps(quantity, piece):
                # 防水8000以上, where 防水指数 is a number.
                counted = [
                    facet.id
                    for facet in vocabulary.facets.values()
                    if _counts(facet, None) and vocabulary.names_facet(piece.key, facet.id)
                ]
                if counted:
                    return counted, None
        if quantity.unit == "count":
            return [], None
        if quantity.unit is None:
            return _counted_by_word(quantity, written.text, pieces, vocabulary)
    if quantity.unit == "age":
        return [facet.id for facet in vocabulary.facets.values() if _is_of_age(facet)], None
    _, base = to_base(1, quantity.unit)
    facets = [facet.id for facet in vocabulary.facet_of_unit(base or "")]
    if not facets:
        return vocabulary.facets_counted_in(counting_words(quantity.unit)), None
    near = sorted(
        (distance, piece.start, facet)
        for piece in pieces
        if not piece.is_stop and (distance := distance_of(quantity, piece)) <= FURTHEST
        for facet in facets
        if (piece.start, piece.end) not in used
        and not overlaps(quantity, piece)
        and (piece.has("facet") or not is_one_character(piece.key))
        and (distance <= BESIDE or piece.has("facet"))
        and vocabulary.names_facet(piece.key, facet)
    )
    if not near:
        return _of_side(facets, quantity, written.text, vocabulary), None
    best = near[0][:2]
    # The whole name of a facet is better than a word that several names share.
    named = [facet for distance, start, facet in near if (distance, start) == best]
    piece = next(piece for piece in pieces if piece.start == best[1])
    exact = [facet for facet in named if any(s.ref == facet for s in piece.refs("facet"))]
    is_category = any(sense.strength == WHOLE for sense in piece.refs("category"))
    return exact or named, None if is_category and not exact else (piece.start, piece.end)


def _is_linked(text: str, quantity: Quantity, piece: Piece) -> bool:
    """Whether a piece stands right beside a number: 页数200, SPF 50, R-value of 4."""
    if piece.start >= quantity.end:
        return piece.start - quantity.end <= 1
    gap = text[piece.end : quantity.start]
    return len(gap) <= 1 or (len(gap) <= _LONGEST_LINK and gap.strip() in _FACET_LINKS)


def _counted_by_word(
    quantity: Quantity, text: str, pieces: Sequence[Piece], vocabulary: Vocabulary
) -> tuple[list[int], Span | None]:
    """The facets of a bare number: 4-season is of the season rating, a tent for 4 of how many it sleeps."""
    if quantity.limited or quantity.low is None:
        return [], None
    following = text[quantity.end : quantity.end + 1]
    if following == "-":
        for piece in pieces:
            if piece.start == quantity.end + 1 and not piece.has("facet"):
                named = [
                    facet.id
                    for facet in vocabulary.facets.values()
                    if _counts(facet, None) and vocabulary.names_facet(piece.key, facet.id)
                ]
                if named:
                    return named, (piece.start, piece.end)
    is_last = not following.strip() or not following.isalnum() or is_cjk(following)
    goes_on = text[quantity.end : quantity.end + 2].strip()[:1].isalnum()
    if is_last and not goes_on and 1 < quantity.low <= MOST_COUNTED and text[: quantity.start].endswith(_FOR_PEOPLE):
        return vocabulary.facets_counted_in(counting_words("person")), None
    return [], None


def _of_side(facets: list[int], quantity: Quantity, text: str, vocabulary: Vocabulary) -> list[int]:
    """Of several facets with one unit, that of the side which the words right beside speak of: lighter than 200 g."""
    beside = text[max(0, quantity.start - BESIDE) : quantity.end + BESIDE]
    for side, words in _DIMENSIONS.items():
        if any(re.search(rf"\b{word}\b" if word.isascii() else word, beside) for word in words):
            names = {facet: _names(vocabulary.facets[facet]) for facet in facets}
            # The weight itself, before the net weight and the weight it bears.
            exact = [facet for facet in facets if side in names[facet]]
            if named := exact or [facet for facet in facets if any(side in name for name in names[facet])]:
                return named
    return facets


def _names(facet: FacetFact) -> tuple[str, str]:
    return normal(facet.zh or ""), normal(facet.en or "")


def _counts(facet: FacetFact, unit: str | None) -> bool:
    """Whether a number beside the facet's name may be one of its numbers: a bare one of any, pieces of none else."""
    return facet.unit is not None and (unit is None or facet.unit in ("", "pcs", unit))


def _is_of_age(facet: FacetFact) -> bool:
    """Whether a facet is counted in years of age: its unit says so, or it is named for the age."""
    if facet.unit == "age":
        return True
    name = normal(f"{facet.zh or ''} {facet.en or ''}")
    # 适用年龄起 is the least age: not the age of whom it is for.
    is_least = any(word in re.split(r"[ ()]", name) or (is_cjk(word) and word in name) for word in _FROM_AGE)
    return bool(_AGE.search(name)) and facet.unit in ("", "month") and not is_least


def overlaps(quantity: Quantity, piece: Piece) -> bool:
    """Whether a quantity and a piece share some of the text."""
    return piece.start < quantity.end and quantity.start < piece.end


def distance_of(quantity: Quantity, piece: Piece) -> int:
    """How many characters stand between a quantity and a piece."""
    return max(piece.start - quantity.end, quantity.start - piece.end, 0)
