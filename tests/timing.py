"""Timing: processor time, beside a calculation of the same process, so that a busy machine fails no test."""

from __future__ import annotations

import time
from collections.abc import Callable

Call = Callable[[], object]
RUNS = 5  # the best of them counts, as others disturb some


def measure_seconds(call: Call, enough: float = 0.0, runs: int = RUNS) -> float:
    """Processor time of a call, the best of several runs; no more of them once one took less than `enough`."""
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        call()
        best = min(best, time.process_time() - began)
        if best < enough:
            break
    return best


def calculate() -> int:
    """A plain calculation, of some 10 ms where it is quiet."""
    return sum(n * n for n in range(100_000))


class Yardstick:
    """Tells how many times as long as one call others take."""

    def __init__(self, call: Call = calculate) -> None:
        self._call = call
        call()  # what is made at the first call is not measured
        self._seconds = measure_seconds(call)

    def count_times(self, call: Call, most: float) -> float:
        """The best of several runs, one where it is below `most`; for more of them both are measured, side by side."""
        best = measure_seconds(call, runs=1) / self._seconds
        for _ in range(RUNS):
            if best < most:
                break
            best = min(best, measure_seconds(call, runs=1) / measure_seconds(self._call, runs=1))
        return best
