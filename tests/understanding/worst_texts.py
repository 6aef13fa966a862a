"""The worst that shoppers might type: words thrown together, and messages as long as they may be."""

from __future__ import annotations

import random

from assistant.understanding.parse import LONGEST_MESSAGE

# Words that the grammar knows, thrown together.
WORDS = [
    "不要",
    "不",
    "的",
    "或者",
    "和",
    "，",
    "、",
    "。",
    "耳机",
    "手机壳",
    "黑色",
    "白",
    "澜枢",
    "防水",
    "不锈钢",
    "五百",
    "三五百",
    "以内",
    "至少",
    "30小时",
    "左右",
    "块",
    "$",
    "¥",
    "便宜",
    "最",
    "第一个",
    "给",
    "味",
    "not ",
    "no ",
    "too ",
    "or ",
    "and ",
    "for ",
    "with ",
    "without ",
    "mug ",
    "headphones ",
    "black ",
    "Lanshu ",
    "red ",
    "switches ",
    "under ",
    "between ",
    "100",
    " 1.5k ",
    "hours ",
    "cheap ",
    "size ",
    "42 ",
    "iPhone ",
    "chongdianbao ",
    "hedphones ",
    "🎧",
    "！",
    '"',
    "'",
    "*",
    "NEAR(",
    "--",
    "\u200b",
    "％",
]
# What patterns may stumble over when it comes again and again.
NASTY = [
    "1",
    "1 ",
    "一",
    "百",
    "-",
    " ",
    "a",
    "a ",
    "1,000,",
    "1,000.",
    "一百",
    "两百多",
    "one hundred and ",
    "between 1 and ",
    "under ",
    "在",
    "从1到",
    "& ",
    "和",
    "'",
    "a'b",
    "a-",
    "$",
    "不要超过",
    "no more than ",
    "約",
]


def repeated(*pieces: str) -> str:
    """The pieces over and over, as long as a message may be."""
    whole = "".join(pieces)
    return (whole * LONGEST_MESSAGE)[:LONGEST_MESSAGE]


def shuffled(*pieces: str) -> str:
    """The pieces in disorder, the same each time, as long as a message may be."""
    return "".join(random.Random(0).choices(pieces, k=LONGEST_MESSAGE))[:LONGEST_MESSAGE]


WORST = {
    "letter": repeated("a"),
    "digit": repeated("1"),
    "numbers": repeated("1 "),
    "character": repeated("杯"),
    "strange character": repeated("怀"),
    "syllable": repeated("ma"),
    "syllables": shuffled("bao", "wen", "bei", "chong", "dian", "lan", "ya"),
    "syllables apart": shuffled("bao ", "wen ", "bei ", "chong ", "dian ", "zzq "),
    "commas": repeated(","),
    "negators": repeated("不要"),
    "negated colours": repeated("不要黑色"),
    "emoji": repeated("🎧"),
    "marks": "e" + repeated("\u0301"),
    "ligatures": repeated("\ufdfa"),
    "rare characters": repeated("𠀀"),
    "unknown words": shuffled(*(f"{a}{b}{c}{d} " for a in "bkz" for b in "aou" for c in "lrd" for d in "eix")),
    "any characters": shuffled(*(chr(n) for n in range(0x4E00, 0x9FA5, 7))),
    "characters of names": shuffled(*"保温杯充电宝蓝牙音箱耳机手壳鸡怀香道路双肩包建盘机"),
    "slips": repeated("hedphones "),
    "slips together": repeated("hedphones"),
    "words together": repeated("headphones"),
    "initials": repeated("cdb "),
    "addresses": repeated("a@b.com "),
    "prices": repeated("100元"),
    "limits": repeated("under 100 "),
    "both scripts": shuffled("充", "dian", "宝", " ", "hedphne", "耳鸡"),
}
