"""The report as a page: whole, harmless, and true to the figures."""

from __future__ import annotations

import math
import re
from html.parser import HTMLParser

import pytest

from recommender.evaluation import Report, evaluate
from recommender.evaluation.bootstrap import UNKNOWN, Interval
from recommender.evaluation.page import render_page
from recommender.evaluation.plots import WIDTH, draw_bars, draw_scatter, draw_whiskers, place_ticks
from recommender.evaluation.results import RatingReport
from recommender.evaluation.table import format_number
from recommender.scorers.linear import Ease
from recommender.scorers.popularity import Popularity
from tests.recommender.evaluation.crowds import orders_of_two_crowds

ODD_NAME = '<b>"odd" & sons</b>'
VOID = {"meta", "circle", "line", "rect"}


class Reader(HTMLParser):
    """Notes elements, what they say, and whether every one that opens is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.append((self.open[-1], data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def report() -> Report:
    models = {ODD_NAME: Popularity(), "EASE": Ease()}
    return evaluate(orders_of_two_crowds(), models=models)


@pytest.fixture(scope="module")
def page(report: Report) -> Reader:
    return Reader(render_page(report))


def test_the_page_needs_nothing_beside_itself(report: Report, page: Reader) -> None:
    assert {tag for tag, _ in page.elements}.isdisjoint({"script", "link", "img", "iframe", "object"})
    assert not [
        name for _, attributes in page.elements for name in attributes if name in ("src", "href") or name[:2] == "on"
    ]
    assert not re.search(r"url\(|@import", render_page(report))


def test_every_element_is_closed_and_names_are_text(report: Report, page: Reader) -> None:
    assert page.open == []
    assert not page.all("b")
    assert ODD_NAME in [text for _, text in page.texts]
    best = [attributes for attributes in page.all("tr") if attributes.get("class") == "mark"]
    assert len(best) == len(page.all("table"))


def test_the_table_says_what_the_report_says(report: Report, page: Reader) -> None:
    cells = [text for tag, text in page.texts if tag == "td"]
    for model in report.models:
        for value in model.measures.values():
            if not math.isnan(value.mean):
                assert format_number(value.mean, 3) in cells or format_number(value.mean, 2) in cells
    heads = [text for tag, text in page.texts if tag == "th"]
    assert f"1 {ODD_NAME}" in heads


def test_plots_are_told_and_tables_can_be_reached_by_key(report: Report, page: Reader) -> None:
    drawings = page.all("svg")
    assert len(drawings) >= 4 + len(report.n_users_of_length)
    for drawing in drawings:
        assert drawing["role"] == "img"
        assert "EASE" in (drawing["aria-label"] or "")
    scrolled = [attributes for attributes in page.all("div") if attributes.get("class") == "scroll"]
    assert len(scrolled) == len(page.all("table"))
    assert all(attributes["tabindex"] == "0" and attributes["aria-label"] for attributes in scrolled)
    assert page.all("html") == [{"lang": "en"}]
    assert len(page.all("h1")) == 1


def test_every_measure_shown_is_explained(page: Reader) -> None:
    explained = {text for tag, text in page.texts if tag == "dt"}
    assert {"recall", "ndcg", "coverage"} <= explained
    assert "miscalibration" not in explained
    assert any("all new items" in text for tag, text in page.texts if tag == "dd")


def test_predicted_ratings_stand_on_the_same_page_when_they_are_given(report: Report, page: Reader) -> None:
    errors = {
        "near": {"rmse": Interval(0.9, 0.8, 1.0), "mae": Interval(0.7, 0.6, 0.8)},
        "far": {"rmse": Interval(1.25, 1.2, 1.3), "mae": Interval(1.0, 0.9, 1.1)},
    }
    both = Reader(render_page(report, RatingReport("random", n_users=5, n_train=80, n_test=20, models=errors)))
    assert both.open == []
    texts = [text for _, text in both.texts]
    assert "random split, 5 users, 80 ratings to learn from, 20 to judge by. Lower is better." in texts
    assert {"1.250", "1.200 to 1.300"} <= set(texts)
    assert len(both.all("svg")) == len(page.all("svg")) + 2


def test_a_whisker_spans_its_interval() -> None:
    drawing = draw_whiskers("t", [("a", Interval(0.5, 0.25, 1.0)), ("unknown", UNKNOWN)])
    low, high = map(float, re.search(r'<line x1="([\d.]+)" x2="([\d.]+)" y1="23" y2="23"/>', drawing).groups())
    centre = float(re.search(r'<circle cx="([\d.]+)"', drawing).group(1))
    assert 0 < low < centre < high < WIDTH
    assert (high - centre) / (centre - low) == pytest.approx(0.5 / 0.25, rel=0.01)
    assert "unknown" not in drawing


def test_bars_are_as_long_as_their_figures() -> None:
    lengths = [float(x) for x in re.findall(r'<rect [^>]*width="([\d.]+)"', draw_bars("t", [("a", 1.0), ("b", 2.0)]))]
    assert lengths[0] < lengths[1] <= WIDTH
    assert draw_bars("t", []).startswith("<svg")


def test_points_lie_by_their_figures_and_keep_their_numbers() -> None:
    drawing = draw_scatter("t", [("a", 0.1, 0.3), ("b", float("nan"), 1.0), ("c", 0.2, 0.1)], across="x", up="y")
    places = [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawing)]
    assert places[0][0] < places[1][0]
    assert places[0][1] < places[1][1]
    assert re.findall(r'inside">(\d)<', drawing) == ["1", "3"]


@pytest.mark.parametrize(
    ("largest", "expected"),
    [
        (1.0, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (0.127, [0, 0.05, 0.1, 0.15]),
        (7.3, [0, 2, 4, 6, 8]),
        (0.0, [0, 1]),
        (float("nan"), [0, 1]),
    ],
)
def test_axes_have_round_numbers_that_reach_far_enough(largest: float, expected: list[float]) -> None:
    assert place_ticks(largest) == pytest.approx(expected)
