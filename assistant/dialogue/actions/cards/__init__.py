"""Products as cards: what is put beside them, and the reasons that they carry."""

from assistant.dialogue.actions.cards.consent import ask_for_consent, consenting_visitor_of
from assistant.dialogue.actions.cards.differences import (
    Difference,
    directions_of,
    find_differences,
    find_wished_directions,
    is_promise,
    keys_of_facets,
    texts_of,
)
from assistant.dialogue.actions.cards.evidence import (
    SLIGHT,
    explain_cheaper,
    find_sure_gains,
    gains_of,
    is_rated_higher,
    losses_of,
    round_lift,
)
from assistant.dialogue.actions.cards.highlights import LEAST_REVIEWS, Reason, find_standouts, shorten_title
from assistant.dialogue.actions.cards.models import name_model
from assistant.dialogue.actions.cards.nearest_sentence import find_nearest_sentence
from assistant.dialogue.actions.cards.passages import (
    find_passage,
    first_passage,
    has_any,
    split_sentences,
    words_of_wish,
)
from assistant.dialogue.actions.cards.product_cards import (
    DEPARTMENTS,
    SHOWN,
    build_premium_card,
    build_product_card,
    build_related_card,
    product_of,
    suggest_departments,
    taste_of,
    tell_no_product,
)

__all__ = [
    "DEPARTMENTS",
    "LEAST_REVIEWS",
    "SHOWN",
    "SLIGHT",
    "Difference",
    "Reason",
    "ask_for_consent",
    "build_premium_card",
    "build_product_card",
    "build_related_card",
    "consenting_visitor_of",
    "directions_of",
    "explain_cheaper",
    "find_differences",
    "find_nearest_sentence",
    "find_passage",
    "find_standouts",
    "find_sure_gains",
    "find_wished_directions",
    "first_passage",
    "gains_of",
    "has_any",
    "is_promise",
    "is_rated_higher",
    "keys_of_facets",
    "losses_of",
    "name_model",
    "product_of",
    "round_lift",
    "shorten_title",
    "split_sentences",
    "suggest_departments",
    "taste_of",
    "tell_no_product",
    "texts_of",
    "words_of_wish",
]
