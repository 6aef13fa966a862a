"""Noun compounds: of kinds of goods side by side, which one is wanted and what the others say about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.language.locales import LEXICONS, PHRASES, join_marks
from assistant.language.normal_text import is_cjk, normal
from assistant.query import Category
from assistant.understanding.tokens import Piece
from assistant.understanding.vocabulary import GoodsFinder, Names

# What may stand between two nouns without saying anything.
_GAPS = f" {join_marks('COMMAS')}"


@dataclass(frozen=True, slots=True)
class NamedKind:
    """A kind of goods where it was named."""

    piece: Piece
    category: Category


class NamedKinds:
    """The kinds of goods that a message names, as they are read."""

    def __init__(self) -> None:
        self.groups: list[list[NamedKind]] = []  # each of alternatives
        self.purposes: list[NamedKind] = []  # what goods are said to be for
        self.excluded: list[tuple[int, Category]] = []  # with the clause that says so
        self.wanted_in = -1  # the clause that named what is wanted last

    @property
    def any_wanted(self) -> bool:
        """Whether something is wanted so far."""
        return bool(self.groups)

    def want(self, named: NamedKind, clause: int, *, joined: bool) -> None:
        """Adds what is wanted: as an alternative to what was named before, or beside it."""
        if joined and self.groups:
            self.groups[-1].append(named)
        else:
            self.wanted_in = clause
            self.groups.append([named])

    def split_excluded(self, wanted: Category | None) -> tuple[list[Category], list[Category]]:
        """What is excluded: that which changes what is found, and that which changes nothing in what is wanted."""
        telling, idle = [], []
        for clause, category in self.excluded:
            of_titles = not category.categories  # belts, not leather
            if wanted is None or of_titles or set(wanted.categories) & set(category.categories) or wanted.loose != ():
                telling.append(category)
            elif clause == self.wanted_in:
                idle.append(category)
        return telling, idle


def resolve_compounds(
    kinds: NamedKinds, text: str, goods: GoodsFinder, *, listed: bool = False
) -> tuple[Category | None, list[NamedKind], list[NamedKind]]:
    """The kind of goods that is wanted, the kinds that tell what it is for, and those that only say more about it.

    Of kinds in a row the last is wanted (printer ink is ink), narrowed by those before it where the shop's own tree
    has both (men's boots). Groups apart are wanted side by side. What goods are said to be for narrows like a noun
    before would. Of what narrows nothing, goods that the shop sells are what the wanted ones are for (printer ink);
    others are a matter or a make (leather bag). With `listed` those that the shop sells are wanted too: an outfit of
    shirt trousers and shoes.
    """
    groups, purposes = kinds.groups, kinds.purposes
    kept: list[NamedKind] = []
    served: list[NamedKind] = [] if groups else list(purposes)
    words: list[NamedKind] = []
    modifiers: list[NamedKind] = []
    for n, group in enumerate(groups):
        following = groups[n + 1] if n + 1 < len(groups) else None
        if following is not None and is_modifier(group[-1].piece, following[0].piece, text):
            kept += group[:-1]
            modifiers.append(group[-1])
            continue
        head, *others = group
        if modifiers and not head.category.categories and _is_apart(modifiers[-1], head, text):
            # 短裤 denim: what only titles speak of is no kind beside one that the shop has.
            head, modifiers[-1] = modifiers[-1], head
        for modifier in (*reversed(modifiers), *(purposes if following is None else ())):
            narrowed = _narrow(modifier, head, goods) or _narrow_by_name(modifier, head, goods)
            if narrowed is not None:
                head = narrowed
            elif listed and modifier.category.categories and modifier not in purposes:
                kept.append(modifier)
            elif modifier.category.categories or modifier in purposes:
                served.append(modifier)
            else:
                words.append(modifier)
        modifiers = []
        kept += [head, *others]
    kept, said = _split_off_materials(kept, text)
    return (_join_kinds([named.category for named in kept]) if kept else None), served, [*words, *said]


def _split_off_materials(kept: list[NamedKind], text: str) -> tuple[list[NamedKind], list[NamedKind]]:
    """The kinds that are wanted, and those that only say what these are of: a handbag, brown, real leather.

    What only titles speak of is no kind beside one that the shop has, unless it is said to be wanted too.
    """
    if not any(named.category.categories for named in kept):
        return kept, []
    wanted: list[NamedKind] = []
    said: list[NamedKind] = []
    for n, named in enumerate(kept):
        beside = [*kept[n - 1 : n], *kept[n + 1 : n + 2]]
        joined = any(_text_between(named.piece, other.piece, text) in _conjunctions() for other in beside)
        wanted.append(named) if named.category.categories or joined else said.append(named)
    return wanted, said


def _is_apart(one: NamedKind, other: NamedKind, text: str) -> bool:
    """Whether a kind that the shop has stands before another in the other language, with a space between."""
    apart = text[one.piece.end : other.piece.start].isspace()
    return apart and bool(one.category.categories) and is_cjk(one.piece.key) != is_cjk(other.piece.key)


def _text_between(one: Piece, other: Piece, text: str) -> str:
    first, second = sorted((one, other), key=lambda piece: piece.start)
    return text[first.end : second.start].strip(_GAPS)


def is_modifier(piece: Piece, head: Piece, text: str) -> bool:
    """Whether a noun stands right before another, as 咖啡 in 咖啡滤纸 and printer in printer ink."""
    return text[piece.end : head.start].strip() in _links()


def _narrow(modifier: NamedKind, head: NamedKind, goods: GoodsFinder) -> NamedKind | None:
    """The head as the modifier narrows it; None where the two kinds have nothing in common."""
    mine, outer = set(head.category.categories), set(modifier.category.categories)
    both = mine & outer
    if not both:
        return None
    if both == mine:
        return head  # 耳机 真无线: the wide name adds nothing to the narrow one
    if both == outer and goods.is_within(tuple(outer), tuple(mine - outer) or tuple(mine)):
        return modifier  # 真无线 耳机: the wide name only says again what the narrow one is
    # Razor blades are what the shop has among razors and blades that is no razor; men's boots are both.
    left = both if both != outer else mine - outer
    return NamedKind(head.piece, replace(head.category, categories=tuple(sorted(left)), loose=(), words=()))


def _narrow_by_name(modifier: NamedKind, head: NamedKind, goods: GoodsFinder) -> NamedKind | None:
    """The head's categories that bear the modifier's name: of all filters, those for the air purifier."""
    named = goods.filter_by_name(head.category.categories, modifier.piece.key)
    if not named:
        return None
    return NamedKind(head.piece, replace(head.category, categories=named, loose=(), words=()))


def _join_kinds(categories: Sequence[Category]) -> Category:
    first = categories[0]
    if len(categories) == 1:
        return first
    looses = [category.loose for category in categories]
    loose = None if None in looses else tuple(sorted({c for some in looses for c in some or ()}))
    return replace(
        first,
        categories=tuple(sorted({c for category in categories for c in category.categories})),
        loose=loose,
        words=tuple(dict.fromkeys(row for category in categories for row in category.words)),
        names=_join_names([category.names for category in categories]),
        parts=tuple((category.categories, category.loose, category.words) for category in categories),
    )


def _join_names(names: Sequence[Names]) -> Names:
    zh = [zh for zh, _ in names if zh]
    en = [en for _, en in names if en]
    gaps = (PHRASES[locale].LIST_GAP for locale in ("zh", "en"))
    zh_joined, en_joined = (gap.join(dict.fromkeys(of)) for gap, of in zip(gaps, (zh, en), strict=True))
    return zh_joined or None, en_joined or None


@cache
def _conjunctions() -> frozenset[str]:
    words = (word for lexicon in LEXICONS.values() for word in (*lexicon.CONJUNCTIONS, *lexicon.ALTERNATIVES))
    return frozenset({"/", *(normal(word) for word in words)})


@cache
def _links() -> frozenset[str]:
    return frozenset({"", "-", *(normal(word) for lexicon in LEXICONS.values() for word in lexicon.LINKS)})
