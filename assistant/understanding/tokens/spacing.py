"""Spacing: words without the space between, and addresses, which are no words and which nobody mistypes here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from assistant.language.english import LONGEST_WORD, bases, everyday_words, is_everyday, stem
from assistant.language.keys import Unit, is_latin_word
from assistant.understanding.tokens.pieces import CONTENT
from assistant.understanding.vocabulary import TAIL, Vocabulary

_VISIBLE = re.compile(r"[!-~]+")
# A full stop without its space ends a sentence (dress.under 50) unless what follows ends a host's name.
_HOST = re.compile(r"[a-z0-9-]\.(?:com|net|org|cn|io|edu|gov|uk|de|info|shop)(?![a-z0-9-])")
_SHORTEST_GLUED = 7
_SHORTEST_PART, _MOST_PARTS = 3, 4


def join_addresses(units: Sequence[Unit], text: str) -> list[Unit]:
    """The units with each e-mail and web address as one that means nothing, whatever words it is made of."""
    addresses = [match.span() for match in _VISIBLE.finditer(text) if _is_address(match[0])]
    if not addresses:
        return list(units)
    out: list[Unit] = []
    begun: set[int] = set()
    position = 0
    for unit in units:
        while position < len(addresses) and addresses[position][1] <= unit.start:
            position += 1
        if position == len(addresses) or unit.start < addresses[position][0]:
            out.append(unit)
        elif position not in begun and not unit.is_stop:
            begun.add(position)
            end = addresses[position][1]
            out.append(Unit(text[unit.start : end], unit.start, end))
    return out


def _is_address(run: str) -> bool:
    return "://" in run or run.startswith("www.") or 0 < run.find("@") < len(run) - 1 or bool(_HOST.search(run))


def restore_words(
    units: Sequence[Unit], text: str, vocabulary: Vocabulary, is_slip: Callable[[str], bool]
) -> list[Unit]:
    """The units as a dictionary has them: apart where the space is missing (wirelessheadphones, jacketunder), and
    words that are unknown here in the form that is known (waterproofed). What `is_slip` takes for a mistyped word is
    no two words: watring is no ring.
    """
    out: list[Unit] = []
    for unit in units:
        written = text[unit.start : unit.end]
        if not is_latin_word(written) or vocabulary.reach(unit.key) or vocabulary.is_word(unit.key):
            out.append(unit)
            continue
        # Matter is a word of its own, and no form of matte.
        known = () if unit.key in everyday_words() else bases(unit.key)
        if base := next((base for base in known if _is_property(base, vocabulary)), None):
            out.append(replace(unit, key=base))
            continue
        parts = _parts(written, vocabulary) if _may_be_glued(unit.key, written) and not is_slip(unit.key) else []
        if len(parts) < 2:
            out.append(unit)
            continue
        start = unit.start
        for part in parts:
            out.append(Unit(stem(part), start, start + len(part)))
            start += len(part)
    return out


def _is_property(key: str, vocabulary: Vocabulary) -> bool:
    # The end of a longer name is too little: striped is not of the lubricating strip.
    return any(s.kind in ("value", "flag", "colour") and s.strength > TAIL for s in vocabulary.senses(key))


def _may_be_glued(key: str, written: str) -> bool:
    return _SHORTEST_GLUED <= len(written) <= LONGEST_WORD and not is_everyday(key)


def _parts(written: str, vocabulary: Vocabulary) -> list[str]:
    """The fewest known words that the letters are made of, one of them at least a name of something; else none."""
    weigh = partial(_weight, vocabulary=vocabulary)
    # For each place: the fewest words up to there, the longest words first, and whether one is a name.
    best: dict[int, tuple[int, bool, list[str]]] = {0: (0, False, [])}
    for end in range(_SHORTEST_PART, len(written) + 1):
        for start in range(end - _SHORTEST_PART + 1):
            if start not in best or best[start][0] == _MOST_PARTS:
                continue
            part = written[start:end]
            if (is_name := weigh(part)) is None:
                continue
            n_parts, named, parts = best[start]
            found = (n_parts + 1, named or is_name, [*parts, part])
            known = best.get(end)
            if known is None or (found[0], not found[1]) < (known[0], not known[1]):
                best[end] = found
    _, named, parts = best.get(len(written), (0, False, []))
    return parts if named else []


def _weight(part: str, vocabulary: Vocabulary) -> bool | None:
    """Whether a word is a name of something here; None when it is none that is said here: PlayStation is one word."""
    senses = vocabulary.senses(stem(part))
    if any(sense.kind in CONTENT for sense in senses):
        return True
    return False if senses or vocabulary.is_word(stem(part)) else None
