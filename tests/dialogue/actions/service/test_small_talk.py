"""Talk that is not of goods: met calmly, answered briefly, and declined once."""

from __future__ import annotations

import pytest

from assistant.dialogue.conversation.questions import WhichArticle
from assistant.dialogue.conversation.state import State
from assistant.dialogue.policy.decision import step_for_query
from assistant.dialogue.policy.message import Message
from assistant.dialogue.steps.search import SearchGoods
from assistant.dialogue.steps.service import AnswerComplaint, CallPerson, QuoteArticle, SayNoArticle
from assistant.dialogue.steps.small_talk import SayNotUnderstood, Talk
from assistant.dialogue.steps.step import Step
from assistant.query.constraints import Category
from assistant.query.query import Query
from assistant.shop import Shop
from tests.dialogue.service_desk import Shopper


def heard(intent: str, *acts: str, state: State | None = None, **parts: object) -> Message:
    query = Query(text="…", language="zh", intent=intent, acts=acts, **parts)  # type: ignore[arg-type]
    return Message(state or State("zh"), query)


@pytest.mark.parametrize(
    ("message", "step"),
    [
        (heard("greeting", "insult"), AnswerComplaint(intent="chitchat", kind="insult", score=0.9)),
        (heard("chitchat", "bot"), Talk(said="bot")),
        (heard("unknown", "off_topic"), Talk(said="off_topic")),
        (heard("unknown", "laugh"), Talk(said="laugh")),
        (heard("unknown", "yes"), Talk(said="yes")),
        (heard("unknown", "never_mind"), Talk(said="never_mind")),
        (heard("thanks", "no"), Talk(said="thanks", intent="thanks")),
        (heard("handoff", "insult"), CallPerson()),
        (heard("unknown", state=State("zh", lost=1)), SayNotUnderstood(is_again=True)),
        # A wish in the same breath comes first.
        (
            heard("search", "insult", constraints=(Category(categories=(3,), names=("包", "bags")),)),
            SearchGoods(constraints=(Category(categories=(3,), names=("包", "bags")),)),
        ),
    ],
)
def test_talk_leads_to(message: Message, step: Step) -> None:
    assert step_for_query(message) == step


@pytest.mark.parametrize("text", ["你是机器人吗", "你是真人吗", "are you a robot", "am I talking to a real person"])
def test_it_says_that_it_is_no_person(text: str, demo_shop: Shop) -> None:
    said = Shopper(demo_shop).says(text)["text"].lower()
    assert "不是真人" in said or "not a person" in said


def test_a_shop_without_such_an_article_hears_it_too(demo_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(demo_shop.current().finder), "find", lambda self, text, n=2, *, acts=None: [])
    assert "不是真人" in Shopper(demo_shop).says("你是机器人吗")["text"]
    assert "not a person" in Shopper(demo_shop, "en").says("are you a robot")["text"]


def test_what_is_off_topic_is_explained_once_and_then_in_few_words(demo_shop: Shop) -> None:
    first, second, third = Shopper(demo_shop).all_said("今天天气怎么样", "讲个笑话", "写首诗")
    assert len(second["text"]) < len(first["text"])
    assert second["text"] == third["text"]
    assert all(reply["handoff"] is None and not reply["items"] for reply in (first, second, third))


@pytest.mark.parametrize("text", ["你好笨", "stupid bot", "垃圾客服"])
def test_an_insult_gets_no_insult_back_and_a_way_out(text: str, demo_shop: Shop) -> None:
    reply = Shopper(demo_shop).says(text)
    assert reply["intent"] == "chitchat"
    assert {"转人工", "Talk to a person"} & set(reply["suggestions"])


@pytest.mark.parametrize("text", ["？？？", "。", "…", "!!!", "asdfgh", "😀", " ", ""])
def test_nonsense_and_nothing_are_met_calmly(text: str, demo_shop: Shop) -> None:
    reply = Shopper(demo_shop).says(text)
    assert reply["text"]
    assert reply["suggestions"]
    assert reply["handoff"] is None


def test_a_language_that_was_asked_for_stays(demo_shop: Shop) -> None:
    replies = Shopper(demo_shop).all_said("说英文", "耳机", "500以内")
    assert [reply["locale"] for reply in replies] == ["en", "en", "en"]
    assert replies[0]["text"] == "Fine, English from here on."
    shopper = Shopper(demo_shop, "en")
    assert [reply["locale"] for reply in shopper.all_said("speak Chinese please", "headphones")] == ["zh", "zh"]


def test_else_the_language_follows_the_shopper(demo_shop: Shop) -> None:
    replies = Shopper(demo_shop).all_said("耳机", "under 300 please", "黑色的")
    assert [reply["locale"] for reply in replies] == ["zh", "en", "zh"]


def test_a_return_question_in_the_middle_of_a_search_keeps_the_wish(demo_shop: Shop) -> None:
    shopper = Shopper(demo_shop)
    before = [constraint["chip"] for constraint in shopper.says("500以内的蓝牙耳机")["query"]["constraints"]]
    asked = shopper.says("不喜欢可以退吗")
    assert asked["topic"] == "returns-7-days"
    assert asked["article"]["url"] == "/help#returns-7-days"
    after = [constraint["chip"] for constraint in shopper.says("不要黑色的")["query"]["constraints"]]
    assert after[: len(before)] == before


def test_below_the_threshold_the_nearest_two_articles_are_offered_and_a_person(demo_shop: Shop) -> None:
    from assistant.dialogue.actions.service import articles
    from assistant.dialogue.speech.voice import Voice
    from assistant.dialogue.turn_context import Turn

    step = SayNoArticle(near=("warranty", "invoice", "exchange"), intent="faq")
    outcome = articles.tell_no_article(demo_shop.current(), Turn(State("zh"), step, None, Voice("zh"), None))
    titles = [places["title"] for key, places in outcome.suggestions if key == "article"]
    assert titles == ["保修", "发票"]
    assert outcome.suggestions[-1] == ("person", {})
    assert outcome.topic is None


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_title_that_is_offered_is_the_article_when_it_is_tapped(locale: str, demo_shop: Shop) -> None:
    """Also the one that is a kind of goods, and the one that has words of an act in it."""
    parser = demo_shop.current().parser
    for article in demo_shop.knowledge.articles.all(locale):
        if (query := parser.parse(article.title)).intent == "handoff":
            continue  # a person is called at the first word, whatever else is said
        state = State(locale, open_question=WhichArticle({article.title: article.id}))
        assert step_for_query(Message(state, query)) == QuoteArticle(article_id=article.id), article.title


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_the_articles_own_questions_find_them(locale: str, demo_shop: Shop) -> None:
    asked = [
        (question, article.id)
        for article in demo_shop.knowledge.articles.all(locale)
        if article.intent != "handoff"
        for question in article.questions[:3]
    ]
    missed = [text for text, topic in asked if Shopper(demo_shop, locale).says(text)["topic"] != topic]
    assert len(missed) <= len(asked) * 0.03, missed


@pytest.mark.parametrize("key", ["yes", "no", "never_mind", "order_cancel", "order_change", "order_return", "invoice"])
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_what_may_be_tapped_is_understood(key: str, locale: str, demo_shop: Shop) -> None:
    from assistant.dialogue.speech.voice import Voice

    parser = demo_shop.current().parser
    assert key in parser.parse(Voice(locale).suggestion(key)).acts


@pytest.mark.parametrize("key", ["data_export", "data_erase", "personal_on", "personal_off"])
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_the_ways_on_about_privacy_are_understood(key: str, locale: str, demo_shop: Shop) -> None:
    from assistant.dialogue.speech.voice import Voice

    assert key in demo_shop.current().parser.parse(Voice(locale).suggestion(key)).acts
