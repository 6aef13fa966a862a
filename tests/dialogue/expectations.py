"""What a conversation file may expect of an answer, line by line; see conversation_files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from assistant.catalogue.products import Product
from assistant.dialogue.conversation.state import fold
from assistant.journal.conversations import Conversation
from assistant.money import to_minor
from assistant.shop import Shop

CARDS = ("items", "related", "premium")
EXTRAS = ("checkout", "order", "download")


class Memory:
    """The last answer, and what of earlier ones is pointed at."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.reply: dict[str, Any] = {}
        self.asked: str | None = None
        self.before: set[str] = set()
        self.set_before: list[dict[str, Any]] = []
        self._shown: dict[str, list[str]] = {}
        self._named: dict[str, tuple[list[str], list[str]]] = {}

    def take(self, reply: dict[str, Any], conversation: Conversation) -> None:
        """Keeps an answer, and the conversation with it."""
        self.before |= {card["id"] for card in self.reply.get("items", ())}
        self.set_before = (self.reply.get("bundle") or {}).get("lines") or self.set_before
        state = fold(conversation.events, conversation.locale)
        self.asked = state.open_question.question if state.open_question else None
        self.reply = reply
        shown = {name: [card["id"] for card in reply[name]] for name in CARDS}
        # A look at one of them leaves the others where they are.
        shown["items"] = list(state.shown) or shown["items"]
        shown["cart"] = [line["product_id"] for line in (reply.get("cart") or {}).get("lines", ())]
        shown["bundle"] = [line["card"]["id"] for line in (reply.get("bundle") or {}).get("lines", ())]
        self._shown |= {name: ids for name, ids in shown.items() if ids}

    def remember(self, name: str) -> None:
        """Gives what is shown and wished now a name."""
        self._named[name] = ([card["id"] for card in self.reply["items"]], chips(self.reply, "constraints"))

    def remembered(self, name: str) -> tuple[list[str], list[str]]:
        """The products and the chips of that name."""
        return self._named[name]

    def product(self, word: str) -> str:
        """The id that a word such as `@1` or `related@2` stands for; any other word is an id itself."""
        role, at, place = word.partition("@")
        return self._shown[role or "items"][int(place) - 1] if at else word


def fault(memory: Memory, text: str) -> str | None:
    """Why an expectation is not met; None when it is. Raises AssertionError for a line that is no expectation."""
    reply = memory.reply
    if text.startswith("="):
        return _differs(reply["intent"], text[1:].strip())
    if text.startswith(("~", "!~")):
        wanted = [part.strip() for part in text.partition("~")[2].split(" | ")]
        said = any(part in reply["text"] for part in wanted)
        return f"said: {reply['text']}" if said == text.startswith("!") else None
    if text == "silent":
        shown = [name for name in CARDS if reply[name]]
        return f"said: {reply['text']!r}, showed {shown}" if reply["text"] or shown else None
    key, _, wanted_of_it = text.partition(":")
    assert key in _CHECKS, f"no such expectation: {text}"
    return _CHECKS[key](memory, wanted_of_it.strip())


def chips(reply: dict[str, Any], name: str) -> list[str]:
    """What the chips of the constraints in force, or of those given up, say."""
    return [constraint["chip"] for constraint in reply["query"][name]]


def _wish(memory: Memory, wanted: str) -> str | None:
    is_ = chips(memory.reply, "constraints")
    if wanted.startswith("as "):
        return _differs(sorted(is_), sorted(memory.remembered(wanted[3:])[1]))
    return _differs(is_, _listed(wanted))


def _has(memory: Memory, wanted: str) -> str | None:
    is_ = chips(memory.reply, "constraints")
    return None if wanted in is_ else f"is {is_}"


def _has_not(memory: Memory, wanted: str) -> str | None:
    is_ = chips(memory.reply, "constraints")
    return f"is {is_}" if wanted in is_ else None


def _corrected(memory: Memory, wanted: str) -> str | None:
    return _differs([f"{c['from']} -> {c['to']}" for c in memory.reply["query"]["corrected"]], _listed(wanted))


def _question(memory: Memory, wanted: str) -> str | None:
    if wanted == "some":
        return None if memory.asked else "asked nothing"
    return _differs(memory.asked or "none", wanted)


def _reasons(memory: Memory, wanted: str) -> str | None:
    kinds = [reason["kind"] for name in CARDS for card in memory.reply[name] for reason in card["reasons"]]
    return None if wanted in kinds else f"are {sorted(set(kinds))}"


def _suggests(memory: Memory, wanted: str) -> str | None:
    return None if wanted in memory.reply["suggestions"] else str(memory.reply["suggestions"])


def _handoff(memory: Memory, wanted: str) -> str | None:
    handoff = memory.reply["handoff"]
    return _differs(handoff["state"] if handoff else "none", wanted)


def _cart(memory: Memory, wanted: str) -> str | None:
    cart = memory.reply.get("cart")
    if cart is None:
        return "shows no cart"
    return _differs(str(cart["count"]) + (f" {cart['total_text']}" if " " in wanted else ""), wanted)


def _holds(memory: Memory, wanted: str) -> str | None:
    count, _, title = wanted.partition(" ")
    lines = (memory.reply.get("cart") or {}).get("lines")
    if lines is None:
        return "shows no cart"
    held = sum(line["quantity"] for line in lines if title.strip() in line["title"])
    return None if held == int(count) else str([(line["quantity"], line["title"]) for line in lines])


def _table(memory: Memory, wanted: str) -> str | None:
    table = memory.reply.get("table")
    if wanted == "none" or table is None:
        return None if (wanted == "none") == (table is None) else f"is {table}"
    names = [row["name"] for row in table["rows"]]
    for part in map(str.strip, wanted.split(",")):
        met = len(table["columns"]) == int(part) if part.isdigit() else part in names
        if not met:
            return f"{part}: {len(table['columns'])} products, rows {names}"
    return None


def _extra(name: str) -> Callable[[Memory, str], str | None]:
    def check(memory: Memory, wanted: str) -> str | None:
        part = memory.reply.get(name)
        if wanted in ("none", "some"):
            return None if (wanted == "none") == (not part) else f"is {part}"
        told = json.dumps(part, ensure_ascii=False)
        return None if any(each.strip() in told for each in wanted.split(" | ")) else f"is {told}"

    return check


def _cards(name: str) -> Callable[[Memory, str], str | None]:
    def check(memory: Memory, wanted: str) -> str | None:
        cards = memory.reply[name]
        products = memory.shop.catalogue.products([card["id"] for card in cards])
        told = [f"{p.title('zh')} {card['price_text']}" for p, card in zip(products, cards, strict=True)]
        for part in map(str.strip, wanted.split(",")):
            if not _quantified(memory, products, part):
                return f"{part}: {told}"
        return None

    return check


def _quantified(memory: Memory, products: Sequence[Product], part: str) -> bool:
    quantifier, _, condition = part.partition(" ")
    if part in ("none", "some"):
        return bool(products) == (part == "some")
    if count := re.fullmatch(r"(\d+)(\+?)", part):
        return len(products) >= int(count[1]) if count[2] else len(products) == int(count[1])
    if part == "new":
        return not memory.before & {product.id for product in products}
    if quantifier == "as":
        return [product.id for product in products] == memory.remembered(condition)[0]
    met = [_meets(memory.shop, product, condition) for product in products]
    assert quantifier in ("all", "none", "one", "first"), f"no such condition: {part}"
    return {"all": all(met), "none": not any(met), "one": any(met), "first": met[:1] == [True]}[quantifier]


def _bundle(memory: Memory, wanted: str) -> str | None:
    bundle = memory.reply.get("bundle")
    if wanted == "none" or bundle is None:
        return None if (wanted == "none") == (bundle is None) else f"is {bundle}"
    lines = bundle["lines"]
    products = memory.shop.catalogue.products([line["card"]["id"] for line in lines])
    told = [f"{line['quantity']} x {p.title('zh')} {p.price_minor}" for p, line in zip(products, lines, strict=True)]
    for part in map(str.strip, wanted.split(",")):
        if total := re.fullmatch(r"total<=([\d.]+)", part):
            met = bundle["total"] <= to_minor(float(total[1]), products[0].currency)
        elif part.startswith("swapped "):
            met = _swapped(memory, lines, part.removeprefix("swapped "))
        else:
            met = _quantified(memory, products, part)
        if not met:
            return f"{part}: {bundle.get('total_text')} {told}"
    return None


def _swapped(memory: Memory, lines: Sequence[dict[str, Any]], name: str) -> bool:
    def split(of: Sequence[dict[str, Any]]) -> tuple[list[str], list[str]]:
        products = memory.shop.catalogue.products([line["card"]["id"] for line in of])
        meant = [p.id for p in products if any(_meets(memory.shop, p, f"{by} {name}") for by in ("kind", "title"))]
        return meant, [p.id for p in products if p.id not in meant]

    (before, others_before), (now, others) = split(memory.set_before), split(lines)
    return bool(before) and bool(now) and before != now and others_before == others


def _meets(shop: Shop, product: Product, condition: str) -> bool:
    if price := re.fullmatch(r"price(<=|>=|<)([\d.]+)", condition):
        limit = to_minor(float(price[2]), product.currency)
        compared = {"<=": product.price_minor <= limit, ">=": product.price_minor >= limit}
        return compared.get(price[1], product.price_minor < limit)
    if condition == "in stock":
        return product.can_be_had
    kind, _, name = condition.partition(" ")
    match kind:
        case "colour":
            return name in product.colours
        case "brand":
            return name in product.brand
        case "id":
            return name == product.id
        case "title":
            return any(name in title for title in (product.title_zh, product.title_en) if title)
        case "kind":
            trail = [part for locale in ("zh", "en") for part, _ in shop.catalogue.trail(product, locale)]
            return any(name.lower() in part.lower() for part in trail)
    raise AssertionError(f"no such condition: {condition}")


def _listed(wanted: str) -> list[str]:
    return [] if wanted == "none" else [part.strip() for part in wanted.split(", ")]


def _differs(is_: Any, wanted: Any) -> str | None:
    return None if is_ == wanted else f"is {is_!r}"


_CHECKS: dict[str, Callable[[Memory, str], str | None]] = {
    "topic": lambda memory, wanted: _differs(memory.reply["topic"], wanted),
    "locale": lambda memory, wanted: _differs(memory.reply["locale"], wanted),
    "chips": _wish,
    "has": _has,
    "!has": _has_not,
    "relaxed": lambda memory, wanted: _differs(chips(memory.reply, "relaxed"), _listed(wanted)),
    "corrected": _corrected,
    "unknown": lambda memory, wanted: _differs(memory.reply["query"]["unknown"], _listed(wanted)),
    "question": _question,
    "reasons": _reasons,
    "suggests": _suggests,
    "handoff": _handoff,
    "cart": _cart,
    "holds": _holds,
    "table": _table,
    "bundle": _bundle,
    **{name: _extra(name) for name in EXTRAS},
    **{name: _cards(name) for name in CARDS},
}
