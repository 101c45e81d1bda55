"""Charts as templates: plain geometry here, shapes and words in `templates/charts/`. No chart library (ADR 0014)."""

import re

from jinja2 import Environment

from web.charts.bar import hatched
from web.charts.columns import columns_of
from web.charts.flow import flow_of
from web.charts.lines import across, duration, most, whole
from web.charts.palette import COLOURS
from web.wording.beside_figures import percent
from web.wording.breakdowns import BREAKDOWNS, WITHIN, named
from web.wording.labels import pounds
from web.wording.numbers import number

__all__ = [
    "BREAKDOWNS",
    "COLOURS",
    "WITHIN",
    "across",
    "columns_of",
    "duration",
    "flow_of",
    "install",
    "named",
    "whole",
]


def slug(words: str) -> str:
    """Words as an id on a page: "Beds and nights" is "beds-and-nights"."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def install(templates: Environment) -> None:
    """Make what the chart templates draw with known to every template."""
    templates.globals.update(
        across=across,
        columns_of=columns_of,
        flow_of=flow_of,
        hatched=hatched,
        most=most,
        whole=whole,
        COLOURS=COLOURS,
    )
    templates.globals.update(BREAKDOWNS=BREAKDOWNS, WITHIN=WITHIN, pounds=pounds, number=number, percent=percent)
    templates.filters.update(slug=slug, named=named, duration=duration)
