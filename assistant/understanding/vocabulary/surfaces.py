"""Surface forms: every way in which a meaning may be written, by its key, and how far the longest of them reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.language.keys import join_key, keys_of
from assistant.language.locales import LEXICONS, PHRASES, REQUESTS
from assistant.language.normal_text import normal
from assistant.understanding.vocabulary.senses import WHOLE, Sense, SenseKind

# Lists of the lexicons and the requests whose words have one meaning each, by the kind of that meaning.
_PLAIN_KINDS: dict[SenseKind, str] = {
    "negator": "NEGATORS", "not_before": "PREFIX_NEGATORS", "not_after": "POSTPOSED_NEGATORS", "or": "ALTERNATIVES",
    "turn": "TURNS", "stock": "IN_STOCK", "sale": "ON_SALE", "filler": "FILLERS", "colour_name": "COLOUR_NAMES",
    "more": "MORE", "reset": "RESET", "any_price": "ANY_PRICE", "for": "FOR", "pricey": "PRICEY",
    "brand_word": "BRAND_WORDS", "flavour": "FLAVOURS", "rating": "RATINGS", "link": "LINKS",
    "soft": "SOFTENERS", "having": "FEATURING", "definite": "DEFINITES", "holding": "HOLDING", "mild": "HARDLY",
    "closer": "CLOSERS", "giving": "GIVING", "aside": "ASIDES", "dislike": "DISLIKES", "price_name": "PRICE_NAMES",
}  # fmt: skip
_REFERRING_KINDS: dict[SenseKind, str] = {
    "sort": "SORTS", "intent": "INTENTS", "person": "PEOPLE", "occasion": "OCCASIONS",
    "degree": "MEASURES", "comparative": "COMPARED", "pick": "PICKS", "verb": "CART_VERBS",
}  # fmt: skip


class Surfaces:
    """The senses of each surface, as they are added.

    `reach` is how many units the longest surface has that begins with a unit, and `begun` the keys of the two units
    that longer ones begin with.
    """

    def __init__(self) -> None:
        self.senses: dict[str, tuple[Sense, ...]] = {}
        self.reach: dict[str, int] = {}
        self.begun: set[str] = set()

    def add(
        self, surface: str | None, kind: SenseKind, ref: Any = None, strength: int = WHOLE, *, glued: bool = True
    ) -> None:
        """Gives a written name a sense, and with `glued` the same name without its spaces."""
        if not surface:
            return
        keys = keys_of(normal(surface))
        if not keys:
            return
        sense = Sense(kind, ref, strength)
        self.put(keys, sense)
        if "&" in surface:
            self.put(keys_of(normal(surface.replace("&", " and "))), sense)
        # Shoppers leave spaces out: powerbank, wifi.
        if glued and 1 < len(keys) <= 3 and sum(map(len, keys)) > 4 and all(key.isascii() for key in keys):
            run = "".join(keys)
            if run not in self.senses:
                self.put([run], sense)

    def put(self, keys: Sequence[str], sense: Sense) -> None:
        """Gives a surface a sense; of two that differ in strength alone it keeps the stronger."""
        key = join_key(keys)
        known = self.senses.get(key, ())
        for n, other in enumerate(known):
            if other.kind == sense.kind and other.ref == sense.ref:
                if sense.strength > other.strength:
                    self.senses[key] = (*known[:n], sense, *known[n + 1 :])
                return
        self.senses[key] = (*known, sense)
        if self.reach.get(keys[0], 0) < len(keys):
            self.reach[keys[0]] = len(keys)
        if len(keys) > 1:
            self.begun.add(join_key(keys[:2]))


def add_common_words(surfaces: Surfaces) -> None:
    """Adds the words of both languages that mean the same in every shop."""
    for locale, lexicon in LEXICONS.items():
        for family, names in lexicon.COLOURS.items():
            for name in names:
                for form in ("{}", *lexicon.SHADES):
                    surfaces.add(form.format(name), "colour", family)
        tables = {**vars(lexicon), **vars(REQUESTS[locale])}
        for kind, table in _PLAIN_KINDS.items():
            for name in tables[table]:
                surfaces.add(name, kind, glued=False)
        for kind, table in _REFERRING_KINDS.items():
            for ref, names in tables[table].items():
                for name in names:
                    surfaces.add(name, kind, ref, glued=False)
        for by, name in PHRASES[locale].SORTS.items():
            surfaces.add(name, "order", by, glued=False)
        for name, position in lexicon.REFERENCES.items():
            surfaces.add(name, "reference", position, glued=False)
        for negator in (*lexicon.NEGATORS, *lexicon.PREFIX_NEGATORS, *lexicon.HARDLY):
            for degree in lexicon.DEGREES:
                surfaces.add(f"{negator}{lexicon.GAP}{degree}", "mild", glued=False)
