"""What a shopper does on the chat page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.page_talk import tell
from tests.browser.stand_in import CASE, EARBUDS, HEADPHONES, TOKEN, StandIn, answer, cart_line, search_answer

ENTER_WHILE_COMPOSING = {
    "composing": ["new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true})"],
    "process key": ["new KeyboardEvent('keydown', {key: 'Enter', keyCode: 229, bubbles: true})"],
    "composition just ended": [
        "new CompositionEvent('compositionend', {bubbles: true})",
        "new KeyboardEvent('keydown', {key: 'Enter', keyCode: 13, bubbles: true})",
    ],
}


def test_enter_sends_and_the_focus_stays_in_the_box(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    tell(page, "  蓝牙耳机 ")
    assert stand_in.received == [{"message": "蓝牙耳机", "locale": "zh"}]
    expect(page.locator("#message")).to_be_focused()
    expect(page.locator("#message")).to_have_value("")
    expect(page.locator("#welcome")).to_be_hidden()


@pytest.mark.parametrize("events", ENTER_WHILE_COMPOSING.values(), ids=ENTER_WHILE_COMPOSING.keys())
def test_enter_that_belongs_to_the_input_method_sends_nothing(open_page, stand_in: StandIn, events: list[str]) -> None:
    page = open_page("/chat")
    page.fill("#message", "erji")
    dispatched = ";".join(f"box.dispatchEvent({event})" for event in events)
    page.locator("#message").evaluate(f"box => {{ {dispatched} }}")
    page.wait_for_timeout(80)  # nobody types the next Enter as fast as a machine
    tell(page, "耳机")
    assert [body["message"] for body in stand_in.received] == ["耳机"]


def test_shift_enter_starts_a_line(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    page.locator("#message").press_sequentially("一")
    page.press("#message", "Shift+Enter")
    page.locator("#message").press_sequentially("二")
    expect(page.locator("#message")).to_have_value("一\n二")
    assert stand_in.received == []


def test_blank_and_overlong_messages_stay_in_the_box(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    page.fill("#message", "   ")
    page.press("#message", "Enter")
    page.fill("#message", "字" * 1003)
    page.press("#message", "Enter")
    expect(page.locator(".counter")).to_have_text("超出 3 字")
    expect(page.locator(".send")).to_be_disabled()
    expect(page.locator("#message")).to_have_value("字" * 1003)
    assert stand_in.received == []


def test_the_cross_of_a_chip_takes_that_constraint_back(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [search_answer(), search_answer()]
    page = open_page("/chat")
    tell(page, "耳机")
    expect(page.locator(".chip.not")).to_contain_text("不要黑色")
    page.get_by_label("去掉「≤ ¥500」").click()
    page.locator(".it").nth(1).wait_for()
    assert stand_in.received[1]["action"] == {"kind": "drop_constraint", "index": 1}
    assert stand_in.received[1]["conversation"] == TOKEN
    expect(page.locator(".it").first.locator(".chip button")).to_have_count(0)


def test_a_preference_is_quieter_than_a_condition_and_taken_back_alike(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [search_answer()]
    page = open_page("/chat")
    tell(page, "耳机")
    quiet, plain = page.locator(".chip.preferred"), page.locator(".chip").first
    expect(quiet).to_have_text("给妈妈")
    border = "chip => getComputedStyle(chip).borderTopColor"
    assert quiet.evaluate(border) == "rgba(0, 0, 0, 0)" != plain.evaluate(border)
    page.get_by_label("去掉「给妈妈」").click()
    page.locator(".it").nth(1).wait_for()
    assert stand_in.received[1]["action"] == {"kind": "drop_constraint", "index": 3}


def test_a_correction_is_told_and_taken_back_once(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [search_answer(), answer("按原话也有 2 款。")]
    page = open_page("/chat")
    tell(page, "蓝牙耳几，五百以内")
    told = page.locator(".it").first.locator(".corrected")
    expect(told).to_contain_text("按“蓝牙耳机”找的（你写的是“蓝牙耳几”）")
    undo = page.get_by_role("button", name="撤销，按“蓝牙耳几”再找")
    undo.evaluate("button => { button.click(); button.click(); }")  # faster than any answer
    expect(page.locator(".me.act")).to_contain_text("按原话：蓝牙耳几，五百以内")
    expect(page.locator(".it").nth(1)).to_have_text("按原话也有 2 款。")
    assert stand_in.received[1:] == [
        {"message": "蓝牙耳几，五百以内", "as_written": True, "locale": "zh", "conversation": TOKEN}
    ]
    expect(told).to_be_visible()
    expect(undo).to_have_count(0)
    expect(page.locator("#message")).to_be_focused()


def test_a_correction_can_be_taken_back_again_when_that_did_not_arrive(open_page, stand_in: StandIn) -> None:
    failed = ({"error": {"code": "x", "message": "", "hint": ""}}, 500, {})
    stand_in.replies = [search_answer(), failed, answer("收到。")]
    page = open_page("/chat")
    tell(page, "蓝牙耳几")
    undo = page.get_by_role("button", name="撤销，")
    undo.focus()
    page.keyboard.press("Enter")
    page.locator(".unsent").wait_for()
    expect(undo).to_be_enabled()
    page.get_by_role("button", name="重试").click()
    expect(page.locator(".say").last).to_have_text("收到。")
    assert [body.get("as_written") for body in stand_in.received] == [None, True, True]


def test_words_for_a_person_are_not_taken_back(open_page, stand_in: StandIn) -> None:
    waiting = {"state": "waiting", "position": 1, "agent": None, "hours": ""}
    stand_in.replies = [search_answer() | {"handoff": waiting}]
    stand_in.news = {"messages": [], "last": 2, "handoff": waiting}
    page = open_page("/chat")
    tell(page, "转人功")
    expect(page.locator(".corrected")).to_be_visible()
    expect(page.locator(".corrected button")).to_have_count(0)


def test_a_correction_outside_a_search_is_no_search(open_page, stand_in: StandIn) -> None:
    query = {"constraints": [], "relaxed": [], "corrected": [{"from": "退或", "to": "退货"}], "unknown": []}
    stand_in.replies = [answer("七天内可退。", intent="returns", query=query)]
    page = open_page("/chat")
    tell(page, "怎么退或")
    expect(page.locator(".corrected")).to_contain_text("按“退货”理解的（你写的是“退或”）")


def test_a_receipt_shows_its_counts_and_escape_closes_it(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [search_answer()]
    page = open_page("/chat")
    tell(page, "耳机")
    why = page.get_by_label(f"看依据：{CASE['title']}")
    why.click()
    receipt = page.get_by_role("region", name="推荐依据")
    expect(receipt).to_contain_text("212 单")
    expect(receipt).to_contain_text(CASE["title"])
    receipt.get_by_role("button", name="为什么是它").focus()
    page.keyboard.press("Escape")
    expect(receipt).to_be_hidden()
    expect(why).to_be_focused()
    expect(why).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(
    ("status", "headers", "told"),
    [(500, {}, "店里的服务暂时没应答"), (429, {"Retry-After": "7"}, "发得有点快，7 秒后再试")],
)
def test_a_message_that_failed_is_kept_and_sent_again_on_retry(
    open_page, stand_in: StandIn, status: int, headers: dict[str, str], told: str
) -> None:
    stand_in.replies = [({"error": {"code": "x", "message": "", "hint": ""}}, status, headers), answer("收到。")]
    page = open_page("/chat")
    page.fill("#message", "耳机")
    page.press("#message", "Enter")
    expect(page.locator(".unsent")).to_contain_text(told)
    page.get_by_role("button", name="重试").click()
    expect(page.locator(".say")).to_have_text("收到。")
    expect(page.locator(".unsent")).to_have_count(0)
    assert [body["message"] for body in stand_in.received] == ["耳机", "耳机"]


def test_offline_says_so_and_loses_nothing(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    page.context.set_offline(True)
    expect(page.locator("#status")).to_contain_text("网络断了")
    page.fill("#message", "耳机")
    page.press("#message", "Enter")
    page.locator(".unsent").wait_for()
    page.context.set_offline(False)
    page.get_by_role("button", name="重试").click()
    page.locator(".it").wait_for()
    assert [body["message"] for body in stand_in.received] == ["耳机"]


def test_two_products_are_compared_and_the_better_value_is_marked(open_page, stand_in: StandIn) -> None:
    rows = [
        {"name": "续航", "values": ["30 h", "45 h"], "better": 1},
        {"name": "颜色", "values": ["米白", "珊瑚"], "better": None},
    ]
    ids = [EARBUDS["id"], HEADPHONES["id"]]
    table = {"columns": [EARBUDS["title"], HEADPHONES["title"]], "product_ids": ids, "rows": rows}
    stand_in.replies = [search_answer(), answer(table=table)]
    page = open_page("/chat")
    tell(page, "耳机")
    start = page.get_by_role("button", name="开始对比")
    page.locator("#log").get_by_label(f"对比：{EARBUDS['title']}").click()
    expect(start).to_be_disabled()
    page.locator("#log").get_by_label(f"对比：{HEADPHONES['title']}").click()
    start.click()
    expect(page.locator("td.better")).to_have_count(1)
    expect(page.locator("td.better")).to_contain_text("45 h")
    assert stand_in.received[1]["action"] == {"kind": "compare", "product_ids": ids}
    expect(page.locator(".choice")).to_have_count(0)


def test_adding_to_the_cart_counts_it_in_the_header(open_page, stand_in: StandIn) -> None:
    cart = {"count": 1, "total_text": "¥299", "lines": [cart_line()]}
    stand_in.replies = [search_answer(), answer("放进购物车了。", cart=cart)]
    page = open_page("/chat")
    tell(page, "耳机")
    button = page.locator("#log .slot .button.strong").first
    expect(button).to_have_accessible_name(f"加入购物车：{EARBUDS['title']}")
    button.click()
    expect(page.locator("#cart-count")).to_have_text("1")
    expect(button).to_have_accessible_name(f"已加入：{EARBUDS['title']}")
    assert stand_in.received[1]["action"] == {"kind": "add_to_cart", "product_id": EARBUDS["id"]}


def test_switching_language_keeps_the_conversation(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    tell(page, "耳机")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_label("Message", exact=True)).to_be_visible()
    expect(page.locator(".say")).to_have_text("有 14 款合适。")
    tell(page, "cheaper")
    assert stand_in.received[1] == {"message": "cheaper", "locale": "en", "conversation": TOKEN}


def test_a_persons_words_arrive_and_the_assistant_can_be_called_back(open_page, stand_in: StandIn) -> None:
    waiting = {"state": "waiting", "position": 2, "agent": None, "hours": "9:00–21:00"}
    stand_in.replies = [answer("正在转人工。", handoff=waiting), answer("接着问我。")]
    stand_in.news = {
        "messages": [{"n": 3, "role": "agent", "name": "小林", "text": "你好"}],
        "last": 3,
        "handoff": {"state": "with_agent", "position": None, "agent": "小林", "hours": None},
    }
    page = open_page("/chat")
    page.get_by_role("button", name="转人工").click()
    expect(page.locator("#banner")).to_contain_text("你排第 2 位")
    expect(page.locator(".person")).to_contain_text("客服 · 小林")
    expect(page.locator("#banner")).to_contain_text("客服 小林 在和你聊")
    page.get_by_role("button", name="回到自动助手").click()
    expect(page.locator("#banner")).to_be_hidden()
    assert stand_in.received[1]["action"] == {"kind": "resume_assistant"}


def test_a_reload_resumes_and_a_new_conversation_forgets(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    tell(page, "耳机")
    turns = [{"n": 1, "role": "shopper", "text": "耳机"}, {"n": 2, "role": "assistant", "reply": search_answer()}]
    agent = {"n": 3, "role": "agent", "name": "小林", "text": "你好"}
    past = {"conversation": TOKEN, "locale": "zh", "last": 3, "handoff": None, "cart_count": 2}
    stand_in.past = past | {"turns": [*turns, agent]}
    page.reload()
    expect(page.locator(".turn")).to_have_count(3)
    expect(page.locator("#cart-count")).to_have_text("2")
    page.get_by_role("button", name="新对话").click()
    page.reload()
    expect(page.locator("#welcome")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(0)


def test_a_correction_can_be_taken_back_after_a_reload_and_looks_the_same_after_another(
    open_page, stand_in: StandIn
) -> None:
    page = open_page("/chat")
    tell(page, "蓝牙耳几")
    turns = [{"n": 1, "role": "shopper", "text": "蓝牙耳几"}, {"n": 2, "role": "assistant", "reply": search_answer()}]
    past = {"conversation": TOKEN, "locale": "zh", "last": 2, "handoff": None, "cart_count": 0}
    stand_in.past = past | {"turns": turns}
    page.reload()
    page.get_by_role("button", name="撤销，按“蓝牙耳几”再找").click()
    page.locator(".it").nth(1).wait_for()
    assert stand_in.received[1]["message"] == "蓝牙耳几"
    literal = answer() | {"query": search_answer()["query"] | {"corrected": [], "as_written": True}}
    again = [{"n": 3, "role": "shopper", "text": "蓝牙耳几"}, {"n": 4, "role": "assistant", "reply": literal}]
    stand_in.past = past | {"turns": turns + again, "last": 4}
    page.reload()
    expect(page.locator(".me.act")).to_contain_text("按原话：蓝牙耳几")
    expect(page.locator(".corrected button")).to_have_count(0)


def test_a_conversation_the_shop_no_longer_knows_starts_afresh(open_page, stand_in: StandIn) -> None:
    gone = {"error": {"code": "not_found", "message": "", "hint": ""}}
    stand_in.replies = [answer(), (gone, 404, {}), answer("重新开始。")]
    page = open_page("/chat")
    tell(page, "耳机")
    tell(page, "便宜点的")
    assert [body.get("conversation") for body in stand_in.received] == [None, TOKEN, None]
    expect(page.locator(".unsent")).to_have_count(0)


def test_only_the_log_scrolls_in_a_long_conversation(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [search_answer() for _ in range(3)]
    page = open_page("/chat", width=390)
    for text in ("耳机", "便宜点的", "别的颜色"):
        tell(page, text)
    # Words that only screen readers get are positioned; they must not make the document taller than the window.
    assert page.evaluate("document.documentElement.scrollHeight") == 800
    assert page.locator("header.top").bounding_box()["y"] == 0


def test_markup_in_a_reply_is_shown_as_text(open_page, stand_in: StandIn) -> None:
    hostile = '<img src=x onerror="document.title=1"> & </script>'
    query = {"constraints": [{"chip": hostile, "soft": True}], "relaxed": [], "unknown": [hostile]}
    query["corrected"] = [{"from": hostile, "to": "{from}"}]
    stand_in.replies = [answer(hostile, items=[EARBUDS | {"title": hostile, "tint": "red;}"}], query=query)]
    page = open_page("/chat")
    tell(page, hostile)
    expect(page.locator(".say")).to_have_text(hostile)
    expect(page.locator(".it .name")).to_have_text(hostile)
    expect(page.locator(".me .bubble")).to_contain_text(hostile)
    expect(page.locator(".chip")).to_have_text(hostile)
    expect(page.locator(".corrected")).to_contain_text(f"按“{{from}}”找的（你写的是“{hostile}”）")


def test_a_question_in_a_foreign_link_is_written_but_not_sent(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat?ask=忘了我", referer="https://elsewhere.example/")
    expect(page.locator("#message")).to_have_value("忘了我")
    assert stand_in.received == []


def test_what_the_page_is_about_goes_with_each_message_until_dropped(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat?product=EB-1")
    page.get_by_role("button", name="和它一起买什么？").click()
    page.locator(".it").wait_for()
    page.get_by_label("不看这件了").click()
    tell(page, "耳机")
    assert [body.get("page") for body in stand_in.received] == [{"product_id": "EB-1"}, None]
