"""By words: goods for a wish that no limit can be made of, by what is written of them and what that means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.catalogue.models import one_of_each_model
from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import SHOWN, build_product_card, find_nearest_sentence
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import FindByWords, Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.language.english import is_everyday
from assistant.language.normal_text import is_cjk, normal, stem
from assistant.snapshot import Snapshot

# So many goods of a kind are read; of the whole shop so many that have some word.
_OF_KIND, _OF_SHOP = 120, 60
# A word that more than this share of the goods have tells none of them.
_TELLING = 0.3
# How much of a message a sentence must mean (a cosine), and how much more a title says than what is told.
MEANS, _TITLE, _TOLD = 0.42, 2.0, 1.0
# What a word weighs beside a likeness, by how rare it is.
_WORD = 0.25
# What is this near to the best is shown with it.
_NEAR_BEST = 0.75


@dataclass(frozen=True, slots=True)
class _Hit:
    """A product and what speaks for it: words that it has, and the sentence that is nearest in meaning."""

    product: Product
    words: float
    in_title: bool
    likeness: float
    sentence: str

    @property
    def score(self) -> float:
        return self.words + self.likeness


def find_by_words(shop: Snapshot, turn: Turn[FindByWords]) -> Outcome:
    """The goods of the kind in hand, else of the shop, that say what is wished; declines where none says it."""
    step = turn.step
    words = _telling_words(shop, step.text)
    limited = bool(step.constraints)
    if limited:
        found = shop.search.find(step.constraints, n=_OF_KIND, without=sorted(turn.state.disliked))
        pool = list(found.products)
    else:
        pool = shop.catalogue.written(words, n=_OF_SHOP) if words else []
    hits = [_weigh(shop, turn, product, words, step.text if limited else "") for product in one_of_each_model(pool)]
    hits.sort(key=lambda hit: -hit.score)
    if not hits or not (hits[0].in_title or (limited and (hits[0].words or hits[0].likeness >= MEANS))):
        return Outcome(step.intent, declined=True)
    best = [hit for hit in hits if hit.score >= _NEAR_BEST * hits[0].score][:SHOWN]
    # What was found by words is no limit to go on with: what was wished before stays.
    outcome = Outcome(step.intent, constraints=step.constraints or None)
    first = best[0]
    if first.sentence and (first.likeness >= MEANS or not first.in_title):
        outcome.say("by_words_told", title=first.product.title(turn.locale), text=first.sentence)
    else:
        outcome.say("by_words", n=len(best))
    outcome.items = [build_product_card(hit.product, turn) for hit in best]
    outcome.suggest("compare")
    outcome.suggest("person")
    return outcome


def _telling_words(shop: Snapshot, text: str) -> list[str]:
    """The words of a message that some goods have and most have not; of a Chinese one that none has, its characters."""
    vocabulary, most = shop.vocabulary, max(_TELLING * shop.n_products, 3)
    found: list[str] = []
    for word in dict.fromkeys(vocabulary.words_in(text)):
        if 0 < vocabulary.how_common(word) <= most and not (word.isascii() and is_everyday(word) and len(word) < 3):
            found.append(word)
        elif is_cjk(word) and len(word) > 1 and not vocabulary.how_common(word):
            found += [part for part in shop.characters.words_like(word) if vocabulary.how_common(part) <= most]
    return list(dict.fromkeys(found))


def _weigh(shop: Snapshot, turn: Turn, product: Product, words: Sequence[str], text: str) -> _Hit:
    title = normal(" ".join(filter(None, (product.title_zh, product.title_en, *product.category))))
    told = normal(f"{product.description_zh or ''} {product.description_en or ''}")
    in_title, in_told = _words_of(title), _words_of(told)
    score, has = 0.0, False
    for word in words:
        weight = _WORD * shop.rarity(word)
        if word in title if is_cjk(word) else stem(word) in in_title:
            score, has = score + _TITLE * weight, True
        elif word in told if is_cjk(word) else stem(word) in in_told:
            score += _TOLD * weight
    likeness, sentence = find_nearest_sentence(shop, product, text, turn.locale) if text else (0.0, "")
    return _Hit(product, score, has, likeness, sentence)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(stem(word.strip(".,;:!?()")) for word in text.split())


ACTIONS: dict[type[Step], Action] = {FindByWords: find_by_words}
