"""The page as it is seen: no wider than a telephone, in letters that can be read, by day and by night."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from recommender.evaluation import evaluate, render_page
from tests.recommender.evaluation.crowds import catalogue, orders_of_two_crowds

# The smallest text of a plot as it is painted, in pixels.
SMALLEST = """() => Math.min(...[...document.querySelectorAll('svg text')].map(
    text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""
# Labels that reach out of their drawing.
OUTSIDE = """() => [...document.querySelectorAll('svg text')].filter(text => {
    const drawing = text.ownerSVGElement.getBoundingClientRect(), box = text.getBoundingClientRect();
    return box.left < drawing.left - 1 || box.right > drawing.right + 1;
}).map(text => text.textContent)"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_page(evaluate(orders_of_two_crowds(), catalogue())), encoding="utf-8")
    return path


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_the_page_can_be_read_on_a_telephone_and_on_a_desk(
    browser: Browser, path: Path, width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(SMALLEST) >= 11
    assert page.evaluate(OUTSIDE) == []
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 20, 18)"
    assert dark == (scheme == "dark")
    page.close()
