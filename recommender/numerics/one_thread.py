"""Single-threaded linear algebra: where equal bits or many small systems ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def limit_to_one_thread() -> Iterator[None]:
    """Within it BLAS and OpenMP use one thread.

    Several threads add up in whichever order they finish: one gives the same bits every time. And systems of a few
    dozen unknowns are solved sooner than threads have met, many times so on a busy machine.
    """
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    with threadpool_limits(limits=1):
        yield
