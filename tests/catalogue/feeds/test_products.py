"""Products: the native columns as CSV and as JSON lines, and a Google Merchant feed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from assistant.catalogue.feeds import BadRow, Feed, FieldError, ProductRow, read_products

FULL = {
    "id": "EB-1003",
    "title_zh": "清屿 Air 2 真无线蓝牙耳机 米白",
    "title_en": "Clearisle Air 2  True Wireless Earbuds, Off-White",
    "category_zh": "数码 > 音频 > 蓝牙耳机",
    "category_en": "Electronics > Audio > Earbuds",
    "category_id": "el-2-3-1",
    "brand_zh": "清屿",
    "brand_en": "Clearisle",
    "price": "299.00",
    "list_price": "399",
    "currency": "cny",
    "stock": "12",
    "rating": "4.6",
    "rating_count": "1234",
    "released": "2024-05-01",
    "description_zh": "一次充电听 30 小时。",
    "description_en": "30 hours on one charge.",
    "attributes": '{"颜色|colour": {"zh": "米白", "en": "off-white"}, "续航|battery life": {"value": 30, "unit": "h"}}',
    "image": "1f3a7.webp",
    "url": "/store/p/EB-1003",
}
EXPECTED = ProductRow(
    line=2,
    id="EB-1003",
    title_zh="清屿 Air 2 真无线蓝牙耳机 米白",
    title_en="Clearisle Air 2 True Wireless Earbuds, Off-White",
    category_zh=("数码", "音频", "蓝牙耳机"),
    category_en=("Electronics", "Audio", "Earbuds"),
    category_id="el-2-3-1",
    brand_zh="清屿",
    brand_en="Clearisle",
    price_minor=29900,
    list_price_minor=39900,
    currency="CNY",
    stock=12,
    available=True,
    rating=4.6,
    rating_count=1234,
    released="2024-05-01",
    description_zh="一次充电听 30 小时。",
    description_en="30 hours on one charge.",
    attributes={"颜色|colour": {"zh": "米白", "en": "off-white"}, "续航|battery life": {"value": 30, "unit": "h"}},
    image="1f3a7.webp",
    url="/store/p/EB-1003",
)


def table(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def read(folder: Path, data: bytes, currency: str | None = None) -> Feed[ProductRow]:
    file = folder / "feed"
    file.write_bytes(data)
    return read_products(file, currency=currency)


def product(folder: Path, data: bytes, currency: str | None = None) -> ProductRow:
    (row,) = read(folder, data, currency)
    assert isinstance(row, ProductRow), row
    return row


def complaint(folder: Path, data: bytes, currency: str | None = None) -> BadRow:
    (row,) = read(folder, data, currency)
    assert isinstance(row, BadRow), row
    return row


def json_line(**values: object) -> bytes:
    return json.dumps({"id": "1", "title_en": "Mug", "price": 5, "currency": "CNY"} | values).encode() + b"\n"


def test_every_native_column_is_read(tmp_path: Path) -> None:
    feed = read(tmp_path, table(FULL))
    assert feed.format == "native CSV"
    assert list(feed) == [EXPECTED]
    assert feed.ignored_columns == []


def test_json_lines_give_the_same_product(tmp_path: Path) -> None:
    typed: dict[str, object] = FULL | {
        "category_zh": ["数码", "音频", "蓝牙耳机"],
        "price": 299.0,
        "list_price": 399,
        "stock": 12,
        "rating": 4.6,
        "rating_count": 1234,
        "attributes": json.loads(FULL["attributes"]),
    }
    lines = "\ufeff\n" + json.dumps(FULL) + "\n\n" + json.dumps(typed, ensure_ascii=False) + "\n"
    feed = read(tmp_path, lines.encode())
    first, second = feed
    assert feed.format == "native JSONL"
    assert first == EXPECTED
    assert isinstance(second, ProductRow)
    assert second.line == 4
    assert (second.category_zh, second.price_minor, second.stock) == (("数码", "音频", "蓝牙耳机"), 29900, 12)
    assert second.attributes == EXPECTED.attributes


def test_only_id_price_and_one_title_are_needed(tmp_path: Path) -> None:
    row = product(tmp_path, "id,title_zh,price\nA,杯子,9.9\n".encode(), "CNY")
    assert (row.title_en, row.category_zh, row.stock, row.rating, row.attributes) == (None, (), None, None, {})
    assert row.available


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("id", "", "empty"),
        ("id", "A\u200b1", "id"),
        ("id", "A" * 201, "too_long"),
        ("title_en", "x" * 1001, "too_long"),
        ("price", "", "empty"),
        ("price", "-5", "price_negative"),
        ("price", "NaN", "price"),
        ("price", "call us", "price"),
        ("price", "299 USD", "currency_conflict"),
        ("list_price", "abc", "price"),
        ("list_price", "$399", "currency_conflict"),
        ("currency", "XXQ", "currency"),
        ("stock", "-1", "count"),
        ("stock", "1.5", "count"),
        ("stock", "many", "count"),
        ("stock", "9" * 12, "count"),
        ("rating", "5.1", "rating"),
        ("rating", "nan", "rating"),
        ("rating", "good", "rating"),
        ("rating_count", "-3", "count"),
        ("released", "2024-13-01", "date"),
        ("released", "01/05/2024", "date"),
        ("attributes", "{", "json"),
        ("attributes", "[1]", "attributes"),
        ("attributes", '{"a": NaN}', "json"),
        ("image", "javascript:alert(1)", "link"),
        ("image", "../../etc/passwd", "link"),
        ("url", "java\tscript:alert(1)", "link"),
        ("url", "data:text/html,x", "link"),
        ("url", "https://x.example/" + "a" * 2000, "too_long"),
    ],
)
def test_a_value_that_cannot_be_used_is_reported_with_its_column(
    tmp_path: Path, column: str, value: str, code: str
) -> None:
    row = complaint(tmp_path, table(FULL | {column: value}))
    assert (row.line, row.column, row.code) == (2, column, code)
    assert row.message
    assert row.hint


def test_a_row_without_any_title_is_bad(tmp_path: Path) -> None:
    assert complaint(tmp_path, table(FULL | {"title_zh": "", "title_en": " "})).code == "empty"


@pytest.mark.parametrize(
    ("column", "value", "field", "expected"),
    [
        ("stock", "0", "available", False),
        ("stock", "0", "stock", 0),
        ("stock", "12.0", "stock", 12),
        ("stock", "１２", "stock", 12),
        ("stock", "", "available", True),
        ("rating_count", "", "rating_count", 0),
        ("released", "2024/5/1", "released", "2024-05-01"),
        ("released", "2024-05-01T23:30:00-02:00", "released", "2024-05-02"),
        ("list_price", "299", "list_price_minor", None),
        ("list_price", "199", "list_price_minor", None),
        ("list_price", "", "list_price_minor", None),
        ("attributes", "", "attributes", {}),
        ("category_zh", "家居＞杯壶 >> 马克杯 > ", "category_zh", ("家居", "杯壶", "马克杯")),
        ("url", "//cdn.example/a b.png", "url", "https://cdn.example/a%20b.png"),
        ("description_en", "a\r\nb", "description_en", "a\nb"),
    ],
)
def test_values_are_made_regular(tmp_path: Path, column: str, value: str, field: str, expected: object) -> None:
    assert getattr(product(tmp_path, table(FULL | {column: value})), field) == expected


def test_a_rating_of_zero_by_nobody_is_no_rating(tmp_path: Path) -> None:
    assert product(tmp_path, table(FULL | {"rating": "0", "rating_count": "0"})).rating is None
    assert product(tmp_path, table(FULL | {"rating": "0", "rating_count": "3"})).rating == 0


@pytest.mark.parametrize(
    ("price", "column", "given", "currency", "minor"),
    [
        ("¥99", "JPY", None, "JPY", 99),
        ("¥99", "CNY", None, "CNY", 9900),
        ("¥99", "", "JPY", "JPY", 99),
        ("99", "JPY", "CNY", "JPY", 99),
        ("99", "", "KWD", "KWD", 99000),
        ("99 USD", "", "CNY", "USD", 9900),
    ],
)
def test_the_currency_column_wins_over_what_the_import_was_told(
    tmp_path: Path, price: str, column: str, given: str | None, currency: str, minor: int
) -> None:
    row = product(tmp_path, table({"id": "1", "title_en": "a", "price": price, "currency": column}), given)
    assert (row.currency, row.price_minor) == (currency, minor)


def test_no_currency_anywhere_makes_the_row_bad(tmp_path: Path) -> None:
    row = complaint(tmp_path, b"id,title_en,price\n1,a,99\n")
    assert (row.code, row.column) == ("currency_missing", "price")


def test_an_unknown_currency_for_the_import_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FieldError, match="XXQ"):
        read(tmp_path, table(FULL), "XXQ")


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        (b'{"id": 1', None, "json"),
        (b"[1, 2]", None, "json"),
        (b'{"id": NaN}', None, "json"),
        (b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", None, "json"),
        (b'{"id": ' + b"9" * 5000 + b"}", None, "json"),
        (json_line(title_en="a\\ud800").replace(b"\\\\", b"\\"), None, "json"),
        (json_line(title_en="a\x00b"), "title_en", "zero_byte"),
        (json_line(id=True), "id", "type"),
        (json_line(id=None), "id", "empty"),
        (json_line(title_en={"en": "Mug"}), "title_en", "type"),
        (json_line(price=-1), "price", "price_negative"),
        (b'{"id": 1, "title_en": "a", "currency": "CNY", "price": 1e400}', "price", "price"),
        (json_line(category_en=[{"a": 1}]), "category_en", "type"),
        (json_line(attributes=[1]), "attributes", "attributes"),
    ],
)
def test_a_bad_json_line_is_reported_and_the_next_is_read(
    tmp_path: Path, line: bytes, column: str | None, code: str
) -> None:
    before, bad, after = read(tmp_path, json_line() + line.strip() + b"\n" + json_line())
    assert isinstance(bad, BadRow)
    assert (bad.line, bad.column, bad.code) == (2, column, code)
    assert isinstance(before, ProductRow)
    assert isinstance(after, ProductRow)


def test_names_in_json_lines_are_compared_as_columns_are(tmp_path: Path) -> None:
    feed = read(tmp_path, b'{"ID": 7, "Title EN": "Mug", "price": "5", "currency": "CNY", "shelf": 3}\n')
    (row,) = feed
    assert isinstance(row, ProductRow)
    assert (row.id, row.title_en) == ("7", "Mug")
    assert feed.ignored_columns == ["shelf"]


def test_a_json_price_is_as_exact_as_it_was_written(tmp_path: Path) -> None:
    for price, minor in ((0.29, 29), (1299.99, 129999), (4.35, 435), (1e2, 10000), (0.1 + 0.2, 30)):
        assert product(tmp_path, json_line(price=price)).price_minor == minor


GOOGLE = {
    "id": "G1",
    "title": "Linen shirt",
    "description": "Light and airy.",
    "link": "https://shop.example/p/g1",
    "image_link": "https://shop.example/g1.webp",
    "availability": "in_stock",
    "price": "28.99 USD",
    "sale_price": "",
    "sale_price_effective_date": "",
    "brand": "Livostyle",
    "google_product_category": "212",
    "product_type": "Apparel > Shirts",
    "item_group_id": "linen",
    "color": "white/sand",
    "size": "M/L",
    "material": "linen",
    "pattern": "",
    "gender": "female",
    "age_group": "adult",
    "size_type": "regular",
    "custom_label_0": "summer | linen",
    "custom_label_1": "new | summer",
    "gtin": "123",
}


@pytest.mark.parametrize("delimiter", ["\t", ","])
def test_a_google_merchant_feed_is_read(tmp_path: Path, delimiter: str) -> None:
    feed = read(tmp_path, table(GOOGLE, delimiter=delimiter))
    assert feed.format == "Google Merchant"
    assert feed.ignored_columns == ["gtin"]
    assert list(feed) == [
        ProductRow(
            line=2,
            id="G1",
            title_zh=None,
            title_en="Linen shirt",
            category_zh=(),
            category_en=("Apparel", "Shirts"),
            google_category="212",
            brand_zh=None,
            brand_en="Livostyle",
            price_minor=2899,
            list_price_minor=None,
            currency="USD",
            stock=None,
            available=True,
            description_zh=None,
            description_en="Light and airy.",
            attributes={
                "颜色|colour": ["white", "sand"],
                "尺码|size": "M/L",
                "材质|material": "linen",
                "性别|gender": "female",
                "年龄段|age group": "adult",
                "尺码类型|size type": "regular",
            },
            image="https://shop.example/g1.webp",
            url="https://shop.example/p/g1",
            tags=("summer", "linen", "new"),
            group="linen",
        )
    ]


def test_google_column_names_may_have_spaces_and_a_prefix(tmp_path: Path) -> None:
    row = product(tmp_path, b"ID\tTitle\tImage Link\tg:price\nG1\tMug\thttps://x.example/m.png\t5 USD\n")
    assert (row.image, row.price_minor) == ("https://x.example/m.png", 500)


def test_google_texts_go_to_the_language_of_their_letters(tmp_path: Path) -> None:
    chinese = {"title": "亚麻衬衫 Slim", "description": "轻薄透气", "brand": "清屿", "product_type": "服装 > 衬衫"}
    row = product(tmp_path, table(GOOGLE | chinese))
    assert (row.title_zh, row.title_en) == ("亚麻衬衫 Slim", None)
    assert (row.description_zh, row.brand_zh, row.category_zh) == ("轻薄透气", "清屿", ("服装", "衬衫"))
    assert (row.description_en, row.brand_en, row.category_en) == (None, None, ())


def test_google_category_path_stands_in_for_a_missing_product_type(tmp_path: Path) -> None:
    row = product(tmp_path, table(GOOGLE | {"product_type": "", "google_product_category": "Apparel > Shirts & Tops"}))
    assert row.category_en == ("Apparel", "Shirts & Tops")
    assert product(tmp_path, table(GOOGLE | {"product_type": ""})).category_en == ()


@pytest.mark.parametrize(
    ("text", "available", "stock"),
    [
        ("in_stock", True, None),
        ("in stock", True, None),
        ("In Stock", True, None),
        ("有货", True, None),
        ("", True, None),
        ("out_of_stock", False, 0),
        ("out of stock", False, 0),
        ("preorder", False, 0),
        ("backorder", False, 0),
    ],
)
def test_google_availability_in_its_spellings(tmp_path: Path, text: str, available: bool, stock: int | None) -> None:
    row = product(tmp_path, table(GOOGLE | {"availability": text}))
    assert (row.available, row.stock) == (available, stock)


def test_an_unknown_availability_is_bad_with_the_nearest_one(tmp_path: Path) -> None:
    row = complaint(tmp_path, table(GOOGLE | {"availability": "in stok"}))
    assert (row.column, row.code) == ("availability", "availability")
    assert '"in_stock"' in row.hint


@pytest.mark.parametrize(
    ("sale", "period", "expected"),
    [
        ("19.99 USD", "", (1999, 2899)),
        ("19.99 USD", "2020-01-01T00:00+0100/2099-01-01T00:00+0100", (1999, 2899)),
        ("19.99 USD", "2020-01-01/2099-01-01", (1999, 2899)),
        ("19.99 USD", "2020-01-01T00:00Z/2020-02-01T00:00Z", (2899, None)),
        ("19.99 USD", "2099-01-01T00:00Z/2099-02-01T00:00Z", (2899, None)),
        ("28.99 USD", "", (2899, None)),
        ("35.00 USD", "", (2899, None)),
    ],
)
def test_a_google_sale_price_counts_while_it_holds(
    tmp_path: Path, sale: str, period: str, expected: tuple[int, int | None]
) -> None:
    row = product(tmp_path, table(GOOGLE | {"sale_price": sale, "sale_price_effective_date": period}))
    assert (row.price_minor, row.list_price_minor) == expected


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("sale_price", "19 EUR", "currency_conflict"),
        ("sale_price", "free", "price"),
        ("sale_price_effective_date", "soon", "date"),
        ("price", "28.99 XXQ", "currency"),
        ("price", "28.99", "currency_missing"),
        ("link", "javascript:alert(1)", "link"),
    ],
)
def test_a_bad_google_value_is_reported_with_its_column(tmp_path: Path, column: str, value: str, code: str) -> None:
    row = complaint(tmp_path, table(GOOGLE | {column: value}))
    assert (row.column, row.code) == (column, code)
