"""Vocabulary: every surface that means something in this shop, its own names and those of the open taxonomy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.language.english import is_everyday, stem
from assistant.language.keys import is_latin_word, key_of, keys_of
from assistant.language.locales import LEXICONS, NAMES, join_words
from assistant.language.normal_text import Segmenter, is_cjk, normal
from assistant.understanding.vocabulary.facts import (
    BrandFact,
    CategoryFact,
    FacetFact,
    Names,
    Pair,
    ShopFacts,
    Term,
    ValueFact,
)
from assistant.understanding.vocabulary.goods import GoodsFinder
from assistant.understanding.vocabulary.names import (
    head_nouns,
    is_wordlike,
    name_parts,
    related_forms,
    short_brand_names,
    short_name,
)
from assistant.understanding.vocabulary.semantic_match import SemanticMatcher
from assistant.understanding.vocabulary.senses import PART, TAIL, WHOLE, Sense, SenseKind
from assistant.understanding.vocabulary.surfaces import Surfaces, add_common_words
from assistant.understanding.vocabulary.translations import CERTAIN, build_terms, split_synonyms


class Vocabulary:
    """Surfaces and their senses. Made once for a catalogue; reading it changes nothing."""

    def __init__(self, facts: ShopFacts, segmenter: Segmenter) -> None:
        self.currency = facts.currency
        self.words = facts.words
        self.around = facts.around
        self.support = facts.support
        self._titles = facts.titles
        self.products = {key: product for product in facts.products if (key := normal(product))}
        self.facets = {facet.id: facet for facet in facts.facets}
        self.values = {value.id: value for value in facts.values}
        self.brands = {brand.id: brand for brand in facts.brands}
        self.categories = {category.id: category for category in facts.categories}
        self._nodes = facts.nodes
        self._words_of = segmenter.words
        self.surfaces = Surfaces()
        self._senses = self.surfaces.senses
        self._add = self.surfaces.add
        self._facets_by_unit: dict[str, list[FacetFact]] = defaultdict(list)
        self._counted: dict[str, list[int]] = defaultdict(list)
        self._facet_words: dict[int, list[frozenset[str]]] = {}
        add_common_words(self.surfaces)
        self._add_facts(facts)
        self._add_audiences(facts)
        self._add_nodes()
        self._add_bridges(facts)
        self._add_short_kinds(facts)
        self._add_endings(facts)
        self._add_aliases(facts)
        self._add_terms(facts)
        self._add_titles(facts)
        self._nearness: SemanticMatcher | None = None
        if facts.encoder and facts.silent:
            self._nearness = SemanticMatcher(facts.encoder, facts.silent, facts.categories, facts.words, self._is_meant)
        self.goods = GoodsFinder(self.categories, facts.nodes, self.is_in_titles, segmenter.words, self.senses)

    def senses(self, key: str) -> Sequence[Sense]:
        """The senses of a surface by its key; empty when it has none."""
        return self._senses.get(key, ())

    def reach(self, first: str) -> int:
        """How many units the longest surface has that begins with this unit; 0 when none does."""
        return self.surfaces.reach.get(first, 0)

    def begins(self, key: str) -> bool:
        """Whether a longer surface begins with the two units that this key joins."""
        return key in self.surfaces.begun

    def is_word(self, word: str) -> bool:
        """Whether the catalogue's own text has this word."""
        return self.how_common(word) > 0

    def knows(self, word: str) -> bool:
        """Whether an English word means something here, or stands in the catalogue's own text."""
        return bool(self._senses.get(stem(word))) or self.is_word(word)

    def how_common(self, word: str) -> int:
        """How many products at the most have this word, or all that a hyphen or the like joins in it."""
        if word in self.words or word.isalnum():
            return self.words.get(word, 0)
        return min((self.words.get(part, 0) for part in _JOINT.split(word) if part), default=0)

    def words_in(self, text: str) -> list[str]:
        """The words of a text, as the full text is cut."""
        return self._words_of(normal(text))

    def near(self, key: str) -> Sense | None:
        """What a word that nobody knows is nearest to in meaning, where that is near enough; else None."""
        return self._nearness.nearest(key) if self._nearness else None

    def is_in_titles(self, word: str) -> bool:
        """Whether a word, or each part of a hyphenated one, stands in some title."""
        titles = self._titles
        return self.is_word(word) if titles is None else all(part in titles for part in word.split("-"))

    def correctable(self) -> tuple[list[str], list[str], list[str]]:
        """The keys that a mistyped word may have meant, the likeliest first.

        The shop's own names; then kinds of goods that it sells; then Latin words that several products have.
        """
        own: list[str] = []
        sold: list[str] = []
        titles = self._titles or ()
        common = [word for word, count in self.words.items() if count > 1 and len(word) > 4 and is_latin_word(word)]
        common.sort(key=lambda word: (-self.words[word], word))
        for key, senses in self._senses.items():
            if any(sense.kind in _OWN for sense in senses):
                own.append(key)
            elif any(sense.kind == "node" and (sense.ref in self.goods.stocked or key in titles) for sense in senses):
                sold.append(key)
        return own, sold, common[:_MOST_COMMON]

    def node_names(self, node: str) -> Names:
        """The official names of a node of the taxonomy."""
        found = self._nodes[node]
        return (short_name(found.zh[0]) if found.zh else None), (found.en[0] if found.en else None)

    def names_above(self, node: str) -> list[str]:
        """The official names, in both languages, of a node of the taxonomy and of all above it."""
        steps = node.split("-")
        found = [self._nodes.get("-".join(steps[:n])) for n in range(len(steps), 0, -1)]
        return [name for each in found if each is not None for name in (*each.zh[:1], *each.en[:1])]

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

    def _add_facts(self, facts: ShopFacts) -> None:
        for category in facts.categories:
            for name in (category.zh, category.en):
                for n, part in enumerate(name_parts(name)):
                    self._add(part, "category", category.id, PART if n else WHOLE)
                    for tail in head_nouns(part, self._words_of):
                        self._add(tail, "category", category.id, TAIL)
        for brand in facts.brands:
            for name in (brand.zh, brand.en):
                self._add(name, "brand", brand.id)
                for part in short_brand_names(name):
                    self._add(part, "brand", brand.id, PART)
        for facet in facts.facets:
            self._add_facet(facet)
        for value in facts.values:
            for name in (value.zh, value.en):
                if not name:
                    continue
                if is_wordlike(name):
                    self._add(name, "value", value.id)
                    for tail in head_nouns(name, self._words_of):
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
                for tail in head_nouns(name, self._words_of):
                    self._add(tail, "flag", facet.id, TAIL)
                for form in related_forms(normal(name)):
                    self._add(form, "flag", facet.id, TAIL, glued=False)
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
                what = key
                for ending in _COUNT_ENDINGS:
                    what = what.removesuffix(ending)
                self._counted[what].append(facet.id)
                if what != key and len(what) > 1:
                    self._counted[f"…{what[-1]}"].append(facet.id)

    def _add_audiences(self, facts: ShopFacts) -> None:
        """Links men's, 男士 and 男款 to whatever this shop calls what is for men, or else to what its text says."""
        owners: list[tuple[SenseKind, ValueFact | CategoryFact]] = [("value", value) for value in facts.values]
        owners += [("category", category) for category in facts.categories]
        for audience, (zh, *_) in LEXICONS["zh"].AUDIENCES.items():
            words = [word for lexicon in LEXICONS.values() for word in lexicon.AUDIENCES[audience]]
            keys = {key_of(normal(word)) for word in words}
            found = [
                (kind, fact.id)
                for kind, fact in owners
                if any(name and key_of(normal(name)) in keys for name in (fact.zh, fact.en))
            ]
            for kind, number in found:
                for word in words:
                    self._add(word, kind, number, PART if kind == "value" else TAIL, glued=False)
            rows = tuple((key,) for key in sorted(keys, key=lambda key: -self.how_common(key)) if self.is_word(key))
            if not found and rows:
                for key in keys:
                    if not self._is_meant(key):
                        self.surfaces.put([key], Sense("term", Term(rows, (zh, audience))))

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

    def _add_short_kinds(self, facts: ShopFacts) -> None:
        """What people call a kind for short, where it means nothing else: 饵, of 鱼饵; amp, of amplifiers."""
        short: dict[str, set[int]] = defaultdict(set)
        ends = {run[-1] for run in facts.title_runs}  # 浇水 is no kind of water: no title ends in it
        heads: dict[str, set[str]] = defaultdict(set)
        for category in facts.categories:
            for part in name_parts(category.zh):
                plain = normal(part)
                if len(plain) > 1 and is_cjk(plain[-1]) and plain[-1] in ends:
                    short[plain[-1]].add(category.id)
            for part in name_parts(category.en):
                words = keys_of(normal(part))
                if words and is_latin_word(words[-1]) and len(words[-1]) >= _LONG_WORD:
                    for length in _SHORT_FORMS:
                        heads[words[-1][:length]].add(words[-1])
                        short[words[-1][:length]].add(category.id)
        for key, categories in short.items():
            if len(heads.get(key, ())) <= 1 and not self.senses(key) and not (key.isascii() and is_everyday(key)):
                for category_id in sorted(categories):
                    self._add(key, "category", category_id, TAIL)

    def _add_endings(self, facts: ShopFacts) -> None:
        """The noun at the end of a long Chinese value that no dictionary cuts: 红茶, of 小种红茶."""
        for value in facts.values:
            key = key_of(normal(value.zh or ""))
            if len(key) >= 4 and is_cjk(key):
                for ending in (key[-2:], key[-3:]):
                    if any(sense.kind == "node" for sense in self.senses(ending)):
                        self._add(ending, "value", value.id, TAIL)

    def _add_aliases(self, facts: ShopFacts) -> None:
        """Further names that the shop gives to what it has."""
        for kind, number, name in facts.aliases:
            self._add(name, "flag" if kind == "facet" and self.facets[number].is_flag else kind, number)

    def _add_terms(self, facts: ShopFacts) -> None:
        """Names in the other language: of what the shop calls something in one alone, and of words of its text."""
        if not facts.silent:
            return
        nameless: dict[str, list[tuple[SenseKind, int]]] = defaultdict(list)
        named: list[tuple[SenseKind, CategoryFact | FacetFact | ValueFact]]
        named = [("category", category) for category in facts.categories if not category.node]
        named += [("flag" if facet.is_flag else "facet", facet) for facet in facts.facets]
        named += [("value", value) for value in facts.values]
        for kind, fact in named:
            if not (fact.zh and fact.en):
                nameless[key_of(normal(fact.zh or fact.en or ""))].append((kind, fact.id))
        terms = build_terms(
            self._naming(facts, nameless), facts.silent, self.how_common, self._words_of, self._is_meant
        )
        for key, term in terms.items():
            if not self._is_meant(key):
                self.surfaces.put(keys_of(key), Sense("term", term))
        for key, left, noun in split_synonyms(self._senses, self._nodes, self._words_of):
            self._senses[key] = left
            if noun and not any(sense.kind in ("node", "category") for sense in self.senses(noun.key)):
                for node in noun.nodes:
                    self.surfaces.put([noun.key], Sense("node", node))

    def _add_titles(self, facts: ShopFacts) -> None:
        """What titles call things, where no part of that is a kind or a property: a name is one word, and no colour."""
        for run in facts.title_runs:
            if len(run) > _LONGEST_TITLE:
                continue
            parts = (run[start:end] for start in range(len(run)) for end in range(start + 2, len(run) + 1))
            if not any(self.senses(part) for part in parts) and not self._is_kind(run[-1]):
                self.surfaces.put(list(run), Sense("title", run))

    def _is_kind(self, key: str) -> bool:
        return any(sense.kind in ("category", "node") for sense in self.senses(key))

    def _naming(self, facts: ShopFacts, nameless: Mapping[str, Sequence[tuple[SenseKind, int]]]) -> Iterator[Pair]:
        """The pairs, one after the other; what has no name in one language is given that of the pair."""
        for pair in facts.pairs:
            if pair.trust <= CERTAIN:
                for said, other in ((pair.zh, pair.en), (pair.en, pair.zh)):
                    for kind, number in nameless.get(key_of(normal(other)), ()):
                        self._add(said, kind, number, WHOLE if kind in ("category", "facet") else PART)
            yield pair

    def _is_meant(self, key: str) -> bool:
        # What a category is called by the taxonomy alone may still say more than its own name does.
        return any(s.kind != "node" and (s.kind != "category" or s.strength == WHOLE) for s in self.senses(key))

    def _official_rank(self, node: str, key: str) -> int | None:
        """0 where the key is an official name of the node, 1 where it is a part of one, None for a synonym."""
        ranks = [
            min(n, 1)
            for name in (*self._nodes[node].zh[:1], *self._nodes[node].en[:1])
            for n, part in enumerate(name_parts(name))
            if key_of(normal(part)) == key
        ]
        return min(ranks, default=None)


# Where the full text cuts words apart: v-neck, 1.5, baker's.
_JOINT = re.compile(r"[^\w]+")
_COUNT_ENDINGS = join_words(NAMES, "COUNT_ENDINGS")
_MOST_COMMON = 20_000
# An English word of so many letters is said by its first three or four.
_LONG_WORD, _SHORT_FORMS = 7, (3, 4)
# What titles call a thing is no longer than this.
_LONGEST_TITLE = 6
_OWN: frozenset[SenseKind] = frozenset({"category", "brand", "value", "flag", "colour"})
