"""The rules of the house as functions of a checkout: each lists what breaks it, with its place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PACKAGES = ("assistant", "recommender")
LANGUAGES = ("zh", "en")
LONGEST_MODULE = 400
# Chinese characters and the punctuation that goes with them.
CJK = re.compile(r"[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")

Levels = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Import:
    """One module importing another; `for_types` where only the type checker does it."""

    importer: str
    imported: str
    place: str
    for_types: bool


class Checkout:
    """The modules of a checkout, and what they import."""

    def __init__(self, root: Path = PROJECT, packages: tuple[str, ...] = PACKAGES) -> None:
        self.root = root
        paths = sorted(path for package in packages for path in (root / package).rglob("*.py"))
        self.modules: dict[str, Path] = {self._name_of(path): path for path in paths}

    def _name_of(self, path: Path) -> str:
        parts = path.relative_to(self.root).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def trees(self) -> dict[str, ast.Module]:
        """Every module parsed."""
        return {name: ast.parse(path.read_text("utf-8"), str(path)) for name, path in self.modules.items()}

    @cached_property
    def imports(self) -> list[Import]:
        """Every import, anywhere in a module: at its top, late in a function, for types only."""
        return [found for name in self.modules for found in self._imports_of(name)]

    def place(self, module: str, node: ast.AST) -> str:
        """Where something stands, as an editor opens it."""
        return f"{self.modules[module].relative_to(self.root)}:{getattr(node, 'lineno', 1)}"

    def is_package(self, module: str) -> bool:
        """Whether a module is the door of a folder."""
        return self.modules[module].name == "__init__.py"

    def _imports_of(self, module: str) -> Iterator[Import]:
        package = module if self.is_package(module) else module.rpartition(".")[0]
        tree = self.trees[module]
        typing_only = {
            id(part)
            for node in ast.walk(tree)
            if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
            for part in ast.walk(node)
        }
        for node in ast.walk(tree):
            for imported in self._imported(node, package):
                yield Import(module, imported, self.place(module, node), id(node) in typing_only)

    def _imported(self, node: ast.AST, package: str) -> list[str]:
        if isinstance(node, ast.Import):
            return [alias.name for alias in node.names]
        if not isinstance(node, ast.ImportFrom):
            return []
        above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
        source = ".".join(filter(None, (*above, node.module)))
        named = (f"{source}.{alias.name}" for alias in node.names)
        return [name if name in self.modules else source for name in named]


def upward(checkout: Checkout, levels: Mapping[str, Levels]) -> list[str]:
    """Imports that do not run down: between the rooms of a folder, whose levels are told from the top down.

    A room on no level is a break too. The folder's own door is the room "".
    """
    found = []
    for folder, rooms_by_level in levels.items():
        level_of = {room: n for n, rooms in enumerate(rooms_by_level) for room in rooms}
        for each in checkout.imports:
            importer, imported = (_room_in(folder, name) for name in (each.importer, each.imported))
            if importer is None or imported is None or importer == imported:
                continue
            if unknown := {importer, imported} - level_of.keys():
                found.append(f"{each.place}: {folder} has no level for {', '.join(sorted(unknown))}")
            elif level_of[importer] >= level_of[imported]:
                found.append(f"{each.place}: {importer or folder} imports {imported or folder}, which is not below it")
    return sorted(set(found))


def _room_in(folder: str, module: str) -> str | None:
    if module == folder:
        return ""
    return module[len(folder) + 1 :].partition(".")[0] if module.startswith(f"{folder}.") else None


def past_doors(checkout: Checkout, doors: Mapping[str, frozenset[str]]) -> list[str]:
    """Imports from outside a folder of anything but its doors: the folder itself, "", or modules named."""
    found = []
    for each in checkout.imports:
        for folder, open_ in doors.items():
            if each.imported != folder and not each.imported.startswith(f"{folder}."):
                continue
            if each.importer == folder or each.importer.startswith(f"{folder}."):
                continue
            inner = each.imported[len(folder) + 1 :]
            if not any(inner == door or (door and inner.startswith(f"{door}.")) for door in open_):
                found.append(f"{each.place}: {each.imported} is behind the door of {folder}")
    return found


def circles(checkout: Checkout) -> list[str]:
    """A circle of modules that import one another, if there is one."""
    graph: dict[str, set[str]] = {name: set() for name in checkout.modules}
    for each in checkout.imports:
        if each.imported in graph and each.imported != each.importer:
            graph[each.importer].add(each.imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [" -> ".join(error.args[1])]
    return []


def strangers(checkout: Checkout, forbidden: Mapping[str, Iterable[str]]) -> list[str]:
    """Imports that a folder keeps away from, by the beginning of their names."""
    return [
        f"{each.place}: {folder} imports {each.imported}"
        for folder, names in forbidden.items()
        for each in checkout.imports
        if _is_in(each.importer, folder) and any(_is_in(each.imported, name) for name in names)
    ]


def _is_in(module: str, folder: str) -> bool:
    return module == folder or module.startswith(f"{folder}.")


def in_a_language(module: str) -> bool:
    """Whether a module is one of a language's own: in a folder `zh` or `en`, or called so."""
    return any(part in LANGUAGES for part in module.split("."))


def words_outside(checkout: Checkout) -> list[str]:
    """Chinese written in the code, docstrings and comments apart, anywhere but in a language's own modules."""
    found = []
    for name, tree in checkout.trees.items():
        if in_a_language(name):
            continue
        docstrings = set(_docstrings(tree))
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
            if is_text and CJK.search(node.value):
                found.append(f"{checkout.place(name, node)}: {node.value!r}")
    return found


def _docstrings(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)


def language_asked(checkout: Checkout) -> list[str]:
    """Comparisons with the name of a language: languages differ in their words, not in branches of the code."""
    return [
        f"{checkout.place(name, node)}: asks which language it is"
        for name, tree in checkout.trees.items()
        if not in_a_language(name)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and all(isinstance(operator, ast.Eq | ast.NotEq) for operator in node.ops)
        and any(isinstance(each, ast.Constant) and each.value in LANGUAGES for each in (node.left, *node.comparators))
    ]


def untold(checkout: Checkout) -> list[str]:
    """Modules and folders that do not say in a first line what they are for."""
    said = {name: ast.get_docstring(tree) or "" for name, tree in checkout.trees.items()}
    return [name for name, text in said.items() if not re.search(r"[.:]", text.partition("\n")[0])]


def too_long(checkout: Checkout, longest: int = LONGEST_MODULE, apart_from: Iterable[str] = ()) -> list[str]:
    """Modules of more lines than one keeps in view."""
    lines = {name: len(path.read_text("utf-8").splitlines()) for name, path in checkout.modules.items()}
    return [f"{name}: {n} lines" for name, n in lines.items() if n > longest and name not in set(apart_from)]
