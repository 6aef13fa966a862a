"""One line of JSON a request: what was asked for, how it ended, how long it took; never what was said, and no token."""

from __future__ import annotations

import logging
import secrets
import sys
import time
from typing import Any, TextIO, cast

import structlog
from flask import Flask, Response, current_app, g, request

# Asked for many times a page or by machines: worth a line only when looking for something.
QUIET_ENDPOINTS = frozenset({"static", "pages.picture", "health.alive", "health.ready", "health.metrics"})


def request_log(level: str, stream: TextIO | None = None) -> structlog.typing.FilteringBoundLogger:
    """A logger of JSON lines on `stream` (standard error by default) from `level` upwards."""
    processors: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
    logger = structlog.wrap_logger(
        structlog.WriteLogger(stream or sys.stderr),
        processors=processors,
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
    )
    return cast(structlog.typing.FilteringBoundLogger, logger)


def the_log() -> structlog.typing.FilteringBoundLogger:
    """The log of this application."""
    return cast(structlog.typing.FilteringBoundLogger, current_app.extensions["assistant.log"])


def register_logs(app: Flask) -> None:
    """Gives each request a number and, at its end, its line."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.request_id = secrets.token_hex(8)
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.request_id
    line: dict[str, Any] = {
        "method": request.method,
        # The pattern, not the path: paths name products and conversations.
        "route": request.url_rule.rule if request.url_rule else None,
        "status": response.status_code,
        "ms": round(1000 * elapsed_seconds(), 1),
        "request_id": g.request_id,
    }
    log = the_log()
    (log.debug if request.endpoint in QUIET_ENDPOINTS else log.info)("request", **line)
    return response


def elapsed_seconds() -> float:
    """How long the request at hand has been under way."""
    return time.perf_counter() - float(g.began)
