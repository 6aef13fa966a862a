"""A small shop behind the real application: real journal and agents, canned products, a dialogue that repeats you."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from assistant.config import ServerConfig, ShopSettings
from assistant.dialogue.chat_message import ChatMessage
from assistant.errors import NotFound
from assistant.events import AgentSaid, Answered, Said
from assistant.journal.conversations import Conversations
from assistant.journal.schema import MIGRATIONS
from assistant.knowledge.articles import Article
from assistant.storage import Store
from assistant.support.agents import Agents
from assistant.support.desk import Desk

PASSWORD = "correct horse battery"


def card(product_id: str, locale: str) -> dict[str, Any]:
    """A CARD of the contract."""
    return {
        "id": product_id,
        "title": {"zh": "充电宝", "en": "Power bank"}[locale],
        "brand": "Volt",
        "category": "电源",
        "price": 19900,
        "list_price": None,
        "currency": "CNY",
        "price_text": "¥199",
        "image": None,
        "url": f"/store/p/{product_id}",
        "rating": 4.5,
        "rating_count": 12,
        "stock": 3,
        "reasons": [{"kind": "popular", "text": "12 人买过", "evidence": {"buyers": 12}}],
    }


@dataclass
class FakeDepartment:
    slug: str
    name: str
    count: int


@dataclass
class FakeProduct:
    id: str
    category: tuple[str, str] = ("充电宝", "Power Banks")
    price_minor: int = 19900
    currency: str = "CNY"
    can_be_had: bool = True
    rating_count: int = 12
    sold: int = 3


class FakeCatalogue:
    """Two departments, one known product."""

    def product(self, product_id: str) -> FakeProduct | None:
        return FakeProduct(product_id) if product_id == "p1" else None

    def departments(self, locale: str) -> list[FakeDepartment]:
        return [FakeDepartment("power", {"zh": "电源", "en": "Power"}[locale], 30), FakeDepartment("bags", "Bags", 1)]

    def trail(self, product: FakeProduct, locale: str) -> list[tuple[str, str]]:
        return [("电源", "power & more"), ("充电宝", "power & more > banks")]

    def page(self, department: str | None, *, n: int, offset: int, locale: str) -> list[FakeProduct]:
        return [FakeProduct("p1")]


class FakeDialogue:
    """Says back what it heard; "boom" breaks it."""

    def __init__(self, conversations: Conversations) -> None:
        self._conversations = conversations
        self.heard: list[ChatMessage] = []

    def reply(self, message: ChatMessage) -> dict[str, Any]:
        self.heard.append(message)
        if message.text == "boom":
            raise RuntimeError("a secret of the inside")
        locale = message.locale or "zh"
        if message.conversation:
            conversation = self._conversations.find(message.conversation)
        else:
            conversation = self._conversations.begin(locale, message.visitor)
        reply = {
            "conversation": conversation.token,
            "locale": locale,
            "intent": "search",
            "topic": None,
            "text": f"heard: {message.text}",
            "query": {"constraints": [], "relaxed": [], "corrected": [{"from": "a", "to": "b"}], "unknown": []},
            "items": [card("p1", locale)],
            "related": [],
            "premium": [],
            "suggestions": [],
            "handoff": None,
        }
        self._conversations.append(conversation, [Said(message.text, {}), Answered(reply)])
        return reply

    def transcript(self, token: str) -> dict[str, Any]:
        conversation = self._conversations.find(token)
        turns: list[dict[str, Any]] = []
        for n, event in enumerate(conversation.events, start=1):
            at = {"n": n, "at": "2025-01-01T00:00:00Z"}
            match event:
                case Said(text=text):
                    turns.append({"role": "shopper", "text": text, **at})
                case Answered(reply=reply):
                    turns.append({"role": "assistant", "reply": reply, **at})
                case AgentSaid(agent=name, text=text):
                    turns.append({"role": "agent", "name": name, "text": text, **at})
        return {
            "conversation": token,
            "locale": conversation.locale,
            "turns": turns,
            "last": len(conversation.events),
            "handoff": None,
            "cart_count": 0,
        }

    def export(self, token: str, visitor: str | None) -> dict[str, Any]:
        return {"visitor": visitor, "conversations": [{"token": token}], "behaviour": [], "personal_use": None}

    def messages_after(self, token: str, n: int) -> dict[str, Any]:
        transcript = self.transcript(token)
        messages = [
            {key: turn[key] for key in ("n", "role", "name", "text")}
            for turn in transcript["turns"]
            if turn["role"] == "agent" and turn["n"] > n
        ]
        return {"messages": messages, "last": transcript["last"], "handoff": None}


class FakeArticles:
    """One article."""

    def all(self, language: str) -> list[Article]:
        return [Article("returns", language, "退货", (), "七天内可退。", None, "returns", "售后")]


@dataclass
class FakeKnowledge:
    articles: FakeArticles = field(default_factory=FakeArticles)


class FakeShop:
    """What the web needs of a shop."""

    def __init__(self, config: ServerConfig) -> None:
        activity = Store(config.data / "activity.db", MIGRATIONS, durable=True)
        self.conversations = Conversations(activity)
        self.agents = Agents(activity)
        self.catalogue = FakeCatalogue()
        self.dialogue = FakeDialogue(self.conversations)
        self.desk = Desk(self.conversations, self.dialogue)  # type: ignore[arg-type]
        self.knowledge = FakeKnowledge()
        self.settings = ShopSettings()
        self.is_ready = True
        self.is_demo = False

    def cards(self, products: list[FakeProduct], locale: str) -> list[dict[str, Any]]:
        return [card(product.id, locale) for product in products]

    def product_page(self, product_id: str, locale: str) -> dict[str, Any]:
        if self.catalogue.product(product_id) is None:
            raise NotFound("There is no such product")
        shown = card(product_id, locale)
        return {**shown, "description": "大容量。", "attributes": [], "trail": [], "similar": []}

    def readiness(self) -> dict[str, Any]:
        return {"ready": self.is_ready, "sqlite": "3.53.4", "products": 31, "model": "1", "problem": None}
