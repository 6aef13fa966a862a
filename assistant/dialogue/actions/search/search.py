"""Search: goods for a wish, more of them, cheaper ones, or what may please."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import health_of
from assistant.catalogue.products import Product
from assistant.catalogue.search import Found
from assistant.dialogue.actions.cards import (
    SHOWN,
    ask_for_consent,
    build_product_card,
    consenting_visitor_of,
    directions_of,
    explain_cheaper,
    find_standouts,
    shorten_title,
    suggest_departments,
    taste_of,
)
from assistant.dialogue.actions.offers import find_unwanted, offer, recommend_for_shopper
from assistant.dialogue.actions.search import clarifying_question
from assistant.dialogue.actions.search.foreign_currency import split_foreign_prices
from assistant.dialogue.actions.search.several import find_several
from assistant.dialogue.actions.search.unmet_wishes import (
    explain_differences,
    find_filed_elsewhere,
    find_nearest_kind,
    record_missed_demand,
    tell_given_up,
    tell_not_sold,
    tell_nothing_found,
)
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import FindCheaper, Recommend, SayNotSold, SearchGoods, ShowMore, StartOver, Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.language.locales import in_locale, number_text
from assistant.query import Category, Constraint, Measure, Number, Price, Sort, wanted_kinds
from assistant.snapshot import Snapshot

# What is smaller than another is so by more than this share.
_BEYOND = 0.001


def search_goods(shop: Snapshot, turn: Turn[SearchGoods]) -> Outcome:
    """Products for a wish, with what goes with them and what is a step up."""
    step = turn.step
    constraints, foreign = split_foreign_prices((*step.constraints, *_beyond(shop, step)))
    several = find_several(shop, turn, constraints)
    found = several or _find(shop, turn, constraints)
    if not found.total and (elsewhere := find_filed_elsewhere(shop, turn, constraints)) is not None:
        constraints, found = elsewhere, _find(shop, turn, elsewhere)
    missing: Category | None = None
    if not found.total and (nearest := find_nearest_kind(shop, constraints)) is not None:
        missing, constraints = nearest
        found = _find(shop, turn, constraints)
    if step.or_alone and turn.query and (found.relaxed or not found.total):
        alone = _find(shop, turn, split_foreign_prices(turn.query.constraints)[0])
        if alone.total and not alone.relaxed:
            constraints, found = split_foreign_prices(turn.query.constraints)[0], alone
    found = found if several else _keep_newest(shop, turn, constraints, found)
    outcome = Outcome(step.intent, constraints=tuple(constraints), relaxed=(*foreign, *found.relaxed))
    _tell_how_it_was_read(shop, turn, outcome, foreign)
    if step.was_not_set:
        outcome.say("not_set")
    if not found.total:
        return tell_nothing_found(shop, turn, outcome, constraints)
    if missing is not None:
        kinds = [kind.name(turn.locale) for kind in wanted_kinds(constraints)]
        outcome.say("not_sold_near", what=missing.name(turn.locale), kind=turn.voice.list(kinds))
    if missing is not None or found.relaxed:
        record_missed_demand(outcome, constraints, found.relaxed, [missing.name(turn.locale)] if missing else [])
    _tell_found(outcome, turn, found, constraints)
    if turn.query is not None and (kind := health_of(turn.query.text)) is not None:
        outcome.say(f"health_{kind}")
    asked = (
        missing is None
        and not foreign
        and not several
        and clarifying_question.ask(shop, turn, outcome, found, constraints)
    )
    _offer_other_number(turn, outcome, constraints)
    _show(shop, turn, outcome, found, constraints, asked=asked)
    return outcome


def _offer_other_number(turn: Turn, outcome: Outcome, constraints: Sequence[Constraint]) -> None:
    """Where a bare number is nearly as likely something else: what it was taken for, and the other as a tap."""
    others = turn.query.otherwise if turn.query is not None else ()
    kinds = wanted_kinds(constraints)
    taken = next((c for c in constraints if others and c.span == others[0].span and c.span[1]), None)
    if taken is None or not kinds:
        return
    outcome.say("number_taken", what=taken.phrase(turn.locale))
    outcome.suggest("number_otherwise", kind=kinds[0].name(turn.locale), what=others[0].phrase(turn.locale))


def _beyond(shop: Snapshot, step: SearchGoods) -> list[Number]:
    """The limits by which goods are smaller or bigger than the one that they are compared with."""
    product = shop.catalogue.product(step.than) if step.than else None
    if product is None:
        return []
    limits = []
    kinds, counts = wanted_kinds(step.constraints), shop.search.facet_counts
    for measure in (c for c in step.constraints if isinstance(c, Measure)):
        for facet in measure.facets:
            known = counts.number_of(product.rowid, facet)
            if known is None:
                continue
            number, unit = known
            bound = number * (1 + _BEYOND if measure.high else 1 - _BEYOND)
            low, high = (bound, None) if measure.high else (None, bound)
            names = counts.facet_names(facet)
            limit = Number(facets=(facet,), low=low, high=high, said=(low, high), unit=unit, names=names)
            if shop.search.count((*kinds, limit)):
                limits.append(limit)
                break
    return limits


def show_more(shop: Snapshot, turn: Turn[ShowMore]) -> Outcome:
    """The next products of the same wish."""
    constraints = turn.step.constraints
    seen = sorted(turn.state.seen | turn.state.disliked)
    found = shop.search.find(constraints, n=SHOWN, without=seen, taste=taste_of(shop, turn))
    total = shop.search.count(constraints)
    # What never fitted exactly goes on as it began, with something given up.
    if not found.total or (found.relaxed and total):
        outcome = Outcome(turn.step.intent, constraints=constraints)
        outcome.say("no_more", total=number_text(total)) if total else outcome.say("no_more_near")
        outcome.suggest("cheaper")
        outcome.suggest("popular")
        return outcome
    outcome = Outcome(turn.step.intent, constraints=constraints, relaxed=found.relaxed)
    if found.relaxed:
        _tell_found(outcome, turn, found, constraints)
    else:
        outcome.say("found_more" if len(found.products) > 1 else "found_one_more", n=len(found.products))
    _show(shop, turn, outcome, found, constraints)
    return outcome


def find_cheaper(shop: Snapshot, turn: Turn[FindCheaper]) -> Outcome:
    """What costs less than the first of what was shown, within the same wish."""
    shown = shop.catalogue.products(turn.step.products)
    if not shown:
        outcome = Outcome(turn.step.intent)
        outcome.say("which")
        return outcome
    outcome = Outcome("cheaper", constraints=turn.step.constraints)
    kept = [c for c in turn.step.constraints if not isinstance(c, Price | Sort)]
    if not any(shop.search.fitting(shown[:1], [kind]) for kind in wanted_kinds(kept)):
        kept = []  # what is looked at now is nothing of what was wished before
    if not kept and (category := shown[0].category_id) is not None:
        kept = [Category(categories=(category,), names=shown[0].category)]
    # What nothing met before is not asked of what costs less: it was given up, and told.
    if shop.search.count(kept) == 0 and (found := _find(shop, turn, kept)).relaxed:
        kept = [c for c in kept if c not in found.relaxed]
        outcome.relaxed = found.relaxed
    anchor, highest = shown[0], _find_highest_below(shop, kept, shown[0])
    if highest is None and len(shown) > 1:
        # The first costs least; what is cheaper is then less than the others in view.
        dearest = max(shown, key=lambda product: product.price_minor)
        if (below := _find_highest_below(shop, kept, dearest)) is not None and below > shown[0].price_minor:
            anchor, highest = dearest, below
    if highest is None:
        outcome.say("cheaper_none")
        outcome.suggest("popular")
        return outcome
    # The same goods as "less than 199" gives, and a limit that reads like one: ≤ ¥149, not ≤ ¥198.99.
    wished = (*kept, Price(high=highest, currency=anchor.currency))
    found = _find(shop, turn, wished)
    outcome.constraints = wished
    if anchor is shown[0]:
        outcome.say("cheaper_found" if found.total > 1 else "cheaper_one", total=number_text(found.total))
    else:
        titles = (shorten_title(each, turn.locale) for each in (shown[0], anchor))
        outcome.say("cheaper_than", **dict(zip(("least", "dear"), titles, strict=True)))
    _show(shop, turn, outcome, found, wished)
    _tell_what_is_lost(shop, turn, outcome, anchor)
    return outcome


def _find_highest_below(shop: Snapshot, wish: Sequence[Constraint], product: Product) -> int | None:
    """The highest price within a wish that is less than that of a product."""
    return shop.search.highest_price((*wish, Price(high=product.price_minor - 1, currency=product.currency)))


def recommend(shop: Snapshot, turn: Turn[Recommend]) -> Outcome:
    """What may please when nothing particular is wished."""
    state = turn.state
    constraints, foreign = split_foreign_prices(turn.step.constraints)
    outcome = Outcome(turn.step.intent, constraints=constraints, relaxed=foreign)
    limits = [c for c in constraints if not isinstance(c, Sort)]
    hopes = [c for c in limits if c.soft]
    products: list[Product] = []
    if not hopes:  # what pleases the shopper says nothing of what pleases someone else
        products = recommend_for_shopper(shop, turn, n=4 * SHOWN)
        products = shop.search.fitting(products, limits)[:SHOWN] if products else []
    if len(products) < SHOWN:
        known = {product.id for product in products}
        wished = limits if hopes else (*limits, Sort(by="popular"))
        popular = shop.search.find(wished, n=SHOWN, without=sorted(known | find_unwanted(shop, turn)))
        products += [] if popular.relaxed else list(popular.products)[: SHOWN - len(products)]
    _tell_how_it_was_read(shop, turn, outcome, foreign)
    if not products:
        return tell_nothing_found(shop, turn, outcome, constraints)
    if shop.visitors.was_here(consenting_visitor_of(turn), turn.since) and not hopes:
        outcome.say("for_you_before")
    elif all(product.popularity > 0 for product in products):
        outcome.say("for_you" if state.shown else "popular_now")
    else:
        # Nobody has bought anything yet, as far as the shop knows: so nothing is said of what people buy.
        outcome.say("to_begin_with")
    outcome.items = [build_product_card(product, turn) for product in products]
    suggest_departments(shop, turn, outcome)
    if not any(isinstance(c, Sort) for c in constraints):  # what everyone likes is no question of taste
        ask_for_consent(shop, turn, outcome)
    return outcome


def answer_not_sold(shop: Snapshot, turn: Turn[SayNotSold]) -> Outcome:
    """A kind of goods that the shop does not have: said plainly, with what it does have."""
    missing = turn.query.not_sold if turn.query else ()
    return tell_not_sold(shop, turn, [in_locale(turn.locale, *names) for names in missing], turn.step.constraints)


def start_over(shop: Snapshot, turn: Turn) -> Outcome:
    """What was wished so far is forgotten; the cart is not."""
    outcome = Outcome("search", constraints=())
    outcome.say("fresh_start")
    suggest_departments(shop, turn, outcome)
    return outcome


def _find(shop: Snapshot, turn: Turn, constraints: Sequence[Constraint]) -> Found:
    return shop.search.find(constraints, n=SHOWN, without=sorted(turn.state.disliked), taste=taste_of(shop, turn))


def _keep_newest(shop: Snapshot, turn: Turn, constraints: Sequence[Constraint], found: Found) -> Found:
    """A price of before is given up sooner than what was said just now, where that is enough."""
    said = turn.query.constraints if turn.query else ()
    before = [c for c in constraints if isinstance(c, Price) and c not in said]
    if len(before) != 1 or not any(c in said for c in found.relaxed):
        return found
    rest = [c for c in constraints if c not in before]
    refused = sorted(turn.state.disliked)
    if not shop.search.count(rest):
        return found
    nearest = shop.search.nearest_to_price(rest, before[0], n=SHOWN, without=refused)
    return replace(nearest, relaxed=tuple(before)) if nearest.products else found


def _tell_how_it_was_read(shop: Snapshot, turn: Turn, outcome: Outcome, foreign: Sequence[Price]) -> None:
    """What the shopper should know of how the message was read."""
    query, voice = turn.query, turn.voice
    if query is not None:
        if query.not_sold:
            outcome.say("not_sold_but", what=voice.list(in_locale(turn.locale, *names) for names in query.not_sold))
        if query.unknown:
            outcome.say("ignored", words=voice.list(map(voice.quote, query.unknown)))
    for price in foreign:
        outcome.say("other_currency", currency=shop.catalogue.currency, amount=price.phrase(turn.locale))


def _tell_found(outcome: Outcome, turn: Turn, found: Found, constraints: Sequence[Constraint]) -> None:
    if found.relaxed:
        tell_given_up(outcome, turn, found, constraints)
    elif found.total == 1:
        outcome.say("found_one")
    else:
        few = found.total <= len(found.products)
        outcome.say("found_few" if few else "found_many", total=number_text(found.total), n=len(found.products))
    if not any(product.can_be_had for product in found.products):
        outcome.say("all_sold_out")
    sort = next((c for c in outcome.constraints or () if isinstance(c, Sort)), None)
    if sort and found.total > 1 and _is_told_apart(found, sort.by) and not _has_price(found.relaxed):
        outcome.say("sorted", sort=sort.phrase(turn.locale))


def _has_price(constraints: Sequence[Constraint]) -> bool:
    return any(isinstance(constraint, Price) for constraint in constraints)


def _is_told_apart(found: Found, by: str) -> bool:
    """Whether there is anything to put the products in this order by: best rated says nothing where nobody rated."""
    match by:
        case "rating" | "value":
            return any(product.rating_count for product in found.products)
        case "popular":
            return any(product.popularity > 0 for product in found.products)
        case "newest":
            return any(product.released for product in found.products)
    return True


def _show(
    shop: Snapshot,
    turn: Turn,
    outcome: Outcome,
    found: Found,
    constraints: Sequence[Constraint],
    *,
    asked: bool = False,
) -> None:
    """Puts products and the offers beside them into the outcome."""
    among = find_standouts(found.fitting)
    outcome.items = [
        build_product_card(product, turn, among, explain_differences(shop, turn, product, found.relaxed))
        for product in found.products
    ]
    kept = [c for c in constraints if c not in found.relaxed]
    if len(found.products) == 1:
        # Whoever still chooses is not helped by more to choose from; what goes with the one thing found may be.
        offer(shop, turn, outcome, [p for p in found.products if p.can_be_had], kept)
    _suggest_next(shop, outcome, turn, found, constraints, asked=asked)


def _suggest_next(
    shop: Snapshot, outcome: Outcome, turn: Turn, found: Found, constraints: Sequence[Constraint], *, asked: bool
) -> None:
    """What the shopper may say next: what splits the matches well, then what moves on."""
    if not asked and (answer := clarifying_question.find_splitting_answer(shop, turn, found, constraints)) is not None:
        outcome.suggest(answer.key, **answer.places)
    if found.total > 1:
        outcome.suggest("cheaper")
        outcome.suggest("compare")
    if found.total > len(found.products):
        outcome.suggest("more")
    outcome.suggest("related")
    outcome.suggest("person")


def _tell_what_is_lost(shop: Snapshot, turn: Turn, outcome: Outcome, anchor: Product) -> None:
    """Puts first on each card that costs less than `anchor` how much less, and what is lost by it."""
    cheaper = {p.id: p for p in shop.catalogue.products([card["id"] for card in outcome.items])}
    directions = directions_of(shop, anchor)
    for card in outcome.items:
        product = cheaper[card["id"]]
        if product.price_minor < anchor.price_minor:
            reason = explain_cheaper(anchor, product, turn.voice, shop.attribute_name, directions)
            card["reasons"] = [reason, *card["reasons"]]


ACTIONS: dict[type[Step], Action] = {
    SearchGoods: search_goods,
    ShowMore: show_more,
    FindCheaper: find_cheaper,
    Recommend: recommend,
    SayNotSold: answer_not_sold,
    StartOver: start_over,
}
