"""Looking after a shop: what is well with it and what is not, and copies of all that it keeps."""

from __future__ import annotations

import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.storage import SQLITE_VERSION, Store

if TYPE_CHECKING:
    from assistant.shop import Shop


@dataclass(frozen=True, slots=True)
class Check:
    """One finding of `doctor`."""

    name: str
    ok: bool
    message: str
    hint: str = ""


def checks(shop: Shop) -> Iterator[Check]:
    """What is well and what is not, each with a way to mend it."""
    for store in shop.stores:
        problems = store.problems()
        message = "; ".join(problems[:3]) or f"intact, SQLite {SQLITE_VERSION}"
        yield Check(store.path.name, not problems, message, "Restore it from a backup.")
    count = shop.catalogue.count()
    yield Check("products", count > 0, f"{count} products", "Run `python -m assistant import catalogue FILE`.")
    articles = len(shop.knowledge.articles.all())
    none = "none yet, so questions about rules go to a person: `python -m assistant import knowledge FILE`"
    yield Check("articles", True, f"{articles} articles" if articles else none)
    problem = shop.recommendations.find_problem()
    yield Check(
        "model", problem is None, problem or str(shop.recommendations.version), "Run `python -m assistant train`."
    )
    if lost := shop.outbox.given_up():
        message = f"{len(lost)} messages never arrived; the last: {lost[-1][1]}"
        yield Check("webhook", False, message, "Look at the address that ASSISTANT_WEBHOOK_URL names.")
    nobody = "nobody can answer yet: `python -m assistant agent add NAME`"
    yield Check("agents", True, "someone can answer" if shop.agents.exist() else nobody)


def backup(stores: tuple[Store, ...], models: Path, version: str | None, path: Path) -> None:
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
