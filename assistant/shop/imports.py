"""Imports: each kind of file into the store that it belongs to; and the demo shop, filled from all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.catalogue.feeds import EventRow, Feed, read_events, read_names, read_products
from assistant.catalogue.given_names import GivenNames, follow_names, import_names
from assistant.catalogue.imports import import_products
from assistant.journal import Behaviour, BehaviourLog, import_orders
from assistant.knowledge.imports import import_articles, import_examples, import_promotions
from assistant.reports import BadRow, ImportReport, Progress
from assistant.shop.resources import Resources
from assistant.shop.stores import Stores

PROGRESS_EVERY = 2_000


class Imports:
    """All that comes into a shop by a file: all of it or nothing, and twice is the same as once.

    Every method raises FeedError or ImportRefused, and then nothing has changed. `currency` is that of prices which
    name none.
    """

    def __init__(self, stores: Stores, resources: Resources, currency: Callable[[], str]) -> None:
        self._stores = stores
        self._resources = resources
        self._currency = currency
        self._names = GivenNames(stores.shop)

    def catalogue(
        self, path: Path, *, strict: bool = False, replace: bool = False, progress: Progress | None = None
    ) -> ImportReport:
        """Products from a file of any known format."""
        return import_products(
            self._stores.catalogue,
            read_products(path, currency=self._currency()),
            taxonomy=self._resources.taxonomy,
            segmenter=self._resources.segmenter,
            names=self._names.all(),
            strict=strict,
            replace=replace,
            progress=progress,
        )

    def events(self, path: Path, *, strict: bool = False, progress: Progress | None = None) -> ImportReport:
        """Behaviour and orders, for the recommender to learn from."""
        feed = read_events(path, self._currency())
        log = BehaviourLog(self._stores.activity)
        report = log.import_rows(_behaviour(feed, progress), feed.format, strict=strict)
        report.notes.extend(feed.notes)
        return report

    def knowledge(self, path: Path, *, strict: bool = False) -> ImportReport:
        """Policies and frequent questions."""
        return import_articles(self._stores.shop, path, strict=strict)

    def promotions(self, path: Path, *, strict: bool = False) -> ImportReport:
        """Coupons."""
        return import_promotions(self._stores.shop, path, strict=strict)

    def examples(self, path: Path, *, strict: bool = False) -> ImportReport:
        """What shoppers say, and what they do by it."""
        return import_examples(self._stores.shop, path, self._resources.acts.labels, strict=strict)

    def names(self, path: Path, *, strict: bool = False) -> ImportReport:
        """Names of categories, attributes, values and brands in both languages."""
        report = import_names(self._stores.shop, read_names(path), self._resources.taxonomy.nodes, strict=strict)
        follow_names(self._stores.catalogue, self._names)
        return report

    def orders(self, path: Path, *, strict: bool = False) -> ImportReport:
        """Orders, for shoppers to look up."""
        return import_orders(self._stores.activity, path, strict=strict)


class DemoShop:
    """The marks of a data directory that is filled from seed_data: one while it is, one for as long as it stays so."""

    def __init__(self, data: Path) -> None:
        self._filling = data / "filling"
        self._demo = data / "demo"

    @property
    def is_unfinished(self) -> bool:
        """Whether the filling was broken off."""
        return self._filling.exists()

    @property
    def is_shown(self) -> bool:
        """Whether the goods are those of the demo shop: then the pages say that they are made up."""
        return self._demo.exists()

    def fill(self, imports: Imports, seed: Path, train: Callable[[], object], progress: Progress | None = None) -> None:
        """Takes every seed file in and trains; broken off, it begins anew at the next start."""
        self._filling.touch()
        self._demo.touch()
        imports.catalogue(seed / "catalogue.csv", progress=progress)
        imports.events(seed / "events.csv.gz", progress=progress)
        imports.knowledge(seed / "knowledge.jsonl")
        imports.promotions(seed / "promotions.jsonl")
        imports.orders(seed / "orders.jsonl")
        train()
        self._filling.unlink(missing_ok=True)

    def end(self) -> None:
        """Whoever brings goods of their own wants no demo shop, not even one that was broken off."""
        self._filling.unlink(missing_ok=True)
        self._demo.unlink(missing_ok=True)


def _behaviour(feed: Feed[EventRow], progress: Progress | None) -> Iterator[Behaviour | BadRow]:
    """A feed's rows as the journal takes them, with word of how far the reading has come."""
    for n, row in enumerate(feed):
        if isinstance(row, BadRow):
            yield row
        else:
            yield Behaviour(
                row.visitor_id,
                row.event,
                row.product_id,
                row.quantity,
                row.timestamp,
                row.order_id or "",
                row.price_minor,
            )
        if progress and n % PROGRESS_EVERY == 0:
            progress("events", feed.bytes_read, feed.size)
    if progress:
        progress("events", feed.size, feed.size)
