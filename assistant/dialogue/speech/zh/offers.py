"""Offers: what goes with a thing, what is a step up, and how several differ, in Chinese."""

from __future__ import annotations

SENTENCES = {
    "compare": "不一样的地方都在表里。",
    "compare_difference": "{a}和{b}主要差在：{parts}。",
    "compare_says": "{a}的介绍里写着{first}，{b}写着{second}。",
    "compare_not_sold": "店里没有{what}，没法放在一起比。",
    "compare_price": "{cheap}便宜 {difference}。",
    "compare_enough_flag": "不太看重{name}的话，{cheap}就够了。",
    "compare_enough_number": "{name}：{more} 对 {less}。不太在意的话，{cheap}就够了。",
    "compare_no_better": "按资料看不出{dear}哪里更好，{cheap}就够了。",
    "compare_open": "哪款更合适，看表里哪一项对你重要。",
    "compare_same": "资料里写的都一样。",
    "compare_more": "对比要两到四款。先搜一搜，再点“对比”。",
    "related_for": "和{title}常一起买的：",
    "related_for_kind": "买{category}的人常一起买的：",
    "related_before": "和{title}常一起买的，前面给你看过：{what}。",
    "related_none": "单用{title}就行，不用另外配什么。",
    "related_of_kind": "店里的{kind}有这些：",
    "premium_for": "比{title}好一截的：",
    "premium_before": "比{title}好一截的，前面给你看过：{what}。",
    "premium_dearer": "参数上没有明显更好的，贵一点的有这几款，介绍里是这么写的。",
    "related_made_for": "{title}有专配的{what}，别的不用另外买。",
    "premium_none": "同类里没有贵一点又明显更好的，现在这款就够用。",
    "offers_off": "好，不再主动推荐别的。想看的时候说“恢复推荐”。",
    "offers_on": "好，有合适的会再推荐。",
}
SUGGESTIONS = {
    "compare": "第一款和第二款对比",
    "no_offers": "不用再推荐了",
    "related": "第一款配什么",
    "premium": "有好一点的吗",
    "offers_again": "恢复推荐",
}
