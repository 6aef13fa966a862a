"""What a shopper does with an offer: asks why, says that it was a gift, likes it, puts it away."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_talk import remembered, tell
from tests.browser.stand_in import CASE, EARBUDS, HEADPHONES, STEP_UP, StandIn, answer, card, reason, search_answer


def open_evidence(page: Page, title: str) -> None:
    page.locator("#log").get_by_label(f"看依据：{title}").click()


def test_the_evidence_of_an_offer_leads_to_why_and_to_that_was_a_gift(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [search_answer(), answer("212 单里有 53 单。"), answer("好，不再照它推荐。")]
    page = open_page("/chat")
    tell(page, "耳机")
    open_evidence(page, CASE["title"])
    receipt = page.get_by_role("region", name=CASE["title"])
    receipt.get_by_role("button", name="为什么是它").click()
    expect(page.locator(".me.act").last).to_contain_text(f"为什么是{CASE['title']}？")
    expect(page.locator(".it")).to_have_count(2)
    receipt.get_by_role("button", name="那是送人的").click()
    expect(page.locator(".it")).to_have_count(3)
    assert [body["action"] for body in stand_in.received[1:]] == [
        {"kind": "why", "product_id": CASE["id"]},
        {"kind": "strike", "product_id": CASE["id"]},
    ]


def test_what_was_made_for_nothing_else_cannot_have_been_a_gift(open_page, stand_in: StandIn) -> None:
    alone = reason("评分高", ("评分", "4.7")) | {"evidence": {"rating": 4.7}}
    stand_in.replies = [answer(items=[EARBUDS | {"reasons": [alone]}])]
    page = open_page("/chat")
    tell(page, "耳机")
    open_evidence(page, EARBUDS["title"])
    receipt = page.get_by_role("region", name=EARBUDS["title"])
    expect(receipt.get_by_role("button")).to_have_text(["为什么是它", "配什么"])


def test_not_interested_takes_the_card_away_at_once_and_for_good(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [search_answer()]
    page = open_page("/chat")
    tell(page, "耳机")
    page.locator("#log").get_by_label(f"不感兴趣：{CASE['title']}").press("Enter")
    note = page.locator(".put-away")
    expect(note).to_have_text(f"收起来了，不再推荐{CASE['title']}。")
    expect(note).to_be_focused()
    expect(page.locator("#log")).not_to_contain_text("每 4 位就有 1 位带走它")
    expect(page.locator(".it")).to_have_count(1)
    assert stand_in.received[1]["action"] == {"kind": "feedback", "product_id": CASE["id"], "value": "down"}
    stand_in.past = remembered(search_answer())
    page.reload()
    expect(page.locator("#log .offer .name")).to_have_text([STEP_UP["title"]])


def test_a_row_whose_last_card_is_put_away_goes_too(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [answer(items=[EARBUDS, HEADPHONES])]
    page = open_page("/chat")
    tell(page, "耳机")
    for product in (EARBUDS, HEADPHONES):
        page.locator("#log").get_by_label(f"不感兴趣：{product['title']}").click()
    expect(page.locator("#log .row")).to_have_count(0)
    expect(page.locator(".put-away")).to_contain_text(HEADPHONES["title"])


def test_a_thumb_up_is_sent_once_and_stays_up(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [search_answer()]
    page = open_page("/chat")
    tell(page, "耳机")
    up = page.locator("#log").get_by_label(f"喜欢这种：{STEP_UP['title']}")
    expect(up).to_have_attribute("aria-pressed", "false")
    up.click()
    up.click()
    expect(up).to_have_attribute("aria-pressed", "true")
    tell(page, "便宜点的")
    assert [body.get("action") for body in stand_in.received] == [
        None,
        {"kind": "feedback", "product_id": STEP_UP["id"], "value": "up"},
        None,
    ]
    stand_in.past = remembered(search_answer())
    page.reload()
    expect(page.locator("#log").get_by_label(f"喜欢这种：{STEP_UP['title']}")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="新对话").click()
    stand_in.replies = [search_answer()]
    tell(page, "耳机")
    expect(page.locator("#log").get_by_label(f"喜欢这种：{STEP_UP['title']}")).to_have_attribute(
        "aria-pressed", "false"
    )


def test_an_opinion_that_gets_lost_costs_the_shopper_nothing(open_page, stand_in: StandIn) -> None:
    failed = ({"error": {"code": "x", "message": "", "hint": ""}}, 500, {})
    stand_in.replies = [search_answer(), failed, answer("收到。")]
    page = open_page("/chat")
    tell(page, "耳机")
    page.locator("#log").get_by_label(f"喜欢这种：{STEP_UP['title']}").click()
    tell(page, "便宜点的")
    expect(page.locator(".say").last).to_have_text("收到。")
    expect(page.locator(".unsent")).to_have_count(0)


def test_the_nearest_goods_say_all_that_differs(open_page, stand_in: StandIn) -> None:
    differs: list[dict[str, Any]] = [
        {"kind": "differs", "text": text, "evidence": {}, "receipt": []} for text in ("绿色，不是粉色", "防水：无")
    ]
    stand_in.replies = [answer(items=[EARBUDS | {"reasons": [*differs, *EARBUDS["reasons"]]}])]
    page = open_page("/chat")
    tell(page, "粉色的防水帐篷")
    expect(page.locator("#log .differs")).to_have_text(["绿色，不是粉色", "防水：无"])
    expect(page.locator("#log .reason")).to_have_text("评分高")


@pytest.mark.parametrize("image", [None, "/static/no-such-picture.webp"])
@pytest.mark.parametrize(
    ("category", "title", "letter"), [("耳机", "清屿", "耳"), ("mugs", "Mug", "M"), (None, "umbrella", "U")]
)
def test_where_there_is_no_picture_stands_the_letter_of_the_kind(
    open_page, stand_in: StandIn, image: str | None, category: str | None, title: str, letter: str
) -> None:
    stand_in.replies = [answer(items=[card("X", title, image=image, category=category, tint=None)])]
    page = open_page("/chat")
    tell(page, "有什么")
    picture = page.locator("#log .picture")
    expect(picture).to_have_text(letter)
    expect(picture.locator("img")).to_have_count(0)
    assert picture.evaluate("holder => holder.style.getPropertyValue('--tint')").startswith("#")


def test_the_store_shows_letters_for_missing_pictures_too(open_page, stand_in: StandIn) -> None:
    page = open_page("/store")
    expect(page.locator(".picture img")).to_have_count(10)
    page.locator(".picture img").first.evaluate("image => { image.src = '/static/no-such-picture.webp'; }")
    expect(page.locator(".picture").first).to_have_text("耳")


@pytest.mark.parametrize("address", ["javascript:document.title=1", "data:text/html,x", "http://[", None])
def test_a_title_is_no_link_where_a_browser_may_not_follow_it(
    open_page, stand_in: StandIn, address: str | None
) -> None:
    stand_in.replies = [answer(items=[EARBUDS | {"url": address}, HEADPHONES])]
    page = open_page("/chat")
    tell(page, "耳机")
    expect(page.locator("#log .name a")).to_have_text([HEADPHONES["title"]])
