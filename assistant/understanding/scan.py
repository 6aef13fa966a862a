"""A message cut into pieces that mean something here: longest surfaces first, then corrections, then plain words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.understanding.matching import Corrector
from assistant.understanding.surfaces import Unit, is_latin_word, is_one_character, join_key, units_of
from assistant.understanding.text import is_cjk
from assistant.understanding.vocabulary import Sense, Vocabulary

# Senses that name goods or their properties; the others say what to do with them.
CONTENT = frozenset({"category", "node", "brand", "value", "flag", "colour"})
_PROPERTIES = frozenset({"value", "flag", "colour"})
# Words that steer a sentence are not taken for a mistyped part of a name, however short they are.
_STEERING = ("negator", "mild", "turn", "or", "intent", "sort", "person", "brand")

Span = tuple[int, int]


class Words(Protocol):
    """What cutting a message needs of a segmenter."""

    def words(self, text: str) -> list[str]: ...
    def spans(self, text: str) -> list[tuple[int, int]]: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the normal text with its senses; a word without senses is plain, a stop ends a clause."""

    start: int
    end: int
    key: str
    senses: tuple[Sense, ...] = ()
    is_stop: bool = False
    corrected: bool = False

    def has(self, *kinds: str) -> bool:
        """Whether one of the senses is of one of these kinds."""
        return any(sense.kind in kinds for sense in self.senses)

    def refs(self, kind: str) -> list[Sense]:
        """The senses of this kind."""
        return [sense for sense in self.senses if sense.kind == kind]


@dataclass(frozen=True, slots=True)
class Correction:
    """What was written in [start, end), and the key of the surface that was meant."""

    start: int
    end: int
    key: str
    by_sound: bool


class Scanner:
    """Cuts one normal text into pieces of one vocabulary."""

    def __init__(self, text: str, vocabulary: Vocabulary, corrector: Corrector, segmenter: Words) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._corrector = corrector
        self._units = units_of(text)
        self._words = segmenter.spans(text)
        self._edges = set(self._words)
        self.corrections: list[Correction] = []

    def surfaces(self) -> list[Piece]:
        """The pieces as they are written, numbers included; nothing is corrected or joined."""
        return [piece for run in _runs(self._units, ()) for piece in self._matched(run)]

    def pieces(self, taken: Sequence[Span], joined: Sequence[Span]) -> list[Piece]:
        """The pieces in order; the spans in `taken` are gaps that nothing reaches over, those in `joined` one word."""
        covered = {position for start, end in taken for position in range(start, end)}
        free = [unit for unit in self._units if unit.start not in covered]
        out: list[Piece] = []
        for run in _runs(free, taken):
            pieces = self._matched(run)
            mended = self._mended(run, pieces)
            out += self._matched(mended) if mended is not run else pieces
        return self._joined(out, joined)

    def _matched(self, run: Sequence[Unit]) -> list[Piece]:
        """Surfaces, the longest at each place; units between them stay pieces without senses."""
        if run[0].is_stop:
            return [Piece(run[0].start, run[0].end, run[0].key, is_stop=True)]
        out: list[Piece] = []
        position = 0
        while position < len(run):
            piece, length = self._longest(run, position, out[-1] if out else None)
            out.append(piece)
            position += length
        return out

    def _longest(self, run: Sequence[Unit], position: int, before: Piece | None) -> tuple[Piece, int]:
        first = run[position]
        # A corrected unit may be several words; its first one tells how far a surface may reach.
        begin = (first.key[0] if is_cjk(first.key) else first.key.partition(" ")[0]) if first.corrected else first.key
        most = max(self._vocabulary.reach(begin), 2 if is_latin_word(first.key) else 1)
        for length in range(min(most, len(run) - position), 0, -1):
            part = run[position : position + length]
            keys = [unit.key for unit in part]
            key = join_key(keys)
            senses = self._vocabulary.senses(key)
            if not senses and length == 2 and all(map(is_latin_word, keys)):
                # head phones: written apart what is one word.
                key = "".join(keys)
                senses = [s for s in self._vocabulary.senses(key) if s.kind in CONTENT]
            if length > 1 and senses and self._is_split(part, key):
                continue
            if senses and (self._stands_alone(part) or _is_negated(senses, before)):
                corrected = any(unit.corrected for unit in part)
                return Piece(first.start, part[-1].end, key, tuple(senses), corrected=corrected), length
        return Piece(first.start, first.end, first.key, corrected=first.corrected), 1

    def _is_split(self, part: Sequence[Unit], key: str) -> bool:
        """Whether a surface is better read as a property and a noun: noise cancelling headphones lose nothing so."""
        if any(sense.kind != "node" for sense in self._vocabulary.senses(key)):
            return False
        # Two characters at the least on either side: 红茶 is no tea that is red.
        least = 2 if is_cjk(key) else 1
        for cut in range(least, len(part) - least + 1):
            tail = join_key([unit.key for unit in part[cut:]])
            if any(sense.kind == "category" for sense in self._vocabulary.senses(tail)):
                head = join_key([unit.key for unit in part[:cut]])
                senses = self._vocabulary.senses(head)
                named = any(sense.kind in _PROPERTIES for sense in senses)
                if (named or (not senses and self._vocabulary.is_word(head))) and self._vocabulary.goods.says_more(
                    key, tail
                ):
                    return True
        return False

    def _stands_alone(self, part: Sequence[Unit]) -> bool:
        # One Chinese character is a word only where the segmenter cuts it out: 包 in 包邮 is no bag.
        return len(part) > 1 or not is_one_character(part[0].key) or (part[0].start, part[0].end) in self._edges

    # Correcting

    def _mended(self, run: list[Unit], pieces: Sequence[Piece]) -> list[Unit]:
        """The run with what no one knows replaced by what was meant, where that is clear; else the run itself."""
        if all(piece.senses for piece in pieces):
            return run
        out = run
        position = 0
        while position < len(pieces):
            found = self._correction_at(pieces, position) if _is_loose(pieces[position]) else None
            if found is None:
                position += 1
                continue
            correction, length = found
            self.corrections.append(correction)
            out = _replaced(out, correction)
            position += length
        return out

    def _correction_at(self, pieces: Sequence[Piece], position: int) -> tuple[Correction, int] | None:
        """The correction of the pieces that begin here, the longest that there is, and how many it takes."""
        chinese = is_cjk(pieces[position].key)
        limit = self._corrector.longest_chinese if chinese else self._corrector.longest_latin + 2
        end = position
        while end < len(pieces) and end - position < limit and _is_loose(pieces[end]):
            gap = self._text[pieces[end - 1].end : pieces[end].start] if end > position else ""
            if is_cjk(pieces[end].key) != chinese or gap.strip():
                break
            end += 1
        for stop in range(end, position, -1):
            part = pieces[position:stop]
            if all(piece.senses for piece in part):
                continue
            found = self._chinese(part) if chinese else self._latin(part)
            if found:
                return found, stop - position
        return None

    def _chinese(self, part: Sequence[Piece]) -> Correction | None:
        start, end = part[0].start, part[-1].end
        written = self._text[start:end]
        if len(written) < 2:
            return None
        first = max(bisect_right(self._words, (start, len(self._text))) - 1, 0)
        last = bisect_left(self._words, (end, 0))
        inside = [self._text[a:b] for a, b in self._words[first:last] if start < b]
        # Single characters prove nothing: the catalogue has most of them.
        known = all(map(self._vocabulary.is_word, inside)) and max(map(len, inside), default=0) > 1
        # Words of the catalogue stay as they are, unless together they sound just like a longer name.
        if known and (len(written) == 2 or max(map(len, inside), default=0) == len(written)):
            return None
        if len(written) == 2 and (start, end) in self._edges and any(piece.senses for piece in part):
            return None
        key = self._corrector.same_sound(written, own=len(written) == 2) or (
            None if known else self._corrector.one_character(written)
        )
        return Correction(start, end, key, by_sound=False) if key else None

    def _latin(self, part: Sequence[Piece]) -> Correction | None:
        if all(self._vocabulary.is_word(piece.key) for piece in part if not piece.senses):
            return None
        start, end = part[0].start, part[-1].end
        words = [self._text[piece.start : piece.end] for piece in part]
        if key := self._corrector.pinyin(words):
            return Correction(start, end, key, by_sound=True)
        if key := self._corrector.typo([piece.key for piece in part]):
            return Correction(start, end, key, by_sound=False)
        return None

    # Joining

    def _joined(self, pieces: list[Piece], joined: Sequence[Span]) -> list[Piece]:
        """Joins what means nothing alone: Chinese characters and model numbers as the segmenter cuts them."""
        # Which word each place is in; what was joined is longer than what the segmenter cut.
        word_at = {position: span for span in (*self._words, *joined) for position in range(*span)}
        out: list[Piece] = []
        position = 0
        while position < len(pieces):
            piece = pieces[position]
            if piece.is_stop or piece.senses or piece.corrected:
                out.append(piece)
                position += 1
                continue
            end = position
            whole = word_at.get(piece.start, (piece.start, piece.end))
            counts = whole in joined
            if len(whole_text := self._text[piece.start : piece.end]) == 1 and is_cjk(whole_text):
                while end + 1 < len(pieces) and _follows_alone(pieces[end], pieces[end + 1]):
                    end += 1
            while end + 1 < len(pieces) and pieces[end + 1].end <= whole[1] and not pieces[end + 1].is_stop:
                if pieces[end + 1].senses and not (counts and not pieces[end + 1].has(*CONTENT)):
                    break
                end += 1
            end = self._with_model_number(pieces, end)
            out.append(Piece(piece.start, pieces[end].end, self._text[piece.start : pieces[end].end]))
            position = end + 1
        return out

    def _with_model_number(self, pieces: Sequence[Piece], position: int) -> int:
        """Where a plain Latin word ends with the number that goes with it: iPhone 15."""
        following = pieces[position + 1] if position + 1 < len(pieces) else None
        if (
            following is None
            or any(sense.kind != "size" for sense in following.senses)
            or not following.key[0].isdigit()
            or not pieces[position].key.isascii()
            or not pieces[position].key[0].isalpha()
            or self._text[pieces[position].end : following.start] not in ("", " ", "-")
        ):
            return position
        return position + 1


def _is_negated(senses: Sequence[Sense], before: Piece | None) -> bool:
    """Whether a character right after a negator is what is negated: 糖 in 不含糖的, 贵 in 别太贵."""
    if before is None or not before.has("negator", "mild", "not_before"):
        return False
    return any(sense.kind in ("lacking", "pricey") for sense in senses)


def _follows_alone(piece: Piece, following: Piece) -> bool:
    """Whether a character that means nothing goes on in another: names that no one knows are not words apart."""
    return (
        not following.senses
        and not following.is_stop
        and not following.corrected
        and following.start == piece.end
        and is_one_character(following.key)
    )


def _is_loose(piece: Piece) -> bool:
    """Whether a piece may be part of a word that was mistyped: it means nothing, or is but one word long."""
    if piece.is_stop or piece.corrected:
        return False
    return not piece.senses or (len(piece.key) <= 2 and is_cjk(piece.key) and not piece.has(*_STEERING))


def _replaced(run: Sequence[Unit], correction: Correction) -> list[Unit]:
    """The run with the corrected units: each character for its own, or one unit for a word of letters."""
    out: list[Unit] = []
    inside = [unit for unit in run if correction.start <= unit.start < correction.end]
    if len(inside) == len(correction.key) and is_cjk(correction.key):
        mended = [
            replace(unit, key=key, corrected=True) if unit.key != key else unit
            for unit, key in zip(inside, correction.key, strict=True)
        ]
    else:
        mended = [Unit(correction.key, correction.start, correction.end, corrected=True)]
    for unit in run:
        if unit.start == correction.start:
            out += mended
        elif unit not in inside:
            out.append(unit)
    return out


def _runs(units: Sequence[Unit], taken: Sequence[Span]) -> list[list[Unit]]:
    """Units without a stop or a gap between them; a stop is a run of its own."""
    gaps = sorted(start for start, _ in taken)
    runs: list[list[Unit]] = []
    for unit in units:
        apart = not runs or unit.is_stop or runs[-1][-1].is_stop
        if not apart:
            following = bisect_left(gaps, runs[-1][-1].end)
            apart = following < len(gaps) and gaps[following] < unit.start
        runs.append([unit]) if apart else runs[-1].append(unit)
    return runs
