"""Lexicon: Chinese words that mean the same in every shop."""

from __future__ import annotations

# Families, each with the words that a colour of that family is called by; longer words win over shorter ones.
COLOURS: dict[str, tuple[str, ...]] = {
    "black": ("黑", "黑色", "墨黑", "玄色", "曜石黑", "乌黑"),
    "white": ("白", "白色", "米白", "乳白", "奶白", "象牙白", "月白", "奶油色"),
    "grey": ("灰", "灰色", "银灰", "深灰", "浅灰", "烟灰", "石墨"),
    "silver": ("银", "银色"),
    "red": ("红", "红色", "酒红", "大红", "朱红", "枣红", "砖红", "绯色"),
    "pink": ("粉", "粉色", "粉红", "樱花粉", "藕粉", "玫红", "桃粉", "珊瑚"),
    "orange": ("橙", "橙色", "橘", "橘色", "橘红", "桔色"),
    "yellow": ("黄", "黄色", "鹅黄", "姜黄", "柠檬黄"),
    "green": ("绿", "绿色", "墨绿", "军绿", "草绿", "薄荷绿", "橄榄绿", "豆绿", "牛油果绿", "祖母绿"),
    "blue": ("蓝", "蓝色", "藏青", "藏蓝", "天蓝", "湖蓝", "雾蓝", "海军蓝", "宝蓝", "靛蓝", "青色"),
    "purple": ("紫", "紫色", "香芋紫", "薰衣草紫", "藕荷色"),
    "brown": ("棕", "棕色", "褐", "褐色", "咖色", "咖啡色", "焦糖色", "驼色", "栗色"),
    "beige": ("米色", "杏色", "卡其", "卡其色", "燕麦色", "沙色", "裸色", "米黄"),
    "gold": ("金", "金色", "香槟金", "玫瑰金"),
    "multi": ("彩色", "多色", "花色", "拼色", "撞色"),
    "clear": ("透明", "透明色"),
}
# A shade of a colour is of its family.
SHADES = ("{}色", "浅{}", "深{}", "淡{}", "亮{}")
COLOUR_NAMES = ("颜色", "色", "色彩", "花色")

# Everything up to the end of the clause is excluded: 不要黑色和红色的.
NEGATORS = (
    "不要", "别要", "不想要", "不喜欢", "不需要", "不用", "别", "别买", "别给我", "不含", "不带", "不能有", "除了", "除开", "除去", "除", "非",
    "无需", "排除", "去掉", "不是", "不买", "不想买", "不考虑", "拒绝", "讨厌", "避开", "不吃", "吃不了", "不能吃", "不爱吃", "吃不得", "不沾", "受不了",
    "也不要", "不想要带", "不要带", "不要有", "不要含",
)  # fmt: skip
# Only the very next word is: 不防水的.
PREFIX_NEGATORS = ("不", "无", "没", "没有")
# What stands before is: 黑色的不要, 澜枢以外的.
POSTPOSED_NEGATORS = (
    "过敏",
    "不要",
    "都不要",
    "不行",
    "除外",
    "以外",
    "之外",
    "不考虑",
    "不喜欢",
    "不需要",
    "免谈",
    "不要了",
    "就不要了",
    "也不要",
    "不用",
    "不用了",
    "吃不了",
    "不吃",
    "不能吃",
    "就算了",
    "也算了",
    "不想要",
    "别给我",
    "别给我看",
    "别给看",
    "别给",
    "别推",
    "别推荐",
    "别放",
    "别整",
    "也别",
    "也别给我",
    "也别给我看",
    "都别",
    "就别",
    "就别给了",
    "统统不要",
    "一概不要",
    "全不要",
    "通通不要",
    "一律不要",
    "免了",
    "就免了",
    "不要哈",
    "不要啊",
)
# What is said after one of these is that a thing hardly does what follows: 不容易掉; what that is cannot be searched for.
HARDLY = ("不容易", "不易", "不会", "不太会", "不怎么", "不大会", "不太容易")
# A negator before one of these says how much, not what: 别太重 excludes nothing.
DEGREES = ("太", "那么", "这么", "过于", "特别", "很", "过分")
# Between the parts of a phrase in this language.
GAP = ""
# Between goods that are wanted side by side.
CONJUNCTIONS = ("和", "与", "跟", "及", "以及", "还有", "加", "、")
ALTERNATIVES = ("或者", "或", "或是", "还是", "都行", "都可以")
# After these a new clause begins, and what was excluded before stays behind.
TURNS = (
    "但是",
    "但",
    "而是",
    "就要",
    "就",
    "只要",
    "只想要",
    "是送",
    "是给",
    "是买给",
    "要",
    "最好",
    "而且",
    "并且",
    "想要",
    "希望",
    "得",
)

# How it is asked what sells best: an order of what is sought, or a wish for ideas.
WHAT_IS_POPULAR = (
    "有什么热卖的",
    "有什么爆款",
    "有什么热门的",
    "有什么卖得好的",
    "什么卖得好",
    "什么卖得最好",
    "什么最火",
    "什么最热门",
)
SORTS: dict[str, tuple[str, ...]] = {
    "price_asc": (
        "按价格", "最便宜", "便宜点", "便宜一点", "便宜些", "便宜的", "便宜", "最低价", "价格最低", "从低到高", "实惠", "平价",
        "白菜价",
    ),
    "price_desc": ("最贵", "价格最高", "从高到低", "最高端", "最高档"),
    "rating": ("按评分", "按好评", "按评价", "评分最高", "评价最好", "好评", "口碑", "口碑好", "评价好", "最好的", "评分高", "好评最多"),
    "newest": ("最新", "新款", "新品", "刚上市", "上新", "最新款", "新出的"),
    "popular": ("按销量", "按销量排", "按销量排序", "按人气", "最热", "热门", "畅销", "销量最高", "卖得最好", "卖得好", "爆款", "热卖", "热销", "人气", "销量高", *WHAT_IS_POPULAR, "大家都买", "大家在买", "大家都在买", "买的人多"),
    "value": ("性价比", "性价比高", "划算", "高性价比", "性价比最高", "超值"),
    "discount": ("打折", "特价", "促销的", "降价", "折扣", "优惠的", "有优惠吗", "有什么优惠", "有活动吗", "有什么活动", "在搞活动"),
}  # fmt: skip
# Said of what should not be: 不贵, 不要太贵.
PRICEY = ("贵", "昂贵")
RATINGS = ("评分", "星级", "打分")
ON_SALE = ("只看打折的", "只看有折扣的")
IN_STOCK = ("有货", "现货", "有现货", "有库存")

# Whom a thing is for; each list is of words that mean the same people.
AUDIENCES: dict[str, tuple[str, ...]] = {
    "men": ("男", "男士", "男款", "男式", "男生", "男性", "男装", "男人", "男用"),
    "women": ("女", "女士", "女款", "女式", "女生", "女性", "女装", "女人", "女用"),
    "children": ("儿童", "小孩", "孩子", "小朋友", "童装", "儿童款"),
    "babies": ("婴儿", "婴幼儿", "宝宝", "新生儿"),
}
# Who is shopped for; the keys are those of `audiences.AUDIENCE_OF`.
PEOPLE: dict[str, tuple[str, ...]] = {
    "mother": ("妈妈", "妈", "老妈", "母亲", "婆婆", "岳母", "丈母娘", "老娘", "娘"), "father": ("爸爸", "爸", "老爸", "父亲", "公公", "岳父", "老丈人", "岳丈", "老爹", "公爹"),
    "parents": ("爸妈", "父母", "爹妈"), "wife": ("老婆", "媳妇", "妻子", "太太"), "husband": ("老公", "丈夫"),
    "girlfriend": ("女朋友", "女友"), "boyfriend": ("男朋友", "男友"), "partner": ("对象", "爱人", "另一半"),
    "grandmother": ("奶奶", "外婆", "姥姥"), "grandfather": ("爷爷", "外公", "姥爷"), "elder": ("老人", "长辈", "老人家"),
    "son": ("儿子",), "daughter": ("女儿", "闺女"), "child": ("孩子", "小孩", "小朋友", "娃", "小孩子"), "baby": ("宝宝", "小宝宝"),
    "brother": ("哥哥", "弟弟"), "sister": ("姐姐", "妹妹"), "bestie": ("闺蜜",), "friend": ("朋友", "哥们", "兄弟", "邻居", "表弟", "表妹", "表哥", "表姐", "老乡"), "colleague": ("同事", "同行"),
    "boss": ("领导", "上司", "老板娘", "主管", "经理"), "client": ("客户",), "teacher": ("老师", "导师", "教授", "教练", "师傅"), "classmate": ("同学",), "roommate": ("室友", "舍友"),
    "family": ("家人",), "self": ("自己", "自用", "我自己"), "man": ("男生", "男人", "男孩子", "叔叔", "舅舅", "伯伯"), "woman": ("女生", "女人", "女孩子", "姑姑", "阿姨", "舅妈"),
    "boy": ("男孩", "小男孩", "侄子", "外甥", "男宝", "孙子"), "girl": ("女孩", "小女孩", "小姑娘", "侄女", "外甥女", "女宝", "孙女"),
}  # fmt: skip
# What a thing is for; the keys are those of every language's OCCASIONS.
OCCASIONS: dict[str, tuple[str, ...]] = {
    "camping": ("露营", "野营"), "hiking": ("徒步", "爬山", "登山"), "commuting": ("通勤", "上下班", "坐地铁"), "travel": ("坐飞机", "坐高铁", "坐火车", "飞机上", "旅行", "旅游", "出差", "出游", "出门旅行"),
    "wedding": ("结婚", "婚礼", "新婚"), "birthday": ("生日", "过生日"), "office": ("办公", "上班", "办公室"), "school": ("上学", "开学", "上课"),
    "running": ("跑步", "慢跑"), "fitness": ("健身", "健身房"), "yoga": ("瑜伽",), "cycling": ("骑行", "骑车"), "swimming": ("游泳",), "beach": ("海边", "沙滩"),
    "party": ("聚会", "派对"), "christmas": ("圣诞", "圣诞节"), "valentine": ("情人节", "七夕"), "new_year": ("过年", "新年", "春节"), "graduation": ("毕业",),
    "housewarming": ("乔迁", "搬家", "搬新家", "新家"), "rain": ("下雨", "雨天", "下雨天"), "winter": ("冬天", "冬季", "过冬"), "summer": ("夏天", "夏季"), "gaming": ("打游戏", "游戏", "电竞"),
    "study": ("学习", "考研"), "sleep": ("睡觉", "睡眠"), "driving": ("开车", "自驾"), "dating": ("约会",), "picnic": ("野餐",), "fishing": ("钓鱼",),
    "meeting": ("开会", "会议"), "dormitory": ("宿舍", "寝室"), "interview": ("面试",),
}  # fmt: skip
# Rather little or much of something, by the words for it; as COMPARED has it, it is a wish by itself.
MEASURES: dict[str, tuple[str, ...]] = {
    "light": ("轻", "轻便", "轻巧", "轻量"), "heavy": ("重", "沉", "笨重"), "small": ("小", "小巧"),
    "large": ("大",), "quiet": ("安静",), "loud": ("吵", "噪音大"), "thin": ("薄", "细"), "thick": ("厚", "粗"),
    "bright": ("亮",), "dim": ("暗",), "long": ("长", "久"), "short": ("短",), "much": ("高", "强", "足", "好", "多"), "little": ("低", "少"),
}  # fmt: skip
# How the attribute is called that measures it.
MEASURED: dict[str, tuple[str, ...]] = {
    "light": ("重量", "净重", "自重"), "heavy": ("重量", "净重", "自重"), "small": ("容量", "尺寸", "体积", "净含量", "规格"), "large": ("容量", "尺寸", "体积", "净含量", "规格"), "bright": ("亮度", "光通量"), "dim": ("亮度", "光通量"), "thin": ("厚度", "粗细", "直径", "线宽", "笔尖"), "thick": ("厚度", "粗细", "直径", "线宽", "笔尖"), "short": ("长度",), "long": ("长度",),
    "material": ("材质", "面料", "材料"), "people": ("适用人数", "人数"),
}  # fmt: skip
_COMPARING = ("{}一点", "越{}越好", "最{}", "{}点", "{}一些", "{}些", "更{}", "尽量{}")
# 大袋的, 小瓶装: how much is in it, by what it is packed in.
_PACKED = {
    degree: (f"{size}包装", *(f"{size}{pack}{end}" for pack in "袋瓶桶罐盒份" for end in ("的", "装")))
    for degree, size in (("large", "大"), ("small", "小"))
}
COMPARED: dict[str, tuple[str, ...]] = {
    degree: tuple(form.format(name) for name in names for form in _COMPARING) + _PACKED.get(degree, ())
    for degree, names in MEASURES.items()
}
# What follows is hoped for and not insisted on: 最好能降噪.
SOFTENERS = (
    "最好",
    "最好能",
    "最好是",
    "最好有",
    "尽量",
    "尽可能",
    "优先",
    "有的话更好",
    "如果能",
    "要是能",
    "就更好",
    "就更好了",
    "会更好",
    "更好了",
    "的话更好",
    "优先考虑",
    "加分",
)
# Between one of these and one of those, what was shown is told by a property: 那款白色的.
DEFINITES = (
    "那款",
    "那个",
    "这款",
    "这个",
    "那件",
    "这件",
    "那双",
    "这双",
    "那条",
    "这条",
    "那台",
    "这台",
    "刚才那款",
    "刚才那个",
    "再来",
)
CLOSERS = ("的",)
# After goods, these tell what they have: 有支架的.
FEATURING = ("带", "带有", "有", "配有", "附带", "支持", "自带", "含", "含有")
# What a brand's name may end in and nobody says.
BRAND_TAILS = ("制造商", "旗舰店", "官方旗舰店", "公司", "品牌", "官方")
# Of what was shown, which: the cheapest, the dearest, the other.
PICKS: dict[str, tuple[str, ...]] = {
    "cheapest": ("便宜的那个", "便宜的那款", "更便宜的那个", "更便宜的那款", "最便宜的那个", "最便宜的那款", "便宜那个", "便宜那款", "最便宜那个", "最便宜那款"),
    "dearest": ("贵的那个", "贵的那款", "最贵的那个", "最贵的那款", "贵那个", "贵那款", "最贵那个", "最贵那款"),
    "best_rated": ("评分高的那个", "评分最高的那个", "评价最好的那个"),
    "other": ("另一个", "另外一个", "另一款", "另外那个"),
}  # fmt: skip
# How a value that is no word of its own is said as a size: 42码.
SIZE_FORMS = ("{}码", "{}号")
# How a yes/no facet is named for what a thing lacks (before, after): 无糖.
LACKING = (("无", ""), ("不含", ""), ("免", ""), ("零", ""))
# How a yes/no facet is named for what a thing has: 带盖.
HAVING = (("带", ""), ("有", ""), ("可", ""), ("能", ""), ("可以", ""))
# Before one of these stands what a thing tastes or smells of.
FLAVOURS = ("味", "味儿", "味道", "口味", "香型", "香味", "风味", "味的")
BRAND_WORDS = ("品牌", "牌子", "牌")
# What ties a word to the noun that it says more about.
LINKS = ("的", "用", "用的", "专用", "专用的")

# What makes a property of the word before it: 大的.
ATTRIBUTIVES = ("的",)

# Words that carry no wish: neither searched for nor reported as unknown.
FILLERS = (
    "啥的", "之类的", "之类", "什么的", "啥啥的", "包一下", "包起来", "起灰", "掉灰", "落灰", "积灰", "沾灰", "扬灰", "包邮", "算了", "算啦", "喂", "再查", "再查一个", "再来", "会不会", "我家", "我们家", "咱家",     "一起", "一块", "然后", "接着",     "一点", "一些",     "就是", "排序", "排一下",     "一定", "务必", "说说", "顺便", "顺便问", "顺便问下", "问下", "问一下", "上周", "上个月", "昨天", "前天", "刚", "刚才", "刚刚", "别家", "别家的", "换别家", "添个", "添", "在线等", "挺", "挺急", "急", "着急", "人均", "每人", "蹲", "蹲一个", "求推荐", "有木有",
    "呗", "哒", "哟", "喽", "咯", "噢", "诶", "哎", "嘿", "啥", "点啥", "送点", "就行", "行", "行吗", "好吗", "想看", "想要个", "弄个", "弄", "来一双", "来一件",
    "我", "我们", "你", "你们", "他", "她", "的", "了", "吗", "呢", "啊", "吧", "哦", "嗯", "呀", "哈", "么", "嘛", "个", "只", "件", "款", "台", "双",
    "条", "套", "支", "把", "部", "张", "瓶", "盒", "包邮", "一个", "一款", "一件", "一双", "一台", "一条", "一套", "一些", "几个", "几款", "几件", "几双", "几条", "几样", "几支", "几瓶", "些", "点",
    "想", "想买", "想要", "要", "要买", "买", "买个", "买点", "找", "找个", "找一下", "找找", "看", "看看", "看一下", "看下", "有", "有没有", "有什么",
    "什么", "哪些", "哪个", "哪款", "推荐", "推荐一下", "推荐个", "推荐几款", "介绍", "给", "给我", "帮", "帮我", "请", "请问", "求", "来", "来个", "来一个",
    "能", "能不能", "可以", "可不可以", "可", "有冇", "冇", "吗", "需要", "适合", "用", "用的", "比较", "好", "好的", "好用", "好看", "不错", "最好", "合适", "合适的", "价格",
    "价位", "价钱", "预算", "钱", "块钱", "左右", "以内", "以下", "以上", "之间", "大概", "大约", "差不多", "是", "在", "和", "与", "跟", "还有", "以及", "也", "都",
    "就", "那", "那种", "这", "这种", "这个", "那个", "搞", "整", "一下", "下", "最", "更", "很", "比较好", "牌子", "品牌", "类型", "种", "样", "的话", "吧",
    "谢谢", "麻烦", "老板", "亲", "店里", "你家", "你们家", "这里", "家里", "现在", "卖", "卖不卖", "有卖", "东西", "商品", "产品", "如果", "因为", "所以", "质量", "质量好", "挑",
    "挑个", "选", "选个", "选一个", "或者", "但是", "但", "而且", "并且", "希望", "得", "太", "别的", "其他", "其它", "另外", "只看", "只要", "只想", "就要", "任何", "所有", "全部", "带", "带有", "具有", "新", "时候", "一", "会", "应该", "色", "多少", "多少钱",
    "怎么", "怎么样", "如何", "送", "送给", "用来", "使用", "最近", "今天", "明天", "打算", "准备", "考虑", "入手", "入", "购买", "购", "换", "换个", "自用", "左右的", "范围", "内", "外", "上", "里", "中", "对", "从", "到", "至", "让", "为", "为了", "以", "过", "着", "地",
    "一支", "一本", "一把", "一张", "一部", "一瓶", "一盒", "一包", "一副", "一份", "一只", "吃", "吃的", "喝", "喝的", "穿", "穿的", "戴", "戴的",
)  # fmt: skip

# What goods are counted in, in what order they were shown, and several of them together: 三个都, 前两款.
_PIECES = ("个", "款", "件", "双", "条", "台", "支", "本", "瓶", "把", "顶", "套", "张", "只", "盒", "种")
_ORDER = {1: "一1", 2: "二2", 3: "三3", 4: "四4", 5: "五5", 6: "六6"}
_SEVERAL = {2: "两2", 3: "三3", 4: "四4"}
_TOGETHER = ("前{}", "头{}", "这{}", "那{}", "{}都", "{}一起", "这{}都", "那{}都")
# Where a thing shown before is meant: the position it had, counted from 1, or from the end when negative; 0 is the one in hand.
REFERENCES: dict[str, int | tuple[int, ...]] = {
    **{f"第{name}{piece}": n for n, names in _ORDER.items() for name in names for piece in _PIECES},
    **{f"最后一{piece}": -1 for piece in _PIECES},
    **{
        form.format(f"{name}{piece}"): tuple(range(1, n + 1))
        for n, names in _SEVERAL.items() for name in names for piece in _PIECES for form in _TOGETHER
    },
    "它": 0, "这个": 0, "这款": 0, "那个": 0, "那款": 0, "这件": 0, "这双": 0,
}  # fmt: skip
# What a limit of the price is called when it is spoken of.
PRICE_NAMES = ("价格", "价钱", "价位", "预算")
# Before these nouns a thing is what the sought thing is for: "适合跑步的耳机".
FOR = ("给", "适合", "用于", "配")
# And before these it is what goes into the sought thing, named or not: 要能装电脑的.
HOLDING = (
    "装",
    "能放",
    "能放下",
    "能放进",
    "能放得下",
    "可以放",
    "可以放下",
    "可放",
    "放得下",
    "能装",
    "能装下",
    "能装得下",
    "可以装",
    "可以装下",
    "可装",
    "装得下",
    "装得了",
    "容得下",
)
# Before a thing these say that it is somebody's already: it is no thing that is sought.
POSSESSIVES = ("我的", "我家", "我家的", "我们家", "自己的", "我那个", "他的", "她的")
# After a thing these say that it is where something happens: 手机上能看.
LOCATIVES = ("上", "里", "端", "中", "上面", "里面")

# Behind a measure, that it is of the pack.
AFTER_A_PACK: tuple[str, ...] = ("装",)

# Between two people, that the second is the first one's.
OWNED_BY = ("的", "他", "她", "家", "家的", "的亲")

# What properties end in; alone they say nothing of which.
ENDINGS_OF_PROPERTIES = ("安全", "友好", "可用")
