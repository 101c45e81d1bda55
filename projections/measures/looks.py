"""What several figures ask before they say 0: whether it went live, closed, was debriefed, who is gone unrecorded."""

from datetime import datetime

from domain.events.debrief import HotDebriefHeld, StructuredDebriefHeld
from domain.events.departures import FollowUpRecorded
from domain.kernel import RecordedEvent
from domain.vocabulary import LookedFor
from domain.words import PersonId
from projections.measures.measure import NOT_YET, NOTHING, Measure
from projections.operation.person import Person
from projections.operation.state import OperationState

NOT_KNOWN = (None, "unknown", "missing", "not_reached", "not_arrived")
"""What tells nothing of where or how somebody is: of a destination, and of a situation asked after later."""


def went_live(state: OperationState) -> RecordedEvent | None:
    """The event with which the operation went live: the first entry or opening."""
    starts = [recorded for recorded in (state.operation.entry, state.operation.opened) if recorded is not None]
    return min(starts, key=lambda recorded: recorded.at, default=None)


def nobody_looked(state: OperationState) -> Measure:
    """A figure of an operation that no entry answers: not recorded once it went live, not applicable before."""
    return NOTHING if went_live(state) else NOT_YET


def closed(state: OperationState) -> datetime | None:
    """When the last of its centres closed (UTC); None while one is open, or none ever was."""
    closings = [recorded.at for centre in state.centres.values() for recorded in centre.closed]
    return max(closings) if state.operation.course.closed else None


def debriefed(state: OperationState, since: datetime | None = None) -> bool:
    """Whether a debrief was held, hot or structured, at or after a moment (UTC)."""
    return any(since is None or recorded.at >= since for recorded in state.all(HotDebriefHeld, StructuredDebriefHeld))


def found_none(state: OperationState, what: LookedFor) -> bool:
    """Whether a structured debrief looked for this and found none."""
    return any(what in (event.found_none or ()) for _, event in state.events_of(StructuredDebriefHeld))


def centre_closed(state: OperationState, person: Person) -> bool:
    """Whether the centre at which somebody was last has closed."""
    centre = state.centres.get(person.centre) if person.centre is not None else None
    return centre is not None and centre.phase == "closed"


def departed(state: OperationState) -> list[Person]:
    """The people who left."""
    return [person for person in state.registered if person.departed]


def gone_unrecorded(state: OperationState) -> list[Person]:
    """The people whose centre closed and whose leaving nobody entered."""
    return [person for person in state.registered if not person.departed and centre_closed(state, person)]


def follow_ups(state: OperationState) -> dict[PersonId, list[RecordedEvent]]:
    """Each time that somebody asked after a person, by person and time."""
    found: dict[PersonId, list[RecordedEvent]] = {}
    for recorded, event in state.events_of(FollowUpRecorded):
        found.setdefault(event.person, []).append(recorded)
    return found


def situation(recorded: RecordedEvent) -> str | None:
    """How the person was when somebody asked."""
    return recorded.event.situation if isinstance(recorded.event, FollowUpRecorded) else None


def situations(state: OperationState) -> dict[PersonId, set[str | None]]:
    """Every situation that was said of a person later; an entry that says none has None."""
    return {person: set(map(situation, asked)) for person, asked in follow_ups(state).items()}
