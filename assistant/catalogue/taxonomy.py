"""The open product taxonomy that ships with the project: names by id, and how a shop's own names meet it."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.language.normal_text import normal, stem

Names = tuple[str | None, str | None]  # Chinese, English


@dataclass(frozen=True, slots=True)
class Node:
    """A category of the taxonomy. `zh` and `en` begin with the official name; synonyms follow."""

    id: str
    zh: tuple[str, ...]
    en: tuple[str, ...]

    @property
    def parent(self) -> str | None:
        """The id of the node above; ids spell their path (`el-2-2` is below `el-2`)."""
        head, dash, _ = self.id.rpartition("-")
        return head if dash else None


class Taxonomy:
    """Categories, attributes and values by name and by id. An absent folder is an empty taxonomy: the rest works."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        corrected = {row["id"]: row["name_zh"] for row in self._table("overrides")}
        synonyms: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in self._table("synonyms"):
            synonyms[row["id"], row["language"]].append(row["synonym"])
        self.nodes: dict[str, Node] = {}
        for row in self._table("categories"):
            key = row["id"]
            zh = corrected.get(key, row["name_zh"])
            self.nodes[key] = Node(key, (zh, *synonyms[key, "zh"]), (row["name_en"], *synonyms[key, "en"]))
        self.attributes: dict[str, tuple[str, str]] = {}
        for row in self._table("attributes"):
            pair = (row["name_zh"], row["name_en"])
            self.attributes.setdefault(name_key(row["name_en"]), pair)
            self.attributes.setdefault(name_key(row["name_zh"]), pair)

    def value(self, attribute: Names, value: Names) -> Names | None:
        """An attribute's value in both languages, Chinese first; None for a name that is not known or not clear.

        One word is translated in one way as a colour, in another as a wine: of an attribute that the taxonomy
        does not know, only what is translated alike wherever it stands.
        """
        by_attribute, anywhere = self._values
        for name in filter(None, value):
            key = name_key(name)
            for known in filter(None, attribute):
                attribute_en = self.attributes.get(name_key(known), (None, known))[1]
                if pair := by_attribute.get((name_key(attribute_en or known), key)):
                    return pair
            if (pairs := anywhere.get(key)) and len(pairs) == 1:
                return next(iter(pairs))
        return None

    @cached_property
    def _values(self) -> tuple[dict[tuple[str, str], Names], dict[str, set[Names]]]:
        """Values by attribute and name, and by name alone. Read when first wanted, by imports."""
        by_attribute: dict[tuple[str, str], Names] = {}
        anywhere: dict[str, set[Names]] = defaultdict(set)
        for row in self._table("values"):
            pair = (row["name_zh"], row["name_en"])
            attribute = name_key(row["attribute_en"])
            for key in {name_key(row["name_en"]), name_key(row["name_zh"])}:
                by_attribute.setdefault((attribute, key), pair)
                anywhere[key].add(pair)
        return by_attribute, dict(anywhere)

    def value_names(self) -> Iterator[tuple[str, str]]:
        """The names of all attributes and values, Chinese and English, each pair once."""
        seen: set[tuple[str, str]] = set()
        for table in ("attributes", "values"):
            for row in self._table(table):
                pair = (row["name_zh"], row["name_en"])
                if pair not in seen:
                    seen.add(pair)
                    yield pair

    def glossary(self) -> Iterator[tuple[str, str]]:
        """Chinese and English words that shoppers use of goods, beyond the taxonomy's; the commonest name first."""
        for row in self._table("glossary"):
            for zh in row["name_zh"].split("|"):
                for en in row["name_en"].split("|"):
                    yield zh, en

    @cached_property
    def google(self) -> dict[str, str]:
        """Taxonomy ids by the path of Google's product taxonomy."""
        return {name_key(row["google_path"]): row["id"] for row in self._table("google")}

    @cached_property
    def _by_path(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for node in self.nodes.values():
            lineage = [self.nodes[key] for key in _lineage(node.id) if key in self.nodes]
            for names in ([part.zh[0] for part in lineage], [part.en[0] for part in lineage]):
                found.setdefault(name_key(" > ".join(names)), node.id)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for node in self.nodes.values():
            for name in dict.fromkeys(map(name_key, (*node.zh, *node.en))):
                found[name].append(node.id)
        return found

    def link(self, *, path_zh: Sequence[str], path_en: Sequence[str], google_path: str | None = None) -> str | None:
        """The node that a shop's category path means, or None.

        The whole path first (of this taxonomy, then of Google's), then the last two names as one, then the last name
        alone; of several nodes
        of that name the one whose ancestors' words the shop's path shares most, and without a shared word
        only a name that has no double.
        """
        for path in (path_en, path_zh):
            key = name_key(" > ".join(path))
            if path and (found := self._by_path.get(key) or self.google.get(key)):
                return found
        if google_path and (
            found := self.google.get(name_key(google_path)) or self._by_path.get(name_key(google_path))
        ):
            return found
        if found := self._by_both(path_en) or self._by_both(path_zh):
            return found
        for path in (path_en, path_zh):
            if not path:
                continue
            candidates = self._by_name.get(name_key(path[-1]), [])
            if len(candidates) == 1:
                return candidates[0]
            if candidates:
                words = _words(path[:-1])
                scored = [(len(words & self._ancestor_words(key)), -len(_lineage(key)), key) for key in candidates]
                shared, _, key = max(scored)
                if shared or len(path) == 1:
                    return key
        return None

    def _by_both(self, path: Sequence[str]) -> str | None:
        """The node that has the names of a category and of the one above it in one: baby clothes, of 婴童 > 服饰.

        In the words of either language; only where all that they come to is one node or lies below it.
        """
        if len(path) < 2:
            return None
        above, own = ([name_key(name), *self._other_names.get(name_key(name), ())] for name in path[-2:])
        joined = [f"{first}{' ' if first.isascii() else ''}{last}" for first in above for last in own]
        found = {node for name in joined for node in self._by_name.get(name, ())}
        top = min(found, key=len, default="")
        return top if found and all(f"{node}-".startswith(f"{top}-") for node in found) else None

    @cached_property
    def _other_names(self) -> dict[str, list[str]]:
        """The glossary's names in the other language, by each name."""
        out: dict[str, list[str]] = defaultdict(list)
        for zh, en in self.glossary():
            out[name_key(zh)].append(name_key(en))
            out[name_key(en)].append(name_key(zh))
        return out

    def _ancestor_words(self, key: str) -> set[str]:
        return _words(
            [name for part in _lineage(key)[:-1] for name in (self.nodes[part].zh[0], self.nodes[part].en[0])]
        )

    def _table(self, name: str) -> Iterator[dict[str, str]]:
        for path in (self._folder / f"{name}.tsv", self._folder / f"{name}.tsv.gz"):
            if path.exists():
                opener = gzip.open if path.suffix == ".gz" else open
                with opener(path, "rt", encoding="utf-8", newline="") as file:
                    yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                return


def name_key(name: str) -> str:
    """What two spellings of one name have in common: normal form, singular words, single spaces."""
    return " ".join(stem(word) for word in normal(name).split())


def _lineage(key: str) -> list[str]:
    parts = key.split("-")
    return ["-".join(parts[: n + 1]) for n in range(len(parts))]


def _words(names: Sequence[str]) -> set[str]:
    """English words, and pairs of Chinese characters: enough to see whether two paths speak of the same things."""
    out: set[str] = set()
    for name in names:
        for word in normal(name).replace("&", " ").replace("/", " ").split():
            out.add(stem(word)) if word.isascii() else out.update(word[i : i + 2] for i in range(len(word) - 1))
    return out
