"""Text normalization: one way to write a text, its words and its language, for indexing and understanding alike."""

from __future__ import annotations

import logging
import os
import re
import unicodedata
import warnings
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from assistant.language.english import stem
from assistant.language.locales import SCRIPTS

# The class of Chinese characters in a pattern, without its brackets.
CJK: str = SCRIPTS["zh"].LETTERS
_CJK_RUN = re.compile(f"[{CJK}]+")
_PIECE = re.compile(rf"[{CJK}]+|[a-z0-9]+(?:[.'\-&][a-z0-9]+)*")
_LATIN = re.compile(r"[a-z]{2,}")
_FRAMES = {locale: re.compile(script.FRAME) for locale, script in SCRIPTS.items()}
# Half is 1/2, and kg is k and g; but one character that stands for a sentence is an ornament.
_LONGEST_LIGATURE = 4


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text in normal form; `offsets[i]` is where its i-th character stands in the text as written."""

    text: str
    offsets: tuple[int, ...]
    written: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the written text that the normal text's [start, end) came from."""
        if start >= end:
            return (0, 0)
        return self.offsets[start], self.offsets[end - 1] + 1


@cache
def _simplifier() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


@lru_cache(maxsize=65_536)
def _normal_char(char: str) -> str:
    """What one written character becomes: '' for what cannot be seen, a space for what is no text."""
    out = []
    composed = unicodedata.normalize("NFKC", char)
    if len(composed) > _LONGEST_LIGATURE:
        return " "
    for plain in composed:
        category = unicodedata.category(plain)
        if category in ("Cf", "Mn", "Cc") and not plain.isspace():
            continue
        if category in ("So", "Cs", "Co", "Cn", "Sk"):
            out.append(" ")
        elif plain in "\u2018\u2019`":
            out.append("'")
        elif category == "Nd":
            out.append(str(unicodedata.decimal(plain)))
        else:
            out.append(plain.lower())
    normal = "".join(out)
    # Accents are dropped only from Latin letters; a Chinese shopper types none and an English one half of them.
    if not normal.isascii() and not _CJK_RUN.fullmatch(normal):
        normal = "".join(c for c in unicodedata.normalize("NFD", normal) if unicodedata.category(c) != "Mn")
    elif _CJK_RUN.fullmatch(normal):
        simplified = _simplifier().convert(normal)
        normal = simplified if len(simplified) == len(normal) else normal
    return normal


def normalize(written: str) -> NormalText:
    """Full width to half, traditional to simplified, lower case, without accents, emoji and what cannot be seen."""
    chars: list[str] = []
    offsets: list[int] = []
    for position, char in enumerate(written):
        for normal in _normal_char(char):
            chars.append(normal)
            offsets.append(position)
    return NormalText("".join(chars), tuple(offsets), written)


def normal(written: str) -> str:
    """`normalize` for when only the text is wanted."""
    return "".join(map(_normal_char, written))


def is_cjk(text: str) -> bool:
    """Whether the text has a Chinese character."""
    return _CJK_RUN.search(text) is not None


def language_of(written: str, default: str) -> str:
    """'zh' or 'en': the language of a message; `default` when it has letters of neither."""
    text = normal(written)
    chinese = sum(len(run) for run in _CJK_RUN.findall(text))
    english = len(_LATIN.findall(text))
    if chinese == english == 0:
        return default
    if chinese and english:
        frames = {locale: bool(pattern.search(text)) for locale, pattern in _FRAMES.items()}
        # What names goods says little: 有没有wireless的mouse, got any 保温杯 under 100.
        if any(frames.values()):
            return default if all(frames.values()) else next(locale for locale, found in frames.items() if found)
    # Model numbers and brand names are Latin in Chinese sentences too: a Chinese character counts as half a word.
    if chinese >= 2 * english or chinese >= 4:
        return "zh"
    return "en" if english > chinese else default


def is_one_word(written: str) -> bool:
    """Whether a text is a single word, or two Chinese characters: hello, ok, 你好."""
    text = normal(written)
    words = len(re.findall(r"[a-z0-9']+", text))
    return words + sum(len(run) + 1 for run in _CJK_RUN.findall(text)) // 2 <= 1


@lru_cache(maxsize=32_768)
def syllable(char: str) -> str:
    """The commonest sound of one Chinese character in pinyin, without its tone."""
    # Single characters are all that is asked for; pypinyin's phrases would take 40 MB and a quarter of a second.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import lazy_pinyin

    return str(lazy_pinyin(char)[0])


class Segmenter:
    """Cuts text into words: jieba for Chinese, letters and digits for the rest. Heavy to make, so make one."""

    def __init__(self, cache_dir: Path | None = None) -> None:
        with warnings.catch_warnings():
            # jieba 0.42 still asks setuptools for its own files.
            warnings.simplefilter("ignore")
            import jieba
        jieba.setLogLevel(logging.WARNING)
        self._jieba = jieba.Tokenizer()
        if cache_dir is not None:
            # jieba trusts its cache file, so it must not lie where every user of the machine can write.
            self._jieba.tmp_dir = str(cache_dir)
        self._jieba.initialize()

    def words(self, text: str) -> list[str]:
        """The words of a normal text in order, Chinese as the longest words, English in the singular."""
        out: list[str] = []
        for piece in _PIECE.findall(text):
            if is_cjk(piece):
                out.extend(self._jieba.cut(piece, HMM=False))
            else:
                out.append(stem(piece))
        return out

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words of a normal text begin and end."""
        out: list[tuple[int, int]] = []
        for match in _PIECE.finditer(text):
            if not is_cjk(match[0]):
                out.append(match.span())
                continue
            position = match.start()
            for word in self._jieba.cut(match[0], HMM=False):
                out.append((position, position + len(word)))
                position += len(word)
        return out

    def frequency(self, word: str) -> int:
        """How often a Chinese word stands in the texts that the dictionary was made from; 0 when it is none."""
        return int(self._jieba.FREQ.get(word) or 0)

    def index_words(self, text: str) -> list[str]:
        """The words under which a normal text is found: those of `words`, and the words inside long ones."""
        out: list[str] = []
        for piece in _PIECE.findall(text):
            if is_cjk(piece):
                out.extend(self._jieba.cut_for_search(piece, HMM=False))
            else:
                out.append(stem(piece))
                if not piece.isalnum():
                    out.extend(stem(part) for part in re.split(r"[.'\-&]", piece) if part)
        return out
