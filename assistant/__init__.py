"""The shop's chat assistant: the conversation, from browser to reply."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from assistant.config import ServerConfig
    from assistant.shop import Shop

LARGEST_REQUEST_BYTES = 16 * 1024
SESSION_HOURS = 12


def create_app(config: ServerConfig | None = None, *, shop: Shop | None = None) -> Flask:
    """The whole application, wired: settings from the environment unless given, the shop opened unless given."""
    from flask import Flask
    from werkzeug.middleware.proxy_fix import ProxyFix

    from assistant.config import PROJECT, ServerConfig
    from assistant.web import register

    config = config or ServerConfig.from_environment()
    app = Flask(__name__, static_folder="static", template_folder=str(PROJECT / "templates"))
    app.config.update(
        SECRET_KEY=config.signing_key(),
        MAX_CONTENT_LENGTH=LARGEST_REQUEST_BYTES,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=SESSION_HOURS),
        SESSION_COOKIE_NAME="console",
        SESSION_COOKIE_PATH="/console",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        RATELIMIT_STORAGE_URI=config.limits_storage,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.extensions["assistant.config"] = config
    app.extensions["assistant.shop"] = shop or _opened(config)
    register(app, config)
    if config.trusted_proxies:
        proxies = config.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]
    return app


def _opened(config: ServerConfig) -> Shop:
    from assistant.config import ShopSettings
    from assistant.shop import Shop

    return Shop.open(config, ShopSettings.from_environment())
