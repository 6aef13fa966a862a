"""Nearness: how near a question is to an article, on the scale of `ArticleFinder`, and what it allows."""

from __future__ import annotations

VERBATIM = 1.0
"""An article's own words, and nothing else: it is quoted before anything that its words might do."""

CLEAR = 0.9
"""So near that it is quoted though the message does something else besides: haggles for a gift card, say."""

SURE = 0.8
"""So near that it is quoted though goods are named too."""

ANSWERS = 0.5
"""More likely than not a question for the article: it is quoted."""

LIKELY = 0.3
"""Near enough where the message says itself that it is for the shop: about an order, a return, the delivery."""

MAYBE = 0.2
"""Never quoted as fact: offered as a button, as one of what may have been meant."""
