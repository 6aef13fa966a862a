"""Concept resolution: what a word for goods means here, as categories and as titles elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assistant.language.keys import join_key, key_of
from assistant.language.normal_text import is_cjk, normal
from assistant.understanding.vocabulary.facts import CategoryFact, NodeLike
from assistant.understanding.vocabulary.names import name_parts, root_noun, short_name
from assistant.understanding.vocabulary.senses import PART, TAIL, WHOLE, Sense, SenseKind

# Food and drink in the open taxonomy: orange juice and red beans name a kind, not a colour.
_COLOURLESS = "fb"
# A category of a kind that another has so many times as many products of is a slip of the feed.
_STRAY = 20


@dataclass(frozen=True, slots=True)
class Goods:
    """What a category word means in this shop; see constraints.Category."""

    categories: tuple[int, ...]
    loose: tuple[int, ...] | None
    words: tuple[tuple[str, ...], ...]
    names: tuple[str | None, str | None]
    near: tuple[int, ...] = ()


class GoodsFinder:
    """Categories of the shop by their own names and, through the open taxonomy, by the names of others."""

    def __init__(
        self,
        categories: Mapping[int, CategoryFact],
        nodes: Mapping[str, NodeLike],
        is_in_titles: Callable[[str], bool],
        words_of: Callable[[str], list[str]],
        senses: Callable[[str], Sequence[Sense]],
    ) -> None:
        self._categories = categories
        self._nodes = nodes
        self._is_in_titles = is_in_titles
        self._words_of = words_of
        self._senses = senses
        self._children: dict[int, list[int]] = defaultdict(list)
        self._by_node: dict[str, list[int]] = defaultdict(list)
        for category in categories.values():
            if category.parent is not None:
                self._children[category.parent].append(category.id)
            if category.node:
                self._by_node[category.node].append(category.id)
        # Nodes under which this shop sells something, the ancestors of its categories included.
        self.stocked = frozenset(up for key in self._by_node for up in (*_ancestors(key), key))
        self._unlinked = frozenset(category.id for category in categories.values() if not category.node)
        self.find = lru_cache(maxsize=8_192)(self._find)

    def resolve(self, key: str, senses: Sequence[Sense]) -> Goods | None:
        """What the surface `key` means in this shop, of these senses; None when it cannot sell that under any name.

        The shop's own category of that very name is meant, whatever else the word may mean elsewhere. A noun
        that own names end in is widened by the taxonomy only to categories that the taxonomy tells from those.
        """
        if not any(sense.kind in ("category", "node") for sense in senses):
            return None
        own = {strength: _refs(senses, "category", strength) for strength in (WHOLE, PART, TAIL)}
        if own[WHOLE]:
            wider = own[TAIL] if self._is_stray(own[WHOLE], own[TAIL]) else ()
            return self.find((*own[WHOLE], *wider))
        # Pencils are pencils, and not all of Pens & Pencils that the word may be said of too.
        nodes = _refs(senses, "node", WHOLE) or _refs(senses, "node", PART)
        official = [node for node in nodes if self._is_official(node, key)]
        nodes = tuple(node for node in nodes if not any(other.startswith(f"{node}-") for other in official))
        stocked = tuple(node for node in nodes if node in self.stocked)
        if own[PART]:
            return self._part(key, own[PART], nodes, stocked)
        if own[TAIL]:
            return self._tail(own[TAIL], tuple(node for node in stocked if node in official))
        said = tuple(self._words_of(key))
        # All that another language may be saying: 坐垫, of seat cushion.
        terms = tuple(row for sense in senses if sense.kind == "term" for row in sense.ref.rows)
        # Its own categories that are called so in the other language.
        named = tuple(sorted({ref for row in terms for ref in _refs(self._senses(join_key(row)), "category", WHOLE)}))
        sold = tuple(node for node in nodes if self.find((), (node,), said, terms) is not None)
        return self.find(named, sold, said, terms) if named or sold else None

    def is_mere_synonym(self, key: str, tail: str) -> bool:
        """Whether a surface of the taxonomy is a mere synonym here for what its tail alone means (降噪耳机, 耳机)."""
        senses = self._senses(key)
        if self.is_official(key, senses):
            return False
        whole, short = self.resolve(key, senses), self.resolve(tail, self._senses(tail))
        return bool(whole and short and whole.categories and whole.categories == short.categories)

    def is_official(self, key: str, senses: Sequence[Sense]) -> bool:
        """Whether a surface is the taxonomy's own name for some kind of goods, rather than a synonym of it."""
        return any(sense.kind == "node" and self._is_official(sense.ref, key) for sense in senses)

    def is_within(self, inner: Sequence[int], outer: Sequence[int]) -> bool:
        """Whether each of `inner` is a kind of one of `outer`, in the shop's own tree or in the taxonomy's."""
        return all(any(self._is_below(low, high) for high in outer if high != low) for low in inner)

    def filter_by_name(self, categories: Sequence[int], key: str) -> tuple[int, ...]:
        """Those of several categories with a word of this surface in their names; empty when that tells none apart."""
        words = set(self._words_of(key))
        found = []
        for category in categories:
            names = {word for name in self._names_of(category) for word in self._words_of(normal(name))}
            if words & names:
                found.append(category)
        return tuple(found) if len(found) < len(categories) else ()

    def is_colourless(self, categories: Sequence[int], senses: Sequence[Sense]) -> bool:
        """Whether these are food and drink, where a word for a colour names a kind; by `senses` when none is sold."""
        found = [self._categories[c].node or "" for c in categories] or [s.ref for s in senses if s.kind == "node"]
        return bool(found) and all(node.split("-")[0] == _COLOURLESS for node in found)

    def _is_official(self, node: str, key: str) -> bool:
        found = self._nodes[node]
        return any(key_of(normal(name)) == key for name in (*found.zh[:1], *found.en[:1]))

    def _is_below(self, low: int, high: int) -> bool:
        inner, outer = self._categories[low].node, self._categories[high].node
        return low in self._with_children({high}) or bool(inner and outer and inner.startswith(f"{outer}-"))

    def _part(self, key: str, parts: tuple[int, ...], nodes: tuple[str, ...], stocked: tuple[str, ...]) -> Goods | None:
        """Mugs, of Cups & Mugs: the categories of mugs alone, and in the joined one what is called so."""
        whole = self.find(parts)
        narrow = self.find((), stocked) if stocked else None
        names = [name for node in nodes for name in (*self._nodes[node].zh, *self._nodes[node].en)]
        rows = {tuple(self._words_of(text)) for text in (key, *map(normal, names))}
        known = tuple(sorted(row for row in rows if row and all(map(self._is_in_titles, row))))
        if whole is None or not known:
            return whole
        inside = tuple(c for c in narrow.categories if c not in parts) if narrow else ()
        return Goods(inside, tuple(c for c in whole.categories if c not in inside), known, whole.names)

    def _tail(self, tails: tuple[int, ...], nodes: tuple[str, ...]) -> Goods | None:
        """Blades, of Razor Blades: not the razors as well, only because the taxonomy has both in one place."""
        wide = self.find((), nodes) if nodes else None
        taken = {self._categories[c].node for c in tails}
        more = [c for c in wide.categories if self._categories[c].node not in taken] if wide else []
        return self.find(tuple(dict.fromkeys((*tails, *more))))

    def _is_stray(self, named: Sequence[int], longer: Sequence[int]) -> bool:
        """Whether hardly a product stands in the categories of a name, and most in those whose name ends in it."""
        few, many = (sum(self._categories[c].count for c in self._with_children(set(ids))) for ids in (named, longer))
        return few * _STRAY < many

    def _find(
        self,
        category_ids: tuple[int, ...],
        node_ids: tuple[str, ...] = (),
        said: tuple[str, ...] = (),
        terms: tuple[tuple[str, ...], ...] = (),
    ) -> Goods | None:
        found: set[int] = set(category_ids)
        for node in node_ids:
            if node in self.stocked:
                found |= {
                    c for key, ids in self._by_node.items() if key == node or key.startswith(f"{node}-") for c in ids
                }
        subtree = self._with_children(found)
        names: list[str] = []
        for category in category_ids:
            names += self._names_of(category)
        for key in node_ids:
            names += [*self._nodes[key].zh, *self._nodes[key].en]
        # Categories too wide to tell: those of the nodes above.
        loose: set[int] | None
        loose = {c for key in node_ids for up in _ancestors(key) for c in self._by_node.get(up, ())}
        # And those above it in the shop's own tree where products stand that were not told apart.
        loose |= {up for category in category_ids for up in self._above(category) if self._categories[up].count}
        if not self._categories:
            loose = None
        elif loose and subtree:
            loose -= subtree
        words = self._title_words(names, category_ids, node_ids) if loose is None or loose or not subtree else ()
        if said and all(map(self._is_in_titles, said)):
            # A synonym may say more than the kind does (蚕丝被, of 被子): where titles say so, they are what is meant.
            words = tuple(sorted({*words, said})) if subtree or said in self._official_rows(node_ids) else (said,)
        if not subtree:
            mine: set[tuple[str, Any]] = {("node", node) for node in node_ids}
            known = {
                row for row in terms if all(map(self._is_in_titles, row)) and self._is_telling(join_key(row), mine)
            }
            words = tuple(sorted({*words, *known}))
        # Carry-ons, where there is one kind of suitcases: what to show where no title says carry-on.
        near = () if subtree else tuple(sorted(self._undivided_above(node_ids)))
        if not subtree and not near and not (words and (loose is None or loose)):
            # No category has it. A shop whose own tree the taxonomy does not know may still have it by name.
            if not (words and self._unlinked):
                return None
            loose = set(self._unlinked)
        label_zh = next((short_name(name) for name in names if is_cjk(name)), None)
        label_en = next((name for name in names if not is_cjk(name)), None)
        if loose is not None and not loose:
            words = ()  # no title is looked at
        return Goods(
            tuple(sorted(subtree)),
            tuple(sorted(loose)) if loose is not None else None,
            words,
            (label_zh, label_en),
            near,
        )

    def _official_rows(self, node_ids: Sequence[str]) -> set[tuple[str, ...]]:
        names = (name for node in node_ids for name in (*self._nodes[node].zh[:1], *self._nodes[node].en[:1]))
        return {tuple(self._words_of(normal(part))) for name in names for part in name_parts(name)}

    def _undivided_above(self, node_ids: Sequence[str]) -> set[int]:
        """The shop's nearest categories above these nodes, where those have no kinds below them; no departments."""
        found: set[int] = set()
        for node in node_ids:
            up = next((up for up in reversed(_ancestors(node)) if up in self._by_node), "")
            if "-" in up:
                found |= {category for category in self._by_node[up] if not self._children.get(category)}
        return found

    def _title_words(
        self, names: Sequence[str], category_ids: Sequence[int], node_ids: Sequence[str]
    ) -> tuple[tuple[str, ...], ...]:
        """The words of these names that the catalogue has, without names that mean other goods too."""
        # A synonym that means other goods too (slide, can) proves nothing in a title.
        mine = {*(("category", c) for c in category_ids), *(("node", n) for n in node_ids)}
        official = {name for node in node_ids for name in (*self._nodes[node].zh[:1], *self._nodes[node].en[:1])}
        official |= {name for category in category_ids for name in self._names_of(category)}
        found: set[tuple[str, ...]] = set()
        for name in names:
            rows = {tuple(self._words_of(normal(part))) for part in (*name_parts(name), *root_noun(name))}
            known = {row for row in rows if row and all(map(self._is_in_titles, row))}
            if known and (name in official or self._is_telling(name, mine)):
                found |= known
        return tuple(sorted(found))

    def _is_telling(self, name: str, mine: set[tuple[str, Any]]) -> bool:
        return all(
            (sense.kind, sense.ref) in mine
            or (sense.kind == "category" and sense.strength == TAIL)
            or (sense.kind == "node" and any(kind == "node" and _related(sense.ref, ref) for kind, ref in mine))
            for sense in self._senses(key_of(normal(name)))
        )

    def _names_of(self, category: int) -> list[str]:
        fact = self._categories[category]
        return [name for name in (fact.zh, fact.en) if name]

    def _above(self, category: int) -> list[int]:
        out: list[int] = []
        while (parent := self._categories[category].parent) is not None:
            out.append(parent)
            category = parent
        return out

    def _with_children(self, ids: set[int]) -> set[int]:
        out: set[int] = set()
        todo = list(ids)
        while todo:
            current = todo.pop()
            if current not in out:
                out.add(current)
                todo += self._children.get(current, [])
        return out


def _refs(senses: Sequence[Sense], kind: SenseKind, strength: int) -> tuple[Any, ...]:
    return tuple(sense.ref for sense in senses if sense.kind == kind and sense.strength == strength)


def _ancestors(node: str) -> list[str]:
    parts = node.split("-")
    return ["-".join(parts[:n]) for n in range(1, len(parts))]


def _related(one: str, other: str) -> bool:
    return one.startswith(f"{other}-") or other.startswith(f"{one}-")
