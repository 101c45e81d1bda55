"""What hangs on a wall of each person: their number, how far they are, since when, and whether they are out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from projections.operation.person import Person
from projections.operation.state import OperationState
from service.access.visibility import NOT_SHOWN, NotShown, may_see

Column = Literal["health", "talk", "room", "after"]


@dataclass(frozen=True, slots=True)
class OnTheWall:
    """Somebody here or out; `since` is when this began, of who is out when they went (UTC)."""

    ref: str
    column: Column
    since: datetime
    out: bool


def shown_on_the_wall(state: OperationState, seen_by: frozenset[str]) -> list[OnTheWall] | NotShown:
    """Everybody who has not left, the longest wait first."""
    if not may_see(seen_by, "codes"):
        return NOT_SHOWN
    found = [_shown(person) for person in state.registered if not person.departed]
    return sorted(found, key=lambda each: (each.since, each.ref))


def _shown(person: Person) -> OnTheWall:
    column, since = _column(person)
    away = person.missing or person.out
    return OnTheWall(person.id.ref, column, away.at if away else since, away is not None)


def _column(person: Person) -> tuple[Column, datetime]:
    """How far somebody is, and since when: health before all else, as on the board."""
    assert person.registered is not None
    if person.session:
        return "room", person.session.started.at
    if person.screened is None:
        return "health", person.registered.at
    ended = person.debriefed or person.declined_to_talk
    return ("after", ended.at) if ended else ("talk", person.screened.at)
