"""Chinese numbers, and the words around them that make a number a limit."""

from __future__ import annotations

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}  # fmt: skip
_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000, "万": 10_000}

NUMBER = "[零〇一二两俩三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万半]{1,12}"


def parse_number(text: str) -> float | None:
    """The value of a Chinese numeral, or None when it is not one.

    Knows what speakers leave out: 三百五 is 350, 一万二 is 12,000, 半百 is 50, and 三五百 is no single number.
    """
    if text == "半":
        return 0.5
    if text == "半百":
        return 50
    total = section = 0.0
    digit: int | None = None
    last_scale = 1
    seen_zero = False
    for char in text:
        if char in _DIGITS:
            if digit is not None and digit != 0:
                return _spelled(text)
            digit = _DIGITS[char]
            seen_zero = seen_zero or digit == 0
        elif char in _SCALES:
            scale = _SCALES[char]
            # 十块, 百来块, 千元机: a scale that begins a number stands for one of it.
            counted = 1 if digit is None and (char == "十" or total + section == 0) else digit or 0
            if scale == 10_000:
                total, section, digit = (total + section + counted) * scale, 0.0, None
            else:
                section += counted * scale
                digit = None
            if total + section == 0:
                return None
            last_scale, seen_zero = scale, False
        else:
            return None
    if digit is not None:
        # 三百五: the last digit is of the next lower scale, unless 零 says otherwise (三百零五).
        section += digit * (last_scale // 10 if last_scale > 10 and not seen_zero else 1)
    return total + section


def _spelled(text: str) -> float | None:
    """Digits read out one by one: 二零二四."""
    return (
        float("".join(str(_DIGITS[char]) for char in text))
        if len(text) > 2 and all(char in _DIGITS for char in text)
        else None
    )


def parse_range(text: str) -> tuple[float, float] | None:
    """Two digits side by side are a range: 三五百 is 300 to 500, 七八十 is 70 to 80, 一百五六 is 150 to 160."""
    if len(text) == 3 and text[0] in _DIGITS and text[1] in _DIGITS and text[2] in _SCALES:
        low, high, scale = _DIGITS[text[0]], _DIGITS[text[1]], _SCALES[text[2]]
        if 0 < low < high:
            return low * scale, high * scale
    if len(text) >= 4 and text[-3] in _SCALES and text[-2] in _DIGITS and text[-1] in _DIGITS:
        least, most = parse_number(text[:-1]), parse_number(f"{text[:-2]}{text[-1]}")
        if least is not None and most is not None and least < most:
            return least, most
    return None


BELOW_BEFORE = (
    "不超过",
    "不要超过",
    "别超过",
    "不高于",
    "低于",
    "少于",
    "小于",
    "最多",
    "至多",
    "顶多",
    "预算",
    "预算是",
    "预算在",
    "上限",
    "不到",
    "不大于",
    "控制在",
)
BELOW_AFTER = ("不到", "以内", "以下", "之内", "之下", "以里", "封顶", "内", "打住", "预算", "的预算")
ABOVE_BEFORE = ("不低于", "不少于", "高于", "大于", "多于", "超过", "至少", "最少", "起码", "不小于")
ABOVE_AFTER = ("以上", "之上", "往上", "起步", "起")
AROUND_BEFORE = ("大概", "大约", "差不多", "约", "大致")
AROUND_AFTER = ("左右", "上下", "出头", "的样子", "前后")
BETWEEN_BEFORE = ("介于", "在", "从")
BETWEEN_AFTER = ("之间", "区间")
ORDINAL = "第"  # 第二个 counts nothing
TO = ("到", "至")
LOOSE = ("多", "来", "几", "把")  # 三百多, 一百来块, 百把块

# What a word for money may stand for: the shop's own money where that is among them, else the first; none is any.
CURRENCIES: dict[str, tuple[str, ...]] = {
    "元": (), "块钱": (), "块": (), "圆": (), "人民币": ("CNY",), "美元": ("USD",), "美金": ("USD",), "美刀": ("USD",), "刀": ("USD",), "欧元": ("EUR",), "英镑": ("GBP",),
    "镑": ("GBP",), "日元": ("JPY",), "日币": ("JPY",), "港币": ("HKD",), "港元": ("HKD",), "新台币": ("TWD",), "台币": ("TWD",),
}  # fmt: skip

# Canonical unit and factor; what has no place in a catalogue's numbers is still no price (61键, 3人, 6岁, 2024款).
UNITS: dict[str, tuple[str, float]] = {
    "小时": ("h", 1), "个小时": ("h", 1), "分钟": ("min", 1), "秒": ("s", 1), "天": ("day", 1), "个月": ("month", 1), "年": ("year", 1), "公斤": ("kg", 1), "千克": ("kg", 1), "斤": ("kg", 0.5),
    "克": ("g", 1), "毫克": ("mg", 1), "毫升": ("ml", 1), "升": ("L", 1), "毫米": ("mm", 1), "厘米": ("cm", 1), "公分": ("cm", 1), "米": ("m", 1), "英寸": ("inch", 1), "寸": ("inch", 1),
    "毫安": ("mAh", 1), "毫安时": ("mAh", 1), "瓦": ("W", 1), "伏": ("V", 1), "分贝": ("dB", 1), "赫兹": ("Hz", 1), "流明": ("lm", 1), "万像素": ("MP", 0.01), "星": ("star", 1), "分": ("star", 1), "页": ("page", 1), "件套": ("pcs", 1), "片": ("pcs", 1), "支装": ("pcs", 1), "度": ("°C", 1),
    "人": ("person", 1), "岁": ("age", 1), "键": ("key", 1), "款": ("model", 1), "代": ("generation", 1), "码": ("size", 1), "号": ("size", 1), "个": ("count", 1), "件": ("count", 1), "双": ("count", 1), "条": ("count", 1),
    "台": ("count", 1), "盒": ("count", 1), "瓶": ("count", 1), "包": ("count", 1), "位": ("count", 1), "支": ("count", 1), "本": ("count", 1), "把": ("count", 1), "副": ("count", 1), "份": ("count", 1), "套": ("count", 1), "罐": ("count", 1), "袋": ("count", 1), "级": ("level", 1), "层": ("layer", 1), "折": ("discount", 1), "倍": ("x", 1), "周": ("week", 1), "口": ("port", 1), "格": ("grid", 1),
}  # fmt: skip
