"""What is said of the shop's rules, and of the people who answer, in English."""

from __future__ import annotations

SENTENCES = {
    "article_other_language": "This is in Chinese only:",
    "no_article": "The shop hasn't written anything on that. A person can tell you.",
    "coupons": "Coupons you can use now: {coupons}.",
    "coupon": "{code} ({title})",
    "coupon_none": "There are no coupons right now.",
    "handoff_waiting": "I've called a person. Ahead of you: {ahead}. You can write your question down now.",
    "handoff_next": "I've called a person, and you're next. You can write your question down now.",
    "handoff_closed": "People answer {hours}; nobody is in right now. Leave your question and they'll see it.",
    "handoff_lost": "I can't answer that well, so I've called a person.",
    "handed_back": "Fine, let's go on.",
}
SUGGESTIONS = {
    "person": "Talk to a person",
    "returns": "How do I return something",
    "shipping": "What does shipping cost",
}
