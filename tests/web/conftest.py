"""A shop, its application, a shopper's browser and an agent's."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from assistant import create_app
from assistant.config import ServerConfig
from tests.web.fakes import PASSWORD, FakeShop


@pytest.fixture
def config(tmp_path: Path) -> ServerConfig:
    return ServerConfig(data=tmp_path, log_level="ERROR")


@pytest.fixture
def shop(config: ServerConfig) -> FakeShop:
    return FakeShop(config)


@pytest.fixture
def app(config: ServerConfig, shop: FakeShop) -> Flask:
    return create_app(config, shop=shop)  # type: ignore[arg-type]


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A shopper's browser."""
    return app.test_client()


@pytest.fixture
def agent(app: Flask, shop: FakeShop) -> FlaskClient:
    """An agent named Mei who has signed in."""
    shop.agents.add("Mei", PASSWORD)
    browser = app.test_client()
    answer = browser.post("/console/login", data={"name": "Mei", "password": PASSWORD})
    assert answer.status_code == 302
    return browser
