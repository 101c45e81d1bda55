"""The latest handover, situation report and briefing, each one tap away from the board."""

from dataclasses import dataclass
from datetime import datetime

from domain.declaration import fields_of
from domain.events.planning import BriefingIssued
from domain.events.shift import DailyBriefingIssued
from domain.events.venue import ShiftHandoverRecorded, SituationReportIssued
from domain.kernel import Event
from domain.words import Sealed
from projections.operation.state import OperationState
from service.access.visibility import reads

LATEST: dict[type[Event], str] = {
    ShiftHandoverRecorded: "Latest handover",
    SituationReportIssued: "Latest situation report",
    BriefingIssued: "Latest briefing",
    DailyBriefingIssued: "Latest daily briefing",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """Where a paper is read, and since when it stands; its text is not here."""

    words: str
    at: datetime
    position: int


def latest_papers(state: OperationState, seen_by: frozenset[str]) -> list[Paper]:
    """The latest of each kind whose text this audience may open."""
    found = [(words, state.all(kind)[-1]) for kind, words in LATEST.items() if opens(kind, seen_by) and state.all(kind)]
    return [Paper(words, recorded.at, recorded.position) for words, recorded in found]


def opens(kind: type[Event], seen_by: frozenset[str]) -> bool:
    """Whether an audience may open a text of this kind of event."""
    return any(reads(seen_by, kind.__name__, each.name) for each in fields_of(kind, Sealed))
