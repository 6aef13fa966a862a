"""Shopfront: what every page shows, and what the chat shows before the first word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask import url_for

from assistant.catalogue.products import Product
from assistant.config import ShopSettings
from assistant.language.locales import in_locale
from assistant.money import money_text
from assistant.web.current import LOCALES, locale, the_settings, the_shop
from assistant.web.wording import Goods, Strings, first_questions, group_name, group_place, page_strings, support_hours

WELCOME_ITEMS = 6


def every_page() -> dict[str, Any]:
    """The variables that each template reads: language, shop and strings."""
    wished = locale()
    return {
        "locale": wished,
        "shop": shop_sign(the_settings(), wished),
        "t": shop_strings(wished),
        "is_demo": the_shop().is_demo,
    }


def shop_strings(locale: str) -> Strings:
    """The strings of every page, with no word of people where nobody was set up to answer."""
    strings = page_strings(locale)
    if the_shop().agents.exist():
        return strings
    return strings | {"chat": strings["chat"] | {"status": strings["chat"]["status_alone"]}}


def shop_sign(settings: ShopSettings, locale: str) -> dict[str, str]:
    """The shop's name in a language, the character on its tile, and its colour."""
    name = {"zh": settings.shop_name_zh, "en": settings.shop_name_en}[locale]
    return {"name": name, "mark": name[0], "accent": settings.accent}


def before_the_first_word(product_id: str | None) -> dict[str, Any]:
    """What the chat page needs in both languages, so that switching needs no reload."""
    shop, settings = the_shop(), the_settings()
    product = shop.catalogue.product(product_id) if product_id else None
    shelf = shop.catalogue.page(None, n=WELCOME_ITEMS, offset=0, locale=locale())
    return {
        "words": {each: shop_strings(each) for each in LOCALES},
        "shops": {each: {"name": shop_sign(settings, each)["name"]} for each in LOCALES},
        "examples": {each: questions_to_begin_with(shelf, each) for each in LOCALES},
        "welcome_items": {each: [] if product else shop.cards(shelf, each) for each in LOCALES},
        "sells": _sell(shelf),
        "product": {each: shop.cards([product], each)[0] for each in LOCALES} if product else None,
        "hours": {each: support_hours(each, settings.support_hours) for each in LOCALES},
    }


def questions_to_begin_with(shelf: Sequence[Product], locale: str) -> list[str]:
    """Questions about what stands in front of the shelf, as far as the shop knows the answers."""
    articles = the_shop().knowledge.articles.all(locale)
    returns = any(article.intent == "returns" for article in articles)
    return first_questions(locale, _kinds(shelf, locale), sold=_sell(shelf), returns=returns)


def _sell(products: Iterable[Product]) -> bool:
    """Whether there are orders to say what is bought."""
    return any(product.sold for product in products)


def _kinds(products: Iterable[Product], locale: str) -> list[Goods]:
    """The kinds of goods among `products`, each once, as its first product has it."""
    kinds: dict[str, Goods] = {}
    for product in products:
        name = in_locale(locale, *product.category)
        price = money_text(round_above(product.price_minor), product.currency)
        if name and product.can_be_had:
            kinds.setdefault(name, Goods(name, price, rated=bool(product.rating_count)))
    return list(kinds.values())


def round_above(minor: int) -> int:
    """The next amount that a shopper would name as a budget: 1, 2, 3, 5 or 8 with noughts after it."""
    unit = 10 ** (len(str(minor)) - 1)
    return next(step * unit for step in (1, 2, 3, 5, 8, 10) if step * unit >= minor)


def departments(current: str | None) -> list[dict[str, Any]]:
    """The shop's departments by name, slug and number of products; the one looked at is marked."""
    return [
        {"name": each.name, "slug": each.slug, "count": each.count, "current": each.slug == current}
        for each in the_shop().catalogue.departments(locale())
    ]


def trail(product_id: str) -> list[dict[str, str | None]]:
    """Where a product stands: its categories from the department down, the department as a link to its shelf."""
    catalogue = the_shop().catalogue
    product = catalogue.product(product_id)
    steps = catalogue.trail(product, locale()) if product else []
    return [
        {"name": name, "url": url_for("pages.store", department=slug) if depth == 0 else None}
        for depth, (name, slug) in enumerate(steps)
    ]


def paging(wished: str | None, total: int, n: int, department: str | None) -> tuple[int, dict[str, Any]]:
    """The page to show, from 1, of `total` products by `n`; and the links to its neighbours."""
    pages = max(1, -(-total // n))
    page = min(int(wished), pages) if wished and wished.isascii() and wished.isdigit() and len(wished) < 9 else 1
    page = max(page, 1)

    def url(number: int) -> str | None:
        return url_for("pages.store", department=department, page=number) if 1 <= number <= pages else None

    return page, {"page": page, "pages": pages, "previous_url": url(page - 1), "next_url": url(page + 1)}


def help_groups() -> list[dict[str, Any]]:
    """The shop's articles by group, in the page's language where they have it."""
    groups: dict[str, list[dict[str, str]]] = {}
    for article in the_shop().knowledge.articles.all(locale()):
        groups.setdefault(article.topic_group, []).append(
            {"id": article.id, "title": article.title, "answer": article.answer}
        )
    in_order = sorted(groups.items(), key=lambda group: group_place(group[0]))
    return [{"name": group_name(locale(), group), "articles": articles} for group, articles in in_order]
