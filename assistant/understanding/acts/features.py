"""Features of a marked text: n-grams of its words and Chinese characters, and of the letters of its Latin words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.language.normal_text import CJK

# A mark, a Chinese character, a Latin word, or what ends a sentence.
_TOKEN = re.compile(rf"[A-Z]{{2,}}|[{CJK}]|[a-z0-9]+|[?!]")
_APOSTROPHES = re.compile("['’]")
LONGEST = 4
LETTERS = (3, 4)
# So much of a message tells what it does; a ramble of a hundred words is told by its beginning and its end.
MOST_TOKENS = 60
_BEGIN, _END = "^", "$"


def words_of(marked: str) -> list[str]:
    """The words of a marked text and its marks, as features; of Chinese each two characters that stand together."""
    tokens = _TOKEN.findall(_APOSTROPHES.sub("", marked))
    pairs = [f"{one} {two}" for one, two in pairwise(tokens) if not one.isascii() and not two.isascii()]
    single = [token for token in tokens if token.isascii() and token.isalnum()]
    return [*single, *(pairs or [token for token in tokens if not token.isascii()])]


def features_of(marked: str) -> Iterator[str]:
    """The features of a marked text, one after the other, some several times."""
    tokens = _TOKEN.findall(_APOSTROPHES.sub("", marked))
    if len(tokens) > MOST_TOKENS:
        tokens = [*tokens[: MOST_TOKENS // 2], *tokens[-MOST_TOKENS // 2 :]]
    framed = [_BEGIN, *tokens, _END]
    for start in range(len(framed)):
        for length in range(1, LONGEST + 1):
            gram = framed[start : start + length]
            if len(gram) == length and gram not in ([_BEGIN], [_END]):
                yield " ".join(gram)
    for token in tokens:
        if token.isascii() and token.islower() and len(token) > LETTERS[0]:
            bounded = f"<{token}>"
            for n in LETTERS:
                for start in range(len(bounded) - n + 1):
                    yield f"~{bounded[start : start + n]}"
    yield f"#{min(len(tokens), 12)}"
