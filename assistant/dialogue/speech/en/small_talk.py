"""Small talk: courtesies, and what is said when nothing was understood, in English."""

from __future__ import annotations

SENTENCES = {
    "greeting": "Hi. Tell me what you're after: a budget, a colour, what to leave out, all in one go if you like.",
    "thanks": "You're welcome. Anything else?",
    "goodbye": "Bye for now.",
    "chitchat": "I'm this shop's automatic assistant: I find and compare products, and I can call a person.",
    "bot": "I'm this shop's automatic assistant, not a person. If you'd like one, say “talk to a person”.",
    "anyone": "I'm here, but I'm the automatic assistant. If you'd like a person, say “talk to a person”.",
    "abilities": "I find and compare products, check stock, coupons and orders, put sets together and answer questions "
    "on the shop's rules, with the evidence for what I suggest. For a person, say “talk to a person”.",
    "insult": "That didn't help you. Try it in other words, or talk to a person.",
    "off_topic": "I can't talk about that, only about this shop's products and orders. What are you after?",
    "off_topic_again": "I can't help with that, only with this shop.",
    "laugh": "Tell me when you'd like to see something.",
    "speaking": "Fine, English from here on.",
    "never_mind": "Fine, let's leave it. Anything else?",
    "order_kept": "All right, the order stays as it is. Anything else?",
    "ack": "OK. Just say when you need something.",
    "like": "Good to hear. Ask me anything about it.",
    "undecided": "No hurry, take your time. I'm here if a question comes up.",
    "contact": "I can only be reached in this chat. Ask me here, or say “talk to a person” and someone will "
    "get back to you.",
    "sells": "The shop sells {kinds}.",
    "no": "Fine, I won't. Anything else?",
    "yes": "Good. What would you like to see next?",
    "unknown": "I didn't get that. Tell me what you're after and your budget, or use a button below.",
    "unknown_again": "Sorry, I still don't follow. Tell me what kind of thing you're after, or say “talk to a "
    "person” and someone will answer.",
    "unknown_near": "I didn't get that. Is it one of these? You can also tell me what you're after and your budget.",
    "unknown_words": "Nothing in the catalogue mentions {words}. Try other words, or tell me what you're after.",
}
