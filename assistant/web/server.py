"""Serves the application with gunicorn: loaded once, shared by all workers, stopped within seconds."""

from __future__ import annotations

import gc
import os
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from assistant.errors import ConfigError

if TYPE_CHECKING:
    from flask import Flask

    from assistant.config import ServerConfig

# prometheus_client reads it when it is imported, so it is set first, and nothing here may import metrics before.
MULTIPROCESS_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
GRACEFUL_SECONDS = 3
KEEPALIVE_SECONDS = 15


def refuse_used_port(host: str, port: int) -> None:
    """Raises ConfigError where nothing can listen on `host` and `port`: before a long first start, not after it."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            # As the server itself does, so that connections of the last run that linger don't count.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise ConfigError(
            f"Cannot listen on {host} port {port}: {error.strerror or error}",
            hint="Stop what uses it, or choose another with --port and --host.",
        ) from error


def base_url(config: ServerConfig) -> str:
    """Where a browser on this machine finds the shop."""
    host = {"0.0.0.0": "localhost", "::": "localhost"}.get(config.host, config.host)  # noqa: S104
    return f"http://{_bracketed(host)}:{config.port}"


def run(config: ServerConfig, load: Callable[[], Flask], ready: Callable[[], None], begun: Callable[[], None]) -> None:
    """Serves what `load` returns until a signal ends it and this process.

    `ready` is called once the port listens, `begun` in each worker, beside its work, as soon as it answers.
    """
    counts = Path(tempfile.mkdtemp(prefix="assistant-metrics-")) if config.workers > 1 else None
    if counts is not None:
        os.environ[MULTIPROCESS_VARIABLE] = str(counts)

    def forget(_server: object) -> None:
        if counts is not None:
            shutil.rmtree(counts, ignore_errors=True)

    settings = {
        "bind": f"{_bracketed(config.host)}:{config.port}",
        "workers": config.workers,
        "threads": config.threads,
        "worker_class": _worker_class(),
        "preload_app": True,
        "graceful_timeout": GRACEFUL_SECONDS,
        "keepalive": KEEPALIVE_SECONDS,
        "loglevel": "warning",
        "control_socket_disable": True,
        "forwarded_allow_ips": "",  # which proxies to believe is the application's to decide
        "when_ready": lambda _server: ready(),
        # In the worker: threads don't survive the fork.
        "post_worker_init": lambda _worker: threading.Thread(target=begun, name="begun", daemon=True).start(),
        "child_exit": _forget_worker,
        "worker_exit": lambda _server, _worker: _leave(0),
        "on_exit": forget,
    }
    try:
        _application(settings, load).run()
    except SystemExit as end:
        _leave(end.code)


def _worker_class() -> type:
    from gunicorn.workers.gthread import ThreadWorker

    class Worker(ThreadWorker):
        """gunicorn's threaded worker, but Ctrl-C ends it for certain."""

        def handle_quit(self, sig: int, frame: object) -> None:
            # The original shuts the thread pool down, whose lock this very thread may hold when the signal comes.
            os._exit(0)

    return Worker


def _application(settings: dict[str, Any], load: Callable[[], Flask]) -> Any:
    from gunicorn.app.base import BaseApplication

    class Application(BaseApplication):
        """gunicorn, told what to serve by this program instead of by its own command line."""

        def load_config(self) -> None:
            for name, value in settings.items():
                if name in self.cfg.settings:  # older releases have no control socket
                    self.cfg.set(name, value)

        def load(self) -> Flask:
            # What is loaded stays: the collector needn't walk it again and again, nor copy its pages into every worker.
            gc.disable()
            app = load()
            gc.freeze()
            gc.enable()
            return app

    return Application()


def _leave(code: object) -> NoReturn:
    """Ends this process at once: freeing the vocabulary word by word would take a second, the system takes none."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


def _forget_worker(_server: object, worker: Any) -> None:
    if MULTIPROCESS_VARIABLE in os.environ:
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(worker.pid)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
