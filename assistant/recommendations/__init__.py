"""The bridge between the shop and the recommender: rows become matrices, ids and evidence become offers and sets."""

from assistant.recommendations.offers import Premium, Related
from assistant.recommendations.recommendations import Recommendations
from assistant.recommendations.sets import SetPiece, SetPlace, make_set
from assistant.recommendations.training import SOLD_DAYS

__all__ = ["SOLD_DAYS", "Premium", "Recommendations", "Related", "SetPiece", "SetPlace", "make_set"]
