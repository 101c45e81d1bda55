"""The tables that a report is made of, each with its heads: one a sheet."""

from collections.abc import Callable
from dataclasses import dataclass

from web.reports.report import Report
from web.reports.rows import Rows, cell_rows, definition_rows, figure_rows, step_rows, stretch_rows, within_rows
from web.wording.capitals import capitalise

IN_WORDS = {
    "title": "Figure",
    "n": "Number",
    "of": "Out of",
    "what of counts": "What it is out of",
    "what": "Step or cost",
    "value code": "Code of the value",
    "breakdown code": "Code of the breakdown",
    "outside": "Outside a limit",
    "sentence": "Definition",
    "n counts": "What the number counts",
    "of counts": "What it is out of",
    "not recorded counts": "What “not recorded” counts",
}
"""Heads as a reader of the workbook sees them, where the name that a program reads in the CSV says too little."""


def in_words(head: str) -> str:
    """The head of a column of the workbook."""
    return IN_WORDS.get(head) or capitalise(head)


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its name: the heads of its columns, a sentence about it, and its rows from a report."""

    name: str
    about: str
    heads: tuple[str, ...]
    rows: Callable[[Report], Rows]


FIGURES = Table(
    "Figures",
    "Every figure with its state: an empty number is not zero.",
    (
        *("code", "title", "n", "State", "not recorded", "of", "what of counts", "may belong"),
        *("unit", "median", "shortest", "longest", "in words"),
    ),
    figure_rows,
)
BREAKDOWNS = Table(
    "Breakdowns",
    "Each figure by agency, kind, age and so on.",
    ("code", "title", "breakdown", "value", "n", "State", "breakdown code", "value code"),
    cell_rows,
)
WITHIN_LIMITS = Table(
    "Within", "How many stretches of time were within a limit.", ("code", "title", "within", "n", "of"), within_rows
)
STEPS = Table(
    "Steps and costs",
    "From referral to conviction, and money by heading and payer.",
    ("code", "title", "what", "n", "State", "not recorded", "unit"),
    step_rows,
)
STRETCHES = Table(
    "Stretches of time",
    "The stretches behind the times that you may see, each with its limits.",
    ("code", "title", "start", "end", "length", "unit", "outside"),
    stretch_rows,
)
DEFINITIONS = Table(
    "Definitions",
    "What each figure counts, and which entries answer it.",
    ("code", "title", "sentence", "n counts", "of counts", "not recorded counts", "what would answer it"),
    definition_rows,
)
TABLES = (FIGURES, BREAKDOWNS, WITHIN_LIMITS, STEPS, STRETCHES, DEFINITIONS)
"""Each is a sheet of the workbook."""
