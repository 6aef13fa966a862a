"""Agents: signing in, and what only they may see and do."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from assistant import create_app
from assistant.config import ServerConfig
from assistant.events import HandoffRequested
from tests.web.fakes import PASSWORD, FakeShop


def begin(client: FlaskClient, text: str = "hi") -> str:
    token = client.post("/api/chat", json={"message": text}).json["conversation"]
    assert isinstance(token, str)
    return token


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/console", 302),
        ("GET", "/console/conversations/1", 302),
        ("GET", "/console/api/queue", 401),
        ("GET", "/console/api/conversations/1", 401),
        ("POST", "/console/conversations/1/take", 401),
        ("POST", "/console/conversations/1/release", 401),
        ("POST", "/console/conversations/1/reply", 401),
    ],
)
def test_without_signing_in_there_is_nothing(client: FlaskClient, method: str, path: str, status: int) -> None:
    begin(client)
    answer = client.open(path, method=method)
    assert answer.status_code == status
    if status == 302:
        assert answer.headers["Location"] == "/console/login"


@pytest.mark.parametrize(("name", "password"), [("Mei", "wrong password"), ("Nobody", PASSWORD), ("", ""), ("Mei", "")])
def test_a_wrong_sign_in_does_not_tell_what_was_wrong(
    client: FlaskClient, shop: FakeShop, name: str, password: str
) -> None:
    shop.agents.add("Mei", PASSWORD)
    answer = client.post("/console/login?locale=en", data={"name": name, "password": password})
    assert answer.status_code == 401
    assert "Wrong name or password" in answer.text
    assert client.get("/console/api/queue").status_code == 401


def test_the_session_cookie_is_out_of_reach_of_scripts(client: FlaskClient, shop: FakeShop) -> None:
    shop.agents.add("Mei", PASSWORD)
    cookie = client.post("/console/login", data={"name": "Mei", "password": PASSWORD}).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/console" in cookie


def test_signing_out_ends_the_session(agent: FlaskClient) -> None:
    assert agent.get("/console").status_code == 200
    agent.post("/console/logout")
    assert agent.get("/console/api/queue").status_code == 401


def test_a_new_password_ends_sessions_begun_with_the_old_one(agent: FlaskClient, shop: FakeShop) -> None:
    assert agent.get("/console/api/queue").status_code == 200
    shop.agents.add("Mei", "another long password", replace=True)
    assert agent.get("/console/api/queue").status_code == 401


def test_a_session_signed_with_another_key_is_none(app: Flask, agent: FlaskClient) -> None:
    app.secret_key = "x" * 40
    assert agent.get("/console/api/queue").status_code == 401


def test_signing_in_is_limited(config: ServerConfig, shop: FakeShop) -> None:
    app = create_app(ServerConfig(data=config.data, login_limit=2, log_level="ERROR"), shop=shop)  # type: ignore[arg-type]
    statuses = [
        app.test_client().post("/console/login", data={"name": "a", "password": "b"}).status_code for _ in range(3)
    ]
    assert statuses == [401, 401, 429]


def test_an_agent_cannot_be_signed_in_or_made_to_act_by_another_site(agent: FlaskClient, shop: FakeShop) -> None:
    begin(agent)
    elsewhere = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    for path in ("/console/login", "/console/logout", "/console/conversations/1/take"):
        assert agent.post(path, headers=elsewhere).status_code == 403
    assert shop.conversations.get(1).agent is None


def test_the_queue_has_who_waits_who_is_mine_and_who_was_last(
    agent: FlaskClient, client: FlaskClient, shop: FakeShop
) -> None:
    for text in ("waits", "is taken", "is content"):
        begin(client, text)
    shop.conversations.append(shop.conversations.get(1), [HandoffRequested("asked")])
    agent.post("/console/conversations/2/take")
    queue = agent.get("/console/api/queue").json
    assert [row["id"] for row in queue["waiting"]] == [1]
    assert queue["waiting"][0]["waiting_since"]
    assert [(row["id"], row["agent"]) for row in queue["mine"]] == [(2, "Mei")]
    assert sorted(row["id"] for row in queue["recent"]) == [1, 2, 3]
    assert queue["mine"][0]["last_text"] == "is taken"


def test_an_agent_takes_over_writes_and_hands_back(agent: FlaskClient, client: FlaskClient) -> None:
    token = begin(client)
    assert agent.post("/console/conversations/1/take").status_code == 204
    assert agent.get("/console/api/conversations/1").json["state"] == "taken"
    assert agent.post("/console/conversations/1/reply", json={"text": " 你好，我是 Mei "}).status_code == 204
    news = client.get("/api/conversation/messages?after=0", headers={"X-Conversation": token}).json
    assert [message["text"] for message in news["messages"]] == ["你好，我是 Mei"]
    assert agent.post("/console/conversations/1/release").status_code == 204
    seen = agent.get("/console/api/conversations/1").json
    assert (seen["state"], seen["agent"], seen["mine"]) == ("automatic", None, False)


def test_a_colleagues_conversation_is_left_alone(app: Flask, agent: FlaskClient, shop: FakeShop) -> None:
    begin(agent)
    agent.post("/console/conversations/1/take")
    shop.agents.add("Jo", PASSWORD)
    colleague = app.test_client()
    colleague.post("/console/login", data={"name": "Jo", "password": PASSWORD})
    for verb in ("take", "release", "reply"):
        answer = colleague.post(f"/console/conversations/1/{verb}?locale=en", json={"text": "hi"})
        assert (answer.status_code, answer.json["error"]["code"]) == (409, "taken")
        assert "Mei" in answer.json["error"]["message"]
    assert shop.conversations.get(1).agent == "Mei"


def test_the_shoppers_token_never_reaches_the_console(agent: FlaskClient, client: FlaskClient) -> None:
    token = begin(client)
    for path in ("/console/api/queue", "/console/api/conversations/1", "/console/conversations/1"):
        assert token not in agent.get(path).text


def test_only_new_turns_are_sent(agent: FlaskClient, client: FlaskClient) -> None:
    begin(client)
    seen = agent.get("/console/api/conversations/1").json
    assert [turn["role"] for turn in seen["turns"]] == ["shopper", "assistant"]
    assert seen["items"][0]["id"] == "p1"
    later = agent.get(f"/console/api/conversations/1?after={seen['last']}").json
    assert later["turns"] == []
    assert later["items"] == seen["items"]


@pytest.mark.parametrize(
    ("path", "json", "status"),
    [
        ("/console/conversations/99/take", None, 404),
        ("/console/conversations/99/reply", {"text": "hi"}, 404),
        ("/console/conversations/1/reply", {"text": ""}, 400),
        ("/console/conversations/1/reply", {"text": "  "}, 400),
        ("/console/conversations/1/reply", {"text": 5}, 400),
        ("/console/conversations/1/reply", {}, 400),
        ("/console/conversations/1/reply", None, 400),
        ("/console/conversations/1/reply", {"text": "x" * 2001}, 400),
    ],
)
def test_bad_console_input_is_refused(agent: FlaskClient, path: str, json: object, status: int) -> None:
    begin(agent)
    answer = agent.post(path, json=json) if json is not None else agent.post(path)
    assert answer.status_code == status
    assert set(answer.json["error"]) == {"code", "message", "hint"} if answer.is_json else False
