"""The house as DESIGN.md draws it: arrows run down the floors, and nothing heavy happens at import."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]

# From the top down. Rooms on one floor do not know each other; `assistant` itself is create_app.
FLOORS: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            {"assistant.__main__"},
            {"assistant.cli"},
            {"assistant"},
            {"assistant.web"},
            {"assistant.shop"},
            {"assistant.doctor"},
            {"assistant.snapshot"},
            {"assistant.dialogue"},
            {"assistant.recommendations", "assistant.webhooks"},
            {"assistant.catalogue", "assistant.knowledge", "assistant.journal"},
            {"assistant.storage"},
            {"assistant.understanding", "recommender"},
            {"assistant.config", "assistant.events", "assistant.money", "assistant.reports"},
            {"assistant.currencies", "assistant.errors"},
        ),
    )
)
FLOOR_OF = {room: number for number, floor in enumerate(FLOORS) for room in floor}
# create_app and the command line open the shop; the pages are given it, and may only name its type.
OPENERS = {"assistant", "assistant.cli"}
HEAVY = ("jieba", "sklearn", "scipy", "opencc", "pypinyin", "numpy", "flask", "pysqlite3")
HEAVY_FOR_THE_RECOMMENDER = ("jieba", "sklearn", "opencc", "pypinyin", "flask", "pysqlite3", "assistant")
LONGEST_MODULE = 400
# Tables of strings, one sentence or one word a line: length is no complexity there.
TABLES = {"assistant/web/strings.py"}
LANGUAGE_FOLDERS = tuple(
    f"assistant/{room}/{language}" for room in ("understanding", "dialogue") for language in ("zh", "en")
)


def modules() -> list[Path]:
    return sorted(path for package in ("assistant", "recommender") for path in (PROJECT / package).rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str | None:
    """The room that a module is in; None for modules of others."""
    parts = module.split(".")
    return next((room for n in (2, 1) if (room := ".".join(parts[:n])) in FLOOR_OF), None)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports_of(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module imported, anywhere in the file, and whether only for its types."""
    name = name_of(path)
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    tree = tree_of(path)
    for_types = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, id(node) in for_types
        elif isinstance(node, ast.ImportFrom):
            base = ".".join([*package.split(".")[: len(package.split(".")) - node.level + 1]]) if node.level else ""
            source = ".".join(filter(None, (base, node.module)))
            for alias in node.names:
                inner = f"{source}.{alias.name}"
                yield (inner if room_of(inner) == inner else source), id(node) in for_types


def ids(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(PROJECT)) for path in paths]


@pytest.mark.parametrize("path", modules(), ids=ids(modules()))
def test_arrows_run_down_the_floors(path: Path) -> None:
    room = room_of(name_of(path))
    assert room is not None, "a new room needs its floor in FLOORS"
    for imported, for_types in imports_of(path):
        other = room_of(imported)
        if other is None or other == room:
            continue
        if other == "assistant.shop" and (for_types or room in OPENERS):
            continue
        if for_types and other == "assistant.config":
            continue
        assert FLOOR_OF[room] < FLOOR_OF[other], f"{room} imports {other}, which is not below it"


def test_the_reader_of_imports_sees_relative_late_and_type_only_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[__name__], "PROJECT", tmp_path)
    path = tmp_path / "assistant" / "catalogue" / "feeds" / "money.py"
    path.parent.mkdir(parents=True)
    path.write_text(
        "from .problems import shown\nfrom .. import store\nfrom typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from assistant import shop\ndef late():\n    import sqlite3\n"
    )
    assert sorted(imports_of(path)) == [
        ("assistant.catalogue", False),
        ("assistant.catalogue.feeds.problems", False),
        ("assistant.shop", True),
        ("sqlite3", False),
        ("typing", False),
    ]


def test_the_pages_know_the_shop_as_a_type_only() -> None:
    for path in (PROJECT / "assistant" / "web").rglob("*.py"):
        known = [for_types for imported, for_types in imports_of(path) if room_of(imported) == "assistant.shop"]
        assert all(known), path


@pytest.mark.parametrize(
    ("room", "forbidden"),
    [
        ("recommender", ("assistant", "flask", "jieba", "sqlite3", "sqlite_utils", "pysqlite3")),
        ("assistant/understanding", ("sqlite3", "sqlite_utils", "pysqlite3", "flask", "socket", "urllib", "requests")),
        ("assistant/dialogue", ("flask", "sqlite3", "sqlite_utils", "pysqlite3")),
        ("assistant/journal", ("flask",)),
        ("assistant/catalogue", ("flask",)),
        ("assistant/knowledge", ("flask",)),
    ],
)
def test_a_room_keeps_away_from(room: str, forbidden: tuple[str, ...]) -> None:
    for path in (PROJECT / room).rglob("*.py"):
        for imported, _ in imports_of(path):
            assert imported.split(".")[0] not in forbidden, f"{path.name} imports {imported}"


def test_understanding_reads_and_writes_no_file() -> None:
    for path in (PROJECT / "assistant" / "understanding").rglob("*.py"):
        opened = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Name) and node.id == "open"]
        assert not opened, path
        # The segmenter is told where jieba may keep its cache, and does nothing else with a path.
        paths = [imported for imported, _ in imports_of(path) if imported in ("pathlib", "os", "io")]
        assert not paths or path.name == "text.py", path


def test_only_storage_imports_sqlite() -> None:
    importers = {
        name_of(path)
        for path in modules()
        for imported, _ in imports_of(path)
        if imported.split(".")[0] in ("sqlite3", "sqlite_utils", "pysqlite3")
    }
    assert importers == {"assistant.storage"}


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("assistant", HEAVY),
        ("assistant.cli", HEAVY),
        ("assistant.shop", tuple(name for name in HEAVY if name not in ("numpy", "pysqlite3"))),
        ("recommender", HEAVY_FOR_THE_RECOMMENDER),
    ],
)
def test_nothing_heavy_is_loaded_at_import(module: str, heavy: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(sorted(set({heavy!r}) & {{name.split('.')[0] for name in sys.modules}}))"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


@pytest.mark.parametrize("path", modules(), ids=ids(modules()))
def test_a_module_is_short_and_says_what_it_is_for(path: Path) -> None:
    if str(path.relative_to(PROJECT)) not in TABLES:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    said = ast.get_docstring(tree_of(path))
    assert said
    assert said.splitlines()[0].endswith(".") or ":" in said


def is_language(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value in ("zh", "en")


@pytest.mark.parametrize("path", modules(), ids=ids(modules()))
def test_nobody_asks_which_language_it_is(path: Path) -> None:
    """Languages differ in their folders' words, not in branches of the code."""
    relative = str(path.relative_to(PROJECT))
    if relative.startswith(LANGUAGE_FOLDERS):
        return
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Compare):
            compared = [node.left, *node.comparators]
            is_test = all(isinstance(operator, ast.Eq | ast.NotEq) for operator in node.ops)
            assert not (is_test and any(map(is_language, compared))), f"{relative}:{node.lineno} tests the language"
