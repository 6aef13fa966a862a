"""Numerals: Chinese numbers, and the words around them that make a number a limit."""

from __future__ import annotations

from assistant.language.zh import script

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}  # fmt: skip
_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000, "万": 10_000}
# 双人帐篷 is for two.
_PEOPLE = {"单": 1.0, "双": 2.0}
# 几百 is some hundreds, as many as one digit tells.
_SOME = {"几": (2, 9), "好几": (3, 9), "小几": (2, 4), "大几": (6, 9), "数": (2, 9)}
# 百八十 is a hundred or but eighty; it is said with 儿 too.
_OR_LESS = {"百八十": (80.0, 100.0), "千八百": (800.0, 1_000.0), "万八千": (8_000.0, 10_000.0)}

NUMBER = "(?:[单双](?=人)|上[百千万](?=[块元的多])|[百千万]儿八[十百千]|[好小大]?几[十百千万]{1,2}|数[百千万]|[零〇一二两俩三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万半]{1,12})"


def parse_number(text: str) -> float | None:
    """The value of a Chinese numeral, or None when it is not one.

    Knows what speakers leave out: 三百五 is 350, 一万二 is 12,000, 半百 is 50, and 三五百 is no single number.
    """
    if text in _PEOPLE:
        return _PEOPLE[text]
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
            counted = 1 if digit is None and (char in "十拾" or total + section == 0) else digit or 0
            if scale == 10_000:
                whole = total + section if digit is None and total + section else total + section + counted
                total, section, digit = whole * scale, 0.0, None
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
    """The bounds of a numeral that says two: 三五百 is 300 to 500, 一百五六 is 150 to 160, 七八 is 7 to 8, 几百 is 200 to 900."""
    if text.replace("儿", "") in _OR_LESS:
        return _OR_LESS[text.replace("儿", "")]
    for some, (least, most) in _SOME.items():
        if text.startswith(some) and len(text) > len(some):
            scale = parse_number(text[len(some) :])
            return (least * scale, most * scale) if scale else None
    if len(text) >= 2 and all(char in _DIGITS for char in text[:2]) and all(char in _SCALES for char in text[2:]):
        low, high, scale = _DIGITS[text[0]], _DIGITS[text[1]], parse_number(text[2:]) if text[2:] else 1.0
        return (low * scale, high * scale) if 0 < low < high and scale else None
    if len(text) >= 3 and text[-3] in _SCALES and text[-2] in _DIGITS and text[-1] in _DIGITS:
        first, second = parse_number(text[:-1]), parse_number(f"{text[:-2]}{text[-1]}")
        if first is not None and second is not None and _DIGITS[text[-2]] and first < second:
            return first, second
    return None


def scale_of(text: str) -> int:
    """The scale that a numeral ends in (五百: 100), 1 when it ends in none; 三到五百 is of hundreds throughout."""
    return _SCALES.get(text[-1:], 1)


# Words right before a number, by what they make of it. A later word of a chain gives way: 预算大概300 is around.
BEFORE: dict[str, tuple[str, ...]] = {
    "below": (
        "不到", "不足", "不超", "别超", "低于", "少于", "小于", "最多", "至多", "顶多", "最高", "上限", "低至", "控制在", "便宜过", "轻于", "短于", "上限是", "上限为", "控制到", "压在",
    ),
    "above": ("高于", "大于", "多于", "超过", "超出", "至少", "最少", "最低", "起码", "不下", "下限", "贵过", "重于", "长于", "大过", "多过", "不止", "得有"),
    "around": ("大概", "大约", "差不多", "约", "大致", "接近", "将近", "估计", "约莫", "大约是", "左右", "差不多是"),
    "exact": ("正好", "刚好", "恰好", "就", "就要", "整", "正好是", "刚好是"),
    "budget": ("预算", "价格预算", "预算是", "一共", "总共", "总价", "限额", "心理价位", "心理价", "预算只有", "只能花", "能花", "可以花", "想花", "打算花", "准备花", "花", "愿意花"),
    "purse": ("只有", "就有", "手上有", "手头有", "有"),
    "between": ("介于", "在", "从"),
    "than": ("比",),
    "link": ("的是", "是", "为", "也就", "价格", "价位", "价钱", "价", "单价", "人均", "每人", "每个", "每件", "要", "想要", "能", "得"),
    "not": ("不", "别", "不要", "不想", "不能", "别要", "不可以", "不得", "不会", "不用", "不希望"),
    "spend": ("花", "卖", "价格", "价位", "想花", "买"),
    # 满200减30 says nothing of what a thing costs.
    "offer": ("满", "减", "立减", "直减", "返", "返现", "优惠券", "优惠", "代金券", "红包", "券", "抵", "抵扣", "面值", "运费", "邮费", "订单满", "总额", "订单", "订单金额", "合计", "门槛", "满减", "折扣", "总价", "总金额", "消费满", "购物满"),
    "generic": ("商品", "产品", "的", "金额", "必须", "需要", "需", "要求", "达到", "每单", "全场"),
    "age": ("年龄", "年纪", "年满"),
    "ordinal": ("第", "年份"),
}  # fmt: skip
# Words right after a number with its unit. Those of "bigger" and "smaller" need 比 before it.
AFTER: dict[str, tuple[str, ...]] = {
    "below": (
        "不到", "以内", "以下", "之内", "之下", "以里", "封顶", "内", "打住", "预算", "的预算", "为限", "为上限", "及以下", "或以下", "或更少", "顶天", "顶天了", "为止", "不到点", "还不到", "都不到", "不超过",
    ),
    "above": ("以上", "之上", "往上", "起步", "起", "起跳", "开外", "朝上", "及以上", "或以上", "或更多", "打底", "起卖", "往上走"),
    "around": (
        "左右", "上下", "的样子", "样子", "前后", "差不多", "附近", "价位", "的价位", "这个价位", "价位的", "档", "档位", "这个价", "那样", "左右吧", "上下浮动",
    ),
    "just over": ("出头", "刚出头", "冒头", "多一点", "多点"),
    "exact": ("整", "正好", "刚好", "整的"),
    "between": ("之间", "区间", "范围", "范围内", "这个区间", "的区间"),
    "bigger": ("大", "重", "长", "高", "贵", "多", "宽", "厚", "久", "远", "强", "快", "更大", "更长", "更高", "更重", "要大", "要长", "要高", "还大", "还长"),
    "smaller": ("小", "轻", "短", "矮", "便宜", "少", "低", "窄", "薄", "近", "慢", "更小", "更轻", "更短", "更低", "更便宜", "要小", "要轻", "要短", "要便宜", "还便宜", "还轻"),
    "offer": ("减", "立减", "券", "优惠券", "代金券", "红包", "免运费", "运费", "邮费", "的券", "的优惠券", "抵扣", "优惠", "以上包邮", "以上免邮", "的红包", "的代金券", "的运费", "减免"),
    # How soon a shop sends or takes back is no property of goods: 24小时发货, 7天无理由.
    "service": ("发货", "内发货", "内发", "之内发货", "到货", "内到货", "内到", "送达", "内送达", "无理由", "包退", "包换", "退货", "退换", "可退", "内退", "必达", "达", "价保", "保价", "以内发货", "以内到", "能到", "到吗"),
    # 18个月的宝宝, 6个月大
    "age": ("宝宝", "的宝宝", "婴儿", "的婴儿", "孩子", "的孩子", "小孩", "的小孩", "小宝宝", "的小宝宝", "宝贝", "的宝贝", "婴幼儿", "龄", "大宝宝"),
}  # fmt: skip
TO = ("到", "至", "或", "和", "与")
# 三百多 begins at 300; 百把块 and 一百来块 are around it.
LOOSE = {"多": "begun", "几": "begun", "来": "around", "把": "around"}
# What half of a unit is called after the unit: 一斤半.
HALVES = ("半",)
# What facets of plain numbers are called that count a unit: 可住人数 counts 人 by its own name.
COUNTED_AS: dict[str, tuple[str, ...]] = {"person": (), "m2": ("面积", "适用面积", "使用面积", "覆盖面积")}
# Names of the sides of a thing, and the words that speak of them: 轻于200克 is of the 重量.
DIMENSIONS = {
    "重量": ("重", "轻"), "长度": ("长", "短"), "高度": ("高", "矮"), "宽度": ("宽", "窄"), "厚度": ("厚", "薄"),
}  # fmt: skip
# A number after one of these, at the end of a clause, counts people.
FOR_PEOPLE = ()
# Before or after how many people something is for.
OF_PEOPLE_BEFORE = ("一家", "我们", "咱们", "咱")
# Groups whose size is said in one word, and grown-ups and children that are counted apart.
GROUPS: tuple[tuple[str, int], ...] = (
    (r"[我咱你他她]们?俩|两口子|小两口|夫妻|情侣|我们?两(?:个|人)|我和(?:我)?(?:老公|老婆|男朋友|女朋友|对象|媳妇)", 2),
    (r"[我咱你他她]们?仨|一家三口|三口之家", 3),
    (r"一家四口|四口之家", 4),
    (r"一家五口|五口之家", 5),
)
ADDED_UP = r"(?P<grown>[\d一二两三四五六])(?:个)?(?:大人?|成人|大的)(?:带|加|和|跟|,|，)?(?P<small>[\d一二两三四五六])(?:个)?(?:小孩?|孩子|儿童|小朋友|娃|宝宝|小的)"
OF_PEOPLE_AFTER = ("口人", "口之家", "口子", "位", "人份")
# A bare number (#) that says how old someone is: 我家猫今年14, 我妈62了. 妈妈100以内 is what she may cost.
OF_YEARS = r"(?:今年|今年都|今年刚|刚满|快满|虚岁|周岁)#|(?:爸|妈|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|老人|猫|狗|主子)(?:都|已经|快|刚)?#了"
# Right before months these make an age of them: 我家猫8个月.
OF_SOMEONE = r"(?:出生|刚生|双胞胎|宝宝|宝贝|婴儿|孩子|小孩|娃|儿子|女儿|闺女|[猫狗](?:咪|狗|崽|宝)?|[幼奶]?犬|主子|毛孩子)(?:现在|今年|刚|才|已经|有|快|大概|都|刚满| )*$"
# What stands between the name of a facet and its number: 页数要200以上.
FACET_LINKS = (":", "是", "为", "要", "在", "有", "得", "达到", "要有")
# Said of a facet that tells from what age on a thing is for.
FROM_AGE = ("起", "最小", "最低")
# What a budget is called, further before its number: 预算买水壶是200.
BUDGETS = ("预算",)
# Words that begin like a unit and are none: 一打开, 300包邮, 两分钟.
NOT_UNITS = (
    "打开", "打折", "打印", "打包", "打底", "打蜡", "打火", "打球", "打算", "打扫", "打字", "打住", "打底裤", "包邮", "包包", "口红", "把手", "双肩", "双人", "双层", "台灯", "台式", "支架", "条纹", "本子", "盒子", "位置", "代购", "代金",
    "级别", "分享", "套装", "份子", "号码", "层次", "度假", "度数", "款式", "款项", "件事", "把玩", "包装", "双肩包", "袋子", "瓶子", "套头", "天内", "年级", "月饼", "元宵", "块状", "刀具", "刀片", "刀叉", "镑数", "角落", "米饭", "米粉", "米线", "米色", "米白", "升级", "升降", "克拉",
    "斤两", "安全", "安卓", "安装", "巴士", "转接", "转换", "抽屉", "尺寸", "尺码", "磅秤", "部分", "顶级", "顶配", "箱包", "对比", "支持", "条件", "合适", "日子", "月子", "只要", "只有", "只想", "把它", "对吧", "张嘴", "号称", "分类", "星座", "星空", "页面", "岁月", "键盘", "代码", "层架", "周边", "周年", "格子", "格外", "毛巾", "毛衣", "毛绒", "毛毯", "毛笔", "毛线", "毛呢", "日常", "日用", "日本", "日式", "月光",
)  # fmt: skip

# What may stand as decimals after a unit (一米七五), and what a number goes on with.
DECIMALS = "[一二三四五六七八九][一二三四五六七八九]?"
GOES_ON = "零一二两三四五六七八九十百千万"
# Coins after such decimals: 9块9毛.
COINS = f"[毛角](?![{script.LETTERS}])|[毛角](?=[的以左上])"
BELOW_ZERO = "零下"
# Before a scale that is the least: 上百块.
AT_LEAST = ("上",)
# A digit that is a unit too: 八两.
ALSO_UNITS = ("两",)
# After 多, what makes another word of it: 多功能.
NOT_LOOSE = ("功", "用", "色")
# A half that stands before its unit: 两个半小时.
HALVES_BEFORE_UNIT = ("个半",)
# Words for money that may stand before the number, that have decimals after them, and that have a half.
MONEY_BEFORE = ("人民币",)
MONEY_WITH_DECIMALS = ("块", "元", "块钱")
MONEY_WITH_HALVES = ("块",)
# Of weight where money is not meant.
POUNDS = ("镑",)
# Measures that have decimals after them even at a distance: 1 米 8.
UNITS_WITH_DECIMALS = ("米",)
# In these a number that goes round is an angle.
TURNED_IN = ("度",)
# One of these is one piece, and two are two people: 一个人, 两个人.
PEOPLE_FROM_TWO = ("个人",)
# What may follow a single character that bounds a number: 300内的, but 16GB内存.
AFTER_ONE_CHARACTER = "的吧就呢啊吗"
# Negators that turn round what follows the number too: 不要200以上的.
DENIALS = ("不要", "别要", "别")
# Words that begin a range and are words of their own otherwise.
RANGE_STARTS = ("在", "从")
# Between two numbers: they make a range only after "between", or never.
RANGE_JOINS = ("和", "与")
RANGE_ALTERNATIVES = ("或",)
# Scales of a number that is said for itself: 两百的耳机.
LARGE_SCALES = ("百", "千", "万", "佰", "仟")
# After months these only say that they are an age: 6个月大, 月龄.
AGE_ENDINGS = ("大", "龄")
# How facets of an age are named.
NAMES_OF_AGE = "年龄|岁"

# What a word for money may stand for: the shop's own money where that is among them, else the first; none is any.
CURRENCIES: dict[str, tuple[str, ...]] = {
    "元": (), "块钱": (), "块": (), "圆": (), "人民币": ("CNY",), "元人民币": ("CNY",), "块人民币": ("CNY",), "美元": ("USD",), "美金": ("USD",), "美刀": ("USD",), "刀": ("USD",), "欧元": ("EUR",), "英镑": ("GBP",),
    "镑": ("GBP",), "日元": ("JPY",), "日币": ("JPY",), "港币": ("HKD",), "港元": ("HKD",), "港纸": ("HKD",), "新台币": ("TWD",), "台币": ("TWD",), "韩元": ("KRW",), "韩币": ("KRW",), "卢比": ("INR",), "卢布": ("RUB",),
    "泰铢": ("THB",), "比索": ("PHP", "MXN"), "新币": ("SGD",), "澳元": ("AUD",), "加元": ("CAD",), "澳币": ("AUD",), "加币": ("CAD",), "马币": ("MYR",), "令吉": ("MYR",), "越南盾": ("VND",), "瑞士法郎": ("CHF",),
}  # fmt: skip

# Canonical unit and factor; what has no place in a catalogue's numbers is still no price (61键, 3人, 6岁, 2024款).
UNITS: dict[str, tuple[str, float]] = {
    "小时": ("h", 1), "个小时": ("h", 1), "钟头": ("h", 1), "个钟头": ("h", 1), "个钟": ("h", 1), "分钟": ("min", 1), "秒": ("s", 1), "秒钟": ("s", 1), "天": ("day", 1), "个月": ("month", 1), "年": ("year", 1), "周": ("week", 1), "个星期": ("week", 1), "星期": ("week", 1),
    "平方米": ("m2", 1), "平方": ("m2", 1), "平米": ("m2", 1), "平": ("m2", 1), "㎡": ("m2", 1),
    "公斤": ("kg", 1), "千克": ("kg", 1), "斤": ("kg", 0.5), "市斤": ("kg", 0.5), "两": ("kg", 0.05), "克": ("g", 1), "毫克": ("mg", 1), "磅": ("lb", 1), "盎司": ("oz", 1), "吨": ("kg", 1_000),
    "毫升": ("ml", 1), "升": ("L", 1), "公升": ("L", 1), "立升": ("L", 1), "加仑": ("gal", 1), "毫米": ("mm", 1), "厘米": ("cm", 1), "公分": ("cm", 1), "米": ("m", 1), "公里": ("km", 1), "英寸": ("inch", 1), "寸": ("inch", 1), "吋": ("inch", 1), "英尺": ("ft", 1), "尺": ("m", 1 / 3),
    "毫安": ("mAh", 1), "毫安时": ("mAh", 1), "瓦": ("W", 1), "瓦特": ("W", 1), "千瓦": ("kW", 1), "瓦时": ("Wh", 1), "伏": ("V", 1), "伏特": ("V", 1), "安": ("A", 1), "分贝": ("dB", 1), "赫兹": ("Hz", 1), "赫": ("Hz", 1), "流明": ("lm", 1), "百万像素": ("MP", 1), "万像素": ("MP", 0.01), "转": ("rpm", 1), "帕": ("Pa", 1), "千帕": ("kPa", 1), "巴": ("bar", 1),
    "星": ("star", 1), "分": ("star", 1), "页": ("page", 1), "件套": ("pcs", 1), "片": ("pcs", 1), "片装": ("pcs", 1), "支装": ("pcs", 1), "只装": ("pcs", 1), "包装": ("pcs", 1), "枚": ("pcs", 1), "粒": ("pcs", 1), "颗": ("pcs", 1), "抽": ("sheet", 1), "度": ("°C", 1), "摄氏度": ("°C", 1),
    "人": ("person", 1), "个人": ("person", 1), "人份": ("person", 1), "口人": ("person", 1), "口之家": ("person", 1), "岁": ("age", 1), "周岁": ("age", 1), "键": ("key", 1), "款": ("model", 1), "代": ("generation", 1), "码": ("size", 1), "号": ("size", 1), "级": ("level", 1), "层": ("layer", 1), "折": ("discount", 1), "倍": ("x", 1), "口": ("port", 1), "格": ("grid", 1), "月": ("date", 1), "日": ("date", 1), "年款": ("model", 1), "合1": ("in one", 1), "合一": ("in one", 1),
    "个": ("count", 1), "只": ("count", 1), "件": ("count", 1), "双": ("count", 1), "对": ("count", 1), "条": ("count", 1), "台": ("count", 1), "盒": ("count", 1), "瓶": ("count", 1), "包": ("count", 1), "位": ("count", 1), "支": ("count", 1), "本": ("count", 1), "把": ("count", 1), "副": ("count", 1), "份": ("count", 1), "套": ("count", 1), "罐": ("count", 1), "袋": ("count", 1), "箱": ("count", 1), "张": ("count", 1), "部": ("count", 1), "顶": ("count", 1), "打": ("count", 12), "盆": ("count", 1), "棵": ("count", 1), "株": ("count", 1), "根": ("count", 1), "卷": ("count", 1), "枝": ("count", 1), "朵": ("count", 1), "捆": ("count", 1), "桶": ("count", 1), "篮": ("count", 1), "筐": ("count", 1), "串": ("count", 1),
}  # fmt: skip
# Right beside a number these say that it is a size.
SIZE_WORDS = ("码", "号", "尺码", "尺寸", "腰")
