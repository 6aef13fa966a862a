"""The chat over HTTP: what is let in, what is refused and how."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from assistant import create_app
from assistant.config import ServerConfig
from assistant.web.schemas import ChatReply, NewMessages, Transcript, Understood
from tests.web.fakes import FakeShop


def say(client: FlaskClient, message: str, **more: Any) -> Any:
    return client.post("/api/chat", json={"message": message, **more})


def test_a_reply_has_the_promised_shape(client: FlaskClient) -> None:
    answer = say(client, "充电宝", locale="en")
    assert answer.status_code == 200
    reply = ChatReply.model_validate_json(answer.data, strict=True)
    assert reply.text == "heard: 充电宝"
    assert reply.items[0].title == "Power bank"


def test_the_page_and_the_action_reach_the_dialogue(client: FlaskClient, shop: FakeShop) -> None:
    action = {"kind": "compare", "product_ids": ["p1", "p2"]}
    assert say(client, "", page={"product_id": "p1"}, action=action).status_code == 200
    (heard,) = shop.dialogue.heard
    assert heard.page_product == "p1"
    assert heard.action == action


@pytest.mark.parametrize(("body", "as_written"), [({}, False), ({"as_written": True}, True)])
def test_a_message_may_be_meant_as_it_is_written(
    client: FlaskClient, shop: FakeShop, body: dict[str, Any], as_written: bool
) -> None:
    assert say(client, "充电保", **body).status_code == 200
    assert [heard.as_written for heard in shop.dialogue.heard] == [as_written]


def test_the_description_has_the_request_as_written_and_the_soft_constraint(client: FlaskClient) -> None:
    shapes = client.get("/openapi.json").json["components"]["schemas"]
    assert shapes["ChatRequest"]["properties"]["as_written"]["type"] == "boolean"
    assert "as_written" not in shapes["ChatRequest"].get("required", [])
    assert {"kind", "chip", "span"} == set(shapes["Constraint"]["required"])
    assert {"exclude", "soft"} <= set(shapes["Constraint"]["properties"])


def test_a_preference_is_a_constraint_like_others() -> None:
    chips = [
        {"kind": "price", "chip": "≤ ¥500", "span": [0, 6], "max": 50000, "currency": "CNY"},
        {"kind": "recipient", "chip": "给妈妈", "span": [6, 9], "soft": True, "value": "妈妈"},
        {"kind": "colour", "chip": "不要黑色", "span": [10, 14], "exclude": True, "value": ["black"]},
    ]
    read = Understood.model_validate({"constraints": chips, "relaxed": [], "corrected": [], "unknown": []})
    assert [constraint.soft for constraint in read.constraints] == [None, True, None]
    assert read.model_dump(exclude_none=True, mode="json")["constraints"] == chips


@pytest.mark.parametrize(
    "action",
    [
        {"kind": "drop_constraint", "index": 0},
        {"kind": "feedback", "product_id": "p1", "value": "down"},
        {"kind": "add_to_cart", "product_id": "p1", "quantity": 2},
        {"kind": "remove_from_cart", "product_id": "p1"},
        {"kind": "compare", "product_ids": ["p1", "p2", "p3", "p4"]},
        {"kind": "related", "product_id": "p1"},
        {"kind": "premium", "product_id": "p1"},
        {"kind": "detail", "product_id": "p1"},
        {"kind": "set_locale", "locale": "en"},
        {"kind": "resume_assistant"},
    ],
    ids=lambda action: str(action["kind"]),
)
def test_every_action_is_understood(client: FlaskClient, action: dict[str, Any]) -> None:
    assert say(client, "", action=action).status_code == 200


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "malformed_json"),
        (b"{", 400, "malformed_json"),
        (b"\xff\xfe", 400, "malformed_json"),
        (b'{"message": "\\ud800"}', 400, "malformed_json"),  # half a character
        (b"[]", 400, "invalid_input"),
        (b'"hello"', 400, "invalid_input"),
        (b"null", 400, "invalid_input"),
        (b"{}", 400, "message_empty"),
        (b'{"message": ""}', 400, "message_empty"),
        (b'{"message": " \\n\\t"}', 400, "message_empty"),
        (b'{"message": 5}', 400, "invalid_input"),
        (b'{"message": null}', 400, "invalid_input"),
        (b'{"message": ["hi"]}', 400, "invalid_input"),
        (b'{"message": "hi", "locale": "fr"}', 400, "invalid_input"),
        (b'{"message": "hi", "conversation": 7}', 400, "invalid_input"),
        (b'{"message": "hi", "conversation": "a b"}', 400, "invalid_input"),
        (b'{"message": "hi", "conversation": ""}', 400, "invalid_input"),
        (b'{"message": "hi", "conversation": "nobodys-conversation"}', 404, "not_found"),
        (b'{"message": "hi", "page": "p1"}', 400, "invalid_input"),
        (b'{"message": "hi", "page": {"product_id": 1}}', 400, "invalid_input"),
        (b'{"message": "hi", "page": {"product_id": "' + b"x" * 201 + b'"}}', 400, "invalid_input"),
        (b'{"message": "hi", "as_written": "yes"}', 400, "invalid_input"),
        (b'{"message": "", "as_written": true}', 400, "message_empty"),
        (b'{"action": {}}', 400, "invalid_input"),
        (b'{"action": {"kind": "sudo"}}', 400, "invalid_input"),
        (b'{"action": {"kind": "drop_constraint", "index": -1}}', 400, "invalid_input"),
        (b'{"action": {"kind": "drop_constraint", "index": "0"}}', 400, "invalid_input"),
        (b'{"action": {"kind": "feedback", "product_id": "p1", "value": "meh"}}', 400, "invalid_input"),
        (b'{"action": {"kind": "add_to_cart", "product_id": "p1", "quantity": 0}}', 400, "invalid_input"),
        (b'{"action": {"kind": "add_to_cart", "product_id": "p1", "quantity": 1.5}}', 400, "invalid_input"),
        (b'{"action": {"kind": "compare", "product_ids": ["p1"]}}', 400, "invalid_input"),
        (b'{"action": {"kind": "compare", "product_ids": ["1", "2", "3", "4", "5"]}}', 400, "invalid_input"),
        (b'{"message": "' + b"x" * 1001 + b'"}', 400, "message_too_long"),
        (b'{"message": "' + b"x" * 4001 + b'"}', 400, "message_too_long"),
        (b'{"message": "' + b"x" * 17_000 + b'"}', 413, "too_large"),
    ],
    ids=lambda value: value[:70].decode("latin-1") if isinstance(value, bytes) else None,
)
def test_bad_input_is_refused_in_the_one_shape(client: FlaskClient, body: bytes, status: int, code: str) -> None:
    answer = client.post("/api/chat", data=body, content_type="application/json", headers={"Accept-Language": "en"})
    assert answer.status_code == status
    error = answer.json["error"]
    assert set(error) == {"code", "message", "hint"}
    assert error["code"] == code
    assert error["message"]
    assert error["hint"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/chat", 405, "method_not_allowed"),
        ("DELETE", "/api/conversation", 405, "method_not_allowed"),
        ("GET", "/api/nothing", 404, "not_found"),
        ("GET", "/api/conversation", 404, "not_found"),
        ("GET", "/api/conversation/messages?after=0", 404, "not_found"),
    ],
)
def test_wrong_addresses_and_methods_answer_in_json(
    client: FlaskClient, method: str, path: str, status: int, code: str
) -> None:
    answer = client.open(path, method=method)
    assert (answer.status_code, answer.json["error"]["code"]) == (status, code)


def test_a_405_says_what_is_allowed(client: FlaskClient) -> None:
    assert "POST" in client.get("/api/chat").headers["Allow"]


def test_a_form_is_no_chat_request(client: FlaskClient) -> None:
    answer = client.post("/api/chat", data={"message": "hi"})
    assert (answer.status_code, answer.json["error"]["code"]) == (415, "unsupported_media_type")


def test_errors_speak_the_language_of_the_request(client: FlaskClient) -> None:
    messages = {locale: say(client, "x" * 1001, locale=locale).json["error"]["message"] for locale in ("zh", "en")}
    assert messages == {
        "zh": "消息太长了，最多 1000 字",
        "en": "The message is too long: 1000 characters at most",
    }


def test_the_longest_message_counts_characters_not_bytes(client: FlaskClient) -> None:
    assert say(client, "好" * 1000).status_code == 200


def test_a_failure_inside_tells_nothing_but_a_number(client: FlaskClient) -> None:
    answer = say(client, "boom", locale="en")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["X-Request-Id"] in answer.json["error"]["hint"]


def test_a_conversation_is_read_again_with_its_token_alone(client: FlaskClient, app: Flask) -> None:
    token = say(client, "hi").json["conversation"]
    say(client, "again", conversation=token)
    stranger = app.test_client()
    transcript = stranger.get("/api/conversation", headers={"X-Conversation": token})
    read = Transcript.model_validate_json(transcript.data)
    assert [turn.text for turn in read.turns if turn.role == "shopper"] == ["hi", "again"]
    assert stranger.get("/api/conversation", headers={"X-Conversation": token[:-1] + "!"}).status_code == 404
    # The visitor's cookie is no key: only the token is.
    assert client.get("/api/conversation").status_code == 404


def test_only_what_a_person_wrote_since_is_sent(client: FlaskClient, agent: FlaskClient) -> None:
    token = say(client, "hi").json["conversation"]
    agent.post("/console/conversations/1/reply", json={"text": "Mei here"})
    answer = client.get("/api/conversation/messages?after=0", headers={"X-Conversation": token})
    news = NewMessages.model_validate_json(answer.data)
    assert [(message.name, message.text) for message in news.messages] == [("Mei", "Mei here")]
    later = client.get(f"/api/conversation/messages?after={news.last}", headers={"X-Conversation": token})
    assert later.json["messages"] == []


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "9" * 30, "٣"])
def test_after_must_be_a_whole_number(client: FlaskClient, after: str) -> None:
    token = say(client, "hi").json["conversation"]
    answer = client.get("/api/conversation/messages", query_string={"after": after}, headers={"X-Conversation": token})
    assert (answer.status_code, answer.json["error"]["code"]) == (400, "invalid_input")


def test_a_visitor_keeps_the_id_of_the_first_answer(client: FlaskClient, shop: FakeShop) -> None:
    first = say(client, "hi")
    cookie = first.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Set-Cookie" not in say(client, "again").headers
    assert len({message.visitor for message in shop.dialogue.heard}) == 1


def test_over_https_the_id_comes_back_from_a_frame_of_another_site(app: Flask) -> None:
    secured = app.test_client()
    answer = secured.post("/api/chat", json={"message": "hi"}, base_url="https://shop.example")
    (cookie,) = [line for line in answer.headers.getlist("Set-Cookie") if line.startswith("visitor=")]
    assert {"HttpOnly", "Secure", "SameSite=None", "Partitioned"} <= set(cookie.split("; "))


def test_a_made_up_visitor_is_given_an_id_of_their_own(client: FlaskClient, shop: FakeShop) -> None:
    client.set_cookie("visitor", "u0042")
    say(client, "hi")
    assert shop.dialogue.heard[0].visitor != "u0042"


def test_too_many_messages_are_refused_with_the_time_to_wait(config: ServerConfig, shop: FakeShop) -> None:
    client = create_app(ServerConfig(data=config.data, visitor_limit=3, log_level="ERROR"), shop=shop).test_client()  # type: ignore[arg-type]
    say(client, "the first answer brings the cookie")
    statuses = [say(client, "hi").status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    client.set_cookie("locale", "en")
    refused = say(client, "hi")
    assert 1 <= int(refused.headers["Retry-After"]) <= 61
    assert refused.json["error"]["code"] == "rate_limited"
    assert f"{refused.headers['Retry-After']} seconds" in refused.json["error"]["message"]
    assert refused.json["error"]["hint"]


def test_without_cookies_the_address_is_limited(config: ServerConfig, shop: FakeShop) -> None:
    app = create_app(ServerConfig(data=config.data, address_limit=2, log_level="ERROR"), shop=shop)  # type: ignore[arg-type]
    statuses = [say(app.test_client(use_cookies=False), "hi").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_limits_of_one_visitor_are_not_those_of_another(config: ServerConfig, shop: FakeShop) -> None:
    app = create_app(ServerConfig(data=config.data, visitor_limit=1, log_level="ERROR"), shop=shop)  # type: ignore[arg-type]
    busy, calm = app.test_client(), app.test_client()
    assert [say(busy, "hi").status_code for _ in range(3)] == [200, 200, 429]
    assert [say(calm, "hi").status_code for _ in range(2)] == [200, 200]


def test_an_export_is_a_file_that_no_cache_keeps(client: FlaskClient, shop: FakeShop) -> None:
    answer = client.get("/api/conversation/export", headers={"X-Conversation": "abc"})
    assert answer.json == {"visitor": None, "conversations": [{"token": "abc"}], "behaviour": [], "personal_use": None}
    assert answer.headers["Cache-Control"] == "no-store"
    assert "attachment" in answer.headers["Content-Disposition"]


def test_an_export_needs_a_conversation(client: FlaskClient) -> None:
    assert client.get("/api/conversation/export").status_code == 404


@pytest.mark.parametrize("wrong", ["short", "with space 12", "x" * 65, "um_laut_ä_12"])
def test_an_id_of_a_message_is_checked(client: FlaskClient, wrong: str) -> None:
    assert client.post("/api/chat", json={"message": "hi", "id": wrong}).status_code == 400
    if wrong.isascii():
        assert client.post("/api/chat", json={"message": "hi"}, headers={"Idempotency-Key": wrong}).status_code == 400
