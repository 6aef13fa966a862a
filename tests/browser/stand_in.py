"""A shop that says what a test tells it to: the real templates and modules, scripted answers behind them."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from flask import Flask, Response, jsonify, render_template, request
from werkzeug.serving import make_server

from assistant.web.wording import page_strings

ROOT = Path(__file__).parents[2]
LOCALES = ("zh", "en")
NAMES = {"zh": "小铺", "en": "Corner Shop"}
POLICY = "default-src 'self'; img-src 'self' https: data:; style-src 'self'; script-src 'self'"
TOKEN = "c0ffee" * 6
ME = "小林"


def card(product_id: str, title: str, **more: Any) -> dict[str, Any]:
    """A product card; `more` overrides or adds fields."""
    plain = {"id": product_id, "title": title, "brand": "清屿", "category": "耳机", "price": 29900, "list_price": None}
    shown = {"currency": "CNY", "price_text": "¥299", "image": "/static/icons.svg", "url": f"/store/p/{product_id}"}
    known = {"rating": 4.7, "rating_count": 1203, "stock": 42, "tint": "#e8735a", "reasons": []}
    return plain | shown | known | more


def reason(text: str, *rows: tuple[str, str]) -> dict[str, Any]:
    receipt = [{"label": label, "value": value} for label, value in rows]
    return {"kind": "bought_together", "text": text, "evidence": {"anchor": "EB-1"}, "receipt": receipt}


EARBUDS = card("EB-1", "清屿 Air 2 蓝牙耳机", list_price=35900, reasons=[reason("评分高", ("评分", "4.7"))])
HEADPHONES = card("EB-2", "声野 Lite 头戴式耳机", stock=3)
CASE = card(
    "CS-1", "充电盒保护套", reasons=[reason("每 4 位就有 1 位带走它", ("买过 Air 2", "212 单"), ("其中", "53 单"))]
)
STEP_UP = card("EB-4", "清屿 Air 3 Pro", gain="＋¥120：续航 30→45 小时", enough="不坐地铁的话，Air 2 就够用。")


def answer(text: str = "有 14 款合适。", **more: Any) -> dict[str, Any]:
    """A reply in the shape of POST /api/chat."""
    query = {"constraints": [], "relaxed": [], "corrected": [], "unknown": []}
    frame = {"conversation": TOKEN, "locale": "zh", "intent": "search", "topic": None, "text": text, "query": query}
    return frame | {"items": [], "related": [], "premium": [], "suggestions": [], "handoff": None} | more


def search_answer() -> dict[str, Any]:
    """A full reply: chips of each kind, a correction, a word not understood, results, both offers, suggestions."""
    constraints = [{"chip": "蓝牙耳机"}, {"chip": "≤ ¥500"}, {"chip": "不要黑色", "exclude": True}]
    constraints.append({"kind": "recipient", "chip": "给妈妈", "soft": True})
    corrected = [{"from": "蓝牙耳几", "to": "蓝牙耳机"}]
    query = {"constraints": constraints, "relaxed": [], "corrected": corrected, "unknown": ["阿斯顿发"]}
    offers = {"items": [EARBUDS, HEADPHONES], "related": [CASE], "premium": [STEP_UP]}
    return answer(query=query, **offers, suggestions=["便宜点的", "转人工"])


class StandIn:
    """The scripted shop: `replies` are given out in order, `received` keeps what the page sent."""

    def __init__(self) -> None:
        self.app = Flask("stand_in", template_folder=ROOT / "templates", static_folder=ROOT / "assistant" / "static")
        self.app.static_url_path = "/static"
        self._server = make_server("127.0.0.1", 0, self.app, threaded=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.reset()
        self._add_chat()
        self._add_pages()
        self._add_desk()

    def reset(self) -> None:
        self.replies: list[dict[str, Any] | tuple[dict[str, Any], int, dict[str, str]]] = []
        self.received: list[dict[str, Any]] = []
        self.past: dict[str, Any] | None = None
        self.kept: dict[str, Any] | None = None
        self.news: dict[str, Any] = {"messages": [], "last": 0, "handoff": None}
        self.desk: dict[str, Any] = {"state": "waiting", "mine": False, "agent": None}
        self.said: list[str] = []

    def start(self) -> None:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _frame(self) -> dict[str, Any]:
        locale = request.args.get("locale") or request.cookies.get("locale") or "zh"
        shop = {"name": NAMES[locale], "mark": "铺", "accent": "#0f766e"}
        return {"locale": locale, "shop": shop, "t": page_strings(locale)}

    def _add_chat(self) -> None:
        missing = ({"error": {"code": "not_found", "message": "", "hint": ""}}, 404)

        @self.app.after_request
        def secure(response: Response) -> Response:
            response.headers["Content-Security-Policy"] = POLICY
            return response

        @self.app.get("/theme.css")
        def theme() -> Response:
            return Response(render_template("theme.css", shop={"accent": "#0f766e"}), mimetype="text/css")

        @self.app.get("/chat")
        def chat() -> str:
            product = dict.fromkeys(LOCALES, EARBUDS) if "product" in request.args else None
            examples = {"zh": ["五百以内的蓝牙耳机"], "en": ["Earbuds under ¥500"]}
            more = {"shops": {locale: {"name": NAMES[locale]} for locale in LOCALES}, "examples": examples}
            words = {locale: page_strings(locale) for locale in LOCALES}
            popular = {locale: [EARBUDS, HEADPHONES] for locale in LOCALES}
            welcome = {"welcome_items": popular, "sells": True}
            opened = {"embed": "embed" in request.args, "product": product, **welcome}
            return render_template("chat.html", **self._frame(), words=words, **more, **opened)

        @self.app.post("/api/chat")
        def message() -> Any:
            # Each message has an id of its own, which no test can know.
            self.received.append({key: value for key, value in request.get_json().items() if key != "id"})
            return self.replies.pop(0) if self.replies else answer()

        @self.app.get("/api/conversation")
        def conversation() -> Any:
            return self.past if self.past and request.headers["X-Conversation"] == TOKEN else missing

        @self.app.get("/api/conversation/export")
        def export() -> Any:
            return self.kept if self.kept and request.headers["X-Conversation"] == TOKEN else missing

        @self.app.get("/api/conversation/messages")
        def messages() -> Any:
            after = int(request.args["after"])
            return self.news | {"messages": [one for one in self.news["messages"] if one["n"] > after]}

    def _add_pages(self) -> None:
        @self.app.get("/store")
        def store() -> str:
            departments = [{"name": "耳机音箱", "slug": "audio", "count": 96, "current": False}] * 12
            paging = {"page": 1, "pages": 3, "previous_url": None, "next_url": "/store?page=2"}
            cards = [EARBUDS, HEADPHONES] * 5
            shown = {"departments": departments, "department": None, "total": 1342, "cards": cards, "paging": paging}
            shown["question"] = "¥500 以内的耳机"
            return render_template("store/index.html", **self._frame(), **shown)

        @self.app.get("/store/p/<product_id>")
        def product(product_id: str) -> Any:
            if product_id != EARBUDS["id"]:
                return render_template("error.html", **self._frame(), status=404, message=None, hint=None), 404
            attributes = [{"name": "续航", "value": "30 小时"}]
            shown = EARBUDS | {"description": "一次充满听 30 小时。", "attributes": attributes, "trail": []}
            return render_template("store/product.html", **self._frame(), product=shown, similar=[HEADPHONES])

        @self.app.get("/help")
        def help_page() -> str:
            article = {"id": "returns-7-days", "title": "七天无理由退货", "answer": "签收后 7 天内可以退。"}
            groups = [{"name": "退换货", "articles": [article]}]
            return render_template("help.html", **self._frame(), groups=groups)

    def _add_desk(self) -> None:
        @self.app.get("/console/login")
        def login() -> str:
            return render_template("console/login.html", **self._frame(), error="名字或密码不对")

        @self.app.get("/console")
        def desk() -> str:
            return render_template("console/index.html", **self._frame(), agent={"name": ME}, conversation_id=None)

        @self.app.get("/console/conversations/<number>")
        def one(number: str) -> str:
            agent = {"name": ME}
            return render_template("console/conversation.html", **self._frame(), agent=agent, conversation_id=number)

        @self.app.get("/console/api/queue")
        def queue() -> Response:
            row = {"id": "41", "name": "41", "last_text": "发票？", "locale": "zh", "agent": None}
            waits = {"last_at": "2026-11-20T08:00:00Z", "waiting_since": "2026-11-20T08:00:00Z"}
            return jsonify(waiting=[row | waits], mine=[], recent=[])

        @self.app.get("/console/api/conversations/<number>")
        def state(number: str) -> Response:
            at = "2026-11-20T08:00:00Z"
            turns: list[dict[str, Any]] = [{"n": 1, "at": at, "role": "shopper", "text": "能开发票吗"}]
            turns.append({"n": 2, "at": at, "role": "assistant", "reply": search_answer()})
            turns += [{"n": n, "at": at, "role": "agent", "name": ME, "text": t} for n, t in enumerate(self.said, 3)]
            after = int(request.args["after"])
            cart = {"count": 1, "total_text": "¥299", "lines": [cart_line()]}
            known = {"constraints": [{"chip": "≤ ¥500", "exclude": False}], "cart": cart, "items": [EARBUDS]}
            fresh = [turn for turn in turns if turn["n"] > after]
            who = {"id": number, "name": number, "locale": "zh", "order_ids": []}
            return jsonify(who | self.desk | known | {"turns": fresh, "last": len(turns)})

        @self.app.post("/console/conversations/<number>/<verb>")
        def order(number: str, verb: str) -> tuple[str, int]:
            if verb == "take":
                self.desk = {"state": "taken", "mine": True, "agent": ME}
            elif verb == "release":
                self.desk = {"state": "automatic", "mine": False, "agent": None}
            else:
                self.said.append(request.get_json()["text"])
            return "", 204


def cart_line(**more: Any) -> dict[str, Any]:
    line = {"product_id": EARBUDS["id"], "title": EARBUDS["title"], "quantity": 1, "most": 42, "price_text": "¥299"}
    return line | {"notes": []} | more


def cart(*lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A cart in the shape of a reply's; `more` overrides or adds fields."""
    count = sum(line["quantity"] for line in lines)
    return {"count": count, "total_text": f"¥{299 * count}", "coupon": None, "goal": None, "lines": list(lines)} | more
