"""Plots: small inline SVG without script or library; colours come from the page's style sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from recommender.evaluation.bootstrap import Interval
from recommender.evaluation.table import MISSING, format_number

# All plots are drawn this wide, so that text stays as large as it is drawn down to a telephone's page.
WIDTH = 340
_ROW, _AXIS, _DOT = 34, 22, 4.5


def draw_whiskers(title: str, rows: Sequence[tuple[str, Interval]], *, marked: str = "", digits: int = 3) -> str:
    """A line for each name: a dot at its figure, a whisker over its interval, the figure in words above.

    marked : the name that is drawn in the accent colour. Names without a figure are left out.
    """
    told = [(name, value) for name, value in rows if not math.isnan(value.mean)]
    largest = max((value.high for _, value in told), default=1.0)
    ticks = place_ticks(largest)
    drawn = []
    for row, (name, value) in enumerate(told):
        low, mean, high = (_place_on_axis(at, ticks[-1]) for at in (value.low, value.mean, value.high))
        y = row * _ROW
        drawn.append(
            f'<g class="{"mark" if name == marked else "data"}"><text x="0" y="{y + 13}">{escape(name)}</text>'
            f'<text x="{WIDTH}" y="{y + 13}" class="end">{format_number(value.mean, digits)}</text>'
            f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y + 23}" y2="{y + 23}"/>'
            f'<circle cx="{mean:.1f}" cy="{y + 23}" r="{_DOT}"/></g>'
        )
    height = len(told) * _ROW + _AXIS
    said = "; ".join(
        f"{name} {format_number(value.mean, digits)}, "
        f"from {format_number(value.low, digits)} to {format_number(value.high, digits)}"
        for name, value in told
    )
    return _render_svg(title, said, height, [*_draw_ruler(ticks, height), *drawn])


def draw_bars(title: str, rows: Sequence[tuple[str, float]], *, marked: str = "", unit: str = "") -> str:
    """A bar from zero for each name, with its figure."""
    told = [(name, value) for name, value in rows if not math.isnan(value)]
    end = max((value for _, value in told), default=0.0) or 1.0
    drawn = []
    for row, (name, value) in enumerate(told):
        y = row * _ROW
        drawn.append(
            f'<g class="{"mark" if name == marked else "data"}"><text x="0" y="{y + 13}">{escape(name)}</text>'
            f'<text x="{WIDTH}" y="{y + 13}" class="end">{format_number(value, 2)} {escape(unit)}</text>'
            f'<rect x="0" y="{y + 19}" width="{max(_place_on_axis(value, end), 1.0):.1f}" height="7" rx="2"/></g>'
        )
    said = "; ".join(f"{name} {format_number(value, 2)} {unit}" for name, value in told)
    return _render_svg(title, said, len(told) * _ROW, drawn)


def draw_scatter(
    title: str, points: Sequence[tuple[str, float, float]], *, across: str, up: str, marked: str = ""
) -> str:
    """Numbered points, 1 for the first name; `across` and `up` name the axes, both of which begin at zero."""
    height, left, bottom = 260, 34, 36
    told = [(place, name, x, y) for place, (name, x, y) in enumerate(points, 1) if not (math.isnan(x) or math.isnan(y))]
    across_ticks = place_ticks(max((x for _, _, x, _ in told), default=1.0))
    up_ticks = place_ticks(max((y for _, _, _, y in told), default=1.0))

    def right(value: float) -> float:
        return left + 8 + value / across_ticks[-1] * (WIDTH - left - 20)

    def above(value: float) -> float:
        return height - bottom - 8 - value / up_ticks[-1] * (height - bottom - 30)

    drawn = []
    for tick in across_ticks:
        drawn.append(f'<text x="{right(tick):.1f}" y="{height - bottom + 12}" class="tick middle">{tick:g}</text>')
    for tick in up_ticks:
        y = above(tick)
        drawn.append(f'<line x1="{left}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}" class="grid"/>')
        drawn.append(f'<text x="{left - 4}" y="{y + 4:.1f}" class="tick end">{tick:g}</text>')
    drawn.append(f'<text x="{WIDTH}" y="{height - 4}" class="tick end">{escape(across)} →</text>')
    drawn.append(f'<text x="0" y="11" class="tick">↑ {escape(up)}</text>')
    for place, name, x, y in told:
        drawn.append(
            f'<g class="{"mark" if name == marked else "data"}"><title>{escape(name)}</title>'
            f'<circle cx="{right(x):.1f}" cy="{above(y):.1f}" r="9"/>'
            f'<text x="{right(x):.1f}" y="{above(y) + 4:.1f}" class="middle inside">{place}</text></g>'
        )
    said = "; ".join(
        f"{place} {name}: {across} {format_number(x, 3)}, {up} {format_number(y, 3)}" for place, name, x, y in told
    )
    return _render_svg(title, said, height, drawn)


def place_ticks(largest: float) -> list[float]:
    """Round numbers from 0 to at least `largest`, three to six of them."""
    if not largest > 0:
        return [0.0, 1.0]
    power = 10.0 ** math.floor(math.log10(largest))
    step = next(power * part for part in (0.2, 0.25, 0.5, 1.0, 2.0, 2.5) if power * part * 5 >= largest)
    n_steps = max(2, math.ceil(largest / step - 1e-9))
    return [round(step * place, 12) for place in range(n_steps + 1)]


def _place_on_axis(value: float, end: float) -> float:
    """The place of a value on a line from 0 to `end`; half a dot is left free at both ends."""
    return _DOT + value / end * (WIDTH - 2 * _DOT)


def _draw_ruler(ticks: Sequence[float], height: int) -> list[str]:
    parts = []
    for place, tick in enumerate(ticks):
        x = _place_on_axis(tick, ticks[-1])
        side = "" if place == 0 else " end" if place == len(ticks) - 1 else " middle"
        at = 0 if place == 0 else WIDTH if place == len(ticks) - 1 else x
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{height - _AXIS + 4}" class="grid"/>')
        parts.append(f'<text x="{at:.1f}" y="{height - 4}" class="tick{side}">{tick:g}</text>')
    return parts


def _render_svg(title: str, said: str, height: int, parts: Sequence[str]) -> str:
    """The figure; what it shows is also told, for those who do not see it."""
    label = f"{title}: {said or MISSING}"
    return f'<svg viewBox="0 0 {WIDTH} {max(height, 1)}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'
