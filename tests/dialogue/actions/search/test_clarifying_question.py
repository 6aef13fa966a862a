"""One question about a wish that is too wide, and no question else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.catalogue.search import Found
from assistant.dialogue.actions.search.clarifying_question import Answer, Question, choose_question, find_price_bands
from assistant.dialogue.conversation.questions import Clarify, GiftRecipient, OpenQuestion, OrderNumber
from assistant.dialogue.conversation.state import State
from assistant.dialogue.speech.voice import Voice
from assistant.dialogue.steps.search import SearchGoods
from assistant.dialogue.turn_context import Turn
from assistant.events import Asked
from assistant.shop import Shop
from tests.dialogue.talking import Talk, chips, ids, outcome_of, wish


def asked_of(shop: Shop, text: str, state: State | None = None, locale: str = "zh") -> Question | None:
    constraints = wish(shop, text, locale)
    state = state or State(locale)
    turn = Turn(state, SearchGoods(constraints=constraints), None, Voice(state.locale), None)
    snapshot = shop.current()
    return choose_question(snapshot, turn, snapshot.search.find(constraints, n=6), constraints)


@pytest.mark.parametrize(
    ("shares", "bits"), [((0.5, 0.5), 1.0), ((0.25, 0.25, 0.25), 1.5), ((0.5,), 0.5), ((0.25, 0.75), 0.8113)]
)
def test_a_question_tells_what_its_answers_tell_and_the_rest_tells_nothing(
    shares: tuple[float, ...], bits: float
) -> None:
    question = Question("ask_kind", tuple(Answer("answer", {}, share) for share in shares), {})
    assert question.bits == pytest.approx(bits, abs=1e-4)


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_wide_wish_is_split_by_kind_with_answers_that_are_understood(demo_shop: Shop, locale: str) -> None:
    text = {"zh": "衣服", "en": "clothes"}[locale]
    question = asked_of(demo_shop, text, locale=locale)
    assert question is not None
    assert question.key == "ask_kind"
    assert 2 <= len(question.answers) <= 3
    for answer in question.answers:
        (constraint,) = wish(demo_shop, Voice(locale).suggestion(answer.key, **answer.places), locale)
        assert constraint.kind == "category"
        assert demo_shop.current().search.count([*wish(demo_shop, text), constraint]) > 0


@pytest.mark.parametrize(
    "text", ["耳机 500以内", "黑色的耳机", "最便宜的耳机", "澜枢的耳机", "不要黑色的耳机", "头灯", "紫色的跑鞋"]
)
def test_who_has_said_more_or_has_little_to_choose_from_is_not_asked(demo_shop: Shop, text: str) -> None:
    assert asked_of(demo_shop, text) is None


@pytest.mark.parametrize("question", [Clarify(), GiftRecipient(), OrderNumber()])
def test_never_two_questions_in_a_row(demo_shop: Shop, question: OpenQuestion) -> None:
    assert asked_of(demo_shop, "衣服") is not None
    assert asked_of(demo_shop, "衣服", State("zh", open_question=question)) is None


def test_a_question_comes_beside_the_best_goods_and_any_will_do_goes_on(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    first = talk.say("衣服")
    assert first["question"] == {"kind": "clarify"}
    assert first["text"].endswith("？")
    assert len(ids(first)) == 6
    assert first["suggestions"][-1] == "都可以"
    going_on = talk.say("都可以")
    assert "question" not in going_on
    assert ids(going_on)
    assert not set(ids(going_on)) & set(ids(first))
    assert chips(going_on) == chips(first)


def test_an_answer_narrows_and_is_not_followed_by_another_question(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    answer = talk.say("衣服")["suggestions"][0]
    reply = talk.say(answer)
    assert chips(reply) == [answer]
    assert "question" not in reply
    assert {card["category"] for card in reply["items"]} == {answer}


def test_words_are_asked_about_by_kind_and_stay(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    first = talk.say("蓝牙")
    assert "question" in first
    reply = talk.say(first["suggestions"][0])
    assert chips(reply) == ["蓝牙", first["suggestions"][0]]


def test_nothing_is_asked_where_nothing_is_known(demo_shop: Shop) -> None:
    snapshot = demo_shop.current()
    turn = Turn(State("zh"), SearchGoods(), None, Voice("zh"), None)
    assert choose_question(snapshot, turn, Found((), 1_000), ()) is None


def test_the_cheapest_shops_in_view_are_cut_into_three(demo_shop: Shop) -> None:
    assert find_price_bands([1_000, 2_000, 2_300, 5_000, 9_000, 20_000]) == (2_500, 9_000)


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=60).map(sorted))
def test_price_bands_are_in_order_and_near_the_prices(prices: list[int]) -> None:
    low, high = find_price_bands(prices)
    assert 0 < low <= high
    assert prices[0] * 0.7 <= low <= max(prices[-1] * 1.5, 1)


def test_a_question_is_noted_once_asked(demo_shop: Shop) -> None:
    outcome = outcome_of(demo_shop, SearchGoods(constraints=wish(demo_shop, "衣服")))
    assert [event for event in outcome.events if isinstance(event, Asked)] == [Asked("clarify", {"by": "ask_kind"})]
