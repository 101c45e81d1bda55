"""What belongs to a person and what is not there yet, as one audience sees it."""

from dataclasses import dataclass
from datetime import datetime

from domain.events.arrivals import PersonRegistered
from domain.events.care import PropertyTakenIn, RightsGiven
from domain.events.safeguarding import KeepApartFlagSet
from domain.kernel import RecordedEvent
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.gaps import Gap, gaps
from projections.views.groups import group_of
from service.access.table import GAPS
from service.access.visibility import NOT_SHOWN, NotShown, may_see


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody of a person's group ("P02"): what they are to them where that is recorded of the two, and their age."""

    ref: str
    relation: str | NotShown | None
    child: bool | NotShown
    linked: bool


@dataclass(frozen=True, slots=True)
class GroupShown:
    """Who belongs with a person, and what the group asks for; None is that nobody recorded what it asks for."""

    companions: tuple[Companion, ...]
    wishes: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that is kept for a person: since when, by whom, and what it is."""

    at: datetime
    position: int
    held_by: str | None
    contents: tuple[str, ...] | NotShown | None


def shown_gaps(state: OperationState, person: Person, seen_by: frozenset[str]) -> list[Gap]:
    """What is not there yet, of what is an audience's to know."""
    return [gap for gap in gaps(state, person) if GAPS[gap.code] & seen_by]


def shown_group(state: OperationState, person: Person, seen_by: frozenset[str]) -> GroupShown | NotShown | None:
    """Who belongs with a person; None where nobody recorded that anybody does."""
    if not may_see(seen_by, "group"):
        return NOT_SHOWN
    group = group_of(state, person.id)
    if group is None:
        return None
    details, flags = may_see(seen_by, "details"), may_see(seen_by, "age_flag")
    of_theirs = {link.other(person.id): link.relation for link in group.links if person.id in link.pair}
    companions = tuple(
        Companion(
            each.ref,
            of_theirs.get(each) if details else NOT_SHOWN,
            state.person(each).child if flags else NOT_SHOWN,
            each in of_theirs,
        )
        for each in group.members
        if each != person.id
    )
    asked = any(link.wishes is not None for link in group.links)
    return GroupShown(companions, group.wishes if asked else None)


def shown_belongings(person: Person, seen_by: frozenset[str]) -> list[Kept] | NotShown:
    """What is kept for a person."""
    if not may_see(seen_by, "belongings"):
        return NOT_SHOWN
    return [_kept(each, may_see(seen_by, "details")) for each in person.belongings]


def _kept(recorded: RecordedEvent, details: bool) -> Kept:
    event = recorded.event
    assert isinstance(event, PropertyTakenIn | PersonRegistered)
    held_by = event.held_by if isinstance(event, PropertyTakenIn) else None
    contents = event.contents if isinstance(event, PropertyTakenIn) else None
    return Kept(recorded.at, recorded.position, held_by, contents if details else NOT_SHOWN)


def shown_told(person: Person, seen_by: frozenset[str]) -> list[RecordedEvent] | NotShown:
    """What a person was told of their rights and options, the newest first."""
    if not may_see(seen_by, "told"):
        return NOT_SHOWN
    return [each for each in reversed(person.told) if isinstance(each.event, RightsGiven)]


def shown_kept_apart(
    state: OperationState, person: Person, seen_by: frozenset[str]
) -> list[tuple[RecordedEvent, str | None]] | NotShown:
    """From whom a person is kept apart ("P03"; None is from everybody), whichever of the two the entry is about."""
    if not may_see(seen_by, "keep_apart"):
        return NOT_SHOWN
    found: list[tuple[RecordedEvent, str | None]] = []
    for recorded, event in state.events_of(KeepApartFlagSet):
        if event.person == event.apart_from:
            continue  # two numbers that turned out to be one person
        if event.person == person.id:
            found.append((recorded, event.apart_from.ref if event.apart_from else None))
        elif event.apart_from == person.id:
            found.append((recorded, event.person.ref))
    return found
