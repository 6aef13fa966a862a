"""Sets: what is said of them, in Chinese."""

from __future__ import annotations

SENTENCES = {
    "set_added": "这一套加入购物车了：{kinds}。",
    "set_for_what": "配一套做什么用的？说说用途、几个人、预算，比如分类和总价。",
    "set_made": "配好一套：{kinds}，共 {total}。",
    "set_total": "这一套共 {total}。",
    "set_left": "预算 {budget}，还剩 {left}。",
    "set_sized": "{kinds}选的是够 {persons} 人用的。",
    "set_each": "{kinds}每人一件，各 {persons} 件。",
    "set_one_of_each": "每样先按一件算，要几件可以在购物车里改。",
    "set_left_out": "预算里放不下{kinds}。",
    "set_none_for": "{kinds}里没有专门适合这个用途的，先没放进来。",
    "set_no_fit": "{piece}和这一套里的其他东西不配套，这两样里要换一样。",
    "set_none_such": "没有合适又有货的{kinds}。",
    "set_not_all": "这一条不是每件都满足：{what}。",
    "set_too_little": "{budget}配不成一套，光是{kinds}最少就要 {least}。",
    "set_dropped": "好的，{kinds}不要了。",
    "set_nothing_left": "那这一套就没有东西了，还想看点什么？",
    "set_so_already": "这一套里没有这样的。",
    "set_swapped": "{before}换成了{after}，别的没动。",
    "set_swap_which": "换哪一件？说名字或者第几个都行。",
    "set_none_other": "预算里没有别的{kind}可换了。",
    "set_none_cheaper": "没有更便宜的{kind}了。",
}
SUGGESTIONS = {
    "add_set": "全部加入购物车",
    "swap_piece": "换一下{kind}",
    "cheaper_piece": "{kind}换便宜点的",
    "set_for": "配一套{category}",
    "set_budget": "{budget}以内",
}
