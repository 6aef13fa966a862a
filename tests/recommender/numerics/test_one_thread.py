"""One thread for linear algebra, and as many as before afterwards."""

from __future__ import annotations

import numpy as np  # noqa: F401 - brings the library whose threads are counted
from threadpoolctl import threadpool_info

from recommender.numerics.one_thread import limit_to_one_thread


def threads() -> set[int]:
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def test_one_thread_within_and_as_many_as_before_after_it() -> None:
    before = threads()
    with limit_to_one_thread():
        assert threads() == {1}
    assert threads() == before
