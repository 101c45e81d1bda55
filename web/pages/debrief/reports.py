"""The debrief as reports to take away: as it stands, and the draft of the public version."""

from collections.abc import Iterator

from domain.policy.small_numbers import Thresholds
from projections.measures import EVERY_ENTRY, KINDS, MEASURES, TITLES
from projections.operation.state import OperationState
from service.access.figures import shown_plain
from service.clock import now
from service.publishing import figures_of, where_and_when
from web.http.render import title_of
from web.pages.debrief.figure import counted, stretches, visible
from web.pages.debrief.publications import public_title, whole_or_partner
from web.reports.report import Report, issued
from web.reports.stretches import Stretch
from web.wording.states import when_of


def as_it_stands(state: OperationState, seen_by: frozenset[str], words: str, organisation: str) -> Report:
    """The figures of this moment, as far as this audience may see them; the title says whether it is all of them."""
    today = issued(now(), public=False)
    return Report(
        f"Debrief: {title_of(state)}",
        f"{whole_or_partner(seen_by)} of {today}",
        words,
        False,
        shown_plain(figures_of(state, False), seen_by),
        state.operation.exercise,
        {"Operation": title_of(state), "Organisation": organisation, "Issued": today},
        tuple(_stretches(state, seen_by)),
        when_of(state),
    )


def draft(state: OperationState, seen_by: frozenset[str], organisation: str, thresholds: Thresholds) -> Report:
    """The public version before it is published: of an operation the public learns no more than county and quarter.

    It is not public yet: this audience reads in it what it may see.
    """
    title = public_title(where_and_when(state))
    about = {"Operation": title, "Organisation": organisation, "Issued": issued(now(), public=True)}
    version, figures = "Draft of the public version", shown_plain(figures_of(state, True, thresholds), seen_by)
    said = (title, version, "Not published yet.", True, figures, state.operation.exercise, about)
    return Report(*said, thresholds=thresholds)


def _stretches(state: OperationState, seen_by: frozenset[str]) -> Iterator[tuple[str, Stretch]]:
    """Every stretch of time whose entry this audience may know."""
    for code in (code for code in TITLES if KINDS[code] == "T" and code not in EVERY_ENTRY):
        measure = MEASURES[code](state)
        found = counted(state, measure)
        for row in visible(state, found, seen_by, stretches(found, measure)):
            if row.stretch:
                yield code, row.stretch
