"""What is said of the shop's rules, and of the people who answer, in Chinese."""

from __future__ import annotations

SENTENCES = {
    "article_other_language": "这条只有英文：",
    "no_article": "这方面店里没有写明，可以问人工客服。",
    "coupons": "现在能用的券：{coupons}。",
    "coupon": "{code}（{title}）",
    "coupon_none": "现在没有可用的券。",
    "handoff_waiting": "已转人工，前面还有 {ahead} 位。你可以先把问题写下来。",
    "handoff_next": "已转人工，下一位就是你。你可以先把问题写下来。",
    "handoff_closed": "客服时间是 {hours}，现在没人在。把问题写下来，上班后会看到。",
    "handoff_lost": "这个问题我答不好，已转人工。",
    "handed_back": "好，我接着帮你找。",
}
SUGGESTIONS = {
    "person": "转人工",
    "returns": "怎么退货",
    "shipping": "运费多少",
}
