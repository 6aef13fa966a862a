"""How many service questions find the article that answers them, and how many wishes for goods are taken for one.

    python benchmarks/service_questions.py [--data DIR] [--quick] [--without-encoder]

English questions: a tenth of the customer-service utterances of DIR/bitext/train.csv (27 intents, made from templates;
CDLA-Sharing, not part of the repository), drawn with a fixed seed; the other nine tenths give the examples that are
added to the shipped articles. Chinese questions: those marked "held out" in service_questions_zh.tsv, which were
written for this; those marked "example" are added along with the English ones, as many as there are. Wishes: the chat
messages here, the utterances of tests/understanding that are searches, the searches of tests/knowledge, and the
requests of DIR/shoppingbench. DIR is shared/data beside the repository if not given; --quick does without DIR.

"right" is the share whose first article is the right one, "service" the share that scores as a service question.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import NamedTuple

from machine import machine, table

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from assistant.knowledge.articles import Article  # noqa: E402
from assistant.knowledge.matching import ANSWERS, ArticleFinder, Encoder  # noqa: E402
from assistant.language.encoder import open_encoder  # noqa: E402
from assistant.language.normal_text import Segmenter  # noqa: E402

SEED = 0
EXAMPLES = (3, 5, 10, 20)

TOPICS = {
    "cancel_order": "cancel-order",
    "change_order": "change-order",
    "change_shipping_address": "change-address",
    "check_cancellation_fee": "cancellation-fee",
    "check_invoice": "invoice",
    "check_payment_methods": "payment-methods",
    "check_refund_policy": "refund-policy",
    "complaint": "complaints",
    "contact_customer_service": "contact-hours",
    "contact_human_agent": "contact-hours",
    "create_account": "account-create",
    "delete_account": "account-delete",
    "delivery_options": "delivery-options",
    "delivery_period": "delivery-time",
    "edit_account": "account-edit",
    "get_invoice": "invoice",
    "get_refund": "refund-request",
    "newsletter_subscription": "newsletter",
    "payment_issue": "payment-failed",
    "place_order": "place-order",
    "recover_password": "account-password",
    "registration_problems": "account-register-problem",
    "review": "reviews",
    "set_up_shipping_address": "address-add",
    "switch_account": "account-switch",
    "track_order": "tracking",
    "track_refund": "refund-time",
}
# What some questions of an intent ask, by a word in them: "how long refunds take" is filed under the refund policy,
# and "is it possible to order from Canada" under the ways of delivery.
ALSO_RIGHT = {
    "check_refund_policy": ("how long", "refund-time"),
    "delivery_options": ("", "international-shipping"),
}
# The chat messages that are no wish for goods.
SERVICE_MESSAGES = {
    *("怎么退货", "几天能到货", "可以开发票吗", "how do I return something", "when will it arrive"),
    *("do you ship abroad", "can I talk to a person"),
}


class Question(NamedTuple):
    """A service question, the intent it was written for, and the articles that answer it."""

    text: str
    intent: str
    answers: frozenset[str]


@dataclass(frozen=True)
class Asked:
    """What every finder is asked."""

    english: Sequence[Question]
    chinese: Sequence[Question]
    goods: Sequence[str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures as a table. Returns 1 when the data is not where it is looked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=PROJECT.parent / "shared" / "data")
    parser.add_argument("--quick", action="store_true", help="only what the repository holds, shipped articles only")
    parser.add_argument("--without-encoder", action="store_true", help="leave out the figures with the encoder")
    options = parser.parse_args(arguments)
    bitext = options.data / "bitext" / "train.csv"
    if not options.quick and not bitext.is_file():
        print(f"No utterances at {bitext}; --quick does without.", file=sys.stderr)
        return 1
    english = ([], []) if options.quick else parted(list(_bitext(bitext)))
    chinese_examples, chinese = chinese_questions()
    goods = [*_own_wishes(), *([] if options.quick else _requests(options.data / "shoppingbench"))]
    asked = Asked(english[0], chinese, goods)
    shipped = shipped_articles()
    setups = {
        "shipped articles": shipped,
        "English articles only": [article for article in shipped if article.language == "en"],
        "Chinese articles only": [article for article in shipped if article.language == "zh"],
    }
    if not options.quick:
        pool = [*english[1], *chinese_examples]
        setups |= {f"+ {n} examples a topic and language": with_examples(shipped, pool, n) for n in EXAMPLES}
        setups["+ nine tenths"] = with_examples(shipped, pool, len(pool))
    segment = Segmenter().words
    # A new encoder for every row: one remembers the texts that it was asked.
    rows = [
        [f"{name}, {by}", *measured(articles, asked, segment=segment, encoder=opened())]
        for by, opened in (("by words", _no_encoder), ("by meaning too", open_encoder))
        if opened is _no_encoder or not (options.without_encoder or opened() is None)
        for name, articles in setups.items()
    ]
    print(f"{machine()}\n{len(asked.english)} English and {len(chinese)} Chinese questions, {len(goods)} wishes\n")
    columns = ("articles", "English right", "service", "Chinese right", "service", "wishes taken", "made s", "asked ms")
    print(table(columns, rows))
    return 0


def measured(
    articles: Sequence[Article], asked: Asked, *, segment: Callable[[str], list[str]], encoder: Encoder | None
) -> list[str]:
    """The cells of one row: shares in percent, wishes taken for service, seconds to make, median ms to ask."""
    if encoder is not None:
        encoder.encode(["warm up"])
    started = time.perf_counter()
    finder = ArticleFinder(articles, segment, encoder=encoder)
    made = time.perf_counter() - started
    cells, times = [], []
    finder.find("warm up")
    for questions in (asked.english, asked.chinese):
        right = service = 0
        for question in questions:
            started = time.perf_counter()
            best = next(iter(finder.find(question.text)), None)
            times.append(1000 * (time.perf_counter() - started))
            right += best is not None and best.article_id in question.answers
            service += best is not None and best.score >= ANSWERS
        cells += [_percent(right, len(questions)), _percent(service, len(questions))]
    taken = sum(any(match.score >= ANSWERS for match in finder.find(wish, 1)) for wish in asked.goods)
    return [*cells, str(taken), f"{made:.2f}", f"{median(times):.2f}"]


def shipped_articles() -> list[Article]:
    """Those of seed_data, in both languages."""
    lines = (PROJECT / "seed_data" / "knowledge.jsonl").read_text("utf-8").splitlines()
    fields = ("id", "language", "title", "questions", "answer", "url", "intent", "topic_group")
    articles = [Article(*(json.loads(line)[field] for field in fields)) for line in lines]
    return [replace(article, questions=tuple(article.questions)) for article in articles]


def with_examples(articles: Sequence[Article], pool: Sequence[Question], n: int) -> list[Article]:
    """The articles with up to `n` questions of the pool added to each in its language, drawn with a fixed seed."""
    of_topic = defaultdict(list)
    for question in pool:
        of_topic[TOPICS[question.intent], "en" if question.text.isascii() else "zh"].append(question.text)
    drawn = {topic: random.Random(SEED).sample(texts, min(n, len(texts))) for topic, texts in of_topic.items()}
    return [
        replace(article, questions=(*article.questions, *drawn.get((article.id, article.language), ())))
        for article in articles
    ]


def parted(questions: Sequence[Question]) -> tuple[list[Question], list[Question]]:
    """A tenth of each intent, and the rest."""
    of_intent = defaultdict(list)
    for question in questions:
        of_intent[question.intent].append(question)
    tenth, rest = [], []
    for intent in sorted(of_intent):
        shuffled = of_intent[intent]
        random.Random(SEED).shuffle(shuffled)
        n = round(len(shuffled) / 10)
        tenth += shuffled[:n]
        rest += shuffled[n:]
    return tenth, rest


def chinese_questions() -> tuple[list[Question], list[Question]]:
    """The examples, and those held out."""
    with (PROJECT / "benchmarks" / "service_questions_zh.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    examples, held_out = (
        [_question(row["text"], row["intent"]) for row in rows if row["part"] == part]
        for part in ("example", "held out")
    )
    return examples, held_out


def _no_encoder() -> None:
    return None


def _bitext(path: Path) -> Iterator[Question]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield _question(row["utterance"], row["intent"])


def _question(text: str, intent: str) -> Question:
    word, topic = ALSO_RIGHT.get(intent, ("", TOPICS[intent]))
    return Question(text, intent, frozenset({TOPICS[intent], *([topic] if word in text.lower() else [])}))


def _own_wishes() -> Iterator[str]:
    chat = (PROJECT / "benchmarks" / "chat_messages.txt").read_text("utf-8").splitlines()
    yield from (message for message in chat if message and message not in SERVICE_MESSAGES)
    yield from (PROJECT / "tests" / "knowledge" / "product_searches.txt").read_text("utf-8").splitlines()
    for path in sorted((PROJECT / "tests" / "understanding").rglob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            text, arrow, read = line.partition(" -> ")
            if arrow and read.startswith("search |"):
                yield text


def _requests(folder: Path) -> Iterator[str]:
    for name in ("product.jsonl", "voucher.jsonl"):
        for line in (folder / name).read_text("utf-8").splitlines():
            yield json.loads(line)["query"]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


if __name__ == "__main__":
    sys.exit(main())
