"""Who may sign in."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import InvalidInput
from assistant.journal.schema import MIGRATIONS
from assistant.storage import Store
from assistant.support.agents import Agents

PASSWORD = "a long enough password"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "activity.db", MIGRATIONS, durable=True)


@pytest.fixture
def agents(store: Store) -> Agents:
    return Agents(store)


def test_the_right_password_signs_in_and_no_other(agents: Agents) -> None:
    agents.add("Mei", PASSWORD)
    signed_in = agents.authenticate("Mei", PASSWORD)
    assert signed_in is not None
    assert agents.get(signed_in.id) == signed_in
    assert agents.authenticate("Mei", PASSWORD + "!") is None
    assert agents.authenticate("Mei", "") is None
    assert agents.authenticate("Nobody", PASSWORD) is None


def test_the_password_itself_is_not_kept(agents: Agents, store: Store) -> None:
    agents.add("Mei", PASSWORD)
    kept = store.rows("SELECT password_hash FROM agents")[0][0]
    assert kept.startswith("scrypt:")
    assert PASSWORD not in kept


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("", PASSWORD),
        ("   ", PASSWORD),
        ("x" * 41, PASSWORD),
        ("a\nb", PASSWORD),
        ("Mei", "too short"),
        ("Mei", "x" * 201),
    ],
)
def test_an_unusable_name_or_password_is_refused(agents: Agents, name: str, password: str) -> None:
    with pytest.raises(InvalidInput):
        agents.add(name, password)
    assert not agents.exist()


def test_a_name_is_taken_once_and_its_password_replaced_only_on_purpose(agents: Agents) -> None:
    agents.add("Mei", PASSWORD)
    with pytest.raises(InvalidInput, match="already"):
        agents.add("Mei", "another long password")
    assert agents.authenticate("Mei", PASSWORD)
    agents.add("Mei", "another long password", replace=True)
    assert agents.authenticate("Mei", PASSWORD) is None
    assert agents.authenticate("Mei", "another long password")
