"""What went wrong is answered on the matter, in the shop's own words, and never with goods."""

from __future__ import annotations

import pytest

from assistant.dialogue.conversation.questions import Complaint
from assistant.dialogue.conversation.state import State
from assistant.dialogue.policy.decision import step_for_query
from assistant.dialogue.policy.message import Message
from assistant.dialogue.steps.service import AnswerComplaint, CallPerson, TellOrder
from assistant.dialogue.steps.step import Step
from assistant.query.query import Query
from assistant.shop import Shop
from tests.dialogue.service_desk import Shopper


def heard(scores: dict[str, float], state: State | None = None, **parts: object) -> Message:
    query = Query(text="…", language="en", intent="unknown", scores=scores, **parts)  # type: ignore[arg-type]
    return Message(state or State("en"), query, score=0.0)


COMPLAINED = State("en", open_question=Complaint("broken", ("warranty",)))
OPEN = State("en", orders=("O-1",), last_intent="order_status")


@pytest.mark.parametrize(
    ("message", "step"),
    [
        (heard({"broken": 0.8}), AnswerComplaint(intent="returns", kind="broken")),
        (heard({"late": 0.4, "lost": 0.3}), AnswerComplaint(intent="order_status", kind="late")),
        (heard({"late": 0.9}, OPEN), TellOrder(intent="order_status", purpose="late")),
        # What follows stays with it, and a person comes at a yes.
        (
            heard({"chat": 0.4}, COMPLAINED),
            AnswerComplaint(intent="returns", kind="broken", told=("warranty",), goes_on=True),
        ),
        (heard({"yes": 0.9}, COMPLAINED, acts=("yes",)), CallPerson()),
        (
            heard({"unknown": 0.9}, COMPLAINED, order_number="O-1"),
            TellOrder(intent="returns", purpose="broken"),
        ),
    ],
)
def test_a_complaint_leads_to(message: Message, step: Step) -> None:
    found = step_for_query(message)
    if isinstance(found, TellOrder) and isinstance(step, TellOrder):
        assert found.purpose == step.purpose
    else:
        assert found == step


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("the toaster i bought stopped heating", {"damaged-or-wrong", "warranty", "late-return"}),
        ("you sent me the green one, i wanted grey", {"damaged-or-wrong"}),
        ("两个碗都碎了", {"damaged-or-wrong"}),
        ("少发了一双筷子", {"missing-item"}),
    ],
)
def test_the_article_that_fits_is_quoted_and_no_goods_are_shown(text: str, topics: set[str], demo_shop: Shop) -> None:
    reply = Shopper(demo_shop).says(text)
    assert reply["topic"] in topics
    assert not reply["items"]
    assert reply["suggestions"]


def test_the_same_article_is_not_read_out_twice(demo_shop: Shop) -> None:
    shopper = Shopper(demo_shop, "en")
    first = shopper.says("the toaster i bought stopped heating")
    second = shopper.says("it stopped heating again")
    assert first["text"].split("\n")[1] not in second["text"]
    assert not second["items"]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("can i return opened cat food", "returns-exceptions"),
        ("can i return the socks", "returns-exceptions"),
        ("can i return a tent", "returns-7-days"),
        ("can i return the keyboard i opened", "returns-7-days"),
        ("咖啡豆拆开了能退吗", "returns-exceptions"),
        ("帐篷用过一次能退吗", "returns-7-days"),
    ],
)
def test_the_goods_that_are_named_choose_the_rule_for_returns(text: str, topic: str, demo_shop: Shop) -> None:
    assert Shopper(demo_shop).says(text)["topic"] == topic
