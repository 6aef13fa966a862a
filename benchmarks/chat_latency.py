"""How long a chat reply takes over HTTP: `python benchmarks/chat_latency.py [--products 100000]`.

Fills a temporary data directory with the demo shop, serves it as the README says, and sends a fixed list of Chinese,
English and mixed messages, one after the other, each the beginning of a conversation of its own. With `--products`
the demo catalogue is multiplied to that many products first. Beside it, as a floor to compare with: the plainest
full-text query for the same words on the same catalogue, any word, best rank first, in this process, without HTTP.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from http.client import HTTPConnection
from itertools import count, islice
from pathlib import Path

from machine import machine, table
from served import Served

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

MESSAGES = tuple((Path(__file__).parent / "chat_messages.txt").read_text(encoding="utf-8").splitlines())
NO_LIMITS = {"ASSISTANT_ADDRESS_LIMIT": "1000000", "ASSISTANT_VISITOR_LIMIT": "100000"}


def main() -> None:
    """Prints one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--products", type=int, help="multiply the demo catalogue to this many products")
    options.add_argument("--rounds", type=int, default=10, help="how often the list is sent (10)")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="chat-latency-") as place:
        data = Path(place) / "data"
        if given.products:
            _fill(data, given.products, Path(place) / "catalogue.csv")
        with Served(PROJECT, data, python=sys.executable, **NO_LIMITS) as shop:
            chat = _chat_ms(shop.port, given.rounds)
            n_products = _n_products(shop.port)
        plain, sqlite = _any_word_ms(data / "catalogue.db", given.rounds)
    rows = [("POST /api/chat", *_summary(chat)), ("FTS5, any word, no HTTP", *_summary(plain))]
    print(f"{machine()}; SQLite {sqlite}\n{n_products:,} products, {len(MESSAGES)} messages x {given.rounds}\n")
    print(table(("", "p50 ms", "p90 ms", "p99 ms", "most ms"), rows))


def _fill(data: Path, n_products: int, file: Path) -> None:
    """The demo shop in `data`, with copies of its products until there are `n_products`."""
    with Served(PROJECT, data, python=sys.executable):
        pass  # the first start fills it
    with (PROJECT / "seed_data" / "catalogue.csv").open(encoding="utf-8", newline="") as source:
        reader = csv.DictReader(source)
        products, columns = list(reader), reader.fieldnames or ()
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, columns)
        writer.writeheader()
        # The first round is the catalogue as it is, so that the order log still speaks of its products.
        writer.writerows(islice((_copy(product, n) for n in count() for product in products), n_products))
    subprocess.run(
        [sys.executable, "-m", "assistant", "import", "catalogue", str(file)],
        cwd=PROJECT,
        env={**os.environ, "ASSISTANT_DATA": str(data)},
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _copy(product: dict[str, str], n: int) -> dict[str, str]:
    if n == 0:
        return product
    titles = {name: f"{product[name]} {n}" for name in ("title_zh", "title_en")}
    return {**product, **titles, "id": f"{product['id']}-{n}"}


def _chat_ms(port: int, rounds: int) -> list[float]:
    connection = HTTPConnection("127.0.0.1", port)

    def say(message: str) -> None:
        body = json.dumps({"message": message}).encode()
        connection.request("POST", "/api/chat", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        reply = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} for {message!r}: {reply.decode()}")

    for message in MESSAGES:  # not measured: files are read for the first time
        say(message)
    return [_ms(say, message) for _ in range(rounds) for message in MESSAGES]


def _any_word_ms(database: Path, rounds: int) -> tuple[list[float], str]:
    from assistant.language.normal_text import Segmenter, normal
    from assistant.storage import SQLITE_VERSION, Store

    store = Store(database, [], durable=False)
    segmenter = Segmenter()
    queries = [" OR ".join(f'"{word}"' for word in segmenter.words(normal(message))) for message in MESSAGES]

    def find(words: str) -> None:
        store.rows("SELECT rowid FROM products_text WHERE products_text MATCH ? ORDER BY rank LIMIT 10", [words])

    for words in queries:
        find(words)
    measured = [_ms(find, words) for _ in range(rounds) for words in queries]
    store.close()
    return measured, SQLITE_VERSION


def _n_products(port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/readyz")
    return int(json.loads(connection.getresponse().read())["products"])


def _ms(call: Callable[[str], None], argument: str) -> float:
    began = time.perf_counter()
    call(argument)
    return 1000 * (time.perf_counter() - began)


def _summary(measured: Sequence[float]) -> tuple[str, ...]:
    cuts = statistics.quantiles(measured, n=100, method="inclusive")
    return tuple(f"{value:.1f}" for value in (cuts[49], cuts[89], cuts[98], max(measured)))


if __name__ == "__main__":
    main()
