"""Small talk: courtesies, and what is said when nothing was understood, in Chinese."""

from __future__ import annotations

SENTENCES = {
    "greeting": "你好，想买什么直接说，预算、颜色、不要什么，都可以一起说。",
    "thanks": "不客气，还想看什么就说。",
    "goodbye": "好，下次见。",
    "chitchat": "我是这家店的自动助手，能帮你找商品、比较、查政策，也可以转人工。",
    "bot": "我是这家店的自动助手，不是真人。想找真人，说“转人工”就行。",
    "anyone": "我在，不过是自动助手，不是真人。想找真人，说“转人工”就行。",
    "abilities": "我能找商品、比较、看库存和券、凑一套、查订单、答店里的规定，推荐都给依据。要找真人，说“转人工”。",
    "insult": "没帮上忙。换个说法再试一次，或者直接转人工。",
    "off_topic": "这个我不聊，我只管这家店的商品和售后。想买点什么？",
    "off_topic_again": "这个我帮不上，店里的事可以问。",
    "laugh": "想看点什么就说。",
    "speaking": "好，接下来都说中文。",
    "never_mind": "好，先放下。还想看什么就说。",
    "order_kept": "好，订单不动。还有什么要看的就说。",
    "no": "好的，那不弄。还想看什么就说。",
    "yes": "好，还想看什么就说。",
    "unknown": "没太明白。说说想买什么、预算多少，或者点下面的。",
    "unknown_again": "还是没弄明白，抱歉。说说想买哪类东西，或者说“转人工”，让客服来答。",
    "unknown_near": "没太明白。想问的是不是下面这些？也可以说说想买什么、预算多少。",
    "unknown_words": "商品资料里没有{words}。换个说法，或者说说想买什么、预算多少。",
}
