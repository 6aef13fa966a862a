"""What is said of one product, or of several side by side, in Chinese."""

from __future__ import annotations

SENTENCES = {
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
    "compare": "不一样的地方都在表里。",
    "compare_price": "{cheap}便宜 {difference}。",
    "compare_same": "资料里写的都一样，只差价格。",
    "compare_more": "对比要两到四款。先搜一搜，再点“对比”。",
}
SUGGESTIONS = {
    "compare": "第一款和第二款对比",
}
