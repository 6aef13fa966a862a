"""Whole conversations, replayed turn by turn on the demo shop."""

from __future__ import annotations

from pathlib import Path

import pytest
from conversation_files import Replay, turns_of

from assistant.shop import Shop

FOLDER = Path(__file__).parents[1] / "conversations"
FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_conversation(path: Path, demo_shop: Shop) -> None:
    replay = Replay(demo_shop)
    faults = []
    for turn in turns_of(path):
        replay.play(turn)
        if found := replay.faults(turn):
            faults.append("\n  ".join([f"after line {turn.line}: {turn.done}", *found]))
    assert not faults, "\n" + "\n".join(faults)


def test_there_are_conversations_in_chinese_english_and_both() -> None:
    kinds = {path.stem.partition("-")[0] for path in FILES}
    assert kinds == {"zh", "en", "mixed"}
    assert all(any(turn.expected for turn in turns_of(path)) for path in FILES)


def test_a_fault_is_told_with_its_line(tmp_path: Path, demo_shop: Shop) -> None:
    path = tmp_path / "wrong.txt"
    path.write_text(
        "> 蓝牙耳机 500以内\n= stock\nitems: all price<=1\nitems: some, all kind 耳机\n~ 没有这句话\n", "utf-8"
    )
    (turn,) = turns_of(path)
    replay = Replay(demo_shop)
    replay.play(turn)
    faults = replay.faults(turn)
    assert [fault.partition("\n")[0] for fault in faults] == [
        "line 2: = stock",
        "line 3: items: all price<=1",
        "line 5: ~ 没有这句话",
    ]
