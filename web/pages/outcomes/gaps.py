"""What is not known of a period: operations of which nothing followed, figures nobody recorded, gaps in others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from projections.measures import EVERY_ENTRY, KINDS, TITLES, Measure, state
from service.outcomes import ListedOperation, OperationFigure
from web.wording.beside_figures import unknown_counts
from web.wording.numbers import number

LOOK_AGAIN = timedelta(days=7)
"""After so long the figures first ask what became of those who left (M08)."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is not known. `due` are the operations that people left a week ago or more, `silent` those of them after
    which nobody was asked after; `figures` nobody recorded, `partly` has gaps, the widest first.
    """

    due: int
    silent: tuple[ListedOperation, ...]
    figures: tuple[str, ...]
    partly: tuple[str, ...]


def gaps_of(
    figures: Mapping[str, Measure], operations: Sequence[ListedOperation], followed: set[str], today: date
) -> Gaps:
    """What is not known; `followed` are the operations after which somebody was asked after."""
    due = [each for each in operations if each.departed and each.date + LOOK_AGAIN <= today]
    how = {code: state(figures[code].plain(), KINDS[code]) for code in TITLES if code not in EVERY_ENTRY}
    gaps = [code for code, each in how.items() if each == "partly_recorded" and figures[code].not_recorded]
    return Gaps(
        len(due),
        tuple(each for each in due if each.operation not in followed),
        tuple(TITLES[code] for code, each in how.items() if each == "not_recorded"),
        tuple(_gap(code, figures[code]) for code in sorted(gaps, key=lambda code: -_width(code, figures[code]))),
    )


def followed_up(later: Sequence[OperationFigure]) -> set[str]:
    """The operations after which somebody was asked after, from M08 of each."""
    return {each.operation for each in later if any(each.measure.breakdowns.get("asked", {}).values())}


def _width(code: str, measure: Measure) -> float:
    """Which part of those that a figure asks about is not recorded."""
    missing = measure.not_recorded or 0
    return missing / max(1, (measure.of or 0) + (missing if KINDS[code] == "O" else 0))


def _gap(code: str, measure: Measure) -> str:
    return f"{TITLES[code]}: {number(measure.not_recorded)} {unknown_counts(code)}"
