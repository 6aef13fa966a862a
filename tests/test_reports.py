from __future__ import annotations

import pytest

from assistant.errors import ImportRefused
from assistant.reports import KEPT_BAD_ROWS, BadRow, ImportReport


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (
            BadRow(3, "price", "money", "not a number", "Write 19.90."),
            "line 3, column price: not a number (Write 19.90.)",
        ),
        (BadRow(3, None, "json", "not JSON"), "line 3: not JSON"),
        (BadRow(None, "price", "missing", "no such column"), "column price: no such column"),
        (BadRow(None, None, "empty", "nothing there", "Look again."), "nothing there (Look again.)"),
    ],
)
def test_a_bad_row_says_where_why_and_how_to_mend_it(row: BadRow, text: str) -> None:
    assert str(row) == text


def test_a_report_ends_with_its_counts() -> None:
    report = ImportReport("promotions", "native JSONL", added=2, updated=1, unchanged=4, seconds=0.26)
    report.notes.append("read as GBK")
    report.reject(BadRow(5, None, "json", "not JSON"))
    assert report.as_text().splitlines() == [
        "line 5: not JSON",
        "note: read as GBK",
        "promotions (native JSONL): 2 added, 1 updated, 4 unchanged, 1 bad row in 0.3 s",
    ]
    assert report.good_count == 7


def test_a_report_tells_removed_rows_only_when_there_are_some() -> None:
    assert "removed" not in ImportReport("catalogue", "native CSV").as_text()
    assert "3 removed" in ImportReport("catalogue", "native CSV", removed=3).as_text()


def test_a_report_counts_all_bad_rows_but_keeps_and_shows_few() -> None:
    report = ImportReport("catalogue", "native CSV")
    for line in range(1, 251):
        report.reject(BadRow(line, None, "bad", "bad"))
    assert (report.bad_count, len(report.bad)) == (250, KEPT_BAD_ROWS)
    lines = report.as_text(shown=2).splitlines()
    assert lines[:3] == ["line 1: bad", "line 2: bad", "... and 248 more"]
    assert "250 bad rows" in lines[-1]


def test_a_refusal_carries_the_rows_that_led_to_it() -> None:
    report = ImportReport("orders", "native JSONL")
    report.reject(BadRow(7, "total", "money", "not a number"))
    with pytest.raises(ImportRefused) as refusal:
        report.check(0, strict=False)
    assert refusal.value.message == "orders: no row of the file is good\nline 7, column total: not a number"
    assert refusal.value.hint


def test_strict_refuses_a_file_for_one_bad_row_and_passes_a_good_one() -> None:
    report = ImportReport("orders", "native JSONL", added=1)
    report.check(1, strict=True)
    report.reject(BadRow(7, "total", "money", "not a number"))
    report.check(1, strict=False)
    with pytest.raises(ImportRefused, match="1 bad row in the file, and strict was asked for"):
        report.check(1, strict=True)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(ImportRefused, match="the file is empty"):
        ImportReport("orders", "native JSONL").check(0, strict=False)
