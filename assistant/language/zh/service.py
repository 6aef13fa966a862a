"""Service: how the questions are put in Chinese that a shop's own articles answer, whatever the shop calls them."""

from __future__ import annotations

# What someone asks who complains of this, by the act.
COMPLAINTS: dict[str, tuple[str, ...]] = {
    "broken": ("收到的东西是坏的", "质量有问题怎么办", "用坏了保修吗", "坏了能修吗"),
    "wrong_item": ("发错货了", "颜色发错了", "少发了怎么办"),
    "late": ("物流一直不更新", "我的快递到哪了", "怎么还没发货"),
    "lost": ("显示签收但没收到", "包裹丢了怎么办", "快递丢了"),
}
# Something was not in the parcel: of what was sent wrong a case of its own.
MISSING = ("少发了怎么办", "漏发了一件", "包裹里少了东西")
LACKS = (
    r"少(?:了|发|给|寄|一|两|个|件)|漏(?:发|了|寄)|缺(?:了|一|个|件)|没(?:放|给齐|发全|寄全)|只(?:有|到|收到|发|来|寄)"
)
# What no return is taken of, and how all else goes back; {} is the name of a kind of goods.
NOT_RETURNABLE = ("哪些商品不能退", "{}拆封了能退吗")
RETURNABLE = ("不喜欢可以退吗", "支持七天无理由退货吗")
# Something that was used or opened is to go back, or does not please: whether the shop takes it is asked of that thing.
GIVES_BACK = r"退"
# A stretch of days in an answer, and the words for some of them.
DAYS = r"(\d+|七|十五|十|三十)\s*天"
NUMBER_WORDS = (("七", 7), ("十", 10), ("十五", 15), ("三十", 30))
# What is asked of an order, by its act.
PURPOSES: dict[str, tuple[str, ...]] = {
    "order_cancel": ("怎么取消订单", "订单能取消吗"),
    "order_change": ("修改收货地址", "订单能改吗"),
    "order_return": ("可以退货吗", "怎么退货"),
    "order_refund": ("退款多久到账", "怎么申请退款"),
    "invoice": ("能开发票吗", "发票怎么开"),
    "not_sent": ("什么时候发货", "付款后多久发货"),
    "too_late": ("过了退货期怎么办", "超过几天还能退吗"),
}
# An open order is to be given up.
CANCELS = r"取消|不要了|撤单|退单|别发了|不买了"
# Something of the shopper's own has failed.
FAILS = (
    r"(?:我|我们|我家|家里)(?:的|买的|这|那).{0,12}(?:坏|裂|碎|断|破|炸|漏|瘪|烧|化|掉)(?:掉|开)?了"
    r"|(?:买|用|穿|戴|开|装|拿)(?:了|回来|过来).{0,8}就.{0,4}(?:坏|裂|碎|断|破|不亮|不响|不转|不动|没反应|用不了)"
)
# And another is wished for in its place.
WANTS_ANOTHER = r"新|再买|想买|要买|求|推荐|换(?:一?[个台双把条件]|掉)|有没有|看看|找"
# What an open order holds is asked.
HOLDS = (
    r"(?:里头|里面|里边|这单|那单).{0,10}(?:啥|什么|哪些|哪几)|(?:买|拍|订)(?:了|的)?(?:是|都有|都是)?(?:啥|什么|哪些)"
)
# What the shop says on prices being fixed, and on gifts.
HAGGLE = ("能便宜点吗", "有什么优惠")
# Words that make no kind of goods of a name, alone.
PLAIN_WORDS = frozenset(
    {"用品", "商品", "产品", "其他", "配件", "周边", "套装", "装备", "家居", "工具", "质量", "问题", "包装", "清洁"}
)
