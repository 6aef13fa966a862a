"""Vocabulary: what this shop can be asked about (goods, brands, facets, values), by all their names."""

from assistant.understanding.vocabulary.audiences import AUDIENCE_OF
from assistant.understanding.vocabulary.characters import Characters
from assistant.understanding.vocabulary.facts import (
    Alias,
    BrandFact,
    CategoryFact,
    FacetFact,
    Names,
    Pair,
    ShopFacts,
    ValueFact,
)
from assistant.understanding.vocabulary.goods import Goods, GoodsFinder
from assistant.understanding.vocabulary.like_kinds import LikeKind, LikeKinds
from assistant.understanding.vocabulary.names import adjectives_of, head_nouns, is_wordlike
from assistant.understanding.vocabulary.senses import PART, TAIL, WHOLE, Sense, SenseKind
from assistant.understanding.vocabulary.support import Support
from assistant.understanding.vocabulary.vocabulary import Vocabulary

__all__ = [
    "AUDIENCE_OF",
    "PART",
    "TAIL",
    "WHOLE",
    "Alias",
    "BrandFact",
    "CategoryFact",
    "Characters",
    "FacetFact",
    "Goods",
    "GoodsFinder",
    "LikeKind",
    "LikeKinds",
    "Names",
    "Pair",
    "Sense",
    "SenseKind",
    "ShopFacts",
    "Support",
    "ValueFact",
    "Vocabulary",
    "adjectives_of",
    "head_nouns",
    "is_wordlike",
]
