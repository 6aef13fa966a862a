"""Doctor: what is well with a shop and what is not; and backups of all that it keeps."""

from __future__ import annotations

import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.storage import SQLITE_VERSION, Store


@dataclass(frozen=True, slots=True)
class Check:
    """One finding of `doctor`."""

    name: str
    ok: bool
    message: str
    hint: str = ""


class Model(Protocol):
    """The recommender's model as far as it is looked at: its version, and what keeps it from being used."""

    @property
    def version(self) -> str | None: ...
    def find_problem(self) -> str | None: ...


def checks(
    stores: Iterable[Store],
    *,
    products: int,
    articles: int,
    model: Model,
    settings: Sequence[str],
    lost: Sequence[tuple[str, str]],
    has_agents: bool,
) -> Iterator[Check]:
    """What is well and what is not, each with a way to mend it.

    `settings` are the rows of shop.db that were passed over, `lost` the messages to the shop that never arrived.
    """
    for store in stores:
        problems = store.problems()
        message = "; ".join(problems[:3]) or f"intact, SQLite {SQLITE_VERSION}"
        yield Check(store.path.name, not problems, message, "Restore it from a backup.")
    yield Check("products", products > 0, f"{products} products", "Run `python -m assistant import catalogue FILE`.")
    none = "none yet, so questions about rules go to a person: `python -m assistant import knowledge FILE`"
    yield Check("articles", True, f"{articles} articles" if articles else none)
    problem = model.find_problem()
    yield Check("model", problem is None, problem or str(model.version), "Run `python -m assistant train`.")
    if settings:
        yield Check("settings", False, "; ".join(settings), "Mend or delete these rows of `settings` in shop.db.")
    if lost:
        message = f"{len(lost)} messages never arrived; the last: {lost[-1][1]}"
        yield Check("webhook", False, message, "Look at the address that ASSISTANT_WEBHOOK_URL names.")
    nobody = "nobody can answer yet: `python -m assistant agent add NAME`"
    yield Check("agents", True, "someone can answer" if has_agents else nobody)


def backup(stores: Iterable[Store], models: Path, version: str | None, path: Path) -> None:
    """The databases, consistent, and the model `version` under `models`, as one .tar that appears whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        whole = Path(folder) / "backup.tar"
        with tarfile.open(whole, "w") as tar:
            for store in stores:
                copy = Path(folder) / store.path.name
                store.snapshot(copy)
                tar.add(copy, arcname=store.path.name)
            if version is not None:
                tar.add(models / version, arcname=f"model/{version}")
                # Not the pointer as it is by now: a training may have moved it in the meantime.
                pointer = Path(folder) / "current"
                pointer.write_text(f"{version}\n")
                tar.add(pointer, arcname="model/current")
        whole.replace(path)
