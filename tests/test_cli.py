"""Commands: what they print, where, and how they end."""

from __future__ import annotations

import io
import json
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from assistant.cli import Progress, main
from assistant.config import ServerConfig, ShopSettings
from assistant.errors import ImportRefused, InvalidInput, StorageError
from assistant.journal.missed import MissedWish
from assistant.reports import BadRow, ImportReport
from recommender.evaluation import Report, render_table
from recommender.evaluation.bootstrap import Interval
from recommender.evaluation.results import ModelResult
from recommender.evaluation.table import ACCURACY, BEYOND


@dataclass
class Check:
    name: str
    ok: bool
    message: str
    hint: str = ""


def evaluation() -> Report:
    """What a comparison of one model has found."""
    measures = {name: Interval(0.04, 0.03, 0.05) for name in (*ACCURACY, *BEYOND)}
    popular = ModelResult(
        "popularity", measures, {}, {}, None, fit_seconds=0.1, users_per_second=9.0, ndcg_of_users=np.array([0.04])
    )
    return Report(
        k=20,
        basket_k=10,
        split="temporal",
        n_users=1,
        n_newcomers=0,
        n_users_of_length={},
        n_baskets=0,
        n_items=5,
        n_train_events=8,
        n_test_events=2,
        models=(popular,),
    )


@dataclass
class FakeAgents:
    added: list[tuple[str, str, bool]] = field(default_factory=list)

    def add(self, name: str, password: str, *, replace: bool) -> None:
        if len(password) < 10:
            raise InvalidInput("A password has 10 to 200 characters", hint="Choose a longer one.")
        self.added.append((name, password, replace))


class FakeDemand:
    """Knows one wish that was not met."""

    def __init__(self) -> None:
        self.wishes = [MissedWish("紫色, 雨伞", "紫色", 12, 20_000), MissedWish("冰箱", "", 3, 20_000)]

    def most_missed(self, days: int, locale: str) -> list[MissedWish]:
        return self.wishes if days > 1 else []


class FakeShop:
    """Takes every command and remembers it."""

    def __init__(self) -> None:
        self.agents = FakeAgents()
        self.config: ServerConfig | None = None
        self.settings = ShopSettings()
        self.asked: list[tuple[str, Path, dict[str, Any]]] = []
        self.checks = [Check("sqlite", True, "3.53.4"), Check("model", True, "trained")]
        self.report = ImportReport("catalogue", "native", added=2, unchanged=1, seconds=0.1)
        self.failure: Exception | None = None
        self.missed = FakeDemand()
        self.closed = 0

    def open(self, config: ServerConfig, settings: ShopSettings) -> FakeShop:
        self.config, self.settings = config, settings
        return self

    def close(self) -> None:
        self.closed += 1

    def _import(self, what: str, path: Path, **options: Any) -> ImportReport:
        if progress := options.pop("progress", None):
            progress("reading", 1, 2)
        self.asked.append((what, path, options))
        if self.failure:
            raise self.failure
        return self.report

    def import_catalogue(self, path: Path, **options: Any) -> ImportReport:
        return self._import("catalogue", path, **options)

    def import_events(self, path: Path, **options: Any) -> ImportReport:
        return self._import("events", path, **options)

    def import_knowledge(self, path: Path, **options: Any) -> ImportReport:
        return self._import("knowledge", path, **options)

    def import_promotions(self, path: Path, **options: Any) -> ImportReport:
        return self._import("promotions", path, **options)

    def import_names(self, path: Path, **options: Any) -> ImportReport:
        return self._import("names", path, **options)

    def is_empty(self) -> bool:
        return True

    def fill(self, progress: Callable[..., None]) -> None:
        progress("catalogue", 1, 1)

    def train(self, progress: Callable[..., None]) -> str:
        progress("fitting", 0, None)
        return "trained on 3 events"

    def evaluate(self) -> Report:
        return evaluation()

    def backup(self, path: Path) -> None:
        if path.exists():
            raise StorageError(f"{path} is there already", hint="Choose another name.")
        path.write_bytes(b"x" * 1_500_000)

    def doctor(self) -> list[Check]:
        return self.checks


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> FakeShop:
    shop = FakeShop()
    module = ModuleType("assistant.shop")
    module.Shop = shop  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "assistant.shop", module)
    return shop


@pytest.fixture
def run(shop: FakeShop, tmp_path: Path) -> Callable[..., Result]:
    def run(*words: str, **more: Any) -> Result:
        environ = {"ASSISTANT_DATA": str(tmp_path / "var"), **more.pop("env", {})}
        return CliRunner(env=environ).invoke(main, words, **more)

    return run


@pytest.mark.parametrize(
    ("words", "options"),
    [
        (["catalogue"], {"strict": False, "replace": False}),
        (["catalogue", "--strict", "--replace"], {"strict": True, "replace": True}),
        (["events"], {"strict": False}),
        (["knowledge", "--strict"], {"strict": True}),
        (["promotions"], {"strict": False}),
        (["names", "--strict"], {"strict": True}),
    ],
)
def test_an_import_takes_the_file_in_and_tells_the_counts(
    run: Callable[..., Result], shop: FakeShop, tmp_path: Path, words: list[str], options: dict[str, Any]
) -> None:
    file = tmp_path / "file.csv"
    file.touch()
    result = run("import", *words, str(file))
    assert result.exit_code == 0
    assert shop.asked == [(words[0], file, options)]
    assert result.stdout == "catalogue (native): 2 added, 0 updated, 1 unchanged in 0.1 s\n"
    assert shop.closed == 1


def test_bad_rows_go_to_standard_error(run: Callable[..., Result], shop: FakeShop, tmp_path: Path) -> None:
    (tmp_path / "file.csv").touch()
    shop.report.reject(BadRow(7, "price", "no_number", "price is no number: 'abc'", "Write 199.00."))
    result = run("import", "catalogue", str(tmp_path / "file.csv"))
    assert result.exit_code == 0
    assert "line 7, column price: price is no number: 'abc' (Write 199.00.)" in result.stderr
    assert "line 7" not in result.stdout
    assert "1 bad row" in result.stdout


def test_a_refused_file_ends_with_its_reason_and_code_1(
    run: Callable[..., Result], shop: FakeShop, tmp_path: Path
) -> None:
    (tmp_path / "file.csv").touch()
    shop.failure = ImportRefused("catalogue: 1 of 3 rows is bad", hint="Mend it, or leave --strict out.")
    result = run("import", "catalogue", "--strict", str(tmp_path / "file.csv"))
    assert result.exit_code == 1
    assert "Error: catalogue: 1 of 3 rows is bad\nHint: Mend it, or leave --strict out.\n" in result.stderr
    assert "Traceback" not in result.output
    assert shop.closed == 1


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["import"],
        ["import", "nonsense", "file"],
        ["import", "catalogue"],
        ["import", "catalogue", "no-such-file.csv"],
        ["import", "events", "."],
        ["serve", "--port", "0"],
        ["serve", "--port", "http"],
        ["serve", "--workers", "-1"],
        ["agent", "add"],
        ["backup"],
    ],
    ids=" ".join,
)
def test_a_command_used_wrongly_ends_with_code_2(run: Callable[..., Result], words: list[str]) -> None:
    assert run(*words).exit_code == 2


def test_training_tells_what_came_out(run: Callable[..., Result]) -> None:
    result = run("train")
    assert (result.exit_code, result.stdout) == (0, "trained on 3 events\n")
    assert "fitting" in result.stderr


def test_an_evaluation_is_a_table_or_json(run: Callable[..., Result]) -> None:
    assert run("evaluate").stdout == render_table(evaluation()) + "\n"
    assert json.loads(run("evaluate", "--json").stdout) == evaluation().as_dict()


def test_an_agent_is_added_with_a_password_that_is_typed_twice(run: Callable[..., Result], shop: FakeShop) -> None:
    result = run("agent", "add", "Mei", input="a long password\na long password\n")
    assert result.exit_code == 0
    assert shop.agents.added == [("Mei", "a long password", False)]
    assert "a long password" not in result.output


def test_a_password_can_be_piped_in(run: Callable[..., Result], shop: FakeShop) -> None:
    assert run("agent", "add", "Mei", "--password-stdin", "--replace", input="a long password\r\n").exit_code == 0
    assert shop.agents.added == [("Mei", "a long password", True)]


def test_a_short_password_is_refused_without_being_repeated(run: Callable[..., Result], shop: FakeShop) -> None:
    result = run("agent", "add", "Mei", "--password-stdin", input="hunter2\n")
    assert result.exit_code == 1
    assert "Hint: Choose a longer one." in result.stderr
    assert "hunter2" not in result.output
    assert shop.agents.added == []


def test_a_backup_tells_its_size_and_does_not_overwrite(run: Callable[..., Result], tmp_path: Path) -> None:
    target = tmp_path / "backup.tar"
    assert run("backup", str(target)).stdout == f"{target}: 1.5 MB\n"
    assert run("backup", str(target)).exit_code == 1


def test_the_doctor_ends_with_1_where_something_is_wrong(run: Callable[..., Result], shop: FakeShop) -> None:
    assert run("doctor").exit_code == 0
    shop.checks.append(Check("disk", False, "no room left", "Delete old backups."))
    result = run("doctor")
    assert result.exit_code == 1
    assert "ok    sqlite: 3.53.4" in result.stdout
    assert "FAIL  disk: no room left\n      Delete old backups." in result.stdout


def test_a_setting_that_cannot_be_used_ends_with_code_1(run: Callable[..., Result]) -> None:
    result = run("doctor", env={"ASSISTANT_PORT": "http"})
    assert result.exit_code == 1
    assert "Error: ASSISTANT_PORT must be a whole number" in result.stderr


def test_a_misspelt_setting_is_warned_about(run: Callable[..., Result]) -> None:
    result = run("doctor", env={"ASSISTANT_PROT": "9000"})
    assert result.exit_code == 0
    assert "Warning: there is no setting ASSISTANT_PROT" in result.stderr


def test_a_port_in_use_is_told_before_anything_is_filled(run: Callable[..., Result], shop: FakeShop) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port))
    assert result.exit_code == 1
    assert f"port {port}" in result.stderr
    assert "Hint: " in result.stderr
    assert shop.config is None


def test_an_empty_shop_is_filled_and_then_served_as_a_new_program(
    run: Callable[..., Result], shop: FakeShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def execv(_program: str, words: list[str]) -> None:
        started.append(words)
        raise SystemExit(0)

    monkeypatch.setattr("os.execv", execv)
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "assistant", "serve"])
    result = run("serve", "--port", str(_free_port()))
    assert result.exit_code == 0
    assert "  catalogue\n" in result.stderr
    assert started == [[sys.executable, "-m", "assistant", "serve"]]
    assert shop.closed == 1


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_off_a_terminal_progress_is_a_line_a_stage() -> None:
    out = io.StringIO()
    with Progress(out) as progress:
        for done in range(3):
            progress("reading", done, 3)
        progress("fitting", 0, None)
    assert out.getvalue() == "  reading\n  fitting\n"


def test_on_a_terminal_progress_is_a_bar_a_stage() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    with Progress(out) as progress:
        progress("reading", 0, 200)
        progress("reading", 200, 200)
        progress("fitting", 1, None)
    assert "reading: 100%" in out.getvalue()
    assert "200/200" in out.getvalue()
    assert "fitting: 1it" in out.getvalue()


def test_missed_demand_is_listed_with_what_could_not_be_met(run: Callable[..., Result]) -> None:
    listed = run("missed")
    assert listed.output.splitlines() == ["    12  紫色, 雨伞   (not met: 紫色)", "     3  冰箱"]
    assert run("missed", "--days", "1").output == "Nothing was missed in 1 days.\n"
