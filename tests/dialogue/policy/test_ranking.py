"""Of all that may be done about a message, the likeliest first."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue import steps
from assistant.dialogue.conversation.state import State
from assistant.dialogue.policy.acts_of_steps import ACTS_OF_STEP, COURTESY_OF_TALK, REFINING, SEEKING
from assistant.dialogue.policy.message import Message
from assistant.dialogue.policy.ranking import Candidate, acts_of, evidence_of, in_order, score
from assistant.dialogue.policy.weights import WEIGHTS
from assistant.dialogue.steps import ClearCart, SearchGoods, ShowCart, Step, StopOffers
from assistant.query import Category, Price, Query
from assistant.shop.resources import ACT_WEIGHTS

PANS = Category(categories=(1,), names=("锅", "pans"), span=(0, 4))


def candidate(step: Step, scores: dict[str, float], *, room: int = 0, reading: int = 0, **query: Any) -> Candidate:
    asked = Query(**{"text": "…", "language": "en", "intent": "unknown", "scores": scores} | query)
    return Candidate(Message(State("en"), asked), step, rank=room, reading=reading, room=room)


def test_the_likelier_act_comes_first_whatever_the_rooms_order():
    scores = {"show_cart": 0.9, "no_offers": 0.02}
    stop, show = candidate(StopOffers(), scores), candidate(ShowCart(), scores, room=5)
    assert in_order([stop, show])[0] is show
    scores = {"show_cart": 0.02, "no_offers": 0.9}
    stop, show = candidate(StopOffers(), scores, room=5), candidate(ShowCart(), scores)
    assert in_order([stop, show])[0] is stop


def test_candidates_of_one_act_keep_the_order_of_the_rooms():
    scores = {"find": 0.9}
    later = candidate(SearchGoods(constraints=(PANS,)), scores, room=7, constraints=(PANS,), text="pans")
    sooner = candidate(SearchGoods(constraints=()), scores, room=3, reading=2)
    assert score(later) != score(sooner)
    assert in_order([later, sooner]) == [sooner, later]


def test_without_learned_acts_the_form_and_the_rooms_decide():
    first = candidate(StopOffers(), {}, room=4)
    second = candidate(ClearCart(), {}, room=1, reading=1)
    third = candidate(ShowCart(), {}, room=6)
    assert in_order([second, third, first]) == [first, third, second]


def test_evidence_names_what_speaks_for_a_candidate():
    wish = candidate(
        SearchGoods(constraints=(PANS,), intent="search"),
        {"find": 0.5, "gift": 0.25},
        constraints=(PANS, Price(high=9_900, span=(5, 7))),
        text="pans 99",
    )
    evidence = dict(evidence_of(wish))
    assert evidence["is:SearchGoods"] == 1
    assert evidence["act"] == pytest.approx(-0.2877, abs=1e-4)  # log(0.5 + 0.25)
    assert evidence["search:explained"] == 1
    assert {"search:names_goods", "search:price", "search:fits", "search:kind_first", "by_form"} <= evidence.keys()
    assert "search:shown" not in evidence


def test_a_score_is_the_weighted_sum_of_the_evidence():
    show = candidate(ShowCart(), {"show_cart": 1.0})
    assert score(show, {"is:ShowCart": 2.0, "by_form": 0.5, "is:ClearCart": 9.0}) == 2.5
    assert score(show, {}) == 0


def test_a_search_answers_other_acts_as_it_begins_or_goes_on():
    assert acts_of(SearchGoods(constraints=(), intent="search")) == SEEKING
    assert acts_of(SearchGoods(constraints=(), intent="refine")) == REFINING


def test_every_step_that_acts_are_told_of_exists_and_every_act_is_learned():
    import numpy as np

    with np.load(ACT_WEIGHTS, allow_pickle=False) as arrays:
        labels = set(bytes(arrays["labels"]).decode().split("\n"))
    assert all(hasattr(steps, name) for name in ACTS_OF_STEP)
    answered = {act for acts in (*ACTS_OF_STEP.values(), *COURTESY_OF_TALK.values(), SEEKING, REFINING) for act in acts}
    assert answered <= labels


def test_weights_are_of_steps_that_exist():
    named = {name.removeprefix("is:") for name in WEIGHTS if name.startswith("is:")}
    assert all(hasattr(steps, name) for name in named)
    assert WEIGHTS["act"] > 0 > WEIGHTS["act_unknown"]
