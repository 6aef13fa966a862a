"""Articles: the shop's policies and frequent questions, each in the languages it was written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from assistant.reports import Change
from assistant.storage import Database, Row, Store

if TYPE_CHECKING:
    from assistant.knowledge.rows import ArticleRow

_VERSIONS = "SELECT id, language, topic_group, title, answer, url, intent, valid_from, valid_to FROM articles"
_VALID = " WHERE coalesce(valid_from, '') <= :today AND coalesce(valid_to, '9999') >= :today "
_QUESTIONS = "SELECT question FROM article_questions WHERE article = ? AND language = ? ORDER BY position"
_INSERT = """INSERT INTO articles (id, language, topic_group, title, answer, url, intent, valid_from, valid_to)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_OF_KEY = " WHERE id = ? AND language = ?"
_DELETE = "DELETE FROM articles WHERE id = ? AND language = ?"


@dataclass(frozen=True, slots=True)
class Article:
    """One article in one language; `questions` are the wordings that shoppers use for it."""

    id: str
    language: str
    title: str
    questions: tuple[str, ...]
    answer: str
    url: str | None
    intent: str
    topic_group: str = ""


class Articles:
    """Articles as they stand on a day: `today` is the shop's own day, UTC's when it is not given."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, article_id: str, language: str, *, today: date | None = None) -> Article | None:
        """The article in that language, else in another one it has; its `language` tells. None if it is not valid."""
        found = self._valid(
            today, "AND id = :id ORDER BY language != :language, language", id=article_id, language=language
        )
        return found[0] if found else None

    def all(self, language: str | None = None, *, today: date | None = None) -> list[Article]:
        """Every valid article once, in that language where it has it; without a language every version of each.

        Ordered by group and id.
        """
        found = self._valid(today, "ORDER BY topic_group, id, language != :language, language", language=language or "")
        if language is None:
            return found
        first: dict[str, Article] = {}
        for article in found:
            first.setdefault(article.id, article)
        return list(first.values())

    def version(self, *, today: date | None = None) -> str:
        """Changes whenever `all` may: with every import that changed something, and with the day."""
        return f"{self._store.version('articles')}-{_day(today)}"

    def _valid(self, today: date | None, rest: str, **parameters: str) -> list[Article]:
        versions = self._store.rows(_VERSIONS + _VALID + rest, parameters | {"today": _day(today)})
        return [self._with_questions(row) for row in versions]

    def _with_questions(self, row: Row) -> Article:
        questions = self._store.rows(_QUESTIONS, [row["id"], row["language"]])
        return Article(
            row["id"],
            row["language"],
            row["title"],
            tuple(question for (question,) in questions),
            row["answer"],
            row["url"],
            row["intent"],
            row["topic_group"],
        )


def save_article(db: Database, row: ArticleRow) -> Change:
    """Writes an article over the one of the same id and language, if there is one."""
    key = [row.id, row.language]
    days = [day.isoformat() if day else None for day in (row.valid_from, row.valid_to)]
    values = [*key, row.topic_group, row.title, row.answer, row.url, row.intent, *days]
    old = db.execute(_VERSIONS + _OF_KEY, key).fetchone()
    if old is not None:
        if list(old) == values and [question for (question,) in db.execute(_QUESTIONS, key)] == row.questions:
            return "unchanged"
        delete_article(db, row.id, row.language)
    db.execute(_INSERT, values)
    db.conn.executemany(
        "INSERT INTO article_questions (article, language, position, question) VALUES (?, ?, ?, ?)",
        [(*key, position, question) for position, question in enumerate(row.questions)],
    )
    return "added" if old is None else "updated"


def delete_article(db: Database, article_id: str, language: str) -> bool:
    """Takes an article in one language away, with its wordings; whether there was one."""
    return bool(db.execute(_DELETE, [article_id, language]).rowcount)


def _day(today: date | None) -> str:
    return (today or datetime.now(UTC).date()).isoformat()
