"""Finding goods: for a wish, more of them, cheaper ones, or what may please."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue.cards import card_of
from assistant.catalogue.products import Product
from assistant.catalogue.search import Found
from assistant.dialogue.desk import Action, Desk, Turn
from assistant.dialogue.offers import offer
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.reasons import Standouts, match_reasons, standouts
from assistant.money import money_text
from assistant.understanding.constraints import Brand, Category, Constraint, Price, Sort, Text
from assistant.understanding.languages import in_locale, number_text
from assistant.understanding.text import is_cjk

SHOWN = 6
ANCHORS = 3
DEPARTMENTS = 3
# A feature that fewer have, or fewer lack, makes no choice.
LEAST_SHARE = 0.2
_NOTHING_BESIDE = Standouts()


def search(desk: Desk, turn: Turn) -> Outcome:
    """Products for a wish, with what goes with them and what is a step up."""
    step = turn.step
    constraints = step.constraints
    unwanted = sorted(turn.state.disliked)
    found = desk.search.find(constraints, n=SHOWN, without=unwanted)
    if not found.total and (elsewhere := _filed_elsewhere(desk, turn, constraints)) is not None:
        constraints, found = elsewhere, desk.search.find(elsewhere, n=SHOWN, without=unwanted)
    missing: Category | None = None
    if not found.total and (nearest := _nearest_kind(desk, constraints)) is not None:
        missing, constraints = nearest
        found = desk.search.find(constraints, n=SHOWN, without=unwanted)
    if step.value == "or_alone" and turn.query and (found.relaxed or not found.total):
        alone = desk.search.find(turn.query.constraints, n=SHOWN, without=unwanted)
        if alone.total and not alone.relaxed:
            constraints, found = turn.query.constraints, alone
    outcome = Outcome(step.intent, constraints=tuple(constraints), relaxed=found.relaxed)
    _notes(outcome, turn, constraints)
    if missing is not None and found.total:
        kinds = [c.name(turn.locale) for c in constraints if isinstance(c, Category) and not c.exclude]
        outcome.say("not_sold_near", what=missing.name(turn.locale), kind=turn.voice.list(kinds))
    if not found.total:
        return _found_nothing(desk, turn, outcome, constraints)
    _tell_found(outcome, turn, found)
    _show(desk, turn, outcome, found, constraints)
    return outcome


def more(desk: Desk, turn: Turn) -> Outcome:
    """The next products of the same wish."""
    constraints = turn.step.constraints
    found = desk.search.find(constraints, n=SHOWN, without=sorted(turn.state.seen | turn.state.disliked))
    total = desk.search.count(constraints)
    # What never fitted exactly goes on as it began, with something given up.
    if not found.total or (found.relaxed and total):
        outcome = Outcome(turn.step.intent, constraints=constraints)
        outcome.say("no_more", total=number_text(total)) if total else outcome.say("no_more_near")
        outcome.suggest("cheaper")
        outcome.suggest("popular")
        return outcome
    outcome = Outcome(turn.step.intent, constraints=constraints, relaxed=found.relaxed)
    if found.relaxed:
        _tell_found(outcome, turn, found)
    else:
        outcome.say("found_more" if len(found.products) > 1 else "found_one_more", n=len(found.products))
    _show(desk, turn, outcome, found, constraints)
    return outcome


def cheaper(desk: Desk, turn: Turn) -> Outcome:
    """What costs less than the first of what was shown, within the same wish."""
    shown = desk.catalogue.products(turn.step.products)
    if not shown:
        outcome = Outcome(turn.step.intent)
        outcome.say("which")
        return outcome
    outcome = Outcome("cheaper", constraints=turn.step.constraints)
    kept = [c for c in turn.step.constraints if not isinstance(c, Price | Sort)]
    if not kept and (category := shown[0].category_id) is not None:
        kept = [Category(categories=(category,), names=shown[0].category)]
    less = Price(high=shown[0].price_minor - 1, currency=shown[0].currency)
    highest = desk.search.highest_price((*kept, less))
    if highest is None:
        outcome.say("cheaper_none")
        outcome.suggest("popular")
        return outcome
    # The same goods as "less than 199" gives, and a limit that reads like one: ≤ ¥149, not ≤ ¥198.99.
    wished = (*kept, Price(high=highest, currency=shown[0].currency))
    found = desk.search.find(wished, n=SHOWN, without=sorted(turn.state.disliked))
    outcome.constraints = wished
    outcome.say("cheaper_found" if found.total > 1 else "cheaper_one", total=number_text(found.total))
    _show(desk, turn, outcome, found, wished)
    return outcome


def recommend(desk: Desk, turn: Turn) -> Outcome:
    """What may please when nothing particular is wished."""
    state, constraints = turn.state, turn.step.constraints
    outcome = Outcome(turn.step.intent, constraints=constraints)
    limits = [c for c in constraints if not isinstance(c, Sort)]
    unwanted = state.disliked | set(state.cart)
    hopes = [c for c in limits if c.soft]
    products: list[Product] = []
    if not hopes:  # what pleases the shopper says nothing of what pleases someone else
        products = desk.recommendations.for_visitor(
            turn.visitor, recent=state.shown, n=4 * SHOWN, exclude=sorted(unwanted)
        )
        products = desk.search.fitting(products, limits)[:SHOWN] if products else []
    if len(products) < SHOWN:
        known = {product.id for product in products}
        wished = limits if hopes else (*limits, Sort(by="popular"))
        popular = desk.search.find(wished, n=SHOWN, without=sorted(known | unwanted))
        products += [] if popular.relaxed else list(popular.products)[: SHOWN - len(products)]
    if not products:
        return _found_nothing(desk, turn, outcome, constraints)
    if turn.step.intent == "gift" and len(hopes) == len(limits):
        outcome.say("gift")
    elif all(product.popularity > 0 for product in products):
        outcome.say("for_you" if state.shown else "popular_now")
    else:
        # Nobody has bought anything yet, as far as the shop knows: so nothing is said of what people buy.
        outcome.say("to_begin_with")
    outcome.items = [product_card(product, turn) for product in products]
    suggest_departments(desk, turn, outcome)
    return outcome


def not_sold(desk: Desk, turn: Turn) -> Outcome:
    """A kind of goods that the shop does not have: said plainly, with what it does have."""
    missing = turn.query.not_sold if turn.query else ()
    return _not_sold(desk, turn, [in_locale(turn.locale, *names) for names in missing])


def start_over(desk: Desk, turn: Turn) -> Outcome:
    """What was wished so far is forgotten; the cart is not."""
    outcome = Outcome("search", constraints=())
    outcome.say("fresh_start")
    suggest_departments(desk, turn, outcome)
    return outcome


def product_card(product: Product, turn: Turn, among: Standouts = _NOTHING_BESIDE) -> dict[str, object]:
    """A card with what sets the product apart among what fits."""
    return card_of(product, turn.locale) | {"reasons": match_reasons(product, among, turn.voice)}


def suggest_departments(desk: Desk, turn: Turn, outcome: Outcome, n: int = DEPARTMENTS) -> None:
    """The fullest departments, and what is popular: ways on for who has none in mind."""
    for department in desk.catalogue.departments(turn.locale)[:n]:
        outcome.suggest("category", category=department.name)
    outcome.suggest("popular")


def _notes(outcome: Outcome, turn: Turn, constraints: Sequence[Constraint]) -> None:
    """What the shopper should know of how the message was read."""
    query, voice = turn.query, turn.voice
    if query is not None:
        if query.corrected:
            outcome.say("corrected", after=voice.list(voice.quote(after) for _, after in query.corrected))
        if query.not_sold:
            outcome.say("not_sold_but", what=voice.list(in_locale(turn.locale, *names) for names in query.not_sold))
        if query.unknown:
            outcome.say("ignored", words=voice.list(map(voice.quote, query.unknown)))
    for price in constraints:
        if isinstance(price, Price) and price.said_in:
            amount = money_text(price.high if price.high is not None else price.low or 0, price.currency)
            outcome.say("other_currency", currency=price.currency, amount=amount)


def _tell_found(outcome: Outcome, turn: Turn, found: Found) -> None:
    only_price = found.relaxed[0] if len(found.relaxed) == 1 and isinstance(found.relaxed[0], Price) else None
    if only_price:
        nearest = found.products[0]
        price = money_text(nearest.price_minor, nearest.currency)
        outcome.say("relaxed_price", what=only_price.spoken(turn.locale), price=price)
    elif found.relaxed:
        outcome.say("relaxed", what=turn.voice.list(_spoken(c, turn) for c in found.relaxed))
    elif found.total == 1:
        outcome.say("found_one")
    else:
        few = found.total <= len(found.products)
        outcome.say("found_few" if few else "found_many", total=number_text(found.total), n=len(found.products))
    if not any(product.can_be_had for product in found.products):
        outcome.say("all_sold_out")
    sort = next((c for c in outcome.constraints or () if isinstance(c, Sort)), None)
    if sort and found.total > 1 and _is_told_apart(found, sort.by) and not _has_price(found.relaxed):
        outcome.say("sorted", sort=sort.spoken(turn.locale))


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


def _spoken(constraint: Constraint, turn: Turn) -> str:
    """A constraint inside a sentence; a word that is only a word in quotes."""
    return turn.voice.quote(constraint.written) if isinstance(constraint, Text) else constraint.spoken(turn.locale)


def _filed_elsewhere(desk: Desk, turn: Turn, constraints: Sequence[Constraint]) -> tuple[Constraint, ...] | None:
    """The same wish for goods that stand in another category than their name suggests, if titles bear the name."""
    kinds = [c for c in constraints if isinstance(c, Category) and not c.exclude]
    if len(kinds) != 1 or desk.search.count(kinds):
        return None
    words = kinds[0].words
    if desk.catalogue.speaks(turn.locale):
        # In the shopper's own script: the English for 汽车 is in the title of every remote control car.
        chinese = is_cjk(kinds[0].name(turn.locale))
        words = tuple(alternative for alternative in words if is_cjk("".join(alternative)) == chinese)
    anywhere = replace(kinds[0], loose=None, words=words)
    if not words or not desk.search.count([anywhere]):
        return None
    return tuple(anywhere if c is kinds[0] else c for c in constraints)


def _nearest_kind(desk: Desk, constraints: Sequence[Constraint]) -> tuple[Category, tuple[Constraint, ...]] | None:
    """The kind that the shop has nothing of, and the wish for the next kind above instead; None where there is none."""
    for wanted in constraints:
        if isinstance(wanted, Category) and not wanted.exclude and wanted.near and not desk.search.count([wanted]):
            names = desk.catalogue.category_names(wanted.near)
            instead = Category(categories=wanted.near, names=names, span=wanted.span)
            return wanted, tuple(instead if c is wanted else c for c in constraints)
    return None


def _found_nothing(desk: Desk, turn: Turn, outcome: Outcome, constraints: Sequence[Constraint]) -> Outcome:
    """Nothing, even with something given up: because the shop has no such goods, or because too much was asked."""
    missing = [c for c in constraints if isinstance(c, Category) and not c.exclude and not desk.search.count([c])]
    if missing:
        return _not_sold(desk, turn, [c.name(turn.locale) for c in missing])
    outcome.say("nothing")
    if any(isinstance(c, Price) for c in constraints):
        outcome.suggest("any_price")
    outcome.suggest("popular")
    outcome.suggest("person")
    return outcome


def _not_sold(desk: Desk, turn: Turn, names: Sequence[str]) -> Outcome:
    outcome = Outcome(turn.step.intent, constraints=())
    outcome.say("not_sold", what=turn.voice.list(names))
    suggest_departments(desk, turn, outcome)
    return outcome


def _show(desk: Desk, turn: Turn, outcome: Outcome, found: Found, constraints: Sequence[Constraint]) -> None:
    """Puts products and the offers beside them into the outcome."""
    among = standouts(found.fitting)
    outcome.items = [product_card(product, turn, among) for product in found.products]
    kept = [c for c in constraints if c not in found.relaxed]
    offer(desk, turn, outcome, [p for p in found.products if p.can_be_had][:ANCHORS], kept)
    _suggest_next(desk, outcome, turn, found, constraints)


def _suggest_next(desk: Desk, outcome: Outcome, turn: Turn, found: Found, constraints: Sequence[Constraint]) -> None:
    """What the shopper may say next: what splits the matches well, then what moves on."""
    if (name := _splitting_flag(desk, found, constraints, turn.locale)) is not None:
        outcome.suggest("flag", name=name)
    elif (brand := _splitting_brand(found, constraints, turn.locale)) is not None:
        outcome.suggest("brand", brand=brand)
    if found.total > 1:
        outcome.suggest("cheaper")
        outcome.suggest("compare")
    if found.total > len(found.products):
        outcome.suggest("more")
    outcome.suggest("related")
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
    return min(splitting)[1] if splitting else None


def _splitting_brand(found: Found, constraints: Sequence[Constraint], locale: str) -> str | None:
    """The brand, of those shown, that comes nearest to halving the matches."""
    if len(found.fitting) < SHOWN or any(isinstance(c, Brand) for c in constraints):
        return None
    counts = Counter(each.brand_id for each in found.fitting)
    splitting: list[tuple[float, str]] = []
    for product in found.products:
        share = counts[product.brand_id] / len(found.fitting)
        if product.brand_id is not None and LEAST_SHARE <= share <= 1 - LEAST_SHARE:
            splitting.append((abs(share - 0.5), in_locale(locale, *product.brand)))
    return min(splitting)[1] if splitting else None


ACTIONS: dict[str, Action] = {
    "search": search,
    "more": more,
    "cheaper": cheaper,
    "recommend": recommend,
    "not_sold": not_sold,
    "start_over": start_over,
}
