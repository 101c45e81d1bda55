"""What every report says of itself, whatever its format, and the tables that it is made of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from projections.measures import TITLES
from web.wording.figures import beside, cells

MARKINGS = {False: "OFFICIAL-SENSITIVE", True: "OFFICIAL"}
NOTES = (
    "n of m: how many were counted, of how many could have been.",
    "Not recorded is a value of its own and never counts as zero.",
    "Times are given as median, shortest and longest.",
)
HIDDEN = (
    "Hidden: a number from 1 to 4 about people, or one from which such a number could be worked out. Zero is shown. "
    "Dates are given to the quarter and places to the county. Figures that are not published at all are not listed."
)


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a version: `measures` are plain figures by their id; the words stand on its cover."""

    title: str
    version: str
    as_of: str
    public: bool
    measures: Mapping[str, Mapping[str, Any]]
    exercise: bool = False

    @property
    def marking(self) -> str:
        """The protective marking on every page."""
        return MARKINGS[self.public] + (" – EXERCISE, nothing here is real" if self.exercise else "")

    @property
    def notes(self) -> tuple[str, ...]:
        """How to read it."""
        return (*NOTES[:2], HIDDEN) if self.public else NOTES

    @property
    def shown(self) -> dict[str, Mapping[str, Any]]:
        """The figures to list: of a public version those that are published, hidden ones of these included."""
        from projections.disclosure import PUBLISHED

        return {
            code: self.measures[code]
            for code in TITLES
            if code in self.measures and (not self.public or code in PUBLISHED)
        }

    def beside(self, code: str) -> list[tuple[str, list[tuple[str, str]]]]:
        """What stands beside a figure, in words: (heading, [(what, number)])."""
        return list(beside(self.shown[code]))

    @property
    def file_name(self) -> str:
        """Without its ending: firstlight-<title>-<version>, in letters that every header and disk takes."""
        words = normalize("NFKD", f"firstlight {self.title} {self.version}").encode("ascii", "ignore").decode()
        return "-".join(re.findall(r"[a-z0-9]+", words.lower()))


HEADS = ("code", "title", "n", "of", "not_recorded", "unit", "median", "shortest", "longest")


def figure_rows(report: Report) -> list[list[Any]]:
    """One row a figure: code, title, n, of, not recorded, unit, median, shortest, longest."""
    return [
        [code, TITLES[code], _said(plain), *(plain.get(name) for name in HEADS[3:])]
        for code, plain in report.shown.items()
    ]


def _said(plain: Mapping[str, Any]) -> Any:
    if plain.get("suppressed"):
        return "hidden"
    return "not recorded" if plain.get("n") is None else plain["n"]


def cell_rows(report: Report) -> list[list[Any]]:
    """One row a cell: code, title, breakdown, value, n."""
    return [
        [code, TITLES[code], name, value, "hidden" if n is None else n]
        for code, plain in report.shown.items()
        for name, value, n in cells(plain)
    ]


def within_rows(report: Report) -> list[list[Any]]:
    """One row a yardstick of a time: code, title, within, n, of."""
    return [
        [code, TITLES[code], name, n, plain.get("n")]
        for code, plain in report.shown.items()
        for name, n in (plain.get("within") or {}).items()
    ]


def step_rows(report: Report) -> list[list[Any]]:
    """One row a step of a funnel or a line of costs: code, title, what, number."""
    found = []
    for code, plain in report.shown.items():
        for row in plain.get("rows") or ():
            words = ", ".join(str(value) for value in row.values() if isinstance(value, str))
            numbers = [(name, value) for name, value in row.items() if not isinstance(value, str | None)]
            found += [[code, TITLES[code], words or "not recorded", name, value] for name, value in numbers]
    return found
