"""A message cut into pieces that mean something here: longest surfaces first, then corrections, then plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.understanding.matching import Corrector
from assistant.understanding.surfaces import Unit, join_key, units_of
from assistant.understanding.text import is_cjk
from assistant.understanding.vocabulary import Sense, Vocabulary

# Senses that name goods or their properties; the others say what to do with them.
CONTENT = frozenset({"category", "node", "brand", "value", "flag", "facet", "colour"})


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


def scan(
    text: str, taken: Sequence[tuple[int, int]], vocabulary: Vocabulary, corrector: Corrector, segmenter: Words
) -> list[Piece]:
    """The pieces of a normal text in order; spans in `taken` (quantities) are gaps that nothing reaches over."""
    word_spans = segmenter.spans(text)
    edges = set(word_spans)
    free = [unit for unit in units_of(text) if not any(start <= unit.start < end for start, end in taken)]
    pieces: list[Piece] = []
    for run in _runs(free, taken):
        pieces += [_stop(run[0])] if run[0].is_stop else _match(run, vocabulary, edges)
    pieces = _correct(pieces, text, vocabulary, corrector, word_spans)
    return _words(pieces, text, segmenter, word_spans)


def _stop(unit: Unit) -> Piece:
    return Piece(unit.start, unit.end, unit.key, is_stop=True)


def _runs(units: Sequence[Unit], taken: Sequence[tuple[int, int]]) -> list[list[Unit]]:
    """Units without a stop or a gap between them; a stop is a run of its own."""
    runs: list[list[Unit]] = []
    for unit in units:
        apart = not runs or unit.is_stop or runs[-1][-1].is_stop
        if not apart and any(runs[-1][-1].end <= start < unit.start for start, _ in taken):
            apart = True
        runs.append([unit]) if apart else runs[-1].append(unit)
    return runs


def _match(run: list[Unit], vocabulary: Vocabulary, edges: set[tuple[int, int]]) -> list[Piece]:
    """Surfaces, the longest at each place; units between them stay pieces without senses."""
    out: list[Piece] = []
    position = 0
    while position < len(run):
        for length in range(min(vocabulary.longest, len(run) - position), 0, -1):
            part = run[position : position + length]
            key = join_key([unit.key for unit in part])
            senses = vocabulary.senses(key)
            # One Chinese character is a word only where the segmenter cuts it out: 包 in 包邮 is no bag.
            if senses and not (len(key) == 1 and is_cjk(key) and (part[0].start, part[0].end) not in edges):
                out.append(Piece(part[0].start, part[-1].end, key, tuple(senses)))
                position += length
                break
        else:
            unit = run[position]
            out.append(Piece(unit.start, unit.end, unit.key))
            position += 1
    return out


def _is_loose(piece: Piece) -> bool:
    """Whether a piece may be part of a word that was mistyped: it means nothing, or is but one character long."""
    return not piece.is_stop and (
        not piece.senses or (len(piece.key) == 1 and is_cjk(piece.key)) or _is_lone_word(piece)
    )


def _is_lone_word(piece: Piece) -> bool:
    return (
        piece.end - piece.start <= 2
        and is_cjk(piece.key)
        and not piece.has("negator", "turn", "or", "degree", "intent", "sort")
    )


def _correct(
    pieces: list[Piece], text: str, vocabulary: Vocabulary, corrector: Corrector, word_spans: list[tuple[int, int]]
) -> list[Piece]:
    """Replaces what no one knows by what was meant, where that is clear."""
    out: list[Piece] = []
    position = 0
    while position < len(pieces):
        found = None
        if _is_loose(pieces[position]):
            found = _correction_at(pieces, position, text, vocabulary, corrector, word_spans)
        if found is None:
            out.append(pieces[position])
            position += 1
        else:
            piece, length = found
            out.append(piece)
            position += length
    return out


def _correction_at(
    pieces: list[Piece],
    position: int,
    text: str,
    vocabulary: Vocabulary,
    corrector: Corrector,
    word_spans: list[tuple[int, int]],
) -> tuple[Piece, int] | None:
    """The correction of the pieces that begin here, the longest that there is, and how many it takes."""
    end = position
    chinese = is_cjk(pieces[position].key)
    limit = corrector.longest_chinese if chinese else corrector.longest_latin + 2
    while (
        end < len(pieces) and end - position < limit and _is_loose(pieces[end]) and is_cjk(pieces[end].key) == chinese
    ):
        if end > position and text[pieces[end - 1].end : pieces[end].start].strip():
            break
        end += 1
    for stop in range(end, position, -1):
        part = pieces[position:stop]
        if all(piece.senses for piece in part):
            continue
        written = text[part[0].start : part[-1].end]
        if chinese:
            inside = [text[a:b] for a, b in word_spans if part[0].start < b and a < part[-1].end]
            known = all(map(vocabulary.is_word, inside))
            correction = None if known or len(written) < 2 else corrector.chinese(written)
            if (
                correction
                and len(written) == 2
                and (part[0].start, part[-1].end) in word_spans
                and any(p.senses for p in part)
            ):
                correction = None
        else:
            known = any(vocabulary.is_word(piece.key) for piece in part if not piece.senses)
            correction = None if known else corrector.latin([text[piece.start : piece.end] for piece in part])
        if correction:
            return Piece(
                part[0].start, part[-1].end, correction.key, tuple(vocabulary.senses(correction.key)), corrected=True
            ), stop - position
    return None


def _words(pieces: list[Piece], text: str, segmenter: Words, word_spans: list[tuple[int, int]]) -> list[Piece]:
    """Joins Chinese characters that mean nothing alone into the segmenter's words."""
    out: list[Piece] = []
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        if piece.senses or piece.is_stop or not is_cjk(piece.key):
            out.append(piece)
            position += 1
            continue
        end = position
        while (
            end + 1 < len(pieces)
            and not pieces[end + 1].senses
            and is_cjk(pieces[end + 1].key)
            and pieces[end + 1].start == pieces[end].end
        ):
            end += 1
        start, stop = piece.start, pieces[end].end
        for a, b in word_spans:
            if a < stop and b > start:
                a, b = max(a, start), min(b, stop)
                out.append(Piece(a, b, text[a:b]))
        position = end + 1
    return out
