"""What this shop can be asked about, in both languages: its own names, and those of the open taxonomy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from assistant.understanding.colours import colour_families, is_colour_name
from assistant.understanding.facts import (
    BrandFact,
    CategoryFact,
    FacetFact,
    Names,
    NodeLike,
    ShopFacts,
    ValueFact,
)
from assistant.understanding.goods import PART, TAIL, WHOLE, GoodsFinder, Sense
from assistant.understanding.languages import LEXICONS
from assistant.understanding.names import is_wordlike, name_parts, name_tails, short_name
from assistant.understanding.surfaces import is_latin_word, join_key, key_of, keys_of
from assistant.understanding.text import is_cjk, normal

__all__ = [
    "BrandFact",
    "CategoryFact",
    "FacetFact",
    "Names",
    "NodeLike",
    "Sense",
    "ShopFacts",
    "ValueFact",
    "Vocabulary",
    "colour_families",
    "is_colour_name",
    "name_parts",
]

# Lists of the lexicons whose words have one meaning each, by the kind of that meaning.
_PLAIN_KINDS = {
    "negator": "NEGATORS", "not_before": "PREFIX_NEGATORS", "not_after": "POSTPOSED_NEGATORS", "or": "ALTERNATIVES",
    "turn": "TURNS", "stock": "IN_STOCK", "filler": "FILLERS", "person": "PEOPLE", "colour_name": "COLOUR_NAMES",
    "more": "MORE", "reset": "RESET", "any_price": "ANY_PRICE", "for": "FOR", "pricey": "PRICEY",
    "brand_word": "BRAND_WORDS", "flavour": "FLAVOURS", "rating": "RATINGS", "link": "LINKS",
}  # fmt: skip
_REFERRING_KINDS = {"sort": "SORTS", "intent": "INTENTS"}


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
        self._words_of = segmenter.words
        self._senses: dict[str, tuple[Sense, ...]] = {}
        self._reach: dict[str, int] = {}
        self._facets_by_unit: dict[str, list[FacetFact]] = defaultdict(list)
        self._counted: dict[str, list[int]] = defaultdict(list)
        self._facet_words: dict[int, list[frozenset[str]]] = {}
        self._add_lexicons()
        self._add_facts(facts)
        self._add_audiences(facts)
        self._add_nodes()
        self._add_bridges(facts)
        self._add_endings(facts)
        self.goods = GoodsFinder(self.categories, facts.nodes, facts.words, segmenter.words, self.senses)

    def senses(self, key: str) -> Sequence[Sense]:
        """The senses of a surface by its key; empty when it has none."""
        return self._senses.get(key, ())

    def reach(self, first: str) -> int:
        """How many units the longest surface has that begins with this unit; 0 when none does."""
        return self._reach.get(first, 0)

    def is_word(self, word: str) -> bool:
        """Whether the catalogue's own text has this word."""
        return word in self.words

    def correctable(self) -> tuple[list[str], list[str], list[str]]:
        """The keys that a mistyped word may have meant, the likeliest first.

        The shop's own names; then kinds of goods that it sells; then Latin words that several products have.
        """
        own: list[str] = []
        sold: list[str] = []
        common = [word for word, count in self.words.items() if count > 1 and len(word) > 4 and is_latin_word(word)]
        common.sort(key=lambda word: (-self.words[word], word))
        for key, senses in self._senses.items():
            if any(sense.kind in _OWN for sense in senses):
                own.append(key)
            elif any(sense.kind == "node" and sense.ref in self.goods.stocked for sense in senses):
                sold.append(key)
        return own, sold, common[:_MOST_COMMON]

    def node_names(self, node: str) -> Names:
        """The official names of a node of the taxonomy."""
        found = self._nodes[node]
        return (short_name(found.zh[0]) if found.zh else None), (found.en[0] if found.en else None)

    def names_of_category(self, category: int) -> list[str]:
        """The names of a category of the shop, as keys."""
        fact = self.categories[category]
        return [key_of(normal(name)) for name in (fact.zh, fact.en) if name]

    def spelling(self, key: str) -> str:
        """How the surface of this key is written by those whose name it is; the key itself for a plain word."""
        names = (name for sense in self.senses(key) for name in self._names_of(sense))
        return next((name for name in names if name and key_of(normal(name)) == key), key)

    def facet_of_unit(self, unit: str) -> Sequence[FacetFact]:
        """The facets that are counted in this base unit."""
        return self._facets_by_unit.get(unit, ())

    def facets_counted_in(self, words: Iterable[str]) -> list[int]:
        """The facets of plain numbers that count what one of these words names: 页数 counts 页, ports counts ports."""
        for form in ("{}", "…{}"):
            for word in words:
                if found := self._counted.get(form.format(word)):
                    return found
        return []

    def names_facet(self, key: str, facet: int) -> bool:
        """Whether a surface is the name of a facet or some whole word of it: skin, of skin type; 续航."""
        words = {key} if key.isalpha() and key.isascii() else set(self._words_of(key))
        return bool(words) and any(words <= of_name for of_name in self._facet_words[facet])

    def _names_of(self, sense: Sense) -> Iterator[str | None]:
        match sense.kind:
            case "node":
                yield from (*self._nodes[sense.ref].zh, *self._nodes[sense.ref].en)
            case "category" | "brand" | "value" | "flag":
                owners: dict[str, Mapping[int, CategoryFact | BrandFact | ValueFact | FacetFact]] = {
                    "category": self.categories, "brand": self.brands, "value": self.values, "flag": self.facets,
                }  # fmt: skip
                fact = owners[sense.kind][sense.ref]
                yield from (fact.zh, fact.en)

    # Making

    def _add(
        self, surface: str | None, kind: str, ref: Any = None, strength: int = WHOLE, *, glued: bool = True
    ) -> None:
        if not surface:
            return
        keys = keys_of(normal(surface))
        if not keys:
            return
        sense = Sense(kind, ref, strength)
        self._put(keys, sense)
        if "&" in surface:
            self._put(keys_of(normal(surface.replace("&", " and "))), sense)
        # Shoppers leave spaces out: powerbank, wifi.
        if glued and 1 < len(keys) <= 3 and sum(map(len, keys)) > 4 and all(key.isascii() for key in keys):
            run = "".join(keys)
            if run not in self._senses:
                self._put([run], sense)

    def _put(self, keys: Sequence[str], sense: Sense) -> None:
        key = join_key(keys)
        known = self._senses.get(key, ())
        for n, other in enumerate(known):
            if other.kind == sense.kind and other.ref == sense.ref:
                if sense.strength > other.strength:
                    self._senses[key] = (*known[:n], sense, *known[n + 1 :])
                return
        self._senses[key] = (*known, sense)
        if self._reach.get(keys[0], 0) < len(keys):
            self._reach[keys[0]] = len(keys)

    def _add_lexicons(self) -> None:
        for lexicon in LEXICONS.values():
            for family, names in lexicon.COLOURS.items():
                for name in names:
                    self._add(name, "colour", family)
            for kind, table in _PLAIN_KINDS.items():
                for name in getattr(lexicon, table):
                    self._add(name, kind, glued=False)
            for kind, table in _REFERRING_KINDS.items():
                for ref, names in getattr(lexicon, table).items():
                    for name in names:
                        self._add(name, kind, ref, glued=False)
            for name, position in lexicon.REFERENCES.items():
                self._add(name, "reference", position, glued=False)
            for negator in (*lexicon.NEGATORS, *lexicon.PREFIX_NEGATORS):
                for degree in lexicon.DEGREES:
                    self._add(f"{negator}{lexicon.GAP}{degree}", "mild", glued=False)

    def _add_facts(self, facts: ShopFacts) -> None:
        for category in facts.categories:
            for name in (category.zh, category.en):
                for n, part in enumerate(name_parts(name)):
                    self._add(part, "category", category.id, PART if n else WHOLE)
                    for tail in name_tails(part, self._words_of):
                        self._add(tail, "category", category.id, TAIL)
        for brand in facts.brands:
            for name in (brand.zh, brand.en):
                self._add(name, "brand", brand.id)
        for facet in facts.facets:
            self._add_facet(facet)
        for value in facts.values:
            for name in (value.zh, value.en):
                if not name:
                    continue
                if is_wordlike(name):
                    self._add(name, "value", value.id)
                    for tail in name_tails(name, self._words_of):
                        self._add(tail, "value", value.id, TAIL)
                else:
                    # 42, M: a value only where a word for sizes or a kind of goods stands by it.
                    self._add(name, "size", value.id)
                    for form in (form for lexicon in LEXICONS.values() for form in lexicon.SIZE_FORMS):
                        self._add(form.format(name), "value", value.id, glued=False)

    def _add_facet(self, facet: FacetFact) -> None:
        names = [normal(name) for name in (facet.zh, facet.en) if name]
        self._facet_words[facet.id] = [frozenset(self._words_of(name)) for name in names]
        for name in filter(None, (facet.zh, facet.en)):
            self._add(name, "flag" if facet.is_flag else "facet", facet.id)
            if facet.is_flag:
                for tail in name_tails(name, self._words_of):
                    self._add(tail, "flag", facet.id, TAIL)
                plain = normal(name)
                for lexicon in LEXICONS.values():
                    for before, after in lexicon.HAVING:
                        if plain.startswith(before) and plain.endswith(after):
                            self._add(plain[len(before) : len(plain) - len(after)], "flag", facet.id, PART)
                    # 无糖, sugar free: to exclude sugar is to want this.
                    for before, after in lexicon.LACKING:
                        if plain.startswith(before) and plain.endswith(after):
                            self._add(plain[len(before) : len(plain) - len(after)], "lacking", facet.id)
        if facet.unit:
            self._facets_by_unit[facet.unit].append(facet)
        elif facet.unit == "":
            for name in filter(None, (facet.zh, facet.en)):
                key = key_of(normal(name))
                what = key.removesuffix("数量").removesuffix("数")
                self._counted[what].append(facet.id)
                if what != key and len(what) > 1:
                    self._counted[f"…{what[-1]}"].append(facet.id)

    def _add_audiences(self, facts: ShopFacts) -> None:
        """Links men's, 男士 and 男款 to whatever this shop calls what is for men."""
        for audience in LEXICONS["zh"].AUDIENCES:
            words = [word for lexicon in LEXICONS.values() for word in lexicon.AUDIENCES[audience]]
            keys = {key_of(normal(word)) for word in words}
            owners: tuple[tuple[str, Sequence[ValueFact] | Sequence[CategoryFact]], ...] = (
                ("value", facts.values),
                ("category", facts.categories),
            )
            for kind, named in owners:
                for fact in named:
                    if any(name and key_of(normal(name)) in keys for name in (fact.zh, fact.en)):
                        for word in words:
                            self._add(word, kind, fact.id, PART if kind == "value" else TAIL, glued=False)

    def _add_nodes(self) -> None:
        for node in self._nodes.values():
            for name in (*node.zh, *node.en):
                for n, part in enumerate(name_parts(name)):
                    self._add(part, "node", node.id, PART if n else WHOLE)

    def _add_bridges(self, facts: ShopFacts) -> None:
        """Gives own categories that the import could not link closely, and parts of joined ones, the taxonomy's names.

        Of the nodes whose official name it is, or joins, the highest is taken: it is the plainest meaning.
        """
        for category in facts.categories:
            for name in (category.zh, category.en):
                for n, part in enumerate(name_parts(name)):
                    key = key_of(normal(part))
                    found = [
                        (rank, sense.ref.count("-"), sense.ref)
                        for sense in self.senses(key)
                        if sense.kind == "node"
                        and (n or not category.node or sense.ref.startswith(f"{category.node}-"))
                        and (rank := self._official_rank(sense.ref, key)) is not None
                    ]
                    if found:
                        node = self._nodes[min(found)[-1]]
                        # Below a linked category's own node only the official names are surely names of it.
                        names = (*node.zh[:1], *node.en[:1]) if category.node and not n else (*node.zh, *node.en)
                        for other in names:
                            self._add(other, "category", category.id, PART if n else TAIL)

    def _add_endings(self, facts: ShopFacts) -> None:
        """The noun at the end of a long Chinese value that no dictionary cuts: 红茶, of 小种红茶."""
        for value in facts.values:
            key = key_of(normal(value.zh or ""))
            if len(key) >= 4 and is_cjk(key):
                for ending in (key[-2:], key[-3:]):
                    if any(sense.kind == "node" for sense in self.senses(ending)):
                        self._add(ending, "value", value.id, TAIL)

    def _official_rank(self, node: str, key: str) -> int | None:
        """0 where the key is an official name of the node, 1 where it is a part of one, None for a synonym."""
        ranks = [
            min(n, 1)
            for name in (*self._nodes[node].zh[:1], *self._nodes[node].en[:1])
            for n, part in enumerate(name_parts(name))
            if key_of(normal(part)) == key
        ]
        return min(ranks, default=None)


_MOST_COMMON = 20_000
_OWN = frozenset({"category", "brand", "value", "flag", "colour"})
