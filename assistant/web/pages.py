"""Pages that shoppers see: the chat, the demo store, the shop's rules."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request, send_from_directory, url_for
from werkzeug.wrappers import Response as AnyResponse

from assistant.errors import NotFound
from assistant.web.current import locale, remember_visitor, the_config, the_shop, visitor_or_new
from assistant.web.shopfront import (
    before_the_first_word,
    departments,
    every_page,
    help_groups,
    paging,
    questions_to_begin_with,
    trail,
)

PICTURE_SECONDS = 7 * 24 * 3600
CARDS_A_PAGE = 24

pages = Blueprint("pages", __name__)


@pages.get("/")
def front() -> AnyResponse:
    """The front door leads to the chat."""
    return redirect(url_for("pages.chat"))


@pages.get("/chat")
def chat() -> Response:
    """The conversation; with `embed` inside another page, with `product` about one product."""
    visitor_or_new()
    product_id = request.args.get("product", "")[:200]
    shown = render_template(
        "chat.html", embed="embed" in request.args, **before_the_first_word(product_id), **every_page()
    )
    return remember_visitor(make_response(shown))


@pages.get("/store")
def store() -> str:
    """The demo store's shelves, all or one department's."""
    shop, department = the_shop(), request.args.get("department") or None
    known = departments(department)
    current = next((each for each in known if each["current"]), None)
    if department and current is None:
        raise NotFound("There is no such department")
    total = current["count"] if current else sum(each["count"] for each in known)
    number, turning = paging(request.args.get("page"), total, CARDS_A_PAGE, department)
    products = shop.catalogue.page(department, n=CARDS_A_PAGE, offset=(number - 1) * CARDS_A_PAGE, locale=locale())
    questions = questions_to_begin_with(products, locale())
    return render_template(
        "store/index.html",
        departments=known,
        department=current and current["name"],
        total=total,
        question=questions[0],
        cards=shop.cards(products, locale()),
        paging=turning,
        **every_page(),
    )


@pages.get("/store/p/<path:product_id>")
def product(product_id: str) -> str:
    """One product."""
    shown = the_shop().product_page(product_id, locale()) | {"trail": trail(product_id)}
    return render_template("store/product.html", product=shown, similar=shown.get("similar", []), **every_page())


@pages.get("/help")
def rules() -> str:
    """The shop's policies and frequent questions."""
    return render_template("help.html", groups=help_groups(), **every_page())


@pages.get("/theme.css")
def theme() -> Response:
    """The shop's colour, as the style sheets read it."""
    return Response(render_template("theme.css", **every_page()), content_type="text/css; charset=utf-8")


@pages.get("/pictures/<path:name>")
def picture(name: str) -> Response:
    """A picture of the demo shop."""
    return send_from_directory((the_config().seed_data / "pictures").resolve(), name, max_age=PICTURE_SECONDS)
