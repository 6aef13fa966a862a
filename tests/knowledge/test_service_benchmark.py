from __future__ import annotations

import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
        return import_module("service_questions")


def test_every_intent_is_asked_in_chinese_as_often_in_examples_as_in_what_is_held_out(benchmark: ModuleType) -> None:
    for questions in benchmark.chinese_questions():
        assert Counter(question.intent for question in questions) == dict.fromkeys(benchmark.TOPICS, 5)


def test_every_topic_of_the_benchmark_is_an_article(benchmark: ModuleType) -> None:
    articles = {article.id for article in benchmark.shipped_articles()}
    assert set(benchmark.TOPICS.values()) | {topic for _, topic in benchmark.ALSO_RIGHT.values()} <= articles


def test_what_is_held_out_is_neither_an_example_nor_a_wording(benchmark: ModuleType) -> None:
    examples, held_out = benchmark.chinese_questions()
    wordings = {text for article in benchmark.shipped_articles() for text in (article.title, *article.questions)}
    assert not {question.text for question in held_out} & (wordings | {question.text for question in examples})


def test_a_tenth_of_every_intent_is_held_out_and_always_the_same(benchmark: ModuleType) -> None:
    questions = [benchmark.Question(f"{intent} {n}", intent, frozenset()) for intent in "ab" for n in range(20)]
    tenth, rest = benchmark.parted(questions)
    assert Counter(question.intent for question in tenth) == {"a": 2, "b": 2}
    assert sorted([*tenth, *rest]) == sorted(questions)
    assert benchmark.parted(questions) == (tenth, rest)


def test_the_quick_form_prints_a_table(benchmark: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert benchmark.main(["--quick", "--without-encoder"]) == 0
    rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines() if line.startswith("| shipped")]
    assert len(rows) == 1
    assert float(rows[0][3]) >= 70
    assert float(rows[0][4]) >= 80


def test_missing_data_is_said(benchmark: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert benchmark.main(["--data", str(tmp_path)]) == 1
    assert "--quick" in capsys.readouterr().err
