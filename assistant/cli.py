"""`python -m assistant COMMAND`: starts the shop, fills it, looks after it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

import click
from tqdm import tqdm

from assistant.config import ServerConfig, ShopSettings, unknown_settings
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from flask import Flask

    from assistant.reports import ImportReport
    from assistant.shop import Shop


class _Failure(click.ClickException):
    """An error as its message and its hint, without a traceback."""

    def __init__(self, error: AssistantError) -> None:
        super().__init__(error.message)
        self._hint = error.hint

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"Error: {self.message}", err=True)
        if self._hint:
            click.echo(f"Hint: {self._hint}", err=True)


class _Commands(click.Group):
    """Commands whose expected errors end in a message and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except AssistantError as error:
            raise _Failure(error) from error


class Progress:
    """How far long work has come: bars on a terminal, a line a stage elsewhere.

    Called with the stage, what is done and of how much (None where unknown).
    """

    def __init__(self, stream: IO[str] | None = None) -> None:
        self._stream = stream or sys.stderr
        self._stage: str | None = None
        self._bar: tqdm[None] | None = None

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Shows that `done` of `total` is done in `stage`."""
        if stage != self._stage:
            self._close()
            self._stage = stage
            if self._stream.isatty():
                self._bar = tqdm(desc=f"  {stage}", total=total, file=self._stream, leave=True)
            else:
                print(f"  {stage}", file=self._stream, flush=True)
        if self._bar is not None:
            self._bar.total = total
            self._bar.update(done - self._bar.n)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """A shop's own chat assistant. Settings are read from ASSISTANT_* variables; the README lists them."""
    for name in unknown_settings():
        click.echo(f"Warning: there is no setting {name}", err=True)


@contextmanager
def _open_shop() -> Iterator[Shop]:
    from assistant.shop import Shop

    shop = Shop.open(ServerConfig.from_environment(), ShopSettings.from_environment())
    try:
        yield shop
    finally:
        shop.close()


@main.command()
@click.option("--host", help="Where to listen; 0.0.0.0 for every network.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--workers", type=click.IntRange(1, 64), help="Server processes.")
def serve(host: str | None, port: int | None, workers: int | None) -> None:
    """Start the shop; an empty one is filled from seed_data first."""
    from assistant.shop import Shop
    from assistant.web import server

    config = ServerConfig.from_environment(host=host, port=port, workers=workers)
    settings = ShopSettings.from_environment()
    server.refuse_used_port(config.host, config.port)
    shop = Shop.open(config, settings)
    if shop.is_empty():
        click.echo(f"Filling {config.data} from {config.seed_data}, once:", err=True)
        with Progress() as progress:
            shop.fill(progress)
        shop.close()
        # Fitting leaves thread pools behind, which do not survive a fork, and memory: serve as a new program.
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
    has_agents, name = shop.agents.exist(), shop.settings.shop_name_en

    def load() -> Flask:
        from assistant import create_app

        shop.warm_up()  # before the fork, so that the workers share what it loads
        app = create_app(config, shop=shop)
        shop.close()  # connections don't cross a fork: each worker opens its own
        return app

    server.run(config, load, lambda: _announce(config, name, has_agents=has_agents), begun=shop.begun)


def _announce(config: ServerConfig, name: str, *, has_agents: bool) -> None:
    from assistant.web.server import base_url

    url = base_url(config)
    lines = [
        f"{name} is open. Ctrl-C closes it.",
        f"  chat     {url}/chat",
        f"  store    {url}/store",
        f"  console  {url}/console",
    ]
    if not has_agents:
        lines.append("           nobody can sign in yet: python -m assistant agent add NAME")
    click.echo("\n".join(lines))
    sys.stdout.flush()


@main.group("import")
def import_() -> None:
    """Take a file in: all of it or nothing, as often as you like."""


_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_STRICT = click.option("--strict", is_flag=True, help="Refuse the whole file if one row is bad.")


def _tell(report: ImportReport) -> None:
    *problems, summary = report.as_text().splitlines()
    for problem in problems:
        click.echo(problem, err=True)
    click.echo(summary)


@import_.command("catalogue")
@_FILE
@_STRICT
@click.option("--replace", is_flag=True, help="Remove products that the file does not have.")
def import_catalogue(file: Path, strict: bool, replace: bool) -> None:
    """Products: native CSV/JSONL or Google Merchant; the format is found by itself."""
    with _open_shop() as shop, Progress() as progress:
        report = shop.import_catalogue(file, strict=strict, replace=replace, progress=progress)
    _tell(report)


@import_.command("events")
@_FILE
@_STRICT
def import_events(file: Path, strict: bool) -> None:
    """Behaviour and orders, CSV or JSONL, plain or .gz."""
    with _open_shop() as shop, Progress() as progress:
        report = shop.import_events(file, strict=strict, progress=progress)
    _tell(report)


@import_.command("knowledge")
@_FILE
@_STRICT
def import_knowledge(file: Path, strict: bool) -> None:
    """Policies and frequent questions."""
    with _open_shop() as shop:
        report = shop.import_knowledge(file, strict=strict)
    _tell(report)


@import_.command("promotions")
@_FILE
@_STRICT
def import_promotions(file: Path, strict: bool) -> None:
    """Coupons and offers."""
    with _open_shop() as shop:
        report = shop.import_promotions(file, strict=strict)
    _tell(report)


@import_.command("examples")
@_FILE
@_STRICT
def import_examples(file: Path, strict: bool) -> None:
    """Sentences that shoppers say, and what they do by them: {"sentence": …, "acts": ["ask_fact"]}."""
    with _open_shop() as shop:
        report = shop.import_examples(file, strict=strict)
    _tell(report)


@import_.command("names")
@_FILE
@_STRICT
def import_names(file: Path, strict: bool) -> None:
    """Names in both languages: of brands, categories, attributes and values."""
    with _open_shop() as shop:
        report = shop.import_names(file, strict=strict)
    _tell(report)


@main.command()
def train() -> None:
    """Fit the recommender to the order log, and swap the model in while serving."""
    with _open_shop() as shop, Progress() as progress:
        summary = shop.train(progress)
    click.echo(summary)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON instead of a table.")
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Also as one page with plots.")
def evaluate(as_json: bool, page: Path | None) -> None:
    """Compare all models on the last part of the order log."""
    from recommender.evaluation import render_page, render_table

    with _open_shop() as shop:
        report = shop.evaluate()
    if page is not None:
        page.write_text(render_page(report), encoding="utf-8")
    click.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=2) if as_json else render_table(report))


@main.group()
def agent() -> None:
    """The people who answer shoppers."""


@agent.command("add")
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--replace", is_flag=True, help="Set a new password for an agent that there is.")
def add_agent(name: str, password_stdin: bool, replace: bool) -> None:
    """Let NAME sign in to the console."""
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    with _open_shop() as shop:
        shop.agents.add(name, password, replace=replace)
    click.echo(f"{name} can sign in at /console")


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write databases and model to FILE, a .tar, while the shop is open."""
    with _open_shop() as shop:
        shop.backup(file)
    click.echo(f"{file}: {file.stat().st_size / 1e6:.1f} MB")


@main.command()
@click.option("--days", type=click.IntRange(1, 3650), default=30, show_default=True, help="So far back.")
def missed(days: int) -> None:
    """Tell what shoppers looked for and the shop does not have, the most wished first."""
    with _open_shop() as shop:
        wishes = shop.missed.most_missed(days, shop.settings.locale)
    if not wishes:
        click.echo(f"Nothing was missed in {days} days.")
    for wish in wishes:
        given_up = f"   (not met: {wish.given_up})" if wish.given_up else ""
        click.echo(f"{wish.count:>6}  {wish.wish}{given_up}")


@main.command()
def doctor() -> None:
    """Look for what is wrong, and say how to mend it."""
    with _open_shop() as shop:
        checks = shop.doctor()
    for check in checks:
        click.echo(f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {check.message}")
        if not check.ok and check.hint:
            click.echo(f"      {check.hint}")
    if not all(check.ok for check in checks):
        sys.exit(1)
