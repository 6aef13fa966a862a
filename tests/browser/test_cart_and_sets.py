"""What a shopper does with the cart, with a set, and on the way to the shop's checkout."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_talk import remembered, tell
from tests.browser.reply_parts import CHECKOUT, COUPON, PIECES, SET
from tests.browser.stand_in import CASE, EARBUDS, HEADPHONES, StandIn, answer, cart, cart_line, search_answer

FEWER, MORE = f"减一件：{EARBUDS['title']}", f"加一件：{EARBUDS['title']}"


def show_cart(page: Page, stand_in: StandIn, *replies: Any, shown: dict[str, Any] | None = None) -> None:
    stand_in.replies = [answer("有 1 件。", intent="cart", cart=shown or cart(cart_line())), *replies]
    tell(page, "看看购物车")


def test_presses_on_the_stepper_become_one_request_and_the_cart_changes_where_it_stands(
    open_page, stand_in: StandIn
) -> None:
    page = open_page("/chat")
    changed = cart(cart_line(quantity=3, price_text="¥897"), coupon=COUPON, payable_text="¥837.20")
    show_cart(page, stand_in, answer("改成 3 件了。", intent="cart", cart=changed))
    more = page.get_by_label(MORE)
    more.click()
    more.press("Enter")
    expect(page.locator("output")).to_have_text("3")
    expect(page.locator("#cart-count")).to_have_text("3")
    expect(more).to_be_focused()
    expect(page.locator(".it")).to_have_count(1)
    expect(page.locator(".say")).to_have_text("改成 3 件了。")
    expect(page.locator(".sums div")).to_have_text(["商品¥897", "影音 9 折（SOUND10）−¥59.80", "优惠后¥837.20"])
    assert [body.get("action") for body in stand_in.received] == [
        None,
        {"kind": "set_quantity", "product_id": EARBUDS["id"], "quantity": 3},
    ]


def test_what_was_pressed_last_is_sent_before_the_checkout_and_not_after_a_removal(
    open_page, stand_in: StandIn
) -> None:
    page = open_page("/chat")
    two = cart(cart_line(quantity=2, price_text="¥598"))
    show_cart(page, stand_in, answer("改成 2 件了。", intent="cart", cart=two), answer("好。", intent="cart", cart=two))
    page.get_by_label(MORE).click()
    page.locator(".cart").get_by_role("button", name="去结算").click()
    expect(page.locator(".say").last).to_have_text("好。")
    stand_in.replies = [answer("拿掉了。", intent="cart", cart=cart())]
    page.get_by_label(MORE).last.click()
    page.get_by_label(f"移出：{EARBUDS['title']}").last.click()
    expect(page.locator(".say").last).to_have_text("拿掉了。")
    page.wait_for_timeout(450)  # longer than the page waits for another press
    kinds = [body["action"]["kind"] for body in stand_in.received if "action" in body]
    assert kinds == ["set_quantity", "checkout", "remove_from_cart"]


def test_the_stepper_ends_at_one_and_at_what_the_shop_has(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    show_cart(page, stand_in, shown=cart(cart_line(most=1, notes=["只剩 1 件"])))
    for label in (FEWER, MORE):
        page.get_by_label(label).dispatch_event("click")
        expect(page.get_by_label(label)).to_have_attribute("aria-disabled", "true")
    expect(page.locator("output")).to_have_text("1")
    expect(page.locator(".cart .note")).to_have_text("只剩 1 件")
    page.wait_for_timeout(450)  # longer than the page waits for another press
    assert len(stand_in.received) == 1


def test_a_press_that_did_not_arrive_leaves_the_cart_as_it_was_and_says_so(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    show_cart(page, stand_in, ({"error": {"code": "x", "message": "", "hint": ""}}, 500, {}))
    page.get_by_label(MORE).click()
    expect(page.locator(".cart .fate")).to_have_text("没发出去 · 店里的服务暂时没应答")
    expect(page.locator("output")).to_have_text("1")


def test_taking_the_last_thing_out_leaves_an_empty_cart(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    show_cart(page, stand_in, answer("拿出来了。", intent="cart", cart=cart()))
    page.get_by_label(f"移出：{EARBUDS['title']}").click()
    expect(page.locator(".cart")).to_contain_text("购物车空了。")
    expect(page.locator("#cart-count")).to_be_hidden()
    assert stand_in.received[1]["action"] == {"kind": "remove_from_cart", "product_id": EARBUDS["id"]}


def test_only_the_newest_cart_can_be_changed(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    show_cart(page, stand_in, answer("有 2 件。", intent="cart", cart=cart(cart_line(quantity=2))))
    tell(page, "再加一件")
    carts = page.locator(".cart")
    expect(carts.first).to_contain_text("×1")
    expect(carts.first.get_by_role("button")).to_have_count(0)
    expect(carts.last.get_by_role("button")).to_have_count(4)


def test_a_goal_within_reach_is_named(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    goal = {"code": "M300", "title": "满 300 减 30", "missing_text": "¥1"}
    show_cart(page, stand_in, shown=cart(cart_line(), goal=goal))
    expect(page.locator(".cart .goal")).to_have_text("再买 ¥1 可用：满 300 减 30")


def test_presses_on_the_cart_are_one_cart_after_a_reload(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    tell(page, "看看购物车")
    first, last = (answer("有。", intent="cart", cart=cart(cart_line(quantity=n))) for n in (1, 3))
    opinion = answer("好，记下了。", intent="feedback")
    stand_in.past = remembered(first, last, opinion, said="看看购物车")
    page.reload()
    expect(page.locator(".cart output")).to_have_text("3")
    expect(page.locator(".it")).to_have_count(1)


def test_the_checkout_is_a_link_to_the_shops_own_page(open_page, stand_in: StandIn) -> None:
    page = open_page("/chat")
    show_cart(
        page, stand_in, answer("共 ¥538.20。", intent="cart", checkout=CHECKOUT, cart=cart(cart_line(quantity=2)))
    )
    page.locator(".cart").get_by_role("button", name="去结算").click()
    slip = page.get_by_role("group", name="结算清单")
    expect(slip.locator("dl div")).to_have_text(["Air 2 ×2¥598", "SOUND10−¥59.80"])
    expect(slip.locator(".total")).to_contain_text("¥538.20")
    link = slip.get_by_role("link", name="去结算")
    expect(link).to_have_attribute("href", CHECKOUT["url"])
    expect(link).to_have_attribute("rel", "noopener")
    expect(page.locator(".cart")).to_have_count(1)
    assert stand_in.received[1]["action"] == {"kind": "checkout"}


@pytest.mark.parametrize("address", [None, "javascript:document.title=1", "ftp://shop.example/cart"])
def test_without_an_address_of_the_web_there_is_no_link(open_page, stand_in: StandIn, address: str | None) -> None:
    stand_in.replies = [answer("共 ¥538.20。", intent="cart", checkout=CHECKOUT | {"url": address})]
    page = open_page("/chat")
    tell(page, "结算")
    expect(page.get_by_role("group", name="结算清单")).to_be_visible()
    expect(page.locator("#log a")).to_have_count(0)


def test_the_page_around_the_widget_is_told_of_the_checkout(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [answer("共 ¥538.20。", intent="cart", checkout=CHECKOUT)]
    page = open_page("/store/p/EB-1")
    page.evaluate(
        """() => {
          window.handed = [];
          document.addEventListener("assistant:checkout", ({ detail }) => window.handed.push(detail));
          addEventListener("message", ({ origin, data }) => data.lines && window.handed.push(origin));
        }"""
    )
    page.get_by_role("button", name="问问助手").click()
    chat = page.frame_locator("iframe")
    expect(chat.locator("#welcome h1")).to_be_visible()  # its script has run
    chat.locator("#message").fill("结算")
    chat.locator("#message").press("Enter")
    chat.locator(".it").wait_for()
    page.wait_for_function("window.handed.length === 2")
    told = {"type": "assistant:checkout", **CHECKOUT}
    assert sorted(page.evaluate("window.handed"), key=str) == sorted([told, stand_in.url], key=str)


def test_a_cart_is_handed_to_no_other_page_than_the_one_around_the_widget(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [answer("共 ¥538.20。", intent="cart", checkout=CHECKOUT)]
    page = open_page("/help")
    page.evaluate(
        """() => {
          window.handed = [];
          addEventListener("message", ({ data }) => window.handed.push(data));
          const frame = document.createElement("iframe");
          frame.src = "/chat?embed=1&host=https%3A%2F%2Felsewhere.example";
          document.body.append(frame);
        }"""
    )
    frame = page.frame_locator("iframe").last
    expect(frame.locator("#welcome h1")).to_be_visible()
    frame.locator("#message").fill("结算")
    frame.locator("#message").press("Enter")
    frame.locator(".it").wait_for()
    frame.locator("#message").press("Escape")
    page.wait_for_function("window.handed.length > 0")
    assert page.evaluate("window.handed") == [{"shopChat": "close"}]


def test_a_set_shows_its_pieces_its_sums_and_swaps_one(open_page, stand_in: StandIn) -> None:
    swapped = SET | {"lines": [PIECES[0], PIECES[1] | {"card": CASE}]}
    items = {"items": [EARBUDS, HEADPHONES]}
    stand_in.replies = [answer("配好了。", bundle=SET, **items), answer("换好了。", bundle=swapped, **items)]
    page = open_page("/chat")
    tell(page, "露营四人 两千以内")
    card = page.get_by_role("group", name="这一套")
    expect(card.locator(".names")).to_have_text([f"帐篷{EARBUDS['title']}", f"睡袋{HEADPHONES['title']} ×4"])
    expect(card.locator(".sums div")).to_have_text(["合计¥1,495", "预算¥2,000", "还剩¥505"])
    expect(page.locator("#log .row")).to_have_count(0)
    card.get_by_label(f"换一个：{HEADPHONES['title']}").click()
    expect(page.locator(".me.act")).to_contain_text("睡袋换一个")
    expect(page.locator(".bundle").last).to_contain_text(CASE["title"])
    expect(page.locator(".bundle").first.get_by_role("button", name="换一个")).to_have_count(0)
    assert stand_in.received[1]["action"] == {"kind": "swap_piece", "product_id": HEADPHONES["id"]}


def test_a_set_goes_into_the_cart_in_one_press(open_page, stand_in: StandIn) -> None:
    stand_in.replies = [answer("配好了。", bundle=SET), search_answer(), answer("都放进去了。", cart=cart(cart_line()))]
    page = open_page("/chat")
    tell(page, "露营四人 两千以内")
    tell(page, "帐篷防水吗")  # the set stays the one that was shown last
    page.get_by_role("button", name="全部加入购物车").click()
    expect(page.get_by_role("button", name="已加入")).to_be_disabled()
    expect(page.locator("#cart-count")).to_have_text("1")
    assert stand_in.received[2]["action"] == {"kind": "add_set"}
