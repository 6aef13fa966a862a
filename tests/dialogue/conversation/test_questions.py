"""Open questions: records here and plain rows in the journal, also in rows that are older than the records."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from assistant.dialogue.conversation.questions import (
    Budget,
    CartInView,
    Clarify,
    ConfirmErase,
    Consent,
    GiftRecipient,
    OpenQuestion,
    OrderNumber,
    OrderProof,
    PersonForOrder,
    Question,
    SetBudget,
    WhichArticle,
    read_question,
    record_question,
)
from assistant.events import from_data, to_data

RETURN = "20261012-4831"


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        ({"question": "article", "about": {"titles": {"保修": "warranty"}}}, WhichArticle({"保修": "warranty"})),
        ({"question": "budget", "about": {}}, Budget()),
        ({"question": "budget", "about": {"by": "ask_price"}}, Budget("ask_price")),
        ({"question": "cart", "about": {}}, CartInView()),
        ({"question": "clarify", "about": {"by": "ask_kind"}}, Clarify("ask_kind")),
        ({"question": "erase", "about": {}}, ConfirmErase()),
        ({"question": "gift", "about": {}}, GiftRecipient()),
        ({"question": "order_number", "about": {"purpose": "invoice"}}, OrderNumber("invoice")),
        ({"question": "order_number", "about": {"purpose": "track", "near": []}}, OrderNumber("track")),
        (
            {"question": "order_proof", "about": {"purpose": "order_return", "near": ["return-how"], "number": RETURN}},
            OrderProof(RETURN, "order_return", ("return-how",)),
        ),
        ({"question": "person_for_order", "about": {"reason": "order_return 1"}}, PersonForOrder("order_return 1")),
        ({"question": "personal_use", "about": {}}, Consent()),
        ({"question": "set", "about": {"text": "露营的一套", "persons": 4}}, SetBudget("露营的一套", 4)),
        ({"question": "set", "about": {"text": "", "persons": None}}, SetBudget()),
    ],
)
def test_a_row_of_before_is_the_question_that_it_was(row: dict[str, Any], asked: OpenQuestion) -> None:
    event = from_data("asked", row)
    assert read_question(event) == asked  # type: ignore[arg-type]
    assert read_question(record_question(asked)) == asked


def test_what_the_journal_keeps_is_plain_data() -> None:
    kind, data = to_data(record_question(OrderProof(RETURN, "track", ("return-how",))))
    assert (kind, data["question"]) == ("asked", "order_proof")
    assert data["about"] == {"number": RETURN, "purpose": "track", "near": ["return-how"]}


def test_each_question_has_one_record() -> None:
    assert sorted(record.question for record in get_args(OpenQuestion)) == sorted(Question)
