"""Alive, ready, counted and described."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskClient

from tests.web.fakes import FakeShop


def test_alive_asks_nothing_of_the_shop(app: Flask) -> None:
    app.extensions["assistant.shop"] = None
    assert app.test_client().get("/healthz").json == {"status": "ok"}


def test_ready_says_with_what(client: FlaskClient, shop: FakeShop) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (200, shop.readiness())


def test_a_shop_that_cannot_answer_is_503(client: FlaskClient, shop: FakeShop) -> None:
    shop.is_ready = False
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["ready"]) == (503, False)


def test_requests_are_counted_by_route_and_replies_by_intent(client: FlaskClient) -> None:
    for _ in range(2):
        client.post("/api/chat", json={"message": "hi", "locale": "en"})
    client.get("/store/p/p1")
    client.get("/one/of/many/wrong/addresses")
    counted = client.get("/metrics").text
    assert 'http_requests_total{method="POST",route="/api/chat",status="200"} 2.0' in counted
    assert 'http_requests_total{method="GET",route="/store/p/<path:product_id>",status="200"} 1.0' in counted
    assert 'http_requests_total{method="GET",route="none",status="404"} 1.0' in counted
    assert 'chat_replies_total{intent="search",locale="en"} 2.0' in counted


def test_the_description_has_every_api_route_and_no_broken_reference(client: FlaskClient, app: Flask) -> None:
    answer = client.get("/openapi.json")
    described = answer.json["paths"]
    routes = {rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/")}
    assert routes | {"/healthz", "/readyz"} == set(described)
    references = set(re.findall(r'"#/components/schemas/([^"]+)"', answer.text))
    assert references <= set(answer.json["components"]["schemas"])
    chat = described["/api/chat"]["post"]
    assert chat["requestBody"]["content"]["application/json"]["schema"]["$ref"].endswith("/ChatRequest")
    assert chat["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].endswith("/ChatReply")
    assert {"400", "404", "413", "415", "429"} <= set(chat["responses"])
