"""The one place that turns errors into statuses: one JSON shape for programs, one page for people."""

from __future__ import annotations

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from flask_limiter import RateLimitExceeded
from werkzeug.exceptions import HTTPException

from assistant.errors import AssistantError, InvalidInput, NotFound, Overtaken, StorageError, Taken
from assistant.web.current import locale
from assistant.web.limits import wait_seconds
from assistant.web.logs import the_log
from assistant.web.shopfront import every_page
from assistant.web.wording import error_sentences

JSON_PATHS = ("/api/", "/console/api/", "/healthz", "/readyz", "/metrics", "/openapi.json")
_HTTP_CODES = {
    400: "bad_request",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
    429: "rate_limited",
}


class Refused(AssistantError):
    """A request that is understood and will not be done; `status` says in which way."""

    def __init__(self, status: int, code: str, message: str = "", *, hint: str = "") -> None:
        super().__init__(message, hint=hint, code=code)
        self.status = status


def register_errors(app: Flask) -> None:
    """Answers every error of `app`, those of Flask and Werkzeug included, in the shape that the caller reads."""
    app.register_error_handler(AssistantError, _expected)
    app.register_error_handler(RateLimitExceeded, _too_many)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def asked_by_program() -> bool:
    """Whether JSON is expected, by a script of a page or by any other program, rather than a page."""
    acts = request.method == "POST" and request.path.startswith("/console/conversations/")
    return acts or request.is_json or request.path.startswith(JSON_PATHS)


def _expected(error: AssistantError) -> Response:
    if isinstance(error, Refused):
        return _answer(error.status, error.code, error.message, error.hint)
    if isinstance(error, NotFound):
        return _answer(404, error.code, error.message, error.hint)
    if isinstance(error, InvalidInput):
        return _answer(400, error.code, error.message, error.hint)
    if isinstance(error, Overtaken | Taken):
        return _answer(409, error.code, error.message, error.hint)
    if isinstance(error, StorageError):  # a long import, or a full disk: it may work in a moment
        the_log().error("storage", request_id=g.request_id, route=str(request.url_rule), exc_info=error)
        return _answer(503, "busy", g.request_id)
    return _unexpected(error)


def _too_many(_error: RateLimitExceeded) -> Response:
    seconds = str(wait_seconds())
    response = _answer(429, "rate_limited", seconds)
    response.headers["Retry-After"] = seconds
    return response


def _http(error: HTTPException) -> Response:
    if error.response is not None:  # a redirect, or an answer that was made elsewhere
        return make_response(error.response)
    status = error.code or 500
    response = _answer(status, _HTTP_CODES.get(status, "error"), error.name)
    for name, value in error.get_headers():
        if name == "Allow":  # 405 must say what is allowed
            response.headers[name] = value
    return response


def _unexpected(error: Exception) -> Response:
    the_log().error("failed", request_id=g.request_id, route=str(request.url_rule), exc_info=error)
    return _answer(500, "internal", g.request_id)


def _answer(status: int, code: str, detail: str, hint: str = "") -> Response:
    message, usual_hint = error_sentences(code, locale(), detail)
    if asked_by_program():
        body = {"error": {"code": code, "message": message, "hint": hint or usual_hint}}
        return make_response(jsonify(body), status)
    shown = render_template("error.html", status=status, message=message, hint=usual_hint, **every_page())
    return make_response(shown, status)
