"""One shop: its rooms opened from a data directory, for the server and the command line alike."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.catalogue.cards import attribute_rows, card_of
from assistant.catalogue.feeds import EventRow, Feed, read_events, read_names, read_products
from assistant.catalogue.given_names import GivenNames, follow_names, import_names
from assistant.catalogue.imports import import_products
from assistant.catalogue.products import Product
from assistant.catalogue.search import Search
from assistant.catalogue.store import Catalogue
from assistant.catalogue.taxonomy import Taxonomy
from assistant.catalogue.vocabulary_facts import shop_facts
from assistant.config import Config
from assistant.dialogue.turn import Dialogue
from assistant.doctor import Check, backup, checks
from assistant.errors import ImportRefused, NotFound, StorageError
from assistant.journal.behaviour import Behaviour, BehaviourLog
from assistant.journal.consent import Visitors
from assistant.journal.conversations import Conversations
from assistant.journal.missed import MissedDemand
from assistant.journal.order_import import import_orders
from assistant.journal.orders import Orders
from assistant.journal.outbox import Outbox
from assistant.knowledge.articles import Articles
from assistant.knowledge.imports import import_articles, import_promotions
from assistant.knowledge.matching.finder import ArticleFinder
from assistant.knowledge.promotions import Promotions
from assistant.language.encoder import Encoder, open_encoder
from assistant.language.normal_text import Segmenter
from assistant.recommendations import Recommendations
from assistant.reports import BadRow, ImportReport, Progress
from assistant.snapshot import Knowledge, People, Snapshot
from assistant.storage import SQLITE_VERSION
from assistant.stores import Stores
from assistant.support.agents import Agents
from assistant.understanding.parse import Parser
from assistant.understanding.vocabulary.vocabulary import Vocabulary
from assistant.webhooks import Webhook

if TYPE_CHECKING:
    from recommender.evaluation.report import Report

logger = logging.getLogger(__name__)
SIMILAR = 4
PROGRESS_EVERY = 2_000


class Shop:
    """The rooms of one shop. `current` is what a turn works with; it follows imports by itself."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.stores = Stores.open(config.data)
        self.activity = self.stores.activity
        self.catalogue = Catalogue(self.stores.catalogue)
        self.names = GivenNames(self.stores.shop)
        self.behaviour = BehaviourLog(self.activity)
        self.agents = Agents(self.activity)
        self.visitors = Visitors(self.activity)
        self.missed = MissedDemand(self.activity)
        self.knowledge = Knowledge(Articles(self.stores.shop), Promotions(self.stores.shop), Orders(self.activity))
        self.recommendations = Recommendations(self.catalogue, self.behaviour, config.data / "model")
        self.outbox = Outbox(self.activity)
        self.webhook = Webhook(self.outbox, config.webhook_url, config.webhook_secret)
        self.conversations = Conversations(self.activity, posts_checkouts=self.webhook.is_set)
        self.dialogue = Dialogue(self.current, self.conversations, locale=config.locale, webhook=self.webhook)
        self._snapshot: Snapshot | None = None
        self._renewing = threading.Lock()
        self._sharp = False

    @classmethod
    def open(cls, config: Config) -> Shop:
        """The shop of a data directory, made when there is none. Raises StorageError."""
        return cls(config)

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """The open taxonomy that ships with the project."""
        return Taxonomy(self.config.seed_data / "taxonomy")

    @cached_property
    def segmenter(self) -> Segmenter:
        """The one segmenter of this process."""
        self.config.data.mkdir(parents=True, exist_ok=True)
        return Segmenter(self.config.data)

    @cached_property
    def encoder(self) -> Encoder | None:
        """What knows how near two texts are in meaning, where its package is installed; it loads when first asked."""
        return open_encoder()

    # What a turn works with

    def current(self) -> Snapshot:
        """The shop as it stands; after a change the old snapshot serves until the new one is made."""
        snapshot = self._snapshot
        if snapshot is not None and snapshot.version == self._version():
            return snapshot
        if snapshot is None:
            with self._renewing:
                return self._snapshot or self._renew()
        if self._renewing.acquire(blocking=False):
            threading.Thread(target=self._renew_and_release, name="renew-snapshot", daemon=True).start()
        return snapshot

    def _renew_and_release(self) -> None:
        try:
            self._renew()
        finally:
            self._renewing.release()

    def _renew(self) -> Snapshot:
        self._follow_names()
        # Read before all that is made from it: what changes meanwhile makes the snapshot stale again.
        version = self._version()
        facts = shop_facts(
            self.stores.catalogue,
            self.taxonomy,
            self.catalogue.currency or self.config.currency,
            given=self.names.all(),
            around=self.config.around_percent / 100,
            encoder=self.encoder,
        )
        vocabulary = Vocabulary(facts, self.segmenter)
        self._snapshot = Snapshot(
            version,
            self.config,
            self.catalogue,
            self.knowledge,
            self.recommendations,
            vocabulary,
            Parser(vocabulary, self.segmenter),
            Search(self.stores.catalogue, vocabulary.words),
            self._finder(self.encoder if self._sharp else None),
            People(self.agents, self.visitors),
        )
        return self._snapshot

    def _follow_names(self) -> None:
        try:
            follow_names(self.stores.catalogue, self.names)
        except StorageError as error:
            # An import holds the catalogue. It ends with a new version, and then the names are followed.
            logger.warning("the catalogue does not show the names that the shop gave yet: %s", error)

    def _finder(self, encoder: Encoder | None) -> ArticleFinder:
        return ArticleFinder(self.knowledge.articles.all(today=self._today()), self.segmenter.words, encoder=encoder)

    def _today(self) -> date:
        """The shop's own day: an article begins to hold at its midnight, not at Greenwich's."""
        return datetime.now(self.config.timezone).date()

    def begun(self) -> None:
        """What a server's process does beside its first answers: sends what waits for the shop, and sharpens."""
        self.webhook.wake()
        self.sharpen()

    def sharpen(self) -> None:
        """Finds articles by their meaning too from now on; takes seconds, in which the words alone serve."""
        if self.encoder is None or self._sharp:
            return
        snapshot = self.current()
        finder = self._finder(self.encoder)
        self._sharp = True
        with self._renewing:
            if self._snapshot is snapshot:
                self._snapshot = replace(snapshot, finder=finder)
            else:
                self._renew()  # an import came between

    def _version(self) -> tuple[object, ...]:
        return self.catalogue.version, self.knowledge.articles.version(today=self._today()), self.names.version

    def warm_up(self) -> None:
        """Loads what the first shopper would otherwise wait for."""
        self.current().parser.parse("五百以内的蓝牙耳机 wireless earbuds")
        if (model := self.recommendations.load_model()) is not None:
            model.recommend([""], n=1)

    # Pages

    def cards(self, products: list[Product], locale: str) -> list[dict[str, Any]]:
        """CARDs of these products."""
        return [card_of(product, locale) for product in products]

    def product_page(self, product_id: str, locale: str) -> dict[str, Any]:
        """A product with all that its page shows. Raises NotFound."""
        product = self.catalogue.product(product_id)
        if product is None:
            raise NotFound(
                f"There is no product {product_id!r}", hint="It may have been removed; search for it by name."
            )
        return card_of(product, locale) | {
            "description": product.description(locale),
            "attributes": [{"name": name, "value": value} for name, value in attribute_rows(product, locale)],
            "trail": [
                {"name": name, "url": f"/store?department={slug}"}
                for name, slug in self.catalogue.trail(product, locale)
            ],
            "similar": self.cards(self.recommendations.find_similar(product, n=SIMILAR), locale),
        }

    # Filling and learning

    def is_empty(self) -> bool:
        """Whether the shop has nothing yet, or was being filled when it stopped."""
        return self.catalogue.count() == 0 or self._filling_mark.exists()

    @property
    def _filling_mark(self) -> Path:
        return self.config.data / "filling"

    @property
    def _demo_mark(self) -> Path:
        return self.config.data / "demo"

    @property
    def is_demo(self) -> bool:
        """Whether the goods are those of the demo shop: then the pages say that they are made up."""
        return self._demo_mark.exists()

    def fill(self, progress: Progress | None = None) -> None:
        """Fills an empty shop with the demo data; broken off, it begins anew at the next start."""
        seed = self.config.seed_data
        self._filling_mark.touch()
        self._demo_mark.touch()
        self._import_catalogue(seed / "catalogue.csv", progress=progress)
        self.import_events(seed / "events.csv.gz", progress=progress)
        self.import_knowledge(seed / "knowledge.jsonl")
        self.import_promotions(seed / "promotions.jsonl")
        self.import_orders(seed / "orders.jsonl")
        self.train(progress)
        self._filling_mark.unlink(missing_ok=True)

    def import_catalogue(
        self, path: Path, *, strict: bool = False, replace: bool = False, progress: Progress | None = None
    ) -> ImportReport:
        """Products from a file of any known format. Raises FeedError or ImportRefused; then nothing has changed."""
        report = self._import_catalogue(path, strict=strict, replace=replace, progress=progress)
        # Whoever brings goods of their own wants no demo shop, not even one that was broken off.
        self._filling_mark.unlink(missing_ok=True)
        self._demo_mark.unlink(missing_ok=True)
        return report

    def _import_catalogue(
        self, path: Path, *, strict: bool = False, replace: bool = False, progress: Progress | None = None
    ) -> ImportReport:
        return import_products(
            self.stores.catalogue,
            read_products(path, currency=self.catalogue.currency or self.config.currency),
            taxonomy=self.taxonomy,
            segmenter=self.segmenter,
            names=self.names.all(),
            strict=strict,
            replace=replace,
            progress=progress,
        )

    def import_events(self, path: Path, *, strict: bool = False, progress: Progress | None = None) -> ImportReport:
        """Behaviour and orders from a file. Raises FeedError or ImportRefused; then nothing has changed."""
        feed = read_events(path, self.catalogue.currency or self.config.currency)
        report = self.behaviour.import_rows(_behaviour(feed, progress), feed.format, strict=strict)
        report.notes.extend(feed.notes)
        return report

    def import_knowledge(self, path: Path, *, strict: bool = False) -> ImportReport:
        """Policies and FAQ from a file."""
        return import_articles(self.stores.shop, path, strict=strict)

    def import_promotions(self, path: Path, *, strict: bool = False) -> ImportReport:
        """Coupons from a file."""
        return import_promotions(self.stores.shop, path, strict=strict)

    def import_names(self, path: Path, *, strict: bool = False) -> ImportReport:
        """Names of categories, attributes, values and brands in both languages from a file."""
        report = import_names(self.stores.shop, read_names(path), self.taxonomy.nodes, strict=strict)
        follow_names(self.stores.catalogue, self.names)
        return report

    def import_orders(self, path: Path, *, strict: bool = False) -> ImportReport:
        """Orders from a file."""
        return import_orders(self.activity, path, strict=strict)

    def train(self, progress: Progress | None = None) -> str:
        """Fits the recommender on all that is known and swaps it in."""
        if not self.catalogue.count():
            raise ImportRefused("There is no product to learn about", hint="Import a catalogue first.")
        return self.recommendations.train(self.segmenter, progress)

    def evaluate(self) -> Report:
        """All models of the recommender on the last part of the log."""
        from recommender.evaluation.report import evaluate

        items, log = self.recommendations.build_columns(self.segmenter)
        if not len(log):
            raise ImportRefused("There are no events to evaluate on", hint="Import events first.")
        try:
            return evaluate(log, items, tokenize=str.split)
        except ValueError as error:
            raise ImportRefused(str(error), hint="Import a longer event log.") from error

    # Looking after

    def readiness(self) -> dict[str, Any]:
        """Whether shoppers can be answered, and with what."""
        count = self.catalogue.count()
        problem = self.recommendations.find_problem()
        return {
            "ready": count > 0 and problem is None,
            "sqlite": SQLITE_VERSION,
            "products": count,
            "model": self.recommendations.version,
            "problem": problem if count else "the catalogue is empty",
        }

    def doctor(self) -> list[Check]:
        """What is well and what is not, each with a way to mend it."""
        return list(checks(self))

    def backup(self, path: Path) -> None:
        """All databases, consistent, and the current model, as one .tar that appears whole."""
        backup(tuple(self.stores), self.config.data / "model", self.recommendations.version, path)

    def close(self) -> None:
        """Closes this thread's connections."""
        self.stores.close()


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
