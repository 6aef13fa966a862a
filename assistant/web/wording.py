"""What errors and the first screen say, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.config import OpeningHours

# code -> language -> message and hint; {detail} is what the raiser knew.
_SENTENCES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "bad_request": {
        "zh": ("请求读不懂", "正文应是 UTF-8 编码的 JSON 对象。"),
        "en": ("The request can't be read", "Send a JSON object in UTF-8."),
    },
    "malformed_json": {
        "zh": ("请求不是有效的 JSON", "正文应是 UTF-8 编码的 JSON 对象。"),
        "en": ("The request is no valid JSON", "Send a JSON object in UTF-8."),
    },
    "invalid_input": {
        "zh": ("请求内容有问题：{detail}", "字段和取值见 /openapi.json。"),
        "en": ("{detail}", "/openapi.json lists the fields and their values."),
    },
    "message_too_long": {
        "zh": ("消息太长了，最多 {detail} 字", "分成几条发。"),
        "en": ("The message is too long: {detail} characters at most", "Send it in parts."),
    },
    "message_empty": {
        "zh": ("消息是空的", "写点什么再发。"),
        "en": ("The message is empty", "Write something, or send an `action`."),
    },
    "not_found": {
        "zh": ("要找的不在这里", "看看地址或编号对不对。"),
        "en": ("{detail}", "Check the address."),
    },
    "method_not_allowed": {
        "zh": ("这个地址不接受这种请求", "可用的方法见 Allow。"),
        "en": ("This address doesn't take that method", "The Allow header names those it takes."),
    },
    "too_large": {
        "zh": ("请求太大了", "正文最多 16 KB。"),
        "en": ("The request is too large", "16 KB at most."),
    },
    "unsupported_media_type": {
        "zh": ("请求的类型不对", "用 Content-Type: application/json 发送。"),
        "en": ("The request has the wrong type", "Send it with Content-Type: application/json."),
    },
    "rate_limited": {
        "zh": ("发得有点快，{detail} 秒后再试", "每分钟的条数有上限，店主可用 ASSISTANT_VISITOR_LIMIT 等设置调整。"),
        "en": (
            "A bit fast. Try again in {detail} seconds",
            "Requests a minute are limited; ASSISTANT_VISITOR_LIMIT and its neighbours set how many.",
        ),
    },
    "cross_site": {
        "zh": ("这个请求来自别的网站", "从本站的页面发送。"),
        "en": ("This request came from another site", "Send it from a page of this one."),
    },
    "sign_in_required": {
        "zh": ("请先登录", "打开 /console/login。"),
        "en": ("Sign in first", "Open /console/login."),
    },
    "wrong_password": {
        "zh": ("名字或密码不对", "忘了密码请店主重设。"),
        "en": ("Wrong name or password", "Whoever runs the shop can set a new one."),
    },
    "taken": {
        "zh": ("{detail} 已经接手了", "等对方交还，再接手。"),
        "en": ("{detail} has this conversation", "Take it over once it's handed back."),
    },
    "busy": {
        "zh": ("店里正忙，刚才那条没有存下来", "过一会儿再发一次；如果一直这样，把这个编号告诉店主：{detail}"),
        "en": (
            "The shop is busy, and that was not saved",
            "Send it again in a moment, or tell the shop: {detail}",
        ),
    },
    "internal": {
        "zh": ("店里出了点问题", "再试一次；如果还不行，把这个编号告诉店主：{detail}"),
        "en": ("Something went wrong here", "Try again; if it stays, tell the shop this number: {detail}"),
    },
}

# Questions to begin with, and what each takes to be answered: a kind of {goods} ({goods_small}: in small letters) that
# costs no more than {price} or has ratings, orders to count, rules about returns. Those that the page shows come first.
_FIRST_QUESTIONS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "zh": (
        ("price", "{price} 以内的{goods}"),
        ("rated", "评分最高的{goods}"),
        ("", "想送朋友一份礼物"),
        ("returns", "怎么退货？"),
        ("sold", "现在什么最热门？"),
        ("kind", "有什么{goods}推荐？"),
    ),
    "en": (
        ("price", "{goods} under {price}"),
        ("rated", "Best rated {goods_small}"),
        ("", "A gift for a friend"),
        ("returns", "How do returns work?"),
        ("sold", "What's popular?"),
        ("kind", "Can you recommend {goods_small}?"),
    ),
}
MOST_QUESTIONS: Final = 5
# What the groups of articles that most shops have are called; any other group goes by the name in its file.
_GROUPS: Final[dict[str, dict[str, str]]] = {
    "shipping": {"zh": "配送", "en": "Delivery"},
    "returns": {"zh": "退换货", "en": "Returns"},
    "orders": {"zh": "订单", "en": "Orders"},
    "payment": {"zh": "支付和发票", "en": "Payment and invoices"},
    "coupons": {"zh": "优惠", "en": "Coupons"},
    "account": {"zh": "账号", "en": "Account"},
    "service": {"zh": "客服", "en": "Customer service"},
    "privacy": {"zh": "隐私", "en": "Privacy"},
}
_SUPPORT_HOURS: Final[dict[str, str]] = {"zh": "每天 {opens}–{closes}", "en": "{opens}–{closes} daily"}
_ALWAYS: Final[dict[str, str]] = {"zh": "全天", "en": "around the clock"}


@dataclass(frozen=True, slots=True)
class Goods:
    """A kind of goods by its name, what a piece of it costs at most for it to be found, and whether it has ratings."""

    name: str
    price: str
    rated: bool


def first_questions(locale: str, goods: Sequence[Goods], *, sold: bool, returns: bool) -> list[str]:
    """Questions that this shop can answer; those about goods are each about another kind, as far as there are kinds."""
    left = list(goods)
    can = {"": True, "sold": sold, "returns": returns}
    questions = []
    for needs, question in _FIRST_QUESTIONS[locale]:
        if needs in can:
            if can[needs]:
                questions.append(question)
        elif (kind := next((each for each in left if each.rated or needs != "rated"), None)) is not None:
            left.remove(kind)
            questions.append(question.format(goods=kind.name, goods_small=kind.name.lower(), price=kind.price))
    return questions[:MOST_QUESTIONS]


def group_place(group: str) -> int:
    """Where a group of articles stands on the help page: what shoppers ask most first, a shop's own groups last."""
    return list(_GROUPS).index(group) if group in _GROUPS else len(_GROUPS)


def group_name(locale: str, group: str) -> str:
    """What a group of articles is called on the help page."""
    return _GROUPS.get(group, {}).get(locale, group)


def support_hours(locale: str, hours: OpeningHours) -> str:
    """When agents answer, as a few words."""
    if hours.opens == hours.closes:
        return _ALWAYS[locale]
    return _SUPPORT_HOURS[locale].format(opens=f"{hours.opens:%H:%M}", closes=f"{hours.closes:%H:%M}")


def sentences(code: str, locale: str, detail: str = "") -> tuple[str, str]:
    """The message and hint for an error code; a code without words of its own says its detail."""
    message, hint = _SENTENCES.get(code, {}).get(locale, ("{detail}", ""))
    return message.replace("{detail}", detail), hint.replace("{detail}", detail)
