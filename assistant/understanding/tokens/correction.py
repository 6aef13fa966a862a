"""Spelling correction: which words are taken for mistyped ones, and what is put in their place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from assistant.language.english import everyday_words, is_everyday
from assistant.language.keys import Unit, is_latin_word
from assistant.language.normal_text import is_cjk
from assistant.understanding.tokens.candidates import CandidateIndex
from assistant.understanding.tokens.phonetics import collapse_doubles, is_pinyin
from assistant.understanding.tokens.pieces import Correction, Piece, Span
from assistant.understanding.vocabulary import WHOLE, SenseKind, Vocabulary

# Words that steer a sentence are not taken for a mistyped part of a name, however short they are.
_STEERING: tuple[SenseKind, ...] = ("negator", "mild", "turn", "or", "intent", "sort", "person", "brand")
# What initials may stand for.
_NAMES: tuple[SenseKind, ...] = ("category", "brand", "node")
_FEWEST_INITIALS, _MOST_INITIALS = 3, 6
# Chinese words of so many characters that differ in one are names of one thing: 笔记型电脑, 笔记本电脑.
_LONG = 5
# A word this many times as frequent as one of its sound is what was meant by it.
_COMMON = 50
# A message with more strange words than this is no request with slips in it; the rest stays as it is written.
_MOST_TRIED = 40


class Corrector:
    """Corrects the words of one message that mean nothing here, where enough speaks for one of the candidates."""

    def __init__(
        self,
        text: str,
        words: Sequence[Span],
        frequency: Callable[[str], int],
        vocabulary: Vocabulary,
        candidates: CandidateIndex,
    ) -> None:
        self._text = text
        self._words = words
        self._frequency = frequency
        self._vocabulary = vocabulary
        self._candidates = candidates
        self._left = _MOST_TRIED
        self.corrections: list[Correction] = []

    def correct(self, run: list[Unit], pieces: Sequence[Piece]) -> list[Unit]:
        """The run with what no one knows replaced by what was meant, where that is clear; else the run itself."""
        if all(piece.senses for piece in pieces):
            return run
        found: list[Correction] = []
        position = 0
        while position < len(pieces) and self._left > 0:
            correction = self._correction_at(pieces, position)
            position += 1
            if correction is not None:
                found.append(correction)
                while position < len(pieces) and pieces[position].start < correction.end:
                    position += 1
        self.corrections += found
        return _replace(run, found) if found else run

    def _correction_at(self, pieces: Sequence[Piece], position: int) -> Correction | None:
        """The correction of the pieces that begin here, the longest that there is."""
        chinese = is_cjk(pieces[position].key)
        part = self._stretch(pieces, position, chinese)
        strange = [n for n, piece in enumerate(part) if self._is_strange(piece)]
        if not strange:
            return None
        self._left -= 1
        before = pieces[position - 1] if position else None
        for length in range(len(part), strange[0], -1):
            if chinese:
                following = pieces[position + length] if position + length < len(pieces) else None
                found = self._chinese(part[:length], self._goes_on(before, part[0], part[length - 1], following))
            else:
                found = self._latin(part[:length])
            if found:
                return found
        return None if chinese else self._from_initials(part[0])

    def _stretch(self, pieces: Sequence[Piece], position: int, chinese: bool) -> Sequence[Piece]:
        """The pieces from here on that may be one word together, all of one script, with but spaces between them."""
        most = self._candidates.longest_chinese
        if not chinese:
            most = max(most, self._candidates.longest_latin + 2)
        end = position
        while end < len(pieces) and end - position < most and not (pieces[end].is_stop or pieces[end].corrected):
            gap = self._text[pieces[end - 1].end : pieces[end].start] if end > position else ""
            if is_cjk(pieces[end].key) != chinese or gap.strip() or not (chinese or is_latin_word(pieces[end].key)):
                break
            end += 1
        if chinese:
            longest = pieces[position].start + self._candidates.longest_chinese
            while end > position and pieces[end - 1].end > longest:
                end -= 1
        return pieces[position:end]

    def _is_strange(self, piece: Piece) -> bool:
        word = piece.key
        if piece.senses or is_cjk(word):
            return not piece.senses
        if self._vocabulary.reach(word) or self._vocabulary.is_word(word) or word in everyday_words():
            return False
        if not is_everyday(word):
            return True
        # A form of a word, unless it is one that lacks the second of two letters: earings are no form of ear.
        return any(collapse_doubles(word) == collapse_doubles(key) for key in self._candidates.find_typos([word]))

    # Chinese

    def _goes_on(self, before: Piece | None, first: Piece, last: Piece, following: Piece | None) -> bool:
        """Whether what no one knows goes on outside these pieces, so that they are no whole word."""
        return bool(
            (before and is_cjk(before.key) and before.end == first.start and self._is_strange(before))
            or (following and is_cjk(following.key) and following.start == last.end and self._is_strange(following))
        )

    def _chinese(self, part: Sequence[Piece], goes_on: bool) -> Correction | None:
        start, end = part[0].start, part[-1].end
        written = self._text[start:end]
        if len(written) < 2:
            return None
        words = list(self._words_in(start, end))
        # What a dictionary has as one word is no slip, whether this shop sells it or not; a long one is hardly another.
        if any(a <= start and end <= b and (a, b) != (start, end) for a, b in words):
            return None
        is_long, is_word = len(written) >= _LONG, (start, end) in words
        kept = [(piece.start, piece.end) for piece in part if _is_firm(piece)]
        for key, by_sound in (
            (self._candidates.find_same_sound(written, own=len(written) == 2), True),
            (None if goes_on else self._candidates.find_one_other(written), False),
        ):
            if key is None or self._changed(kept, start, key):
                continue
            if is_word and not is_long and not (by_sound and self._is_rare_beside(written, key)):
                continue
            changed = self._changed(words, start, key)
            if any(_is_apart(word, start, end) for word in changed):
                continue
            if by_sound or all(self._is_slip(word, is_long) for word in changed):
                return Correction(start, end, key, by_sound=False)
        return None

    def _is_rare_beside(self, written: str, key: str) -> bool:
        """Whether a word of the dictionary is but another, rare spelling of a common one: 帐蓬, of 帐篷."""
        return self._frequency(key) >= _COMMON * max(self._frequency(written), 1)

    def _words_in(self, start: int, end: int) -> Iterator[Span]:
        """The segmenter's words that lie in the span, or partly so."""
        first = max(bisect_right(self._words, (start, len(self._text))) - 1, 0)
        last = bisect_left(self._words, (end, 0))
        return (word for word in self._words[first:last] if word[1] > start)

    def _changed(self, words: Sequence[Span], start: int, key: str) -> list[Span]:
        """The words in which the key has another character than the text."""
        return [
            (a, b)
            for a, b in words
            if any(0 <= place - start < len(key) and key[place - start] != self._text[place] for place in range(a, b))
        ]

    def _is_slip(self, word: Span, is_long: bool) -> bool:
        """Whether a word is none by itself: a character alone that means nothing; 咖啡糖 is no 咖啡机."""
        start, end = word
        char = self._text[start]
        return is_long if end - start > 1 else not (self._vocabulary.senses(char) or self._vocabulary.is_word(char))

    # Latin letters

    def _latin(self, part: Sequence[Piece]) -> Correction | None:
        start, end = part[0].start, part[-1].end
        words = [self._text[piece.start : piece.end] for piece in part]
        if all(map(is_pinyin, words)) and (key := self._candidates.pinyin(words)):
            return Correction(start, end, key, by_sound=True)
        if len(part) > self._candidates.longest_latin + 2 or any(piece.has(*_STEERING, "filler") for piece in part):
            return None
        # Of words as near, one that is said to shops; an everyday word that means nothing here is no correction.
        keys = self._candidates.find_typos([piece.key for piece in part])
        key = next((key for key in keys if self._vocabulary.reach(key.partition(" ")[0])), keys[0] if keys else "")
        if not {piece.key for piece in part if not self._is_strange(piece)}.issubset(key.split()):
            return None
        if self._vocabulary.senses(key) or self._vocabulary.is_word(key):
            return Correction(start, end, key, by_sound=False)
        return None

    def _from_initials(self, piece: Piece) -> Correction | None:
        """What the first letters of its pinyin stand for: cdb. Only among Chinese, or alone; only where it is clear."""
        letters = self._text[piece.start : piece.end]
        alone = letters == self._text.strip()
        if not (_FEWEST_INITIALS - alone <= len(letters) <= _MOST_INITIALS) or self._speaks_english:
            return None
        refs = {
            key: {(sense.kind, sense.ref) for sense in self._vocabulary.senses(key) if sense.kind in _NAMES}
            for key in self._candidates.initials(letters)
        }
        named = {key: meant for key, meant in refs.items() if meant}
        own = {key: meant for key, meant in named.items() if any(kind != "node" for kind, _ in meant)}
        whole = {key: own[key] for key in own if any(s.strength == WHOLE for s in self._vocabulary.senses(key))}
        for choice in (whole, own, named):
            if choice:
                key = next(iter(choice))
                is_clear = set.intersection(*choice.values())
                return Correction(piece.start, piece.end, key, by_sound=True) if is_clear else None
        return None

    @cached_property
    def _speaks_english(self) -> bool:
        words = (self._text[a:b] for a, b in self._words if b - a > 1)
        return any(is_latin_word(word) and is_everyday(word) for word in words)


def _is_apart(word: Span, start: int, end: int) -> bool:
    """Whether a word of two or more characters goes on outside the span, and so was not cut out of a longer one."""
    return word[1] - word[0] > 1 and (word[0] < start or end < word[1])


def _is_firm(piece: Piece) -> bool:
    """Whether a Chinese piece stays as it is: it steers the sentence, or is too long to mean something by chance."""
    return bool(piece.senses) and (len(piece.key) > 2 or piece.has(*_STEERING))


def _replace(run: Sequence[Unit], corrections: Sequence[Correction]) -> list[Unit]:
    """The run with the corrected units: each character for its own, or one unit for a word of letters."""
    out: list[Unit] = []
    position = 0
    for correction in corrections:
        while run[position].start < correction.start:
            out.append(run[position])
            position += 1
        first = position
        while position < len(run) and run[position].start < correction.end:
            position += 1
        inside = run[first:position]
        if len(inside) == len(correction.key) and is_cjk(correction.key):
            out += [
                replace(unit, key=key, corrected=True) if unit.key != key else unit
                for unit, key in zip(inside, correction.key, strict=True)
            ]
        else:
            out.append(Unit(correction.key, correction.start, correction.end, corrected=True))
    return out + list(run[position:])
