"""What the shop's recommender offers one shopper, and why it does not offer something."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from recommender import HybridRecommender, Interactions, NotFittedError
from recommender.data.evidence import NeedMet, PriceLevel
from recommender.lists.shelf import Shelf
from recommender.lists.shop_rules import Rule
from recommender.lists.trace import recommend_from_shelf
from recommender.offers.cheaper_is_enough import Need

# Teas from 10 to 18, each better than the cheaper ones by its leaves; cups and a tray go with them.
TEAS = {f"tea{price}": price for price in range(10, 19)}
SHOP: dict[str, list[Any]] = {
    "id": [*TEAS, "cup", "tray", "gone"],
    "text": [*("a tea" for _ in TEAS), "a cup", "a tray", "a tin"],
    "price": [*map(float, TEAS.values()), 5.0, 4.0, 3.0],
    "category": [*("Drinks > Tea" for _ in TEAS), "Kitchen > Cups", "Kitchen > Trays", "Kitchen > Tins"],
    "features": [*({"leaves": (float(price), "g")} for price in TEAS.values()), {}, {}, {}],
}
DAY = 86_400


@pytest.fixture(scope="module")
def model() -> HybridRecommender:
    """Thirty orders of tea10 with a cup, tray or tin, and two shoppers: one buys the dearest teas, one the cheapest."""
    lines = [
        (f"u{n}", item, n, f"o{n}")
        for n in range(30)
        for item in ("tea10", "cup", *(("tray",) if n % 3 else ("gone",)))
    ]
    lines += [(f"single{n}", "tea11", 30 + n, f"s{n}") for n in range(30)]
    for step in range(4):
        lines += [
            ("rich", f"tea{18 - step}", 60 + step, f"r{step}"),
            ("thrifty", f"tea{10 + step}", 60 + step, f"t{step}"),
        ]
    user, item, day, basket = zip(*lines, strict=True)
    when = [1_700_000_000 + DAY * each for each in day]
    log = Interactions.from_columns(user=user, item=item, timestamp=when, basket=basket)
    columns = {name: column[:-1] for name, column in SHOP.items()}
    return HybridRecommender().fit(log, columns)


def offered(model: HybridRecommender, **wishes: Any) -> list[str]:
    return [pair.item for pair in model.cross_sell(["tea10"], **wishes)[0]]


def test_cross_sell_never_offers_what_is_owned_or_in_the_basket(model: HybridRecommender) -> None:
    assert set(offered(model)) == {"cup", "tray"}
    assert offered(model, user="u1") == []
    assert offered(model, user="u0") == ["tray"]
    assert offered(model, user="stranger") == offered(model)
    assert offered(model, basket=["cup"]) == ["tray"]
    assert offered(model, basket=["cup"], exclude=["tray"]) == []
    assert offered(model, basket=["cup"], exclude=[["tray"]]) == []
    with pytest.raises(ValueError, match="list of ids"):
        model.cross_sell(["tea10"], basket="cup")


def test_owned_is_what_was_bought_and_kept_also_since_the_fit(model: HybridRecommender, tmp_path: Path) -> None:
    model.save(tmp_path / "model")
    live = HybridRecommender.load(tmp_path / "model")
    assert live.owned("u0") == ["cup", "gone", "tea10"]
    live.partial_update(
        user=["u0", "u0", "u0", "new"],
        item=["tray", "cup", "tea12", "tray"],
        event=["purchase", "refund", "view_item", "purchase"],
    )
    assert live.owned("u0") == ["gone", "tea10", "tray"]
    assert live.owned("new") == ["tray"]
    assert live.owned("stranger") == []
    assert offered(live, user="u0") == ["cup"]
    assert offered(live, user="new") == ["cup"]


# Four purchases at places 17/18, 15/18, 13/18 and 11/18 of nine teas, and five imagined ones at the middle.
RICH = (56 / 18 + 2.5) / 9


@pytest.mark.parametrize(
    ("user", "dearest", "cap", "told"),
    [
        (None, 13, 0.25, None),
        ("stranger", 13, 0.25, PriceLevel(level=0.5, count=0)),
        ("rich", 14, 0.25 * (0.5 + RICH), PriceLevel(level=pytest.approx(RICH), count=4)),
    ],
)
def test_the_shoppers_own_price_level_moves_the_step(
    model: HybridRecommender, user: str | None, dearest: int, cap: float, told: PriceLevel | None
) -> None:
    (found,) = model.up_sell(["tea11"], n=9, user=user)
    assert max(step.price_after for step in found) == dearest
    assert all(step.max_step == pytest.approx(cap) for step in found)
    assert all(step.price_level == told for step in found)
    ids, _ = model.premium(["tea11"], n=9, user=user)
    assert [item for item in ids[0] if item] == [step.item for step in found]


def test_the_step_is_smaller_for_who_buys_cheap_and_owned_teas_are_left_out(model: HybridRecommender) -> None:
    (own,), (anybody,) = (model.up_sell(["tea10"], n=9, user=user) for user in ("thrifty", None))
    assert {step.item for step in anybody} == {"tea11", "tea12"}
    # Within a smaller step there is nothing that is not owned yet, so that it was widened once.
    assert {step.item for step in own} == {"tea14"}
    assert all(step.wide and step.max_step < 0.25 for step in own)


def test_the_price_levels_are_part_of_the_artifact(model: HybridRecommender, tmp_path: Path) -> None:
    model.save(tmp_path / "model")
    loaded = HybridRecommender.load(tmp_path / "model")
    assert loaded.up_sell(["tea10"], user="rich") == model.up_sell(["tea10"], user="rich")


def test_the_cheaper_one_is_enough_for_who_needs_no_more(model: HybridRecommender) -> None:
    step = model.up_sell(["tea10"])[0][0]
    need = Need(name="leaves", unit="g", least=8)
    met = NeedMet(item="tea10", name="leaves", unit="g", value=10.0, least=8, most=None)
    assert model.cheaper_is_enough(step, needs=[need]) == [met]
    assert model.cheaper_is_enough(step, needs=[Need(name="leaves", unit="g", least=11)]) == []


@pytest.mark.parametrize(
    ("user", "item", "wishes", "stopped_by"),
    [
        ("u0", "nothing", {}, "known"),
        ("u2", "gone", {}, "catalogue"),
        ("u0", "cup", {}, "owned"),
        ("viewer", "cup", {}, "seen"),
        ("u0", "tray", {}, None),
        ("u0", "tray", {"stock": {"tray": 0, "unknown": 3}}, "stock"),
        ("u0", "tray", {"stock": {"cup": 0}}, None),
        ("u0", "tray", {"budget": 3.5}, "budget"),
        ("u0", "tray", {"exclude": ["tray"]}, "excluded"),
        ("u0", "tray", {"among": ["tea12"]}, "candidates"),
        ("u0", "tray", {"rules": [Rule(name="recall", action="hide", items=["tray"])]}, "rule"),
        ("u0", "tray", {"rules": [Rule(name="old", action="hide", items=["tray"], ends="2024-01-01")]}, None),
        ("u0", "tray", {"stock": {"tray": 0}, "budget": 3.5}, "stock"),
    ],
)
def test_the_step_that_stopped_an_item_is_named(
    model: HybridRecommender, user: str, item: str, wishes: dict[str, Any], stopped_by: str | None
) -> None:
    if user == "viewer":
        model.partial_update(user=["viewer"], item=["cup"], event=["view_item"])
    shelf = Shelf.of(model.catalogue_, now="2024-06-01", **wishes) if wishes else None
    found = model.why_not(user, item, n=20, shelf=shelf)
    assert found.stopped_by == stopped_by
    assert (found.place is None) == (stopped_by is not None)
    assert list(found.reasons) == model.explain(user, item)


def test_without_a_shelf_the_list_is_that_of_recommend(model: HybridRecommender) -> None:
    shown = model.recommend(["u0"], n=3)[0][0].tolist()
    assert [model.why_not("u0", item, n=3).place for item in shown] == [1, 2, 3]
    late = model.recommend(["u0"], n=4)[0][0, 3]
    assert model.why_not("u0", late, n=3).stopped_by == "place"
    session = ["cup", "tray"]
    again = model.recommend(["stranger"], n=2, recent=[session])[0][0].tolist()
    assert [model.why_not("stranger", item, n=2, recent=session).place for item in again] == [1, 2]
    assert model.why_not("stranger", "cup", recent=session).stopped_by == "seen"
    assert model.why_not("stranger", "cup", basket=["cup"]).stopped_by == "basket"


def test_the_list_and_its_trace_share_one_shelf(model: HybridRecommender) -> None:
    pinned = [Rule(name="of the week", action="pin", items=["tea18"])]
    shelf = Shelf.of(model.catalogue_, rules=pinned, margin={"tea17": 0.9}, margin_weight=1.0)
    _, arranged = recommend_from_shelf(model, "u0", n=3, shelf=shelf)
    assert model.items_.raw(arranged.rows)[0] == "tea18"
    assert model.why_not("u0", "tea18", n=3, shelf=shelf).place == 1
    assert shelf.margin is not None
    assert shelf.margin[~np.isnan(shelf.margin)].tolist() == [0.9]


def test_rules_with_dates_want_to_know_the_time(model: HybridRecommender) -> None:
    dated = Rule(name="sale", action="boost", items=["tray"], starts="2024-01-01")
    with pytest.raises(ValueError, match="say with `now`"):
        Shelf.of(model.catalogue_, rules=[dated])


def test_nobody_asks_a_model_that_has_learned_nothing() -> None:
    for ask in (lambda m: m.why_not("u", "i"), lambda m: m.owned("u"), lambda m: m.cross_sell(["i"], user="u")):
        with pytest.raises(NotFittedError, match="call fit"):
            ask(HybridRecommender())
