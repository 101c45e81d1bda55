"""M30 and M86: beds and nights in the centre (FACTS 3.2). A bed-night is a centre bed held at 04:00 local."""

from datetime import UTC, date, datetime, time, timedelta

from domain.events.venue import VenueReleased
from domain.kernel import RecordedEvent
from domain.occupancy import Stay
from domain.words import CentreId
from projections.local_time import LONDON, local_date
from projections.measures.declared import measure
from projections.measures.measure import NOTHING, Measure, added, ids
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
    version=2,
)
def m30(state: OperationState) -> Measure:
    """Centre beds held at four in the morning, of the beds and nights booked; beds elsewhere are not counted."""
    booked = [each.beds * each.nights for each in state.centres.values() if each.beds and each.nights]
    if not booked:
        return NOTHING
    return added(((stay.start, len(nights(stay, state))) for stay in state.stays), of=sum(booked))


@measure(
    "M30b",
    title="Nights used",
    counts="nights",
    kind="O",
    of="nights booked",
    answered_by="the nights said when the venue was given back, or a centre bed given",
    section="The centre",
    public=Public(),
    version=2,
)
def m30b(state: OperationState) -> Measure:
    """Nights on which the centre was slept in, of the nights booked."""
    booked = {name: each.nights for name, each in state.centres.items() if each.nights}
    if not booked:
        return NOTHING
    return added((row for centre in booked for row in _nights_used(state, centre)), of=sum(booked.values()))


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
    version=2,
)
def m86(state: OperationState) -> Measure:
    """The greatest number of centre beds held at one moment, of the beds booked."""
    if state.beds is None:
        return NOTHING
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
    return Measure(len(peak), state.beds, events=ids(peak))
