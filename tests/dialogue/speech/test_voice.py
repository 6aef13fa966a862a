"""A voice: whole sentences of one language, their places filled, their numbers in the right form."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from assistant.dialogue.speech import en, zh
from assistant.dialogue.speech.voice import Voice


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "There's 1 record"),
        ("1", "There's 1 record"),
        (0, "There are 0 records"),
        (2, "There are 2 records"),
        ("1,001", "There are 1,001 records"),
    ],
)
def test_a_number_takes_the_form_of_its_plural(number: int | str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = {"by": "n", "one": "There's {n} record", "other": "There are {n} records"}
    monkeypatch.setitem(en.SENTENCES, "records", forms)
    monkeypatch.setitem(zh.SENTENCES, "records", "{n} 条")
    assert Voice("en").say("records", n=number) == text
    assert Voice("zh").say("records", n=number) == f"{number} 条"


def test_days_and_hours_are_written_as_the_language_does() -> None:
    day, today = date(2026, 10, 12), date(2026, 11, 20)
    assert [Voice(locale).day(day, today=today) for locale in ("zh", "en")] == ["10月12日", "Oct 12"]
    assert [Voice(locale).day(day, today=date(2027, 1, 1)) for locale in ("zh", "en")] == [
        "2026年10月12日",
        "Oct 12, 2026",
    ]
    assert [Voice(locale).clock(time(16, 5)) for locale in ("zh", "en")] == ["16:05", "4:05 PM"]


def test_a_voice_fills_places_and_joins() -> None:
    chinese, english = Voice("zh"), Voice("en")
    assert chinese.say("found_many", total="18", n=6) == "有 18 款合适，先看这 6 款。"
    assert english.say("found_many", total="18", n=6) == "18 fit. Here are 6 to start with."
    assert chinese.list(["红", "蓝"]) == "红、蓝"
    assert english.join(["One.", "", "Two."]) == "One. Two."
    assert chinese.quote("充电宝") == "“充电宝”"


def test_a_place_that_is_missing_is_an_error_and_not_a_gap() -> None:
    places: dict[str, Any] = {"total": 1}
    with pytest.raises(KeyError):
        Voice("zh").say("found_many", **places)
