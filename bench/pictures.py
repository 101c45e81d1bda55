"""Growth curves as pictures: geometry here, shapes and words in `curve.svg.jinja` (ADR 0014).

What grows is drawn by its tens, so that ten and a million have room beside each other; what it costs starts at nought.
"""

from dataclasses import dataclass
from math import floor, log10
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from bench.results import Curve
from bench.words import short
from web.charts.palette import BLUE, NAVY, ORANGE, PLUM, TEAL

WIDTH, LEFT, RIGHT, TOP, FOOT = 640, 76, 612, 52, 250
BELOW, KEY = 60, 24
"""Room under the picture for its words, and for each line's name."""
COLOURS = (NAVY, ORANGE, TEAL, PLUM, BLUE)
DASHES = ("none", "8 4", "2 4", "10 4 2 4", "4 4")
"""Each line has dashes of its own: colour is never alone."""
RUNGS = 4


@dataclass(frozen=True)
class Line:
    """One series where it is drawn."""

    name: str
    values: list[tuple[str, str]]
    points: list[tuple[float, float]]
    colour: str
    dashes: str
    key: int

    @property
    def path(self) -> str:
        return "M" + "L".join(f"{x} {y}" for x, y in self.points)


def picture(curve: Curve) -> str:
    """The curve as SVG."""
    xs = sorted({x for points in curve.series.values() for x, _ in points})
    top = ceiling(max(y for points in curve.series.values() for _, y in points))
    apart = log10(xs[-1] / xs[0]) or 1

    def place(x: float, y: float) -> tuple[float, float]:
        across = LEFT + (RIGHT - LEFT) * log10(x / xs[0]) / apart
        return round(across, 1), round(FOOT - (FOOT - TOP) * y / top, 1)

    lines = [
        Line(
            name,
            [(short(x), short(y)) for x, y in points],
            [place(x, y) for x, y in points],
            COLOURS[number],
            DASHES[number],
            FOOT + BELOW + KEY * number,
        )
        for number, (name, points) in enumerate(curve.series.items())
    ]
    drawn = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)
    return drawn.get_template("curve.svg.jinja").render(
        curve=curve,
        lines=lines,
        rungs=[(place(xs[0], top * each / RUNGS)[1], short(top * each / RUNGS)) for each in range(RUNGS + 1)],
        marks=[(place(x, 0)[0], short(x)) for x in apart_enough(xs, apart)],
        left=LEFT,
        right=RIGHT,
        foot=FOOT,
        width=WIDTH,
        height=FOOT + BELOW + KEY * len(lines),
    )


def ceiling(most: float) -> float:
    """The next of 1, 2, 4, 8, 10 times a power of ten: the top of the picture."""
    power = 10.0 ** floor(log10(most)) if most > 0 else 1.0
    return next(each * power for each in (1, 2, 4, 8, 10) if each * power >= most)


def apart_enough(xs: list[float], apart: float) -> list[float]:
    """Those that leave room for each other's words."""
    kept = [xs[0]]
    for x in xs[1:]:
        if log10(x / kept[-1]) / apart >= 0.09:
            kept.append(x)
    return kept
