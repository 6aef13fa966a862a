"""What goes with a product and what is a step up from it, when the shopper asks."""

from __future__ import annotations

from assistant.dialogue.desk import Action, Desk, Turn
from assistant.dialogue.offers import BY_CATEGORY, related_to, steps_up_from
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.product import gone, product_of
from assistant.dialogue.reasons import short_title
from assistant.understanding.languages import in_locale


def related(desk: Desk, turn: Turn) -> Outcome:
    """What goes with the product asked about."""
    anchor = product_of(desk, turn)
    if anchor is None:
        return gone(desk, turn)
    outcome = Outcome("related")
    found = related_to(desk, turn, outcome, anchor)
    title = short_title(anchor, turn.locale)
    if not found:
        outcome.say("related_none", title=title)
    elif all(each.found.kind == BY_CATEGORY for each in found):
        # The orders speak of the kind of goods, not of this very thing: neither do we.
        outcome.say("related_for_kind", category=in_locale(turn.locale, *anchor.category))
    else:
        outcome.say("related_for", title=title)
    outcome.suggest("premium")
    outcome.suggest("cart")
    return outcome


def premium(desk: Desk, turn: Turn) -> Outcome:
    """What is a step up from the products asked about."""
    anchors = desk.catalogue.products(turn.step.products)
    if not anchors:
        return gone(desk, turn)
    outcome = Outcome("premium")
    steps = steps_up_from(desk, turn, outcome, anchors)
    anchor = steps[0].anchor if steps else anchors[0]
    outcome.say("premium_for" if steps else "premium_none", title=short_title(anchor, turn.locale))
    outcome.suggest("cheaper")
    outcome.suggest("related")
    return outcome


ACTIONS: dict[str, Action] = {"related": related, "premium": premium}
