"""How long it takes from a clone to a shop that answers: `python benchmarks/first_start.py`.

Clones the repository's last commit, makes a fresh virtual environment, installs the requirements, starts the shop
on an empty data directory, stops it as by Ctrl-C, and starts and stops it once more. Installing downloads packages,
so its time depends on the network and on pip's cache.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from machine import machine, table
from served import Served

PROJECT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Prints one table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--repository", default=str(PROJECT), help="what to clone (this repository)")
    repository = options.parse_args().repository
    rows: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory(prefix="first-start-") as place:
        clone, environment, data = (Path(place) / name for name in ("clone", "environment", "data"))
        python = str(environment / "bin" / "python")
        for step, command in (
            ("clone", ["git", "clone", "--quiet", repository, str(clone)]),
            ("virtual environment", [sys.executable, "-m", "venv", str(environment)]),
            ("install", [python, "-m", "pip", "install", "-q", "-r", str(clone / "requirements.txt")]),
        ):
            rows.append((step, _seconds(command)))
        for start in ("first start: fill, train, ready", "later start: ready"):
            with Served(clone, data, python=python) as shop:
                rows.append((start, f"{shop.start_seconds:.1f}"))
            rows.append(("stop on Ctrl-C", f"{shop.stop_seconds:.1f}"))
    print(f"{machine()}\n\n{table(('step', 'seconds'), rows)}")


def _seconds(command: list[str]) -> str:
    began = time.perf_counter()
    subprocess.run(command, check=True)
    return f"{time.perf_counter() - began:.1f}"


if __name__ == "__main__":
    main()
