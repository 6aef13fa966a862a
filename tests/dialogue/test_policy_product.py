"""What a message on products in view leads to, by what it says in so many words."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.policy import Heard, Step, step_for_action, step_for_query
from assistant.dialogue.state import State
from assistant.understanding.constraints import Brand
from assistant.understanding.query import Query, Reference

ACME = Brand(brands=(1,), names=(("爱客", "Acme"),))
BROWSING = State("zh", shown=("A", "B", "C"), last_intent="search")
IN_HAND = State("zh", shown=("A", "B", "C"), touched="B")
THIS = (Reference(position=0),)


def step(state: State, intent: str, *, pointed: tuple[str, ...] = (), service: bool = False, **parts: Any) -> Step:
    query = Query(text="…", language="zh", intent=intent, **parts)
    return step_for_query(Heard(state, query, ("luggage",) if service else (), service, pointed))


@pytest.mark.parametrize(
    ("state", "intent", "parts", "expected"),
    [
        (BROWSING, "detail", {"acts": ("why",), "pointed": ("C",)}, Step("why", "detail", products=("C",))),
        (IN_HAND, "detail", {"acts": ("why",)}, Step("why", "detail", products=("B",))),
        (BROWSING, "detail", {"acts": ("why",)}, Step("why", "detail")),
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
        # Said of "this" with several things in view: which one is asked back, no article is read out.
        (BROWSING, "detail", {"acts": ("coupon",), "references": THIS}, Step("coupon", "promotion")),
        (IN_HAND, "detail", {"asked": (7,)}, Step("detail", "detail", products=("B",), facets=(7,))),
        # What an article may know beside the sheet is taken along.
        (IN_HAND, "detail", {"service": True}, Step("detail", "detail", products=("B",), value="luggage")),
        (IN_HAND, "compare", {"pointed": ("A",)}, Step("compare", "compare", products=("B", "A"))),
        (IN_HAND, "compare", {"pointed": ("B",)}, Step("compare", "compare", products=("A", "B"))),
        (BROWSING, "compare", {"pointed": ("C", "A", "B")}, Step("compare", "compare", products=("C", "A", "B"))),
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
