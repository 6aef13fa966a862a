"""Steps carried out: each action looks into the shop and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.catalogue.cards import attribute_rows, card_of
from assistant.catalogue.products import Product
from assistant.catalogue.search import Found
from assistant.dialogue import cart, comparison, service
from assistant.dialogue.desk import Desk, Turn
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.reasons import Standouts, match_reasons, premium_card, related_card, short_title, standouts
from assistant.events import FeedbackGiven, HandedBack
from assistant.money import money_text
from assistant.understanding.constraints import Category, Constraint, Price, Sort
from assistant.understanding.languages import in_locale, number_text

SHOWN = 6
OFFERS = 2
ANCHORS = 3
FACTS_TOLD = 6
# A feature that fewer have, or fewer lack, makes no choice.
LEAST_SHARE = 0.2
_NOTHING_BESIDE = Standouts()


def carry_out(desk: Desk, turn: Turn) -> Outcome:
    """Carries out the turn's step."""
    return _ACTIONS[turn.step.do](desk, turn)


def search(desk: Desk, turn: Turn) -> Outcome:
    """Products for a wish, with what goes with them and what is a step up."""
    step = turn.step
    constraints = step.constraints
    found = desk.search.find(constraints, n=SHOWN, without=sorted(turn.state.disliked))
    if step.value == "or_alone" and turn.query and (found.relaxed or not found.total):
        alone = desk.search.find(turn.query.constraints, n=SHOWN, without=sorted(turn.state.disliked))
        if alone.total and not alone.relaxed:
            constraints, found = turn.query.constraints, alone
    outcome = Outcome(step.intent, constraints=tuple(constraints), relaxed=found.relaxed)
    _notes(outcome, turn, constraints)
    _tell_found(outcome, turn, found)
    _show(desk, turn, outcome, found, constraints)
    return outcome


def more(desk: Desk, turn: Turn) -> Outcome:
    """The next products of the same wish."""
    constraints = turn.step.constraints
    outcome = Outcome(turn.step.intent, constraints=constraints)
    found = desk.search.find(constraints, n=SHOWN, without=sorted(turn.state.seen | turn.state.disliked))
    if not found.total or found.relaxed:
        outcome.say("no_more", total=number_text(desk.search.count(constraints)))
        outcome.suggest("cheaper")
        outcome.suggest("popular")
        return outcome
    outcome.say("found_more", n=len(found.products))
    _show(desk, turn, outcome, found, constraints)
    return outcome


def not_sold(desk: Desk, turn: Turn) -> Outcome:
    """A kind of goods that the shop does not have: said plainly, with what it does have."""
    outcome = Outcome(turn.step.intent, constraints=())
    missing = turn.query.not_sold if turn.query else ()
    names = turn.voice.list(in_locale(turn.locale, *names) for names in missing)
    outcome.say("not_sold", what=names)
    _suggest_departments(desk, turn, outcome)
    return outcome


def recommend(desk: Desk, turn: Turn) -> Outcome:
    """What may please when nothing particular is wished."""
    state, constraints = turn.state, turn.step.constraints
    outcome = Outcome(turn.step.intent, constraints=constraints)
    limits = [c for c in constraints if not isinstance(c, Sort)]
    products = desk.recommendations.for_visitor(
        turn.visitor, recent=state.shown, n=4 * SHOWN, exclude=sorted(state.disliked | set(state.cart))
    )
    products = desk.search.fitting(products, limits)[:SHOWN] if products else []
    if len(products) < SHOWN:
        known = {product.id for product in products}
        popular = desk.search.find((*limits, Sort(by="popular")), n=SHOWN, without=sorted(known | state.disliked))
        products += list(popular.products)[: SHOWN - len(products)]
    outcome.say("gift" if turn.step.intent == "gift" else "for_you" if state.shown else "popular_now")
    outcome.items = [_card(product, turn) for product in products]
    _suggest_departments(desk, turn, outcome)
    return outcome


def related(desk: Desk, turn: Turn) -> Outcome:
    """What goes with the product asked about."""
    return _asked_offers(desk, turn, "related")


def premium(desk: Desk, turn: Turn) -> Outcome:
    """What is a step up from the product asked about."""
    return _asked_offers(desk, turn, "premium")


def cheaper(desk: Desk, turn: Turn) -> Outcome:
    """What costs less than the first of what was shown, within the same wish."""
    shown = desk.catalogue.products(turn.step.products)
    outcome = Outcome("cheaper", constraints=turn.step.constraints)
    if not shown:
        return _which(desk, turn)
    limit = Price(high=shown[0].price_minor - 1, currency=shown[0].currency)
    kept = [c for c in turn.step.constraints if not isinstance(c, Price | Sort)]
    if not kept and (category := shown[0].category_id) is not None:
        kept = [Category(categories=(category,), names=shown[0].category)]
    wished = (*kept, limit)
    if not desk.search.count(wished):
        outcome.say("cheaper_none")
        outcome.suggest("popular")
        return outcome
    found = desk.search.find(wished, n=SHOWN)
    outcome.constraints = wished
    outcome.say("cheaper_found", total=number_text(found.total))
    _show(desk, turn, outcome, found, wished)
    return outcome


def detail(desk: Desk, turn: Turn) -> Outcome:
    """What the catalogue says of one product, and nothing else."""
    product = _product(desk, turn)
    if product is None:
        return _gone(turn)
    outcome = Outcome("detail")
    title = product.title(turn.locale)
    outcome.say("detail", title=title, price=money_text(product.price_minor, product.currency))
    if product.rating is not None and product.rating_count:
        outcome.say("detail_rating", rating=product.rating, count=number_text(product.rating_count))
    rows = [f"{name} {value}" for name, value in attribute_rows(product, turn.locale)[:FACTS_TOLD]]
    if rows:
        outcome.say("detail_facts", facts=turn.voice.list(rows))
    elif text := product.description(turn.locale):
        outcome.quotes.append(text)
    else:
        outcome.say("detail_none")
    outcome.items = [_card(product, turn)]
    _offer(desk, turn, outcome, [product], ())
    return outcome


def stock(desk: Desk, turn: Turn) -> Outcome:
    """Whether one product can be had."""
    product = _product(desk, turn)
    if product is None:
        return _gone(turn)
    outcome = Outcome("stock")
    title = product.title(turn.locale)
    if not product.can_be_had:
        outcome.say("out_of_stock", title=title)
        similar = desk.recommendations.similar(product, n=ANCHORS)
        outcome.items = [_card(each, turn) for each in similar]
    else:
        if product.stock is None:
            outcome.say("in_stock_some", title=title)
        else:
            outcome.say("in_stock", title=title, count=number_text(product.stock))
        outcome.items = [_card(product, turn)]
    return outcome


def feedback(desk: Desk, turn: Turn) -> Outcome:
    """An offer was liked, or is not to come again."""
    outcome = Outcome("feedback")
    if not turn.step.products:
        outcome.say("feedback_what")
        return outcome
    outcome.events.append(FeedbackGiven(turn.step.products[0], turn.step.value))
    outcome.say("feedback_up" if turn.step.value == "up" else "feedback_down")
    return outcome


def talk(desk: Desk, turn: Turn) -> Outcome:
    """Courtesies, and who is speaking."""
    outcome = Outcome(turn.step.intent)
    outcome.say(turn.step.intent)
    if turn.step.intent != "goodbye":
        _suggest_departments(desk, turn, outcome)
    return outcome


def unknown(desk: Desk, turn: Turn) -> Outcome:
    """Not understood: said so, with ways on."""
    outcome = Outcome("unknown")
    outcome.say("unknown")
    _suggest_departments(desk, turn, outcome)
    outcome.suggest("person")
    return outcome


def silent(desk: Desk, turn: Turn) -> Outcome:
    """Nothing to say."""
    return Outcome(turn.step.intent)


def resume(desk: Desk, turn: Turn) -> Outcome:
    """The shopper goes on with the assistant."""
    outcome = Outcome("handoff", events=[HandedBack()])
    outcome.say("handed_back")
    return outcome


def _which(desk: Desk, turn: Turn) -> Outcome:
    outcome = Outcome(turn.step.intent)
    outcome.say("which")
    return outcome


def _gone(turn: Turn) -> Outcome:
    outcome = Outcome(turn.step.intent)
    outcome.say("product_gone")
    return outcome


def _product(desk: Desk, turn: Turn) -> Product | None:
    return desk.catalogue.product(turn.step.products[0]) if turn.step.products else None


def _notes(outcome: Outcome, turn: Turn, constraints: Sequence[Constraint]) -> None:
    """What the shopper should know of how the message was read."""
    query = turn.query
    if query is not None:
        if query.corrected:
            outcome.say("corrected", after=turn.voice.list(turn.voice.quote(after) for _, after in query.corrected))
        if query.not_sold:
            outcome.say(
                "not_sold_but", what=turn.voice.list(in_locale(turn.locale, *names) for names in query.not_sold)
            )
        if query.unknown:
            outcome.say("ignored", words=turn.voice.list(map(turn.voice.quote, query.unknown)))
    for price in constraints:
        if isinstance(price, Price) and price.said_in:
            amount = money_text(price.high if price.high is not None else price.low or 0, price.currency)
            outcome.say("other_currency", currency=price.currency, amount=amount)


def _tell_found(outcome: Outcome, turn: Turn, found: Found) -> None:
    spoken = turn.voice.list(c.spoken(turn.locale) for c in found.relaxed)
    prices = [c for c in found.relaxed if isinstance(c, Price)]
    if not found.total:
        outcome.say("nothing")
        outcome.suggest("any_price")
        outcome.suggest("popular")
        outcome.suggest("person")
        return
    if prices:
        nearest = found.products[0]
        outcome.say(
            "relaxed_price", what=prices[0].spoken(turn.locale), price=money_text(nearest.price_minor, nearest.currency)
        )
    elif found.relaxed:
        outcome.say("relaxed", what=spoken)
    elif found.total == 1:
        outcome.say("found_one")
    else:
        few = found.total <= len(found.products)
        outcome.say("found_few" if few else "found_many", total=number_text(found.total), n=len(found.products))
    sort = next((c for c in outcome.constraints or () if isinstance(c, Sort)), None)
    if sort and found.total > 1 and not prices:
        outcome.say("sorted", sort=sort.spoken(turn.locale))


def _show(desk: Desk, turn: Turn, outcome: Outcome, found: Found, constraints: Sequence[Constraint]) -> None:
    """Puts products and the offers beside them into the outcome."""
    among = standouts(found.fitting)
    outcome.items = [_card(product, turn, among) for product in found.products]
    kept = [c for c in constraints if c not in found.relaxed]
    _offer(desk, turn, outcome, [p for p in found.products if p.can_be_had][:ANCHORS], kept)
    _suggest_next(desk, outcome, turn, found, constraints)


def _card(product: Product, turn: Turn, among: Standouts = _NOTHING_BESIDE) -> dict[str, object]:
    return card_of(product, turn.locale) | {"reasons": match_reasons(product, among, turn.voice)}


def _offer(
    desk: Desk, turn: Turn, outcome: Outcome, anchors: Sequence[Product], constraints: Sequence[Constraint]
) -> None:
    """Related and premium offers unasked: never what was offered before, is in the cart, or breaks a limit."""
    state = turn.state
    beside = {card["id"] for card in outcome.items}
    exclude = beside | state.offered | set(state.cart) | state.disliked
    # What goes with a thing is of another kind, so only the limits that hold for everything hold for it.
    general = [c for c in constraints if c.exclude or isinstance(c, Price)]
    general = [replace(c, low=None) if isinstance(c, Price) else c for c in general]
    outcome.related = [
        related_card(offer, turn.voice, lambda category: desk.category_name(category, turn.locale))
        for offer in desk.recommendations.related(anchors, n=OFFERS, exclude=exclude, fits=_fits(desk, general))
    ]
    outcome.premium = [
        premium_card(offer, turn.voice, desk.attribute_name)
        for offer in desk.recommendations.premium(
            anchors, n=OFFERS, exclude=exclude - beside, fits=_fits(desk, constraints)
        )
    ]


def _asked_offers(desk: Desk, turn: Turn, kind: str) -> Outcome:
    anchors = desk.catalogue.products(turn.step.products)
    if not anchors:
        return _gone(turn) if turn.step.products else _which(desk, turn)
    outcome = Outcome(turn.step.intent)
    exclude = set(turn.state.cart) | turn.state.disliked
    constraints = [c for c in turn.step.constraints if not isinstance(c, Sort)]
    title = short_title(anchors[0], turn.locale)
    if kind == "related":
        excluded = [c for c in constraints if c.exclude]
        found = desk.recommendations.related(anchors[:1], n=SHOWN, exclude=exclude, fits=_fits(desk, excluded))
        outcome.related = [related_card(o, turn.voice, lambda c: desk.category_name(c, turn.locale)) for o in found]
        outcome.say("related_for" if found else "related_none", title=title)
    else:
        steps = desk.recommendations.premium(anchors, n=SHOWN // 2, exclude=exclude, fits=_fits(desk, constraints))
        outcome.premium = [premium_card(o, turn.voice, desk.attribute_name) for o in steps]
        outcome.say(
            "premium_for" if steps else "premium_none",
            title=short_title(steps[0].anchor, turn.locale) if steps else title,
        )
    return outcome


def _fits(desk: Desk, constraints: Sequence[Constraint]) -> Callable[[list[Product]], list[Product]]:
    limits = [c for c in constraints if not isinstance(c, Sort)]
    return lambda products: desk.search.fitting(products, limits) if products and limits else products


def _suggest_next(desk: Desk, outcome: Outcome, turn: Turn, found: Found, constraints: Sequence[Constraint]) -> None:
    """What the shopper may say next: what splits the matches well, then what moves on."""
    if not found.total:
        return
    if (name := _splitting_flag(desk, found, constraints, turn.locale)) is not None:
        outcome.suggest("flag", name=name)
    if found.total > 1:
        outcome.suggest("cheaper")
        outcome.suggest("compare")
    if found.total > len(found.products):
        outcome.suggest("more")
    outcome.suggest("related" if not outcome.related else "person")
    outcome.suggest("person")


def _splitting_flag(desk: Desk, found: Found, constraints: Sequence[Constraint], locale: str) -> str | None:
    """The yes/no feature that comes nearest to halving the matches."""
    if len(found.fitting) < SHOWN:
        return None
    said = {c.name(locale) for c in constraints}
    splitting: list[tuple[float, str]] = []
    for names, count in desk.search.flags(found.fitting):
        share, name = count / len(found.fitting), in_locale(locale, *names)
        if LEAST_SHARE <= share <= 1 - LEAST_SHARE and name not in said:
            splitting.append((abs(share - 0.5), name))
    return min(splitting, default=(0.0, None))[1]


def _suggest_departments(desk: Desk, turn: Turn, outcome: Outcome) -> None:
    for department in desk.catalogue.departments(turn.locale)[:3]:
        outcome.suggest("category", category=department.name)
    outcome.suggest("popular")


_ACTIONS: dict[str, Callable[[Desk, Turn], Outcome]] = {
    "search": search,
    "more": more,
    "not_sold": not_sold,
    "recommend": recommend,
    "related": related,
    "premium": premium,
    "cheaper": cheaper,
    "detail": detail,
    "stock": stock,
    "which": _which,
    "compare": comparison.compare,
    "cart_add": cart.add,
    "cart_remove": cart.remove,
    "cart_clear": cart.clear,
    "cart_view": cart.view,
    "article": service.article,
    "handoff": service.handoff,
    "feedback": feedback,
    "talk": talk,
    "unknown": unknown,
    "silent": silent,
    "resume": resume,
}
