"""M30 and M86: beds and nights in the centre (FACTS 3.2). A bed-night is a centre bed held at 04:00 local."""

from datetime import UTC, date, datetime, time, timedelta

from domain.events.beds import BedAllocated
from domain.events.venue import VenueReleased
from domain.kernel import RecordedEvent
from domain.occupancy import Stay
from domain.words import CentreId
from projections.local_time import LONDON, local_date
from projections.measures.declared import measure
from projections.measures.looks import closed
from projections.measures.measure import NOT_YET, NOTHING, Measure, added, ids
from projections.measures.public import Public
from projections.operation.state import OperationState

NIGHT = time(4, 0)
"""A bed held at this local hour was used that night."""


@measure(
    "M30",
    title="Bed-nights used",
    counts="bed-nights",
    kind="O",
    of="bed-nights booked",
    answered_by="a centre bed given, or the closing of a centre in which nobody was at night",
    section="The centre",
    version=4,
)
def m30(state: OperationState) -> Measure:
    """Centre beds held at four in the morning, of the beds and nights booked; beds elsewhere are not counted."""
    if not _beds_looked_at(state):
        return _no_bed_given(state)
    booked = [each.beds * each.nights for each in state.centres.values() if each.beds and each.nights]
    held = ((stay.start, len(nights(stay, state))) for stay in state.stays)
    return added(held, of=sum(booked) or None, not_recorded=int(not booked))


@measure(
    "M30b",
    title="Nights used",
    counts="nights",
    kind="O",
    of="nights booked",
    answered_by="the nights said when the venue was given back, or a centre bed given",
    section="The centre",
    public=Public(),
    version=4,
)
def m30b(state: OperationState) -> Measure:
    """Nights on which the centre was slept in, of the nights booked."""
    used = [each.nights_used for each in state.centres.values() if each.nights_used is not None]
    if not used and not _beds_looked_at(state):
        return _no_bed_given(state)
    booked = [each.nights for each in state.centres.values() if each.nights]
    rows = (row for centre in state.centres for row in _nights_used(state, centre))
    return added(rows, of=sum(booked) or None, not_recorded=int(not booked))


def _beds_looked_at(state: OperationState) -> bool:
    """Whether a centre bed was given, or the centre closed with nobody on site at any night."""
    given = any(event.bed for _, event in state.events_of(BedAllocated))
    return given or (closed(state) is not None and not _anybody_at_night(state))


def _no_bed_given(state: OperationState) -> Measure:
    return NOTHING if closed(state) else NOT_YET


def _anybody_at_night(state: OperationState) -> bool:
    """Whether anybody who came was there at four in the morning, before they left or their centre closed."""
    shut = closed(state)
    came = [(recorded.at, shut) for recorded, _, _ in state.arrivals[len(state.registered) :]]
    came += [
        (person.registered.at, person.departed.at if person.departed else shut)
        for person in state.registered
        if person.registered
    ]
    return any(_night_between(start, end) for start, end in came if end)


def _night_between(start: datetime, end: datetime) -> bool:
    day = local_date(start)
    hours = (datetime.combine(day + timedelta(days=n), NIGHT, LONDON).astimezone(UTC) for n in (0, 1))
    return any(start <= hour < end for hour in hours)


def _nights_used(state: OperationState, centre: CentreId) -> list[tuple[RecordedEvent, int]]:
    """The event that says how many; or each stay with the nights on which nobody before it was there."""
    released = [row for row in state.events_of(VenueReleased) if row[1].centre == centre]
    if released and (said := released[-1][1].nights_used) is not None:
        return [(released[-1][0], said)]
    seen: set[date] = set()
    rows = []
    for stay in state.stays:
        if stay.bed.centre == centre:
            new = set(nights(stay, state)) - seen
            seen |= new
            rows.append((stay.start, len(new)))
    return rows


def nights(stay: Stay, state: OperationState) -> list[date]:
    """The nights on which somebody held a centre bed; a stay still open counts up to where the clocks stand."""
    now = state.now or stay.start.at
    night, found = local_date(stay.start.at), []
    while (hour := datetime.combine(night, NIGHT, LONDON).astimezone(UTC)) <= now:
        if stay.end is not None and hour >= stay.end:
            break
        if stay.start.at <= hour:
            found.append(night)
        night += timedelta(days=1)
    return found


@measure(
    "M86",
    title="Most centre beds held at once",
    counts="beds",
    kind="O",
    of="beds booked",
    answered_by="a centre bed given, or the closing of a centre in which nobody was at night",
    section="The centre",
    peak=True,
    version=4,
)
def m86(state: OperationState) -> Measure:
    """The greatest number of centre beds held at one moment, of the beds booked."""
    if not _beds_looked_at(state):
        return _no_bed_given(state)
    changes = [(stay.start.at, 1, stay) for stay in state.stays if stay.end is None or stay.end > stay.start.at]
    changes += [(stay.end, 0, stay) for _, _, stay in changes if stay.end]
    held: dict[str, RecordedEvent] = {}
    peak: list[RecordedEvent] = []
    for _, taken, stay in sorted(changes, key=lambda change: change[:2]):
        if taken:
            held[stay.start.envelope.event_id] = stay.start
        else:
            held.pop(stay.start.envelope.event_id, None)
        peak = list(held.values()) if len(held) > len(peak) else peak
    return Measure(len(peak), state.beds, int(state.beds is None), events=ids(peak))
