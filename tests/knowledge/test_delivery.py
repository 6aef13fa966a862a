"""Delivery terms: what delivery costs and from what spend on it is free, as articles say it."""

from __future__ import annotations

import pytest

from assistant.knowledge.articles import Article
from assistant.knowledge.delivery import read_delivery_terms


def article(language: str, answer: str, intent: str = "shipping", id_: str = "delivery") -> Article:
    return Article(id_, language, "", (), answer, None, intent)


@pytest.mark.parametrize(
    ("language", "answer", "fee", "free_from"),
    [
        ("en", "Delivery is a flat £3.50. Orders over £40 ship free.", 350, 4000),
        ("en", "We charge $5 shipping; spend $60 or more and it's free.", 500, 6000),
        ("en", "Free shipping on all orders over $50! Otherwise it is $4.99 flat rate.", 499, 5000),
        ("en", "Free UK delivery when you spend £30. Below that it's £2.95. Highlands £8.", 295, 3000),
        ("en", "Shipping costs $8. Returns are free within 30 days for orders over $20.", 800, None),
        ("zh", "全场满88元包邮，不满88元收运费8元。", 800, 8800),
        ("zh", "邮费统一10元，199以上免邮。", 1000, 19900),
        ("zh", "每单运费 ¥6，优惠后满 ¥59 包邮。偏远地区运费 ¥15，满 ¥199 包邮。", 600, 5900),
    ],
)
def test_terms_are_read(language: str, answer: str, fee: int | None, free_from: int | None) -> None:
    terms = read_delivery_terms([article(language, answer)], "USD")
    assert terms is not None
    assert (terms.fee_minor, terms.free_from_minor) == (fee, free_from)
    assert terms.sentence in answer or all(part.strip() in answer for part in terms.sentence.split(". "))


def test_what_says_nothing_of_it_has_no_terms() -> None:
    assert read_delivery_terms([article("en", "Returns are free. We post everywhere.")], "USD") is None
    assert read_delivery_terms([article("zh", "退货满 50 包邮。", "returns")], "CNY") is None


def test_only_what_is_left_after_coupons_counts_where_the_shop_says_so() -> None:
    terms = read_delivery_terms([article("zh", "每单运费 ¥6，优惠后满 ¥59 包邮。")], "CNY")
    assert terms is not None
    assert (terms.fee_for(6000), terms.fee_for(6000, 500)) == (0, 600)
    assert (terms.missing_minor(6000), terms.missing_minor(6000, 500)) == (0, 400)
