"""Outcome: what came of a step: what to say, what to show, what is noted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from assistant.dialogue.conversation import OpenQuestion, record_question
from assistant.events import Event
from assistant.knowledge.articles import Article
from assistant.query import Constraint

Line = tuple[str, dict[str, Any]]
Card = dict[str, Any]
# The key of a line that the shop wrote itself: it stands in a paragraph of its own.
QUOTED = "quoted"


@dataclass(slots=True)
class Outcome:
    """Filled by an action, said by `speech.reply`. `constraints` None leaves the wish as it is.

    `focus` is the one product that is looked at more closely. `extras` are parts of the answer that only some turns
    have, by their name in the contract: the order, the set, where to pay. With `erases` everything known of the visitor
    is deleted, and so nothing of the turn is written. `declined` says that the step was not what was meant.
    """

    intent: str
    lines: list[Line] = field(default_factory=list)
    items: list[Card] = field(default_factory=list)
    related: list[Card] = field(default_factory=list)
    premium: list[Card] = field(default_factory=list)
    suggestions: list[Line] = field(default_factory=list)
    constraints: tuple[Constraint, ...] | None = None
    relaxed: tuple[Constraint, ...] = ()
    topic: str | None = None
    quotes: list[str] = field(default_factory=list)
    table: dict[str, Any] | None = None
    shows_cart: bool = False
    focus: str | None = None
    extras: dict[str, Any] = field(default_factory=dict)
    erases: bool = False
    declined: bool = False
    events: list[Event] = field(default_factory=list)

    @property
    def offered_for(self) -> dict[str, str]:
        """For each offer the product that it was made for."""
        evidence = {card["id"]: card["reasons"][0]["evidence"] for card in (*self.related, *self.premium)}
        return {key: facts["anchor"] for key, facts in evidence.items() if "anchor" in facts}

    def say(self, key: str, **places: Any) -> None:
        """Adds a sentence by its key."""
        self.lines.append((key, places))

    def quote(self, article: Article, locale: str) -> None:
        """Adds what an article says, word for word, and where it stands."""
        if article.language != locale:
            self.say("article_other_language")
        self.say(QUOTED, text=article.answer)
        self.topic = self.topic or article.id
        self.extras["article"] = {"id": article.id, "title": article.title, "url": article.url}

    def follow_with(self, other: Outcome) -> None:
        """Adds what came of a further step: its goods are what is shown, and both are told."""
        self.lines += other.lines
        self.quotes += other.quotes
        self.events += other.events
        self.items, self.related, self.premium = other.items or self.items, other.related, other.premium
        self.suggestions, self.constraints, self.relaxed = other.suggestions, other.constraints, other.relaxed
        self.topic = self.topic or other.topic
        self.focus, self.extras = other.focus, self.extras | other.extras

    def ask(self, asked: OpenQuestion) -> None:
        """Notes that the next message may answer this question; the sentence is said apart."""
        self.events.append(record_question(asked))

    def suggest(self, key: str, **places: Any) -> None:
        """Adds something to say next."""
        if (key, places) not in self.suggestions:
            self.suggestions.append((key, places))
