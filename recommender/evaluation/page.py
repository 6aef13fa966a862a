"""HTML report: an evaluation as one page that needs nothing beside itself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from html import escape

from recommender.evaluation.bootstrap import Interval
from recommender.evaluation.plots import draw_bars, draw_scatter, draw_whiskers
from recommender.evaluation.results import RatingReport, Report
from recommender.evaluation.table import (
    ACCURACY,
    BEYOND,
    MISSING,
    describe_rating_split,
    describe_split,
    describe_standing,
    format_number,
)

# What each measure says, in the order of the table.
MEANINGS = {
    "precision": "hits in the list, divided by its length k",
    "recall": "hits in the list, divided by all new items that the user took up afterwards; with more than k of them "
    "it cannot reach 1",
    "map": "mean average precision: precision at the place of each hit, summed and divided by min(k, items taken up)",
    "mrr": "1 divided by the place of the first hit, 0 without one",
    "ndcg": "hits weigh 1/log2(place + 1); divided by the best sum possible",
    "hit_rate": "part of the users with at least one hit",
    "coverage": "part of the shop's items that stand in somebody's list",
    "gini": "0: all items are shown alike; near 1: a few fill all lists",
    "novelty": "bits: -log2 of the part of the users who know an item, mean over the lists; higher is less known",
    "diversity": "mean of 1 - cosine of the descriptions over all pairs in a list",
    "miscalibration": "Kullback-Leibler divergence of the list's categories from the history's; 0 is the same mix",
}

_STYLE = """
:root{color-scheme:light dark;--ink:#1c1a17;--ink-2:#615b52;--paper:#faf8f4;--card:#fff;--line:#e9e3d8;--data:#746c61;
--accent:#0f766e;--on:#fff;--soft:#e6f2f0}
@media (prefers-color-scheme:dark){:root{--ink:#f2efe9;--ink-2:#b0a99e;--paper:#161412;--card:#1f1c19;--line:#322d27;
--data:#8d857a;--accent:#5eead4;--on:#161412;--soft:#12312d}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);line-height:1.6;
font:15px/1.6 -apple-system,"Segoe UI",Roboto,"Noto Sans",system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif}
main{max-width:1180px;margin:auto;padding:32px 20px 48px}
h1{font-size:26px;line-height:1.25;margin:0 0 8px}h2{font-size:17px;margin:36px 0 10px}
h3{font-size:14px;margin:0 0 10px}p{max-width:74ch;margin:0 0 8px}.facts,.note{color:var(--ink-2)}
.note{font-size:13.5px}.plots+.scroll{margin-top:16px}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:14px;background:var(--card)}
.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;font-size:13.5px;font-variant-numeric:tabular-nums;width:100%}
caption{text-align:start;padding:12px 14px 4px;font-weight:600}
th,td{padding:7px 12px;text-align:end;white-space:nowrap;border-top:1px solid var(--line)}
thead th{border-top:0;color:var(--ink-2);font-weight:600;vertical-align:bottom}
tbody th,thead .name{text-align:start;font-weight:600}
td small{display:block;color:var(--ink-2);font-size:12px}
tr{background:var(--card)}tr.mark{background:var(--soft)}
tbody th{position:sticky;left:0;background:inherit}
.plots{display:grid;align-items:start;grid-template-columns:repeat(auto-fill,minmax(min(340px,100%),1fr));gap:16px}
figure{margin:0;padding:14px 16px;border:1px solid var(--line);border-radius:14px;background:var(--card)}
svg{display:block;width:100%;max-width:370px;height:auto;overflow:visible}
svg text{font-size:12.5px;fill:var(--ink);font-variant-numeric:tabular-nums}
svg .tick{fill:var(--ink-2);font-size:11.5px}
svg .end{text-anchor:end}svg .middle{text-anchor:middle}
svg .grid{stroke:var(--line);stroke-width:1}
svg .data line{stroke:var(--data);stroke-width:2}svg .data circle,svg .data rect{fill:var(--data)}
svg .mark line{stroke:var(--accent);stroke-width:2}svg .mark circle,svg .mark rect{fill:var(--accent)}
svg .mark text{font-weight:650}
svg circle:has(+.inside){fill-opacity:.88}
svg circle+.inside{fill:var(--card);font-size:11.5px;font-weight:650}svg .mark .inside{fill:var(--on)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:6px 16px;margin:0;font-size:14px}
dt{font-weight:600}dd{margin:0;color:var(--ink-2)}
@media (max-width:640px){tbody th{white-space:normal;min-width:132px}
main{padding:24px 14px 36px}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}}
"""


def render_page(report: Report, ratings: RatingReport | None = None) -> str:
    """The whole document: tables, plots and what the measures mean.

    ratings : what `evaluate_ratings` found, to stand on the same page.
    """
    known = [name for name in (*ACCURACY, *BEYOND) if any(_is_known(model.measures[name]) for model in report.models)]
    parts = [
        *_render_summary(report),
        _render_measures(report, known),
        "<h2>Accuracy and range</h2>",
        _render_plots(_render_overview(report)),
        *_render_history_lengths(report),
        *(_render_baskets(report) if report.n_baskets else ()),
        *(_render_ratings(ratings) if ratings is not None else ()),
        *_render_meanings(known),
    ]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Recommenders side by side</title><style>{_STYLE}</style></head>\n<body><main>\n"
        + "\n".join(parts)
        + "\n</main></body></html>\n"
    )


def _render_summary(report: Report) -> list[str]:
    return [
        "<h1>Recommenders side by side</h1>",
        f'<p class="facts">{escape(describe_split(report))}. Lists of {report.k}. '
        f"Best by NDCG: <strong>{escape(report.best.name)}</strong>.</p>",
        "<p>The small figures are 95 % intervals of the bootstrap over users. “Level” means that the interval of "
        "the difference to the best, user by user, holds 0: these data do not tell the two apart.</p>",
    ]


def _render_measures(report: Report, measures: Sequence[str]) -> str:
    best = report.best
    rows = [
        [
            f"{place} {model.name}",
            describe_standing(model, best),
            *(_render_cell(model.measures[name], 2 if name == "novelty" else 3) for name in measures),
            format_number(model.fit_seconds, 2),
            f"{model.users_per_second:,.0f}",
        ]
        for place, model in enumerate(report.models, 1)
    ]
    heads = ["model", "beside best", *measures, "fit, s", "users/s"]
    return _render_table(f"All measures, lists of {report.k}", heads, rows, marked=report.models.index(best))


def _render_overview(report: Report) -> list[tuple[str, str]]:
    best = report.best.name
    named = {name: [(model.name, model.measures[name]) for model in report.models] for name in ("ndcg", "recall")}
    points = [(model.name, model.measures["coverage"].mean, model.measures["ndcg"].mean) for model in report.models]
    return [
        (f"NDCG@{report.k}", draw_whiskers(f"NDCG@{report.k}", named["ndcg"], marked=best)),
        (f"Recall@{report.k}", draw_whiskers(f"Recall@{report.k}", named["recall"], marked=best)),
        (
            "Seconds to fit",
            draw_bars("Seconds to fit", [(m.name, m.fit_seconds) for m in report.models], marked=best, unit="s"),
        ),
        (
            "NDCG beside coverage; numbers as in the table",
            draw_scatter("NDCG beside coverage", points, across="coverage", up="NDCG", marked=best),
        ),
    ]


def _render_history_lengths(report: Report) -> list[str]:
    plots = []
    for length, n in report.n_users_of_length.items():
        items = f"{length.replace('none', 'no')} items"
        ndcg = [(model.name, model.by_history[length]["ndcg"]) for model in report.models]
        plots.append(
            (f"{items}, {n} users", draw_whiskers(f"NDCG of users with {items}", ndcg, marked=report.best.name))
        )
    return [
        "<h2>By length of history</h2>",
        '<p class="note">How many items a user had touched before the cut. Newcomers, with none, are not part of the '
        "figures above.</p>",
        _render_plots(plots),
        _render_table(
            "NDCG by length of history",
            ["model", *(f"{length} ({n} users)" for length, n in report.n_users_of_length.items())],
            [
                [
                    model.name,
                    *(_render_cell(model.by_history[length]["ndcg"], 3) for length in report.n_users_of_length),
                ]
                for model in report.models
            ],
            marked=report.models.index(report.best),
        ),
    ]


def _render_baskets(report: Report) -> list[str]:
    plots = []
    for title, name in (("Hit rate", "hit_rate"), ("Mean reciprocal rank", "mrr")):
        reached = [(model.name, model.baskets[name]) for model in report.models]
        plots.append((title, draw_whiskers(title, reached, marked=report.best.name)))
    return [
        "<h2>Completing a basket</h2>",
        f'<p class="note">One item was hidden, by lot, in each of {report.n_baskets} orders; the models name '
        f"{report.basket_k} items for the rest of the order. Hit rate: the hidden one is among them.</p>",
        _render_plots(plots),
    ]


def _render_meanings(measures: Sequence[str]) -> list[str]:
    told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(MEANINGS[name])}</dd>" for name in measures)
    return ["<h2>What the measures say</h2>", f"<dl>{told}</dl>"]


def _render_ratings(ratings: RatingReport) -> list[str]:
    best = min(ratings.models, key=lambda name: ratings.models[name]["rmse"].mean)
    titles = {"rmse": "Root of the mean squared error", "mae": "Mean absolute error"}
    return [
        "<h2>Predicted ratings</h2>",
        f'<p class="note">{escape(describe_rating_split(ratings))}. Lower is better.</p>',
        _render_plots(
            (
                title,
                draw_whiskers(title, [(name, errors[measure]) for name, errors in ratings.models.items()], marked=best),
            )
            for measure, title in titles.items()
        ),
        _render_table(
            "Errors of predicted ratings",
            ["model", *titles.values()],
            [
                [name, *(_render_cell(errors[measure], 3) for measure in titles)]
                for name, errors in ratings.models.items()
            ],
            marked=list(ratings.models).index(best),
        ),
    ]


def _render_plots(plots: Iterable[tuple[str, str]]) -> str:
    figures = "".join(f"<figure><h3>{escape(title)}</h3>{svg}</figure>" for title, svg in plots)
    return f'<div class="plots">{figures}</div>'


def _render_table(
    title: str, header: Sequence[str], rows: Sequence[Sequence[str | tuple[str, str]]], *, marked: int
) -> str:
    """A table that scrolls by itself where the page is narrow; "model" heads the rows, `marked` is the best one's."""
    heads = "".join(f'<th scope="col"{" class=name" if name == "model" else ""}>{escape(name)}</th>' for name in header)
    body = []
    for place, row in enumerate(rows):
        cells = []
        for name, cell in zip(header, row, strict=True):
            if isinstance(cell, tuple):
                cells.append(f"<td>{escape(cell[0])}<small>{escape(cell[1])}</small></td>")
            elif name == "model":
                cells.append(f'<th scope="row">{escape(cell)}</th>')
            else:
                cells.append(f"<td>{escape(cell)}</td>")
        body.append(f"<tr{' class=mark' if place == marked else ''}>{''.join(cells)}</tr>")
    return (
        f'<div class="scroll" role="region" aria-label="{escape(title)}" tabindex="0"><table>'
        f"<caption>{escape(title)}</caption><thead><tr>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _render_cell(value: Interval, digits: int) -> str | tuple[str, str]:
    if not _is_known(value):
        return MISSING
    return format_number(
        value.mean, digits
    ), f"{format_number(value.low, digits)} to {format_number(value.high, digits)}"


def _is_known(value: Interval) -> bool:
    return not math.isnan(value.mean)
