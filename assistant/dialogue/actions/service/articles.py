"""Articles: the shop's own words on its rules."""

from __future__ import annotations

from assistant.dialogue.actions.cart import coupon_view_of
from assistant.dialogue.actions.service.returnable import choose_for_goods
from assistant.dialogue.actions.service.rules import find_canonical
from assistant.dialogue.conversation import WhichArticle
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import QuoteArticle, SayNoArticle, SayNotUnderstood, Step, TellPricesFixed
from assistant.dialogue.turn_context import Action, Turn
from assistant.knowledge.matching import ANSWERS
from assistant.knowledge.promotions import Coupon
from assistant.language.locales import SERVICES, join_words
from assistant.snapshot import Snapshot

MOST_COUPONS = 6
# Articles that are offered where none is the answer.
NEAREST = 2


def quote_article(shop: Snapshot, turn: Turn[QuoteArticle]) -> Outcome:
    """The article that answers, quoted; never a sentence of our own about the shop's rules."""
    article = choose_for_goods(shop, turn)
    found = shop.articles.get(article, turn.locale, today=shop.today())
    if found is None:
        return tell_no_article(shop, turn.with_step(SayNoArticle(intent=turn.step.intent)))
    outcome = Outcome(found.intent)
    outcome.quote(found, turn.locale)
    if found.intent == "promotion":
        _say_coupons(shop, turn, outcome)
    for key in ("returns", "shipping"):
        if key != found.intent:
            outcome.suggest(key)
    outcome.suggest("person")
    return outcome


def tell_prices_fixed(shop: Snapshot, turn: Turn[TellPricesFixed]) -> Outcome:
    """Prices are as marked; what the shop says on that, and the coupons that run."""
    outcome = Outcome(turn.step.intent)
    outcome.say("prices_fixed")
    near = find_canonical(shop, join_words(SERVICES, "HAGGLE"))
    best = max(near, key=lambda article: near[article], default=None)
    found = shop.articles.get(best, turn.locale, today=shop.today()) if best and near[best] >= ANSWERS else None
    if found is not None and found.intent == "promotion":
        outcome.quote(found, turn.locale)
    _say_coupons(shop, turn, outcome)
    outcome.suggest("person")
    return outcome


def _say_coupons(shop: Snapshot, turn: Turn, outcome: Outcome) -> None:
    codes = [turn.voice.say("coupon", code=c.code, title=c.title) for c in _find_coupons(shop, turn)[:MOST_COUPONS]]
    outcome.say("coupons", coupons=turn.voice.list(codes)) if codes else outcome.say("coupons_none")


def _find_coupons(shop: Snapshot, turn: Turn) -> list[Coupon]:
    """The coupons that run: for what is in the cart or in view first, then those for all goods."""
    in_view = shop.catalogue.products([*turn.state.cart, *turn.state.shown])
    products = [coupon_view_of(shop, product) for product in in_view]

    def place(coupon: Coupon) -> int:
        if not (coupon.categories or coupon.brands):
            return 1
        return 0 if any(coupon.covers(product) for product in products) else 2

    return sorted(shop.promotions.current(shop.today(), turn.locale), key=place)


def tell_no_article(shop: Snapshot, turn: Turn[SayNoArticle]) -> Outcome:
    """A question about the shop's rules that the shop has not answered: nothing is made up."""
    outcome = Outcome(turn.step.intent)
    near = suggest_articles(shop, turn, outcome)
    outcome.say("no_article_near" if near else "no_article")
    outcome.suggest("person")
    return outcome


def suggest_articles(shop: Snapshot, turn: Turn[SayNoArticle | SayNotUnderstood], outcome: Outcome) -> bool:
    """Offers the articles that come nearest, by their titles; whether there are any."""
    near = [shop.articles.get(key, turn.locale, today=shop.today()) for key in turn.step.near[:NEAREST]]
    titles = {found.title: found.id for found in near if found is not None}
    for title in titles:
        outcome.suggest("article", title=title)
    if titles:
        # A title may be the name of goods, too: tapped, it is the article that is meant.
        outcome.ask(WhichArticle(titles))
    return bool(titles)


ACTIONS: dict[type[Step], Action] = {
    QuoteArticle: quote_article,
    SayNoArticle: tell_no_article,
    TellPricesFixed: tell_prices_fixed,
}
