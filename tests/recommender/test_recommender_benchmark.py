"""The benchmark beside implicit, in its small form."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recommender.data.interaction_matrices import matrices_of

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(autouse=True)
def _benchmarks_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))


def test_a_simulated_log_is_of_the_size_asked_for_and_always_the_same() -> None:
    from order_log import made

    log, items = made(2_000, 80, 50)
    again, _ = made(2_000, 80, 50)
    assert len(log) == 2_000
    assert set(log.items.values.tolist()) <= set(items["id"])
    assert len(items["id"]) == len(items["text"]) == 80
    assert np.array_equal(log.time, again.time)
    assert np.array_equal(log.item, again.item)


def test_a_cut_keeps_items_with_buyers_enough_and_no_future() -> None:
    from order_log import MIN_BUYERS, cut, made

    log, items = made(2_000, 80, 50)
    part = cut(log, items, 0.7)
    buyers = np.diff(matrices_of(part.train).bought.tocsc().indptr)
    assert 0 < len(part.train.items) < len(log.items)
    assert buyers.min() >= MIN_BUYERS
    assert part.train.time.max() < part.test.time.min()
    assert part.items["id"] == part.train.items.values.tolist()


def test_a_question_asks_for_what_was_new_after_the_cut() -> None:
    from order_log import cut, made
    from recommenders import Question

    part = cut(*made(2_000, 80, 50), 0.7)
    question = Question.of_users(part)
    assert not (question.known.toarray().astype(bool) & question.relevant).any()
    perfect = np.argsort(~question.relevant, axis=1, kind="stable")[:, :20]
    assert question.ndcg(perfect) == pytest.approx(1.0)
    baskets = Question.of_baskets(part)
    assert (baskets.relevant.sum(axis=1) == 1).all()
    assert not (baskets.known.toarray().astype(bool) & baskets.relevant).any()


def test_the_small_form_prints_a_row_for_every_model(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("implicit")
    import recommenders

    recommenders.main(["--quick", "--cuts", "0.8"])
    printed = capsys.readouterr().out
    for name in ("implicit ALS", "implicit BM25", "implicit cosine", "EASE", "popularity", "hybrid, customer known"):
        assert f"0.8: {name}" in printed
    assert "peak memory" in printed
