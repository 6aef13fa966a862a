"""Titles: which product a message calls by a part of its title: the titanium one, 灰的那台, 水滴轮."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.answers.questions import words_of
from assistant.catalogue.attributes import is_colour, value_text
from assistant.catalogue.products import Product
from assistant.language.colours import colour_families
from assistant.language.locales import QUESTIONS, join_patterns, join_words
from assistant.language.normal_text import is_cjk, normal, stem

_NAMED_BY = [re.compile(table.NAMED_BY) for table in QUESTIONS.values()]
_PRONOUNS = re.compile(join_patterns(QUESTIONS, "PRONOUNS"))
_LONGEST_TOPIC = 10
_LEAD = "".join(join_words(QUESTIONS, "LEADS"))


def is_named_before(text: str) -> bool:
    """Whether a message speaks of what is in hand with no more than a pronoun."""
    return bool(_PRONOUNS.search(normal(text)))


def is_marked(text: str) -> bool:
    """Whether a message marks that it names a thing: the … one, …那个."""
    plain = normal(text)
    return any(pattern.search(plain) for pattern in _NAMED_BY)


def called_in(text: str) -> list[str]:
    """What things are called in a message: the words before one, those before 那个, or what a question begins with."""
    plain = normal(text)
    found = _marked(plain)
    if is_cjk(plain):
        found += [match[0] for match in re.finditer(r"^[^\s,?]{2,10}", plain.lstrip(_LEAD))]
    return list(dict.fromkeys(found))


def _marked(plain: str) -> list[str]:
    return [match[1].strip() for pattern in _NAMED_BY for match in pattern.finditer(plain) if match[1].strip()]


def pick_named(text: str, products: Sequence[Product], *, least: float = 1.0) -> Product | None:
    """The one of these products that a message tells apart from the others; None where it tells none, or several."""
    phrases = _marked(normal(text))
    if not phrases or not products:
        return None
    described = [_description(product) for product in products]
    common = Counter(word for words in described for word in words)
    scores = [
        max(_likeness(phrase, words, common, len(products), product) for phrase in phrases)
        for product, words in zip(products, described, strict=True)
    ]
    best = max(scores)
    if best < least or scores.count(best) > 1:
        return None
    return products[scores.index(best)]


def _description(product: Product) -> frozenset[str]:
    """The words that tell a product from others: of its title, and of its short values."""
    texts = [text for text in (product.title_zh, product.title_en) if text]
    for value in product.attributes.values():
        if not isinstance(value, bool):
            texts += [said for locale in ("zh", "en") if len(said := value_text(value, locale)) <= 30]
    return frozenset(word for text in texts for word in words_of(normal(text)))


def _likeness(phrase: str, words: frozenset[str], common: Counter[str], n: int, product: Product) -> float:
    """How much of a phrase a product is, each word by how few of the others have it."""
    said = words_of(phrase)
    families = colour_families(phrase)
    missing = {word for word in said - words if word.isascii() and not colour_families(word)}
    if missing:  # the K61 is no K87
        return 0.0
    shared = sum(1 - (common[word] - 1) / n for word in said & words)
    if families:
        own = [value_text(value, "zh") for key, value in product.attributes.items() if is_colour(key)]
        shared += 1.0 if set(families) & set(product.colours) else -1.0
        shared += 0.2 if any(text and text[:1] in phrase for text in own) else 0.0
    return shared


def topic_in_title(text: str, title: str) -> int:
    """How many characters at the beginning of a Chinese message a title has in the same order; 0 for less than two."""
    plain = normal(text).lstrip(_LEAD)
    title = normal(title)
    place, matched, run, longest = 0, 0, 0, 0  # a run is of characters: 15 of 15 inches names nothing
    for char in plain[:_LONGEST_TOPIC]:
        if not is_cjk(char) and not char.isalnum():
            break
        found = title.find(char, place)
        if found < 0:
            break
        run = 0 if not is_cjk(char) else run + 1 if found == place else 1
        longest = max(longest, run)
        place, matched = found + 1, matched + 1
    return matched if longest >= 2 else 0


def words_in_title(product: Product) -> frozenset[str]:
    """All words of a product's titles, however little they say."""
    titles = filter(None, (product.title_zh, product.title_en, *product.brand))
    return frozenset(stem(word) for title in titles for word in re.findall(r"[a-z0-9]+", normal(title)))


def name_in(text: str, product: Product) -> str:
    """The part of a normal message by which a product is called; empty where it is not called by its title."""
    plain = normal(text)
    if is_cjk(plain) and product.title_zh:
        n = topic_in_title(plain, product.title_zh)
        start = len(plain) - len(plain.lstrip(_LEAD))
        return plain[start : start + n]
    title = words_in_title(product)
    phrases = (match[1].strip() for pattern in _NAMED_BY for match in pattern.finditer(plain))
    return next((name for phrase in phrases if (name := _titled_part(phrase, title))), "")


def _titled_part(phrase: str, title: frozenset[str]) -> str:
    """A phrase from its first word that the title has to its last: of the suction on the plover, plover."""
    words = list(re.finditer(r"\S+", phrase))
    has = [n for n, word in enumerate(words) if stem(word[0]) in title]
    return phrase[words[has[0]].start() : words[has[-1]].end()] if has else ""


def without_name(text: str, product: Product) -> str:
    """The message without the part by which the product is called; whole, where nothing would be left of it."""
    name = name_in(text, product)
    rest = normal(text).replace(name, " ", 1) if name else text
    return rest if words_of(rest) else text
