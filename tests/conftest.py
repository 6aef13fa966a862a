"""What tests share: the demo shop, filled once for all that talk to it, and the browser."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.config import OpeningHours, ServerConfig, ShopSettings
from assistant.shop import Shop
from tests.chromium import FLAGS, PATIENCE_MS

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory filled from seed_data. Shared by all tests: copy it, or only read it.

    DEMO_SHOP names one that was filled before, for whoever runs a few tests again and again.
    """
    if filled := os.environ.get("DEMO_SHOP"):
        return Path(filled)
    base = tmp_path_factory.getbasetemp()
    # Workers of one run have directories beside one another: the first of them fills the shop for all.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    data = shared / "demo-shop"
    with (shared / "demo-shop.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not data.exists():
            unfinished = shared / "demo-shop-unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)  # of a worker that ran out of time
            shop = Shop.open(ServerConfig(data=unfinished))
            shop.fill()
            shop.close()
            unfinished.rename(data)
    return data


@pytest.fixture(scope="session")
def demo_shop(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """The demo shop, open; tests share it, so they begin conversations of their own and leave its goods alone."""
    data = tmp_path_factory.mktemp("shop") / "data"
    shutil.copytree(demo_data, data)
    around_the_clock = OpeningHours(time(0), time(0))
    shop = Shop.open(ServerConfig(data=data), ShopSettings(support_hours=around_the_clock))
    shop.sharpen()  # as it is some seconds after a start
    yield shop
    shop.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one a worker: its headless shell where there is one.

    Without either the tests are skipped, and with REQUIRE_BROWSER set they fail.
    """
    from playwright.sync_api import expect, sync_playwright

    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if chromium is None and os.environ.get("REQUIRE_BROWSER"):
        pytest.fail("REQUIRE_BROWSER is set, and there is no chromium-headless-shell or chromium on PATH")
    if chromium is None:
        pytest.skip("no chromium on PATH")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def jsonl(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows as a file of JSON lines."""

    def write(*rows: dict[str, Any], name: str = "rows.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        return path

    return write


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are cores: a worker that drives a browser waits more than it works."""
    return len(os.sched_getaffinity(0)) + 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the conversations under tests/conversations came by, where this run replayed them."""
    reports = [each for outcome in ("passed", "failed") for each in terminalreporter.stats.get(outcome, ())]
    reports = [each for each in reports if "test_conversation_files" in each.nodeid and each.user_properties]
    if not reports:
        return
    from tests.dialogue.conversation_coverage import of_run, report

    terminalreporter.section(f"{len(reports)} conversations")
    for line in report(*of_run(reports)):
        terminalreporter.write_line(line)
