"""Gifts: what was said of a gift before holds on, until another is spoken of."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.dialogue.conversation import State
from assistant.dialogue.policy.message import Message
from assistant.dialogue.policy.wishes import merge_wish
from assistant.dialogue.steps import SuggestGifts
from assistant.language.locales import ADVICE, GOODS, LEXICONS, join_patterns, join_tables, join_words
from assistant.language.normal_text import normal
from assistant.query import Category, Constraint, Flag, Occasion, Price, Purpose, Query, Recipient, Text, Value

# What tells of a gift and names no goods.
_OF_GIFTS = (Recipient, Occasion, Price, Purpose)
# A kind of so many categories is a branch of goods, and no thing.
_A_BRANCH = 4
_MAY_BE_A_CHILD = frozenset({"child", "baby", "son", "daughter", "boy", "girl", "brother", "sister", "self"})
_STAND_FOR = frozenset({"man", "woman"})
_GIFT_WORDS = frozenset((*join_words(GOODS, "GIFT_WORDS"), "present"))


def step_for_words(message: Message) -> SuggestGifts | None:
    """For a message that asks for a gift, or says more of one: what they like, have or must not get, and who is next.

    None where another thing is asked for, and where a kind of goods is named to be looked at.
    """
    state, query = message.state, message.query
    if query.cart or query.references:
        return None
    goes_on = state.last_intent == "gift"
    if message.does("gift") and not message.does("add", "policy", "for_other"):
        return suggest_gifts(state, query)
    if not goes_on:
        return None
    if message.does("have"):
        return SuggestGifts(constraints=_without_what_they_have(message))
    text = normal(query.text)
    if _pattern("INTERESTS").search(text) or refuses_branch(text):
        return suggest_gifts(state, query)
    if _pattern("BOXED").search(text):
        return SuggestGifts(constraints=tuple(replace(c, span=(0, 0)) for c in state.constraints))
    if any(isinstance(c, Price) for c in query.constraints) and not message.names_goods:
        return suggest_gifts(state, query)
    if any(isinstance(c, Recipient) for c in query.constraints) and not message.likely("ask_fit", "policy") > 0.5:
        return suggest_gifts(state, query)
    kinds = [c for c in query.constraints if isinstance(c, Category) and not c.exclude]
    if kinds and all(len(kind.categories) >= _A_BRANCH for kind in kinds) and message.likely("find", "suggest") > 0.2:
        return SuggestGifts(constraints=(*_of_gift(state.constraints), *query.constraints))
    return None


def step_for_intent(message: Message) -> SuggestGifts | None:
    """A gift that is asked for."""
    return suggest_gifts(message.state, message.query) if message.query.intent == "gift" else None


def suggest_gifts(state: State, query: Query) -> SuggestGifts:
    """Gifts for what was said of one before and is said now; another begins anew, and so does the next person."""
    said = soften_interests(query)
    goes_on = state.last_intent == "gift" and not _is_next_person(state, query)
    if state.last_intent == "gift" and not goes_on:  # the next person: the money holds, until it is said anew
        prices = () if any(isinstance(c, Price) for c in said) else state.constraints
        return SuggestGifts(constraints=(*(c for c in prices if isinstance(c, Price)), *said))
    if not goes_on:
        return SuggestGifts(constraints=said)
    # What someone likes is said of the gift in hand, whatever its kind was.
    return SuggestGifts(constraints=merge_wish(state, replace(query, constraints=said)))


def soften_interests(query: Query) -> tuple[Constraint, ...]:
    """What is wished, where goods and words that tell what someone cares for only lift."""
    liking = _pattern("INTERESTS").search(normal(query.text))
    out: list[Constraint] = []
    for each in query.constraints:
        if isinstance(each, Category) and not each.exclude and _is_gift_word(query.text[slice(*each.span)]):
            continue  # a gift is no kind of goods, whatever a shelf is called
        after = liking is not None and each.span[0] >= liking.start() and each.span != (0, 0)
        if after and not each.exclude and isinstance(each, Category):
            words = (*each.words, *(tuple(name.lower().split()) for name in each.names if name))
            name = each.name(query.language)
            out.append(Purpose(what=name, categories=each.categories, words=words, span=each.span))
        elif after and not each.exclude and isinstance(each, Text):
            if liking is not None and each.span[0] >= liking.end():
                words = (each.words, *each.also)
                out.append(Purpose(what=each.written, words=words, span=each.span))
        elif after and isinstance(each, Occasion):
            names = tuple(
                tuple(name.split()) for lexicon in LEXICONS.values() for name in lexicon.OCCASIONS.get(each.what, ())
            )
            what = LEXICONS[query.language].OCCASIONS[each.what][0]
            words = (*each.words, *names)
            kinds, values = each.categories, each.values
            out.append(Purpose(what=what, span=each.span, categories=kinds, values=values, words=words))
        elif after and not each.exclude and isinstance(each, Value | Flag):
            out.append(replace(each, soft=True))
        else:
            out.append(each)
    return tuple(out)


def _is_gift_word(written: str) -> bool:
    word = normal(written).strip().removesuffix("s")
    return word in _GIFT_WORDS


def refuses_branch(text: str) -> bool:
    """Whether a normal text refuses a whole branch of goods: nothing to eat."""
    if not _pattern("REFUSED_BRANCH").search(text):
        return False
    return any(re.search(pattern, text) for pattern in join_tables(ADVICE, "BRANCHES"))


def _is_next_person(state: State, query: Query) -> bool:
    """Whether it is about someone else than before."""
    before = next((c for c in state.constraints if isinstance(c, Recipient)), None)
    now = next((c for c in query.constraints if isinstance(c, Recipient)), None)
    if before is None or now is None or now.who is None:
        return False
    if before.who is None:  # one of whom the age alone was told
        return now.who not in _MAY_BE_A_CHILD
    # He and she, said again, stand for who was meant before.
    return before.who != now.who and not (now.who in _STAND_FOR and not _names_next(query))


def _names_next(query: Query) -> bool:
    """Whether it says that there is another one: and something for her teacher."""
    return "again" in query.cues or len(query.text.split()) > 1


def _of_gift(constraints: tuple[Constraint, ...]) -> tuple[Constraint, ...]:
    return tuple(c for c in constraints if isinstance(c, _OF_GIFTS) or c.exclude)


def _without_what_they_have(message: Message) -> tuple[Constraint, ...]:
    """The wish without the kinds that someone has already."""
    state, query = message.state, message.query
    had = [replace(c, exclude=True, soft=False) for c in query.constraints if isinstance(c, Category)]
    prices = [c for c in query.constraints if isinstance(c, Price)]
    gone = {number for kind in had for number in kind.categories}
    kept = [
        c
        for c in state.constraints
        if not (isinstance(c, Category) and not c.exclude and set(c.categories) & gone)
        and not (prices and isinstance(c, Price))
    ]
    return (*(replace(c, span=(0, 0)) for c in kept), *had, *prices)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(join_patterns(ADVICE, name), re.IGNORECASE)
