"""Snapshots: the shop as it stands, made anew beside the turns when a store has changed."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from datetime import date, datetime

from assistant.catalogue.given_names import GivenNames, follow_names
from assistant.catalogue.search import Search
from assistant.catalogue.store import Catalogue
from assistant.catalogue.vocabulary_facts import shop_facts
from assistant.errors import StorageError
from assistant.knowledge.matching import ArticleFinder
from assistant.language.encoder import Encoder
from assistant.recommendations import Recommendations
from assistant.shop.resources import Resources
from assistant.shop.settings import StoredSettings
from assistant.shop.stores import Stores
from assistant.snapshot import Knowledge, People, Snapshot
from assistant.understanding.acts import OwnExamples
from assistant.understanding.parse import Parser
from assistant.understanding.vocabulary import Vocabulary

logger = logging.getLogger(__name__)


class Snapshots:
    """Hands out the shop as it stands; while a new snapshot is made, the old one serves."""

    def __init__(
        self,
        stores: Stores,
        resources: Resources,
        settings: StoredSettings,
        knowledge: Knowledge,
        recommendations: Recommendations,
        people: People,
    ) -> None:
        self._stores = stores
        self._resources = resources
        self._settings = settings
        self._catalogue = Catalogue(stores.catalogue)
        self._names = GivenNames(stores.shop)
        self._knowledge = knowledge
        self._recommendations = recommendations
        self._people = people
        self._last: Snapshot | None = None
        self._renewing = threading.Lock()
        self._finds_by_meaning = False

    def current(self) -> Snapshot:
        """The snapshot of now, or of a moment ago where a store has just changed."""
        last = self._last
        if last is not None and last.version == self._version():
            return last
        if last is None:
            with self._renewing:
                return self._last or self._renew()
        if self._renewing.acquire(blocking=False):
            threading.Thread(target=self._renew_and_release, name="renew-snapshot", daemon=True).start()
        return last

    def find_by_meaning(self) -> None:
        """Finds articles by their meaning too from now on; takes seconds, in which the words alone serve."""
        encoder = self._resources.encoder
        if encoder is None or self._finds_by_meaning:
            return
        last = self.current()
        finder = self._finder(encoder)
        self._finds_by_meaning = True
        with self._renewing:
            if self._last is last:
                self._last = replace(last, finder=finder, acts=last.acts.with_encoder(encoder), encoder=encoder)
            else:
                self._renew()  # an import came between

    def _version(self) -> tuple[object, ...]:
        return (
            self._catalogue.version,
            self._knowledge.articles.version(today=self._today()),
            self._names.version,
            self._knowledge.examples.version,
            self._settings.version,
        )

    def _renew_and_release(self) -> None:
        try:
            self._renew()
        finally:
            self._renewing.release()

    def _renew(self) -> Snapshot:
        self._follow_names()
        # Read before all that is made from it: what changes meanwhile makes the snapshot stale again.
        version, settings = self._version(), self._settings.current
        facts = shop_facts(
            self._stores.catalogue,
            self._resources.taxonomy,
            self._catalogue.currency or settings.currency,
            given=self._names.all(),
            around=settings.around_percent / 100,
            encoder=self._resources.encoder,
        )
        vocabulary = Vocabulary(facts, self._resources.segmenter)
        encoder = self._resources.encoder if self._finds_by_meaning else None
        parser = Parser(vocabulary, self._resources.segmenter)
        self._last = Snapshot(
            version,
            settings,
            self._catalogue,
            self._knowledge,
            self._recommendations,
            vocabulary,
            parser,
            Search(self._stores.catalogue, vocabulary.words),
            self._finder(encoder),
            self._people,
            self._resources.acts.with_encoder(encoder).with_examples(
                OwnExamples((parser.mark(each.sentence), each.acts) for each in self._knowledge.examples.all())
            ),
            encoder,
        )
        return self._last

    def _follow_names(self) -> None:
        try:
            follow_names(self._stores.catalogue, self._names)
        except StorageError as error:
            # An import holds the catalogue. It ends with a new version, and then the names are followed.
            logger.warning("the catalogue does not show the names that the shop gave yet: %s", error)

    def _finder(self, encoder: Encoder | None) -> ArticleFinder:
        articles = self._knowledge.articles.all(today=self._today())
        return ArticleFinder(articles, self._resources.segmenter.words, encoder=encoder)

    def _today(self) -> date:
        """The shop's own day: an article begins to hold at its midnight, not at Greenwich's."""
        return datetime.now(self._settings.current.timezone).date()
