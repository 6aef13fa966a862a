"""Advice: how it is asked in Chinese which to take, how two differ and whether one is worth its price; as patterns."""

from __future__ import annotations

_WHICH = "哪(?:个|款|一个|一款|种|把|双|台|件|条|支|只|张|套|顶|瓶|盒|包|块|辆|副|根|本|样)"
# One of what is in view is to be chosen.
PICKING = (
    rf"(?:推荐|建议|选|买|要|挑|拿|入|觉得|说|用|换|送){_WHICH}|{_WHICH}(?:比较|更|最|)(?:好|合适|适合|值得|划算|靠谱|实用|强|推荐)|{_WHICH}[^吗？?]{{0,8}}(?:最|更)"
    r"|(?:帮我|给我|替我|你|你来|直接)?(?:选|挑|定|推荐)(?:一|1|俩|)(?:个|款|把|双|台|件|条|支|只|套|根|包|瓶|盒|本|张|块|顶|样|种|辆)(?:给我|吧|就行|就好|得了|呗|$)|你(?:觉得|看|说)(?:呢|哪|怎么选|选)|该(?:选|买)哪|不知道(?:选|买|挑)哪|怎么选"
    rf"|最[^的]{{1,4}}的?是{_WHICH}|{_WHICH}最"
)
# What one of several is called by what it has most or least of.
MOST_OF = "最(?!好)"
# Whether it is worth the money.
WORTH = "值(?:不值|得吗|得买|吗|么|不|当|那个|这个|得多|回)|划(?:不划|得来|算吗)|(?:多|贵)(?:花|出|付|的|了)?[^，。]{0,10}值|物有所值|智商税"
# How two things differ, or which of two named ones is better.
COMPARING = "区别|差别|差在|差异|不同|不一样|差多少|有啥差|对比|比较一下|比一下|比起来|(?:跟|和|与|同)[^，。]{1,16}比|^比[^，。]{1,12}(?:怎么样|咋样|如何|好|差|强)"
# Words that ask so, and are no part of what is compared.
ASKING = (
    "有什么|有啥|有何|什么|区别|差别|差在哪里|差在哪儿|差在哪|差异|不同|不一样|在哪里|在哪儿|在哪|对比|比较一下|比一下|比较|比起来|哪个更好|哪款更好|哪个好|哪款好|哪个|哪款|怎么样|咋样|如何|更好|好不好|"
    "买|选|合适|适合|那款|这款|那个|这个|那把|这把|那双|那台|那件|那条|那支|它|请问|帮我|一下|吗|呢|的|啊|呀|吧|比|好|更|之间|有没有|有|差多少|差|多少|牌子|品牌|家|我想知道"
)
# Between two things that are compared.
BESIDE = "还是|和|跟|与|同|对比|比|、|vs|跟着|以及"
# What stands for the thing in hand.
IN_HAND = "^(?:这|它|这个|那个|这款|那款|)$"
# What a measure has most of, by its degree.
SUPERLATIVES = {
    "light": "最轻", "heavy": "最重", "small": "最小", "large": "最大", "quiet": "最安静", "loud": "最响", "bright": "最亮", "dim": "最暗", "thin": "最薄", "thick": "最厚", "long": "最长", "short": "最短",
}  # fmt: skip
# Of time, and of anything else: most and least.
MOST, LEAST = ("最长", "最高"), ("最短", "最低")
# What denies the word right behind it.
DENIALS = ("没", "没有", "不", "不用", "无", "别")
# Words too common to say what something is for.
COMMON = (
    "想",
    "要",
    "买",
    "用",
    "用的",
    "给",
    "一个",
    "哪个",
    "哪款",
    "好",
    "最",
    "更",
    "推荐",
    "选",
    "家里",
    "我家",
    "东西",
    "就是",
    "平时",
    "合适",
    "适合",
)
# What a shop promises of a thing, which speaks for none by itself.
PROMISES = ("保修", "质保", "保质期")
# After these stands what someone cares for, which lifts and does not limit.
INTERESTS = "喜欢|爱|迷上|沉迷|热爱|痴迷|爱好|钟爱|感兴趣|酷爱|好(?=喝|吃|玩)|玩的是|收集"
# How old someone is.
AGES = r"(\d{1,2})\s*(?:周岁|岁)"
# Whole branches of goods, by how they are spoken of, and what kinds they have; said beside a denial.
BRANCHES = {
    "吃的|食物|零食|能吃": ("食品饮料", "食品", "零食", "巧克力", "饼干"),
    "喝的|饮料|酒水|喝酒": ("食品饮料", "饮料", "茶", "茶叶", "咖啡", "酒"),
    "穿的|衣服|服装": ("服装", "衣服", "鞋"),
    "玩的|玩具": ("玩具",),
    "电子产品|数码": ("数码", "手机数码", "电脑办公"),
    "化妆品|护肤品|美妆": ("美妆", "美妆护肤", "化妆品"),
}
REFUSED_BRANCH = "不要|别|不想|除了|不用|不考虑|不送|不吃|不喝"
# Of a gift: it is to come in a box.
BOXED = "礼盒|盒装|带盒|有盒子|装好盒"
# What is said not to be there or not to be done.
DENYING = "(?<!有)没(?!有|问题|事|懂|看)[一-龥]|没有(?![^，。]{0,8}(?:吗|呢|么|？))|用不(?:着|上|到)|(?<![一-龥]不)(?:从|一般|平时|基本|几乎|也|都|很少|家里|我)不(?!知道|错|贵|确定|懂|会选|太|是|能|同|多|少|如|清楚)[一-龥]|不怎么|很少"
# Why something costs so much.
PRICEY = "这么贵|那么贵|咋贵|贵在|为什么贵|为啥贵|怎么贵|卖得?贵"
# What says in a sentence that something is not there.
NEGATIONS = "不|没|无|零|免"
