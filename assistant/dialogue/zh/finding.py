"""What is said of a search, in Chinese."""

from __future__ import annotations

SENTENCES = {
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
    "fresh_start": "好，从头来。想买什么？",
}
SUGGESTIONS = {
    "cheaper": "便宜点的",
    "flag": "要{name}的",
    "brand": "只看{brand}",
    "popular": "有什么热卖的",
    "any_price": "价格不限",
    "more": "还有别的吗",
    "category": "看看{category}",
}
