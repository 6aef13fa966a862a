"""The shop's word for who is asking: believed when it is signed, and never otherwise."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import jwt
import pytest

from assistant import create_app
from assistant.config import ServerConfig
from assistant.errors import InvalidInput
from assistant.web.identity import LEEWAY_SECONDS, customer_of
from tests.web.fakes import FakeShop

SECRET = "a secret of the shop, long enough to sign with by any of the algorithms"
OTHER = "a secret of somebody else, long enough to sign with by any algorithm"


def token(secret: str | None = SECRET, algorithm: str = "HS256", **changed: Any) -> str:
    claims = {"sub": "4711", "email": "lin@example.com", "exp": int(time.time()) + 3600} | changed
    return jwt.encode({key: value for key, value in claims.items() if value is not None}, secret, algorithm=algorithm)


@pytest.mark.parametrize("changed", [{}, {"aud": "assistant"}, {"aud": ["shop", "assistant"]}])
def test_a_token_of_the_shop_vouches_for_its_address(changed: dict[str, Any]) -> None:
    assert customer_of(token(**changed), SECRET) == "lin@example.com"


@pytest.mark.parametrize(
    "bad",
    [
        token(OTHER),
        token(algorithm="HS384"),
        token(None, "none"),
        token(exp=None),
        token(sub=None),
        token(email=None),
        token(email=["lin@example.com"]),
        token(email="lin"),
        token(aud="another"),
        token(aud=["another"]),
        token(exp="soon"),
        token()[:-4] + "AAAA",
        "no token",
        "a.b.c",
    ],
)
def test_anything_else_is_refused(bad: str) -> None:
    with pytest.raises(InvalidInput):
        customer_of(bad, SECRET)


def test_a_token_whose_time_is_over_is_as_good_as_none() -> None:
    now = int(time.time())
    assert customer_of(token(exp=now - LEEWAY_SECONDS - 5), SECRET) is None
    assert customer_of(token(exp=now - LEEWAY_SECONDS + 5), SECRET) == "lin@example.com"


def test_a_token_that_is_over_and_forged_is_still_forged() -> None:
    with pytest.raises(InvalidInput):
        customer_of(token(OTHER, exp=1), SECRET)


def test_a_shop_without_a_secret_believes_nobody() -> None:
    assert customer_of(None, "") is None
    with pytest.raises(InvalidInput, match="signs nobody in"):
        customer_of(token(), "")


def test_a_message_carries_the_customer_and_a_mark_of_its_address(tmp_path: Path) -> None:
    config = ServerConfig(data=tmp_path, log_level="ERROR", identity_secret=SECRET)
    shop = FakeShop(config)
    client = create_app(config, shop=shop).test_client()  # type: ignore[arg-type]
    for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2"):
        answer = client.post(
            "/api/chat", json={"message": "我的订单", "identity": token()}, environ_base={"REMOTE_ADDR": address}
        )
        assert answer.status_code == 200
    first, again, other = shop.dialogue.heard
    assert first.customer == "lin@example.com"
    assert first.address == again.address != other.address
    assert first.address
    assert "192.0.2.1" not in first.address


def test_a_forged_token_is_told_in_the_shape_of_every_error(tmp_path: Path) -> None:
    config = ServerConfig(data=tmp_path, log_level="ERROR", identity_secret=SECRET)
    client = create_app(config, shop=FakeShop(config)).test_client()  # type: ignore[arg-type]
    answer = client.post("/api/chat", json={"message": "我的订单", "identity": token(OTHER)})
    assert answer.status_code == 400
    assert answer.json
    assert answer.json["error"]["code"] == "invalid_input"
