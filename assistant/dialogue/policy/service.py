"""What to do about a message that is for the shop and not for its goods: people, orders, rules, privacy."""

from __future__ import annotations

from assistant.dialogue.policy.heard import Heard
from assistant.dialogue.step import Step

# What an article may answer: orders are looked up by number and proof; until both are there, it says how.
_ARTICLE = frozenset({"returns", "shipping", "promotion", "privacy", "order_status", "faq"})
# What else a question about the shop's rules may look like.
_MAYBE_SERVICE = frozenset({"unknown", "search", "refine", "detail", "stock", "chitchat"})


def a_person(heard: Heard) -> Step | None:
    """A person is called at the first word, whatever else is said."""
    if heard.query.intent == "handoff":
        return Step("handoff", "handoff", text=heard.query.text)
    return None


def answer_to_question(heard: Heard) -> Step | None:
    """What the assistant asked for in its last turn, when this message gives it."""
    return None


def asked(heard: Heard) -> Step | None:
    """A question that says itself that it is for the shop."""
    query = heard.query
    if query.intent in _ARTICLE:
        article = heard.article
        return Step("article" if article else "no_article", query.intent, value=article or "", text=query.text)
    return None


def like_an_article(heard: Heard) -> Step | None:
    """A question near to an article's own."""
    query = heard.query
    # "还有货吗" of a thing in hand is about the thing, whatever the shop wrote about stock; "换一批" is no return.
    about_goods = (query.intent in ("detail", "stock") and bool(heard.in_hand)) or heard.moves_on
    if not heard.is_service or heard.article is None or heard.has_limits or about_goods:
        return None
    return Step("article", "faq", value=heard.article, text=query.text) if query.intent in _MAYBE_SERVICE else None
