"""The rows of a report in words: figures, breakdowns, limits, steps, stretches, definitions."""

from typing import Any

from projections.measures import OF, TITLES, state
from projections.measures.measure import BELONGS
from web.reports.report import Report
from web.reports.stretches import local
from web.wording.beside_figures import Plain
from web.wording.breakdowns import WITHIN, named
from web.wording.capitals import capitalise
from web.wording.figure_sentences import in_a_sentence
from web.wording.figures import breakdown, cells, number_of_step, steps
from web.wording.labels import label
from web.wording.states import STATES, said

Rows = list[list[Any]]


def figure_rows(report: Report) -> Rows:
    """One row a figure. What has no number has an empty cell, and its state says why."""
    found = []
    for code, plain in report.shown.items():
        words = said(plain, code, report.when)
        belongs = (plain.get("breakdowns") or {}).get(BELONGS, {}).get("not_recorded")
        counted = words.is_number or words.state == "none"
        time = (plain.get(name) for name in ("unit", "median", "shortest", "longest"))
        found.append(
            [
                *(code, TITLES[code], plain.get("n") if counted else None, STATES[words.state]),
                *(_missing(plain), plain.get("of"), OF[code] if "of" in plain else None, belongs, *time),
                in_a_sentence(plain, code, report.when),
            ]
        )
    return found


def _missing(plain: Plain) -> Any:
    return plain.get("not_recorded") if plain.get("not_recorded") else None


def cell_rows(report: Report) -> Rows:
    """One row a cell of a breakdown."""
    return [
        [code, TITLES[code], breakdown(name), named(value, name), n, _state_of(n), name, value]
        for code, plain in report.shown.items()
        for name, value, n in cells(plain)
    ]


def _state_of(n: Any) -> str:
    return STATES["hidden" if n is None else "recorded" if n else "none"]


def within_rows(report: Report) -> Rows:
    """One row a limit of a time."""
    return [
        [code, TITLES[code], WITHIN.get(name) or label(name), n, plain.get("n")]
        for code, plain in report.shown.items()
        for name, n in (plain.get("within") or {}).items()
    ]


def step_rows(report: Report) -> Rows:
    """One row a step of a funnel or a line of costs."""
    found = []
    for code, plain in report.shown.items():
        for words, row in steps(plain):
            n, unit = number_of_step(row)
            how = "not_shown" if row.get("not_shown") else state({**row, "n": n}, "O")
            missing = row.get("not_recorded")
            how = "hidden" if n is None and missing is None and how != "not_shown" else how
            found.append([code, TITLES[code], capitalise(words), n, STATES[how], missing or None, unit or "number"])
    return found


def stretch_rows(report: Report) -> Rows:
    """One row a stretch of time."""
    return [
        [
            code,
            TITLES[code],
            local(each.start),
            local(each.end),
            each.length,
            each.unit,
            each.outside or "no limit missed",
        ]
        for code, each in report.stretches
    ]


def definition_rows(report: Report) -> Rows:
    """One row a figure: what it counts, and which entries answer it."""
    return [
        [each.code, each.title, each.sentence, each.n, each.of or "nothing else", each.not_recorded, each.answered_by]
        for each in report.definitions
    ]
