"""What this shop can be asked about, in both languages: its own names, and those of the open taxonomy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

from assistant.understanding.languages import LEXICONS
from assistant.understanding.surfaces import key_of, unit_count, units_of
from assistant.understanding.text import is_cjk, normal


class NodeLike(Protocol):
    """A category of the open taxonomy: names in both languages, the official one first."""

    @property
    def id(self) -> str: ...
    @property
    def zh(self) -> tuple[str, ...]: ...
    @property
    def en(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class CategoryFact:
    """A category of the shop: number, parent, names, and the taxonomy's node where one is known."""

    id: int
    parent: int | None
    zh: str | None
    en: str | None
    node: str | None


@dataclass(frozen=True, slots=True)
class BrandFact:
    """A brand of the shop."""

    id: int
    zh: str | None
    en: str | None


@dataclass(frozen=True, slots=True)
class FacetFact:
    """A facet of the shop; `unit` is the commonest unit of its numbers, `is_flag` that it says yes or no."""

    id: int
    zh: str | None
    en: str | None
    unit: str | None
    is_flag: bool


@dataclass(frozen=True, slots=True)
class ValueFact:
    """A text value of a facet."""

    id: int
    facet: int
    zh: str | None
    en: str | None


@dataclass(frozen=True, slots=True)
class ShopFacts:
    """Everything that the vocabulary is made from. `words` counts the products whose text has a word."""

    currency: str
    categories: Sequence[CategoryFact] = ()
    brands: Sequence[BrandFact] = ()
    facets: Sequence[FacetFact] = ()
    values: Sequence[ValueFact] = ()
    words: Mapping[str, int] = field(default_factory=dict)
    nodes: Mapping[str, NodeLike] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a surface. `exact` is false for the tail of a longer name (earbuds, of Wireless Earbuds)."""

    kind: str
    ref: Any
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Goods:
    """What a category word means in this shop; see constraints.Category."""

    categories: tuple[int, ...]
    loose: tuple[int, ...] | None
    words: tuple[tuple[str, ...], ...]
    names: tuple[str | None, str | None]


class Words(Protocol):
    """What the vocabulary needs of a segmenter."""

    def words(self, text: str) -> list[str]: ...


class Vocabulary:
    """Surfaces and their senses. Made once for a catalogue; reading it changes nothing."""

    def __init__(self, facts: ShopFacts, segmenter: Words) -> None:
        self.currency = facts.currency
        self.words = facts.words
        self.facets = {facet.id: facet for facet in facts.facets}
        self.values = {value.id: value for value in facts.values}
        self.brands = {brand.id: brand for brand in facts.brands}
        self.categories = {category.id: category for category in facts.categories}
        self._nodes = facts.nodes
        self._segment = segmenter.words
        self._senses: dict[str, list[Sense]] = defaultdict(list)
        self._words_by_name: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._children: dict[int, list[int]] = defaultdict(list)
        self._by_node: dict[str, list[int]] = defaultdict(list)
        for category in facts.categories:
            if category.parent is not None:
                self._children[category.parent].append(category.id)
            if category.node:
                self._by_node[category.node].append(category.id)
        # Nodes under which this shop sells something, the ancestors of its categories included.
        self._stocked = {up for key in self._by_node for up in (*_ancestors(key), key)}
        self._add_lexicons()
        self._add_facts(facts)
        self._add_nodes()
        self.longest = max(map(unit_count, self._senses), default=1)
        self.goods = lru_cache(maxsize=8_192)(self._goods)

    def senses(self, key: str) -> Sequence[Sense]:
        """The senses of a surface by its key; empty when it has none."""
        return self._senses.get(key, ())

    def is_word(self, word: str) -> bool:
        """Whether the catalogue's own text has this word."""
        return word in self.words

    def surfaces(self) -> Iterable[tuple[str, Sequence[Sense]]]:
        """All surfaces with their senses."""
        return self._senses.items()

    def node_names(self, node: str) -> tuple[str | None, str | None]:
        """The official names of a node of the taxonomy."""
        found = self._nodes[node]
        return (found.zh[0] if found.zh else None), (found.en[0] if found.en else None)

    def spelling(self, key: str, sense: Sense) -> str:
        """How the surface of this key is written: as its owner writes it, and in the key's own language."""
        fact: CategoryFact | BrandFact | ValueFact | FacetFact
        names: list[str | None] = []
        match sense.kind:
            case "node":
                names = [*self._nodes[sense.ref].zh, *self._nodes[sense.ref].en]
            case "category" | "brand" | "value" | "flag":
                owners: Mapping[str, Mapping[int, CategoryFact | BrandFact | ValueFact | FacetFact]] = {
                    "category": self.categories,
                    "brand": self.brands,
                    "value": self.values,
                    "flag": self.facets,
                }
                fact = owners[sense.kind][sense.ref]
                names = [fact.zh, fact.en]
        return next((name for name in names if name and key_of(normal(name)) == key), key)

    def facet_of_unit(self, unit: str) -> list[FacetFact]:
        """The facets that are counted in this unit."""
        return [facet for facet in self.facets.values() if facet.unit == unit]

    def _add(self, surface: str | None, kind: str, ref: Any, *, exact: bool = True, glued: bool = True) -> None:
        if not surface:
            return
        key = key_of(normal(surface))
        if not key:
            return
        sense = Sense(kind, ref, exact)
        senses = self._senses[key]
        if not any(known.kind == kind and known.ref == ref for known in senses):
            senses.append(sense)
        # Shoppers leave spaces out: powerbank, wifi.
        if glued and " " in key and key.isascii() and len(key) > 5 and key.count(" ") <= 2:
            run = key.replace(" ", "")
            if run not in self._senses:
                self._senses[run].append(sense)

    def _add_lexicons(self) -> None:
        for lexicon in LEXICONS.values():
            for family, names in lexicon.COLOURS.items():
                for name in names:
                    self._add(name, "colour", family)
            for kind, names in (
                ("negator", lexicon.NEGATORS),
                ("degree", lexicon.DEGREES),
                ("or", lexicon.ALTERNATIVES),
                ("turn", lexicon.TURNS),
                ("stock", lexicon.IN_STOCK),
                ("filler", lexicon.FILLERS),
                ("colour_name", lexicon.COLOUR_NAMES),
                ("more", lexicon.MORE),
                ("reset", lexicon.RESET),
                ("any_price", lexicon.ANY_PRICE),
                ("for", lexicon.FOR),
            ):
                for name in names:
                    self._add(name, kind, None, glued=False)
            for kind, table in (("sort", lexicon.SORTS), ("intent", lexicon.INTENTS)):
                for ref, names in table.items():
                    for name in names:
                        self._add(name, kind, ref, glued=False)
            for name, position in lexicon.REFERENCES.items():
                self._add(name, "reference", position, glued=False)

    def _add_facts(self, facts: ShopFacts) -> None:
        for category in facts.categories:
            for name in (category.zh, category.en):
                for part in name_parts(name):
                    self._add(part, "category", category.id)
                    for tail in self._tails(part):
                        self._add(tail, "category", category.id, exact=False)
        for brand in facts.brands:
            for name in (brand.zh, brand.en):
                self._add(name, "brand", brand.id)
        for facet in facts.facets:
            kind = "flag" if facet.is_flag else "facet"
            for name in (facet.zh, facet.en):
                self._add(name, kind, facet.id)
                if facet.is_flag and name:
                    for tail in self._tails(name):
                        self._add(tail, kind, facet.id, exact=False)
        for value in facts.values:
            for name in (value.zh, value.en):
                if name and _is_wordlike(name):
                    self._add(name, "value", value.id)

    def _add_nodes(self) -> None:
        for node in self._nodes.values():
            for name in (*node.zh, *node.en):
                for part in name_parts(name):
                    self._add(part, "node", node.id)

    def _tails(self, name: str) -> list[str]:
        """The ends of a name, which is where both languages put the noun: Wireless Earbuds, earbuds; 无线耳机, 耳机."""
        plain = normal(name)
        words = self._segment(plain)
        if is_cjk(plain):
            tails = ["".join(words[n:]) for n in range(1, len(words))]
            return [tail for tail in tails if len(tail) > 1]
        return [" ".join(words[n:]) for n in range(1, len(words)) if len(words[-1]) > 2]

    def _goods(self, category_ids: tuple[int, ...], node_ids: tuple[str, ...]) -> Goods | None:
        """What these category senses mean together; None when this shop cannot sell it under any name."""
        found: set[int] = set(category_ids)
        for node in node_ids:
            if node in self._stocked:
                found |= {
                    c for key, ids in self._by_node.items() if key == node or key.startswith(f"{node}-") for c in ids
                }
        subtree = self._with_children(found)
        names: list[str] = []
        loose: set[int] | None = set()
        for category in category_ids:
            fact = self.categories[category]
            names += [name for name in (fact.zh, fact.en) if name]
        for key in node_ids:
            names += [*self._nodes[key].zh, *self._nodes[key].en]
            wider = {c for up in _ancestors(key) for c in self._by_node.get(up, ())}
            if loose is not None:
                loose = loose | wider
        if not self.categories:
            loose = None
        elif loose and subtree:
            loose -= subtree
        candidates = {
            (name, words)
            for name in names
            for words in self._name_words(name)
            if all(word in self.words for word in words)
        }
        # A synonym that means other goods too (slide, can) proves nothing in a title.
        mine = {("category", c) for c in category_ids} | {("node", n) for n in node_ids}
        sold = tuple(sorted({words for name, words in candidates if self._is_telling(name, mine)}))
        if not subtree and not (sold and (loose is None or loose)):
            # No category has it. A shop whose own tree the taxonomy does not know may still have it by name.
            unlinked = {c.id for c in self.categories.values() if not c.node}
            if not (sold and unlinked):
                return None
            loose = unlinked
        label_zh = next((name for name in names if is_cjk(name)), None)
        label_en = next((name for name in names if not is_cjk(name)), None)
        return Goods(
            tuple(sorted(subtree)), tuple(sorted(loose)) if loose is not None else None, sold, (label_zh, label_en)
        )

    def _name_words(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The words of a category's name, of each of its parts where it joins several."""
        known = self._words_by_name.get(name)
        if known is None:
            known = tuple(filter(None, (tuple(self._segment(normal(part))) for part in name_parts(name))))
            self._words_by_name[name] = known
        return known

    def _is_telling(self, name: str, mine: set[tuple[str, Any]]) -> bool:
        senses = self._senses.get(key_of(normal(name)), [])
        return all(
            (sense.kind, sense.ref) in mine
            or (sense.kind == "category" and not sense.exact)
            or self._is_below(sense, mine)
            for sense in senses
        )

    @staticmethod
    def _is_below(sense: Sense, mine: set[tuple[str, Any]]) -> bool:
        return sense.kind == "node" and any(
            kind == "node" and (sense.ref.startswith(f"{ref}-") or ref.startswith(f"{sense.ref}-"))
            for kind, ref in mine
        )

    def _with_children(self, ids: set[int]) -> set[int]:
        out: set[int] = set()
        todo = list(ids)
        while todo:
            current = todo.pop()
            if current not in out:
                out.add(current)
                todo += self._children.get(current, [])
        return out


def name_parts(name: str | None) -> list[str]:
    """The kinds of goods that one category name joins: Cups & Mugs, 外套和夹克, 饼干/曲奇."""
    if not name:
        return []
    plain = name.replace(" and ", " & ").replace("，", "/").replace("、", "/")
    if is_cjk(name):
        parts = [part.strip() for piece in plain.split("/") for part in piece.split("和")]
        return [name, *parts] if len(parts) > 1 and all(len(part) > 1 for part in parts) else [name]
    parts = [part.strip() for piece in plain.split("/") for part in piece.split("&")]
    # Cat & Dog Food is no cat: only single words, or a last part that is a name of its own, stand alone.
    return [name, *parts] if len(parts) > 1 and all(part and " " not in part for part in parts) else [name]


def _is_wordlike(name: str) -> bool:
    """Whether a facet's value is a word that a shopper would say, rather than a number or a sentence."""
    units = units_of(normal(name))
    letters = [unit for unit in units if unit.key[0].isalpha()]
    return bool(letters) and len(units) <= 8 and not (len(units) == 1 and len(units[0].key) == 1)


def _ancestors(node: str) -> list[str]:
    parts = node.split("-")
    return ["-".join(parts[:n]) for n in range(1, len(parts))]


def colour_families(text: str) -> frozenset[str]:
    """The colour families that a name or a title speaks of, longest name first: rose gold is gold, 米白 is white."""
    return _colour_families(normal(text))


@lru_cache(maxsize=65_536)
def _colour_families(plain: str) -> frozenset[str]:
    names = _colour_names()
    found: set[str] = set()
    position = 0
    units = units_of(plain)
    while position < len(units):
        for length in range(min(4, len(units) - position), 0, -1):
            part = units[position : position + length]
            key = key_of(plain[part[0].start : part[-1].end])
            if key in names and (length > 1 or not is_cjk(key) or len(units) <= 4):
                found.add(names[key])
                position += length - 1
                break
        position += 1
    return frozenset(found)


@lru_cache(maxsize=1)
def _colour_names() -> dict[str, str]:
    return {
        key_of(normal(name)): family
        for lexicon in LEXICONS.values()
        for family, names in lexicon.COLOURS.items()
        for name in names
    }


def is_colour_name(name: str) -> bool:
    """Whether a facet of this name holds colours."""
    key = key_of(normal(name))
    return any(key == key_of(normal(word)) for lexicon in LEXICONS.values() for word in lexicon.COLOUR_NAMES)
