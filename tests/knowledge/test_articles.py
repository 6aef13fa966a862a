from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from assistant.knowledge.articles import Articles, delete_article
from assistant.knowledge.imports import import_articles
from assistant.storage import Store

TODAY = date(2026, 10, 1)
RETURNS = {
    "id": "returns",
    "topic_group": "b",
    "language": "zh",
    "title": "退货",
    "questions": ["能退吗"],
    "answer": "能。",
}


def test_an_article_comes_in_the_language_asked_for_or_tells_that_it_does_not(
    store: Store, jsonl: Callable[..., Path]
) -> None:
    english = RETURNS | {
        "language": "en",
        "title": "Returns",
        "questions": ["Can I return it", "Returns?"],
        "answer": "Yes.",
    }
    import_articles(store, jsonl(RETURNS, english, RETURNS | {"id": "only-zh"}))
    articles = Articles(store)
    found = articles.get("returns", "en", today=TODAY)
    assert found is not None
    assert (found.language, found.title, found.questions) == ("en", "Returns", ("Can I return it", "Returns?"))
    other = articles.get("only-zh", "en", today=TODAY)
    assert other is not None
    assert other.language == "zh"
    assert articles.get("nothing", "en", today=TODAY) is None


def test_all_gives_each_article_once_in_one_language_and_every_version_without(
    store: Store, jsonl: Callable[..., Path]
) -> None:
    rows = [
        RETURNS,
        RETURNS | {"language": "en", "title": "Returns"},
        RETURNS | {"id": "a-first", "topic_group": "a"},
    ]
    import_articles(store, jsonl(*rows))
    articles = Articles(store)
    seen = [(article.id, article.language) for article in articles.all("en", today=TODAY)]
    assert seen == [("a-first", "zh"), ("returns", "en")]
    assert [(a.id, a.language) for a in articles.all("zh", today=TODAY)] == [("a-first", "zh"), ("returns", "zh")]
    assert len(articles.all(today=TODAY)) == 3


def test_an_article_is_valid_on_its_first_and_its_last_day_and_not_beside_them(
    store: Store, jsonl: Callable[..., Path]
) -> None:
    import_articles(store, jsonl(RETURNS | {"valid_from": "2026-10-01", "valid_to": "2026-10-03"}))
    articles = Articles(store)
    valid = [day for day in range(1, 31) if articles.get("returns", "zh", today=date(2026, 10, day))]
    assert valid == [1, 2, 3]
    assert articles.all(today=date(2026, 9, 30)) == []


def test_a_version_that_ran_out_gives_way_to_the_other_language(store: Store, jsonl: Callable[..., Path]) -> None:
    import_articles(store, jsonl(RETURNS | {"valid_to": "2026-09-30"}, RETURNS | {"language": "en"}))
    found = Articles(store).get("returns", "zh", today=TODAY)
    assert found is not None
    assert found.language == "en"


def test_the_version_changes_with_the_content_and_the_day_and_with_nothing_else(
    store: Store, jsonl: Callable[..., Path]
) -> None:
    articles = Articles(store)

    def version_after(row: dict[str, Any]) -> str:
        import_articles(store, jsonl(row))
        return articles.version(today=TODAY)

    first = version_after(RETURNS)
    assert version_after(RETURNS) == first
    assert version_after(RETURNS | {"questions": ["可以退吗"]}) != first
    assert articles.version(today=date(2026, 10, 2)) != articles.version(today=TODAY)


def test_an_article_is_taken_away_in_one_language_with_its_wordings(store: Store, jsonl: Callable[..., Path]) -> None:
    import_articles(store, jsonl(RETURNS, RETURNS | {"language": "en"}))
    articles = Articles(store)
    version = articles.version(today=TODAY)
    with store.write() as db:
        assert delete_article(db, "returns", "zh")
        assert not delete_article(db, "returns", "zh")
    assert [article.language for article in articles.all(today=TODAY)] == ["en"]
    assert {row[0] for row in store.rows("SELECT language FROM article_questions")} == {"en"}
    assert articles.version(today=TODAY) != version
