"""What is said of offers: what goes with a thing, what is a step up, and why, in Chinese."""

from __future__ import annotations

SENTENCES = {
    "related_for": "和{title}常一起买的：",
    "related_for_kind": "买{category}的人常一起买的：",
    "related_none": "订单里还看不出什么常和{title}一起买。",
    "premium_for": "比{title}好一截的：",
    "premium_none": "同类里没有贵一点又明显更好的，现在这款就够用。",
    "cheaper_found": "便宜些的有 {total} 款。",
    "cheaper_one": "便宜些的只有这一款。",
    "cheaper_none": "没有更便宜的了。",
    "feedback_down": "好，不再推荐这一款。",
    "feedback_up": "好，记下了。",
    "feedback_what": "好，是哪一款不合适？点商品卡片上的就行。",
}
REASONS = {
    "best_rated": "合适的 {of} 款里评分最高：{rating} 分，{count} 条评价",
    "cheapest": "合适的 {of} 款里价格最低",
    "most_sold": "合适的 {of} 款里卖得最好：{days} 天卖出 {count} 件",
    "biggest_discount": "比划线价低 {percent}%，合适的 {of} 款里降得最多",
    "well_rated": "{rating} 分，{count} 条评价",
    "bought_together": "{of} 单买了{anchor}，其中 {count} 单同时买了它，是平时的 {lift} 倍",
    "category_bought_together": (
        "{of} 单买了{anchor_category}，其中 {count} 单同时买了{item_category}，是平时的 {lift} 倍"
    ),
    "premium": "＋{step}：{gains}",
}
RECEIPTS = {
    "of": "买过{anchor}",
    "count": "其中同单有它",
    "of_category": "买过{anchor_category}",
    "count_category": "其中同单有{item_category}",
    "lift": "是平时的",
    "times": "{n} 倍",
    "orders": "{n} 单",
    "price": "价格",
    "step": "多付",
    "rating": "评分",
    "reviews": "评价",
    "reviews_n": "{n} 条",
    "sold": "{days} 天卖出",
    "sold_n": "{n} 件",
    "among": "合适的",
    "among_n": "{n} 款",
    "viewed_then_bought": "看过{anchor}后买了它",
    "viewers": "{count} / {of} 人",
    "list_price": "划线价",
    "change": "{before} → {after}",
    "yes": "有",
    "no": "无",
    "worse": "不如",
}
GAINS = {
    "number": "{name} {before}→{after}",
    "flag": "多了{name}",
    "flag_off": "没有{name}",
    "rating": "评分 {before}→{after}",
}
ENOUGH = {
    "flag": "用不上{name}的话，{anchor}就够了。",
    "number": "不太在意{name}的话，{anchor}就够了。",
}
SUGGESTIONS = {
    "related": "第一款配什么",
    "premium": "有好一点的吗",
}
