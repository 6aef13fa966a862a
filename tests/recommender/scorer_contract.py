"""What holds for every scorer; a test class inherits it and names its scorer.

Further settings of the same scorer are held against it by `broken_promises`, all in one test.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pytest

from recommender import Interactions, NotFittedError
from recommender.scorers.scorer import Scorer
from tests.recommender.small_shops import SIZE, checkerboard, checkerboard_items

USERS = [f"u{u}" for u in range(SIZE)]


class ScorerContract:
    """`make` gives an unfitted scorer; `personal` is False where all users get the same.

    A scorer that reads more than who touched what gives its own `log` (same users, items and pairs) or `catalogue`;
    one that never speaks for an item that the user has not had names another pair to be `explained`.
    """

    personal = True
    explained = ("u0", "i0")

    def make(self) -> Scorer:
        raise AssertionError("a test class names its scorer")

    def log(self) -> Interactions:
        return checkerboard()

    def catalogue(self) -> dict[str, list[Any]]:
        return checkerboard_items()

    @pytest.fixture
    def scorer(self) -> Scorer:
        return self.make().fit(self.log(), self.catalogue())

    def test_the_missing_item_of_the_checkerboard_comes_first(self, scorer: Scorer) -> None:
        if self.personal:
            ids, _ = scorer.recommend(USERS, n=1)
            assert ids[:, 0].tolist() == [f"i{u}" for u in range(SIZE)]

    def test_scores_are_finite_float32_for_every_item(self, scorer: Scorer) -> None:
        scores = scorer.score(["u0", "nobody"])
        assert scores.shape == (2, SIZE)
        assert scores.dtype == np.float32
        assert np.isfinite(scores).all()

    def test_seen_items_are_never_recommended(self, scorer: Scorer) -> None:
        ids, _ = scorer.recommend(USERS, n=SIZE)
        for user, shown in enumerate(ids):
            seen = {f"i{i}" for i in range(SIZE) if i % 2 == user % 2 and i != user}
            assert not seen & set(shown)

    def test_missing_places_are_none_and_minus_infinity(self, scorer: Scorer) -> None:
        ids, scores = scorer.recommend(["u0"], n=SIZE)
        assert ids.shape == scores.shape == (1, SIZE)
        assert ids.dtype == object
        assert ids[0, 6:].tolist() == [None] * 4
        assert np.isneginf(scores[0, 6:]).all()
        assert np.isfinite(scores[0, :6]).all()

    def test_scores_fall_along_the_list(self, scorer: Scorer) -> None:
        _, scores = scorer.recommend(["u0", "nobody"], n=5)
        assert (np.diff(scores, axis=1) <= 0).all()

    def test_excluded_items_are_left_out_for_all_or_for_one(self, scorer: Scorer) -> None:
        for_all, _ = scorer.recommend(["u0", "u1"], n=SIZE, exclude=["i0", "i1", "no such item"])
        assert not {"i0", "i1"} & set(for_all.ravel())
        for_each, _ = scorer.recommend(["u0", "u1"], n=SIZE, exclude=[["i0"], []])
        assert "i0" not in for_each[0]
        assert "i0" in for_each[1]

    def test_only_candidates_are_recommended(self, scorer: Scorer) -> None:
        ids, _ = scorer.recommend(["u0"], n=3, among=["i0", "i1", "i2"])
        assert set(ids[0]) == {"i0", "i1", None}

    def test_a_list_does_not_depend_on_who_else_asks(self, scorer: Scorer) -> None:
        together, _ = scorer.recommend([*USERS, "nobody"], n=3)
        alone = [scorer.recommend([user], n=3)[0][0].tolist() for user in [*USERS, "nobody"]]
        assert together.tolist() == alone
        # Sums over a row are added in column order, in company as alone.
        assert scorer.profiles_.history.has_sorted_indices
        assert scorer.profiles_of(["u0", "nobody"]).history.has_sorted_indices

    def test_strangers_are_no_error(self, scorer: Scorer) -> None:
        ids, _ = scorer.recommend(["nobody", 7, None], n=2)
        assert ids.shape == (3, 2)
        assert None not in ids
        assert scorer.similar(["nothing"], n=2)[0].tolist() == [[None, None]]
        assert scorer.explain("u0", "nothing") == []

    def test_nobody_asks_nothing_comes(self, scorer: Scorer) -> None:
        ids, scores = scorer.recommend([], n=3)
        assert ids.shape == scores.shape == (0, 3)

    def test_an_item_is_never_similar_to_itself(self, scorer: Scorer) -> None:
        ids, _ = scorer.similar([f"i{i}" for i in range(SIZE)], n=3)
        assert all(f"i{i}" not in ids[i] for i in range(SIZE))
        if self.personal:
            assert all(int(other[1:]) % 2 == i % 2 for i in range(SIZE) for other in ids[i])

    def test_evidence_shares_are_parts_of_one_largest_first(self, scorer: Scorer) -> None:
        found = scorer.explain(*self.explained)
        shares = [reason.share for reason in found]
        assert found
        assert shares == sorted(shares, reverse=True)
        assert all(0 <= share <= 1 for share in shares)
        assert sum(shares) <= 1 + 1e-6

    def test_two_fits_give_the_same_model(self, scorer: Scorer) -> None:
        again = self.make().fit(self.log(), self.catalogue())
        assert np.array_equal(again.score(USERS), scorer.score(USERS))

    def test_an_empty_log_with_a_catalogue_is_no_error(self) -> None:
        log = self.log()
        nothing = log.take(np.zeros(len(log), dtype=bool))
        ids, _ = self.make().fit(nothing, self.catalogue()).recommend(["u0"], n=2)
        assert ids.shape == (1, 2)

    def test_one_user_and_one_item_are_no_error(self) -> None:
        scorer = self.make().fit(Interactions.from_columns(user=["ann"], item=["tea"]))
        assert scorer.recommend(["ann"], n=1)[0].tolist() == [[None]]
        assert np.isfinite(scorer.score(["ann", "nobody"])).all()

    def test_asking_changes_nothing(self, scorer: Scorer) -> None:
        before = scorer.score(USERS)
        scorer.recommend(USERS, n=3, exclude=["i1"], recent=[["i3"]] * SIZE)
        scorer.similar(["i0", "i1"], n=3)
        scorer.explain("u0", "i0")
        assert np.array_equal(scorer.score(USERS), before)

    def test_a_session_is_seen_and_turns_the_answer(self, scorer: Scorer) -> None:
        ids, _ = scorer.recommend(["nobody", "nobody"], n=3, recent=[["i2"], ["i3"]])
        assert "i2" not in ids[0]
        assert "i3" not in ids[1]
        if self.personal:
            assert [int(item[1:]) % 2 for item in ids.ravel()] == [0, 0, 0, 1, 1, 1]

    def test_an_unfitted_scorer_says_what_to_do(self) -> None:
        for ask in (lambda s: s.recommend(["u0"]), lambda s: s.similar(["i0"]), lambda s: s.explain("u0", "i0")):
            with pytest.raises(NotFittedError, match="call fit"):
                ask(self.make())

    def test_the_constructor_only_stores(self) -> None:
        assert not [name for name in vars(self.make()) if name.endswith("_")]

    def test_a_lone_string_is_not_taken_for_a_list(self, scorer: Scorer) -> None:
        with pytest.raises(ValueError, match="list of ids"):
            scorer.recommend("u0")
        with pytest.raises(ValueError, match="list of ids"):
            scorer.recommend(["u0"], exclude="i0")

    def test_restored_arrays_answer_alike(self, scorer: Scorer) -> None:
        twin = self.make()
        twin.attach(scorer.users_, scorer.items_, scorer.profiles_, scorer.people_)
        arrays = {name: np.array(array) for name, array in scorer.arrays().items()}
        for array in arrays.values():
            # As mapped from a file.
            array.flags.writeable = False
        twin.restore(arrays)
        assert np.array_equal(twin.score(USERS), scorer.score(USERS))
        assert twin.explain(*self.explained) == scorer.explain(*self.explained)


def broken_promises(contracts: Iterable[ScorerContract]) -> list[str]:
    """What falls short of the contract, as "settings: promise"; empty when all is kept."""
    return [
        f"{type(contract).__name__} {vars(contract)}: {name}" for contract in contracts for name in _broken(contract)
    ]


def _broken(contract: ScorerContract) -> Iterator[str]:
    scorer = contract.make().fit(contract.log(), contract.catalogue())
    for name, promise in inspect.getmembers(ScorerContract, inspect.isfunction):
        if name.startswith("test_"):
            given = [scorer] if "scorer" in inspect.signature(promise).parameters else []
            try:
                promise(contract, *given)
            except (AssertionError, pytest.fail.Exception):
                yield name
