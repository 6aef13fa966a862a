"""The pages: found, in the right language, and an error page that is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from assistant import create_app
from assistant.config import ServerConfig, ShopSettings
from assistant.web.shopfront import round_above
from assistant.web.wording import Goods, error_sentences, first_questions, group_name, group_place, support_hours
from tests.web.fakes import FakeShop


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/chat?locale=en", "Corner Shop"),
        ("/chat?locale=zh", "小铺"),
        ("/chat?embed=1&product=p1&locale=zh", "充电宝"),
        ("/chat?product=nothing&locale=en", "Corner Shop"),
        ("/store?locale=en", "Power bank"),
        ("/store?department=power&locale=zh", "电源"),
        ("/store/p/p1?locale=zh", "充电宝"),
        ("/help?locale=zh", "七天内可退。"),
        ("/console/login?locale=en", "Sign in"),
    ],
)
def test_a_page_shows_what_it_is_for(client: FlaskClient, path: str, shown: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.mimetype == "text/html"
    assert shown in answer.text


def test_the_front_door_leads_to_the_chat(client: FlaskClient) -> None:
    assert client.get("/").headers["Location"] == "/chat"


def test_the_language_is_asked_for_then_remembered_then_the_browsers_then_the_shops(client: FlaskClient) -> None:
    def language(path: str, **headers: str) -> str:
        return "zh" if "小铺" in client.get(path, headers=headers).text else "en"

    english = {"Accept-Language": "en-GB,en;q=0.9"}
    assert language("/help") == "zh"
    assert language("/help", **{"Accept-Language": "fr"}) == "zh"
    assert language("/help", **english) == "en"
    assert language("/help", **{"Accept-Language": "zh-TW,en;q=0.5"}) == "zh"
    client.set_cookie("locale", "zh")
    assert language("/help", **english) == "zh"
    assert language("/help?locale=en") == "en"
    assert language("/help?locale=xx", **english) == "zh"


@pytest.mark.parametrize(
    "path", ["/nowhere", "/store/p/nothing", "/store?department=nothing", "/pictures/../config.py"]
)
def test_what_is_not_there_has_a_page_that_says_so(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.mimetype == "text/html"


def test_the_trail_links_to_the_department_and_names_the_rest(client: FlaskClient) -> None:
    shown = client.get("/store/p/p1?locale=zh").text
    assert '<a href="/store?department=power+%26+more">电源</a>' in shown
    assert "<li>充电宝</li>" in shown


@pytest.mark.parametrize("page", ["0", "-3", "abc", "2", "999999999999"])
def test_any_page_number_shows_a_page(client: FlaskClient, page: str) -> None:
    assert client.get(f"/store?page={page}").status_code == 200


def test_the_accent_reaches_the_style_sheet(client: FlaskClient, shop: FakeShop) -> None:
    shop.settings = ShopSettings(accent="#aa0011")
    red = client.get("/theme.css")
    assert red.mimetype == "text/css"
    assert "#aa0011" in red.text


def test_a_picture_is_served_to_be_kept_and_nothing_beside_it(shop: FakeShop, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "mug.webp").write_bytes(b"RIFF")
    config = ServerConfig(data=tmp_path / "data", seed_data=tmp_path, log_level="ERROR")
    client = create_app(config, shop=shop).test_client()  # type: ignore[arg-type]
    answer = client.get("/pictures/mug.webp", buffered=True)
    assert answer.data == b"RIFF"
    assert "max-age=604800" in answer.headers["Cache-Control"]
    (tmp_path / "secret.txt").write_text("secret")
    for path in ("/pictures/../secret.txt", "/pictures/%2e%2e/secret.txt", "/pictures//etc/passwd"):
        assert "secret" not in client.get(path).text


def test_first_questions_name_goods_that_the_shop_has() -> None:
    goods = [Goods("茶", "¥50", rated=False), Goods("书", "¥80", rated=True), Goods("伞", "¥100", rated=False)]
    asked = first_questions("zh", goods, sold=True, returns=True)
    assert asked == ["¥50 以内的茶", "评分最高的书", "想送朋友一份礼物", "怎么退货？", "现在什么最热门？"]


def test_first_questions_ask_for_nothing_that_the_shop_does_not_know() -> None:
    fans = Goods("Desk Fans", "$30", rated=False)
    alone = first_questions("en", [fans], sold=False, returns=False)
    assert alone == ["Desk Fans under $30", "A gift for a friend"]
    two = first_questions("en", [fans, Goods("Mugs", "$20", rated=False)], sold=False, returns=False)
    assert two == [*alone, "Can you recommend mugs?"]
    assert first_questions("en", [], sold=False, returns=False) == ["A gift for a friend"]


@pytest.mark.parametrize(
    ("minor", "budget"), [(1, 1), (2899, 3000), (3000, 3000), (3290, 5000), (19900, 20000), (85000, 100000)]
)
def test_a_budget_is_the_next_round_amount(minor: int, budget: int) -> None:
    assert round_above(minor) == budget


def test_support_hours_are_words() -> None:
    hours = ShopSettings.from_environment({"ASSISTANT_SUPPORT_HOURS": "09:00-21:00"}).support_hours
    assert support_hours("zh", hours) == "每天 09:00–21:00"
    assert support_hours("en", hours) == "09:00–21:00 daily"
    always = ShopSettings.from_environment({"ASSISTANT_SUPPORT_HOURS": "00:00-00:00"}).support_hours
    assert support_hours("en", always) == "around the clock"


def test_groups_of_articles_have_names_in_both_languages_and_a_shops_own_stay_as_they_are() -> None:
    assert [group_name(locale, "returns") for locale in ("zh", "en")] == ["退换货", "Returns"]
    assert group_name("en", "Repairs") == "Repairs"
    assert sorted(["Repairs", "privacy", "shipping"], key=group_place) == ["shipping", "privacy", "Repairs"]


def test_a_code_without_words_of_its_own_says_its_detail() -> None:
    assert error_sentences("catalogue_closed", "zh", "closed for stocktaking") == ("closed for stocktaking", "")


def test_goods_are_called_simulated_in_the_demo_shop_alone(client: FlaskClient, shop: FakeShop) -> None:
    assert "simulated" not in client.get("/store?locale=en").text
    shop.is_demo = True
    assert "simulated" in client.get("/store?locale=en").text


def test_people_are_spoken_of_where_there_are_some(client: FlaskClient, shop: FakeShop) -> None:
    assert "people on hand" not in client.get("/chat?locale=en").text
    shop.agents.add("mei", "correct horse battery")
    assert "people on hand" in client.get("/chat?locale=en").text
