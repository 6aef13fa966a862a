"""Which files are text, and in which encoding; what else they are is said by name."""

from __future__ import annotations

import gzip
import io
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.catalogue.feeds import BadRow, Feed, FeedError, ProductRow, read_products

SIMPLIFIED = "id,title_zh,price\n1,清屿真无线蓝牙耳机,99\n2,不锈钢保温杯，轻巧,59.5\n"
TRADITIONAL = "id,title_zh,price\n1,藍牙耳機,99\n2,台灣不鏽鋼保溫杯，輕巧,59\n"
FRENCH = "id,title_en,price\n1,Théière brûlée,99\n2,Crème,59\n"
JAPANESE = "id,title_en,price\n1,ワイヤレスイヤホン 白,99\n2,魔法瓶 ステンレス,59\n"


def read(folder: Path, data: bytes, name: str = "feed.csv") -> Feed[ProductRow]:
    file = folder / name
    file.write_bytes(data)
    return read_products(file, currency="CNY")


def titles(feed: Feed[ProductRow]) -> list[str | None]:
    return [row.title_zh or row.title_en for row in feed if isinstance(row, ProductRow)]


def refusal(folder: Path, data: bytes, name: str = "feed.csv") -> FeedError:
    with pytest.raises(FeedError) as refused:
        list(read(folder, data, name))
    return refused.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"])
def test_chinese_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    feed = read(tmp_path, SIMPLIFIED.encode(encoding))
    assert titles(feed) == ["清屿真无线蓝牙耳机", "不锈钢保温杯，轻巧"]


def test_utf16_big_endian_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert titles(read(tmp_path, b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be")))[0] == "清屿真无线蓝牙耳机"


def test_traditional_chinese_in_gbk_is_read(tmp_path: Path) -> None:
    assert titles(read(tmp_path, TRADITIONAL.encode("gbk")))[0] == "藍牙耳機"


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("gbk", "GB18030"), ("utf-16-le", "UTF-16-LE")],
)
def test_a_guessed_encoding_is_noted(tmp_path: Path, encoding: str, noted: str) -> None:
    notes = read(tmp_path, SIMPLIFIED.encode(encoding)).notes
    assert [noted in note for note in notes] == ([True] if noted else [])


def test_gbk_is_found_though_the_first_chinese_stands_far_down(tmp_path: Path) -> None:
    plain = "".join(f"p{number},thing,5\n" for number in range(20_000))
    feed = read(tmp_path, b"id,title_zh,price\n" + plain.encode() + "x,保温杯,5\n".encode("gbk"))
    assert titles(feed)[-1] == "保温杯"
    assert "20002" in feed.notes[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(TRADITIONAL, "big5"), (FRENCH, "latin-1"), (JAPANESE, "shift-jis"), (SIMPLIFIED, "utf-32")],
)
def test_an_encoding_that_is_not_known_is_refused_rather_than_misread(tmp_path: Path, text: str, encoding: str) -> None:
    error = refusal(tmp_path, text.encode(encoding))
    assert error.code == "encoding"
    assert "UTF-8" in error.hint


def test_one_broken_byte_in_utf8_is_refused_with_its_line_and_offset(tmp_path: Path) -> None:
    good = SIMPLIFIED.encode()
    error = refusal(tmp_path, good + b"3,\xff,5\n")
    assert (error.code, error.line) == ("encoding", 4)
    assert f"Byte {len(good) + 2} " in error.message


def test_the_offset_of_a_broken_byte_counts_over_many_blocks(tmp_path: Path) -> None:
    good = SIMPLIFIED.encode() + "3,保温杯,5\n".encode() * 20_000
    error = refusal(tmp_path, good + b"4,\xe4\xbd,5\n")
    assert f"Byte {len(good) + 2} " in error.message
    assert error.line == 20_004


def test_utf16_cut_in_mid_letter_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, SIMPLIFIED.encode("utf-16")[:-1]).code == "encoding"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read_and_counted(tmp_path: Path, end: str) -> None:
    feed = read(tmp_path, (SIMPLIFIED + "3,,1\n").replace("\n", end).encode())
    rows = list(feed)
    assert [type(row) for row in rows] == [ProductRow, ProductRow, BadRow]
    assert [row.line for row in rows] == [2, 3, 4]


@pytest.mark.parametrize("data", [b"", b"\n\n", b" \r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    assert refusal(tmp_path, data).code == "empty"


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.csv", tmp_path):
        with pytest.raises(FeedError) as refused:
            read_products(path)
        assert refused.value.code == "no_file"


def zipped(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, SIMPLIFIED)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped("feed.csv"), "zip archive"),
        (zipped("[Content_Types].xml"), "Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Excel"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PAR1\x15\x04\x15", "Parquet"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"BZh91AY&SY", "bzip2"),
        (b"feed.csv".ljust(257, b"\x00") + b"ustar", "tar"),
        (gzip.compress(gzip.compress(SIMPLIFIED.encode(), mtime=0), mtime=0), "gzip file inside"),
        (gzip.compress(b"feed.csv".ljust(257, b"\x00") + b"ustar", mtime=0), "tar"),
    ],
)
def test_a_file_of_another_type_named_csv_is_refused_by_its_type(tmp_path: Path, data: bytes, said: str) -> None:
    error = refusal(tmp_path, data)
    assert error.code == "wrong_type"
    assert said in error.message
    assert error.hint


def test_zero_bytes_in_the_header_are_refused_and_in_a_row_make_it_bad(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"id,title_en,pr\x00\x00ice\n1,a,2\n").code == "binary"
    first, second = read(tmp_path, b"id,title_en,price\n1,a\x00b,2\n2,b,3\n")
    assert isinstance(first, BadRow)
    assert (first.line, first.column, first.code) == (2, "title_en", "zero_byte")
    assert isinstance(second, ProductRow)


def test_a_file_of_zeros_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "sparse.csv"
    with file.open("wb") as sparse:
        sparse.truncate(1 << 30)
    with pytest.raises(FeedError) as refused:
        read_products(file)
    assert refused.value.code == "binary"


@pytest.mark.parametrize("beginning", [b"", SIMPLIFIED.encode()], ids=["first line", "later line"])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_huge_line_is_refused_quickly_in_constant_memory(tmp_path: Path, beginning: bytes, packed: bool) -> None:
    data = beginning + b"x" * (64 << 20)
    file = tmp_path / "feed.csv"
    file.write_bytes(gzip.compress(data, 1) if packed else data)
    del data
    began = time.process_time()
    tracemalloc.start()
    with pytest.raises(FeedError) as refused:
        read_products(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (refused.value.code, refused.value.line) == ("long_line", beginning.count(b"\n") + 1)
    assert peak < 8 << 20
    assert time.process_time() - began < 2


def test_a_gzip_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    data = gzip.compress(SIMPLIFIED.encode())
    assert len(titles(read(tmp_path, data, "feed.csv"))) == 2
    assert len(titles(read(tmp_path, SIMPLIFIED.encode(), "feed.csv.gz"))) == 2


def test_a_gzip_file_cut_short_or_damaged_is_refused_before_any_row(tmp_path: Path) -> None:
    rows = "".join(f"{number},保温杯 {number * 7919},5\n" for number in range(5000))
    data = gzip.compress((SIMPLIFIED + rows).encode())
    assert refusal(tmp_path, data[: len(data) // 2]).code == "truncated"
    middle = len(data) // 2
    assert refusal(tmp_path, data[:middle] + b"\x00" * 40 + data[middle + 40 :]).code in {"damaged", "encoding"}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_progress_runs_from_nothing_to_the_size_on_disk(tmp_path: Path, packed: bool) -> None:
    rows = "".join(f"{number},保温杯 {number * 7919},5\n" for number in range(20_000))
    data = (SIMPLIFIED + rows).encode()
    data = gzip.compress(data) if packed else data
    feed = read(tmp_path, data)
    assert feed.size == len(data)
    seen = [feed.bytes_read for _ in feed]
    assert seen == sorted(seen)
    assert 0 < seen[0] < feed.size
    assert seen[-1] == feed.bytes_read == feed.size


def test_a_feed_can_be_read_again_from_its_beginning(tmp_path: Path) -> None:
    feed = read(tmp_path, SIMPLIFIED.encode())
    next(iter(feed))
    assert list(feed) == list(feed)
    assert len(titles(feed)) == 2


def test_rows_are_read_in_constant_memory(tmp_path: Path) -> None:
    feed = read(tmp_path, SIMPLIFIED.encode() + "3,保温杯,5\n".encode() * 10_000)
    list(zip(feed, range(1000), strict=False))
    tracemalloc.start()
    for _ in feed:
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1 << 20


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / "feed.csv"
    for content in (data, b"id,title_en,price\n" + data):
        file.write_bytes(content)
        try:
            rows = list(read_products(file, currency="CNY"))
        except FeedError:
            continue
        assert all(isinstance(row, ProductRow | BadRow) for row in rows)
