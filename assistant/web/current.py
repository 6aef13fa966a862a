"""What the request at hand is about: its shop, its visitor, its language."""

from __future__ import annotations

import hmac
import re
import secrets
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, cast

from flask import Response, current_app, g, request

from assistant.language.locales import LOCALES

if TYPE_CHECKING:
    from assistant.config import ServerConfig, ShopSettings
    from assistant.shop import Shop

VISITOR_COOKIE = "visitor"
VISITOR_BYTES = 16
MARK_CHARS = 32
HOUSEHOLD_BITS = 64
YEAR_SECONDS = 365 * 24 * 3600


def the_shop() -> Shop:
    """The shop that this application serves."""
    return cast("Shop", current_app.extensions["assistant.shop"])


def the_settings() -> ShopSettings:
    """The shop's settings as they stand."""
    return the_shop().settings


def the_config() -> ServerConfig:
    """What this application was made with."""
    return cast("ServerConfig", current_app.extensions["assistant.config"])


def locale() -> str:
    """The language to answer in: as the request asks, as chosen before, as the browser prefers, as the shop does."""
    if "locale" in g:
        return str(g.locale)
    for wished in (request.args.get("locale"), request.cookies.get("locale")):
        if wished in LOCALES:
            return wished
    # By quality, so that "zh-TW,en;q=0.5" is Chinese; werkzeug's own match prefers the exact "en".
    primary = (tag.partition("-")[0].lower() for tag, _quality in request.accept_languages)
    return next((tag for tag in primary if tag in LOCALES), the_settings().locale)


def answer_in(wished: str | None) -> None:
    """Sets the language for the rest of the request, errors included; None leaves it as it is."""
    if wished in LOCALES:
        g.locale = wished


def visitor() -> str | None:
    """Who is asking, by the cookie that an earlier answer set; None at a first visit."""
    known = request.cookies.get(VISITOR_COOKIE, "")
    # Only ids of the shape made here: a guessed customer number must not open that customer's history.
    return known if re.fullmatch(r"[0-9a-f]{32}", known) else None


def visitor_or_new() -> str:
    """Who is asking; a new visitor is given an id, which `remember_visitor` sends along with the answer."""
    if "visitor" not in g:
        g.visitor = visitor() or secrets.token_hex(VISITOR_BYTES)
    return str(g.visitor)


def address_mark() -> str:
    """A mark of the address that asks: the same for the same address, and no way back to it without the secret key."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, network_of(request.remote_addr).encode(), "sha256").hexdigest()[:MARK_CHARS]


def network_of(address: str | None) -> str:
    """What one household asks from: an IPv4 address, or the first half of an IPv6 one, which it changes at will."""
    try:
        known = ip_address(address or "")
    except ValueError:
        return address or ""
    if isinstance(known, IPv6Address):
        return str(known.ipv4_mapped or ip_network((known, HOUSEHOLD_BITS), strict=False))
    return str(known)


def remember_visitor(response: Response) -> Response:
    """Sends the visitor's id, where this request made one."""
    if "visitor" in g and g.visitor != visitor():
        # In the widget the chat is a frame of another site: there only a cookie of its own for that site comes back.
        # What other sites send is refused by its origin, whatever cookies come with it. Needs https.
        is_secure = request.is_secure
        response.set_cookie(
            VISITOR_COOKIE,
            g.visitor,
            max_age=YEAR_SECONDS,
            httponly=True,
            secure=is_secure,
            samesite="None" if is_secure else "Lax",
            partitioned=is_secure,
        )
    return response
