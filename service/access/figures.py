"""Which figures an audience may see: of those that it may not, a debrief and a version that was published say that."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from domain.events.debrief import DebriefReportPublished
from domain.kernel import Event
from projections.measures import Measure
from service.access.table import FIGURE_PARTS, FIGURES

Cells = TypeVar("Cells")


def not_shown_figures(seen_by: frozenset[str]) -> frozenset[str]:
    """The codes of figures that an audience may not see."""
    return frozenset(code for code, compartments in FIGURES.items() if not compartments & seen_by)


def shown_figures(figures: Mapping[str, Measure], seen_by: frozenset[str]) -> dict[str, Measure]:
    """The figures with those that an audience may not see saying nothing but that, and without their parts that it may
    not."""
    hidden = not_shown_figures(seen_by)
    return {
        code: Measure(None, not_shown=True)
        if code in hidden
        else replace(each, breakdowns=_shown_parts(code, each.breakdowns, seen_by))
        for code, each in figures.items()
    }


def shown_plain(
    figures: Mapping[str, Mapping[str, object]], seen_by: frozenset[str]
) -> dict[str, Mapping[str, object]]:
    """The same of figures as JSON."""
    hidden, nothing = not_shown_figures(seen_by), Measure(None, not_shown=True).plain()
    return {code: nothing if code in hidden else _plain(code, each, seen_by) for code, each in figures.items()}


def _plain(code: str, figure: Mapping[str, object], seen_by: frozenset[str]) -> Mapping[str, object]:
    parts = figure.get("breakdowns")
    return {**figure, "breakdowns": _shown_parts(code, parts, seen_by)} if isinstance(parts, Mapping) else figure


def _shown_parts(code: str, parts: Mapping[str, Cells], seen_by: frozenset[str]) -> Mapping[str, Cells]:
    """Those breakdowns of a figure that an audience may see."""
    return {name: each for name, each in parts.items() if FIGURE_PARTS.get(f"{code} {name}", seen_by) & seen_by}


def figures_for(seen_by: frozenset[str], event: Event) -> dict[str, str]:
    """What an event holds of figures, as an audience may see them, by its field; of a public version they are public.

    They are one text in the log, so that no row of a field could tell them apart.
    """
    if not isinstance(event, DebriefReportPublished) or event.public or event.figures is None:
        return {}
    held = json.loads(event.figures)
    shown = {**held, "measures": shown_plain(held.get("measures", {}), seen_by)}
    return {"figures": json.dumps(shown, ensure_ascii=False)}
