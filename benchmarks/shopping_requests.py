"""Price limits read from 500 real-style shopping requests (ShoppingBench, English, PHP) against labels made by hand.

    python benchmarks/shopping_requests.py [--data DIR]

The requests are not part of the repository: they are read from DIR, else from shared/data beside the repository.
The labels are: 100 of the requests, chosen by a fixed seed before any was parsed, with the limits that a reader
takes from them, by line number. Beside that, the limits are compared with the data set's own `price` and `budget`
fields over all requests. A voucher's terms and the sum that it asks for are no limit of a price; a budget for
several things is one.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from machine import machine, table

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from assistant.catalogue.taxonomy import Taxonomy  # noqa: E402
from assistant.language.normal_text import Segmenter, normal  # noqa: E402
from assistant.money import to_major  # noqa: E402
from assistant.query import Price  # noqa: E402
from assistant.understanding.parse import Parser  # noqa: E402
from assistant.understanding.vocabulary import ShopFacts, Vocabulary  # noqa: E402

LABELS = Path(__file__).with_name("shopping_requests_labels.tsv")
FILES = ("product", "voucher")
CURRENCY = "PHP"

Limits = tuple[float | None, float | None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads and compares; 0 as well when there is no data, which is said."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=PROJECT.parent / "shared" / "data", help="folder of the data")
    folder = parser.parse_args(arguments).data / "shoppingbench"
    if not folder.is_dir():
        print(f"There is no folder {folder}: nothing was measured. Name the data's folder with --data.")
        return 0
    print(machine())
    requests = {name: read(folder / f"{name}.jsonl") for name in FILES}
    segmenter = Segmenter()
    understands = Parser(Vocabulary(shop_of(requests, segmenter), segmenter), segmenter)
    started = time.perf_counter()
    found = {name: [limits(understands, row["query"]) for row in rows] for name, rows in requests.items()}
    spent = time.perf_counter() - started
    lines: list[list[object]] = []
    missed: list[str] = []
    labelled = labels()
    for name in FILES:
        own = {n: fields(row) for n, row in enumerate(requests[name])}
        hand = {n: meant for (of, n), meant in labelled.items() if of == name}
        for source, expected in (("by hand", hand), ("the data set's fields", own)):
            wrong = [n for n, meant in expected.items() if found[name][n] != meant]
            lines.append([f"{name}, {source}", f"{len(expected) - len(wrong)} of {len(expected)}"])
            missed += [
                f"{name} {n + 1}, {source}: {told(expected[n])}, read {told(found[name][n])}" for n in sorted(wrong)
            ]
    print("\n" + table(["price limits, compared with labels", "the same"], lines))
    print(f"\n{1000 * spent / sum(map(len, requests.values())):.1f} ms a request")
    print("\n".join(["", *missed] if missed else ["", "No disagreement."]))
    return 0


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def shop_of(requests: dict[str, list[dict[str, Any]]], segmenter: Segmenter) -> ShopFacts:
    """A shop in pesos whose titles have the words of the titles that are sought; it has no other catalogue."""
    words: Counter[str] = Counter()
    for row in (row for rows in requests.values() for row in rows):
        for product in row["reward"] if isinstance(row["reward"], list) else [row["reward"]]:
            words.update({word for title in product.get("title", ()) for word in segmenter.words(normal(title))})
    return ShopFacts(CURRENCY, nodes=Taxonomy(PROJECT / "seed_data" / "taxonomy").nodes, words=words)


def labels() -> dict[tuple[str, int], Limits]:
    """The limits by file and row, counted from 0."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        return {
            (row["file"], int(row["line"]) - 1): (_number(row["low"]), _number(row["high"]))
            for row in csv.DictReader(lines, delimiter="\t")
        }


def _number(text: str) -> float | None:
    return float(text) if text else None


def limits(parser: Parser, request: str) -> Limits:
    """The limits of the price that the parser reads, in major units."""
    found = next((c for c in parser.parse(request).constraints if isinstance(c, Price)), None)
    if found is None:
        return None, None
    low, high = (None if value is None else to_major(value, found.currency) for value in (found.low, found.high))
    return low, high


def fields(row: dict[str, Any]) -> Limits:
    """The limits that the data set itself gives: of the product sought, or the budget."""
    if "voucher" in row:
        return None, float(row["voucher"]["budget"])
    (limit,) = row["reward"].get("price") or [{}]
    low, high = next(iter(limit.values()), (None, None))
    return (None if low is None else float(low)), (None if high is None else float(high))


def told(bounds: Limits) -> str:
    """Limits in a few characters: 20..79, 375.., none."""
    low, high = ("" if bound is None else f"{bound:g}" for bound in bounds)
    return f"{low}..{high}" if low or high else "none"


if __name__ == "__main__":
    sys.exit(main())
