"""What a message leaves behind: the words, but for what proves an order."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dialogue.conversation.questions import OrderNumber, OrderProof
from assistant.dialogue.conversation.recording import HIDDEN, hide_secrets, is_secret, record_message
from assistant.dialogue.conversation.state import State
from assistant.events import LocaleChosen, Said
from assistant.query.constraints import Price
from assistant.query.query import Query

NUMBER = "20261012-4831"
ASKED_PROOF = State("zh", open_question=OrderProof(NUMBER))
ASKED_NUMBER = State("zh", open_question=OrderNumber())


def query(text: str, **parts: object) -> Query:
    return Query(text=text, language="zh", intent="order_status", **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "proof", "kept"),
    [
        (f"查 {NUMBER} 尾号 1234", "1234", f"查 {NUMBER} 尾号 {HIDDEN}"),
        (f"{NUMBER}，手机 138 0000 1234", "13800001234", f"{NUMBER},手机 {HIDDEN}"),
        (f"order {NUMBER} lin.wei@example.com", "lin.wei@example.com", f"order {NUMBER} {HIDDEN}"),
        # The same digits in the number of the order tell nobody anything.
        (f"{NUMBER} 4831", "4831", f"{NUMBER} {HIDDEN}"),
        (f"{NUMBER} ４８３１", "4831", f"{NUMBER} {HIDDEN}"),
        # What is not found is hide_secrets with the whole message.
        ("尾号是一二三四", "1234", HIDDEN),
    ],
)
def test_the_proof_is_hidden_and_the_number_stays(text: str, proof: str, kept: str) -> None:
    assert hide_secrets(text, query(text, proof=proof, order_number=NUMBER if NUMBER in text else None)) == kept


@given(tail=st.from_regex(r"[0-9]{4}", fullmatch=True), before=st.text(max_size=20), after=st.text(max_size=20))
def test_no_tail_outlives_its_message(tail: str, before: str, after: str) -> None:
    text = f"{before} {tail} {after}"
    events = record_message(text, query(text, proof=tail), State("zh"))
    # As a word of its own; an order's number may end in the same digits.
    assert f" {tail} " not in json.dumps([event.text for event in events if isinstance(event, Said)])


@pytest.mark.parametrize(
    ("state", "parts", "secret"),
    [
        (State("zh"), {}, False),
        (State("zh"), {"proof": "1234"}, True),
        (ASKED_PROOF, {}, True),
        (ASKED_NUMBER, {}, True),
        # Asked for a number, the shopper wishes for something instead.
        (ASKED_NUMBER, {"constraints": (Price(high=50_000),)}, False),
        # A person who was called has to read it.
        (State("zh", handoff="waiting"), {"proof": "lin@example.com"}, False),
    ],
)
def test_a_message_is_secret_when_it_may_hold_a_proof(state: State, parts: dict[str, object], secret: bool) -> None:
    assert is_secret(query("…", **parts), state) is secret


def test_what_was_understood_of_a_secret_is_kept_without_it() -> None:
    heard = query("尾号 1234", proof="1234", acts=("track",), order_number=NUMBER, unknown=("1234",))
    (said,) = record_message(heard.text, heard, State("zh"))
    assert isinstance(said, Said)
    assert "1234" not in json.dumps(said.query, ensure_ascii=False)
    assert (said.query["acts"], said.query["order_number"]) == (["track"], NUMBER)


@pytest.mark.parametrize(
    ("state", "language", "acts", "chosen"),
    [
        (State("zh"), "zh", (), None),
        (State("zh"), "en", (), LocaleChosen("en")),
        (State("zh", locale_is_fixed=True), "en", (), None),
        (State("zh"), "zh", ("speak_en",), LocaleChosen("en", fixed=True)),
        (State("en", locale_is_fixed=True), "en", ("speak_zh",), LocaleChosen("zh", fixed=True)),
    ],
)
def test_the_language_follows_until_it_is_fixed(
    state: State, language: str, acts: tuple[str, ...], chosen: LocaleChosen | None
) -> None:
    heard = Query(text="…", language=language, intent="search", acts=acts)
    assert [event for event in record_message("…", heard, state) if isinstance(event, LocaleChosen)] == (
        [chosen] if chosen else []
    )
