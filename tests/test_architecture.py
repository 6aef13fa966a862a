"""The house: what may know what, where words stand, and that nothing heavy happens at import."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.house import (
    PROJECT,
    Checkout,
    Levels,
    circles,
    language_asked,
    past_doors,
    strangers,
    too_long,
    untold,
    upward,
    words_outside,
)


def levels(*rooms: str) -> Levels:
    """Levels from the top down, the rooms of one level in a line."""
    return tuple(frozenset("" if room == "." else room for room in line.split()) for line in rooms)


# From the top down; rooms on one level do not know each other, and "." is the folder's own door.
LEVELS = {
    "assistant": levels(
        "__main__",
        "cli",
        ".",
        "web",
        "shop",
        "support",
        "dialogue",
        "snapshot",
        "recommendations webhooks answers",
        "catalogue knowledge journal",
        "native_files",
        "storage",
        "understanding",
        "query",
        "events reports money config lru timestamps",
        "currencies",
        "language errors",
    ),
    "assistant.shop": levels(".", "shop", "doctor imports snapshots", "stores resources", "settings carry_over"),
    "assistant.understanding": levels("parse", "acts intents", "grammar numbers", "tokens", "vocabulary"),
    "assistant.dialogue": levels(
        "turn",
        "actions",
        "turn_context",
        "reading speech",
        "naming compound",
        "references handoff_status outcome policy kind_support like_goods word_support",
        "descriptions",
        "conversation chat_message",
        "steps",
    ),
    "assistant.dialogue.actions": levels(
        ".", "registry", "product gifts sets service advice", "cart search", "offers", "cards"
    ),
    "recommender": levels(
        "evaluation", ".", "hybrid", "artifact", "blending lists", "offers", "scorers", "customers", "data", "numerics"
    ),
}
UNDERSTANDING = ("vocabulary", "tokens", "numbers", "grammar", "intents", "acts")
DIALOGUE = ("steps", "conversation", "policy", "speech", "actions")
ACTIONS = ("advice", "cards", "search", "gifts", "offers", "product", "cart", "sets", "service")
LIBRARY = ("numerics", "data", "customers", "scorers", "offers", "blending", "lists", "artifact", "evaluation")
ROOMS = (
    *(f"assistant.{room}" for room in ("shop", "query", "journal", "native_files", "recommendations", "answers")),
    "assistant.catalogue.feeds",
    "assistant.knowledge.matching",
    *(f"assistant.understanding.{room}" for room in UNDERSTANDING),
    *(f"assistant.dialogue.{room}" for room in DIALOGUE),
    *(f"assistant.dialogue.actions.{room}" for room in ACTIONS),
    *(f"recommender.{room}" for room in LIBRARY),
)
# What is open to the outside: of most rooms the folder itself, with the names that its __init__ lists.
DOORS = {room: frozenset({""}) for room in ROOMS} | {
    "assistant.understanding": frozenset({"parse", "vocabulary", "acts"}),
    "assistant.dialogue": frozenset({"turn", "chat_message"}),
    "recommender": frozenset({"", "evaluation"}),
}
SQLITE = ("sqlite3", "sqlite_utils", "pysqlite3")
STRANGERS = {
    "recommender": ("assistant", "flask", "jieba", *SQLITE),
    "assistant.language": ("assistant.understanding", "assistant.query", "flask", *SQLITE),
    "assistant.query": ("assistant.understanding", "flask", *SQLITE),
    "assistant.understanding": ("flask", "socket", "urllib", "pathlib", "os", "io", *SQLITE),
    "assistant.dialogue": ("recommender", "assistant.storage", "flask", *SQLITE),
    "assistant.dialogue.policy": ("assistant.catalogue", "assistant.snapshot"),
    "assistant.support": ("assistant.web", "flask"),
    "assistant.catalogue": ("assistant.knowledge", "assistant.journal", "flask"),
    "assistant.knowledge": ("assistant.catalogue", "assistant.journal", "flask"),
    "assistant.journal": ("assistant.catalogue", "assistant.knowledge", "flask"),
}
# A language's words are reached by the table of their kind, which has all languages: by nobody else.
TABLES_OF_WORDS = {
    "assistant.language": "assistant.language",
    "assistant.dialogue.speech": "assistant.dialogue.speech.voice",
}
HEAVY = ("jieba", "sklearn", "scipy", "opencc", "pypinyin", "numpy", "flask", "pysqlite3")


@pytest.fixture(scope="module")
def checkout() -> Checkout:
    return Checkout()


def told(breaks: list[str]) -> str:
    return "\n" + "\n".join(breaks)


def test_arrows_run_down(checkout: Checkout) -> None:
    breaks = upward(checkout, LEVELS)
    assert not breaks, told(breaks)


def test_a_folder_is_entered_by_its_door(checkout: Checkout) -> None:
    breaks = past_doors(checkout, DOORS)
    assert not breaks, told(breaks)


def test_no_module_knows_itself_in_the_end(checkout: Checkout) -> None:
    assert not circles(checkout)


def test_rooms_keep_away_from_what_is_not_theirs(checkout: Checkout) -> None:
    breaks = strangers(checkout, STRANGERS)
    assert not breaks, told(breaks)


def test_a_language_is_reached_by_its_table_alone(checkout: Checkout) -> None:
    breaks = [
        f"{each.place}: imports {each.imported}"
        for each in checkout.imports
        for folder, readers in TABLES_OF_WORDS.items()
        if each.imported.startswith((f"{folder}.zh", f"{folder}.en."))
        and not each.importer.startswith((readers, f"{folder}.zh", f"{folder}.en"))
    ]
    assert not breaks, told(breaks)


def test_only_storage_imports_sqlite(checkout: Checkout) -> None:
    importers = {each.importer for each in checkout.imports if each.imported.partition(".")[0] in SQLITE}
    assert importers == {"assistant.storage"}


def test_only_one_room_knows_the_recommender(checkout: Checkout) -> None:
    importers = {
        each.importer
        for each in checkout.imports
        if each.imported.partition(".")[0] == "recommender" and not each.importer.startswith("recommender")
    }
    # Comparing all models is a command of its own, and no part of serving.
    evaluating = {"assistant.cli", "assistant.shop.shop"}
    assert all(name.startswith("assistant.recommendations") for name in importers - evaluating), importers


def test_chinese_stands_only_with_its_own(checkout: Checkout) -> None:
    breaks = words_outside(checkout)
    assert not breaks, told(breaks)


def test_nobody_asks_which_language_it_is(checkout: Checkout) -> None:
    breaks = language_asked(checkout)
    assert not breaks, told(breaks)


def test_a_module_is_short_and_says_what_it_is_for(checkout: Checkout) -> None:
    breaks = [*untold(checkout), *too_long(checkout)]
    assert not breaks, told(breaks)


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("assistant", HEAVY),
        ("assistant.cli", HEAVY),
        ("assistant.shop", tuple(name for name in HEAVY if name not in ("numpy", "pysqlite3"))),
        ("recommender", ("jieba", "sklearn", "opencc", "pypinyin", "flask", "pysqlite3", "assistant")),
    ],
)
def test_nothing_heavy_is_loaded_at_import(module: str, heavy: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(sorted(set({heavy!r}) & {{name.split('.')[0] for name in sys.modules}}))"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


# What each rule is for, seen to fail on a house built to break it and to hold once that is mended.

Rule = Callable[[Checkout], list[str]]
SMALL_LEVELS = {"shop": levels("desk", "till", "store")}
SMALL_DOORS = {"shop.store": frozenset({""})}
SOUND = {
    "shop/__init__.py": '"""A shop."""\n',
    "shop/desk.py": '"""Desk: where it begins."""\nfrom shop.store import goods\n',
    "shop/till.py": '"""Till: sums."""\n',
    "shop/store/__init__.py": '"""Store: goods."""\nfrom shop.store.shelf import goods\n',
    "shop/store/shelf.py": '"""Shelf: goods.  货架"""\nfrom __future__ import annotations\ngoods = 1\n',
    "shop/zh.py": '"""Chinese: its words."""\nGOODS = "货"\n',
}


def built(place: Path, files: dict[str, str]) -> Checkout:
    for name, text in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Checkout(place, ("shop",))


@pytest.mark.parametrize(
    ("rule", "planted"),
    [
        (partial(upward, levels=SMALL_LEVELS), {"shop/store/shelf.py": "from .. import till\ngoods = till\n"}),
        (partial(upward, levels=SMALL_LEVELS), {"shop/till.py": "def late():\n    import shop.desk\n"}),
        (partial(upward, levels=SMALL_LEVELS), {"shop/attic.py": "from shop.store import goods\n"}),
        (partial(past_doors, doors=SMALL_DOORS), {"shop/desk.py": "from shop.store.shelf import goods\n"}),
        (partial(past_doors, doors=SMALL_DOORS), {"shop/desk.py": "from shop.store import shelf\n"}),
        (circles, {"shop/store/shelf.py": "from shop.store import goods\n"}),
        (circles, {"shop/till.py": "import shop.desk\n", "shop/desk.py": "import shop.till\n"}),
        (partial(strangers, forbidden={"shop.till": ("sqlite3",)}), {"shop/till.py": "import sqlite3\n"}),
        (words_outside, {"shop/till.py": 'import re\nPRICE = re.compile("[0-9]+(?:元|yuan)")\n'}),
        (words_outside, {"shop/till.py": 'def total(n):\n    return f"{n}，"\n'}),
        (language_asked, {"shop/till.py": 'def word(locale):\n    return 1 if locale == "zh" else 2\n'}),
        (untold, {"shop/till.py": "TOTAL = 1\n"}),
        (partial(too_long, longest=2), {"shop/till.py": '"""Till: sums."""\na = 1\nb = 2\n'}),
    ],
)
def test_a_break_is_seen(tmp_path: Path, rule: Rule, planted: dict[str, str]) -> None:
    assert rule(built(tmp_path / "broken", SOUND | planted))


@pytest.mark.parametrize(
    "rule",
    [
        partial(upward, levels=SMALL_LEVELS | {"shop": levels(".", "desk", "till", "store", "zh")}),
        partial(past_doors, doors=SMALL_DOORS),
        circles,
        words_outside,
        language_asked,
        untold,
        partial(too_long, longest=3),
    ],
)
def test_a_sound_house_breaks_no_rule(tmp_path: Path, rule: Rule) -> None:
    assert rule(built(tmp_path, SOUND)) == []


def test_imports_are_seen_wherever_they_stand(tmp_path: Path) -> None:
    text = (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from . import desk\ndef late():\n    import sqlite3\n"
    )
    checkout = built(tmp_path, SOUND | {"shop/till.py": text})
    seen = {(each.imported, each.for_types) for each in checkout.imports if each.importer == "shop.till"}
    assert seen == {("typing", False), ("shop.desk", True), ("sqlite3", False)}
