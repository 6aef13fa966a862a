from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import ImportRefused
from assistant.knowledge.articles import Articles
from assistant.knowledge.imports import import_articles, import_promotions
from assistant.reports import ImportReport
from assistant.storage import Store

ARTICLE: dict[str, Any] = {
    "id": "warranty",
    "language": "en",
    "title": "Warranty",
    "questions": ["How long is the warranty"],
    "answer": "One year.",
}
COUPON: dict[str, Any] = {"code": "TEN", "title_en": "Ten", "kind": "percent", "value": 10, "currency": "CNY"}
SEED_DATA = Path(__file__).parents[2] / "seed_data"


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, report.bad_count


@pytest.mark.parametrize(
    ("load", "row", "change"),
    [
        (import_articles, ARTICLE, {"questions": ["Is there a guarantee"]}),
        (import_promotions, COUPON, {"code": "ten", "value": 12.5}),
    ],
)
def test_importing_twice_is_the_same_as_once_and_a_change_updates(
    load: Callable[..., ImportReport],
    row: dict[str, Any],
    change: dict[str, Any],
    store: Store,
    jsonl: Callable[..., Path],
) -> None:
    assert counts(load(store, jsonl(row))) == (1, 0, 0, 0)
    assert counts(load(store, jsonl(row))) == (0, 0, 1, 0)
    assert counts(load(store, jsonl(row | change))) == (0, 1, 0, 0)
    assert counts(load(store, jsonl(row | change))) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("change", "column", "said"),
    [
        ({"id": "Not an id"}, "id", "pattern"),
        ({"language": "fr"}, "language", "'zh' or 'en'"),
        ({"title": "  "}, "title", "at least 1 character"),
        ({"questions": []}, "questions", "at least 1 item"),
        ({"questions": ["ok", ""]}, "questions[1]", "at least 1 character"),
        ({"questions": "one"}, "questions", "list"),
        ({"answer": "x" * 4001}, "answer", "at most 4000"),
        ({"url": "javascript:alert(1)"}, "url", "https://"),
        ({"url": "//elsewhere.example"}, "url", "https://"),
        ({"intent": "search"}, "intent", "faq"),
        ({"valid_from": 20260101}, "valid_from", "2026-01-31"),
        ({"valid_from": "2026-02-30"}, "valid_from", "date"),
        ({"valid_from": "2026-02-02", "valid_to": "2026-02-01"}, "valid_to", "before valid_from"),
    ],
)
def test_a_bad_article_is_told_by_line_column_and_reason(
    change: dict[str, Any], column: str, said: str, store: Store, jsonl: Callable[..., Path]
) -> None:
    _expect_bad(import_articles(store, jsonl(ARTICLE, ARTICLE | {"id": "other"} | change)), column, said)


@pytest.mark.parametrize(
    ("change", "column", "said"),
    [
        ({"code": "a b"}, "code", "pattern"),
        ({"title_en": None}, "title_zh", "no title"),
        ({"kind": "gift"}, "kind", "percent"),
        ({"value": 0}, "value", "more than 0"),
        ({"value": None}, "value", "more than 0"),
        ({"value": 101}, "value", "up to 100"),
        ({"value": 3.333}, "value", "two decimals"),
        ({"value": -5}, "value", "greater than or equal to 0"),
        ({"value": True}, "value", "decimal"),
        ({"kind": "amount", "value": "9.999"}, "value", "more decimals than CNY"),
        ({"kind": "amount", "value": 9.5, "currency": "JPY"}, "value", "more decimals than JPY"),
        ({"currency": "XXQ"}, "min_spend", "not an ISO 4217"),
        ({"currency": "yuan"}, "currency", "pattern"),
        ({"min_spend": "1e400"}, "min_spend", "too large"),
        ({"min_spend": "call us"}, "min_spend", "decimal"),
        ({"starts": "2026-12-31", "ends": "2026-01-01"}, "ends", "before starts"),
        ({"limit_per_customer": 0}, "limit_per_customer", "greater than or equal to 1"),
    ],
)
def test_a_bad_coupon_is_told_by_line_column_and_reason(
    change: dict[str, Any], column: str, said: str, store: Store, jsonl: Callable[..., Path]
) -> None:
    _expect_bad(import_promotions(store, jsonl(COUPON, COUPON | {"code": "OTHER"} | change)), column, said)


def _expect_bad(report: ImportReport, column: str, said: str) -> None:
    assert counts(report) == (1, 0, 0, 1)
    (bad,) = report.bad
    assert (bad.line, bad.column) == (2, column)
    assert said in bad.message


def test_a_missing_column_is_told(store: Store, jsonl: Callable[..., Path]) -> None:
    report = import_articles(store, jsonl(ARTICLE, {"id": "x", "language": "en", "title": "X", "answer": "x"}))
    assert (report.bad[0].column, report.bad[0].code) == ("questions", "missing")
    assert report.bad[0].hint


def test_an_unknown_column_is_passed_over_and_the_near_one_named(store: Store, jsonl: Callable[..., Path]) -> None:
    report = import_articles(store, jsonl(ARTICLE | {"valid_form": "2026-01-01", "colour": "red"}))
    assert report.notes == [
        "column colour is not known and was passed over in 1 row",
        "column valid_form is not known and was passed over in 1 row; did you mean valid_from?",
    ]


def test_the_second_of_two_rows_with_one_id_is_bad(store: Store, jsonl: Callable[..., Path]) -> None:
    report = import_articles(store, jsonl(ARTICLE, ARTICLE | {"language": "zh"}, ARTICLE | {"title": "Again"}))
    assert counts(report) == (2, 0, 0, 1)
    assert "line 1 already" in report.bad[0].message


@pytest.mark.parametrize("line", ["not json", "[1, 2]", '"text"', '{"a": NaN}', "{" * 100_000, '{"a": 1'])
def test_a_line_that_is_no_object_is_bad_and_the_others_are_taken(line: str, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{line}\n\n{json.dumps(ARTICLE)}\n")
    report = import_articles(store, path)
    assert counts(report) == (1, 0, 0, 1)
    assert (report.bad[0].line, report.bad[0].code) == (1, "json")


@pytest.mark.parametrize(
    "written",
    [
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: gzip.compress(text),
        lambda text: gzip.compress(b"\xef\xbb\xbf" + text),
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text.rstrip(b"\n"),
        lambda text: b"\n \n" + text,
    ],
    ids=["bom", "gzip", "gzip with bom", "crlf", "no last line end", "blank lines"],
)
def test_a_file_may_be_written_in_other_ways(written: Callable[[bytes], bytes], store: Store, tmp_path: Path) -> None:
    path = tmp_path / "named-anything"
    path.write_bytes(written(json.dumps(ARTICLE).encode() + b"\n"))
    assert counts(import_articles(store, path)) == (1, 0, 0, 0)


GOOD_LINE = json.dumps(ARTICLE | {"id": "new"}).encode() + b"\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"id,title\n1,2\n", "no row of"),
        (GOOD_LINE + '{"title": "保修"}'.encode("gb18030"), "line 2, byte 12: this is not UTF-8"),
        (GOOD_LINE.decode().encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04 and so on", "zip archive"),
        (b"SQLite format 3\x00", "database"),
        (gzip.compress(GOOD_LINE * 100)[:-20], "damaged or cut off"),
        (b"\x1f\x8bnot really gzip", "damaged or cut off"),
        (GOOD_LINE + b"x" * (1 << 20) + b"x\n", "line 2: the line is longer than 1 MiB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_changes_nothing(
    content: bytes, said: str, store: Store, jsonl: Callable[..., Path], tmp_path: Path
) -> None:
    import_articles(store, jsonl(ARTICLE))
    before = Articles(store).all()
    path = tmp_path / "bad.jsonl"
    path.write_bytes(content)
    with pytest.raises(ImportRefused) as refused:
        import_articles(store, path)
    assert said in refused.value.message
    assert refused.value.hint
    assert Articles(store).all() == before


def test_a_missing_file_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="No such file"):
        import_articles(store, tmp_path / "nowhere.jsonl")


def test_an_endless_line_is_refused_without_being_read_whole(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "endless.jsonl"
    with path.open("wb") as file:
        file.write(b"{")
        os.truncate(file.fileno(), 1 << 34)
    with pytest.raises(ImportRefused, match="longer than 1 MiB"):
        import_articles(store, path)


def test_strict_refuses_the_whole_file_for_one_bad_row(store: Store, jsonl: Callable[..., Path]) -> None:
    import_articles(store, jsonl(ARTICLE))
    version = Articles(store).version()
    file = jsonl(ARTICLE | {"answer": "Two years."}, ARTICLE | {"id": "new"}, ARTICLE | {"id": "Bad Id"})
    with pytest.raises(ImportRefused) as refused:
        import_articles(store, file, strict=True)
    assert "line 3, column id" in refused.value.message
    assert [article.answer for article in Articles(store).all()] == ["One year."]
    assert Articles(store).version() == version


@pytest.mark.parametrize(
    ("load", "name"),
    [
        (import_articles, "knowledge"),
        (import_promotions, "promotions"),
    ],
)
def test_the_demo_shop_imports_without_a_bad_row(load: Callable[..., ImportReport], name: str, store: Store) -> None:
    report = load(store, SEED_DATA / f"{name}.jsonl", strict=True)
    assert report.added > 0
    assert report.notes == []
