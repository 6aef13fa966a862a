"""Conversations as text files: what the shopper does, and below it what must be true of the answer.

    # A line of comment.
    > 五百以内的蓝牙耳机          the shopper writes
    ! add_to_cart @1              the shopper uses a control; @1 is the first item shown, related@1 the first offer
    ! as_written                  what was written last, to be read as it was written
    agent takes over              an agent at the console; also `agent hands back`, and `agent> text`

    = search                      the intent
    topic: return-how             the article that answered
    locale: en                    the language of the answer
    ~ 充电宝                      the text has this; `!~` it has not
    silent                        the assistant says and shows nothing
    chips: ≤ ¥500, 蓝牙耳机        the constraints in force, all of them; `chips: none`
    relaxed: 紫色                 what was given up; `relaxed: none`
    corrected: 充电保 -> 充电宝      what was read otherwise than written; `corrected: none`
    unknown: 阿斯顿发              the words not understood; `unknown: none`
    items: 2+, all price<=500, none colour black
    related: some                 the same for `related` and `premium`; `none` is none at all
    suggests: 便宜点的             among the suggestions
    cart: 2 ¥338                  pieces and total
    handoff: waiting              or with_agent; `none` while the assistant answers

Conditions of items: `price<=500` (major units; also >= and <), `colour black`, `brand 澜枢`, `kind 耳机` (some
category above has this in its name), `title Lamp`, `in stock`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.catalogue.products import Product
from assistant.dialogue.turn import ChatMessage
from assistant.events import AgentSaid, HandedBack, HandoffTaken
from assistant.money import to_minor
from assistant.shop import Shop

AGENT = "Mei"
CARDS = ("items", "related", "premium")


@dataclass
class Turn:
    """What is done, in which line, and what is expected of the answer."""

    line: int
    done: str
    expected: list[tuple[int, str]] = field(default_factory=list)


def turns_of(path: Path) -> list[Turn]:
    """The turns of a file."""
    turns: list[Turn] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith((">", "! ", "agent")):
            turns.append(Turn(number, text))
        else:
            turns[-1].expected.append((number, text))
    return turns


class Replay:
    """Plays a conversation on a shop, and says where an answer is not as expected."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._token: str | None = None
        self.reply: dict[str, Any] = {}
        self._shown: dict[str, list[str]] = {name: [] for name in CARDS}
        self._said = ""

    def play(self, turn: Turn) -> None:
        """One turn."""
        if turn.done.startswith("agent"):
            self._agent(turn.done)
            return
        if turn.done.startswith(">"):
            self._said = turn.done[1:].strip()
            message = ChatMessage(self._said, self._token, visitor="replay")
        elif turn.done == "! as_written":
            message = ChatMessage(self._said, self._token, visitor="replay", as_written=True)
        else:
            message = ChatMessage("", self._token, action=self._action(turn.done[1:].split()), visitor="replay")
        self.reply = self._shop.dialogue.reply(message)
        self._token = self.reply["conversation"]
        for name in CARDS:
            self._shown[name] = [card["id"] for card in self.reply[name]] or self._shown[name]

    def faults(self, turn: Turn) -> list[str]:
        """What is not as expected after a turn."""
        found = []
        for number, text in turn.expected:
            if (said := self._fault(text)) is not None:
                found.append(f"line {number}: {text}\n    {said}")
        return found

    def _agent(self, done: str) -> None:
        assert self._token is not None
        conversation = self._shop.conversations.find(self._token)
        if done.startswith("agent>"):
            event: Any = AgentSaid(AGENT, done[6:].strip())
        else:
            event = {"agent takes over": HandoffTaken(AGENT), "agent hands back": HandedBack()}[done]
        self._shop.conversations.append(conversation, [event])

    def _action(self, words: list[str]) -> dict[str, Any]:
        kind, *rest = words
        match kind:
            case "drop_constraint":
                return {"kind": kind, "index": int(rest[0]) - 1}
            case "set_locale":
                return {"kind": kind, "locale": rest[0]}
            case "compare":
                return {"kind": kind, "product_ids": [self._product(word) for word in rest]}
            case "feedback":
                return {"kind": kind, "product_id": self._product(rest[0]), "value": rest[1]}
            case "resume_assistant":
                return {"kind": kind}
        return {"kind": kind, "product_id": self._product(rest[0])}

    def _product(self, word: str) -> str:
        role, _, place = word.partition("@")
        return self._shown[role or "items"][int(place) - 1] if place else word

    def _fault(self, text: str) -> str | None:
        """Why one expectation is not met; None when it is."""
        reply = self.reply
        if text.startswith("="):
            return _differs(reply["intent"], text[1:].strip())
        if text.startswith("!~"):
            return f"said: {reply['text']}" if text[2:].strip() in reply["text"] else None
        if text.startswith("~"):
            return None if text[1:].strip() in reply["text"] else f"said: {reply['text']}"
        if text == "silent":
            shown = [name for name in CARDS if reply[name]]
            return f"said: {reply['text']!r}, showed {shown}" if reply["text"] or shown else None
        key, _, wanted = text.partition(":")
        wanted = wanted.strip()
        check = self._checks().get(key)
        assert check is not None, f"no such expectation: {text}"
        return check(wanted)

    def _checks(self) -> dict[str, Callable[[str], str | None]]:
        reply = self.reply
        query, handoff, cart = reply["query"], reply["handoff"], reply.get("cart")
        chips, relaxed = ([c["chip"] for c in query[name]] for name in ("constraints", "relaxed"))
        return {
            "topic": lambda wanted: _differs(reply["topic"], wanted),
            "locale": lambda wanted: _differs(reply["locale"], wanted),
            "chips": lambda wanted: _differs(chips, _listed(wanted)),
            "relaxed": lambda wanted: _differs(relaxed, _listed(wanted)),
            "corrected": lambda wanted: _differs(
                [f"{c['from']} -> {c['to']}" for c in query["corrected"]], _listed(wanted)
            ),
            "unknown": lambda wanted: _differs(query["unknown"], _listed(wanted)),
            "suggests": lambda wanted: None if wanted in reply["suggestions"] else str(reply["suggestions"]),
            "handoff": lambda wanted: _differs(handoff["state"] if handoff else "none", wanted),
            "cart": lambda wanted: _differs(f"{cart['count']} {cart['total_text']}".strip() if cart else None, wanted),
            **{name: lambda wanted, name=name: self._cards(name, wanted) for name in CARDS},  # type: ignore[misc]
        }

    def _cards(self, name: str, wanted: str) -> str | None:
        cards = self.reply[name]
        products = self._shop.catalogue.products([card["id"] for card in cards])
        told = [f"{p.title('zh')} {card['price_text']}" for p, card in zip(products, cards, strict=True)]
        for part in (part.strip() for part in wanted.split(",")):
            quantifier, _, condition = part.partition(" ")
            if part == "none":
                met = not cards
            elif part == "some":
                met = bool(cards)
            elif count := re.fullmatch(r"(\d+)(\+?)", part):
                met = len(cards) >= int(count[1]) if count[2] else len(cards) == int(count[1])
            elif quantifier == "all":
                met = all(self._meets(product, condition) for product in products)
            else:
                assert quantifier == "none", f"no such condition: {part}"
                met = not any(self._meets(product, condition) for product in products)
            if not met:
                return f"{part}: {told}"
        return None

    def _meets(self, product: Product, condition: str) -> bool:
        if price := re.fullmatch(r"price(<=|>=|<)([\d.]+)", condition):
            limit = to_minor(float(price[2]), product.currency)
            return {"<=": product.price_minor <= limit, ">=": product.price_minor >= limit}.get(
                price[1], product.price_minor < limit
            )
        if condition == "in stock":
            return product.can_be_had
        kind, _, name = condition.partition(" ")
        match kind:
            case "colour":
                return name in product.colours
            case "brand":
                return name in product.brand
            case "title":
                return any(name in title for title in (product.title_zh, product.title_en) if title)
            case "kind":
                trail = [part for locale in ("zh", "en") for part, _ in self._shop.catalogue.trail(product, locale)]
                return any(name.lower() in part.lower() for part in trail)
        raise AssertionError(f"no such condition: {condition}")


def _listed(wanted: str) -> list[str]:
    return [] if wanted == "none" else [part.strip() for part in wanted.split(", ")]


def _differs(is_: Any, wanted: Any) -> str | None:
    return None if is_ == wanted else f"is {is_!r}"
