"""What the demo shop sends has the shapes that /openapi.json promises, and every page of it opens."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from assistant import create_app
from assistant.shop import Shop
from assistant.web.schemas import ChatReply, NewMessages, Readiness, Transcript
from assistant.web.shopfront import before_the_first_word

MESSAGES = (
    "500 以内的蓝牙耳机，不要黑色",
    "买充电保",
    "wireless earbuds under 300",
    "怎么退货？",
    "what's popular",
    "你好",
    "asdfgh qwerty",
    "🙂",
    "'; DROP TABLE products; --",
    '"*) OR NEAR(',
    "%s {text} \\u0000 \x00",
    "买" * 1000,
)


@pytest.fixture(scope="module")
def client(demo_shop: Shop) -> FlaskClient:
    unhurried = replace(demo_shop.config, visitor_limit=10_000, log_level="ERROR")
    return create_app(unhurried, shop=demo_shop).test_client()


def say(client: FlaskClient, **body: Any) -> ChatReply:
    answer = client.post("/api/chat", json=body)
    assert answer.status_code == 200, answer.text
    return ChatReply.model_validate_json(answer.data)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message[:20].encode("unicode_escape").decode())
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_message_is_answered_in_the_promised_shape(client: FlaskClient, message: str, locale: str) -> None:
    assert say(client, message=message, locale=locale).text


def test_every_action_is_answered_in_the_promised_shape(client: FlaskClient) -> None:
    begun = say(client, message="500 以内的蓝牙耳机")
    first, second = (item.id for item in begun.items[:2])
    for action in (
        {"kind": "add_to_cart", "product_id": first, "quantity": 2},
        {"kind": "add_to_cart", "product_id": "not-a-product"},
        {"kind": "remove_from_cart", "product_id": first},
        {"kind": "compare", "product_ids": [first, second]},
        {"kind": "compare", "product_ids": ["not-a-product", "nor-this"]},
        {"kind": "related", "product_id": first},
        {"kind": "premium", "product_id": first},
        {"kind": "detail", "product_id": first},
        {"kind": "feedback", "product_id": second, "value": "down"},
        {"kind": "set_locale", "locale": "en"},
        {"kind": "drop_constraint", "index": 0},
        {"kind": "drop_constraint", "index": 99},
        {"kind": "resume_assistant"},
    ):
        assert say(client, conversation=begun.conversation, action=action).conversation == begun.conversation
    key = {"X-Conversation": begun.conversation}
    transcript = Transcript.model_validate_json(client.get("/api/conversation", headers=key).data)
    assert transcript.turns[0].text == "500 以内的蓝牙耳机"
    NewMessages.model_validate_json(client.get("/api/conversation/messages?after=0", headers=key).data)


def test_the_questions_that_the_page_proposes_are_understood(client: FlaskClient) -> None:
    with client.application.test_request_context("/chat"):
        examples = before_the_first_word(None)["examples"]
    for locale in ("zh", "en"):
        assert len(examples[locale]) == 5
        for question in examples[locale]:
            reply = say(client, message=question, locale=locale)
            assert reply.intent != "unknown", question
            assert reply.items or reply.topic, question
            assert not reply.query.relaxed, question


def test_the_demo_shop_is_ready(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert Readiness.model_validate_json(answer.data).products > 1000


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_shelf_and_the_help_open(client: FlaskClient, demo_shop: Shop, locale: str) -> None:
    product = demo_shop.catalogue.page(None, n=1, offset=0, locale=locale)[0]
    shelves = [f"/store?department={quote(each.slug)}" for each in demo_shop.catalogue.departments(locale)]
    for path in ("/chat", f"/chat?product={product.id}", "/store?page=3", f"/store/p/{product.id}", "/help", *shelves):
        answer = client.get(path, headers={"Accept-Language": locale})
        assert answer.status_code == 200, path


def test_every_link_of_a_product_page_opens(client: FlaskClient, demo_shop: Shop) -> None:
    product = demo_shop.catalogue.page(None, n=1, offset=0, locale="en")[0]
    links = set(re.findall(r'href="(/[^"#]*)"', client.get(f"/store/p/{product.id}").text))
    assert any("department=" in link for link in links)
    for link in links:
        assert client.get(unescape(link), buffered=True).status_code == 200, link


def test_every_picture_of_a_card_is_served(client: FlaskClient, demo_shop: Shop) -> None:
    shown = {card["image"] for card in demo_shop.cards(list(demo_shop.catalogue.everything()), "zh")}
    served = {image for image in shown if client.get(image, buffered=True).status_code == 200}
    assert shown == served
    assert all(Path(image).suffix == ".webp" for image in served)
