"""Conversations as text files: what the shopper does, and below it what must be true of the answer.

At the top, where it is not the demo shop at half past ten in the morning:

    shop: trail                   one of the small shops beside the demo shop
    clock: 2026-11-20 23:30       what time it is, in the shop's own time
    visitor: v-01620              somebody whom the shop has seen before

What is done:

    # A line of comment.
    > 五百以内的蓝牙耳机          the shopper writes
    tap 2                         the shopper taps the second suggestion; `tap 都可以` the one that has these words
    ! add_to_cart @1              a control; @1 is the first item shown, related@1 the first offer; also premium@,
                                  cart@ and bundle@, the lines of the cart and of the set
    ! add_to_cart @1 3            the same with a quantity; feedback takes `up` or `down`, set_locale `en` or `zh`
    ! as_written                  what was written last, to be read as it was written
    agent takes over              an agent at the console; also `agent hands back`, and `agent> text`
    remember earbuds              gives what is shown and wished now a name

What must be true:

    = search                      the intent
    topic: return-how             the article that answered
    locale: en                    the language of the answer
    ~ 充电宝 | 移动电源            the text has one of these; `!~` it has none of them
    silent                        the assistant says and shows nothing
    question: clarify             what the assistant asked, by name; `some`, `none`
    chips: ≤ ¥500, 蓝牙耳机        the constraints in force, all of them; `none`; `as earbuds`, what was remembered
    has: ≤ ¥500                   this is among them; `!has:` it is not
    relaxed: 紫色                 what was given up; `relaxed: none`
    corrected: 充电保 -> 充电宝      what was read otherwise than written; `corrected: none`
    unknown: 阿斯顿发              the words not understood; `unknown: none`
    items: 2+, all price<=500, none colour black, as earbuds, new
    related: some                 the same for `related` and `premium`; `none` is none at all
    reasons: differs              some product shown has a reason of this kind
    suggests: 便宜点的             among the suggestions
    table: 2, price               so many products side by side, and a row of this name
    cart: 2 ¥338                  pieces and total, or pieces alone
    holds: 3 Oxford Shirt         pieces of a product in the cart, by words of its title; 0 for none
    bundle: 3+, total<=2000, one kind 帐篷, swapped 帐篷
    checkout: some                the way to pay; `none`
    order: AT-500117 | shipped    the order shown has one of these in it; `none`
    download: export              what can be fetched
    handoff: waiting              or closed_hours, with_agent; `none` while the assistant answers

Conditions of items: `price<=500` (major units; also >= and <), `colour black`, `brand 澜枢`, `kind 耳机` (some
category above has this in its name), `title Lamp`, `in stock`, `id AT-01`; `new` is nothing that was shown before.
Of a set: `swapped X`, the piece of kind or title X is another than before and all others are the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.dialogue.chat_message import ChatMessage
from assistant.dialogue.conversation.state import State
from assistant.events import AgentSaid, HandedBack, HandoffTaken
from assistant.shop import Shop
from tests.dialogue.expectations import Memory, fault
from tests.dialogue.filled_shops import AGENT, TODAY, clock
from tests.dialogue.invariants import check_turn, state_of

HEADERS = ("shop", "clock", "visitor")
DOES = (">", "! ", "agent", "tap ", "remember ")


@dataclass
class Turn:
    """What is done, in which line, and what is expected of the answer."""

    line: int
    done: str
    expected: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class Script:
    """A conversation as it is to go: in which shop, when, with whom, and its turns."""

    name: str
    shop: str = "demo"
    clock: datetime = TODAY
    visitor: str = ""
    turns: list[Turn] = field(default_factory=list)

    @property
    def language(self) -> str:
        """zh, en or mixed."""
        return self.name.partition("-")[0]


def script_of(path: Path) -> Script:
    """What a file says."""
    # Nobody's visits are another's history.
    script = Script(path.stem, visitor=hashlib.sha256(path.stem.encode()).hexdigest()[:12])
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        key, _, value = text.partition(":")
        if not script.turns and key in HEADERS:
            said = value.strip()
            setattr(script, key, datetime.fromisoformat(said) if key == "clock" else said)
        elif text.startswith(DOES):
            script.turns.append(Turn(number, text))
        else:
            assert script.turns, f"{path.name}, line {number}: nothing was done yet"
            script.turns[-1].expected.append((number, text))
    return script


class Replay:
    """Plays a conversation on a shop, and says where an answer is not as expected."""

    def __init__(self, shop: Shop, script: Script) -> None:
        self._shop = shop
        self._script = script
        self._token: str | None = None
        self._said = ""
        self._state = State("zh")
        self.memory = Memory(shop)

    def faults(self) -> list[str]:
        """Plays all turns; tells what was not as expected, turn by turn."""
        found = []
        with clock(self._script.clock):
            for turn in self._script.turns:
                self._play(turn)
                if told := self._faults(turn):
                    found.append("\n  ".join([f"after line {turn.line}: {turn.done}", *told]))
        return found

    def _faults(self, turn: Turn) -> list[str]:
        told = ((number, text, fault(self.memory, text)) for number, text in turn.expected)
        return [f"line {number}: {text}\n    {said}" for number, text, said in told if said is not None]

    def _play(self, turn: Turn) -> None:
        if turn.done.startswith("remember "):
            self.memory.remember(turn.done.partition(" ")[2].strip())
            return
        if turn.done.startswith("agent"):
            self._agent(turn.done)
            return
        message = self._message(turn.done)
        reply = self._shop.dialogue.reply(message)
        self._state = check_turn(self._shop, self._state, reply, wrote=message.action is None)
        self._token = reply["conversation"]
        self.memory.take(reply, self._shop.conversations.find(self._token))

    def _message(self, done: str) -> ChatMessage:
        visitor = self._script.visitor
        if done == "! as_written":
            return ChatMessage(self._said, self._token, visitor=visitor, as_written=True)
        if done.startswith("!"):
            return ChatMessage("", self._token, action=self._action(done[1:].split()), visitor=visitor)
        self._said = self._tapped(done[4:].strip()) if done.startswith("tap ") else done[1:].strip()
        return ChatMessage(self._said, self._token, visitor=visitor)

    def _tapped(self, wanted: str) -> str:
        suggestions: list[str] = self.memory.reply["suggestions"]
        if wanted.isdigit():
            return suggestions[int(wanted) - 1]
        found = [text for text in suggestions if wanted in text]
        assert found, f"no suggestion has {wanted}: {suggestions}"
        return found[0]

    def _agent(self, done: str) -> None:
        assert self._token is not None
        conversation = self._shop.conversations.find(self._token)
        if done.startswith("agent>"):
            event: Any = AgentSaid(AGENT, done[6:].strip())
        else:
            event = {"agent takes over": HandoffTaken(AGENT), "agent hands back": HandedBack()}[done]
        self._shop.conversations.append(conversation, [event])
        self._state = state_of(self._shop, self._token)

    def _action(self, words: list[str]) -> dict[str, Any]:
        kind, *rest = words
        match kind:
            case "drop_constraint":
                return {"kind": kind, "index": int(rest[0]) - 1}
            case "set_locale":
                return {"kind": kind, "locale": rest[0]}
            case "compare":
                return {"kind": kind, "product_ids": [self.memory.product(word) for word in rest]}
        action: dict[str, Any] = {"kind": kind}
        if rest:
            action["product_id"] = self.memory.product(rest[0])
        if len(rest) > 1:
            action |= {"quantity": int(rest[1])} if rest[1].isdigit() else {"value": rest[1]}
        return action


def replayed(shop_named: Callable[[str], Shop], paths: Iterable[Path]) -> list[str]:
    """The faults of all these files."""
    faults: list[str] = []
    for path in paths:
        script = script_of(path)
        faults += [f"{path.name} {said}" for said in Replay(shop_named(script.shop), script).faults()]
    return faults
