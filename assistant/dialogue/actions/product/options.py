"""Options: what else a product's model comes in: other colours, sizes and packs, as cards."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import colours_told, differing_values, of_amount, variants_of
from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import SHOWN, build_product_card
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.turn_context import Turn
from assistant.language.colours import colour_families
from assistant.language.locales import PHRASES
from assistant.language.normal_text import normal
from assistant.query import Colour
from assistant.snapshot import Snapshot


def tell_options(
    shop: Snapshot, turn: Turn, outcome: Outcome, product: Product, text: str, *, only_named: bool = False
) -> bool:
    """Whether the model comes in what is named, or what all it comes in; False where that is not what is asked.

    With `only_named` a message is answered that names a colour or a measure of a variant, and no other.
    """
    variants = variants_of(product, shop.catalogue.relatives(product))
    families = _colours_named(turn, text)
    if families:
        return _tell_named(turn, outcome, product, variants, families)
    if alike := of_amount(text, [each for each in variants if each.id != product.id]):
        _show(turn, outcome, _best_first(alike))
        return _tell_found(turn, outcome, alike, colours_told(alike, turn.locale))
    if only_named:
        return False
    return _tell_all(turn, outcome, product, variants)


def find_version(shop: Snapshot, turn: Turn, product: Product) -> Product:
    """The version that a message names by its colour or a measure: of the same model, else in view; else as it is."""
    text = turn.query.text if turn.query else ""
    others = variants_of(product, shop.catalogue.relatives(product))
    for among in (others, shop.catalogue.products(turn.state.shown)):
        families = set(_colours_named(turn, text))
        if families & set(product.colours):
            return product
        alike = [each for each in among if families & set(each.colours)] if families else of_amount(text, among)
        if alike:
            return product if product in alike else alike[0]
    return product


def _colours_named(turn: Turn, text: str) -> list[str]:
    """The families of colour that a message names."""
    said = turn.query.constraints + turn.query.asked_about if turn.query else ()
    read = {family for c in said if isinstance(c, Colour) and not c.exclude for family in c.families}
    return sorted(read | colour_families(normal(text)))


def _tell_named(
    turn: Turn, outcome: Outcome, product: Product, variants: Sequence[Product], families: Sequence[str]
) -> bool:
    alike = [each for each in variants if set(families) & set(each.colours)]
    what = turn.voice.list(PHRASES[turn.locale].COLOURS[family] for family in families)
    if alike:
        _show(turn, outcome, _best_first(alike))
        gone = not any(each.can_be_had for each in alike)
        outcome.say("options_yes_gone" if gone else "options_yes", what=what)
        outcome.focus = alike[0].id if len(alike) == 1 else product.id
        return True
    others = colours_told(variants, turn.locale)
    if not others:
        return False
    _show(turn, outcome, variants)
    outcome.say("options_no", what=what, others=turn.voice.list(others))
    return True


def _tell_found(turn: Turn, outcome: Outcome, alike: Sequence[Product], colours: Sequence[str]) -> bool:
    gone = not any(each.can_be_had for each in alike)
    told = differing_values(list(alike), turn.locale)
    what = turn.voice.list(colours or (told[1] if told else [alike[0].title(turn.locale)]))
    outcome.say("options_yes_gone" if gone else "options_yes", what=what)
    return True


def _tell_all(turn: Turn, outcome: Outcome, product: Product, variants: Sequence[Product]) -> bool:
    colours = colours_told(variants, turn.locale)
    told = differing_values(list(variants), turn.locale)
    others = colours if len(colours) > 1 or told is None else told[1]
    if len(variants) == 1 and len(others) < 2:
        outcome.say("options_one" if others else "options_alone", others=turn.voice.list(others))
        return True
    _show(turn, outcome, variants)
    outcome.say("options_list", others=turn.voice.list(others or [each.title(turn.locale) for each in variants]))
    return True


def _show(turn: Turn, outcome: Outcome, products: Sequence[Product]) -> None:
    outcome.items = [build_product_card(each, turn) for each in products[:SHOWN]]


def _best_first(products: Sequence[Product]) -> list[Product]:
    return sorted(products, key=lambda product: not product.can_be_had)
