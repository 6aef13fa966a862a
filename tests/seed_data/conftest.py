"""The demo shop as shipped, and its shoppers simulated once for all tests."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from seed_data.generate.catalogue import CATALOGUE, load_categories
from seed_data.generate.events import EVENTS
from seed_data.generate.files import read_text
from seed_data.generate.goods import Goods, load_goods
from seed_data.generate.simulation import Event, simulate

SEED_DATA = Path(__file__).parents[2] / "seed_data"


def json_lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SEED_DATA / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def goods() -> Goods:
    return load_goods(CATALOGUE, load_categories())


@pytest.fixture(scope="session")
def simulated(goods: Goods) -> list[Event]:
    return simulate(goods)


@pytest.fixture(scope="session")
def event_log() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(read_text(EVENTS))))


@pytest.fixture(scope="session")
def articles() -> list[dict[str, Any]]:
    return json_lines("knowledge.jsonl")


@pytest.fixture(scope="session")
def coupons() -> list[dict[str, Any]]:
    return json_lines("promotions.jsonl")


@pytest.fixture(scope="session")
def orders() -> list[dict[str, Any]]:
    return json_lines("orders.jsonl")
