"""What every report says of itself, whatever its format."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from unicodedata import normalize

from domain.policy.small_numbers import STANDARD, Thresholds
from projections.measures import TITLES
from service.clock import LONDON
from web.reports.stretches import Stretch
from web.wording.definitions import Definition, definitions
from web.wording.figures import beside
from web.wording.hiding import hidden_words
from web.wording.states import When

MARKINGS = {False: "OFFICIAL-SENSITIVE", True: "OFFICIAL"}
EXERCISE = " – EXERCISE, nothing here is real"
NOTES = (
    "n of m: how many were counted, of how many could have been.",
    "Not recorded is a value of its own and never counts as zero: no entry answers the question. None says that an "
    "entry answers it with no.",
    "Partly recorded: some were looked at and some not; those not recorded are counted beside the figure.",
    "Not applicable yet: there is nobody or nothing so far that the figure could be about.",
    "Not shown to you: your role may not see the figure, whatever there is.",
    "A percentage is given of ten or more, where not more than a fifth is not recorded.",
    "Times are given as median, shortest and longest.",
)
HIDDEN = (
    "Hidden: a number from 1 to {people} about people{suspects}, or one from which such a number could be worked out. "
    "Zero is shown. A breakdown that would tell something of everybody at once is left out. "
    "Dates are given to the quarter and places to the county. Figures that are not published at all are not listed."
)


def issued(moment: datetime, public: bool) -> str:
    """The date of issue in local time: for the public the month alone."""
    local = moment.astimezone(LONDON)
    return f"{local:%B %Y}" if public else f"{local:%-d %B %Y}"


def marked(public: bool, exercise: bool) -> str:
    """The protective marking on every page. What hangs on a wall is public: it names no operation, place or person."""
    return MARKINGS[public] + (EXERCISE if exercise else "")


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a version: `measures` are plain figures by their id; the words stand on its cover.

    `about` are lines of the cover in their order: operation or period, organisation, date of issue.
    """

    title: str
    version: str
    as_of: str
    public: bool
    measures: Mapping[str, Mapping[str, Any]]
    exercise: bool = False
    about: Mapping[str, str] = field(default_factory=dict)
    stretches: tuple[tuple[str, Stretch], ...] = ()
    when: When = "closed"
    thresholds: Thresholds = STANDARD

    @property
    def marking(self) -> str:
        """The protective marking on every page."""
        return marked(self.public, self.exercise)

    @property
    def notes(self) -> tuple[str, ...]:
        """How to read it."""
        return (*NOTES[:4], self._hidden) if self.public else NOTES

    @property
    def _hidden(self) -> str:
        """What is hidden under the thresholds of this version."""
        suspects = "; arrests are shown as they are" if self.thresholds.suspects == 1 else " or arrests"
        return HIDDEN.format(people=self.thresholds.people - 1, suspects=suspects)

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
    def organisation(self) -> str:
        """Who issues it."""
        return self.about.get("Organisation", "")

    @property
    def cover(self) -> list[tuple[str, ...]]:
        """The lines of the cover below its title and marking: what each is, and what it says."""
        hides = {"Hidden": hidden_words(self.thresholds)} if self.public else {}
        said = {**self.about, "Version": self.version, **hides, "As of": self.as_of}
        return [(what, words) for what, words in said.items() if words]

    @property
    def definitions(self) -> list[Definition]:
        """What each figure listed counts."""
        return definitions(self.shown)

    @property
    def file_name(self) -> str:
        """Without its ending: firstlight-<title>-<version>, in letters that every header and disk takes.

        An exercise says so, and what hides otherwise than is usual: two such files shall not be taken for one.
        """
        usual = not self.public or self.thresholds == STANDARD
        hides = "" if usual else f" hides {hidden_words(self.thresholds)}"
        kind = "exercise " if self.exercise else ""
        words = (
            normalize("NFKD", f"firstlight {kind}{self.title} {self.version}{hides}").encode("ascii", "ignore").decode()
        )
        return "-".join(re.findall(r"[a-z0-9]+", words.lower()))
