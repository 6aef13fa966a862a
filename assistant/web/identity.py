"""Shoppers whom the shop has signed in: its word for it, signed, is checked here."""

from __future__ import annotations

from assistant.errors import InvalidInput

ALGORITHM = "HS256"
AUDIENCE = "assistant"
LONGEST = 4096
# How far the clocks of the shop and of this machine may be apart.
LEEWAY_SECONDS = 30


def customer_of(token: str | None, secret: str) -> str | None:
    """The e-mail address that a shop's token vouches for; None without a token, and for one whose time is over.

    A token is a JWT (RFC 7519) with `sub`, `email` and `exp`, signed with HS256 and the shop's secret; `aud`, where it
    has one, is "assistant". Raises InvalidInput for any other, and where the shop has set no secret.
    """
    if not token:
        return None
    if not secret:
        raise InvalidInput("identity: this shop signs nobody in", hint="Set ASSISTANT_IDENTITY_SECRET.")
    import jwt

    try:
        claims = jwt.decode(
            token,
            secret,
            algorithms=[ALGORITHM],  # fixed: a token does not choose how it is checked
            leeway=LEEWAY_SECONDS,
            options={"require": ["exp", "sub", "email"], "verify_aud": False},
        )
    except jwt.ExpiredSignatureError:
        return None  # a chat that was left open: the shopper goes on as anyone does
    except jwt.InvalidTokenError as error:
        raise InvalidInput(f"identity: {error}", hint="Sign it anew; see docs/identity.md.") from error
    email, audience = claims["email"], claims.get("aud", AUDIENCE)
    if not isinstance(email, str) or "@" not in email:
        raise InvalidInput("identity: `email` is no address", hint="Sign it anew; see docs/identity.md.")
    if AUDIENCE not in (audience if isinstance(audience, list) else [audience]):
        raise InvalidInput("identity: it is for another audience", hint=f'Leave `aud` out, or make it "{AUDIENCE}".')
    return email
