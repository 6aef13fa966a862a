"""Talking to the chat page as a shopper does."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.stand_in import TOKEN

FINISH_ANIMATIONS = """async () => {
  await new Promise(requestAnimationFrame);
  const finite = document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime < Infinity);
  await Promise.allSettled(finite.map((each) => each.finished));
}"""


def tell(page: Page, text: str) -> None:
    """Types and sends; returns when the answer is there."""
    n_turns = page.locator(".it").count()
    page.fill("#message", text)
    page.press("#message", "Enter")
    page.locator(".it").nth(n_turns).wait_for()


def wait_until_still(page: Page) -> None:
    """Returns when nothing fades in any more."""
    page.evaluate(FINISH_ANIMATIONS)


def remembered(*replies: dict[str, Any], said: str = "耳机") -> dict[str, Any]:
    """A conversation as the server recalls it: one message, its reply, then replies to buttons."""
    turns: list[dict[str, Any]] = [{"n": 1, "role": "shopper", "text": said}]
    turns += [{"n": n, "role": "assistant", "reply": reply} for n, reply in enumerate(replies, start=2)]
    known = {"conversation": TOKEN, "locale": "zh", "handoff": None, "cart_count": 0}
    return known | {"turns": turns, "last": len(turns)}
