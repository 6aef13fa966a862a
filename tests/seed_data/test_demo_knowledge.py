"""The policies: both languages, one truth, and the voice of the shop."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from assistant.knowledge.rows import ArticleRow
from seed_data.generate import orders as rules

Articles = list[dict[str, Any]]

GROUPS = {"returns", "shipping", "orders", "payment", "coupons", "account", "privacy", "service"}


def _answer(articles: Articles, topic: str, language: str) -> str:
    return next(a["answer"] for a in articles if (a["id"], a["language"]) == (topic, language))


def test_every_subject_is_told_in_both_languages(articles: Articles) -> None:
    told = Counter(article["id"] for article in articles)
    assert set(told.values()) == {2}
    assert len(told) >= 36
    assert {article["topic_group"] for article in articles} == GROUPS
    assert len({(article["id"], article["language"]) for article in articles}) == len(articles)


def test_every_line_is_accepted_by_the_import(articles: Articles) -> None:
    for article in articles:
        assert ArticleRow.model_validate(article).url == f"/help#{article['id']}"


def test_the_two_languages_of_an_article_are_filed_alike(articles: Articles) -> None:
    filed: dict[str, set[tuple[str, ...]]] = {}
    for article in articles:
        place = tuple(str(article[field]) for field in ("topic_group", "intent", "valid_from", "valid_to"))
        filed.setdefault(article["id"], set()).add(place)
    assert {topic: places for topic, places in filed.items() if len(places) > 1} == {}


def test_both_languages_give_the_same_numbers(articles: Articles) -> None:
    for topic in {article["id"] for article in articles}:
        numbers = [sorted(re.findall(r"\d+(?:[,:]\d+)*", _answer(articles, topic, lang))) for lang in ("zh", "en")]
        assert numbers[0] == numbers[1], topic


def test_questions_are_many_and_lead_to_one_article(articles: Articles) -> None:
    wordings = Counter(question.casefold() for article in articles for question in article["questions"])
    assert [wording for wording, times in wordings.items() if times > 1] == []
    assert all(8 <= len(article["questions"]) <= 20 for article in articles)


def test_answers_are_short_and_speak_in_the_voice_of_the_shop(articles: Articles) -> None:
    for article in articles:
        answer = article["answer"]
        if article["language"] == "zh":
            assert not re.search(r"您|亲，|亲爱|～|！|小编", answer), article["id"]
            assert len(answer) <= 110, article["id"]
        else:
            assert "!" not in answer, article["id"]
            assert len(answer.split()) <= 65, article["id"]


def test_shipping_article_tells_the_rules_that_orders_follow(articles: Articles) -> None:
    for language in ("zh", "en"):
        answer = _answer(articles, "shipping-fee", language)
        assert f"¥{rules.SHIPPING_FEE}" in answer
        assert f"¥{rules.FREE_SHIPPING_FROM}" in answer
        assert f"{rules.LAST_SAME_DAY_HOUR}:00" in _answer(articles, "delivery-time", language)
        assert str(rules.UNPAID_FOR.days * 24) in _answer(articles, "cancel-order", language)
        assert str(rules.RETURN_WINDOW.days) in _answer(articles, "returns-7-days", language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_new_customer_article_tells_the_coupon_as_it_is(
    language: str, articles: Articles, coupons: list[dict[str, Any]]
) -> None:
    coupon = next(c for c in coupons if c["first_order"])
    answer = _answer(articles, "new-customer", language)
    assert coupon["code"] in answer
    assert f"¥{coupon['value']}" in answer
    assert f"¥{coupon['min_spend']}" in answer
