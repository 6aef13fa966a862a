"""Cart: what is said of it, of topping it up and of paying, in English."""

from __future__ import annotations

SENTENCES = {
    "cart_added": "{title} is in your cart.",
    "cart_added_many": "{count} × {title}: in your cart.",
    "cart_more": "{count} more of {title}, that makes {held}.",
    "cart_changed": "{title}: {count} now.",
    "cart_limited": "Only {count} of {title} in stock, so {count} in your cart.",
    "cart_removed": "{title} is out of your cart.",
    "cart_fewer": "{title}: {count} left in your cart.",
    "cart_not_in": "{title} isn't in your cart.",
    "cart_none_such": "Nothing in your cart fits this: {what}.",
    "cart_which_out": "Which one should I take out: {titles}?",
    "cart_not_found": "That isn't in your cart; this is what's there.",
    "cart_swapped": "{after} is in your cart now, in place of {before}.",
    "cart_which_change": "Which one do you mean: {titles}?",
    "cart_none_to_add": "I found nothing for this, so I added nothing: {what}.",
    "cart_which_in": "Which one should I add?",
    "cart_sold_out": "{title} is sold out, so I didn't add it.",
    "cart_gone": "Something in your cart is no longer sold, so I took it out.",
    "cart_now_sold_out": "{title} has sold out since, so I took it out of your cart.",
    "cart_now_limited": "Only {count} of {title} left; your cart now has {count}.",
    "cart_price_changed": "The price of {title} has changed: {before} when you added it, {now} now.",
    "cart_total": "Your cart comes to {total}.",
    "cart_coupon": "Coupon {code} ({title}) takes off {saving}, which leaves {payable} for the goods.",
    "cart_goal": 'Add {missing} more and you can use "{title}".',
    "cart_empty": "Your cart is empty.",
    "cart_cleared": "Your cart is empty now.",
    "cart_coupon_none": "There's no coupon for this cart right now.",
    "cart_coupon_is": '{code} is "{title}".',
    "cart_coupon_first_order": '{code} is "{title}", for a first order only. It is checked at checkout.',
    "cart_coupon_covers_none": '{code} is "{title}"; nothing in your cart is covered by it.',
    "cart_coupon_missing": "{code} needs {missing} more in your cart.",
    "cart_coupon_better": "I count one coupon an order, and {best} takes off more than {code}.",
    "fill_no_goal": "There's no coupon just out of reach.",
    "fill_from": '"{title}", code {code}.',
    "fill_found": 'Add {missing} more and you can use "{title}". '
    "One of these is enough, and each is often bought with something in your cart.",
    "fill_any": 'Add {missing} more and you can use "{title}". One of these is enough, the least expensive first.',
    "fill_ships": 'You already have enough for "{title}", code {code}.',
    "fill_same": "Adding {count} more of {title} would be enough too.",
    "fill_none_fits": 'Add {missing} more and you can use "{title}", '
    "but I found nothing that goes with your cart and is enough by itself.",
    "checkout_link": "Pieces: {count}. Total: {total}. Use the checkout button to pay on the shop's own page.",
    "checkout_link_coupon": "Pieces: {count}. Total: {total}. With coupon {code} you pay {payable}. "
    "Use the checkout button to pay on the shop's own page.",
    "checkout_without_link": "Pieces: {count}. Total: {total}. I can't take payment here: "
    "order on the shop's checkout page, or ask for a person.",
}
REASONS = {
    "fill_more": "With it the goods come to {payable}, {more} more than now",
    "fill_less": "With it the goods come to {payable}, {less} less than now",
}
RECEIPTS = {
    "cart_note_was": "{price} when added",
    "cart_note_sold_out": "Sold out",
    "cart_note_only": "Only {count} left",
    "fill_before": "The goods now",
    "fill_after": "With it",
}
SUGGESTIONS = {
    "cart": "Show my cart",
    "checkout": "Check out",
    "fill_up": "Top up my cart",
    "clear_cart": "Empty my cart",
    "add_first": "Add the first one to my cart",
    "add_place": "Add number {place} to my cart",
    "change_place": "Make number {place} {count}",
    "remove_place": "Remove number {place}",
    "more_of_place": "Add {count} more of number {place}",
}
