"""The simulated behaviour: reproducible, possible, and with the patterns that a recommender should find."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import mean, median

import numpy as np
import pytest

from seed_data.generate.catalogue import CATALOGUE, load_categories
from seed_data.generate.events import COLUMNS, EVENTS, LOG_ENDS, event_rows, scatter
from seed_data.generate.files import read_text, to_csv, write_gzip
from seed_data.generate.goods import Goods, load_goods
from seed_data.generate.seasons import hour_shares, season, traffic
from seed_data.generate.simulation import HABITS, Event, simulate

Log = list[dict[str, str]]


def _purchases(events: Sequence[Event]) -> list[Event]:
    return [event for event in events if event.name == "purchase"]


def test_file_is_what_the_generator_writes(simulated: list[Event], goods: Goods) -> None:
    assert read_text(EVENTS) == to_csv(COLUMNS, event_rows(simulated, goods))


def test_a_products_quality_does_not_hang_on_the_order_of_sums(goods: Goods, tmp_path: Path) -> None:
    header, *lines = read_text(CATALOGUE).splitlines(keepends=True)
    backwards = tmp_path / "catalogue.csv"
    backwards.write_text(header + "".join(reversed(lines)), encoding="utf-8")
    again = load_goods(backwards, load_categories())
    assert again.ids == goods.ids[::-1]
    assert again.quality.tolist() == goods.quality[::-1].tolist()


def test_another_seed_gives_another_history(goods: Goods) -> None:
    few = replace(HABITS, shoppers=20)
    assert simulate(goods, few) == simulate(goods, few)
    assert simulate(goods, few) != simulate(goods, replace(few, seed=1))


def test_gzip_of_equal_text_is_equal(tmp_path: Path) -> None:
    for name in ("a.gz", "b.gz"):
        write_gzip(tmp_path / name, "同样的字\n")
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
    assert read_text(tmp_path / "a.gz") == "同样的字\n"


def test_size_and_period(event_log: Log) -> None:
    assert 80_000 <= len(event_log) <= 130_000
    assert EVENTS.stat().st_size < 3_000_000
    assert 2_400 <= len({row["visitor_id"] for row in event_log}) <= 2_600
    stamps = [row["timestamp"] for row in event_log]
    assert stamps == sorted(stamps)
    assert stamps[0] < "2026-03-02"
    assert "2026-10-31" <= stamps[-1] < f"{LOG_ENDS:%Y-%m-%d}"


def test_products_exist_and_prices_are_the_catalogues(event_log: Log, goods: Goods) -> None:
    price = {sku: f"{amount:.2f}" for sku, amount in zip(goods.ids, goods.price, strict=True)}
    for row in event_log:
        assert row["product_id"] in price
        if row["event"] not in ("view_item", "select_item"):
            assert row["price"] == price[row["product_id"]]
            assert int(row["quantity"]) >= 1


def test_nothing_happens_to_a_product_before_its_release(simulated: list[Event], goods: Goods) -> None:
    epoch = date(1970, 1, 1)
    china = timedelta(hours=8)
    early = [e for e in simulated if ((e.time + china).date() - epoch).days < goods.released[e.product]]
    assert early == []
    released_within = goods.released > (HABITS.start - epoch).days
    assert released_within.any()
    assert {e.product for e in _purchases(simulated)} & set(np.flatnonzero(released_within))


def test_funnel_goes_view_basket_checkout_purchase_refund(simulated: list[Event]) -> None:
    needs = {
        "add_to_cart": "view_item",
        "remove_from_cart": "add_to_cart",
        "begin_checkout": "add_to_cart",
        "purchase": "begin_checkout",
        "refund": "purchase",
    }
    done: set[tuple[int, int, str]] = set()
    for event in simulated:
        needed = needs.get(event.name)
        assert needed is None or (event.shopper, event.product, needed) in done, event
        done.add((event.shopper, event.product, event.name))


def test_funnel_narrows(event_log: Log) -> None:
    counts = Counter(row["event"] for row in event_log)
    assert counts["view_item"] > 1.5 * counts["add_to_cart"]
    assert counts["add_to_cart"] > counts["begin_checkout"] > counts["purchase"] > 5_000
    assert 0.02 < counts["refund"] / counts["purchase"] < 0.12


def test_only_purchases_and_refunds_carry_an_order_and_share_it(event_log: Log) -> None:
    orders: dict[str, set[str]] = {"purchase": set(), "refund": set()}
    for row in event_log:
        assert bool(row["order_id"]) == (row["event"] in orders)
        if row["order_id"]:
            orders[row["event"]].add(row["order_id"])
    assert orders["refund"] <= orders["purchase"]


def test_an_order_number_belongs_to_one_visitor(event_log: Log) -> None:
    owners = defaultdict(set)
    for row in event_log:
        if row["order_id"]:
            owners[row["order_id"]].add(row["visitor_id"])
    assert all(len(visitors) == 1 for visitors in owners.values())


@pytest.mark.parametrize("day", [20260301, 20261115])
def test_order_numbers_of_a_day_are_four_digits_and_never_repeat(day: int) -> None:
    numbers = [scatter(count, day) for count in range(9_000)]
    assert len(set(numbers)) == 9_000
    assert 1_000 <= min(numbers) <= max(numbers) <= 9_999


def test_sold_out_products_are_not_bought_near_the_end(simulated: list[Event], goods: Goods) -> None:
    gone = set(np.flatnonzero(goods.stock == 0))
    assert gone
    last = datetime(2026, 11, 4, tzinfo=UTC)
    late = [e for e in _purchases(simulated) if e.time >= last and e.product in gone]
    early = [e for e in _purchases(simulated) if e.time < last and e.product in gone]
    assert late == []
    assert early


def _lift(buyers: dict[int, set[int]], everybody: int, first: int, then: int) -> float:
    both = len(buyers[first] & buyers[then])
    return both * everybody / (len(buyers[first]) * len(buyers[then]))


def test_complements_are_bought_by_the_same_shoppers(simulated: list[Event], goods: Goods) -> None:
    buyers: dict[int, set[int]] = defaultdict(set)
    for event in _purchases(simulated):
        buyers[int(goods.category[event.product])].add(event.shopper)
    everybody = len(set().union(*buyers.values()))
    named, told = {category.slug: n for n, category in enumerate(goods.categories)}, []
    for n, category in enumerate(goods.categories):
        told += [(n, named[c.slug]) for c in category.complements if c.probability >= 0.1 and c.slug != category.slug]
    told = [pair for pair in told if buyers[pair[0]] and buyers[pair[1]]]
    assert len(told) >= 30
    rng = np.random.default_rng(0)
    random_pairs = [tuple(rng.choice(list(buyers), 2, replace=False)) for _ in range(300)]
    of_complements = mean(_lift(buyers, everybody, *pair) for pair in told)
    of_others = mean(_lift(buyers, everybody, *pair) for pair in random_pairs)
    assert of_complements > 1.5
    assert of_complements > 1.5 * of_others


def test_shoppers_keep_to_their_price_level(simulated: list[Event], goods: Goods) -> None:
    from scipy.stats import spearmanr

    ranks = defaultdict(list)
    for event in _purchases(simulated):
        ranks[event.shopper].append(goods.price_rank[event.product])
    halves = [(mean(r[::2]), mean(r[1::2])) for r in ranks.values() if len(r) >= 4]
    assert len(halves) > 300
    odd, even = zip(*halves, strict=True)
    assert spearmanr(odd, even).statistic > 0.3


def _steps_up(events: Sequence[Event], goods: Goods) -> float:
    """Share of purchases after a look, on the same day, at a cheaper and worse one for at least three fifths of it."""
    looked_at = defaultdict(set)
    for event in events:
        if event.name == "view_item":
            looked_at[event.shopper, event.time.date(), goods.category[event.product]].add(event.product)
    bought = _purchases(events)

    def stepped(event: Event) -> bool:
        seen = looked_at[event.shopper, event.time.date(), goods.category[event.product]]
        return any(
            0.6 <= goods.price[other] / goods.price[event.product] < 0.96
            and goods.quality[other] < goods.quality[event.product]
            for other in seen
        )

    return mean(stepped(event) for event in bought)


def test_some_trade_up_to_a_better_product(goods: Goods) -> None:
    some = replace(HABITS, shoppers=400)
    content = _steps_up(simulate(goods, replace(some, trade_up=0.0)), goods)
    tempted = _steps_up(simulate(goods, some), goods)
    assert tempted > content + 0.05


def test_packs_are_bought_again_when_they_are_used_up(simulated: list[Event], goods: Goods) -> None:
    last: dict[tuple[int, int], Event] = {}
    ratios = []
    for event in _purchases(simulated):
        lasts = goods.categories[goods.category[event.product]].replenish_days
        before = last.get((event.shopper, event.product))
        if lasts and before:
            ratios.append((event.time - before.time).days / (lasts * before.quantity**0.5))
        last[event.shopper, event.product] = event
    assert len(ratios) > 100
    assert 0.75 < median(ratios) < 1.25


def test_few_products_draw_most_purchases_and_the_shop_grows(simulated: list[Event], goods: Goods) -> None:
    bought = _purchases(simulated)
    counts = np.sort(np.bincount([e.product for e in bought], minlength=len(goods.ids)))[::-1]
    assert counts[: len(counts) // 10].sum() > 0.25 * counts.sum()
    spring = sum(e.time < datetime(2026, 5, 1, tzinfo=UTC) for e in bought)
    autumn = sum(datetime(2026, 9, 1, tzinfo=UTC) <= e.time < LOG_ENDS for e in bought)
    assert autumn > 1.2 * spring  # 61 days each


@pytest.mark.parametrize(
    ("taxonomy_id", "month", "multiple"),
    [("sg-4-2-17", 5, 1.7), ("sg-4-2", 11, 0.7), ("hb-3-2-9-15", 7, 2.2), ("el-2-2-7", 7, 1.0), ("os-11-8", 8, 1.7)],
)
def test_seasons_are_those_of_the_nearest_ancestor(taxonomy_id: str, month: int, multiple: float) -> None:
    assert season(taxonomy_id, month) == multiple


def test_traffic_peaks_on_sales_days_and_sums_to_one() -> None:
    shares = traffic(date(2026, 6, 1), date(2026, 6, 30))
    assert shares.shape == (30,)
    assert shares.sum() == pytest.approx(1)
    assert set(np.argsort(shares)[-3:]) == {15, 16, 17}
    assert hour_shares().sum() == pytest.approx(1)
