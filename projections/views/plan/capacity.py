"""What a plan has to talk with people: who is expected, rooms, interpreters, who debriefs, from when until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from projections.operation.state import OperationState
from projections.views.plan.centre_hours import LONGEST, Stretch, centre_hours
from projections.views.plan.hours import planned_by, there
from projections.views.plan.languages import ExpectedLanguage, languages
from projections.views.plan.partners import Organised, coming
from projections.views.plan.venue import booked, rooms_planned

FIRST_YEAR, LAST_YEAR = 2000, 9000
"""Between these a centre opens; a moment at an end of the calendar has no day before it, or none after."""


@dataclass(frozen=True, slots=True)
class OnSite:
    """Some who debrief, from when until when (UTC); how many is None where nobody said."""

    starts: datetime
    ends: datetime
    staff: int | None


@dataclass(frozen=True, slots=True)
class CapacityPlanned:
    """What is planned. None is not recorded; `opens` and `closes` span the hours of all centres (UTC)."""

    expected: int | None
    languages: tuple[ExpectedLanguage, ...]
    rooms: int | None
    debriefers: tuple[OnSite, ...]
    beds: int | None
    opens: datetime | None
    closes: datetime | None


def capacity_planned(state: OperationState, organised: Organised, opened: datetime | None = None) -> CapacityPlanned:
    """The plan as it stands, or for a centre that opened at a moment (UTC) whenever it was to open."""
    hours = centre_hours(state).values()
    opens = opened or min((starts for starts, _ in hours), default=None)
    if opens and not FIRST_YEAR <= opens.year <= LAST_YEAR:
        opens = None
    closes = max((ends for _, ends in hours), default=None)
    if opens and closes:
        closes = min(closes, opens + LONGEST) if opens < closes else None
    beds = [each.beds for each in booked(state).values() if each.beds is not None]
    return CapacityPlanned(
        state.operation.expected,
        languages(state),
        rooms_planned(state),
        tuple(_debriefers(state, organised, opens, closes)) if opens else (),
        sum(beds) if beds else None,
        opens,
        closes,
    )


def _debriefers(
    state: OperationState, organised: Organised, opens: datetime, closes: datetime | None
) -> Sequence[OnSite]:
    """First responder organisations on site: each stretch with its staff, the whole time where no hours are given."""
    found = []
    whole: Stretch = (opens, closes or opens + LONGEST)
    for name, partner in coming(state).items():
        if not organised.refers(name):
            continue
        said = {(each.starts, each.ends): each.staff for each in planned_by(state, name)}
        stretches = there(state, name, partner)
        for stretch in [whole] if stretches is None else stretches:
            found.append(OnSite(*stretch, said.get(stretch)))
    return found
