"""Prices as shops write them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.catalogue.feeds import FieldError, parse_price
from assistant.catalogue.feeds.money import LARGEST_MINOR, currency_code
from assistant.currencies import CURRENCIES, DOT_GROUPS_THOUSANDS, minor_digits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1299", (129900, "CNY")),
        ("１２９９", (129900, "CNY")),
        ("199.5", (19950, "CNY")),
        (".99", (99, "CNY")),
        ("0", (0, "CNY")),
        ("1,299", (129900, "CNY")),
        ("1,299,000.50", (129900050, "CNY")),
        ("12,99,000", (129900000, "CNY")),
        ("1299,00", (129900, "CNY")),
        ("1,29", (129, "CNY")),
        ("1'299.50", (129950, "CNY")),
        ("1299,-", (129900, "CNY")),
        ("¥1,299.00", (129900, "CNY")),
        ("￥1，299", (129900, "CNY")),
        ("1299元", (129900, "CNY")),
        ("人民币 99", (9900, "CNY")),
        ("RMB 99", (9900, "CNY")),
        ("129.99 CNY", (12999, "CNY")),
        ("cny129.99", (12999, "CNY")),
        ("¥99 CNY", (9900, "CNY")),
        ("1.299,00 €", (129900, "EUR")),
        ("1.299 €", (129900, "EUR")),
        ("1\u00a0299,00 EUR", (129900, "EUR")),
        ("1\u202f299,00 EUR", (129900, "EUR")),
        ("$28.99", (2899, "USD")),
        ("28.99 USD", (2899, "USD")),
        ("£0.85", (85, "GBP")),
        ("US$ 5", (500, "USD")),
        ("HK$5", (500, "HKD")),
        ("NT$ 5", (500, "TWD")),
        ("Rs. 99", (9900, "INR")),
        ("1980 JPY", (1980, "JPY")),
        ("1,980円", (1980, "JPY")),
        ("1980.00 JPY", (1980, "JPY")),
        ("9,900 KRW", (9900, "KRW")),
        ("199.000 ₫", (199000, "VND")),
        ("1.234 KWD", (1234, "KWD")),
        ("5 BHD", (5000, "BHD")),
        ("28.990000000000002", (2899, "CNY")),
        ("28.989999999999998", (2899, "CNY")),
        ("10000000000", (LARGEST_MINOR, "CNY")),
    ],
)
def test_a_price_is_read_into_minor_units_and_its_currency(text: str, expected: tuple[int, str]) -> None:
    assert parse_price(text, "CNY") == expected


@pytest.mark.parametrize(
    ("text", "default", "currency"),
    [
        ("¥99", "JPY", "JPY"),
        ("¥99", "CNY", "CNY"),
        ("¥99", "USD", "CNY"),
        ("¥99", None, "CNY"),
        ("$99", "CAD", "CAD"),
        ("$99", "EUR", "USD"),
        ("99元", "TWD", "TWD"),
        ("99 kr", "NOK", "NOK"),
        ("99 USD", "CNY", "USD"),
        ("$99 CAD", "USD", "CAD"),
    ],
)
def test_a_shared_mark_means_the_default_currency_when_it_can(text: str, default: str | None, currency: str) -> None:
    assert parse_price(text, default)[1] == currency


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "price"),
        ("   ", "price"),
        ("call us", "price"),
        ("价格面议", "price"),
        ("NaN", "price"),
        ("inf", "price"),
        ("1e400", "price"),
        ("1E5", "price"),
        ("10-20", "price"),
        ("99起", "price"),
        ("1.2万", "price"),
        ("28⁹⁹", "price"),
        ("1 2 3", "price"),
        ("1,2,3", "price"),
        ("1.2.3", "price"),
        ("1,29,9.00", "price"),
        ("9" * 100, "price"),
        ("-5", "price_negative"),
        ("−5", "price_negative"),
        ("¥-5", "price_negative"),
        ("(5.00)", "price_negative"),
        ("5-", "price_negative"),
        ("1.299", "price_decimals"),
        ("28.999", "price_decimals"),
        ("0.001", "price_decimals"),
        ("9.5 JPY", "price_decimals"),
        ("1.2345 KWD", "price_decimals"),
        ("10000000000.01", "price_large"),
        ("99999999999999999999", "price_large"),
        ("5 XXQ", "currency"),
        ("$5 EUR", "currency"),
    ],
)
def test_what_is_not_one_exact_price_is_refused_with_a_hint(text: str, code: str) -> None:
    with pytest.raises(FieldError) as refused:
        parse_price(text, "CNY")
    assert refused.value.code == code
    assert refused.value.hint


def test_a_price_without_any_currency_is_refused() -> None:
    with pytest.raises(FieldError) as refused:
        parse_price("99", None)
    assert refused.value.code == "currency_missing"


@pytest.mark.parametrize(("text", "minor"), [("3.3333", 333), ("0.005", 1), ("2.675", 268), ("1.004", 100)])
def test_unit_prices_from_a_division_can_be_rounded_half_up(text: str, minor: int) -> None:
    assert parse_price(text, "GBP", exact=False) == (minor, "GBP")


@pytest.mark.parametrize(("text", "code"), [(" cny ", "CNY"), ("RMB", "CNY"), ("€", "EUR"), ("kwd", "KWD")])
def test_a_currency_is_named_by_its_code_or_by_a_mark_of_its_own(text: str, code: str) -> None:
    assert currency_code(text) == code


@pytest.mark.parametrize("text", ["XXQ", "", "$", "¥", "dollars"])
def test_a_currency_that_could_be_several_or_none_is_refused(text: str) -> None:
    with pytest.raises(FieldError) as refused:
        currency_code(text)
    assert refused.value.code == "currency"


amounts = st.integers(0, LARGEST_MINOR)
currencies = st.sampled_from(sorted(CURRENCIES))


def decimal_text(minor: int, digits: int, point: str, group: str) -> str:
    whole, fraction = divmod(minor, 10**digits)
    grouped = f"{whole:,}".replace(",", group)
    return f"{grouped}{point}{fraction:0{digits}d}" if digits else grouped


@given(amounts, currencies)
def test_a_plain_decimal_price_comes_back_exactly(minor: int, currency: str) -> None:
    text = decimal_text(minor, minor_digits(currency), ".", "")
    assert parse_price(text, currency) == (minor, currency)


@given(amounts, currencies, st.sampled_from([(".", ","), (",", "."), (".", " "), (",", "\u00a0"), (".", "'")]))
def test_a_grouped_price_beside_its_code_comes_back_exactly(minor: int, currency: str, marks: tuple[str, str]) -> None:
    point, group = marks
    digits = minor_digits(currency)
    thousands = 0 < minor // 10**digits < 1000
    assume(not (digits == 3 and point == "," and thousands))  # 1,299 groups thousands, by rule
    assume(digits or group != "." or currency in DOT_GROUPS_THOUSANDS or minor < 1000 or minor >= 10**6)  # 1.299
    text = f"{decimal_text(minor, digits, point, group)} {currency}"
    assert parse_price(text, "CNY") == (minor, currency)


@given(st.text(max_size=80))
def test_any_text_is_a_price_or_refused(text: str) -> None:
    try:
        minor, currency = parse_price(text, "CNY")
    except FieldError:
        return
    assert 0 <= minor <= LARGEST_MINOR
    assert currency in CURRENCIES
