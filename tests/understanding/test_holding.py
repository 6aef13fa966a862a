"""What goes into goods, what they hardly do, whose age is told, and goods that are called by two nouns."""

from __future__ import annotations

import pytest

from assistant.query.preferences import Recipient
from assistant.query.query import Context


def after(shop, said: str) -> Context:
    return Context(constraints=shop.parse(said).constraints, shown=tuple("abcdef"))


def kinds(query) -> dict:
    return {c.kind: c for c in query.constraints}


@pytest.mark.parametrize(
    "said",
    ["双肩包 能放15寸电脑", "能装下15寸电脑的双肩包", "装得下电脑的双肩包", "a backpack that fits a 15 inch laptop"],
)
def test_what_goes_into_the_goods_is_not_the_goods(demo, said):
    query = demo.parse(said)
    found, bags = kinds(query), kinds(demo.parse("双肩包"))
    assert found["category"].categories == bags["category"].categories
    assert "purpose" in found
    assert query.unknown == ()


@pytest.mark.parametrize("said", ["要能装电脑的", "能放得下电脑的", "it should fit a laptop"])
def test_what_must_go_into_it_refines_what_is_wished_for(demo, said):
    query = demo.parse(said, after(demo, "双肩包"))
    assert (query.intent, list(kinds(query))) == ("refine", ["purpose"])


@pytest.mark.parametrize(
    ("said", "unknown"),
    [("耳机 不容易掉", "不容易掉"), ("不会掉的耳机", "不会掉"), ("earbuds that won't fall", "won't fall")],
)
def test_what_goods_hardly_do_is_told_whole_and_excludes_nothing(demo, said, unknown):
    query = demo.parse(said)
    assert query.unknown == (unknown,)
    assert [(c.kind, getattr(c, "exclude", False)) for c in query.constraints] == [("category", False)]


def test_hardly_dear_is_cheap_and_hardly_heavy_is_light(demo):
    assert kinds(demo.parse("不会太贵的耳机"))["sort"].by == "price_asc"
    assert kinds(demo.parse("不会很重的帐篷"))["measure"].degree == "light"


@pytest.mark.parametrize(
    ("said", "months"),
    [("我家猫8个月 吃什么猫粮", 8), ("宝宝6个月了 吃什么", 6), ("my kitten is 8 months, cat food", 8)],
)
def test_months_right_after_someone_are_an_age(demo, said, months):
    query = demo.parse(said)
    found = kinds(query)
    assert found["recipient"].age == (pytest.approx(months / 12),) * 2
    assert "number" not in found
    assert query.unknown == ()


def test_months_of_goods_are_no_age(demo):
    assert "recipient" not in kinds(demo.parse("保质期8个月的猫粮"))


def test_goods_called_by_two_nouns_are_told_as_one_word(demo):
    assert [zh for zh, _ in demo.parse("有空调被吗").not_sold] == ["空调被"]
    assert [zh for zh, _ in demo.parse("有空调吗").not_sold] == ["空调"]


@pytest.mark.parametrize(
    ("age", "zh", "en"),
    [((2 / 3, 2 / 3), "8个月大", "8 months old"), ((1, 1), "1岁", "1 years old"), ((3, 5), "3–5岁", "3–5 years old")],
)
def test_the_age_of_the_very_young_is_told_in_months(age, zh, en):
    recipient = Recipient(age=age)
    assert (recipient.name("zh"), recipient.name("en")) == (zh, en)
