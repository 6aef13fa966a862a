"""The server as a process: listens, shares its counts between workers, ends within seconds."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.config import ServerConfig
from assistant.errors import ConfigError
from assistant.web.server import base_url, refuse_used_port

PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from pathlib import Path
from assistant import create_app
from assistant.config import ServerConfig
from assistant.web import server
from tests.web.fakes import FakeShop

config = ServerConfig(data=Path(sys.argv[1]), port=int(sys.argv[2]), workers=2, log_level="ERROR")
shop = FakeShop(config)
server.run(config, lambda: create_app(config, shop=shop), lambda: print("ready", flush=True), lambda: None)
"""


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "data"), str(port)],
        cwd=PROJECT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        if process.poll() is None:
            process.kill()


def ask(port: int, path: str, body: object = None) -> str:
    data = json.dumps(body).encode() if body else None
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return str(answer.read().decode())


def test_workers_answer_count_together_and_end_on_ctrl_c(
    server: subprocess.Popen[str], port: int, tmp_path: Path
) -> None:
    for _ in range(12):
        ask(port, "/api/chat", {"message": "hi", "locale": "en"})
    assert 'chat_replies_total{intent="search",locale="en"} 12.0' in ask(port, "/metrics")
    began = time.monotonic()
    os.killpg(server.pid, signal.SIGINT)  # as a terminal does: to the server and its workers
    assert server.wait(timeout=5) == 0
    assert time.monotonic() - began < 5
    assert list(tmp_path.glob("assistant-metrics-*")) == []
    with pytest.raises(OSError, match="refused"):
        ask(port, "/healthz")


def test_a_port_that_is_free_is_not_refused_and_one_in_use_is(port: int) -> None:
    refuse_used_port("127.0.0.1", port)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with pytest.raises(ConfigError, match=f"port {port}"):
            refuse_used_port("127.0.0.1", port)


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"192\.0\.2\.1"):  # an address for documentation: no machine has it
        refuse_used_port("192.0.2.1", 8000)


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://localhost:8000"),
        ("::1", "http://[::1]:8000"),
        ("::", "http://localhost:8000"),
        ("shop.example", "http://shop.example:8000"),
    ],
)
def test_the_address_that_is_shown_can_be_opened(host: str, url: str) -> None:
    assert base_url(ServerConfig(host=host)) == url
