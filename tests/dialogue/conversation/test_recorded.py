"""A conversation that was recorded before replies had a version and the set was a record: it opens, and goes on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.dialogue.conversation.questions import CartInView
from assistant.dialogue.conversation.set_in_progress import SetInProgress
from assistant.dialogue.conversation.state import fold
from assistant.events import SetPutTogether, from_data
from assistant.shop import Shop
from tests.dialogue.talking import Talk

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("recorded.jsonl").read_text("utf-8").splitlines()
]
EVENTS = [from_data(row["kind"], row["data"]) for row in ROWS]


@pytest.fixture
def recorded(demo_shop: Shop) -> str:
    """The token of the conversation, its rows written as they were."""
    conversation = demo_shop.conversations.begin("zh")
    demo_shop.conversations.append(conversation, [])
    number = demo_shop.conversations.find(conversation.token).id
    rows = [(number, n, 1, row["kind"], json.dumps(row["data"])) for n, row in enumerate(ROWS, start=1)]
    with demo_shop.activity.write() as db:
        db.conn.executemany(
            "INSERT INTO conversation_events (conversation, seq, at, kind, data) VALUES (?,?,?,?,?)", rows
        )
    return conversation.token


def test_its_set_and_its_question_are_records() -> None:
    state = fold(EVENTS, "zh")
    assert state.open_question == CartInView()
    assert state.set_in_progress is not None
    assert (state.set_in_progress.wish.budget, state.set_in_progress.wish.persons) == (200_000, 4)
    tent = next(line for line in state.set_in_progress.lines if line.kind.names == ("帐篷", "Tents"))
    assert (tent.product_id, tent.tried) == ("TN-1062", ("TN-1021", "TN-1062"))


def test_a_set_is_written_as_it_was() -> None:
    sets = [event.bundle for event in EVENTS if isinstance(event, SetPutTogether)]
    for data in sets:
        again = json.loads(json.dumps(SetInProgress.from_data(data).as_data()))
        # What is new since has its default.
        assert SetInProgress.from_data(again) == SetInProgress.from_data(data)
    assert len(sets) == 2


def test_it_goes_on_where_it_stood(demo_shop: Shop, recorded: str) -> None:
    talk = Talk(demo_shop)
    talk.token = recorded
    assert talk.say("购物车")["cart"]["count"] == 8
    swapped = talk.press(kind="swap_piece", product_id="TN-1062")
    assert {line["card"]["id"] for line in swapped["bundle"]["lines"]} - {"TN-1021", "TN-1062"}
    assert swapped["bundle"]["budget"] == 200_000


def test_it_is_shown_and_handed_out(demo_shop: Shop, recorded: str) -> None:
    replies = [
        turn["reply"] for turn in demo_shop.dialogue.transcript(recorded)["turns"] if turn["role"] == "assistant"
    ]
    assert len(replies) == 5
    assert replies[-1]["checkout"]["total"] == 184_980
    (exported,) = demo_shop.dialogue.export(recorded, None)["conversations"]
    assert [event["kind"] for event in exported["events"]] == [row["kind"] for row in ROWS]
