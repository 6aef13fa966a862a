"""Tokenizer: the longest surfaces first, then corrections, then plain words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from assistant.language.english import is_everyday
from assistant.language.keys import Unit, is_latin_word, is_one_character, join_key, units_of
from assistant.language.locales import LEXICONS, join_marks, join_words
from assistant.language.normal_text import Segmenter, is_cjk
from assistant.understanding.tokens.candidates import CandidateIndex
from assistant.understanding.tokens.correction import Corrector
from assistant.understanding.tokens.pieces import CONTENT, Correction, Piece, Span
from assistant.understanding.tokens.spacing import join_addresses, restore_words
from assistant.understanding.vocabulary import Sense, SenseKind, Vocabulary

_PROPERTIES: frozenset[SenseKind] = frozenset({"value", "flag", "colour"})
_SHORTEST_HALF = 3


# What a word for how something is said to be is followed by: 大的.
_AFTER_HOW = frozenset({"", " ", *join_words(LEXICONS, "ATTRIBUTIVES"), *join_marks("PAUSES")})


class Scanner:
    """Cuts one normal text into pieces of one vocabulary."""

    def __init__(
        self, text: str, vocabulary: Vocabulary, candidates: CandidateIndex | None, segmenter: Segmenter
    ) -> None:
        self._text = text
        self._vocabulary = vocabulary
        # What was matched already: a run that no number cuts is the same with and without minding numbers.
        self._whole_runs: dict[tuple[int, int, int], list[Piece]] = {}
        self._units = join_addresses(units_of(text), text)
        self._words = segmenter.spans(text)
        self._corrector: Corrector | None = None
        if candidates is not None:
            self._corrector = Corrector(text, self._words, segmenter.frequency, vocabulary, candidates)
            self._units = restore_words(self._units, text, vocabulary, lambda key: bool(candidates.find_typos([key])))
        self._edges = set(self._words)

    @property
    def words(self) -> Sequence[Span]:
        """Where the segmenter cuts words out of the text."""
        return self._words

    @property
    def corrections(self) -> list[Correction]:
        """What `pieces` has corrected, in order; nothing where there are none to choose from."""
        return self._corrector.corrections if self._corrector else []

    def surfaces(self) -> list[Piece]:
        """The pieces as they are written, numbers included; nothing is corrected or joined."""
        if not self._whole_runs:
            self._whole_runs = {_extent(run): self._match(run) for run in _runs(self._units, ())}
        return [piece for pieces in self._whole_runs.values() for piece in pieces]

    def pieces(self, taken: Sequence[Span], joined: Sequence[Span]) -> list[Piece]:
        """The pieces in order; the spans in `taken` are gaps that nothing reaches over, those in `joined` one word."""
        covered = {position for start, end in taken for position in range(start, end)}
        free = [unit for unit in self._units if unit.start not in covered]
        out: list[Piece] = []
        for run in _runs(free, taken):
            whole = self._whole_runs.get(_extent(run))
            pieces = self._match(run) if whole is None else whole
            mended = self._corrector.correct(run, pieces) if self._corrector else run
            out += pieces if mended is run else self._match(mended, pieces, self.corrections[-1].end)
        return self._join(out, joined)

    def _match(self, run: Sequence[Unit], known: Sequence[Piece] = (), known_from: int = 0) -> list[Piece]:
        """Surfaces, the longest at each place; units between them stay pieces without senses.

        The `known` pieces hold for what is written after `known_from`, as soon as one of them begins there.
        """
        if run[0].is_stop:
            return [Piece(run[0].start, run[0].end, run[0].key, is_stop=True)]
        out: list[Piece] = []
        position = 0
        known_at = {piece.start: n for n, piece in enumerate(known)}
        while position < len(run):
            start = run[position].start
            if start > known_from and start in known_at:
                return out + list(known[known_at[start] :])
            piece, length = self._longest(run, position, out[-1] if out else None)
            out.append(piece)
            position += length
        return out

    def _longest(self, run: Sequence[Unit], position: int, before: Piece | None) -> tuple[Piece, int]:
        first = run[position]
        # A corrected unit may be several words; its first one tells how far a surface may reach.
        begin = (first.key[0] if is_cjk(first.key) else first.key.partition(" ")[0]) if first.corrected else first.key
        most = max(self._vocabulary.reach(begin), 2 if is_latin_word(first.key) else 1)
        following = run[position + 1].key if most > 1 and position + 1 < len(run) else ""
        if following and is_cjk(first.key) and is_cjk(following) and not self._vocabulary.begins(first.key + following):
            most = 1
        keys = [first.key] if most == 1 else _growing(run[position : position + most])
        for length in range(len(keys), 0, -1):
            part = run[position : position + length]
            key = keys[length - 1]
            senses = self._vocabulary.senses(key)
            if not senses and length == 2 and all(map(self._may_be_half, part)):
                # head phones: written apart what is one word.
                key = first.key + part[1].key
                senses = [s for s in self._vocabulary.senses(key) if s.kind in CONTENT]
            if not senses and length == 2 and self._is_lettered(part):
                return Piece(first.start, part[1].end, f"{first.key}-{part[1].key}", corrected=True), 2
            if length > 1 and senses and (self._is_split(part, key) or self._is_paused(part, senses)):
                continue
            if senses and (self._stands_alone(part, senses) or _is_negated(senses, before)):
                corrected = any(unit.corrected for unit in part)
                return Piece(first.start, part[-1].end, key, tuple(senses), corrected=corrected), length
        return Piece(first.start, first.end, first.key, corrected=first.corrected), 1

    def _is_lettered(self, part: Sequence[Unit]) -> bool:
        """Whether a letter and a word are one word of the catalogue: v neck, t shirt, a line."""
        first, second = part
        if len(first.key) != 1 or not is_latin_word(first.key) or not is_latin_word(second.key):
            return False
        return (
            self._text[first.end : second.start] == " "
            and self._vocabulary.words.get(f"{first.key}-{second.key}", 0) > 0
        )

    def _may_be_half(self, unit: Unit) -> bool:
        """Whether a Latin word may be half of another: head and phones are, the me and at of "email me at" are not."""
        if not is_latin_word(unit.key) or (len(unit.key) < _SHORTEST_HALF and is_everyday(unit.key)):
            return False
        senses = self._vocabulary.senses(unit.key)
        return not senses or any(sense.kind in CONTENT for sense in senses)

    def _is_split(self, part: Sequence[Unit], key: str) -> bool:
        """Whether a surface is better read as a property and a noun: noise cancelling headphones lose nothing so."""
        if any(sense.kind not in ("node", "term") for sense in self._vocabulary.senses(key)):
            return False
        if self._is_parted(part, key):
            return True
        # Two characters at the least on either side: 红茶 is no tea that is red.
        least = 2 if is_cjk(key) else 1
        for cut in range(least, len(part) - least + 1):
            tail = join_key([unit.key for unit in part[cut:]])
            if any(sense.kind == "category" for sense in self._vocabulary.senses(tail)):
                head = join_key([unit.key for unit in part[:cut]])
                senses = self._vocabulary.senses(head)
                named = any(sense.kind in _PROPERTIES for sense in senses)
                if (
                    named or (not senses and self._vocabulary.is_word(head))
                ) and self._vocabulary.goods.is_mere_synonym(key, tail):
                    return True
        return False

    def _is_paused(self, part: Sequence[Unit], senses: Sequence[Sense]) -> bool:
        """Whether a space parts a negator from a word of degree: 也不要 太扎眼 says that it is too gaudy."""
        return all(sense.kind == "mild" for sense in senses) and any(
            one.end < other.start and is_cjk(one.key) for one, other in pairwise(part)
        )

    def _is_parted(self, part: Sequence[Unit], key: str) -> bool:
        """Whether a name that only words of the other language stand for ends in goods of this shop: 牛仔外套, 外套."""
        if any(sense.kind != "term" for sense in self._vocabulary.senses(key)) or not is_cjk(key):
            return False
        for cut in range(2, len(part) - 1):
            head, tail = (join_key([unit.key for unit in some]) for some in (part[:cut], part[cut:]))
            goods = self._vocabulary.goods.resolve(tail, self._vocabulary.senses(tail))
            if goods is not None and self._vocabulary.senses(head):
                return True
        return False

    def _stands_alone(self, part: Sequence[Unit], senses: Sequence[Sense]) -> bool:
        if len(part) > 1 or not is_one_character(part[0].key):
            return True
        # One Chinese character is a word only where the segmenter cuts it out: 包 in 包邮 is no bag. How something is
        # said to be is said with 的: 大的, while 小 in 小罗 is part of a name.
        end = part[0].end
        says_how = all(sense.kind == "degree" for sense in senses)
        return (part[0].start, end) in self._edges and (not says_how or self._text[end : end + 1] in _AFTER_HOW)

    # Joining

    def _join(self, pieces: list[Piece], joined: Sequence[Span]) -> list[Piece]:
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
                if pieces[end + 1].senses and not counts:
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


def _extent(run: Sequence[Unit]) -> tuple[int, int, int]:
    return run[0].start, run[-1].end, len(run)


def _growing(units: Sequence[Unit]) -> list[str]:
    """The keys of the first unit, of the first two, and so on, as `join_key` makes them."""
    keys = [units[0].key]
    for unit in units[1:]:
        before = keys[-1]
        gap = " " if before[-1].isascii() and unit.key[0].isascii() else ""
        keys.append(f"{before}{gap}{unit.key}")
    return keys


def _is_negated(senses: Sequence[Sense], before: Piece | None) -> bool:
    """Whether a character right after a negator is what is negated: 糖 in 不含糖的, 贵 in 别太贵."""
    if before is None or not before.has("negator", "mild", "not_before"):
        return _is_of_facet(senses, before)
    return any(sense.kind in ("lacking", "pricey", "degree") for sense in senses)


def _is_of_facet(senses: Sequence[Sense], before: Piece | None) -> bool:
    """Whether a character says how much of something is meant, right after what that is: 长 in 续航长的."""
    return before is not None and before.has("facet") and any(sense.kind == "degree" for sense in senses)


def _follows_alone(piece: Piece, following: Piece) -> bool:
    """Whether a character that means nothing goes on in another: names that no one knows are not words apart."""
    return (
        not following.senses
        and not following.is_stop
        and not following.corrected
        and following.start == piece.end
        and is_one_character(following.key)
    )


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
