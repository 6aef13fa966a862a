"""What to do about a message that is for the shop and not for its goods: people, orders, rules, privacy."""

from __future__ import annotations

from assistant.dialogue.policy.message import VERBATIM, Heard
from assistant.dialogue.step import Step

# What an article may answer.
_ARTICLE = frozenset({"returns", "shipping", "promotion", "privacy", "order_status", "faq"})
# What else a question about the shop's rules may look like.
_MAYBE_SERVICE = frozenset({"unknown", "search", "refine", "detail", "stock", "chitchat"})
# What the shop's rules speak of and no act does.
_BY_RULE = "order"
# What may be wanted of an order, by its act, and the contract's name for it.
_OF_ORDERS = {
    "track": "order_status",
    "order_change": "order_status",
    "order_cancel": "order_status",
    "order_return": "returns",
    "order_refund": "returns",
    "invoice": "faq",
    _BY_RULE: "order_status",
}
_OF_PRIVACY = ("data_erase", "data_export", "data_stored", "personal_off", "personal_on")
# A question that says itself that it is for the shop may be less like an article than one that does not.
_LIKELY = 0.3
# An order that is open is still spoken of after these, and what these articles say is said of it.
_AFTER_ORDERS = frozenset({"order_status", "returns", "faq"})
_ABOUT_ORDERS = frozenset({"order_status", "returns"})
_DONE_AT_ONCE = ("no_offers", "offers_again", "why", "why_not")
_DONE_TO_A_CART = ("checkout", "apply_coupon", "fill_up")
# Questions about an order, which the next message answers with a number or a proof.
ABOUT_ORDERS = ("order_number", "order_proof")


def a_person(heard: Heard) -> Step | None:
    """A person is called at the first word, whatever else is said."""
    if heard.query.intent == "handoff":
        return Step("handoff", "handoff", text=heard.query.text)
    return None


def while_waiting(heard: Heard) -> Step | None:
    """What may still be done for someone who waits for a person: go on without one, or hear how long it takes."""
    if heard.state.handoff != "waiting":
        return None
    if heard.says("never_mind", "no"):
        return Step("resume", "handoff")
    if heard.query.intent == "handoff" or heard.says("anyone", "bot"):
        return Step("still_waiting", "handoff")
    return None


def answer_to_question(heard: Heard) -> Step | None:
    """What the assistant asked for in its last turn, when this message gives it."""
    asked = heard.state.asked
    if asked is None:
        return None
    agrees, declines = heard.says("yes"), heard.says("no", "never_mind")
    purpose = str(asked.about.get("purpose", "track"))
    match asked.question:
        case "article" if (article := asked.about["titles"].get(heard.query.text.strip())) is not None:
            return Step("article", "faq", value=article, text=heard.query.text)
        case "order_number" | "order_proof" if heard.query.order_number or heard.query.proof:
            return Step("order", _OF_ORDERS[purpose], value=purpose, near=tuple(asked.about.get("near", ())))
        case "person_for_order" if agrees:
            return Step("handoff", "handoff", text=str(asked.about["reason"]))
        case "erase" if agrees or heard.says("data_erase"):
            return Step("erase", "privacy")
        case "erase" if declines:
            return Step("not_erased", "privacy")
        case "personal_use" if agrees:
            # It was asked beside what pleases everyone: now comes what may please this shopper.
            then = Step("recommend", "recommend", constraints=heard.state.constraints)
            return Step("personal_on", "privacy", then=then)
        case "personal_use" if declines:
            return Step("personal_off", "privacy")
        case "order_number" | "order_proof" | "person_for_order" if declines:
            return Step("talk", "chitchat", value="never_mind")
    return None


def asked(heard: Heard) -> Step | None:
    """A question that says itself that it is for the shop."""
    query = heard.query
    for act in _OF_PRIVACY:
        if heard.says(act):
            return Step(act, "privacy", value=heard.article if heard.is_service and heard.article else "")
    if (step := _of_an_order(heard)) is not None:
        return step
    if query.intent in _ARTICLE:
        if heard.article and heard.score >= _LIKELY:
            return Step("article", query.intent, value=heard.article, text=query.text)
        return Step("no_article", query.intent, text=query.text, near=heard.articles)
    return None


def word_for_word(heard: Heard) -> Step | None:
    """An article's own question, though it has words in it that do something: "怎么付钱", "how to use a coupon"."""
    if not heard.is_service or heard.article is None or heard.score < VERBATIM or _is_about_goods(heard):
        return None
    # With something in the cart, and of what is offered, it is better done than told.
    if heard.says("abilities", *_DONE_AT_ONCE, *_OF_PRIVACY, *_OF_ORDERS) or (
        heard.state.cart and heard.says(*_DONE_TO_A_CART)
    ):
        return None
    return Step("article", "faq", value=heard.article, text=heard.query.text)


def like_an_article(heard: Heard) -> Step | None:
    """A question near to an article's own."""
    query = heard.query
    if not heard.is_service or heard.article is None or heard.has_limits or heard.only_names_goods:
        return None
    if _is_about_goods(heard):
        return None
    return Step("article", "faq", value=heard.article, text=query.text) if query.intent in _MAYBE_SERVICE else None


def _is_about_goods(heard: Heard) -> bool:
    """Whether it speaks of what is in view: "还有货吗" of a thing in hand, whatever the shop wrote about stock.

    "换一批" is no exchange, where there is something to move on from.
    """
    state = heard.state
    intent = heard.query.intent
    in_view = heard.in_hand if intent == "detail" else heard.nearest_in_view
    return (intent in ("detail", "stock") and bool(in_view)) or (
        heard.moves_on and bool(state.shown or state.constraints)
    )


def _of_an_order(heard: Heard) -> Step | None:
    """About one order: looked up where it can be; else its number is asked for, beside what the shop's rules say."""
    query = heard.query
    act = next((act for act in _OF_ORDERS if heard.says(act)), None)
    if act is None and heard.state.orders and heard.state.last_intent in _AFTER_ORDERS and heard.about in _ABOUT_ORDERS:
        act = _BY_RULE
    if act is None and query.intent == "order_status":
        act = "track"
    if query.order_number and (act or query.proof or query.is_all_wishes or not heard.names_goods):
        act = act or "track"
        return Step("order", _OF_ORDERS[act], value=act, near=_rule(heard))
    if act is None or heard.names_goods:
        return None
    intent = query.intent if query.intent in _ARTICLE else _OF_ORDERS[act]
    if heard.state.orders or heard.customer:
        return Step("order", intent, value=act, near=_rule(heard))
    return Step("ask_for_order", intent, value=act, near=_rule(heard))


def _rule(heard: Heard) -> tuple[str, ...]:
    """The article about it, where one is near enough."""
    return heard.articles[:1] if heard.score >= _LIKELY else ()
