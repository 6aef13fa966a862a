"""What a message on products in view leads to, by what it says in so many words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.dialogue.conversation.state import State
from assistant.dialogue.policy.controls import step_for_control
from assistant.dialogue.policy.decision import step_for_query
from assistant.dialogue.policy.message import Message
from assistant.dialogue.policy.product import repeat_question
from assistant.dialogue.steps.cart import CheckCoupon, ShowCart
from assistant.dialogue.steps.offers import CompareGoods, ResumeOffers, StopOffers
from assistant.dialogue.steps.product import (
    AnswerQuestion,
    ExplainWhy,
    ExplainWhyNot,
    StrikeEvidence,
    TellCoupons,
    TellDetails,
    TellPrice,
)
from assistant.dialogue.steps.service import SayNoArticle
from assistant.dialogue.steps.step import Step
from assistant.language.normal_text import normalize
from assistant.query.constraints import Brand
from assistant.query.query import Query, Reference
from assistant.understanding.intents.cues import find_cues

ACME = Brand(brands=(1,), names=(("爱客", "Acme"),))
BROWSING = State("zh", shown=("A", "B", "C"), last_intent="search")
IN_HAND = State("zh", shown=("A", "B", "C"), touched="B")
COMPARING = State("zh", shown=("A", "B", "C"), last_intent="compare")
AT_THE_CART = State("zh", shown=("A", "B", "C"), touched="B", cart={"B": 1}, last_intent="cart")
THIS = (Reference(position=0),)


def step(state: State, intent: str, *, pointed: tuple[str, ...] = (), service: bool = False, **parts: Any) -> Step:
    score = parts.pop("score", 0.9)
    query = Query(**{"text": "…", "language": "zh", "intent": intent} | parts)
    return step_for_query(Message(state, query, ("luggage",) if service else (), service, pointed, score))


@pytest.mark.parametrize(
    ("state", "intent", "parts", "expected"),
    [
        (BROWSING, "detail", {"acts": ("why",), "pointed": ("C",)}, ExplainWhy(product_id="C")),
        (IN_HAND, "detail", {"acts": ("why",)}, ExplainWhy(product_id="B")),
        # With several things in view the first is told of, and that it is the first.
        (BROWSING, "detail", {"acts": ("why",)}, ExplainWhy(product_id="A", is_guess=True)),
        (BROWSING, "detail", {"asked": (7,)}, AnswerQuestion(product_id="A", is_guess=True)),
        (
            BROWSING,
            "detail",
            {"acts": ("why_not",), "constraints": (ACME,)},
            ExplainWhyNot(constraints=(ACME,)),
        ),
        (BROWSING, "detail", {"acts": ("why_not",), "pointed": ("A",)}, ExplainWhyNot(product_id="A")),
        (IN_HAND, "feedback", {"acts": ("for_other",)}, StrikeEvidence(products=("B",))),
        (BROWSING, "feedback", {"acts": ("for_other",)}, StrikeEvidence()),
        (BROWSING, "feedback", {"acts": ("no_offers",)}, StopOffers()),
        (BROWSING, "feedback", {"acts": ("offers_again",)}, ResumeOffers()),
        (IN_HAND, "detail", {"acts": ("coupon",)}, TellCoupons(product_id="B")),
        (BROWSING, "detail", {"acts": ("coupon",), "references": THIS}, TellCoupons(product_id="A")),
        # With the cart in view it is the cart that a coupon is for.
        (AT_THE_CART, "detail", {"acts": ("coupon",), "references": THIS}, CheckCoupon(text="…")),
        (IN_HAND, "detail", {"asked": (7,)}, AnswerQuestion(product_id="B")),
        # What an article may know beside the sheet is taken along.
        (IN_HAND, "detail", {"service": True}, TellDetails(product_id="B", article_id="luggage")),
        # An article with the very question is told beside what the sheet says.
        (
            IN_HAND,
            "detail",
            {"asked": (7,), "service": True, "score": 1.0},
            AnswerQuestion(product_id="B", article_id="luggage", near="luggage"),
        ),
        (IN_HAND, "compare", {"pointed": ("A",)}, CompareGoods(products=("B", "A"))),
        (IN_HAND, "compare", {"pointed": ("B",)}, CompareGoods(products=("A", "B"))),
        (BROWSING, "compare", {"pointed": ("C", "A", "B")}, CompareGoods(products=("C", "A", "B"))),
        # What is compared stays side by side: asked again, and with one more.
        (COMPARING, "compare", {}, CompareGoods(products=("A", "B", "C"))),
        (COMPARING, "compare", {"pointed": ("D",)}, CompareGoods(products=("A", "B", "C", "D"))),
        (BROWSING, "compare", {"quantity": 3}, CompareGoods(products=("A", "B", "C"))),
        (BROWSING, "compare", {"cues": ("all_of_them",)}, CompareGoods(products=("A", "B", "C"))),
    ],
)
def test_a_message_leads_to(state: State, intent: str, parts: dict[str, Any], expected: Step) -> None:
    assert replace(step(state, intent, **parts), otherwise=None) == expected


@pytest.mark.parametrize(
    ("intent", "text", "expected"),
    [
        ("unknown", "多少钱", TellPrice),
        ("detail", "这个多少钱？", TellPrice),
        ("detail", "how much is it?", TellPrice),
        ("detail", "What does it cost", TellPrice),
        ("unknown", "how much", TellPrice),
        ("shipping", "运费多少钱", SayNoArticle),
        ("cart", "购物车一共多少钱", ShowCart),
        ("detail", "how heavy is it", TellDetails),
    ],
)
def test_a_bare_question_for_the_price_is_for_the_thing_in_hand(intent: str, text: str, expected: type[Step]) -> None:
    cues = find_cues(normalize(text))
    message = Message(IN_HAND, Query(text=text, language="zh", intent=intent, cues=cues))
    assert type(step_for_query(message)) is expected
    asked = Message(IN_HAND, Query(text=text, language="zh", intent="detail", asked=(3,), cues=cues))
    assert isinstance(step_for_query(asked), TellDetails | AnswerQuestion)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("why", ExplainWhy(product_id="A")),
        ("why_not", ExplainWhyNot(product_id="A")),
        ("strike", StrikeEvidence(products=("A",))),
    ],
)
def test_a_control_leads_to(kind: str, expected: Step) -> None:
    assert step_for_control(BROWSING, {"kind": kind, "product_id": "A"}) == expected


BATTERY = Query("第一款续航多久", "zh", "detail", references=(Reference(position=1),), asked=(7,))
ASKED = State("zh", shown=("A", "B", "C"), last_intent="detail", product_question=BATTERY.as_data())
SECOND = (Reference(position=2),)


@pytest.mark.parametrize("text", ["那第二款呢", "第二款呢？", "and the second?", "What about the second one"])
def test_the_same_question_is_asked_of_another_thing(text: str) -> None:
    again = repeat_question(ASKED, Query(text, "zh", "detail", references=SECOND, cues=find_cues(normalize(text))))
    assert (again.intent, again.asked, again.references) == ("detail", (7,), SECOND)


@pytest.mark.parametrize(
    ("state", "query"),
    [
        (ASKED, Query("第二款", "zh", "detail", references=SECOND)),
        (ASKED, Query("那第二款防水吗", "zh", "detail", references=SECOND, asked=(9,))),
        (ASKED, Query("蓝色的呢", "zh", "refine")),
        (BROWSING, Query("那第二款呢", "zh", "detail", references=SECOND)),
    ],
)
def test_what_says_more_or_follows_no_question_is_as_it_was_said(state: State, query: Query) -> None:
    query = replace(query, cues=find_cues(normalize(query.text)))
    assert repeat_question(state, query) is query
