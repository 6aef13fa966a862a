"""Gift recommendation: what suits someone on an occasion within a budget, by what the catalogue says of its goods."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.catalogue.models import one_of_each_model
from assistant.catalogue.products import Candidate, Product
from assistant.dialogue.actions.cards import (
    SHOWN,
    Reason,
    build_product_card,
    suggest_departments,
    taste_of,
)
from assistant.dialogue.actions.gifts.ages import (
    age_of,
    find_age_facets,
    is_child,
    is_for_children,
    is_too_old_for,
    measure_age_fit,
)
from assistant.dialogue.actions.gifts.gift_fit import (
    GIFT_WORDS,
    GiftFit,
    find_gift_quote,
    find_others_named,
    judge_gift,
)
from assistant.dialogue.actions.gifts.gift_wish import STAND_FOR, complete_wish
from assistant.dialogue.actions.search import (
    explain_differences,
    find_price_bands,
    record_missed_demand,
    split_foreign_prices,
    tell_given_up,
    tell_nothing_found,
)
from assistant.dialogue.conversation import Budget, GiftRecipient
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import Step, SuggestGifts
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import Told
from assistant.language.locales import LEXICONS, number_text
from assistant.money import money_text
from assistant.query import Category, Constraint, Number, Price, Purpose, Recipient, Sort
from assistant.snapshot import Snapshot

# A kind of goods is one that is given when at least this share of it says that it is for giving.
LEAST_GIVEN = 0.15
# What each thing weighs that speaks for a gift, beside popularity, rating and taste.
_NAMED, _OF_AUDIENCE, _FOR_OCCASION, _SAYS_SO, _OF_KIND = 1.5, 1.2, 1.0, 1.0, 0.8
# What someone cares for counts more than the occasion, and how well the age fits as much.
_INTEREST, _AGE = 2.6, 1.2
_POPULARITY, _RATING, _TASTE = 0.3, 0.2, 0.2
# So many are looked at closely: some are of one kind, some for someone else, some in the cart.
_READ = 12 * SHOWN
_ASKED_ONCE = "gift_question"


def recommend_gifts(shop: Snapshot, turn: Turn[SuggestGifts]) -> Outcome:
    """What suits as a gift, of several kinds; what is missing to choose better is asked for once."""
    constraints, foreign = split_foreign_prices(complete_wish(shop, turn, turn.step.constraints))
    outcome = Outcome("gift", constraints=constraints)
    limits = [c for c in constraints if not c.soft and not isinstance(c, Sort)]
    hopes = [c for c in constraints if c.soft and c.condition() is not None]
    who = _recipient_in(constraints)
    gifts = _rank_gifts(shop, turn, limits, hopes, who)
    if not gifts and turn.step.or_seen:  # any will do, and all have been seen: then those
        turn = turn.with_step(replace(turn.step, only_unseen=False, or_seen=False))
        gifts = _rank_gifts(shop, turn, limits, hopes, who)
    products = [each.product for each in gifts[:SHOWN]]
    given_up: tuple[Constraint, ...] = ()
    if not products and turn.step.only_unseen:
        outcome.say("no_more_near")
        suggest_departments(shop, turn, outcome)
        return outcome
    if not products and limits:
        found = shop.search.find(limits, n=SHOWN, without=sorted(_find_left_out(turn)))
        products, given_up = list(found.products), found.relaxed
        if given_up:
            tell_given_up(outcome, turn, found, limits)
            record_missed_demand(outcome, limits, given_up, ())
    outcome.relaxed = (*foreign, *given_up)
    if not products:
        return tell_nothing_found(shop, turn, outcome, constraints)
    if turn.step.only_unseen:
        outcome.say("found_more" if len(products) > 1 else "found_one_more", n=len(products))
    else:
        _tell_for_whom(outcome, turn, constraints)
    for price in foreign:
        outcome.say("other_currency", currency=shop.catalogue.currency, amount=price.phrase(turn.locale))
    said = {each.product.id: _explain_by_quote(each.product, turn, hopes) for each in gifts[:SHOWN]}
    outcome.items = [
        build_product_card(
            product, turn, because=[*explain_differences(shop, turn, product, given_up), *said.get(product.id, ())]
        )
        for product in products
    ]
    prices = sorted(each.product.price_minor for each in gifts) or [product.price_minor for product in products]
    _ask_what_is_missing(shop, turn, outcome, constraints, prices)
    return outcome


def _rank_gifts(
    shop: Snapshot,
    turn: Turn[SuggestGifts],
    limits: Sequence[Constraint],
    hopes: Sequence[Constraint],
    who: Recipient | None,
) -> list[GiftFit]:
    """Gifts within the limits, the best first, one of each kind before the second of any."""
    scores, known = _find_candidates(shop, limits, hopes, who)
    rough = sorted(
        (each for each in known.values() if each.can_be_had),
        key=lambda each: (-scores[each.rowid] - _appeal_of(each), each.rowid),
    )[:_READ]
    unwanted = _find_left_out(turn)
    taste = taste_of(shop, turn)
    liking = taste.liking(rough, shop.search.facet_counts) if taste else {}
    ranked: list[tuple[float, int, GiftFit]] = []
    for product in shop.search.products_at([each.rowid for each in rough]):
        found = judge_gift(product, who)
        if product.id in unwanted or found.for_others or is_too_old_for(product, who):
            continue
        score = scores[product.rowid] + _NAMED * found.names_them + _OF_AUDIENCE * found.of_their_audience
        score += _AGE * measure_age_fit(product, who)
        score += _appeal_of(known[product.rowid]) + _TASTE * liking.get(product.rowid, 0.0)
        ranked.append((-score, product.rowid, found))
    ranked.sort(key=lambda each: each[:2])
    gifts = [each for _, _, each in ranked]
    models = {product.id for product in one_of_each_model([each.product for each in gifts])}
    gifts = [each for each in gifts if each.product.id in models]
    if is_child(who):  # nothing that is for grown-ups only, as long as there is anything for children
        gifts = [each for each in gifts if is_for_children(each.product, who)] or gifts
    return _spread_over_kinds(gifts)


def _find_candidates(
    shop: Snapshot, limits: Sequence[Constraint], hopes: Sequence[Constraint], who: Recipient | None
) -> tuple[dict[int, float], dict[int, Candidate]]:
    """All that may be a gift, with what the catalogue's index says for each: the occasion, giving, its kind."""
    given = shop.search.gift_words.find_gifts(GIFT_WORDS)
    wanted: list[tuple[Constraint, float]] = [(given, _SAYS_SO)]
    wanted += [(replace(c, soft=False), _weight_of(c)) for c in hopes]
    if kinds := shop.search.gift_words.find_kinds(given, LEAST_GIVEN):
        wanted.append((Category(categories=kinds), _OF_KIND))
    if is_child(who) and (facets := find_age_facets(shop)):
        wanted.append((Number(facets=facets, low=0), _OF_KIND))
    scores: dict[int, float] = {}
    known: dict[int, Candidate] = {}
    for constraint, weight in wanted:
        for each in shop.search.best((*limits, constraint)):
            known[each.rowid] = each
            scores[each.rowid] = scores.get(each.rowid, 0.0) + weight
    if not known:  # a shop whose pages say nothing of giving: what it has, the best first
        known = {each.rowid: each for each in shop.search.best(tuple(limits))}
        scores = dict.fromkeys(known, 0.0)
    return scores, known


def _weight_of(hope: Constraint) -> float:
    match hope:
        case Recipient():
            return 0.0
        case Purpose():
            return _INTEREST
    return _FOR_OCCASION


def _appeal_of(each: Candidate) -> float:
    return _POPULARITY * each.popularity + _RATING * (each.rating or 0.0) / 5


def _spread_over_kinds(gifts: Iterable[GiftFit]) -> list[GiftFit]:
    places: dict[int | None, int] = {}
    ranked: list[tuple[int, int, GiftFit]] = []
    for n, each in enumerate(gifts):
        kind = each.product.category_id
        places[kind] = places.get(kind, 0) + 1
        ranked.append((places[kind], n, each))
    return [each for _, _, each in sorted(ranked, key=lambda place: place[:2])]


def _find_left_out(turn: Turn[SuggestGifts]) -> set[str]:
    seen = turn.state.seen if turn.step.only_unseen else frozenset()
    return {*turn.state.disliked, *turn.state.cart, *seen}


def _tell_for_whom(outcome: Outcome, turn: Turn, constraints: Sequence[Constraint]) -> None:
    who = _recipient_in(constraints)
    named = find_others_named(turn.query.text, who.who) if turn.query and who and who.who else ()
    others = [other for other in named if other not in STAND_FOR]
    if who is None:
        outcome.say("gift")
    elif who.who is None:
        age = age_of(who)
        outcome.say("gift_for_age", years=number_text(age)) if age and age.is_integer() else outcome.say("gift")
    elif others:
        people = LEXICONS[turn.locale].PEOPLE
        names = turn.voice.list(people[other][0] for other in others)
        outcome.say("gift_for_one_of", who=who.name(turn.locale), others=names)
    else:
        outcome.say("gift_for", who=who.name(turn.locale))


def _ask_what_is_missing(
    shop: Snapshot, turn: Turn, outcome: Outcome, constraints: Sequence[Constraint], prices: Sequence[int]
) -> None:
    """For whom and for how much, if it was not said; once in a conversation, and never right after a question."""
    no_one = not any(isinstance(c, Recipient) for c in constraints)
    no_budget = not any(isinstance(c, Price) for c in constraints)
    currency = shop.catalogue.currency
    if no_one:
        for key in ("gift_mother", "gift_partner", "gift_friend"):
            outcome.suggest(key)
    elif no_budget and currency is not None:
        low, high = find_price_bands(prices)
        under, over = money_text(low, currency), money_text(high, currency)
        if low < high:
            outcome.suggest("price_under", high=under)
            outcome.suggest("price_between", low=under, high=over)
            outcome.suggest("price_over", low=over)
    if not outcome.suggestions:
        outcome.suggest("cheaper")
        suggest_departments(shop, turn, outcome)
        return
    foreign_price = any(key == "other_currency" for key, _ in outcome.lines)
    if turn.state.open_question is not None or _ASKED_ONCE in turn.state.told or foreign_price:
        return
    if no_one and no_budget:
        outcome.say("gift_ask_both")
    else:
        outcome.say("gift_ask_who" if no_one else "gift_ask_budget")
    outcome.suggest("any")
    outcome.ask(GiftRecipient() if no_one else Budget())
    outcome.events.append(Told(_ASKED_ONCE))
    outcome.extras["question"] = {"kind": "clarify"}


def _recipient_in(constraints: Sequence[Constraint]) -> Recipient | None:
    return next((c for c in constraints if isinstance(c, Recipient)), None)


def _explain_by_quote(product: Product, turn: Turn, hopes: Sequence[Constraint]) -> list[Reason]:
    """What the catalogue says of a product that makes it a gift for this person, or at all: its own words, quoted."""
    says, answers = find_gift_quote(product, _recipient_in(hopes), hopes, turn.locale)
    if says is None:
        return []
    wish = answers.chip(turn.locale) if answers else turn.voice.receipt("a_gift")
    said = turn.voice.quote(says)
    return [
        {
            "kind": "says",
            "text": turn.voice.reason("says", words=said),
            "evidence": {"wish": wish, "says": says},
            "receipt": [{"label": wish, "value": said}],
        }
    ]


ACTIONS: dict[type[Step], Action] = {SuggestGifts: recommend_gifts}
