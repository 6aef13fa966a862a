"""What is said of one product, or of several side by side, in Chinese."""

from __future__ import annotations

# How a question for the price is put.
PRICE_QUESTIONS = ("多少钱", "什么价", "价格", "怎么卖", "卖多少", "几块钱", "售价", "原价", "划线价", "贵不贵")
# How a question is asked again of another thing, at the end; and how everything that is in view is named.
GOING_ON = ("呢",)
ALL_OF_THEM = ("都", "全部", "所有", "一起")
SENTENCES = {
    "detail": "{title}，{price}。",
    "detail_rating": "评分 {rating}，{count} 条评价。",
    "detail_facts": "资料里写着：{facts}。",
    "detail_none": "资料里没有更多参数。",
    "fact": "{name}：{value}。",
    "fact_yes": "{name}：是。",
    "fact_yes_more": "{name}：是（{more}）。",
    "fact_no": "{name}：否，资料里是这么写的。",
    "fact_unknown": "资料里没有写{name}，可以问人工。",
    "value_yes": "是，{name}：{value}。",
    "value_no": "不是，这一款的{name}是{value}。",
    "value_others": "同类里{what}的有：",
    "question_quote": "介绍里写着{text}。",
    "question_facts": "有关的参数：{facts}。",
    "question_open": "资料里没有直接回答这个问题，要确认可以问人工。",
    "price": "{title}现在 {price}。",
    "price_list": "划线价 {listed}，便宜了 {less}。",
    "coupon_met": "可以用券 {code}（{title}），减 {saving}。",
    "coupon_missing": "券 {code}（{title}）还差 {missing}。",
    "coupon_ships": "可以用券 {code}（{title}）。",
    "coupon_first": "首单还能用 {code}（{title}）。",
    "coupon_first_missing": "首单券 {code}（{title}）还差 {missing}。",
    "coupon_none_here": "现在没有它能用的券。",
    "in_stock": "{title}有货，还有 {count} 件。",
    "in_stock_some": "{title}有货。",
    "out_of_stock": "{title}现在缺货。",
    "out_of_stock_but": "{title}现在缺货，这几款相近，有货：",
    "sold_out_now": "现在缺货。",
    "about_first": "先说第一款{title}。",
    "which": "你问的是哪一款？说“第一款”，或者点商品卡片。",
    "compare": "不一样的地方都在表里。",
    "compare_price": "{cheap}便宜 {difference}。",
    "compare_enough_flag": "用不上{name}的话，{cheap}就够了。",
    "compare_enough_number": "{name}：{more} 对 {less}。不太在意的话，{cheap}就够了。",
    "compare_no_better": "按资料看不出{dear}哪里更好，{cheap}就够了。",
    "compare_open": "哪款更合适，看表里哪一项对你重要。",
    "compare_same": "资料里写的都一样。",
    "compare_more": "对比要两到四款。先搜一搜，再点“对比”。",
}
SUGGESTIONS = {
    "and_second": "那第二款呢",
    "compare": "第一款和第二款对比",
    "gift_for_other": "那是送人的",
    "no_offers": "不用再推荐了",
}
