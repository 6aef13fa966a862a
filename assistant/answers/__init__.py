"""Answers: what a product's own attributes and sentences say to a question about it; pure, decides nothing."""

from assistant.answers.aspects import aspects_of_attribute
from assistant.answers.find import Answer, Comparison, Fact, Listed, Quote, Titled, find_answers
from assistant.answers.health import allergen_in, allergen_told, health_of, health_word, mentions, states_health
from assistant.answers.measures import say_value
from assistant.answers.questions import (
    Question,
    asks_how_many_left,
    is_for_options,
    is_question,
    may_it,
    read_question,
    seeks,
)
from assistant.answers.sentences import sentences_of
from assistant.answers.titles import (
    called_in,
    is_marked,
    is_named_before,
    pick_named,
    topic_in_title,
    without_name,
    words_in_title,
)
from assistant.answers.variants import colours_told, differing_values, of_amount, variants_of
from assistant.answers.verdicts import age_asked, ages_stated

__all__ = [
    "Answer",
    "Comparison",
    "Fact",
    "Listed",
    "Question",
    "Quote",
    "Titled",
    "age_asked",
    "ages_stated",
    "allergen_in",
    "allergen_told",
    "asks_how_many_left",
    "aspects_of_attribute",
    "called_in",
    "colours_told",
    "differing_values",
    "find_answers",
    "health_of",
    "health_word",
    "is_for_options",
    "is_marked",
    "is_named_before",
    "is_question",
    "may_it",
    "mentions",
    "of_amount",
    "pick_named",
    "read_question",
    "say_value",
    "seeks",
    "sentences_of",
    "states_health",
    "topic_in_title",
    "variants_of",
    "without_name",
    "words_in_title",
]
