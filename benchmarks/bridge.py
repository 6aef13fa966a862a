"""How well a question finds in a shop that speaks the other language: nDCG@10 beside its twin in the shop's own.

    python benchmarks/bridge.py [--data DIR] [--shop NAME] [--show QUESTION]

Every question of bridge_questions.tsv is asked in both languages, through the whole of the product, of a shop that
has names in one only: Chinese of an English fashion shop (livostyle), English of a Chinese general store (litemall).
The labels are rules over title, kind, text and price in the shop's own language, written by hand before the product
was asked: `right` is worth 2, `near` 1. The ideal ranking has the shop's best. A question that no product answers is
left out and named. The data is not part of the repository: it is read from DIR, else from shared/data beside it.
"""

from __future__ import annotations

import argparse
import csv
import math
import re
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from machine import machine, table

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from assistant.config import ServerConfig  # noqa: E402
from assistant.dialogue.chat_message import ChatMessage  # noqa: E402
from assistant.shop import Shop  # noqa: E402

CATALOGUES = {"livostyle": "google-merchant.tsv", "litemall": "catalogue.csv"}
QUESTIONS = Path(__file__).with_name("bridge_questions.tsv")
SHOWN = 10
# Parts of the bridge, each left out in its turn, to see what it is worth.
LEFT_OUT: dict[str, tuple[str, Callable[..., object]]] = {
    "encoder": ("assistant.language.encoder.find_spec", lambda name: None),
    "glossary": ("assistant.catalogue.taxonomy.Taxonomy.glossary", lambda self: ()),
    "pairs at all": ("assistant.catalogue.name_pairs.Bridge.__iter__", lambda self: iter(())),
}
GOAL = 0.85
WORST = 12
_TEST = re.compile(r"(!?)(title|kind|text|price)(~|<=|>=)(.+)")


@dataclass(frozen=True)
class Question:
    """A question in the shop's own language and in the other, and the rules for what is right and what is near."""

    own: str
    other: str
    right: str
    near: str


@dataclass
class Answers:
    """nDCG@10 by question and by variant: 'own', 'other', and 'other' without what can be left out."""

    scores: dict[str, dict[Question, float]] = field(default_factory=dict)

    def mean(self, variant: str) -> float:
        """The mean over the questions."""
        return statistics.fmean(self.scores[variant].values())


def main(arguments: Sequence[str] | None = None) -> int:
    """Asks everything; 0 as well when there is no data to ask about, which is said."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=PROJECT.parent / "shared" / "data", help="folder of the shops")
    parser.add_argument("--shop", choices=CATALOGUES, help="only this one")
    parser.add_argument("--show", help="only questions with this text, and what each finds")
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        print(f"There is no folder {options.data}: nothing was measured. Name the data's folder with --data.")
        return 0
    print(machine())
    rows = []
    for name, file in CATALOGUES.items():
        catalogue = options.data / name / file
        if options.shop not in (None, name) or not catalogue.is_file():
            continue
        answers = measured(name, catalogue, options.show)
        own = answers.mean("own")
        for variant in answers.scores:
            share = answers.mean(variant) / own if own else 0.0
            rows.append([name, variant, len(answers.scores[variant]), f"{answers.mean(variant):.3f}", f"{share:.2f}"])
        print(f"\n{name}: what loses most in the other language")
        for question in losers(answers):
            own_score, other = answers.scores["own"][question], answers.scores["other"][question]
            print(f"  {own_score:.2f} -> {other:.2f}  {question.own}  /  {question.other}")
    print("\n" + table(["shop", "asked in", "questions", f"nDCG@{SHOWN}", "of own"], rows))
    print(f"\ngoal: {GOAL} of the shop's own language")
    return 0


def measured(name: str, catalogue: Path, shown: str | None) -> Answers:
    """Fills a shop and asks it its questions in all variants."""
    answers = Answers()
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop.open(ServerConfig(data=Path(folder)))
        shop.import_catalogue(catalogue)
        grades = {question: graded(shop, question) for question in questions(name)}
        asked = {q: g for q, g in grades.items() if any(g.values()) and (shown is None or shown in (q.own, q.other))}
        if unanswerable := [question.own for question, grade in grades.items() if not any(grade.values())]:
            print(f"\n{name} has nothing for: {', '.join(unanswerable)}")
        answers.scores["own"] = {q: score(shop, q.own, g, show=bool(shown)) for q, g in asked.items()}
        answers.scores["other"] = {q: score(shop, q.other, g, show=bool(shown)) for q, g in asked.items()}
        shop.close()
        for left_out in LEFT_OUT:
            variant = f"other, no {left_out}"
            with without(left_out):
                shop = Shop.open(ServerConfig(data=Path(folder)))
                answers.scores[variant] = {q: score(shop, q.other, g) for q, g in asked.items()}
                shop.close()
    return answers


@contextmanager
def without(what: str) -> Iterator[None]:
    """As if this part of the bridge were not there."""
    target, instead = LEFT_OUT[what]
    with mock.patch(target, instead):
        yield


def questions(shop: str) -> list[Question]:
    """The questions for a shop."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["shop"] == shop]
    return [Question(row["own"], row["other"], row["right"], row["near"]) for row in rows]


def graded(shop: Shop, question: Question) -> dict[str, int]:
    """What each product of the shop is worth for a question, by id: 2, 1 or 0."""
    grades = {}
    kinds: dict[int | None, str] = {}
    for product in shop.catalogue.everything():
        title = (product.title_zh or product.title_en or "").lower()
        if product.category_id not in kinds:
            kinds[product.category_id] = " > ".join(name for name, _ in shop.catalogue.trail(product, "zh")).lower()
        text = f"{title} {product.description_zh or product.description_en or ''} {product.attributes}".lower()
        fields = {"title": title, "kind": kinds[product.category_id], "text": text}
        price = product.price_minor / 100
        grade = 2 if meets(question.right, fields, price) else 0
        grades[product.id] = grade or int(bool(question.near) and meets(question.near, fields, price))
    return grades


def meets(rule: str, fields: Mapping[str, str], price: float) -> bool:
    """Whether all tests of a rule hold: `title~long sleeve kind~dresses !text~lace price<=40`."""
    for part in re.split(r" (?=!?(?:title|kind|text|price)[~<>])", rule):
        match = _TEST.fullmatch(part)
        if match is None:
            raise ValueError(f"{part!r} is no test")
        negated, name, operator, wanted = match.groups()
        if name == "price":
            found = price <= float(wanted) if operator == "<=" else price >= float(wanted)
        else:
            found = re.search(wanted.lower(), fields[name]) is not None
        if found == bool(negated):
            return False
    return True


def score(shop: Shop, question: str, grades: dict[str, int], *, show: bool = False) -> float:
    """nDCG@10 of what the product shows for a question (Järvelin & Kekäläinen, 2002)."""
    reply = shop.dialogue.reply(ChatMessage(question, None, visitor="benchmark"))
    view = shop.current()
    query = view.parser.parse(question)
    found = view.search.find(query.constraints, n=SHOWN)
    ids = [product.id for product in found.products]
    # What the reply shows first is what counts; the search gives the rest of the ten.
    shown = [card["id"] for card in reply["items"]]
    ids = (shown + [each for each in ids if each not in shown])[:SHOWN] if shown else []
    gains = [grades[each] for each in ids]
    ideal = sorted(grades.values(), reverse=True)[:SHOWN]
    best = _discounted(ideal)
    result = _discounted(gains) / best if best else 0.0
    if show:
        chips = [c.chip("en") for c in query.constraints]
        print(f"\n> {question}  {result:.2f}  {chips} relaxed {[c.chip('en') for c in found.relaxed]} {query.unknown}")
        for product in found.products:
            print(f"    {grades[product.id]} {product.title_zh or product.title_en}")
    return result


def losers(answers: Answers) -> list[Question]:
    """The questions that lose most in the other language, the worst first."""
    loss = {q: answers.scores["own"][q] - answers.scores["other"][q] for q in answers.scores["own"]}
    return [q for q in sorted(loss, key=lambda q: -loss[q]) if loss[q] > 0][:WORST]


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))


if __name__ == "__main__":
    sys.exit(main())
