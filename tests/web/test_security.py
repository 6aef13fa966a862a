"""Headers on every response, no writes from other sites, nothing said in the logs."""

from __future__ import annotations

import io
import json

import pytest
from flask import Flask
from flask.testing import FlaskClient

from assistant import create_app
from assistant.config import ServerConfig, ShopSettings
from assistant.web.current import network_of
from assistant.web.logs import request_log
from tests.web.fakes import FakeShop


@pytest.mark.parametrize(
    "path", ["/chat", "/store", "/store/p/p1", "/help", "/nowhere", "/api/nothing", "/healthz", "/static/base.css", "/"]
)
def test_every_response_has_the_security_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path, buffered=True).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "object-src 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert len(headers.getlist("X-Request-Id")) == 1


def test_only_the_chat_may_stand_in_frames_of_the_configured_sites(client: FlaskClient, shop: FakeShop) -> None:
    shop.settings = ShopSettings(frame_ancestors=("https://shop.example",))
    assert (
        client.get("/chat").headers["Content-Security-Policy"].endswith("frame-ancestors 'self' https://shop.example")
    )
    assert client.get("/store").headers["Content-Security-Policy"].endswith("frame-ancestors 'self'")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),  # a program
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_a_write_from_another_site_is_refused(client: FlaskClient, headers: dict[str, str], status: int) -> None:
    answer = client.post("/api/chat", json={"message": "hi"}, headers=headers)
    assert answer.status_code == status
    if status == 403:
        assert answer.json["error"]["code"] == "cross_site"


def test_a_read_from_another_site_is_a_link_and_works(client: FlaskClient) -> None:
    assert client.get("/store", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_the_log_tells_the_route_and_neither_words_nor_tokens_nor_ids(app: Flask) -> None:
    lines = io.StringIO()
    app.extensions["assistant.log"] = request_log("DEBUG", lines)
    client = app.test_client()
    answer = client.post("/api/chat", json={"message": "a very private wish"})
    token, visitor = answer.json["conversation"], answer.headers["Set-Cookie"].split("=")[1].split(";")[0]
    client.get("/api/conversation", headers={"X-Conversation": token})
    client.get("/store/p/p1?ask=private")
    client.post("/api/chat", json={"message": "boom"})
    logged = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert [line["route"] for line in logged if line["event"] == "request"] == [
        "/api/chat",
        "/api/conversation",
        "/store/p/<path:product_id>",
        "/api/chat",
    ]
    assert all({"method", "status", "ms", "request_id"} <= set(line) for line in logged if line["event"] == "request")
    for secret in ("private", token, visitor, "p1", '"boom"'):
        assert secret not in lines.getvalue()


def test_cookies_are_secure_on_https(client: FlaskClient) -> None:
    assert "Secure" in client.get("/chat", base_url="https://shop.example").headers["Set-Cookie"]


def test_a_proxy_is_believed_only_where_it_is_configured(
    config: ServerConfig, shop: FakeShop, client: FlaskClient
) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
    assert "Secure" not in client.get("/chat", headers=forwarded).headers["Set-Cookie"]
    behind = create_app(ServerConfig(data=config.data, trusted_proxies=1, log_level="ERROR"), shop=shop)  # type: ignore[arg-type]
    assert "Secure" in behind.test_client().get("/chat", headers=forwarded).headers["Set-Cookie"]


def test_the_widget_can_be_loaded_by_a_page_of_another_site(client: FlaskClient) -> None:
    assert client.get("/static/js/widget.js", buffered=True).headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/chat").headers


def test_static_files_are_revalidated_by_etag(client: FlaskClient) -> None:
    first = client.get("/static/base.css", buffered=True)
    again = client.get("/static/base.css", headers={"If-None-Match": first.headers["ETag"]}, buffered=True)
    again.close()
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("no address", "no address"),
        (None, ""),
    ],
)
def test_a_household_counts_as_one_however_many_addresses_it_has(address: str | None, network: str) -> None:
    assert network_of(address) == network
