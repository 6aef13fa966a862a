"""Pages of a scripted shop, each in a context of its own; a page that breaks its policy or throws fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.stand_in import StandIn
from tests.chromium import PATIENCE_MS

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def running_stand_in() -> Iterator[StandIn]:
    stand_in = StandIn()
    stand_in.start()
    yield stand_in
    stand_in.stop()


@pytest.fixture
def stand_in(running_stand_in: StandIn) -> StandIn:
    running_stand_in.reset()
    return running_stand_in


@pytest.fixture
def open_page(browser: Browser, stand_in: StandIn) -> Iterator[OpenPage]:
    """`open_page(path, width=…, scheme=…, referer=…)`; a page that breaks its policy or throws fails the test."""
    contexts = []
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    def open_at(
        path: str, *, width: int = 1280, height: int = 800, scheme: str = "light", referer: str | None = None
    ) -> Page:
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, color_scheme=scheme, base_url=stand_in.url)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(path, referer=referer)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert faults == []
