"""Whole conversations, replayed turn by turn in the demo shop and in small ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.shop import Shop
from tests.dialogue.conversation_coverage import LANGUAGES, Heard, expected_intents, report
from tests.dialogue.conversation_files import Replay, Script, script_of
from tests.dialogue.filled_shops import SMALL_SHOPS
from tests.dialogue.invariants import INTENTS

FOLDER = Path(__file__).parents[1] / "conversations"
SCRIPTS = [script_of(path) for path in sorted(FOLDER.glob("*.txt"))]
ShopNamed = Callable[[str], Shop]


@pytest.mark.parametrize("script", SCRIPTS, ids=[script.name for script in SCRIPTS])
def test_conversation(script: Script, shop_named: ShopNamed, record_property: Callable[[str, object], None]) -> None:
    with Heard() as heard:
        faults = Replay(shop_named(script.shop), script).faults()
    record_property("intents", sorted(heard.intents))
    record_property("said", sorted(heard.keys))
    assert not faults, "\n" + "\n".join(faults)


def test_there_are_conversations_in_both_languages_and_mixed_in_every_shop() -> None:
    assert {script.language for script in SCRIPTS} == {*LANGUAGES, "mixed"}
    assert {script.shop for script in SCRIPTS} == {"demo", *SMALL_SHOPS}
    assert all(any(turn.expected for turn in script.turns) for script in SCRIPTS)


def test_every_intent_is_met_in_both_languages() -> None:
    met = expected_intents(SCRIPTS)
    assert {(locale, intent) for locale in LANGUAGES for intent in INTENTS} - met == set()


def test_no_conversation_is_another_one_again() -> None:
    said = Counter(tuple(turn.done for turn in script.turns) for script in SCRIPTS)
    assert [lines for lines, n in said.items() if n > 1] == []


def wrong(tmp_path: Path, text: str, shop: Shop) -> list[str]:
    path = tmp_path / "en-wrong.txt"
    path.write_text(text, "utf-8")
    return Replay(shop, script_of(path)).faults()


def test_a_fault_is_told_with_its_line(tmp_path: Path, shop_named: ShopNamed) -> None:
    text = "> tents under 300\n= stock\nitems: all price<=1\nitems: some, all kind tents\n~ no such words | nor these\n"
    (faults,) = wrong(tmp_path, text, shop_named("trail"))
    assert [line.strip() for line in faults.splitlines() if line.startswith("  line")] == [
        "line 2: = stock",
        "line 3: items: all price<=1",
        "line 5: ~ no such words | nor these",
    ]


UNMET = (
    "silent",
    "topic: returns-60-days",
    "locale: zh",
    "question: clarify",
    "chips: none",
    "has: Boots",
    "!has: Tents",
    "relaxed: Tents",
    "corrected: tens -> tents",
    "unknown: tents",
    "items: none",
    "items: 1",
    "items: none kind tents",
    "items: all title Nordvik",
    "items: first title Nordvik",
    "related: some",
    "premium: 7",
    "reasons: differs",
    "suggests: Something else entirely",
    "table: 2, price",
    "cart: 1 $2",
    "holds: 1 Tent",
    "bundle: 2+",
    "checkout: some",
    "order: some",
    "download: some",
    "handoff: waiting",
    "!~ fit",
)


@pytest.mark.parametrize("expectation", UNMET)
def test_every_kind_of_expectation_can_fail(tmp_path: Path, shop_named: ShopNamed, expectation: str) -> None:
    assert wrong(tmp_path, f"> tents under 300\n{expectation}\n", shop_named("trail"))


def test_what_was_shown_before_is_not_new_and_can_be_named(tmp_path: Path, shop_named: ShopNamed) -> None:
    text = "> tents\nremember them\n> daypacks\nitems: new\n> tents\nitems: as them\nchips: as them\nitems: new\n"
    (fault,) = wrong(tmp_path, text, shop_named("trail"))
    assert "line 8: items: new" in fault
    assert "line 6" not in fault


def test_a_line_that_is_no_expectation_is_refused(tmp_path: Path, shop_named: ShopNamed) -> None:
    with pytest.raises(AssertionError, match="no such expectation"):
        wrong(tmp_path, "> tents\nitem: 1\n", shop_named("trail"))


def test_what_was_said_and_what_was_not_is_told(tmp_path: Path, shop_named: ShopNamed) -> None:
    with Heard() as heard:
        wrong(tmp_path, "> tents under 300\n", shop_named("trail"))
    assert heard.intents == {"en search"}
    assert {key for key in heard.keys if "SENTENCES found" in key}
    lines = list(report(heard.intents, heard.keys))
    assert lines[0].split()[:4] == ["zh", "intents", "0", "of"]
    assert any(line.startswith("en intents") and " 1 of" in line for line in lines)
