"""Naming: the one model of the whole shop that the words of a message name, however it is put."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import words_in_title
from assistant.catalogue.models import model_of
from assistant.catalogue.products import Product
from assistant.dialogue.conversation import State
from assistant.dialogue.references import is_answered
from assistant.language.english import is_everyday, stem
from assistant.language.normal_text import is_cjk, normal
from assistant.query import Brand, Colour, Constraint, Number, Text, Value
from assistant.snapshot import Snapshot
from assistant.understanding.vocabulary import Vocabulary

# So many titles are looked at.
CANDIDATES = 40
# A word is of a name where no more than so many products have it (its colours and sizes), and it says nothing else.
_MOST_WITH_NAME = 24
# What a title may be of beside the name: these senses are of many goods, or of none.
_SAYS_ELSE = frozenset(
    {"brand", "category", "node", "value", "flag", "facet", "colour", "person", "occasion", "sort", "intent"}
)
# A word that everybody uses is of a name where so many words of the message are in the title: the street scene.
_WITH_EVERYDAY = 2
# A word that more than this share of the goods have tells none of them; what few have does.
_TELLING, _FEW = 0.3, 3
# An English question has so many words at least.
_ASKED_IN = 4
# The name that is found has so much more of the message than any other has.
_MORE = 0.5


def find_called(shop: Snapshot, state: State, text: str, wishes: Sequence[Constraint]) -> tuple[str, ...]:
    """The product that a message has the name of; of its variants the one that is wished. Empty where none is named."""
    words = list(dict.fromkeys(shop.vocabulary.words_in(text)))
    names = [word for word in words if _is_name(shop.vocabulary, word)]
    in_hand = shop.catalogue.product(state.item_at(0) or "")
    if not names or (in_hand is not None and is_answered(shop, state, in_hand, text)):
        return ()
    found = shop.catalogue.titled(names, n=CANDIDATES)
    weights = {word: shop.rarity(word) for word in words}
    scored = [(_score(product, words, names, weights), product) for product in found]
    best = max((score for score, _ in scored), default=0.0)
    top = [product for score, product in scored if score >= best - _MORE]
    if not best or len({model_of(product) for product in top}) > 1:
        return ()
    return (_variant(shop, state, top, wishes).id,)


def find_variant(shop: Snapshot, state: State, text: str, wishes: Sequence[Constraint]) -> tuple[str, ...]:
    """The one of what is in view that a question tells by its colour: the rabbit in green, mint one. is it waterproof.

    Another colour of what is in view where none that is shown has it. Empty where no one model is told.
    """
    colours = [c for c in wishes if isinstance(c, Colour) and not c.exclude]
    shown = shop.catalogue.products(state.shown)
    if (
        not colours
        or not shown
        or state.page_product is not None
        or (len(text.split()) < _ASKED_IN and not is_cjk(text))
    ):
        return ()
    others = [c for c in wishes if isinstance(c, Text | Brand | Number | Value) and not c.exclude and not c.soft]
    fitting = shop.search.fitting(shown, [*colours, *others]) or shop.search.fitting(shown, colours)
    if not fitting:
        kept = [c for c in state.constraints if not isinstance(c, Colour)]
        found = shop.search.find([*kept, *colours], n=len(shown))
        models = {model_of(product) for product in shown}
        fitting = [each for each in found.products if model_of(each) in models] if not found.relaxed else []
    if not fitting or len({model_of(product) for product in fitting}) > 1:
        return ()
    return (fitting[0].id,)


def find_spoken_of(shop: Snapshot, text: str) -> tuple[str, ...]:
    """The product whose title has most of a message, where nothing is in view: 宣纸洇不洇. Empty where none has any."""
    vocabulary, most = shop.vocabulary, max(_TELLING * shop.n_products, _FEW)
    words = [
        word
        for word in dict.fromkeys(vocabulary.words_in(text))
        if 0 < vocabulary.how_common(word) <= most and vocabulary.is_in_titles(word) and not word.isdecimal()
        if len(word) > 1 and not (word.isascii() and len(word) < 3)
    ]
    found = shop.catalogue.titled(words, n=CANDIDATES) if words else []
    weights = {word: shop.rarity(word) for word in words}
    scored = [(_score(product, words, words, weights, least=1), product) for product in found]
    best = max(scored, key=lambda each: (each[0], each[1].can_be_had), default=None)
    return (best[1].id,) if best and best[0] else ()


def _is_name(vocabulary: Vocabulary, word: str) -> bool:
    """Whether a word is in the titles of few products, and means nothing else here."""
    if not (1 <= vocabulary.how_common(word) <= _MOST_WITH_NAME) or not vocabulary.is_in_titles(word):
        return False
    if word.isdecimal() or (is_cjk(word) and len(word) < 2):
        return False
    return not any(sense.kind in _SAYS_ELSE for sense in vocabulary.senses(stem(word)))


def _score(
    product: Product,
    words: Sequence[str],
    names: Sequence[str],
    weights: dict[str, float],
    *,
    least: int = _WITH_EVERYDAY,
) -> float:
    """How much of a message a title has, each word by how few have it; 0 where it has none of the names."""
    title = words_in_title(product)
    chinese = normal(product.title_zh or "")
    has = [word for word in words if (stem(word) in title if not is_cjk(word) else len(word) > 1 and word in chinese)]
    named = [name for name in names if name in has]
    if not named or (len(has) < least and all(map(is_everyday, named))):
        return 0.0
    return sum(weights[word] for word in has)


def _variant(shop: Snapshot, state: State, products: Sequence[Product], wishes: Sequence[Constraint]) -> Product:
    """The one in the colour that is said, in view, or to be had, in this order."""
    colours = [c for c in wishes if isinstance(c, Colour) and not c.exclude]
    fitting = {each.id for each in shop.search.fitting(list(products), colours)} if colours else set()
    return max(products, key=lambda each: (each.id in fitting, each.id in state.shown, each.can_be_had))
