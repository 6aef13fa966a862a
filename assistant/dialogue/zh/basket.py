"""What is said of the cart, in Chinese."""

from __future__ import annotations

SENTENCES = {
    "cart_added": "{title}已加入购物车。",
    "cart_added_many": "{title}，{count} 件，已加入购物车。",
    "cart_limited": "{title}最多能买 {count} 件，购物车里已放 {count} 件。",
    "cart_removed": "{title}已从购物车拿掉。",
    "cart_not_in": "购物车里没有{title}。",
    "cart_sold_out": "{title}现在缺货，没有加进去。",
    "cart_total": "购物车里有 {count} 件，共 {total}。",
    "cart_empty": "购物车是空的。",
    "cart_cleared": "购物车清空了。",
    "product_gone": "这件商品已经下架了。",
}
SUGGESTIONS = {
    "cart": "看看购物车",
}
