"""HTTP in, HTML or JSON out; decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from assistant.config import ServerConfig


def register(app: Flask, config: ServerConfig) -> None:
    """Puts every route, check and answer to errors into `app`."""
    from assistant.web.api import api
    from assistant.web.console import console, register_sessions
    from assistant.web.errors import register_errors
    from assistant.web.health import health
    from assistant.web.limits import limiter
    from assistant.web.logs import register_logs, request_log
    from assistant.web.metrics import register_metrics
    from assistant.web.pages import pages
    from assistant.web.security import register_security

    app.extensions["assistant.log"] = request_log(config.log_level)
    # The log's clock starts first; after a request, what was registered first runs last.
    register_logs(app)
    register_metrics(app)
    register_security(app)
    limiter.init_app(app)
    register_sessions(app)
    register_errors(app)
    for blueprint in (api, console, health, pages):
        app.register_blueprint(blueprint)
