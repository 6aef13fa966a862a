"""What to do about a message on products that are in view: what they are, side by side, with what else, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.dialogue.conversation.state import State
from assistant.dialogue.policy.message import VERBATIM, Heard
from assistant.dialogue.policy.search import merged
from assistant.dialogue.speech.en import product as en
from assistant.dialogue.speech.zh import product as zh
from assistant.dialogue.step import Step
from assistant.language.normal_text import is_cjk, normal
from assistant.query.query import Query, query_from_data

# The mark of a step that is about the first of what is in view because nothing says which is meant.
GUESSED = "guessed"
# Side by side on a page there is room for so many.
MOST_COMPARED = 4
# Of what was shown, so many are looked at for something dearer or cheaper.
_IN_VIEW = 3
# What a bare question for the price may be taken for; 运费多少钱 says itself that it is for the shop.
_MAYBE_PRICE = frozenset({"detail", "unknown", "search"})


def acted(heard: Heard) -> Step | None:
    """What is said of products in words that say it themselves."""
    state, query, in_hand, nearest = heard.state, heard.query, heard.in_hand, heard.nearest_in_view
    if heard.says("why_not"):
        return Step("why_not", "detail", constraints=query.constraints, products=heard.pointed[:1])
    if heard.says("why"):
        return Step("why", "detail", products=nearest[:1], text=_guessed(heard))
    if heard.says("for_other") and (in_hand or state.shown or state.cart):
        return Step("strike", "feedback", products=in_hand)
    if heard.says("no_offers"):
        return Step("no_offers", "feedback")
    if heard.says("offers_again"):
        return Step("offers_again", "feedback")
    if heard.says("coupon"):
        if state.cart and state.last_intent == "cart" and all(each.position == 0 for each in query.references):
            return Step("cart_coupon", "cart", text=query.text)
        if in_hand or query.references:
            return Step("coupon", "promotion", products=nearest[:1])
    if nearest and query.intent in _MAYBE_PRICE and asks_for_price(query):
        return Step("price", "detail", products=nearest[:1])
    return None


def _guessed(heard: Heard) -> str:
    """Whether it is a guess what is meant, as the step says it."""
    return "" if heard.in_hand else GUESSED


def asked_again(state: State, query: Query) -> Query:
    """The question of before, of another thing: "and the second one?"; any other message as it is."""
    bare = replace(query, text="", language="", intent="", intents=(), references=())
    alone = query.intent in ("detail", "related") and query.references and bare == Query("", "", "")
    if state.question is None or not alone or not _goes_on(query.text):
        return query
    return replace(query_from_data(state.question), language=query.language, references=query.references)


def _goes_on(text: str) -> bool:
    plain = normal(text).strip(" ?.!")
    return any(plain.startswith(word) for word in en.GOING_ON) or any(plain.endswith(word) for word in zh.GOING_ON)


def asks_for_price(query: Query) -> bool:
    """Whether the price is asked for, and no attribute."""
    if query.asked or query.asked_about or query.constraints:
        return False
    return _says_any(query, zh.PRICE_QUESTIONS, en.PRICE_QUESTIONS)


def _says_any(query: Query, *tables: Sequence[str]) -> bool:
    text = normal(query.text)
    return any(
        phrase in text if is_cjk(phrase) else f" {phrase} " in f" {text.strip(' ?.!')} "
        for table in tables
        for phrase in table
    )


def step(heard: Heard) -> Step | None:
    """What is asked of products in view."""
    state, query, in_hand = heard.state, heard.query, heard.in_hand
    narrow = bool(query.asked or query.asked_about or query.question_words)
    match query.intent:
        case "detail" if in_hand or (narrow and state.shown):
            about = Step(
                "detail", "detail", products=heard.nearest_in_view[:1], facets=query.asked, text=_guessed(heard)
            )
            if not heard.is_service or heard.article is None:
                return about
            # What the sheet leaves open, an article may know; one with the very question is told beside the sheet.
            if heard.score >= VERBATIM and narrow:
                return replace(about, near=heard.articles[:1])
            return replace(about, value=heard.article)
        case "stock" if heard.nearest_in_view:
            return Step("stock", "stock", products=heard.nearest_in_view[:1], facets=query.asked)
        case "related" if in_hand:
            return Step("related", "related", products=in_hand[:1], facets=query.asked)
        case "premium" if in_hand:
            limits = merged(state, query)
            return Step("premium", "premium", constraints=limits, products=in_hand[:1], facets=query.asked)
        case "related" | "premium" | "cheaper":
            products = in_hand or state.shown[:_IN_VIEW]
            return Step(query.intent, query.intent, constraints=merged(state, query), products=products)
        case "detail" | "stock":
            return Step("which", query.intent)
        case "compare":
            return Step("compare", "compare", products=_side_by_side(heard))
        case "feedback":
            return Step("feedback", "feedback", products=in_hand[:1], value="down")
    return None


def _side_by_side(heard: Heard) -> tuple[str, ...]:
    """What is pointed at; one thing beside the one in hand or those compared; as many as are said; else the first two.

    What is compared already stays side by side.
    """
    state, pointed = heard.state, heard.pointed
    if len(pointed) > 1:
        return pointed
    running = state.shown[:MOST_COMPARED] if state.last_intent == "compare" else ()
    if len(pointed) == 1 and (in_hand := state.item_at(0)) not in (None, *pointed):
        return (in_hand or "", *pointed)
    if len(pointed) == 1 and running:
        return tuple(dict.fromkeys((*running, *pointed)))[-MOST_COMPARED:]
    if heard.query.quantity and heard.query.quantity > 1:
        return state.chosen_from(heard.query.quantity)[: heard.query.quantity]
    if _says_any(heard.query, zh.ALL_OF_THEM, en.ALL_OF_THEM):
        return state.shown[:MOST_COMPARED]
    return running or state.shown[:2]
