"""What the assistant says in Chinese. The same keys and places as in en.py; a test compares them."""

from __future__ import annotations

JOIN = ""
LIST = "、"
QUOTE = "“{}”"
COLON = "："

SENTENCES = {
    # Results
    "found_many": "有 {total} 款合适，先看这 {n} 款。",
    "found_few": "有 {total} 款合适。",
    "found_one": "合适的只有这一款。",
    "found_more": "再看 {n} 款。",
    "found_one_more": "还有最后这一款。",
    "no_more": "合适的都看过了，一共 {total} 款。",
    "no_more_near": "接近的也都看过了。",
    "all_sold_out": "不过现在都缺货。",
    "sorted": "顺序：{sort}。",
    "other_currency": "店里按{currency}标价，用的是{amount}这个数。",
    "ignored": "{words}没看懂，这次没算进去。",
    "relaxed": "都符合的没有。先放开了{what}，其他条件这些都对得上。",
    "relaxed_price": "{what}的没有，最接近的是 {price}。",
    "nothing": "没有找到合适的。可以少说一个条件，或者换个说法。",
    "not_sold": "店里没有{what}。",
    "not_sold_near": "店里没有{what}，下面是{kind}。",
    "not_sold_but": "店里没有{what}，别的先按你说的找。",
    "popular_now": "这些最近买的人多，你可以先看看。",
    "to_begin_with": "先看看这些。",
    "gift": "送人的话，先说说预算和对方喜欢什么。也可以先看看这些：",
    "for_you": "照你刚才看的，这些可能合适。",
    # One product
    "detail": "{title}，{price}。",
    "detail_rating": "评分 {rating}，{count} 条评价。",
    "detail_facts": "资料里写着：{facts}。",
    "detail_none": "资料里没有更多参数。",
    "in_stock": "{title}有货，还有 {count} 件。",
    "in_stock_some": "{title}有货。",
    "out_of_stock": "{title}现在缺货。",
    "out_of_stock_but": "{title}现在缺货，这几款相近，有货：",
    "sold_out_now": "现在缺货。",
    "which": "你问的是哪一款？说“第一款”，或者点商品卡片。",
    # Comparison
    "compare": "不一样的地方都在表里。",
    "compare_price": "{cheap}便宜 {difference}。",
    "compare_same": "资料里写的都一样，只差价格。",
    "compare_more": "对比要两到四款。先搜一搜，再点“对比”。",
    # Offers
    "related_for": "和{title}常一起买的：",
    "related_for_kind": "买{category}的人常一起买的：",
    "related_none": "订单里还看不出什么常和{title}一起买。",
    "premium_for": "比{title}好一截的：",
    "premium_none": "同类里没有贵一点又明显更好的，现在这款就够用。",
    "cheaper_found": "便宜些的有 {total} 款。",
    "cheaper_one": "便宜些的只有这一款。",
    "cheaper_none": "没有更便宜的了。",
    # Cart
    "cart_added": "{title}已加入购物车。",
    "cart_added_many": "{title}，{count} 件，已加入购物车。",
    "cart_limited": "{title}最多能买 {count} 件，购物车里已放 {count} 件。",
    "cart_removed": "{title}已从购物车拿掉。",
    "cart_not_in": "购物车里没有{title}。",
    "cart_sold_out": "{title}现在缺货，没有加进去。",
    "cart_total": "购物车里有 {count} 件，共 {total}。",
    "cart_empty": "购物车是空的。",
    "cart_cleared": "购物车清空了。",
    "product_gone": "这件商品已经下架了。",
    # Service
    "article_other_language": "这条只有英文：",
    "no_article": "这方面店里没有写明，可以问人工客服。",
    "coupons": "现在能用的券：{coupons}。",
    "coupon": "{code}（{title}）",
    "coupon_none": "现在没有可用的券。",
    # A person
    "handoff_waiting": "已转人工，前面还有 {ahead} 位。你可以先把问题写下来。",
    "handoff_next": "已转人工，下一位就是你。你可以先把问题写下来。",
    "handoff_closed": "客服时间是 {hours}，现在没人在。把问题写下来，上班后会看到。",
    "handoff_lost": "这个问题我答不好，已转人工。",
    "handed_back": "好，我接着帮你找。",
    "fresh_start": "好，从头来。想买什么？",
    # Talk
    "greeting": "你好，想买什么直接说，预算、颜色、不要什么，都可以一起说。",
    "thanks": "不客气，还想看什么就说。",
    "goodbye": "好，下次见。",
    "chitchat": "我是这家店的自动助手，能帮你找商品、比较、查政策，也可以转人工。",
    "unknown": "没太明白。说说想买什么、预算多少，或者点下面的。",
    "unknown_words": "商品资料里没有{words}。换个说法，或者说说想买什么、预算多少。",
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
    "cheaper": "便宜点的",
    "compare": "第一款和第二款对比",
    "flag": "要{name}的",
    "brand": "只看{brand}",
    "person": "转人工",
    "popular": "有什么热卖的",
    "any_price": "价格不限",
    "more": "还有别的吗",
    "related": "第一款配什么",
    "premium": "有好一点的吗",
    "category": "看看{category}",
    "returns": "怎么退货",
    "shipping": "运费多少",
    "cart": "看看购物车",
}
