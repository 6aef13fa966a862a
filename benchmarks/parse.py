"""How long it takes to understand a message, by the size of the shop: `python benchmarks/parse.py [--sizes N ...]`.

Makes vocabularies of 1,000, 10,000 and 100,000 names (categories of the open taxonomy; brands and values made of
syllables, in both languages) in memory, and parses the same made-up messages with each: half of them Chinese, half
English, a third with a slip in a name: a typo, a wrong character of the same sound, or pinyin. The smallest
vocabulary is part of each larger one. Beside it the plain way to find what was meant: rapidfuzz compares the
misspelt word, already cut out of its message, with every name. `--quick` is for seeing whether it runs.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from machine import machine, table

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from assistant.catalogue.taxonomy import Node, Taxonomy  # noqa: E402
from assistant.language.keys import key_of  # noqa: E402
from assistant.language.normal_text import Segmenter, is_cjk, normal  # noqa: E402
from assistant.understanding.parse import Parser  # noqa: E402
from assistant.understanding.tokens import pinyin_of  # noqa: E402
from assistant.understanding.vocabulary import (  # noqa: E402
    BrandFact,
    CategoryFact,
    FacetFact,
    ShopFacts,
    ValueFact,
    Vocabulary,
)

SIZES = (1_000, 10_000, 100_000)
LONG_MS = 20
LETTERS = "abcdefghijklmnopqrstuvwxyz"
CHINESE = ("有没有{}", "想买{}", "{}三百以内", "便宜的{}", "推荐一款{}", "不要{}", "{} 500元左右", "请问{}怎么选")
ENGLISH = ("do you have {}", "{} under 300", "cheap {}", "looking for {}", "show me {} please", "no {}", "I need {}")


@dataclass(frozen=True)
class Message:
    """A message; the word in it that was misspelt, the name that it stands for, and how it was misspelt."""

    text: str
    written: str = ""
    meant: str = ""
    slip: str = ""


def main() -> None:
    """Prints one table of times and one of what was found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many names (1000 10000 100000)")
    options.add_argument("--messages", type=int, default=1_200, help="how many messages (1200)")
    options.add_argument("--plain", type=int, default=100, help="how many slips the plain way is tried on (100)")
    options.add_argument("--quick", action="store_true", help="300 and 1,000 names, 60 messages")
    given = options.parse_args()
    if given.quick:
        given.sizes, given.messages, given.plain = (300, 1_000), 60, 10
    taxonomy = Taxonomy(PROJECT / "seed_data" / "taxonomy")
    names = _Names(taxonomy)
    messages = list(islice(_messages(names.facts(min(given.sizes))), given.messages))
    times, found = [], []
    with tempfile.TemporaryDirectory(prefix="parse-") as place:
        segmenter = Segmenter(Path(place))
        for size in sorted(given.sizes):
            before_mb, began = _memory_mb(), time.perf_counter()
            parser = Parser(Vocabulary(names.facts(size), segmenter), segmenter)
            seconds, memory_mb = time.perf_counter() - began, _memory_mb() - before_mb
            times.append((f"{size:,}", *_summary(_parse_ms(parser, messages)), f"{seconds:.1f}", f"{memory_mb:.0f}"))
            found += _compared(parser, size, messages, given.plain)
    print(f"{machine()}\n{len(messages):,} messages, {sum(bool(m.slip) for m in messages)} with a slip\n")
    print(table(("names", "p50 ms", "p99 ms", "most ms", "build s", "memory MB"), times))
    print("\nSlips led back to the name that was meant, and the time for each:\n")
    print(table(("names", "way", *SLIPS, "p50 ms", "p99 ms"), found))


class _Names:
    """An endless list of facts about a shop, the same each time, so that a small shop is part of a large one."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        dice = random.Random(0)
        nodes = [node for node in taxonomy.nodes.values() if node.parent]
        dice.shuffle(nodes)
        self._nodes: list[Node] = nodes
        self._syllables = sorted({name[:2].lower() for node in nodes for name in node.en if name[:2].isalpha()})
        self._characters = sorted({char for node in nodes for char in node.zh[0] if is_cjk(char)})

    def facts(self, size: int) -> ShopFacts:
        """Facts with `size` names: a tenth categories as far as the taxonomy goes, a third brands, the rest values."""
        dice = random.Random(1)
        nodes = self._nodes[: size // 10]
        categories = [CategoryFact(n, None, node.zh[0], node.en[0], node.id) for n, node in enumerate(nodes, 1)]
        pairs = [self._pair(dice) for _ in range(size - len(categories))]
        brands = [BrandFact(n, *pair) for n, pair in enumerate(pairs) if n % 3 == 0]
        values = [ValueFact(n, 1 + n % 40, *pair) for n, pair in enumerate(pairs) if n % 3]
        facets = [FacetFact(n, f"属性{n}", f"property {n}", None, False) for n in range(1, 41)]
        words = Counter(word for node in nodes for word in normal(node.en[0]).split())
        return ShopFacts("CNY", categories, brands, facets, values, words, {node.id: node for node in nodes})

    def _pair(self, dice: random.Random) -> tuple[str, str]:
        zh = "".join(dice.choices(self._characters, k=dice.choice((2, 3, 3, 4))))
        en = "".join(dice.choices(self._syllables, k=dice.choice((3, 4, 5))))
        return zh, en.capitalize()


def _messages(facts: ShopFacts) -> Iterator[Message]:
    """Endless messages about these facts, Chinese and English in turns, every third with a slip."""
    dice = random.Random(2)
    owners = [*facts.categories, *facts.brands, *facts.values]
    alike: dict[str, list[str]] = defaultdict(list)
    for char in sorted({char for owner in owners for char in owner.zh or ""}):
        alike[pinyin_of(char)].append(char)
    n = 0
    while True:
        owner = dice.choice(owners)
        name = (owner.zh if n % 2 else owner.en) or ""
        form = dice.choice(CHINESE if n % 2 else ENGLISH)
        if n % 3:
            yield Message(form.format(name))
            n += 1
        elif made := SLIPS[slip := dice.choice(CHINESE_SLIPS) if n % 2 else "typo"](dice, name, alike):
            yield Message(form.format(made), made, name, slip)
            n += 1


def _typo(dice: random.Random, name: str, _: dict[str, list[str]]) -> str:
    """One letter left out, put in, changed, or changed places with the next; '' for names that are too short."""
    if len(name) < 6 or not name.replace(" ", "").isalpha():
        return ""
    place = dice.randrange(1, len(name) - 2)
    before, letter, following, after = name[:place], name[place], name[place + 1], name[place + 2 :]
    letters = (
        following,
        dice.choice(LETTERS) + letter + following,
        dice.choice(LETTERS) + following,
        following + letter,
    )
    made = before + dice.choice(letters) + after
    return made if made != name and made.count(" ") == name.count(" ") else ""


def _homophone(dice: random.Random, name: str, alike: dict[str, list[str]]) -> str:
    """One character for another of the same sound; '' where there is none."""
    if len(name) < 3:
        return ""
    place = dice.randrange(len(name))
    others = [char for char in alike[pinyin_of(name[place])] if char != name[place]]
    return name[:place] + dice.choice(others) + name[place + 1 :] if others else ""


def _pinyin(_: random.Random, name: str, __: dict[str, list[str]]) -> str:
    made = pinyin_of(name)
    return made if made.isalpha() and made.isascii() and len(made) >= 6 else ""


SLIPS: dict[str, Callable[[random.Random, str, dict[str, list[str]]], str]] = {
    "typo": _typo,
    "homophone": _homophone,
    "pinyin": _pinyin,
}
CHINESE_SLIPS = ("homophone", "pinyin")


def _parse_ms(parser: Parser, messages: Sequence[Message]) -> list[float]:
    for message in messages:  # not measured: jieba and pypinyin look things up for the first time
        parser.parse(message.text)
    return [_ms(lambda message=message: parser.parse(message.text)) for message in messages]


def _compared(parser: Parser, size: int, messages: Sequence[Message], n_plain: int) -> list[tuple[str, ...]]:
    """Rows: what the parser found of the slips, and what the plain ways did, with the time for each message or word."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import DamerauLevenshtein
    from rapidfuzz.process import extractOne

    slips = [message for message in messages if message.slip]
    names = [key for keys in parser.vocabulary.correctable() for key in keys]

    def parsed(message: Message) -> bool:
        return any(
            key_of(normal(after)) == key_of(normal(message.meant)) for _, after in parser.parse(message.text).corrected
        )

    ways: list[tuple[str, Callable[[Message], bool], list[Message]]] = [("this parser", parsed, slips)]
    for title, scorer in (
        ("rapidfuzz WRatio", fuzz.WRatio),
        ("rapidfuzz Damerau", DamerauLevenshtein.normalized_similarity),
    ):

        def nearest(message: Message, scorer: Callable[..., float] = scorer) -> bool:
            return bool(extractOne(normal(message.written), names, scorer=scorer)[0] == key_of(normal(message.meant)))

        ways.append((title, nearest, slips[:n_plain]))
    rows = []
    for title, find, tried in ways:
        right = Counter(message.slip for message in tried if find(message))
        spent = [_ms(lambda message=message, find=find: find(message)) for message in tried]
        of = Counter(message.slip for message in tried)
        shares = (f"{right[slip]}/{of[slip]}" for slip in SLIPS)
        rows.append((f"{size:,}", title, *shares, *_summary(spent)[:2]))
    return rows


def _ms(call: Callable[[], object]) -> float:
    """The best of three runs, as whatever else runs on this machine disturbs some; of one where that is long."""
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        call()
        best = min(best, 1000 * (time.perf_counter() - began))
        if best > LONG_MS:
            break
    return best


def _summary(measured: Sequence[float]) -> tuple[str, str, str]:
    cuts = statistics.quantiles(measured, n=100, method="inclusive")
    return f"{cuts[49]:.2f}", f"{cuts[98]:.2f}", f"{max(measured):.2f}"


def _memory_mb() -> float:
    """The memory that this process has in use."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
