"""Audiences: which part of a shop's range is for the people that goods are bought for."""

from __future__ import annotations

_PEOPLE = {
    "men": ("father", "husband", "boyfriend", "grandfather", "brother", "man"),
    "women": ("mother", "wife", "girlfriend", "grandmother", "sister", "bestie", "woman"),
    "children": ("son", "daughter", "child", "boy", "girl"),
    "babies": ("baby",),
}
# Of the lexicons' PEOPLE: the key of AUDIENCES. Those who may be anyone are not here.
AUDIENCE_OF = {who: audience for audience, people in _PEOPLE.items() for who in people}
