"""Carts: how shoppers say in Chinese what goes into a cart, comes out of it, and how many of it there are to be."""

from __future__ import annotations

# Between one thing that is to be done and the next.
CLAUSES = r"[,;!?、，。；！？~]+|\.(?!\d)|(?<![a-z0-9])\s+|\s+(?![a-z0-9])|然后|另外|接着|(?<=[错多]了)"
# How many: digits or words, with what goods are counted in.
_PIECE = "团扎捆股锭幅匣篮筐尊个款件双条台支本瓶把顶套张只盒种包袋罐桶份杯箱卷片块对副盆根粒颗提组枚斤打听束串架辆床盏朵枝株板壶柄样部筒管匹盘碗节"
_MW = rf"(?:[大小]?[{_PIECE}](?:儿)?)"
_N = r"(?:\d{1,3}|[一二两三四五六七八九十俩仨]{1,3})"
_COUNT = rf"(?<!第)(?P<n>{_N}) ?{_MW}"
COUNTS: dict[str, int] = {
    "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "仨": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    "十一": 11, "十二": 12, "十五": 15, "二十": 20, "三十": 30,
}  # fmt: skip
# Around what is said, and no part of it.
LEAD = rf"^(?:那么|那就|那(?![{_PIECE}\d两三几])|能(?=帮我|给我)|好的|好吧|好|行吧|行|嗯+|哦|可以|不错|算了|还是|要不|麻烦|请|帮我|帮忙|给我|我想|我要(?!的)|我(?!们)|顺便|先|直接|就(?!要|它|这|那|拿|来|第|买|选)|把|将|ok|不对|不是|对了|哎|诶|亲|老板)+"
TAIL = r"(?:[行好成]吗|可以吗|吗|吧|了|哈|啊|呗|哦|呀|嘛|啦|谢谢|就行|就好|就可以|即可|好|行不行|行不|行|可以不|可以|好不好|好不|亲|先|的话|试试)+$"
# A question how something is done: nothing is to be done.
HOW = r"怎么|如何|咋|为什么|为啥"
# A question how, whether or what: nothing is to be done. But "两包行吗" asks for them.
ASKS = r"(?:怎么|如何|咋|什么|为什么|为啥|啥|哪(?!怕)|多少|几(?!乎)|能不能|可不可以|会不会|是不是|有没有|吗|么$|没有?$|不$|\?)"
ASKS_KINDLY = r"(?:行不行|好不好|可以不可以|行不|好不|可以不|可以|行|好|成|没问题)(?:吗|么|嘛|不)?\??$|^(?:能不能|可不可以|可以|能)(?:帮我|给我|帮忙)"
_ADD = r"(?:来|要|拿|买|订|加购|加上|加|下单|拍下|拍|整|搞|添|带|囤|入|选|上)"
_INTO = r"(?:(?:加|放|丢|扔|装)(?:入|到|进|去|上)?(?:我的)?(?:购物车|车里|车)(?:里|吧)?|加购(?:物车)?|加车)"
_OUT = r"(?:删掉|删除|删了|删|去掉|拿掉|拿走|拿出来|拿出去|取出来|拿下来|移除|移掉|移出去?|撤掉|撤了|剔掉|剔除|踢掉|去了|放回去|退回去)"
_UNWANTED = r"(?:不要|不买|不拿|别要|不想要|不用|不需要|就算)"
_ALL = r"(?:全部|全都|统统|一起|一块儿?|一并|通通|全|都)"
# Whose a thing is that is there already.
_WHO = r"(?:我们?|咱们?|家里|家|她|他|自己|手头)"
_FROM_CART = r"(?:从?(?:购物车|车)(?:里面?|中|上)?)?"
# What is done, by the form of a clause; the first that fits. `what` is which, `n` how many. A name that ends in "?"
# is meant only of what is in the cart, or of what is pointed at.
FORMS: tuple[tuple[str, str], ...] = (
    ("clear", rf"(?:购物车)?(?:里的?)?(?:东西|商品)?{_ALL}?(?:给我)?(?:清空|清掉|清了)(?:一下)?(?:购物车)?|{_ALL}(?:不要|删掉|删除|删|去掉|拿掉|移除)"),
    ("mistake", r"(?:我)?(?:加|点|拿|买|选|放|按|要|拍|下)(?:错|多|重复)(?:了)?(?:东西|一个)?"),
    ("instead", r"(?:我)?(?:说|指|想要|要)的是(?P<what>.+)|换成?(?P<what2>(?:另|别).+|第.+)"),
    ("set", rf"(?P<what>.*?)的?(?:数量|件数)?(?:改成|改为|换成|变成|调成|改到|调到|加到|减到|降到|增加到|减少到|改|调|变)(?:只要)?{_COUNT}(?:就够)?"),
    ("set", r"(?P<what>.*?)的?(?:数量|件数)?(?:改成|改为|改到|变成|改|要)(?P<n>\d{1,2})"),
    ("set", rf"(?P<what>.*?)(?:只要|只需要|只需|只买|只留|留下|留|保留|只来|只拿|剩){_COUNT}(?:就够)?"),
    ("set", rf"(?P<what>.*?){_COUNT}(?:就够|够|足够|足够用|就可以)"),
    ("fewer", rf"(?P<what>.*?)(?:少来|少要|少买|少拿|少放|少|减掉|减去|减少|减|退回|退|放回去?|拿掉|拿走|拿出来?|去掉|删掉|删){_COUNT}(?:出来|出去|回去)?"),
    ("fewer", rf"(?P<what>.*?){_COUNT}{_OUT}"),
    ("instead?", r"(?P<old>.+?)(?:换成|改成|改为|换|调成)(?:一?个)?(?P<what>.+)"),
    ("remove", rf"(?P<what>.*?)(?:给我)?{_FROM_CART}{_OUT}"),
    ("remove", rf"{_OUT}(?P<what>.+)"),
    ("have", rf"(?P<what>.*?){_WHO}*(?:已经|早就|早|都|本来就?|现成)*(?:有了|有现成的?|买过|买好|备好|备着|有的是)"),
    ("have", rf"(?P<what>.+?){_WHO}+(?:已经|早就|早|都|本来就?)*有"),
    ("have", rf"{_WHO}+(?:已经|早就|早|都|本来就?)*有(?:了|现成的?)?(?P<what>.*)"),
    ("remove?", rf"(?P<what>.*?)(?:也|就|都|先|还是|暂时)*{_UNWANTED}"),
    ("remove?", rf"{_UNWANTED}(?P<what>.+)"),
    ("add_all", rf"(?P<what>.*?)(?:每|各)[{_PIECE}]?(?:都|各)?(?:给我)?{_ADD}?(?:上)?{_COUNT}(?:{_INTO})?"),
    ("add_all", rf"(?P<what>.*?)(?:这|那)?{_ALL}(?:给我|帮我)?(?:{_INTO}|要|买|拿下|拿|加上|加|来|带走|收下|收|下单|打包|入)"),
    ("add", rf"(?P<more>再)?(?:也|给我|帮我|先|就|我|直接)*(?P<more2>再)?{_ADD}(?P<more3>多)?{_COUNT}(?P<what>.*)"),
    ("add", rf"(?P<what>.+?)(?P<more>再)?(?:也|给我|帮我|先|就|我|各|直接|想|可以)*(?P<more2>再)?{_ADD}(?:个)?(?P<more3>多)?{_COUNT}(?:{_INTO}|(?:到|进|入)(?:我的)?(?:购物车|车)里?)?"),
    ("add", rf"(?P<what>.*?)(?:也|给我|帮我|先|就|我|直接|想|一起)*{_INTO}(?P<n>{_N})?(?:{_MW})?"),
    ("add", rf"{_INTO}(?P<what>.+)"),
    ("take", r"(?:就要|就拿|就买|就来|就选|就定|就|我要|我选|我拿|要|拿|买|来|选|定|还是|下单)(?P<what>.+)"),
    ("take", r"(?P<what>.+?)(?:我要|也要|也来|也拿|也买|要|我买|我拿|买|拿下|带走|收|下单|来)"),
    ("buy", r"(?:就)?(?:买|下单|拿下|要|买它|就这)"),
    ("count", rf"(?P<what>.*?){_COUNT}"),
)  # fmt: skip
# What is pointed at, by how; a number is a place.
_NTH = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
PLACES: tuple[tuple[str, int], ...] = (
    *((rf"第 ?{word}(?:{_MW})?", place) for word, place in _NTH.items()),
    *((rf"第 ?{place}(?:{_MW})?", place) for place in range(1, 9)),
    (rf"最后(?:一)?(?:{_MW})", -1), (rf"头(?:一)?(?:{_MW})", 1),
)  # fmt: skip
POINTS: tuple[tuple[str, str], ...] = (
    ("other", rf"另外?一?(?:{_MW})|别的那?(?:{_MW})|剩下那?(?:{_MW})"),
    ("cheapest", rf"最?便宜的?那?(?:{_MW})|最便宜的?"), ("dearest", rf"最?贵的?那?(?:{_MW})|最贵的?"),
    ("smallest", rf"最?小(?:一点|点|一?号|个|包装?|袋装?|瓶装?|盒装?|罐装?|桶装?|份|码)?的?(?:那|这)?(?:{_MW})?"),
    ("largest", rf"最?大(?:一点|点|一?号|个|包装?|袋装?|瓶装?|盒装?|罐装?|桶装?|份|码)?的?(?:那|这)?(?:{_MW})?"),
    ("these", rf"(?:这|那)(?P<several>{_N})(?:{_MW})?|它们|(?:前|头)(?P<first>{_N})(?:{_MW})?|(?P<several2>{_N}) ?[款种样个]"),
    ("last", r"刚(?:才|刚)?(?:加|放|买|要|点|选)(?:进去|的|进来)*(?:那|这)?(?:[个款件包])?"),
    ("this", rf"这(?:{_MW})?(?:产品|商品)?"),
    ("it", rf"(?:刚才|刚刚|上面|前面|之前)?(?:看|说)?(?:的)?那(?:{_MW})|它|刚才的?|上面的?"),
)  # fmt: skip
# Of a description, what tells nothing.
IDLE = r"的|也|都|再|就|给我|帮我|我|那|这|和|跟|还有|想|东西|商品|购物车|里|颜色|色|款"
MORE = "再"
TOGETHER = r"和|跟|与|还有|以及|、|/"
# The cart itself.
CART = r"购物车|加购|加车|下单"
# What these are said of is to be looked at.
TO_SEE = ("看看", "看下", "看一下", "再看", "想看", "找找", "搜", "推荐")
# How an article is asked whether coupons go together, and how it answers that.
STACKING = ("优惠券能叠加吗", "一单能用几张券")
STACKS = r"叠加|一起用|同时用|一单.{0,4}一张|每单.{0,4}张|只能用一"
# How everything together is asked for.
TOTALS = r"(?:一共|总共|合计|加起来|算下来|拢共|总价|总计|到手|实付|最后|全部|全算上|都算上|带上?(?:运费|邮费)|算上(?:运费|邮费)|连(?:运费|邮费)|含(?:运费|邮费)|加上?(?:运费|邮费)).{0,10}(?:多少|几块|几元|啥价|什么价|要付)|(?:多少|几块)(?:钱|元)?.{0,6}(?:算上|带上?|连|含|加上?)(?:运费|邮费|快递)|要付多少|付多少钱"
# How coupons are spoken of that were named before.
TOLD_COUPON = r"(?:这|那|刚才的?|上面的?)(?:个|张|两个|两张|俩)?(?:码|券|优惠码|优惠券|折扣码)|(?:两|俩)(?:张|个)(?:券|码)|(?:两|俩)(?:张|个)?(?:能|可以)?(?:都|一起|同时|叠)(?:着)?用"
BOTH = r"两|俩|一起|同时|都|叠"
# Another of the same, and how it differs.
BIGGER = r"大一?[号点些]|再大|更大|大的|加大|宽敞"
SMALLER = r"小一?[号点些]|再小|更小|小的"
# Between what is done with the cart and what is asked beside it.
BETWEEN_PARTS = r"[，。！？；、,;!?]+|(?<=[一-鿿])\s+(?=[一-鿿])"
