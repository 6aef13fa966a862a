"""Lists: a ranking made fit to be shown, diverse, within the shop's rules, and traceable."""

from recommender.lists.shelf import Shelf
from recommender.lists.trace import Trace, explain_why_not

__all__ = ["Shelf", "Trace", "explain_why_not"]
