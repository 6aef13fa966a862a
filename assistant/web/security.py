"""What browsers are told and what is refused: headers on every response, no writes from other sites."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface

from assistant.web.current import the_settings
from assistant.web.errors import Refused

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FRAMED_ENDPOINTS = frozenset({"pages.chat"})
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' https: data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
)


class SecureWhereTheRequestIs(SecureCookieSessionInterface):
    """Session cookies that are `Secure` on https and still work on a plain http localhost."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether the request came over https."""
        return request.is_secure


def register_security(app: Flask) -> None:
    """Puts the checks before and the headers after every request of `app`."""
    app.session_interface = SecureWhereTheRequestIs()
    app.before_request(_refuse_other_sites)
    app.after_request(_add_headers)


def _refuse_other_sites() -> None:
    if request.method in SAFE_METHODS:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:  # the browser's own word, which no page can forge
        refused = site not in {"same-origin", "none"}
    else:  # an older browser, or a program that has nobody's cookies
        refused = origin is not None and urlsplit(origin).netloc != request.host
    if refused:
        raise Refused(403, "cross_site")


def _add_headers(response: Response) -> Response:
    response.headers.update(_HEADERS)
    ancestors = ("'self'", *the_settings().frame_ancestors) if request.endpoint in FRAMED_ENDPOINTS else ("'self'",)
    response.headers["Content-Security-Policy"] = _CONTENT_SECURITY_POLICY + "frame-ancestors " + " ".join(ancestors)
    if request.endpoint == "static":
        # The widget is a module, which browsers load from another site only with this.
        response.headers["Access-Control-Allow-Origin"] = "*"
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response
