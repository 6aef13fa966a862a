"""The store with its widget, the service desk, and what must hold on every page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.page_talk import tell, wait_until_still
from tests.browser.reply_parts import CHECKOUT, COUPON, DIFFERS, ORDER, SET
from tests.browser.stand_in import EARBUDS, StandIn, answer, cart, cart_line, search_answer

PAGES = {
    "chat": "/chat",
    "chat about a product": "/chat?embed=1&product=EB-1",
    "store": "/store",
    "product": "/store/p/EB-1",
    "help": "/help",
    "error": "/store/p/none",
    "sign in": "/console/login",
    "desk": "/console",
    "conversation": "/console/conversations/41",
}

# Every visible text against what lies behind it; a canvas reads colours of any notation back as bytes.
FAINT_TEXTS = """() => {
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  const channels = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const linear = (v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const faint = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const holder = text.parentElement;
    const isDecoration = holder.closest(".unseen, .skip, .initial, :disabled");
    if (!text.data.trim() || !holder.checkVisibility() || isDecoration) continue;
    const layers = [];
    for (let node = holder; node; node = node.parentElement) {
      layers.push(channels(getComputedStyle(node).backgroundColor));
    }
    const ground = layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255, 1]);
    const ink = over(channels(getComputedStyle(holder).color), ground);
    const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
    if ((light + 0.05) / (dark + 0.05) < 4.5) faint.push(text.data.trim());
  }
  return faint;
}"""


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_no_page_scrolls_sideways(open_page, stand_in: StandIn, path: str, width: int) -> None:
    page = open_page(path, width=width)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_every_text_can_be_read(open_page, stand_in: StandIn, path: str, scheme: str) -> None:
    page = open_page(path, scheme=scheme)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(FAINT_TEXTS) == []


def test_the_check_for_faint_text_finds_faint_text(open_page, stand_in: StandIn) -> None:
    page = open_page("/help")
    page.evaluate("document.querySelector('article p').style.setProperty('color', '#999')")
    assert page.evaluate(FAINT_TEXTS) == ["签收后 7 天内可以退。"]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_full_reply_can_be_read_and_fits(open_page, stand_in: StandIn, scheme: str, width: int) -> None:
    stand_in.replies = [search_answer()]
    page = open_page("/chat", width=width, scheme=scheme)
    page.fill("#message", "耳机")
    page.press("#message", "Enter")
    page.locator(".offers .why").first.click()
    wait_until_still(page)  # the receipt fades in
    assert page.evaluate(FAINT_TEXTS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


REPLIES = {
    "cart": {"cart": cart(cart_line(notes=["加入时 ¥329"]), coupon=COUPON, payable_text="¥239.20")},
    "checkout": {"checkout": CHECKOUT},
    "set": {"bundle": SET},
    "order": {"order": ORDER},
    "question": {"question": {"kind": "clarify"}, "suggestions": ["真无线耳机", "头戴式耳机", "都可以"]},
    "file": {"download": {"kind": "export"}, "article": {"id": "x", "title": "导出", "url": None}},
    "no picture": {"items": [EARBUDS | {"image": None, "reasons": [DIFFERS]}]},
}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("more", REPLIES.values(), ids=REPLIES.keys())
def test_every_kind_of_reply_can_be_read_and_fits(
    open_page, stand_in: StandIn, more: dict[str, Any], scheme: str, width: int
) -> None:
    stand_in.replies = [answer(**more)]
    page = open_page("/chat", width=width, scheme=scheme)
    tell(page, "耳机")
    wait_until_still(page)  # the reply fades in
    assert page.evaluate(FAINT_TEXTS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_widget_loads_nothing_until_opened_and_escape_gives_the_focus_back(open_page, stand_in: StandIn) -> None:
    page = open_page("/store/p/EB-1")
    launcher = page.get_by_role("button", name="问问助手")
    expect(launcher).to_be_visible()
    assert len(page.frames) == 1
    launcher.click()
    chat = page.frame_locator("iframe")
    expect(chat.locator(".viewing")).to_contain_text("清屿 Air 2")
    expect(chat.locator("#message")).to_be_focused()
    chat.locator("#message").press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(launcher).to_be_focused()


def test_a_question_on_the_product_page_is_asked_in_the_panel(open_page, stand_in: StandIn) -> None:
    page = open_page("/store/p/EB-1")
    page.get_by_role("link", name="和它一起买什么？").click()
    expect(page.frame_locator("iframe").locator(".me")).to_contain_text("和它一起买什么？")
    page.frame_locator("iframe").locator(".it").wait_for()
    assert stand_in.received == [{"message": "和它一起买什么？", "locale": "zh", "page": {"product_id": "EB-1"}}]


def test_the_store_remembers_the_language(open_page, stand_in: StandIn) -> None:
    page = open_page("/store")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/help")
    expect(page.locator("h1")).to_have_text("Help")


def test_an_agent_sees_how_the_shopper_was_read(open_page, stand_in: StandIn) -> None:
    page = open_page("/console/conversations/41")
    expect(page.locator(".line.assistant .reading")).to_have_text("更正：蓝牙耳几 → 蓝牙耳机 · 没看懂：阿斯顿发")
    expect(page.locator(".line.shopper .reading")).to_have_count(0)
    page.goto("/console/conversations/41?locale=en")
    expect(page.locator(".reading")).to_have_text("Corrected: 蓝牙耳几 → 蓝牙耳机 · Not understood: 阿斯顿发")


def test_an_agent_takes_a_conversation_then_replies_once(open_page, stand_in: StandIn) -> None:
    page = open_page("/console/conversations/41")
    expect(page.locator("#reply")).to_be_disabled()
    expect(page.locator("#details")).to_contain_text("≤ ¥500")
    page.get_by_role("button", name="接手").click()
    page.fill("#reply", "可以，把抬头发我。")
    page.press("#reply", "Enter")
    expect(page.locator(".line.agent")).to_have_count(1)
    expect(page.locator(".line.agent")).to_contain_text("可以，把抬头发我。")
    expect(page.locator("#reply")).to_have_value("")
    for _ in range(2):  # one more poll must not draw it twice; when the next comes, it is drawn
        page.wait_for_event("response", lambda response: "/console/api/conversations/41" in response.url)
    expect(page.locator(".line")).to_have_count(3)
    assert stand_in.said == ["可以，把抬头发我。"]
    page.get_by_role("button", name="交还助手").click()
    expect(page.locator("#reply")).to_be_disabled()
