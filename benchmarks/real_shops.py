"""Three real shops imported, trained and asked ten questions in each language: what was understood, found, and why.

    python benchmarks/real_shops.py [--data DIR] [--shop NAME]

The data is not part of the repository: it is read from DIR, else from shared/data beside the repository, and each
shop is filled in a folder that is gone afterwards. An English shop has no Chinese in it, and the Chinese one no
English: what a question in the other language finds, it finds through the taxonomy.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from machine import machine, table

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from assistant.config import ServerConfig  # noqa: E402
from assistant.dialogue.chat_message import ChatMessage  # noqa: E402
from assistant.shop import Shop  # noqa: E402

ITEMS_TOLD = 4
TITLE_CHARS = 60


@dataclass(frozen=True)
class RealShop:
    """A folder of data, its files, and what is asked of it in Chinese and in English."""

    name: str
    catalogue: str
    events: str | None
    chinese: tuple[str, ...]
    english: tuple[str, ...]


SHOPS = (
    RealShop(
        "livostyle",
        "google-merchant.tsv",
        None,
        (
            "连衣裙 50美元以下",
            "黑色的凉鞋",
            "泳衣，不要黑色",
            "有没有牛仔裤",
            "便宜的耳环",
            "红色连衣裙 长袖",
            "30到60美元的上衣",
            "白色衬衫",
            "运动鞋",
            "送女朋友的礼物",
        ),
        (
            "dresses under 50",
            "black sandals",
            "swimwear, not black",
            "jeans under 60 dollars",
            "cheapest earrings",
            "long sleeve red dress",
            "a white blouse between 20 and 40",
            "something to wear over a bikini",
            "running shoes",
            "what is your return policy",
        ),
    ),
    RealShop(
        "litemall",
        "catalogue.csv",
        None,
        (
            "纯棉四件套 500以内",
            "枕头",
            "不要羽绒的被子",
            "适合宝宝的睡袋",
            "最便宜的毛巾",
            "行李箱",
            "厨房用的锅",
            "100块以下的零食",
            "灰色的地毯",
            "送妈妈的礼物",
        ),
        (
            "pillows under 200",
            "cotton bedding",
            "a suitcase",
            "towels, not white",
            "the cheapest snacks",
            "cookware",
            "a rug for the living room",
            "baby clothes",
            "slippers",
            "wireless earbuds",
        ),
    ),
    RealShop(
        "online-retail",
        "catalogue.csv",
        "events.csv.gz",
        (
            "马克杯",
            "5英镑以下的蜡烛",
            "红色的雨伞",
            "圣诞装饰",
            "生日贺卡",
            "不要粉色的包",
            "最便宜的闹钟",
            "茶壶",
            "首饰盒",
            "礼品包装纸",
        ),
        (
            "mugs under 3 pounds",
            "a red retrospot lunch bag",
            "christmas decorations",
            "cake stand",
            "candles, not white",
            "cheapest alarm clock",
            "something for a garden party",
            "doormat",
            "jumbo bag",
            "what goes with the first one",
        ),
    ),
)


@dataclass(frozen=True)
class Figures:
    """What filling a shop took, in seconds, and its answers, in milliseconds."""

    name: str
    products: int
    imported: float
    events: int
    trained: float
    opened: float
    answers: list[float]

    def row(self) -> list[object]:
        """The figures as a line of the closing table."""
        ordered = sorted(self.answers)
        return [
            self.name,
            f"{self.products:,}",
            f"{self.imported:.1f} s",
            f"{self.events:,}",
            f"{self.trained:.1f} s",
            f"{self.opened:.1f} s",
            f"{ordered[len(ordered) // 2]:.1f} ms",
            f"{ordered[-1]:.1f} ms",
        ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the shops; 0 as well when there is no data to run them on, which is said."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=PROJECT.parent / "shared" / "data", help="folder of the shops")
    parser.add_argument("--shop", choices=[shop.name for shop in SHOPS], help="only this one")
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        print(f"There is no folder {options.data}: nothing was measured. Name the data's folder with --data.")
        return 0
    print(machine())
    figures = []
    for shop in SHOPS:
        if options.shop not in (None, shop.name):
            continue
        if not (options.data / shop.name / shop.catalogue).is_file():
            print(f"\n# {shop.name}: not there, left out")
            continue
        with tempfile.TemporaryDirectory() as folder:
            figures.append(run(shop, options.data / shop.name, Path(folder)))
    columns = ["shop", "products", "import", "events", "train", "first view", "answer p50", "slowest"]
    print("\n" + table(columns, [each.row() for each in figures]))
    return 0


def run(real: RealShop, files: Path, data: Path) -> Figures:
    """Fills a shop in `data`, asks it everything, and prints the answers."""
    print(f"\n# {real.name}\n")
    shop = Shop.open(ServerConfig(data=data))
    imported = shop.import_catalogue(files / real.catalogue)
    print(imported.as_text(shown=3))
    events = shop.import_events(files / real.events) if real.events else None
    if events:
        print(events.as_text(shown=3))
    started = time.perf_counter()
    print(shop.train())
    trained = time.perf_counter() - started
    started = time.perf_counter()
    shop.warm_up()
    opened = time.perf_counter() - started
    answers = []
    for questions in (real.chinese, real.english):
        reply: dict[str, Any] = {}
        for question in questions:
            follows = "first one" in question
            message = ChatMessage(question, reply.get("conversation") if follows else None, visitor="benchmark")
            started = time.perf_counter()
            reply = shop.dialogue.reply(message)
            answers.append(1000 * (time.perf_counter() - started))
            print("\n" + told(question, reply, answers[-1]))
    shop.close()
    return Figures(
        real.name,
        imported.good_count,
        imported.seconds,
        events.good_count if events else 0,
        trained,
        opened,
        answers,
    )


def told(question: str, reply: dict[str, Any], milliseconds: float) -> str:
    """An answer on a few lines: how the question was read, what was said and shown, and why."""
    query = reply["query"]
    read = [f"[{reply['intent']}]", *(chip["chip"] for chip in query["constraints"])]
    read += [f"given up: {chip['chip']}" for chip in query["relaxed"]]
    read += [f"{slip['from']} -> {slip['to']}" for slip in query["corrected"]]
    read += [f"not known: {word}" for word in query["unknown"]]
    lines = [f"> {question}  ({milliseconds:.1f} ms)", f"  {' | '.join(read)}"]
    lines += [f"  {line}" for line in reply["text"].splitlines()]
    lines += [f"    {card_line(card)}" for card in reply["items"][:ITEMS_TOLD]]
    lines += [f"  + {card_line(card)}" for card in reply["related"]]
    lines += [f"  ^ {card_line(card)}" for card in reply["premium"]]
    return "\n".join(lines)


def card_line(card: dict[str, Any]) -> str:
    """Title, price and the first reason."""
    why = f" ({card['reasons'][0]['text']})" if card["reasons"] else ""
    return f"{card['title'][:TITLE_CHARS]} {card['price_text']}{why}"


if __name__ == "__main__":
    sys.exit(main())
