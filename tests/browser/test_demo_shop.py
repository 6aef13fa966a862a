"""The whole way, from a key pressed in Chromium to the shop's own products and back."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from assistant import create_app
from assistant.config import ServerConfig, ShopSettings
from assistant.shop import Shop
from tests.chromium import PATIENCE_MS

QUESTIONS = {
    "zh": ("五百以内的蓝牙耳机，不要黑色", 500_00, "黑"),
    "en": ("wireless earbuds under 300, not black", 300_00, "black"),
}
SLIPS = {
    "zh": ("充电保", "充电宝", "按“充电宝”找的（你写的是“充电保”）", "zxqvw", "“zxqvw”这一点没法筛"),
    "en": ("headphnes", "Headphones", "Showing “Headphones” for “headphnes”", "zxqvw", "I can't filter by “zxqvw”"),
}
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}


@pytest.fixture(scope="module")
def address(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("served") / "data"
    shutil.copytree(demo_data, data)
    checkout = "https://checkout.example/?cart={cart}"
    config = ServerConfig(data=data, address_limit=100_000, visitor_limit=100_000)
    shop = Shop.open(config, ShopSettings(checkout_url=checkout))
    server = make_server("127.0.0.1", 0, create_app(config, shop=shop), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    shop.close()


@pytest.fixture
def talk(browser: Browser, address: str) -> Iterator[Any]:
    """`talk(locale, size)` opens the chat page; `page.replies` are the answers that it got."""
    contexts = []

    def opened(locale: str, size: str = "desktop") -> Page:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, base_url=address)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"/chat?locale={locale}")
        return page

    yield opened
    for context in contexts:
        context.close()


def ask(page: Page, text: str) -> dict[str, Any]:
    n_replies = page.locator(".turn.it").count()
    page.fill("#message", text)
    with page.expect_response("**/api/chat") as answered:
        page.press("#message", "Enter")
    page.locator(".turn.it").nth(n_replies).wait_for()
    answer: dict[str, Any] = answered.value.json()
    return answer


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("locale", QUESTIONS)
def test_a_shopper_sees_only_what_fits_with_offers_and_reasons_and_takes_a_chip_away(
    talk: Any, locale: str, size: str
) -> None:
    question, most, unwanted = QUESTIONS[locale]
    page = talk(locale, size)
    reply = ask(page, question)
    cards = page.locator(".turn .row article")
    expect(cards.first).to_be_visible()
    assert cards.count() == len(reply["items"]) > 0
    for shown in (*reply["items"], *reply["premium"]):
        assert shown["price"] <= most
        assert unwanted not in shown["title"].lower()
    titles = page.locator(".turn .row article h3").all_inner_texts()
    assert titles == [card["title"] for card in reply["items"]]

    # A list is what was asked for: nothing is offered beside it unasked.
    expect(page.locator(".offers > section")).to_have_count(0)

    chips = page.locator(".chips .chip")
    expect(chips).to_have_count(3)
    expect(page.locator(".chip.not")).to_contain_text(unwanted)
    with page.expect_response("**/api/chat") as answered:
        page.locator(".chip.not button").click()
    after = answered.value.json()
    assert [chip["kind"] for chip in after["query"]["constraints"]] == [
        chip["kind"] for chip in reply["query"]["constraints"] if not chip.get("exclude")
    ]
    expect(page.locator(".turn").last.locator(".chip")).to_have_count(2)
    assert all(card["price"] <= most for card in after["items"])
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= SIZES[size][0], "the page scrolls sideways"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("locale", SLIPS)
def test_a_slip_is_mended_and_the_shopper_may_insist(talk: Any, locale: str, size: str) -> None:
    slip, meant, told, _, _ = SLIPS[locale]
    page = talk(locale, size)
    reply = ask(page, slip)
    assert reply["query"]["corrected"] == [{"from": slip, "to": meant}]
    line = page.locator(".corrected")
    expect(line).to_contain_text(told)
    undo = line.get_by_role("button")
    expect(undo).to_be_in_viewport(ratio=1)
    assert undo.bounding_box()["height"] >= 24
    with page.expect_response("**/api/chat") as answered:
        undo.click()
    literal = answered.value.json()
    assert literal["conversation"] == reply["conversation"]
    assert literal["query"]["corrected"] == []
    assert meant not in [chip["chip"] for chip in literal["query"]["constraints"]]
    expect(page.locator(".turn.it")).to_have_count(2)
    expect(line).to_have_count(1)
    expect(undo).to_have_count(0)
    expect(page.locator(".me").last).to_contain_text(slip)
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("locale", SLIPS)
def test_what_was_not_understood_is_said_once(talk: Any, locale: str, size: str) -> None:
    _, meant, _, word, told = SLIPS[locale]
    page = talk(locale, size)
    reply = ask(page, f"{meant} {word}")
    assert reply["query"]["unknown"] == [word]
    expect(page.locator(".turn.it .say")).to_contain_text(told)
    assert page.locator(".turn.it").inner_text().count(word) == 1
    expect(page.locator(".turn.it .row article").first).to_be_visible()


def test_the_widget_takes_a_correction_back(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto("/store?locale=zh")
    page.get_by_role("button", name="问问助手").click()
    chat = page.frame_locator("iframe")
    expect(chat.locator("#message")).to_be_focused()  # its script has run
    chat.locator("#message").fill(SLIPS["zh"][0])
    chat.locator("#message").press("Enter")
    chat.locator(".corrected button").click()
    expect(chat.locator(".turn.it")).to_have_count(2)
    expect(chat.locator(".corrected button")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("locale", "wish", "swap", "add_all", "check_out"),
    [
        ("zh", "露营四人 两千以内", "换一个", "全部加入购物车", "去结算"),
        ("en", "camping for four under 2000", "Swap", "Add all to the cart", "Check out"),
    ],
)
def test_a_set_is_swapped_put_into_the_cart_changed_and_handed_to_the_checkout(
    talk: Any, locale: str, wish: str, swap: str, add_all: str, check_out: str, size: str
) -> None:
    page = talk(locale, size)
    ids = [line["card"]["id"] for line in ask(page, wish)["bundle"]["lines"]]

    def press(button: Any) -> dict[str, Any]:
        with page.expect_response("**/api/chat") as answered:
            button.click()
        reply: dict[str, Any] = answered.value.json()
        return reply

    swapped = press(page.locator(".bundle").get_by_role("button", name=swap).first)["bundle"]
    expect(page.locator(".bundle")).to_have_count(2)
    assert [line["card"]["id"] for line in swapped["lines"]][1:] == ids[1:]
    assert swapped["lines"][0]["card"]["id"] != ids[0]
    assert swapped["total"] <= 2000_00
    cart = press(page.get_by_role("button", name=add_all).last)["cart"]
    assert [line["quantity"] for line in cart["lines"]] == [line["quantity"] for line in swapped["lines"]]
    first = page.locator(".cart li").first
    count = cart["count"]
    assert press(first.locator(".step").last)["cart"]["count"] == count + 1
    expect(page.locator("#cart-count")).to_have_text(str(count + 1))
    handed = press(page.locator(".cart").get_by_role("button", name=check_out))["checkout"]
    link = page.locator(".receipt").get_by_role("link", name=check_out)
    expect(link).to_have_attribute("href", handed["url"])
    assert handed["url"].startswith("https://checkout.example/?cart=")
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]


def test_keyboard_alone_asks_reads_and_takes_back(talk: Any) -> None:
    page = talk("zh")
    expect(page.locator("#message")).to_be_focused()
    page.keyboard.type("充电保 一百以内")
    with page.expect_response("**/api/chat") as answered:
        page.keyboard.press("Enter")
    assert answered.value.json()["query"]["corrected"] == [{"from": "充电保", "to": "充电宝"}]
    cross = page.locator(".chip button").first
    expect(cross).to_be_visible()
    cross.focus()
    with page.expect_response("**/api/chat") as taken_back:
        page.keyboard.press("Enter")
    assert len(taken_back.value.json()["query"]["constraints"]) == 1


def test_the_conversation_is_still_there_after_a_reload(talk: Any) -> None:
    page = talk("en")
    ask(page, "desk lamp under 200")
    n_cards = page.locator(".turn .row article").count()
    page.reload()
    expect(page.locator(".me")).to_contain_text("desk lamp under 200")
    expect(page.locator(".turn .row article")).to_have_count(n_cards)


def test_the_store_asks_about_its_product_in_the_widget(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto("/store?locale=en")
    page.locator("a[href^='/store/p/']").first.click()
    title = page.locator("h1").inner_text()
    page.get_by_text("What goes with it?").click()
    answer = page.frame_locator("iframe").locator(".turn.it").first
    expect(answer).to_be_visible()
    expect(answer.locator(".offer").first).to_be_visible()
    expect(answer.locator(".offers")).not_to_contain_text(title)
    context.close()
