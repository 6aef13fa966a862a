"""A shop that serves while a benchmark runs: started as the README says, ended as by Ctrl-C."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Self

STOP_SECONDS = 30


class Served:
    """`python -m assistant serve` on a free port, in its own process group.

    `start_seconds` and `stop_seconds` are what it took until /readyz answered and until the process was gone.
    """

    def __init__(self, project: Path, data: Path, *, python: str, limit_seconds: float = 900, **settings: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"
        self.start_seconds = self.stop_seconds = float("nan")
        self._project, self._data, self._python, self._limit_seconds = project, data, python, limit_seconds
        self._environment = {**os.environ, "ASSISTANT_DATA": str(data), "ASSISTANT_LOG_LEVEL": "WARNING", **settings}

    def __enter__(self) -> Self:
        began = time.perf_counter()
        self._process = subprocess.Popen(
            [self._python, "-m", "assistant", "serve", "--port", str(self.port)],
            cwd=self._project,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        while not self._is_ready():
            if self._process.poll() is not None:
                raise RuntimeError(f"serve ended with {self._process.returncode}")
            if time.perf_counter() - began > self._limit_seconds:
                self.__exit__(None, None, None)
                raise TimeoutError(f"not ready within {self._limit_seconds} s")
            time.sleep(0.02)
        self.start_seconds = time.perf_counter() - began
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        began = time.perf_counter()
        os.killpg(self._process.pid, signal.SIGINT)
        self._process.wait(timeout=STOP_SECONDS)
        self.stop_seconds = time.perf_counter() - began

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False
