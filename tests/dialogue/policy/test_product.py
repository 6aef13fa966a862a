"""What a message on products in view leads to, by what it says in so many words."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.conversation.state import State
from assistant.dialogue.policy import Heard, Step, step_for_action, step_for_query
from assistant.dialogue.policy.product import GUESSED, asked_again
from assistant.query.constraints import Brand
from assistant.query.query import Query, Reference

ACME = Brand(brands=(1,), names=(("爱客", "Acme"),))
BROWSING = State("zh", shown=("A", "B", "C"), last_intent="search")
IN_HAND = State("zh", shown=("A", "B", "C"), touched="B")
COMPARING = State("zh", shown=("A", "B", "C"), last_intent="compare")
AT_THE_CART = State("zh", shown=("A", "B", "C"), touched="B", cart={"B": 1}, last_intent="cart")
THIS = (Reference(position=0),)


def step(state: State, intent: str, *, pointed: tuple[str, ...] = (), service: bool = False, **parts: Any) -> Step:
    score = parts.pop("score", 0.9)
    query = Query(**{"text": "…", "language": "zh", "intent": intent} | parts)
    return step_for_query(Heard(state, query, ("luggage",) if service else (), service, pointed, score))


@pytest.mark.parametrize(
    ("state", "intent", "parts", "expected"),
    [
        (BROWSING, "detail", {"acts": ("why",), "pointed": ("C",)}, Step("why", "detail", products=("C",))),
        (IN_HAND, "detail", {"acts": ("why",)}, Step("why", "detail", products=("B",))),
        # With several things in view the first is told of, and that it is the first.
        (BROWSING, "detail", {"acts": ("why",)}, Step("why", "detail", products=("A",), text=GUESSED)),
        (BROWSING, "detail", {"asked": (7,)}, Step("detail", "detail", products=("A",), facets=(7,), text=GUESSED)),
        (
            BROWSING,
            "detail",
            {"acts": ("why_not",), "constraints": (ACME,)},
            Step("why_not", "detail", constraints=(ACME,)),
        ),
        (BROWSING, "detail", {"acts": ("why_not",), "pointed": ("A",)}, Step("why_not", "detail", products=("A",))),
        (IN_HAND, "feedback", {"acts": ("for_other",)}, Step("strike", "feedback", products=("B",))),
        (BROWSING, "feedback", {"acts": ("for_other",)}, Step("strike", "feedback")),
        (BROWSING, "feedback", {"acts": ("no_offers",)}, Step("no_offers", "feedback")),
        (BROWSING, "feedback", {"acts": ("offers_again",)}, Step("offers_again", "feedback")),
        (IN_HAND, "detail", {"acts": ("coupon",)}, Step("coupon", "promotion", products=("B",))),
        (BROWSING, "detail", {"acts": ("coupon",), "references": THIS}, Step("coupon", "promotion", products=("A",))),
        # With the cart in view it is the cart that a coupon is for.
        (AT_THE_CART, "detail", {"acts": ("coupon",), "references": THIS}, Step("cart_coupon", "cart", text="…")),
        (IN_HAND, "detail", {"asked": (7,)}, Step("detail", "detail", products=("B",), facets=(7,))),
        # What an article may know beside the sheet is taken along.
        (IN_HAND, "detail", {"service": True}, Step("detail", "detail", products=("B",), value="luggage")),
        # An article with the very question is told beside what the sheet says.
        (
            IN_HAND,
            "detail",
            {"asked": (7,), "service": True, "score": 1.0},
            Step("detail", "detail", products=("B",), facets=(7,), near=("luggage",)),
        ),
        (IN_HAND, "compare", {"pointed": ("A",)}, Step("compare", "compare", products=("B", "A"))),
        (IN_HAND, "compare", {"pointed": ("B",)}, Step("compare", "compare", products=("A", "B"))),
        (BROWSING, "compare", {"pointed": ("C", "A", "B")}, Step("compare", "compare", products=("C", "A", "B"))),
        # What is compared stays side by side: asked again, and with one more.
        (COMPARING, "compare", {}, Step("compare", "compare", products=("A", "B", "C"))),
        (COMPARING, "compare", {"pointed": ("D",)}, Step("compare", "compare", products=("A", "B", "C", "D"))),
        (BROWSING, "compare", {"quantity": 3}, Step("compare", "compare", products=("A", "B", "C"))),
        (BROWSING, "compare", {"text": "都比一下"}, Step("compare", "compare", products=("A", "B", "C"))),
    ],
)
def test_a_message_leads_to(state: State, intent: str, parts: dict[str, Any], expected: Step) -> None:
    assert step(state, intent, **parts) == expected


@pytest.mark.parametrize(
    ("intent", "text", "do"),
    [
        ("unknown", "多少钱", "price"),
        ("detail", "这个多少钱？", "price"),
        ("detail", "how much is it?", "price"),
        ("detail", "What does it cost", "price"),
        ("unknown", "how much", "price"),
        ("shipping", "运费多少钱", "no_article"),
        ("cart", "购物车一共多少钱", "cart_view"),
        ("detail", "how heavy is it", "detail"),
    ],
)
def test_a_bare_question_for_the_price_is_for_the_thing_in_hand(intent: str, text: str, do: str) -> None:
    heard = Heard(IN_HAND, Query(text=text, language="zh", intent=intent))
    assert step_for_query(heard).do == do
    asked = Heard(IN_HAND, Query(text=text, language="zh", intent="detail", asked=(3,)))
    assert step_for_query(asked).do == "detail"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("why", Step("why", "detail", products=("A",))),
        ("why_not", Step("why_not", "detail", products=("A",))),
        ("strike", Step("strike", "feedback", products=("A",))),
    ],
)
def test_a_control_leads_to(kind: str, expected: Step) -> None:
    assert step_for_action(BROWSING, {"kind": kind, "product_id": "A"}) == expected


BATTERY = Query("第一款续航多久", "zh", "detail", references=(Reference(position=1),), asked=(7,))
ASKED = State("zh", shown=("A", "B", "C"), last_intent="detail", question=BATTERY.as_data())
SECOND = (Reference(position=2),)


@pytest.mark.parametrize("text", ["那第二款呢", "第二款呢？", "and the second?", "What about the second one"])
def test_the_same_question_is_asked_of_another_thing(text: str) -> None:
    again = asked_again(ASKED, Query(text, "zh", "detail", references=SECOND))
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
    assert asked_again(state, query) is query
