"""Gift wish: what a message says of a gift that only the shop can tell: an age, a branch of goods, a box."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.dialogue.actions.gifts.gift_fit import GIFT_WORDS, find_others_named
from assistant.dialogue.turn_context import Turn
from assistant.language.locales import ADVICE, LEXICONS, join_patterns, join_tables
from assistant.language.normal_text import normal
from assistant.query import Category, Constraint, Flag, Purpose, Recipient, Text
from assistant.snapshot import Snapshot

# Him and her stand for someone, and are nobody by themselves: her teacher.
STAND_FOR = frozenset({"man", "woman"})
_WORD = re.compile(r"[a-z]{3,}")


def complete_wish(shop: Snapshot, turn: Turn, constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
    """The wish with who is meant, how old they are, which branch of goods is refused, and that it comes in a box."""
    if turn.query is None:
        return tuple(constraints)
    text = normal(turn.query.text)
    wish = _name_person(shop, turn, list(constraints))
    wish = _add_age(wish, text)
    if refused := _find_refused(shop, text):
        # What is refused is nothing to look for: they don't drink.
        patterns = join_tables(ADVICE, "BRANCHES")
        said = [
            c
            for c in wish
            if isinstance(c, Text | Category | Purpose)
            and not c.exclude
            and any(re.search(pattern, normal(c.name(turn.locale))) for pattern in patterns)
        ]
        wish = [*(c for c in wish if c not in said), *(kind for kind in refused if kind not in wish)]
    return tuple(_add_box(shop, turn, wish, text))


def _name_person(shop: Snapshot, turn: Turn, wish: list[Constraint]) -> list[Constraint]:
    """Her teacher is the teacher."""
    who = next((c for c in wish if isinstance(c, Recipient)), None)
    if turn.query is None or who is None or who.who not in STAND_FOR or who not in turn.query.constraints:
        return wish
    others = find_others_named(turn.query.text, who.who or "")
    if not others:
        return wish
    name = LEXICONS[turn.locale].PEOPLE[others[-1]][0]
    parsed = (c for c in shop.parser.parse(name).constraints if isinstance(c, Recipient))
    person = next(parsed, Recipient(who=others[-1]))
    return [replace(person, span=who.span, age=who.age) if c is who else c for c in wish]


def _add_age(wish: list[Constraint], text: str) -> list[Constraint]:
    found = re.search(join_patterns(ADVICE, "AGES"), text)
    who = next((c for c in wish if isinstance(c, Recipient)), None)
    if found is None or (who is not None and who.age is not None):
        return wish
    years = float(next(filter(None, found.groups())))
    # The words that told the age are no words to look for.
    rest = [c for c in wish if c is not who and not (isinstance(c, Text) and _tells(c, found))]
    aged = replace(who, age=(years, years)) if who is not None else Recipient(age=(years, years))
    return [aged, *rest]


def _tells(word: Text, found: re.Match[str]) -> bool:
    return word.span[0] < found.end() and found.start() < word.span[1]


def _find_refused(shop: Snapshot, text: str) -> list[Category]:
    """The branches of goods that a text refuses: nothing to eat, no clothes."""
    if not re.search(join_patterns(ADVICE, "REFUSED_BRANCH"), text):
        return []
    numbers: dict[int, None] = {}
    names: tuple[str | None, str | None] = (None, None)
    for pattern, kinds in join_tables(ADVICE, "BRANCHES").items():
        if not re.search(pattern, text):
            continue
        for kind in kinds:
            if (known := shop.kind_called(kind)) is not None:
                numbers |= dict.fromkeys(known.categories)
                names = names if any(names) else known.names
    return [Category(categories=tuple(numbers), names=names, exclude=True)] if numbers else []


def _add_box(shop: Snapshot, turn: Turn, wish: list[Constraint], text: str) -> list[Constraint]:
    """In a box, said of a gift, is a gift box."""
    words = set(_WORD.findall(text))
    for facet in shop.vocabulary.facets.values():
        if not facet.is_flag or any(isinstance(c, Flag) and c.facet == facet.id for c in wish):
            continue
        name = (facet.en or "").casefold()
        said = set(_WORD.findall(name)) - set(GIFT_WORDS)
        if said and any(gift in name for gift in GIFT_WORDS) and said <= words:
            said_as = [c for c in wish if turn.query and c in turn.query.constraints and _is_named(c, said)]
            return [*(c for c in wish if c not in said_as), Flag(facet=facet.id, names=(facet.zh, facet.en))]
    return wish


def _is_named(constraint: Constraint, words: set[str]) -> bool:
    """Whether it was made of these words: boxes for storage, where a box was said."""
    return isinstance(constraint, Category | Text) and bool(words & set(_WORD.findall(constraint.name("en").lower())))
