"""Answers to the assistant's questions, orders, the file of what is kept, and where a rule stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_talk import tell
from tests.browser.reply_parts import ORDER
from tests.browser.stand_in import EARBUDS, HEADPHONES, TOKEN, StandIn, answer

HOSTILE = '<img src=x onerror="document.title=1">'


@pytest.mark.parametrize(
    ("kind", "large", "rest"),
    [("clarify", ["可以", "不用了", "都可以"], []), ("consent", ["可以", "不用了"], ["都可以"])],
)
def test_what_answers_a_question_stands_large_under_it(
    open_page, stand_in: StandIn, kind: str, large: list[str], rest: list[str]
) -> None:
    asked = answer("哪一种？", question={"kind": kind}, suggestions=["可以", "不用了", "都可以"], items=[EARBUDS])
    stand_in.replies = [asked, answer("好。")]
    page = open_page("/chat", width=390)
    tell(page, "耳机")
    answers = page.get_by_role("group", name="回答").get_by_role("button")
    expect(answers).to_have_text(large)
    expect(page.locator(".next button")).to_have_text(rest)
    assert answers.first.bounding_box()["height"] >= 48
    assert answers.first.bounding_box()["y"] < page.locator("#log .card").bounding_box()["y"]
    answers.first.click()
    expect(page.locator(".me").last).to_contain_text("可以")
    expect(page.locator(".answer")).to_have_count(0)
    assert stand_in.received[1]["message"] == "可以"


def test_an_order_shows_how_far_it_has_come_and_its_number_is_copied(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [answer("9月1日下单。", intent="order_status", order=ORDER)]
    page = open_page("/chat")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tell(page, "订单 20260901-9661 到哪了")
    card = page.get_by_role("group", name="订单 20260901-9661")
    expect(card.locator("h3")).to_contain_text("已付款")
    expect(card.locator(".steps li")).to_have_text(["下单 (已完成)9月1日", "发货 (还没到这一步)"])
    expect(card.locator("dl div")).to_have_text(["挂耳咖啡 ×2¥165.80", "商品¥165.80", "运费¥8", "合计¥173.80"])
    card.get_by_role("button", name="复制运单号 NB666").click()
    expect(card.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "NB666"


def test_an_order_that_was_not_sent_has_no_number_to_copy(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [answer("还没发货。", order=ORDER | {"tracking_number": None, "carrier": None})]
    page = open_page("/chat")
    tell(page, "到哪了")
    expect(page.locator(".order")).to_be_visible()
    expect(page.locator(".order button")).to_have_count(0)


def test_what_is_kept_is_saved_as_a_file(open_page, stand_in: StandIn) -> None:
    stand_in.kept = {"conversations": [{"said": "耳机"}]}
    stand_in.replies = [answer("点下面下载。", intent="privacy", download={"kind": "export"})]
    page = open_page("/chat")
    tell(page, "导出我的数据")
    with page.expect_download() as saved:
        page.get_by_role("button", name="下载 JSON 文件").click()
    assert saved.value.suggested_filename == "chat-export.json"
    assert json.loads(Path(saved.value.path()).read_text(encoding="utf-8")) == stand_in.kept


def test_a_file_that_does_not_come_is_told_and_can_be_asked_for_again(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [answer("点下面下载。", intent="privacy", download={"kind": "export"})]
    page = open_page("/chat")
    tell(page, "导出我的数据")
    button = page.get_by_role("button", name="下载 JSON 文件")
    button.click()
    expect(page.locator(".download [role=status]")).to_have_text("店里的服务暂时没应答")
    expect(button).to_be_enabled()


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (None, "/help#returns-7-days"),
        ("https://shop.example/rules", "https://shop.example/rules"),
        ("javascript:1", None),
    ],
)
def test_a_quoted_rule_links_to_where_it_stands(
    open_page, stand_in: StandIn, url: str | None, address: str | None
) -> None:
    article = {"id": "returns-7-days", "title": "七天无理由退货", "url": url}
    stand_in.replies = [answer("签收后 7 天内可以退。", intent="returns", article=article)]
    page = open_page("/chat")
    tell(page, "怎么退货")
    links = page.locator("#log a")
    expect(links).to_have_text(["出自「七天无理由退货」"] if address else [])
    if address:
        expect(links).to_have_attribute("href", address)


def compared(page: Page, stand_in: StandIn, columns: list[str], rows: list[dict[str, Any]]) -> None:
    table = {"columns": columns, "product_ids": ["EB-1", "EB-2"][: len(columns)], "rows": rows}
    stand_in.replies = [answer("差别在表里。", intent="compare", table=table)]
    tell(page, "对比")


BROKEN_WORDS = """() => [...document.querySelectorAll(".table :is(th, td)")].flatMap((cell) => {
  const text = [...cell.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
  return [...(text?.data ?? "").matchAll(/[A-Za-z0-9,.]+/g)].filter(({ 0: word, index }) => {
    const range = new Range();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return new Set([...range.getClientRects()].map((line) => line.top)).size > 1;
  }).map(([word]) => word);
})"""


@pytest.mark.parametrize("width", [320, 390])
def test_a_comparison_on_a_phone_breaks_no_word_and_keeps_its_first_column(
    open_page, stand_in: StandIn, width: int
) -> None:
    page = open_page("/chat", width=width)
    name, long = "Electromagnetic compatibility", "Uncharacteristically 1,000,000.5"
    rows = [{"name": name, "values": [long, "5", "6", "7"], "better": None, "known": None}]
    compared(page, stand_in, ["Soundwild Headphones", "Clearisle", "Lanshu", "Feyre"], rows)
    assert page.evaluate(BROKEN_WORDS) == []
    table = page.get_by_role("region", name="商品对比")
    table.evaluate("scroller => scroller.scrollTo({ left: 200 })")
    head = table.get_by_role("rowheader").bounding_box()
    assert head["x"] == pytest.approx(table.bounding_box()["x"], abs=2)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_check_for_broken_words_finds_one(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat", width=320)
    compared(page, stand_in, ["A", "B"], [{"name": "C", "values": ["x" * 80, "y"], "better": None, "known": None}])
    assert page.evaluate(BROKEN_WORDS) == []
    page.locator("td").nth(1).evaluate(
        "cell => Object.assign(cell.style, { wordBreak: 'break-all', maxWidth: '99px' })"
    )
    page.locator("table").evaluate("table => Object.assign(table.style, { tableLayout: 'fixed' })")
    assert page.evaluate(BROKEN_WORDS) == ["x" * 80]


def test_every_row_with_a_better_value_is_ticked_and_says_how_that_is_known(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    rows = [
        {"name": "价格", "values": ["¥299", "¥199"], "better": 1, "known": "价格低的好"},
        {"name": "续航", "values": ["45 小时", "30 小时"], "better": 0, "known": "按你说的要求"},
        {"name": "重量", "values": ["5 克", "4 克"], "better": 1, "known": "按你说的要求"},
        {"name": "颜色", "values": ["白", "黑"], "better": None, "known": None},
    ]
    compared(page, stand_in, [EARBUDS["title"], HEADPHONES["title"]], rows)
    expect(page.locator("td.better")).to_have_text(["¥199 (更好)", "45 小时 (更好)", "4 克 (更好)"])
    expect(page.locator(".grounds li")).to_have_text(["价格：价格低的好", "续航、重量：按你说的要求"])


def test_words_of_the_shop_are_text_wherever_they_stand(open_page, stand_in: StandIn) -> None:
    line = {"label": HOSTILE, "value": HOSTILE}
    order = ORDER | {"id": HOSTILE, "state_text": HOSTILE, "lines": [line], "tracking_number": HOSTILE}
    piece = {"role": HOSTILE, "card": EARBUDS | {"title": HOSTILE, "image": None}, "quantity": 1, "amount_text": "¥1"}
    bundle = {"lines": [piece], "total_text": "¥1", "budget_text": None, "left_text": None}
    article = {"id": HOSTILE, "title": HOSTILE, "url": None}
    more = {"order": order, "bundle": bundle, "article": article, "question": {"kind": "clarify"}}
    stand_in.replies = [answer(HOSTILE, suggestions=[HOSTILE], **more)]
    page = open_page("/chat")
    tell(page, "看看")
    for part in (".order h3", ".order dl", ".tracking", ".bundle .names", ".source", ".answers"):
        expect(page.locator(part).first).to_contain_text(HOSTILE)
    expect(page.locator("#log img")).to_have_count(0)


def test_who_the_shop_has_signed_in_goes_with_each_message_and_not_into_the_address(
    open_page, stand_in: StandIn
) -> None:
    page = open_page("/chat?embed=1#identity=signed.by.shop")
    tell(page, "我的订单")
    assert page.url.endswith("/chat?embed=1")
    ran_out = ({"error": {"code": "invalid_input", "message": "identity: it has run out", "hint": ""}}, 400, {})
    stand_in.replies = [ran_out, answer("哪一单？")]
    tell(page, "到哪了")
    assert [body.get("identity") for body in stand_in.received] == ["signed.by.shop", "signed.by.shop", None]
    assert [body.get("conversation") for body in stand_in.received] == [None, TOKEN, TOKEN]
