"""What is said of the cart, of topping it up and of paying, in Chinese."""

from __future__ import annotations

# Goods that are named with one of these are to be looked at.
TO_SEE = ("看", "找", "搜", "有没有", "推荐", "想要", "想买", "需要")
# An amount said with one of these is for everything together.
IN_ALL = ("总共", "一共", "共计", "合计", "加起来", "全部加一起", "总预算", "全包")
SENTENCES = {
    "cart_added": "{title}已加入购物车。",
    "cart_added_many": "{title}，{count} 件，已加入购物车。",
    "cart_more": "{title}又加了 {count} 件，现在共 {held} 件。",
    "cart_changed": "{title}改成 {count} 件了。",
    "cart_limited": "{title}最多能买 {count} 件，购物车里已放 {count} 件。",
    "cart_removed": "{title}已从购物车拿掉。",
    "cart_fewer": "{title}拿掉了一些，还剩 {count} 件。",
    "cart_not_in": "购物车里没有{title}。",
    "cart_none_such": "购物车里没有{what}。",
    "cart_which_out": "拿掉哪一个？购物车里有{titles}。",
    "cart_which_change": "改哪一个的数量？说第几个和几件，比如“第一个改成两件”。",
    "cart_none_to_add": "没有找到{what}，没有加东西。",
    "cart_which_in": "要加哪一个？说第几个就行。",
    "cart_sold_out": "{title}现在缺货，没有加进去。",
    "cart_gone": "购物车里有一件商品已经下架，拿掉了。",
    "cart_now_sold_out": "{title}刚刚卖完了，已从购物车拿掉。",
    "cart_now_limited": "{title}只剩 {count} 件，数量已改成 {count} 件。",
    "cart_price_changed": "{title}的价格变了，加入时 {before}，现在 {now}。",
    "cart_total": "购物车里有 {count} 件，共 {total}。",
    "cart_coupon": "用券 {code}（{title}）减 {saving}，商品实付 {payable}。",
    "cart_goal": "再加 {missing} 就能用“{title}”。",
    "cart_empty": "购物车是空的。",
    "cart_cleared": "购物车清空了。",
    "cart_coupon_none": "现在没有这个购物车能用的券。",
    "cart_coupon_is": "{code} 是“{title}”。",
    "cart_coupon_first_order": "{code} 是“{title}”，只限第一次下单，结算时填券码，能不能用以结算页为准。",
    "cart_coupon_covers_none": "{code} 是“{title}”，购物车里的商品不在它的范围内。",
    "cart_coupon_missing": "{code} 还差 {missing} 才能用。",
    "cart_coupon_better": "一单只算一张券，{best} 比 {code} 减得多。",
    "fill_no_goal": "没有差一点就能用上的券。",
    "fill_from": "“{title}”，券码 {code}。",
    "fill_found": "还差 {missing} 就能用“{title}”，下面的加一件就够，都常和购物车里的一起买。",
    "fill_any": "还差 {missing} 就能用“{title}”，下面的加一件就够，从便宜的排起。",
    "fill_ships": "“{title}”已经够了，券码 {code}。",
    "fill_same": "再加 {count} 件{title}也够。",
    "fill_none_fits": "还差 {missing} 就能用“{title}”，不过没有找到和购物车搭得上、加一件就够的。",
    "checkout_link": "{count} 件，共 {total}，点“去结算”到店铺的结算页付款。",
    "checkout_link_coupon": "{count} 件，共 {total}，填券码 {code} 实付 {payable}。点“去结算”到店铺的结算页付款。",
    "checkout_without_link": "{count} 件，共 {total}。这里不收款，请到店铺的结算页下单，或者转人工。",
}
REASONS = {
    "fill_more": "加上它商品共付 {payable}，比现在多 {more}",
    "fill_less": "加上它商品共付 {payable}，比现在少 {less}",
}
RECEIPTS = {
    "cart_note_was": "加入时 {price}",
    "cart_note_sold_out": "卖完了",
    "cart_note_only": "只剩 {count} 件",
    "fill_before": "现在商品共付",
    "fill_after": "加上它",
}
SUGGESTIONS = {
    "cart": "看看购物车",
    "checkout": "去结算",
    "fill_up": "凑单",
    "clear_cart": "清空购物车",
    "add_first": "第一个加入购物车",
    "remove_place": "去掉第{place}个",
    "more_of_place": "第{place}个再加{count}件",
}
