"""Scorers: a method a module, each of which learns from interactions and scores items for users."""

from recommender.scorers.attribute_similarity import AttributeSimilarity
from recommender.scorers.content import CATEGORY, WORD, Content, Tokenize, split_words
from recommender.scorers.counts import PeopleCounts
from recommender.scorers.factorization import BiasedSvd, ImplicitAls, TruncatedSvd
from recommender.scorers.linear import MAX_ITEMS, DualEase, Ease, weigh_orders
from recommender.scorers.neighbours import ItemNeighbours, Similarity, UserNeighbours
from recommender.scorers.popularity import Popularity
from recommender.scorers.popularity_within import CategoryPopularity, SegmentPopularity
from recommender.scorers.scorer import BATCH, Answer, Profiles, Scorer
from recommender.scorers.sessions import ItemTransitions, NextBasket, RecencyWeighted
from recommender.scorers.sparse_linear import SparseEase

__all__ = [
    "BATCH",
    "CATEGORY",
    "MAX_ITEMS",
    "WORD",
    "Answer",
    "AttributeSimilarity",
    "BiasedSvd",
    "CategoryPopularity",
    "Content",
    "DualEase",
    "Ease",
    "ImplicitAls",
    "ItemNeighbours",
    "ItemTransitions",
    "NextBasket",
    "PeopleCounts",
    "Popularity",
    "Profiles",
    "RecencyWeighted",
    "Scorer",
    "SegmentPopularity",
    "Similarity",
    "SparseEase",
    "Tokenize",
    "TruncatedSvd",
    "UserNeighbours",
    "split_words",
    "weigh_orders",
]
