"""The shops that whole conversations take place in; each is filled once, whatever the number of workers."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.config import ServerConfig
from assistant.shop import Shop
from tests.dialogue.filled_shops import AGENT, PASSWORD, SMALL_SHOPS, fill, open_shop


@pytest.fixture(scope="session")
def small_shop_data(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The data directory of a small shop by its name. Shared by all tests: copy it, or only read it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def filled(name: str) -> Path:
        data = shared / f"{name}-shop"
        with (shared / f"{name}-shop.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not data.exists():
                unfinished = shared / f"{name}-shop-unfinished"
                shutil.rmtree(unfinished, ignore_errors=True)  # of a worker that ran out of time
                fill(name, unfinished)
                unfinished.rename(data)
        return data

    return filled


@pytest.fixture(scope="session")
def shop_named(
    request: pytest.FixtureRequest,
    small_shop_data: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[str], Shop]]:
    """A shop by its name: `demo` or one of SMALL_SHOPS. People answer in it from nine to nine, and there is one."""
    opened: dict[str, Shop] = {}

    def shop(name: str) -> Shop:
        if name not in opened:
            data = tmp_path_factory.mktemp(name) / "data"
            if name == "demo":
                shutil.copytree(request.getfixturevalue("demo_data"), data)
                opened[name] = Shop.open(ServerConfig(data=data))
                opened[name].agents.add(AGENT, PASSWORD)
                opened[name].sharpen()  # as it is some seconds after a start
            else:
                assert name in SMALL_SHOPS, f"no such shop: {name}"
                shutil.copytree(small_shop_data(name), data)
                opened[name] = open_shop(name, data)
                opened[name].sharpen()  # as they are some seconds after a start
        return opened[name]

    yield shop
    for each in opened.values():
        each.close()
