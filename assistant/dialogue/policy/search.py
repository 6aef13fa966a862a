"""Search: a new wish, the old one narrowed or widened, more of the same."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.conversation import Question, State
from assistant.dialogue.policy.complaints import says_it_failed
from assistant.dialogue.policy.gifts import suggest_gifts
from assistant.dialogue.policy.history import step_back, step_to_earlier_wish, step_to_list_before
from assistant.dialogue.policy.message import Message
from assistant.dialogue.policy.sets import is_for_several
from assistant.dialogue.policy.wishes import merge_wish
from assistant.dialogue.steps import (
    FindByWords,
    FindCheaper,
    Recommend,
    ReturnToWish,
    SayNotSold,
    SearchGoods,
    ShowMore,
    StartOver,
    Step,
    SuggestGifts,
)
from assistant.query import Category, Constraint, Measure, Price, Query, Sort, Text, wanted_kinds

# Limits that hold for goods of any kind.
_NO_GOODS = frozenset({"price", "colour", "stock", "sale", "sort"})
# What is kept of a gift while its kind is talked about.
_OF_A_GIFT = frozenset({"recipient", "occasion", "price"})
# Questions about a wish, after which anything that says nothing else goes on.
_QUESTIONS = frozenset({Question.CLARIFY, Question.BUDGET, Question.GIFT})
# Acts that say no more than that.
_WHATEVER = frozenset({"yes", "no", "never_mind", "take_back"})
# Who tells of these looks for nothing.
_OF_TROUBLE = ("broken", "wrong_item", "late", "lost", "bad_service", "order_return", "order_refund")
# Of what was shown, so many are looked at for something dearer or cheaper.
IN_VIEW = 3


def step_for_words(message: Message) -> Step | None:
    """How the search goes on, in words that say it themselves."""
    state, query = message.state, message.query
    if message.says("undo"):
        return step_back(state)
    if message.says("previous"):
        return step_to_list_before(state)
    if (message.says("go_back") or message.does("back")) and not query.question_words:
        back = step_to_earlier_wish(message)
        if back is not None and (more := _more_of_earlier(back, query)) is not None:
            return more
        if back is not None or not message.names_goods:
            return back or step_back(state)
    if _is_whatever(message):
        return _show_more(state, or_seen=True)
    if query.drops and state.constraints:
        return _take_back(state, query)
    if message.says("take_back") and state.constraints and not query.constraints and not query.drops_price:
        return _show_more(state)
    # The red one, where nothing that is shown is red: red ones are wished for.
    like = tuple(c for reference in query.references for c in reference.like)
    if like and not message.pointed and state.constraints:
        return _wish(state, replace(query, intent="refine", constraints=(*query.constraints, *like)), goods=False)
    return None


def _more_of_earlier(back: ReturnToWish, query: Query) -> SearchGoods | None:
    """The earlier wish with what is said of it now: back to the monitors, cheaper ones; 接着看刚才的 卡其色有吗."""
    said = tuple(c for c in query.constraints if not isinstance(c, Category))
    if query.intent == "cheaper" or "cheaper" in query.intents:
        said = (*(c for c in said if not isinstance(c, Sort)), Sort(by="price_asc"))
    if not said:
        return None
    kept = tuple(c for c in back.constraints if not any(c.same_slot(new) for new in said))
    return SearchGoods(constraints=(*kept, *said), intent="refine")


def step_for_intent(message: Message) -> Step | None:
    """What to look for; None when the message wishes for nothing."""
    state, query = message.state, message.query
    match query.intent:
        case "search" | "refine" if is_for_several(query) or says_it_failed(message):
            return None  # a set is wished for; or something of theirs is told of that they have already
        case "search" | "refine":
            return _wish(state, query, message.names_goods)
        case "recommend":
            return Recommend(constraints=query.constraints)
        case "cheaper" if any(isinstance(c, Price) for c in query.constraints):
            # 贵了 50块左右的: what it may cost is said.
            limits = tuple(c for c in query.constraints if not isinstance(c, Sort))
            return _wish(state, replace(query, intent="refine", constraints=limits), message.names_goods)
        case "cheaper":
            products = message.in_hand or state.shown[:IN_VIEW]
            return FindCheaper(constraints=merge_wish(state, query), products=products)
        # "还有吗", with nothing in hand that there may be more pieces of.
        case "stock" if query.wants_more and not message.in_hand and state.constraints:
            return _show_more(state)
    return None


def step_by_words(message: Message) -> FindByWords | None:
    """A wish in words that no limit can be made of: of the kind in hand where no other goods are named."""
    state, query = message.state, message.query
    hard = [c for c in query.constraints if not isinstance(c, Text)]
    if hard or message.in_hand or message.pointed or not any(map(str.isalpha, query.text)):
        return None
    if says_it_failed(message) or message.mostly(*_OF_TROUBLE) or state.handoff:
        return None
    kept = tuple(c for c in state.constraints if not isinstance(c, Text))
    names_others = bool(query.not_sold) and not query.unknown
    limits = kept if wanted_kinds(kept) and not names_others else ()
    return FindByWords(text=query.text, constraints=limits, intent="refine" if limits else "search")


def _is_whatever(message: Message) -> bool:
    """Whether a question about the wish was answered with no wish: any will do, never mind."""
    asked, query = message.state.open_question, message.query
    if asked is None or asked.question not in _QUESTIONS or query.constraints or query.references or query.drops:
        return False
    if query.unknown or query.not_sold or query.asked or not set(query.acts) <= _WHATEVER:
        return False
    return query.drops_price or bool(query.acts) or query.intent == "unknown"


def _show_more(state: State, *, or_seen: bool = False) -> Step:
    """The next of what was shown last; of gifts, those that were seen when any will do and there are no others."""
    if state.last_intent == "gift":
        return SuggestGifts(constraints=state.constraints, only_unseen=True, or_seen=or_seen)
    return ShowMore(constraints=state.constraints)


def _wish(state: State, query: Query, goods: bool) -> Step | None:
    if query.wants_more and not query.constraints:
        return _show_more(state)
    if query.resets and not query.constraints:
        return StartOver()
    if state.last_intent == "gift" and not query.resets and query.constraints:
        if goods:
            # 香薰蜡烛, said of a gift: for whom it is and what it may cost still holds.
            kept = tuple(c for c in state.constraints if c.kind in _OF_A_GIFT)
            return SearchGoods(constraints=merge_wish(replace(state, constraints=()), query, kept))
        if not any(isinstance(c, Text) for c in query.constraints):
            return suggest_gifts(state, query)
    if _is_browsing(state, query):
        return Recommend(constraints=merge_wish(state, query))
    names_others = bool(query.not_sold) or any(isinstance(c, Text) for c in query.constraints)
    says_more = bool(wanted_kinds(state.constraints)) and not (goods or names_others)
    if (query.intent == "refine" or says_more) and not query.resets:
        return _refine(state, query)
    if query.not_sold and not goods:
        return SayNotSold(constraints=query.constraints)
    if not query.constraints:
        return None
    if _is_kind_asked_for(state, query):
        # What was said of it, whichever kind it may be, still holds.
        said = tuple(c for c in state.constraints if not isinstance(c, Category))
        return SearchGoods(constraints=merge_wish(replace(state, constraints=()), query, said), intent="refine")
    return SearchGoods(constraints=query.constraints)


def _is_browsing(state: State, query: Query) -> bool:
    """Whether something that pleases is looked for and no goods are named.

    What's popular is no search for everything, nor is "under 300" one on the way to something that pleases.
    """
    is_recommended = state.last_intent == "recommend"
    if not query.constraints or not (is_recommended or not state.constraints):
        return False
    if any(c.kind not in _NO_GOODS for c in query.constraints):
        return False
    return is_recommended or all(isinstance(c, Sort) and c.by == "popular" for c in query.constraints)


def _refine(state: State, query: Query) -> Step | None:
    """The wish narrowed or widened.

    "降噪的" narrows what is wished; words that find nothing there may begin something else: the action looks.
    """
    wished = merge_wish(state, query)
    if not any(c.condition() for c in wished):
        return Recommend(constraints=wished)
    if not query.constraints and not query.drops_price and not query.otherwise:
        return None  # it says nothing of the wish
    has_words = any(isinstance(c, Text) for c in query.constraints)
    # Anything smaller, asked on a product's page: smaller than that one.
    measured = any(isinstance(c, Measure) for c in query.constraints)
    than = state.page_product or state.touched if measured else None
    return SearchGoods(
        constraints=wished, or_alone=has_words, intent="refine" if state.constraints else "search", than=than
    )


def _is_kind_asked_for(state: State, query: Query) -> bool:
    """Whether it is the answer to the question for the kind of goods."""
    if state.open_question is None or state.open_question.question != Question.CLARIFY or not query.is_all_wishes:
        return False
    return all(isinstance(c, Category) for c in query.constraints)


def _take_back(state: State, query: Query) -> Step:
    """The wish without what is taken back; with what is said in its place."""
    kept = tuple(c for c in state.constraints if not any(_is_of(c, kind) for kind in query.drops))
    wished = merge_wish(replace(state, constraints=kept), query)
    if not any(c.condition() for c in wished):
        return Recommend(constraints=wished)
    was_not_set = len(kept) == len(state.constraints) and not query.constraints
    return SearchGoods(constraints=wished, was_not_set=was_not_set, intent="refine")


def _is_of(constraint: Constraint, kind: str) -> bool:
    """Whether a constraint is of a kind that is taken back: by its own name, or as `facet:<id>`."""
    if not kind.startswith("facet:"):
        return constraint.kind == kind
    return int(kind.removeprefix("facet:")) in constraint.facet_ids
