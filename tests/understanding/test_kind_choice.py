"""Of several kinds that a word may mean, the one whose goods have what else is said."""

from __future__ import annotations

import pytest

from tests.understanding.readable import readable


@pytest.mark.parametrize(
    ("said", "kind"),
    [("笔记本 512GB存储", "kind Laptops"), ("16GB内存的笔记本", "kind Laptops"), ("512GB的笔记本", "kind Laptops")],
)
def test_properties_choose_the_kind(demo, said, kind):
    assert kind in readable(demo.parse(said), demo.vocabulary)


def test_without_properties_the_shops_own_name_holds(demo, stationery):
    assert "kind 笔记本" in readable(stationery.parse("方格笔记本"), stationery.vocabulary)
    plain = demo.parse("笔记本").constraints
    assert [c.kind for c in plain] == ["category"]
    assert demo.parse("好看的笔记本").constraints[0].categories == plain[0].categories


def test_a_refused_kind_is_left_as_it_is(demo):
    refused = demo.parse("不要笔记本").constraints[0]
    assert refused.exclude
    assert demo.parse("512GB 不要笔记本").constraints[-1].exclude
