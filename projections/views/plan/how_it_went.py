"""When what was planned happened: opening, first arrival, conversations, closing, and each partner's time here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.events.arrivals import TransportArrived, WalkInArrived
from domain.events.partners import PartnerArrived, PartnerHoursPlanned, PartnerLeft
from domain.words import PartnerId
from projections.measures.looks import closed
from projections.operation.state import OperationState
from projections.views.plan.centre_hours import hours_planned
from projections.views.plan.hours import planned_by


@dataclass(frozen=True, slots=True)
class HowItWent:
    """Moments (UTC); None is not recorded. `closed` is the last closing once every centre that opened has closed;
    `rooms` in which somebody was talked to; `roomless` conversations name none.
    """

    to_open: datetime | None
    to_close: datetime | None
    opened: datetime | None
    arrived: datetime | None
    first_talk: datetime | None
    last_talk: datetime | None
    closed: datetime | None
    talked: int
    registered: int
    rooms: int | None
    roomless: int


def how_it_went(state: OperationState) -> HowItWent:
    """The moments of a day beside those that were planned."""
    planned = hours_planned(state)
    opened = [each for each in state.centres.values() if each.opened]
    people = state.registered
    sessions = [session for each in people for session in each.sessions]
    rooms = {session.room for session in sessions if session.room}
    return HowItWent(
        min((starts for starts, _ in planned.values()), default=None),
        max((ends for _, ends in planned.values()), default=None),
        min((each.opened[0].at for each in opened), default=None),
        min((each.at for each in state.all(TransportArrived, WalkInArrived)), default=None),
        min((session.started.at for session in sessions), default=None),
        max((each.debriefed.at for each in people if each.debriefed), default=None),
        closed(state) if opened else None,
        sum(each.debriefed is not None for each in people),
        len(people),
        len(rooms) or None,
        sum(session.room is None for session in sessions),
    )


@dataclass(frozen=True, slots=True)
class PartnerTimes:
    """A partner's planned stretches, and when it came and left; the last end is None where nobody recorded it."""

    planned: tuple[PartnerHoursPlanned, ...]
    here: tuple[tuple[datetime, datetime | None], ...]


def partner_times(state: OperationState) -> Mapping[PartnerId, PartnerTimes]:
    """The times of every partner that promised to come, declined or came, in that order."""
    here: dict[PartnerId, list[tuple[datetime, datetime | None]]] = {}
    moves = [(each, event.partner, True) for each, event in state.events_of(PartnerArrived)]
    moves += [(each, event.partner, False) for each, event in state.events_of(PartnerLeft)]
    for each, partner, came in sorted(moves, key=lambda move: (move[0].at, move[0].position)):
        stays = here.setdefault(partner, [])
        if came:
            stays.append((each.at, None))
        else:
            stays[-1:] = [(starts, each.at) for starts, _ in stays[-1:]]
    return {name: PartnerTimes(tuple(planned_by(state, name)), tuple(here.get(name, ()))) for name in state.partners}
