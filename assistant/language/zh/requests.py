"""Requests: the words by which a message says in Chinese what it wants done, and the forms of its commands and questions."""

from __future__ import annotations

from assistant.language.zh.lexicon import WHAT_IS_POPULAR

# After one of these something else is asked for, comma or none.
ASIDES = (
    "还想看看",
    "还想看",
    "还想买",
    "再看看",
    "再看下",
    "再帮我",
    "顺便",
    "顺便问",
    "顺便问下",
    "顺便再",
    "另外",
    "还有就是",
    "对了",
    "顺带",
)
# Before a person these make a gift of it.
GIVING = ("送", "送给", "送个", "送点", "送点啥", "送什么", "送啥", "随礼", "想送")
# Said of a thing that was shown.
DISLIKES = ("不喜欢", "讨厌", "看不上", "不想要")
# How it is asked what everything comes to.
_SUMS = tuple(
    f"{total}{much}"
    for total in ("一共", "总共", "总价", "合计", "加起来", "全部加起来")
    for much in ("多少", "多少钱", "是多少", "是多少钱", "要多少钱")
)
# What to do with the cart; to view is to be told what is in it and what it comes to.
CART_VERBS: dict[str, tuple[str, ...]] = {
    "add": ("就拿", "就它了", "就这个了", "就这款了", "要了", "加", "加上", "加到", "加进", "加入", "放进", "放到", "加购", "就要", "就买", "下单", "拿下", "加购物车", "加入购物车", "放进购物车", "再加", "加车", "加个车"),
    "remove": ("删", "删掉", "删除", "去掉", "拿掉", "移除", "拿出来", "拿出去", "取出来", "不要了"),
    "clear": ("清空", "清空购物车", "全删了", "全删掉", "都删了", "都删掉", "全部删掉", "全部删除", "全部清空", "全清掉", "都清掉"),
    "change": ("改成", "改为", "换成"),
    "view": _SUMS,
}  # fmt: skip
# Verbs in two parts with what they are said of between: a way of English.
SPLIT_VERBS: dict[str, tuple[str, ...]] = {"add": (), "remove": ()}
SPLIT_INTENTS: dict[str, tuple[str, ...]] = {"returns": ()}
_LEAD = r"(?:(?:那|好|好的|行|嗯|ok|可以|不错)[, ]*)*"
# What a whole message may be that takes something: @ is what it points at, # a number of pieces.
CHOICES = (
    _LEAD + r"(?:就|就要|就选|就拿|就买|就来|选|我选|我要|要|拿|来|还是|定)@(?:吧|了|好了|就行)?",
    _LEAD + r"@(?:吧|要|要了|就行|就好|好了|也要|也要了|也来#|也拿上|也买|也买了|也一起|我要了)",
    _LEAD + r"(?:再|就|给我|帮我|先|我)*(?:来|要|拿|买|订|上)#(?:吧|了|就好|就行)?",
)
# And that sets how many pieces of it are meant.
RECOUNTS = (r"(?:把|将)?@(?:改|改成|换成|改为|变成|调成|改到|要|来)(\d{1,2})",)
# Before goods that are named: they are to be put into the cart, and not looked for.
ADDS_NAMED = r"^(?:[那再也请好,， ]|帮我|给我|顺便)*(?:(?:加|加上|加购|加入)(?:[一两二三四五个件双条瓶支套把那这]|\d)|把.+(?:加上|加进|加到|加入|放进|放到))"
# And that are named: they are to come out of it.
REMOVES_NAMED = r"^(?:[那再也请好,， ]|帮我|给我|顺便|还是)*(?:(?:删掉|删除|删了|移除|拿掉)(?!.*(?:条件|限制|要求))|把.+(?:删掉|删除|删了|去掉|移除|拿掉|拿出来|拿出去|取出来|不要了))"
# What is the most or least of all: 最便宜的.
SUPERLATIVE = r"最\w+$"
# Phrases that say what the shopper wants done. The first list that has a phrase of the message wins.
INTENTS: dict[str, tuple[str, ...]] = {
    "handoff": (
        "转人工", "人工客服", "人工", "真人", "找客服", "客服", "投诉", "找人工", "人工服务", "接人工", "活人", "找你们经理", "跟人聊", "和人聊", "找个人",
    ),
    "order_status": (
        "没收到", "没收到货", "没到货", "还没到", "显示签收", "快递呢", "快递在哪", "快递到哪", "我的订单", "订单状态", "查订单", "订单到哪", "到哪了", "物流", "快递到哪", "查快递", "我的快递", "我的包裹", "什么时候到货", "发货了吗", "订单号", "运单号", "查物流",
        "订单查询", "怎么还没到", "还没收到", "还没发货",
    ),
    "faq": ("货到付款", "分期", "付款方式", "怎么付", "能用支付宝", "支付宝", "微信支付", "刷卡", "发票", "开票", "营业时间", "几点关门", "怎么付款", "支付方式", "能用微信付", "花呗", "会员", "积分", "保修政策", "注册", "登录", "密码"),
    "returns": ("能换吗", "可以换吗", "想退", "要退", "退了", "退一下", "换一件", "换个码", "退货", "退款", "换货", "退换", "退钱", "退掉", "能退", "可以退", "怎么退", "七天无理由", "7天无理由", "退回"),
    "shipping": (
        "能寄到", "寄到", "能发到", "发到", "运费", "邮费", "包邮吗", "几天到", "多久到", "多久能到", "什么时候发货", "发货时间", "配送", "送货", "发什么快递", "几天能到", "满多少包邮", "免邮", "能送到", "送到家",
    ),
    "promotion": ("有券吗", "有没有券", "有券", "新人券", "优惠券", "优惠码", "优惠活动", "有什么优惠", "有优惠吗", "活动", "满减", "折扣码", "领券", "有券吗", "促销活动"),
    "privacy": ("隐私", "个人信息", "删除我的", "我的数据", "导出我的", "个人数据", "记录了什么"),
    "cart": (*_SUMS, "购物车", "加购", "加车", "加入购物车", "放进购物车", "结算", "去付款", "清空购物车"),
    "compare": ("对比", "比较一下", "比一比", "比比", "比比看", "比一下", "一起比", "哪个好", "哪个更好", "有什么区别", "区别", "哪款好", "有啥区别", "差别", "差在哪"),
    "related": ("搭配", "配件", "配套", "一起买", "还需要什么", "搭什么", "配什么", "最配", "最搭", "配它", "和它搭", "跟它搭", "常一起买"),
    "premium": (
        "好一点的", "好点的", "更好的", "高级一点", "高端一点", "升级", "再好一点", "档次高一点", "贵一点的", "高端点", "有更好的吗", "好一点", "更高端",
    ),
    "cheaper": ("便宜点的", "更便宜", "再便宜", "便宜一点的", "便宜一点", "便宜点", "有没有便宜", "太贵了", "便宜些的", "贵了"),
    "gift": ("礼物", "送礼", "礼品", "送人"),
    "detail": ("防水吗", "续航多久", "多重", "什么材质", "能用多久", "保修多久", "参数", "详细", "详情", "介绍一下这款", "怎么样啊", "几个颜色", "尺寸多大", "多大"),
    "stock": ("有货吗", "还有货吗", "库存多少", "有现货吗", "还有吗", "缺货吗"),
    "greeting": ("你好", "您好", "在吗", "哈喽", "嗨", "早上好", "下午好", "晚上好", "在不在", "有人吗"),
    "thanks": ("谢谢", "多谢", "感谢", "谢了", "辛苦了", "谢谢你", "非常感谢"),
    "goodbye": ("再见", "拜拜", "回头见", "下次见", "先这样", "没事了"),
    "feedback": ("不感兴趣", "不喜欢这个", "没用", "推荐得不好", "推荐得好", "不准"),
    "chitchat": ("你是谁", "你叫什么", "你是机器人吗", "你是真人吗", "讲个笑话", "天气", "你会什么", "你能做什么", "你几岁"),
    "recommend": ("随便看看", "有什么推荐", "推荐点什么", "推荐什么", *(f"推荐{n}{piece}" for n in "一两几三" for piece in "个款件样"), "推荐一些", "推荐些", *WHAT_IS_POPULAR, "有啥好东西", "有什么好东西", "逛逛", "有什么好的", "推荐一下", "猜我喜欢", "热卖榜", "推荐点"),
}  # fmt: skip
MORE = (
    "还有吗",
    "还有别的吗",
    "更多",
    "换一批",
    "换一个",
    "换一款",
    "换个别的",
    "下一页",
    "看更多",
    "其他的",
    "别的",
    "还有其他的吗",
    "再来几个",
    "换一些",
)
RESET = ("重新开始", "重来", "清空条件", "重新找", "从头来")
ANY_PRICE = (
    "贵点没事",
    "贵点也行",
    "贵点没关系",
    "多贵都行",
    "价格好说",
    "价格不限",
    "价格无所谓",
    "多少钱都行",
    "价格不限了",
    "不限价格",
    "不考虑价格",
    "预算不限",
    "钱不是问题",
)
# How a question asks how much of something a thing has, by what it asks for; the keys are those of `product_questions.ASKED_UNITS`.
HOW_MUCH: dict[str, tuple[str, ...]] = {
    "time": ("多久", "多长时间", "几个小时", "几小时", "几天", "几年", "多少小时"), "weight": ("多重", "多沉", "多少克", "几斤", "重不重", "有多轻"), "size": ("多大", "大不大", "什么尺寸", "多大尺寸"), "long": ("多长",), "length": ("多高", "多宽", "多厚", "多深", "多粗"), "brightness": ("多亮",), "noise": ("多吵", "吵不吵", "多少分贝"),
    "material": ("什么材质", "什么料子", "什么面料", "什么材料", "什么做的", "啥材质", "什么料"), "people": ("几个人", "几人", "多少人"), "colour": ("几个颜色", "几种颜色", "什么颜色", "哪些颜色", "啥颜色"), "number": ("多少", "多高", "多快", "几"),
}  # fmt: skip
# What makes a question of a message, and what says in one that something is sought.
ASKS = r"[吗么嘛?]|多[久重大长高厚亮宽深快少沉粗吵轻]|几[个种人天年小]|什么|啥|哪[个些种]|是不是|能不能|会不会|可不可以|支不支持|防不防|有没有|不[大重吵]"
SEEKS = r"推荐|有[^没]*的[吗么嘛?]*$|有没有|有什么|有哪[些个款几]|有啥|买|卖|找|看看|看一下|来[个一]|给我|想要|我要"
# How a budget is moved: up or down, by or to a number.
BUDGET_MOVES = (
    r"预算(?P<by>(?:可以|能|再|给我|帮我|可|我| )*)(?:(?P<up>加|提|涨|升|上调|提高|增加|放宽|放)|(?P<down>降|减|缩|下调|降低|减少))(?P<to>到|至|成|为)? ?(?=[\d一二两三四五六七八九十百千万])",
    r"(?:(?P<up>提高|增加|放宽|加|上调|提)|(?P<down>降低|减少|下调|降))(?:一下|点)?预算(?P<to>到|至)? ?(?=[\d一二两三四五六七八九十百千万])",
)
# How a question begins whose subject is a thing, and nothing that is sought.
ITS = r"^(?:那|那么|请问|,| )*(?:它|这个|这款|这双|这件|这台|那款|那个)(?:有没有|有|带|能|可以|会|是|支持)"

# Goods that are named with one of these are to be looked at.
TO_SEE = ("看", "找", "搜", "有没有", "推荐", "想要", "想买", "需要")
# An amount said with one of these is for everything together.
IN_ALL = ("总共", "一共", "共计", "合计", "加起来", "全部加一起", "总预算", "全包")
# How a question for the price is put.
PRICE_QUESTIONS = ("多少钱", "什么价", "价格", "怎么卖", "卖多少", "几块钱", "售价", "原价", "划线价", "贵不贵")
# How a question is asked again of another thing: what stands at the beginning, and what at the end.
AGAIN_FIRST: tuple[str, ...] = ()
AGAIN_LAST = ("呢",)
# Everything that is in view.
ALL_OF_THEM = ("都", "全部", "所有", "一起")
