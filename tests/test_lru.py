"""What was asked for last is kept, and no more than that."""

from __future__ import annotations

from assistant.lru import Recent


def test_what_was_not_asked_for_longest_goes_first() -> None:
    recent: Recent[int] = Recent(2)
    recent.keep("a", 1)
    recent.keep("b", 2)
    assert recent.get("a") == 1
    recent.keep("c", 3)
    assert [recent.get(key) for key in "abc"] == [1, None, 3]


def test_the_newest_takes_the_place_of_the_older_of_its_key() -> None:
    recent: Recent[int] = Recent(2)
    recent.keep("a", 1)
    recent.keep("b", 2)
    recent.keep("a", 3)
    recent.keep("c", 4)
    assert [recent.get(key) for key in "abc"] == [3, None, 4]


def test_what_is_dropped_is_gone() -> None:
    recent: Recent[int] = Recent(2)
    recent.keep("a", 1)
    recent.drop("a")
    recent.drop("a")
    assert recent.get("a") is None
