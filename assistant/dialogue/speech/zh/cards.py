"""Cards: reasons, receipts, gains, and when the cheaper one will do, in Chinese."""

from __future__ import annotations

REASONS = {
    "best_rated": "合适的 {of} 款里评分最高：{rating} 分，{count} 条评价",
    "cheapest": "合适的 {of} 款里价格最低",
    "most_sold": "合适的 {of} 款里卖得最好：{days} 天卖出 {count} 件",
    "biggest_discount": "比划线价低 {percent}%，合适的 {of} 款里降得最多",
    "well_rated": "{rating} 分，{count} 条评价",
    "bought_together": "常和{anchor}一起买",
    "category_bought_together": "买{anchor_category}时常一起买",
    "premium": "＋{step}：{gains}",
    "premium_but": "＋{step}：{gains}，不过{losses}",
    "premium_says": "＋{step}，介绍里写着{words}",
    "made_for": "专配{anchor}",
    "cheaper": "比{anchor}便宜 {less}：{losses}",
    "cheaper_same": "比{anchor}便宜 {less}，资料里的数值没有差别",
}
RECEIPTS = {
    "of": "买过{anchor}",
    "count": "其中同单有它",
    "of_category": "买过{anchor_category}",
    "count_category": "其中同单有{item_category}",
    "lift": "是平时的",
    "lift_range": "95% 的把握在",
    "times": "{n} 倍",
    "orders": "{n} 单",
    "price": "价格",
    "step": "多付",
    "less": "少付",
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
    "worse": "{name}不如",
    "colour": "颜色",
    "known_price": "价格低的好",
    "known_rating": "评分高的好",
    "known_asked": "按你说的要求",
    "known_sure": "这一项更好",
}
GAINS = {
    "against": "{name} {first} 对 {second}",
    "number": "{name} {before}→{after}",
    "flag": "多了{name}",
    "flag_off": "没有{name}",
    "rating": "评分 {before}→{after}",
}
ENOUGH = {
    "flag": "用不上{name}的话，{anchor}就够了。",
    "number": "不太在意{name}的话，{anchor}就够了。",
}
