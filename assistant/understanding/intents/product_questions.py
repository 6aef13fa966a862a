"""Product questions: what a question about a thing is about (is it waterproof, 续航多久, can I take it on a plane)."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.language.colours import is_colour_name
from assistant.language.keys import Unit, join_key, keys_of, units_of
from assistant.language.locales import LEXICONS, REQUESTS, join_patterns
from assistant.language.normal_text import Segmenter, is_cjk, normal
from assistant.language.units import to_base
from assistant.query import Category, Constraint, Context, Flag, Query, Reference, Sort, Text
from assistant.understanding.grammar import find_facets_named, title_words
from assistant.understanding.vocabulary import PART, FacetFact, SenseKind, Vocabulary

# In which base units an answer is counted, by what is asked for; empty for what is no number.
ASKED_UNITS: dict[str, frozenset[str]] = {
    "time": frozenset({"min", "month"}), "long": frozenset({"min", "month", "mm"}), "weight": frozenset({"g"}),
    "people": frozenset({"person", ""}),
    "size": frozenset({"mm", "ml", "mAh", "GB", "Wh", "g"}), "length": frozenset({"mm"}),
    "brightness": frozenset({"lm"}), "noise": frozenset({"dB"}), "material": frozenset(), "colour": frozenset(),
    "number": frozenset(),
}  # fmt: skip
# These ask for a facet without naming it, by the lexicons' names for what measures a degree.
_DEGREE_OF = {"weight": "heavy", "size": "large", "brightness": "bright", "noise": "loud"}
_KINDS: frozenset[SenseKind] = frozenset({"facet", "flag", "value", "colour_name"})
# What says nothing of what a question is about.
_LITTLE: frozenset[SenseKind] = frozenset({
    "filler", "reference", "definite", "negator", "for", "closer", "having", "turn", "soft",
})  # fmt: skip
_LONGEST = 5
# What else is asked of what is shown keeps its own intent.
_OTHER = frozenset({
    "handoff", "order_status", "returns", "shipping", "promotion", "privacy", "faq", "cart", "compare", "related",
    "premium", "cheaper", "feedback", "stock", "greeting", "thanks", "goodbye", "chitchat", "bundle", "gift",
    "recommend",
})  # fmt: skip
_ASKS, _SEEKS, _ITS = (re.compile(join_patterns(REQUESTS, name)) for name in ("ASKS", "SEEKS", "ITS"))


class QuestionReader:
    """Finds what questions are about, in terms of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, segmenter: Segmenter) -> None:
        self._vocabulary = vocabulary
        self._segmenter = segmenter
        self._how = {
            normal(phrase): topic
            for requests in REQUESTS.values()
            for topic, phrases in requests.HOW_MUCH.items()
            for phrase in phrases
        }
        longest_first = sorted(self._how, key=len, reverse=True)
        self._how_pattern = re.compile("|".join(_bounded(phrase) for phrase in longest_first))
        pronouns = [name for x in LEXICONS.values() for name, place in x.REFERENCES.items() if place == 0]
        self._pronoun = re.compile("|".join(_bounded(name) for name in sorted(pronouns, key=len, reverse=True)))
        facets = vocabulary.facets.values()
        self._colours = tuple(f.id for f in facets if any(name and is_colour_name(name) for name in (f.zh, f.en)))

    def read(self, query: Query, text: str, context: Context, *, is_one: bool = False) -> Query:
        """The query, as a question about a thing where it is one by its form, or `is_one` says so.

        Then it wishes for nothing.
        """
        if not is_one and (query.intent in _OTHER or query.acts or query.wants_more or not _ASKS.search(text)):
            return query
        # "How much does it weigh" says what it asks for only further on.
        asking = list(self._how_pattern.finditer(text))
        how = next((match for match in asking if self._how[match[0]] != "number"), asking[0] if asking else None)
        rest = text if how is None else f"{text[: how.start()]} {text[how.end() :]}"
        facets = self._facets(rest, self._how[how[0]] if how else None)
        pointing = bool(query.references) or bool(self._pronoun.search(text))
        seeks = bool(_SEEKS.search(text)) and not _ITS.match(text)
        if not is_one and not self._is_question(query, context, how, facets, pointing=pointing, seeks=seeks):
            return query
        # How long is the warranty: of no long sleeves.
        said = [c for c in query.constraints if how is None or normal(query.text[slice(*c.span)]) not in how[0]]
        named = {facet for c in said for facet in c.facet_ids}
        about = [c for c in said if not isinstance(c, Category | Sort | Text)]
        about += [c for facet in facets if (c := self._flag(facet)) and facet not in named]
        if any(c.kind == "colour" for c in about):
            facets += self._colours
        return replace(
            query,
            intent="detail",
            intents=("detail", *(intent for intent in query.intents if intent in ("greeting", "thanks"))),
            constraints=(),
            references=query.references or ((Reference(position=0),) if pointing and query.constraints else ()),
            unknown=(),
            not_sold=(),
            quantity=None,
            asked=tuple(dict.fromkeys((*facets, *named))),
            asked_about=tuple(about),
            question_words=self._words(rest),
        )

    def _is_question(
        self,
        query: Query,
        context: Context,
        how: re.Match[str] | None,
        facets: list[int],
        *,
        pointing: bool,
        seeks: bool,
    ) -> bool:
        """Whether it is about a thing that is pointed at or in view, and no wish in the form of a question."""
        in_view = bool(context.shown or context.page_product)
        goods = [c for c in query.constraints if isinstance(c, Category) and not self._is_part(c, query.text, how)]
        if goods and (seeks or not (pointing and in_view)):
            return False
        plain = any(not self._vocabulary.facets[facet].is_flag for facet in facets)
        if seeks and not (query.references or query.intent == "detail" or (plain and not query.constraints)):
            return False
        if query.references or query.intent == "detail":
            return True
        return bool(facets or query.intent == "detail") if how else in_view or pointing

    def _facets(self, text: str, topic: str | None) -> list[int]:
        """The facets that a question names, else those that measure what it asks for."""
        found: list[int] = []
        worded: list[int] = []
        units = [unit for unit in units_of(text) if not unit.is_stop]
        place = 0
        while place < len(units):
            key, length, facets = self._longest(units, place)
            found += facets
            if not facets and self._is_noun(key):
                worded += find_facets_named(key, self._vocabulary)
            elif not facets and topic is not None and is_cjk(key):
                worded += self._vocabulary.facets_counted_in((key,))  # 多少页
            place += length
        if topic == "colour":
            return [*found, *self._colours]
        if topic is None:
            return found or worded
        return [f for f in (*found, *worded) if self._is_of(f, topic)] or found or self._measuring(topic)

    def _longest(self, units: list[Unit], place: int) -> tuple[str, int, list[int]]:
        """The longest surface here that names facets, how many units it has, and the facets."""
        for length in range(min(_LONGEST, len(units) - place), 0, -1):
            key = join_key([unit.key for unit in units[place : place + length]])
            senses = [s for s in self._vocabulary.senses(key) if s.kind in _KINDS]
            if any(s.kind == "colour" for s in self._vocabulary.senses(key)):
                continue  # red, and no red switches
            facets = [s.ref for s in senses if s.kind in ("facet", "flag") and (s.strength >= PART or length > 1)]
            facets += [self._vocabulary.values[s.ref].facet for s in senses if s.kind == "value" and s.strength >= PART]
            if any(s.kind == "colour_name" for s in senses) and len(key) > 1:
                facets += self._colours
            if facets:
                return key, length, list(dict.fromkeys(facets))
        word = self._word_at(units, place)
        return word, max(1, len(word) if is_cjk(word) else 1), []

    def _word_at(self, units: list[Unit], place: int) -> str:
        first = units[place]
        if not is_cjk(first.key):
            return first.key
        run = ""
        for unit in units[place : place + 4]:
            if not is_cjk(unit.key):
                break
            run += unit.key
        return next(iter(self._segmenter.words(run)), first.key) if run else first.key

    def _is_noun(self, key: str) -> bool:
        senses = self._vocabulary.senses(key)
        return len(key) > 1 and not any(sense.kind in ("filler", "intent", "reference") for sense in senses)

    def _measuring(self, topic: str) -> list[int]:
        names = [n for lexicon in LEXICONS.values() for n in lexicon.MEASURED.get(_DEGREE_OF.get(topic, topic), ())]
        keys = [join_key(keys_of(normal(name))) for name in names]
        exact = [s.ref for key in keys for s in self._vocabulary.senses(key) if s.kind == "facet"]
        worded = [facet for key in keys for facet in find_facets_named(key, self._vocabulary)]
        for some in (exact, worded):
            if of_topic := [facet for facet in some if self._is_of(facet, topic)]:
                return list(dict.fromkeys(of_topic))
        return [f.id for unit in sorted(ASKED_UNITS[topic]) for f in self._vocabulary.facet_of_unit(unit)]

    def _is_of(self, facet: int, topic: str) -> bool:
        fact = self._vocabulary.facets[facet]
        units = ASKED_UNITS[topic]
        return _base(fact) in units if units else topic != "number" or fact.unit is not None

    def _is_part(self, category: Category, written: str, how: re.Match[str] | None) -> bool:
        """Whether a name of goods is said of a part or a property of a thing: how big is the screen."""
        said = normal(written[slice(*category.span)])
        key = " ".join(keys_of(said)) if not is_cjk(said) else said
        return how is not None and bool(find_facets_named(key, self._vocabulary))

    def _flag(self, facet: int) -> Constraint | None:
        fact = self._vocabulary.facets[facet]
        if not fact.is_flag:
            return None
        names = (fact.zh, fact.en)
        return Flag(facet=facet, names=names, words=title_words(names, self._segmenter, self._vocabulary))

    def _words(self, text: str) -> tuple[str, ...]:
        """What a question says in words of its own, however little of it the shop knows."""
        words: list[str] = []
        end = -1
        for start, stop in self._segmenter.spans(text):
            word = text[start:stop]
            if not word[0].isalnum() or _is_little(self._vocabulary, word):
                continue
            if words and start == end and is_cjk(word) and is_cjk(words[-1]) and 1 in (len(word), len(words[-1])):
                words[-1] += word  # 快充, which no dictionary has
            else:
                words.append(word)
            end = stop
        return tuple(dict.fromkeys(word for word in words if len(word) > 1))


def _is_little(vocabulary: Vocabulary, word: str) -> bool:
    key = "".join(keys_of(word)) if word.isascii() else word
    return any(sense.kind in _LITTLE for sense in vocabulary.senses(key))


def _base(fact: FacetFact) -> str | None:
    return to_base(1, fact.unit)[1] if fact.unit else fact.unit


def _bounded(phrase: str) -> str:
    return rf"\b{re.escape(phrase)}\b" if phrase.isascii() else re.escape(phrase)
