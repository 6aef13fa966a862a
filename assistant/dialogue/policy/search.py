"""What to look for: a new wish, the old one narrowed or widened, more of the same."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.conversation.state import State
from assistant.dialogue.policy.history import earlier_wish, list_before, step_back
from assistant.dialogue.policy.message import Heard
from assistant.dialogue.step import Step
from assistant.query.constraints import Category, Colour, Constraint, Price, Sort, Text, wanted_kinds
from assistant.query.preferences import Recipient
from assistant.query.query import Query
from assistant.understanding.parse import MOST_CONSTRAINTS

# Limits that hold for goods of any kind.
_NO_GOODS = frozenset({"price", "colour", "stock", "sale", "sort"})
# What is kept of a gift while its kind is talked about.
_OF_A_GIFT = frozenset({"recipient", "occasion", "price"})
# Questions about a wish, after which anything that says nothing else goes on.
_QUESTIONS = frozenset({"clarify", "budget", "gift"})
# Acts that say no more than that.
_WHATEVER = frozenset({"yes", "no", "never_mind", "take_back"})


def acted(heard: Heard) -> Step | None:
    """How the search goes on, in words that say it themselves."""
    state, query = heard.state, heard.query
    if heard.says("undo"):
        return step_back(state)
    if heard.says("previous"):
        return list_before(state)
    if heard.says("go_back"):
        back = earlier_wish(heard)
        if back is not None or not heard.names_goods:
            return back or step_back(state)
    if _is_whatever(heard):
        return _more(state) if state.last_intent != "gift" else replace(_more(state), value="any")
    if query.drops and state.constraints:
        return _taken_back(state, query)
    if heard.says("take_back") and state.constraints and not query.constraints and not query.drops_price:
        return _more(state)
    # The red one, where nothing that is shown is red: red ones are wished for.
    like = tuple(c for reference in query.references for c in reference.like)
    if like and not heard.pointed and state.constraints:
        return _wish(state, replace(query, intent="refine", constraints=(*query.constraints, *like)), goods=False)
    return None


def step(heard: Heard) -> Step | None:
    """What to look for; None when the message wishes for nothing."""
    state, query = heard.state, heard.query
    match query.intent:
        case "search" | "refine":
            return _wish(state, query, heard.names_goods)
        case "gift":
            return _gift(state, query)
        case "recommend":
            return Step("recommend", query.intent, constraints=query.constraints)
        # "还有吗", with nothing in hand that there may be more pieces of.
        case "stock" if query.wants_more and not heard.in_hand and state.constraints:
            return _more(state)
    return None


def _is_whatever(heard: Heard) -> bool:
    """Whether a question about the wish was answered with no wish: any will do, never mind."""
    asked, query = heard.state.asked, heard.query
    if asked is None or asked.question not in _QUESTIONS or query.constraints or query.references or query.drops:
        return False
    if query.unknown or query.not_sold or query.asked or not set(query.acts) <= _WHATEVER:
        return False
    return query.drops_price or bool(query.acts) or query.intent == "unknown"


def _more(state: State) -> Step:
    """The next of what was shown last."""
    if state.last_intent == "gift":
        return Step("gift", "gift", constraints=state.constraints, value="more")
    return Step("more", "refine", constraints=state.constraints)


def _gift(state: State, query: Query) -> Step:
    """A gift: what was said of it before holds on, until another is spoken of."""
    goes_on = state.last_intent == "gift"
    return Step("gift", "gift", constraints=merged(state, query) if goes_on else query.constraints)


def _wish(state: State, query: Query, goods: bool) -> Step | None:
    if query.wants_more and not query.constraints:
        return _more(state)
    if query.resets and not query.constraints:
        return Step("start_over", "search")
    gift = state.last_intent == "gift"
    if gift and not query.resets and query.constraints:
        if goods:
            # 香薰蜡烛, said of a gift: for whom it is and what it may cost still holds.
            kept = tuple(c for c in state.constraints if c.kind in _OF_A_GIFT)
            return Step("search", "search", constraints=merged(replace(state, constraints=()), query, kept))
        if not any(isinstance(c, Text) for c in query.constraints):
            return _gift(state, query)
    browsing = state.last_intent == "recommend" or not state.constraints
    if query.constraints and browsing and all(c.kind in _NO_GOODS for c in query.constraints):
        # What's popular is no search for everything, nor is "under 300" one on the way to something that pleases.
        popular = all(isinstance(c, Sort) and c.by == "popular" for c in query.constraints)
        if popular or state.last_intent == "recommend":
            return Step("recommend", "recommend", constraints=merged(state, query))
    if query.intent == "refine" and not query.resets:
        wished = merged(state, query)
        if not any(c.condition() for c in wished):
            return Step("recommend", "recommend", constraints=wished)
        # "降噪的" narrows what is wished; words that find nothing there may begin something else: the action looks.
        alone = query.constraints if any(isinstance(c, Text) for c in query.constraints) else ()
        return Step("search", "refine", constraints=wished, value="or_alone" if alone else "")
    if query.not_sold and not goods:
        return Step("not_sold", "search", constraints=query.constraints)
    if not query.constraints:
        return None
    asked = state.asked
    if asked is not None and asked.question == "clarify" and query.is_all_wishes and _only_kinds(query):
        # The answer to which kind: what was said of it, whichever it may be, still holds.
        said = tuple(c for c in state.constraints if not isinstance(c, Category))
        return Step("search", "refine", constraints=merged(replace(state, constraints=()), query, said))
    return Step("search", "search", constraints=query.constraints)


def _only_kinds(query: Query) -> bool:
    return all(isinstance(c, Category) for c in query.constraints)


def _taken_back(state: State, query: Query) -> Step:
    """The wish without what is taken back; with what is said in its place."""
    kept = tuple(c for c in state.constraints if not any(_is_of(c, kind) for kind in query.drops))
    wished = merged(replace(state, constraints=kept), query)
    if not any(c.condition() for c in wished):
        return Step("recommend", "recommend", constraints=wished)
    nothing = len(kept) == len(state.constraints) and not query.constraints
    return Step("search", "refine", constraints=wished, value="not_set" if nothing else "")


def _is_of(constraint: Constraint, kind: str) -> bool:
    """Whether a constraint is of a kind that is taken back: by its own name, or as `facet:<id>`."""
    if not kind.startswith("facet:"):
        return constraint.kind == kind
    return int(kind.removeprefix("facet:")) in constraint.facet_ids


def merged(state: State, query: Query, kept: tuple[Constraint, ...] = ()) -> tuple[Constraint, ...]:
    """What was wished before with what is said now: the new takes the place of what it is about.

    Goods that are named begin a wish of their own; `kept` is what holds even then.
    """
    old = [replace(c, span=(0, 0)) for c in state.constraints]
    if wanted_kinds(query.constraints):
        old = []
    old += [replace(c, span=(0, 0)) for c in kept if c not in old]
    if query.drops_price:
        old = [c for c in old if not isinstance(c, Price)]
    for new in query.constraints:
        if not (isinstance(new, Price) and new.said_in):  # foreign money limits nothing, and so replaces nothing
            old = [c for c in old if not c.same_slot(new) and not _contradicts(c, new)]
    # What was said last counts most; a wish has an end, and so has what a search must bear.
    return (*old, *query.constraints)[-MOST_CONSTRAINTS:]


def _contradicts(old: Constraint, new: Constraint) -> bool:
    if isinstance(old, Colour) and isinstance(new, Colour):
        return old.exclude != new.exclude and bool(set(old.families) & set(new.families))
    if isinstance(old, Recipient) and isinstance(new, Recipient):
        return True
    return isinstance(old, Sort) and isinstance(new, Sort)
