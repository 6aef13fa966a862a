"""Texting is written out, and words of goods that look like it are left alone."""

from __future__ import annotations

import pytest

from assistant.language.texting import spell_out


def nothing_known(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hw hevy r these", "how heavy are these"),
        ("n does it fold", "and does it fold"),
        ("case w a window 4 my mum", "case with a window for my mum"),
        ("k add it in blk", "ok add it in black"),
        ("whats ur return policy", "what's your return policy"),
        ("ur so useless", "you are so useless"),
        ("y is it so dear", "why is it so dear"),
        ("有冇蓝牙耳机", "有没有蓝牙耳机"),
        ("点样退货", "怎么退货"),
        ("木有了吗", "没有了吗"),
        ("内个多少钱", "那个多少钱"),
        ("为毛不发货", "为什么不发货"),
        ("8要黑色", "不要黑色"),
    ],
)
def test_what_is_typed_in_a_hurry_is_written_out(typed: str, meant: str) -> None:
    assert spell_out(typed, nothing_known) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "60 w bulb",
        "650 nm laser",
        "gf bread",
        "does it have msg",
        "usb c if possible",
        "vitamin c the strong one",
        "bao wen bei",
        "wo yao yi ge",
        "Da Vinci brushes",
        "实木有现货吗",
        "红木有裂纹怎么办",
        "因为毛衣起球",
        "番茄酱的保质期",
        "酱紫色的包",
        "这个辣么",
        "这锅能用电磁炉吗",
        "多少米一卷",
        "室内个人跑步机",
        "国内种植的茶",
        "无边款眼镜",
        "雨点样式的伞",
        "有没油烟的锅",
        "18要多少钱",
        "券又没有了",
        "大闸蟹蟹卡",
    ],
)
def test_words_of_goods_that_look_like_it_stay(typed: str) -> None:
    assert spell_out(typed, nothing_known) == typed


def test_what_the_shop_knows_stays() -> None:
    assert spell_out("blk hoodie, the blk one", lambda word: word == "blk") == "blk hoodie, the blk one"
    assert spell_out("pharmacy sizs", lambda word: word == "sizs") == "pharmacy sizs"
