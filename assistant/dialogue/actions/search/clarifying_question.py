"""Clarifying question: the one whose answers split best what is left of a wish that is too wide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

from assistant.catalogue.products import Candidate
from assistant.catalogue.search import Found
from assistant.dialogue.actions.cards import SHOWN
from assistant.dialogue.conversation import Budget, Clarify
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.turn_context import Turn
from assistant.language.locales import in_locale
from assistant.money import money_text
from assistant.query import Brand, Category, Constraint, Flag, Price, Text, Value
from assistant.snapshot import Snapshot

# Fewer goods are looked at sooner than a question is answered.
LEAST_MATCHES = 4 * SHOWN
# A question that tells less is not worth asking; one that halves what is left tells 1 bit.
LEAST_BITS = 0.9
MOST_ANSWERS = 3
# An answer that fewer of the goods meet leads nowhere, one that more of them meet leads no further.
LEAST_SHARE, MOST_SHARE = 0.08, 0.8
# So many of the goods must tell what they are in this respect: what is not said cannot be chosen.
LEAST_TOLD = 0.7
PRICE_BANDS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """Something to say next, by the key of its sentence; `share` of the goods meet it."""

    key: str
    places: dict[str, Any]
    share: float


@dataclass(frozen=True, slots=True)
class Question:
    """What may be asked: the key of its sentence, and the answers that can be tapped."""

    key: str
    answers: tuple[Answer, ...]
    places: dict[str, Any]

    @property
    def bits(self) -> float:
        """What the answer tells on average (Shannon, 1948); who finds no answer of theirs has told nothing."""
        return sum(-answer.share * log2(answer.share) for answer in self.answers if answer.share > 0)


def ask(shop: Snapshot, turn: Turn, outcome: Outcome, found: Found, constraints: Sequence[Constraint]) -> bool:
    """Puts a question with its answers into the outcome if one is worth asking; whether it did."""
    question = choose_question(shop, turn, found, constraints)
    if question is None:
        return False
    outcome.say(question.key, **question.places)
    for answer in question.answers:
        outcome.suggest(answer.key, **answer.places)
    outcome.suggest("any")
    # A bare number is a budget to who was asked for one.
    outcome.ask(Budget(question.key) if question.key == "ask_price" else Clarify(question.key))
    outcome.extras["question"] = {"kind": "clarify"}
    return True


def choose_question(shop: Snapshot, turn: Turn, found: Found, constraints: Sequence[Constraint]) -> Question | None:
    """The question that tells most, if the wish is so wide that one is due; None when a good guess will do.

    Never after a question, and never to who has said more than what kind of thing is wanted.
    """
    if turn.state.open_question is not None or found.relaxed or found.total < LEAST_MATCHES or not found.best:
        return None
    limits = [c for c in constraints if not isinstance(c, Category | Text) or c.exclude]
    names_goods = any(isinstance(c, Category) for c in constraints)
    if len(limits) > (0 if names_goods else 1):
        return None
    # What kind of thing it is comes before what it is like. Who said no more than "Bluetooth" has said one thing about
    # goods of any kind: of which kind is still open.
    for questions in ((_ask_kind,),) if limits else ((_ask_kind,), (_ask_brand, _ask_price, _ask_flags, _ask_values)):
        told = [
            understood
            for each in questions
            for question in each(shop, turn, found.best)
            if question.bits >= LEAST_BITS
            and (understood := _keep_understood(shop, turn, found.best, question)) is not None
            and understood.bits >= LEAST_BITS
        ]
        if told:
            return max(told, key=lambda question: question.bits)
    return None


def find_splitting_answer(shop: Snapshot, turn: Turn, found: Found, constraints: Sequence[Constraint]) -> Answer | None:
    """A feature, else a brand, that comes nearest to halving the goods: a next thing to say where nothing is asked."""
    if len(found.fitting) < SHOWN or found.relaxed:
        return None
    said = {c.name(turn.locale) for c in constraints}
    for questions in (_ask_flags, _ask_brand):
        if questions is _ask_brand and any(isinstance(c, Brand) for c in constraints):
            continue
        answers = [
            answer
            for question in questions(shop, turn, found.fitting)
            for answer in question.answers
            if answer.key != "flag_not" and not said & set(answer.places.values())
        ]
        for answer in sorted(answers, key=lambda answer: abs(answer.share - 0.5)):
            if _is_understood(shop, turn, found.fitting, answer):
                return answer
    return None


def _ask_kind(shop: Snapshot, turn: Turn, goods: Sequence[Candidate]) -> Iterable[Question]:
    parts = shop.search.facet_counts.count_kinds(goods)
    answers = [
        Answer("answer", {"answer": in_locale(turn.locale, *part.names)}, part.count / len(goods)) for part in parts
    ]
    yield Question("ask_kind", tuple(answers), {})


def _ask_brand(shop: Snapshot, turn: Turn, goods: Sequence[Candidate]) -> Iterable[Question]:
    parts = shop.search.facet_counts.count_brands(goods)
    if sum(part.count for part in parts) < LEAST_TOLD * len(goods):
        return
    answers = [
        Answer("brand", {"brand": in_locale(turn.locale, *part.names)}, part.count / len(goods)) for part in parts
    ]
    yield Question("ask_brand", tuple(answers), {})


def _ask_price(shop: Snapshot, turn: Turn, goods: Sequence[Candidate]) -> Iterable[Question]:
    currency = shop.catalogue.currency
    prices = sorted(each.price_minor for each in goods)
    if currency is None:
        return
    low, high = find_price_bands(prices)
    if low >= high:
        return
    under, over = money_text(low, currency), money_text(high, currency)
    n_under, n_over = sum(price <= low for price in prices), sum(price >= high for price in prices)
    answers = (
        Answer("price_under", {"high": under}, n_under / len(prices)),
        Answer("price_between", {"low": under, "high": over}, (len(prices) - n_under - n_over) / len(prices)),
        Answer("price_over", {"low": over}, n_over / len(prices)),
    )
    yield Question("ask_price", answers, {})


def find_price_bands(prices: Sequence[int]) -> tuple[int, int]:
    """Two round prices in minor units that cut the sorted prices into three parts that are about equal."""
    cuts = [prices[len(prices) * n // PRICE_BANDS] for n in (1, 2)]
    return _round_price(cuts[0]), _round_price(cuts[1])


def _round_price(amount: int) -> int:
    """An amount to its first digit, or to a half of it: 23900 is 25000."""
    unit = 10 ** (len(str(amount)) - 1)
    return max(round(2 * amount / unit) * unit // 2, 1)


def _ask_flags(shop: Snapshot, turn: Turn, goods: Sequence[Candidate]) -> Iterable[Question]:
    for part in shop.search.facet_counts.count_flags(goods):
        name, share = in_locale(turn.locale, *part.names), part.count / len(goods)
        answers = (Answer("flag", {"name": name}, share), Answer("flag_not", {"name": name}, 1 - share))
        yield Question("ask_flag", answers, {"name": name})


def _ask_values(shop: Snapshot, turn: Turn, goods: Sequence[Candidate]) -> Iterable[Question]:
    for spread in shop.search.facet_counts.count_values(goods):
        if sum(part.count for part in spread.parts) < LEAST_TOLD * len(goods):
            continue
        answers = [
            Answer("answer", {"answer": in_locale(turn.locale, *part.names)}, part.count / len(goods))
            for part in spread.parts
        ]
        yield Question("ask_value", tuple(answers), {"facet": in_locale(turn.locale, *spread.facet)})


_MEANT: dict[str, tuple[type[Constraint], ...]] = {
    "ask_kind": (Category,),
    "ask_brand": (Brand,),
    "ask_price": (Price,),
    "ask_flag": (Flag,),
}


def _keep_understood(shop: Snapshot, turn: Turn, goods: Sequence[Candidate], question: Question) -> Question | None:
    """The question with the answers that are understood as what they are meant for; None with too few of them."""
    wanted = _MEANT.get(question.key, (Value,))
    kept: list[Answer] = []
    for answer in question.answers:
        if len(kept) == MOST_ANSWERS:
            break
        if LEAST_SHARE <= answer.share <= MOST_SHARE and _is_understood(shop, turn, goods, answer, wanted):
            kept.append(answer)
    return Question(question.key, tuple(kept), question.places) if len(kept) > 1 else None


def _is_understood(
    shop: Snapshot,
    turn: Turn,
    goods: Sequence[Candidate],
    answer: Answer,
    wanted: tuple[type[Constraint], ...] = (Constraint,),
) -> bool:
    """Whether these words are read as one wish of the kind meant, and leave some of these goods but not all."""
    read = shop.wishes_in(turn.voice.suggestion(answer.key, **answer.places))
    if len(read) != 1 or not isinstance(read[0], wanted):
        return False
    return 0 < len(shop.search.fitting(goods, read)) < len(goods)
