"""One shop: its rooms opened from a data directory and joined, for the server and the command line alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.catalogue.cards import attribute_rows, card_of
from assistant.catalogue.products import Product
from assistant.catalogue.store import Catalogue
from assistant.config import ServerConfig, ShopSettings
from assistant.dialogue.turn import Dialogue
from assistant.errors import ImportRefused, NotFound
from assistant.journal import BehaviourLog, Conversations, MissedDemand, Orders, Outbox, Visitors
from assistant.knowledge.articles import Articles
from assistant.knowledge.examples import Examples
from assistant.knowledge.promotions import Promotions
from assistant.language.locales import PHRASES
from assistant.recommendations import Recommendations
from assistant.reports import ImportReport, Progress
from assistant.shop.doctor import Check, backup, checks
from assistant.shop.imports import DemoShop, Imports
from assistant.shop.resources import Resources
from assistant.shop.settings import StoredSettings
from assistant.shop.snapshots import Snapshots
from assistant.shop.stores import Stores
from assistant.snapshot import Knowledge, People, Snapshot
from assistant.storage import SQLITE_VERSION
from assistant.support.agents import Agents
from assistant.support.desk import Desk
from assistant.webhooks import Webhook, refuse_unsigned

if TYPE_CHECKING:
    from recommender.evaluation import Report

SIMILAR = 4


class Shop:
    """The rooms of one shop. `current` is what a turn works with; it follows imports by itself.

    `settings` are the environment's; rows of shop.db stand over them. `resources` may serve any number of shops.
    """

    def __init__(self, config: ServerConfig, settings: ShopSettings, resources: Resources) -> None:
        refuse_unsigned(settings.webhook_url, config.webhook_secret)
        self.config = config
        self.stores = Stores.open(config.data)
        self.activity = self.stores.activity
        # What is posted to an address must be signed: without a secret a row cannot set one.
        fixed = () if config.webhook_secret else ("webhook_url",)
        self._settings = StoredSettings(self.stores.shop, settings, fixed=fixed)
        self._resources = resources
        self.catalogue = Catalogue(self.stores.catalogue)
        self.behaviour = BehaviourLog(self.activity)
        self.agents = Agents(self.activity)
        self.visitors = Visitors(self.activity)
        self.missed = MissedDemand(self.activity)
        self.outbox = Outbox(self.activity)
        self.knowledge = Knowledge(
            Articles(self.stores.shop), Examples(self.stores.shop), Promotions(self.stores.shop), Orders(self.activity)
        )
        self.recommendations = Recommendations(self.catalogue, self.behaviour, config.data / "model")
        people = People(self.agents.exist, self.visitors)
        self._snapshots = Snapshots(
            self.stores, resources, self._settings, self.knowledge, self.recommendations, people
        )
        self.webhook = Webhook(self.outbox, self.settings.webhook_url, config.webhook_secret)
        self.conversations = Conversations(self.activity, posts_checkouts=self.webhook.is_set)
        self.dialogue = Dialogue(self.current, self.conversations, webhook=self.webhook)
        self.desk = Desk(self.conversations, self.dialogue)
        self._imports = Imports(self.stores, resources, self._currency)
        self._demo = DemoShop(config.data)

    @classmethod
    def open(
        cls, config: ServerConfig, settings: ShopSettings | None = None, resources: Resources | None = None
    ) -> Shop:
        """The shop of a data directory, made when there is none. Raises StorageError and ConfigError."""
        shared = resources or Resources(config.seed_data / "taxonomy", cache=config.data)
        return cls(config, settings or ShopSettings(), shared)

    @property
    def settings(self) -> ShopSettings:
        """The shop's settings as they stand."""
        return self._settings.current

    def current(self) -> Snapshot:
        """The shop as it stands; after a change the old snapshot serves until the new one is made."""
        return self._snapshots.current()

    def begun(self) -> None:
        """What a server's process does beside its first answers: sends what waits for the shop, and sharpens."""
        self.webhook.wake()
        self.sharpen()

    def sharpen(self) -> None:
        """Finds articles by their meaning too from now on."""
        self._snapshots.find_by_meaning()

    def warm_up(self) -> None:
        """Loads what the first shopper would otherwise wait for."""
        for phrases in PHRASES.values():
            self.current().parser.parse(phrases.WARM_UP)
        if (model := self.recommendations.load_model()) is not None:
            model.recommend([""], n=1)

    def _currency(self) -> str:
        return self.catalogue.currency or self.settings.currency

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
        return self.catalogue.count() == 0 or self._demo.is_unfinished

    @property
    def is_demo(self) -> bool:
        """Whether the goods are those of the demo shop."""
        return self._demo.is_shown

    def fill(self, progress: Progress | None = None) -> None:
        """Fills an empty shop with the demo data."""
        self._demo.fill(self._imports, self.config.seed_data, lambda: self.train(progress), progress)

    def import_catalogue(
        self, path: Path, *, strict: bool = False, replace: bool = False, progress: Progress | None = None
    ) -> ImportReport:
        """The owner's products, after which this is no demo shop; see `Imports`."""
        report = self._imports.catalogue(path, strict=strict, replace=replace, progress=progress)
        self._demo.end()
        return report

    def import_events(self, path: Path, *, strict: bool = False, progress: Progress | None = None) -> ImportReport:
        """Behaviour and orders; see `Imports`."""
        return self._imports.events(path, strict=strict, progress=progress)

    def import_knowledge(self, path: Path, *, strict: bool = False) -> ImportReport:
        """Policies and frequent questions; see `Imports`."""
        return self._imports.knowledge(path, strict=strict)

    def import_promotions(self, path: Path, *, strict: bool = False) -> ImportReport:
        """Coupons; see `Imports`."""
        return self._imports.promotions(path, strict=strict)

    def import_examples(self, path: Path, *, strict: bool = False) -> ImportReport:
        """What shoppers say, and what they do by it; see `Imports`."""
        return self._imports.examples(path, strict=strict)

    def import_names(self, path: Path, *, strict: bool = False) -> ImportReport:
        """Names in both languages; see `Imports`."""
        return self._imports.names(path, strict=strict)

    def import_orders(self, path: Path, *, strict: bool = False) -> ImportReport:
        """Orders to look up; see `Imports`."""
        return self._imports.orders(path, strict=strict)

    def train(self, progress: Progress | None = None) -> str:
        """Fits the recommender on all that is known and swaps it in."""
        if not self.catalogue.count():
            raise ImportRefused("There is no product to learn about", hint="Import a catalogue first.")
        return self.recommendations.train(self._resources.segmenter, progress)

    def evaluate(self) -> Report:
        """All models of the recommender on the last part of the log."""
        from recommender.evaluation import evaluate

        items, log = self.recommendations.build_columns(self._resources.segmenter)
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
        return list(
            checks(
                self.stores,
                products=self.catalogue.count(),
                articles=len(self.knowledge.articles.all()),
                model=self.recommendations,
                settings=self._settings.problems,
                lost=self.outbox.list_given_up(),
                has_agents=self.agents.exist(),
            )
        )

    def backup(self, path: Path) -> None:
        """All databases, consistent, and the current model, as one .tar that appears whole."""
        backup(self.stores, self.config.data / "model", self.recommendations.version, path)

    def close(self) -> None:
        """Closes this thread's connections."""
        self.stores.close()
