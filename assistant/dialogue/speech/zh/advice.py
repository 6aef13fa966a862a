"""Advice: which one to take and why, and what a dearer one has for its price, in Chinese."""

from __future__ import annotations

SENTENCES = {
    "pick": "推荐{title}：{reasons}。",
    "pick_only": "这里就{title}一款，可以选它：{reasons}。",
    "pick_other": "要是更看重{name}，可以看{title}（{value}）。",
    "pick_cheaper": "想省一点的话，{title}只要 {price}。",
    "extreme_named": "{most}的是{title}，{name} {value}。",
    "extreme": "{name}{most}的是{title}，{value}。",
    "extreme_next": "其次是{title}，{value}。",
    "extreme_same": "{title}也是这个数。",
    "first_price_asc": "最便宜的是{title}，{price}。",
    "first_price_desc": "最贵的是{title}，{price}。",
    "first_newest": "最新的是{title}，{released} 上市。",
    "first_popular": "卖得最好的是{title}。",
    "first_rating": "评分最高的是{title}，{count} 人评了 {rating} 分。",
    "worth_gains": "多花 {difference}，{dear}比{cheap}好在：{gains}。",
    "worth_if": "看重{name}就值，用不上的话{cheap}就够了。",
    "worth_rating": "买过的人评价更好；想省钱的话{cheap}就够了。",
    "worth_only_says": "参数上看不出来，{dear}的介绍里写着{words}。用不上就不必多花 {difference}，{cheap}就够了。",
    "worth_nothing": "看不出{dear}贵的这 {difference} 好在哪，{cheap}就够了。",
    "worth_alone": "{title}是 {price}，店里没有更便宜的同类可以比。",
    "worth_says": "介绍里写着{words}。",
}
REASONS = {
    "pick_more": "{before}，{after}",
    "pick_last": "{before}，{after}",
    "pick_says": "介绍里写着{words}",
    "pick_has": "有你要的{name}",
    "pick_meets": "对得上“{name}”",
    "pick_value": "{name} {value}",
    "pick_best": "{name}在这几款里{most}，{value}",
    "pick_best_rated": "评分在这几款里最高，{count} 人评了 {rating} 分",
    "pick_rated": "{count} 人评了 {rating} 分",
    "pick_cheapest": "价格最低，{price}",
    "pick_price": "价格 {price}",
    "pick_sells": "在这几款里卖得最好",
}
