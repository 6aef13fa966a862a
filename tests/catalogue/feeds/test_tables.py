"""Headers, delimiters, quotes and cells: what a table must have, and which line is to blame."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.catalogue.feeds import BadRow, Feed, FeedError, ProductRow, read_events, read_products

HEADER = "id,title_en,price\n"


def read(folder: Path, text: str) -> Feed[ProductRow]:
    file = folder / "feed.csv"
    file.write_bytes(text.encode())
    return read_products(file, currency="CNY")


def refusal(folder: Path, text: str) -> FeedError:
    with pytest.raises(FeedError) as refused:
        list(read(folder, text))
    return refused.value


def outline(feed: Feed[ProductRow]) -> list[tuple[int, str]]:
    """The line of each row with its id, or with the code of what is wrong."""
    return [(row.line, row.id if isinstance(row, ProductRow) else row.code) for row in feed]


@pytest.mark.parametrize(
    "header",
    [
        "id,title_en,price",
        "ID,TITLE_EN,PRICE",
        " Id , Title EN ,  price ",
        '"id","title-en","price"',
        "id;title_en;price",
        "id\ttitle_en\tprice",
        "sep=;\nid;title_en;price",
        "\n\nid,title_en,price",
        "price,id,title_en",
    ],
)
def test_a_header_is_known_in_any_case_spacing_order_and_delimiter(tmp_path: Path, header: str) -> None:
    delimiter = ";" if ";" in header else "\t" if "\t" in header else ","
    cells = ["7", "A1", "Mug"] if header.startswith("price") else ["A1", "Mug", "7"]
    (row,) = read(tmp_path, f"{header}\n{delimiter.join(cells)}\n")
    assert isinstance(row, ProductRow)
    assert (row.id, row.title_en, row.price_minor) == ("A1", "Mug", 700)
    assert row.line == header.count("\n") + 2


@pytest.mark.parametrize(
    ("header", "missing", "hint"),
    [
        ("id,title_en", "price", "Needed: id, price, title_zh or title_en."),
        ("id,price,stock", "title_zh or title_en", "Needed"),
        ("id,titel_zh,price", "title_zh or title_en", '"title_zh"'),
        ("sku,title_en,prise", "id, price", 'For "prise": Did you mean "price"?'),
        ("id,title,link,availability", "price", "Needed: id, title, price."),
        ("id,name,prix", "price, title_zh or title_en", "Needed"),
        ("hello world", "id, price, title_zh or title_en", "Needed"),
    ],
)
def test_a_missing_column_is_named_with_what_was_found_and_is_needed(
    tmp_path: Path, header: str, missing: str, hint: str
) -> None:
    error = refusal(tmp_path, f"{header}\n1,2,3\n")
    assert (error.code, error.line) == ("missing_column", 1)
    assert f"missing column {missing}. Found: {header.replace(',', ', ').replace('hello world', 'hello_world')}" in (
        error.message
    )
    assert hint in error.hint


def test_events_lacking_a_column_are_told_which(tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    file.write_text("visitor_id,event,produkt_id,timestamp\nv,purchase,p,2024-05-01\n")
    with pytest.raises(FeedError) as refused:
        read_events(file, "CNY")
    assert "missing column product_id" in refused.value.message
    assert 'Did you mean "product_id"?' in refused.value.hint


def test_a_column_that_stands_twice_is_refused_only_when_it_would_be_read(tmp_path: Path) -> None:
    error = refusal(tmp_path, "id,title_en,price,Price\n1,a,2,3\n")
    assert (error.code, error.line) == ("duplicate_column", 1)
    assert "price" in error.message
    assert outline(read(tmp_path, "id,title_en,price,note,note\n1,a,2,x,y\n")) == [(2, "1")]


def test_columns_of_two_formats_are_refused(tmp_path: Path) -> None:
    error = refusal(tmp_path, "id,title,title_zh,price,link\n1,a,b,2,https://x.example\n")
    assert error.code == "mixed_columns"
    assert "native CSV" in error.message
    assert "Google Merchant" in error.message


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n,,\n"])
def test_a_header_without_rows_is_refused(tmp_path: Path, end: str) -> None:
    assert refusal(tmp_path, HEADER.strip() + end).code == "no_rows"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[{"id": "1"}]\n', "json_layout"),
        ('{\n  "id": "1"\n}\n', "json_layout"),
        ("<?xml version='1.0'?>\n<rss/>\n", "wrong_type"),
        ("<!doctype html>\n", "wrong_type"),
        ("visitor_id,event,product_id,timestamp\nv,purchase,p,2024-05-01\n", "wrong_type"),
        ('id,"title_en,price\n1,a,2\n', "quote"),
    ],
)
def test_what_is_no_catalogue_table_is_refused_by_what_it_is(tmp_path: Path, text: str, code: str) -> None:
    error = refusal(tmp_path, text)
    assert (error.code, error.line) == (code, 1)
    assert error.hint


def test_a_catalogue_given_as_events_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "feed.csv"
    file.write_text(HEADER + "1,a,2\n")
    with pytest.raises(FeedError) as refused:
        read_events(file, "CNY")
    assert "native CSV" in refused.value.message


def test_unknown_columns_are_left_out_and_named(tmp_path: Path) -> None:
    feed = read(tmp_path, "id,title_en,price,Colour Code,warehouse,\n1,a,2,7,x,\n")
    assert feed.ignored_columns == ["colour_code", "warehouse"]
    assert outline(feed) == [(2, "1")]


def test_blank_lines_are_skipped_and_counted(tmp_path: Path) -> None:
    assert outline(read(tmp_path, HEADER + "1,a,2\n\n,,\n2,b,3\n")) == [(2, "1"), (5, "2")]


def test_a_text_over_several_lines_moves_the_count_on(tmp_path: Path) -> None:
    text = 'id,title_en,price,description_en\n1,a,2,"one\ntwo, ""three"""\n2,b,3,four\n'
    first, second = read(tmp_path, text)
    assert isinstance(first, ProductRow)
    assert first.description_en == 'one\ntwo, "three"'
    assert (first.line, second.line) == (2, 4)


def test_a_quote_that_is_never_closed_is_refused_with_the_line_where_it_opened(tmp_path: Path) -> None:
    error = refusal(tmp_path, HEADER + '1,a,2\n2,"b,3\n3,c,4\n')
    assert (error.code, error.line) == ("quote", 3)


def test_a_quote_closed_by_the_next_opening_one_is_refused_where_it_opened(tmp_path: Path) -> None:
    error = refusal(tmp_path, HEADER + '1,"a\nb",2\n2,"b,3\n3,"c, d",4\n')
    assert (error.code, error.line) == ("quote", 4)


def test_an_opening_line_is_found_inside_a_record_of_several_lines(tmp_path: Path) -> None:
    error = refusal(tmp_path, 'id,title_en,description_en,price\n1,"a\nb","c,3\n2,d,e,4\n')
    assert error.line == 3


def test_an_unclosed_quote_stops_the_reading_early(tmp_path: Path) -> None:
    error = refusal(tmp_path, HEADER + '1,"a,2\n' + "2,b,3\n" * 500_000)
    assert (error.code, error.line) == ("quote", 2)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('2,"b"c,3', "quote"),
        ("2,b", "cells"),
        ("2,b,3,4", "cells"),
        ("2,1,299,00,x", "cells"),
        (f'2,"{"b" * 200_000}",3', "too_long"),
        (",b,3", "empty"),
        ("2,,3", "empty"),
        ("2,b,", "empty"),
    ],
)
def test_a_bad_row_is_reported_and_its_neighbours_are_read(tmp_path: Path, line: str, code: str) -> None:
    feed = read(tmp_path, HEADER + f"1,a,2\n{line}\n3,c,4\n")
    assert outline(feed) == [(2, "1"), (3, code), (4, "3")]
    assert all(row.hint for row in feed if isinstance(row, BadRow))


def test_empty_cells_beyond_the_header_do_no_harm(tmp_path: Path) -> None:
    assert outline(read(tmp_path, HEADER + "1,a,2,,\n")) == [(2, "1")]


def test_quotes_that_are_only_letters_are_read_in_tab_separated_text(tmp_path: Path) -> None:
    (row,) = read(tmp_path, 'id\ttitle_en\tprice\n1\t"Best" mug, 12"\t9\n')
    assert isinstance(row, ProductRow)
    assert row.title_en == '"Best" mug, 12"'


letters = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff")
names = st.text(letters | st.sampled_from(',;"\t\n'), min_size=1, max_size=30).filter(lambda text: text.split())


@settings(max_examples=80, deadline=None)
@given(st.lists(names, min_size=1, max_size=6), st.sampled_from(",;\t"))
def test_any_titles_written_as_csv_come_back(
    tmp_path_factory: pytest.TempPathFactory, wanted: list[str], delimiter: str
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([["id", "title_en", "price"], *([f"p{n}", name, "1"] for n, name in enumerate(wanted))])
    feed = read(tmp_path_factory.mktemp("csv"), out.getvalue())
    assert [row.title_en for row in feed if isinstance(row, ProductRow)] == [" ".join(name.split()) for name in wanted]
