"""The command line of the demo data: `python -m seed_data.generate COMMAND`."""

from __future__ import annotations

from pathlib import Path

import click

from seed_data.generate.catalogue import CATALOGUE, write_catalogue
from seed_data.generate.events import EVENTS, write_events
from seed_data.generate.orders import ORDERS, write_orders
from seed_data.generate.taxonomy import TAXONOMY, write_taxonomy


@click.group()
def main() -> None:
    """Rewrite the demo shop's files."""


@main.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=CATALOGUE, help="Where to write.")
def catalogue(out: Path) -> None:
    """Write the products of all departments as one CSV file."""
    click.echo(f"{write_catalogue(out)} products -> {out}")


@main.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=EVENTS, help="Where to write.")
def events(out: Path) -> None:
    """Simulate the shoppers' behaviour over the catalogue as it is."""
    click.echo(f"{write_events(out)} events -> {out}")


@main.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=ORDERS, help="Where to write.")
def orders(out: Path) -> None:
    """Write a sample of the simulated shoppers' latest orders."""
    click.echo(f"{write_orders(out)} orders -> {out}")


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=TAXONOMY, help="Where to write.")
def taxonomy(folder: Path, out: Path) -> None:
    """Make the compact tables from FOLDER with the taxonomy's published text files."""
    for path in write_taxonomy(folder, out):
        click.echo(path)


if __name__ == "__main__":
    main(prog_name="python -m seed_data.generate")
