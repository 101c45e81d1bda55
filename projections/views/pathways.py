"""Where each person stands on their way through the operation, and the steps that brought them there."""

from dataclasses import dataclass
from datetime import datetime

from domain.kernel import RecordedEvent
from domain.law import ANSWERS, Grounds
from projections.operation.pathway_position import DutyStep, PathwayPosition, decision_code, position
from projections.operation.person import Person
from projections.operation.state import OperationState

STAGES = (
    "waiting",
    "talking",
    "declined_to_talk",
    "talked_to",
    "talked",
    "no_indicators",
    "identified",
    "deciding",
    "consented",
    "declined",
    "notified",
    "referred",
    "decided",
    "departed",
)
"""In the order of the way; everybody stands at exactly one."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a person's way: what, and the event that says so (its time is `at`, UTC)."""

    what: str
    recorded: RecordedEvent

    @property
    def at(self) -> datetime:
        return self.recorded.at


STAGE_OF_DUTY: dict[DutyStep, str] = {
    "undecided": "identified",
    "deciding": "deciding",
    "consented": "consented",
    "no_consent_needed": "consented",
    "declined": "declined",
    "notified": "notified",
    "referred": "referred",
}


def stage(person: Person) -> str:
    """The one stage that a person stands at, from `STAGES`."""
    stands = position(person)
    early = _early(stands)
    if early in ("departed", "talking"):
        return early
    if stands.duty:
        return "decided" if stands.decision else STAGE_OF_DUTY[stands.duty]
    if stands.finding == "no_indicators":
        return "no_indicators"
    return "talked" if early == "talked_to" else early


def early_stage(person: Person) -> str:
    """The stage as those see it who may not know what was found: how far the conversation is."""
    return _early(position(person))


def _early(stands: PathwayPosition) -> str:
    if stands.whereabouts == "departed":
        return "departed"
    return "talking" if stands.talking else stands.talk or "waiting"


def pathway(state: OperationState, person: Person) -> list[Step]:
    """The steps of a person's way, by time: arrival, registration, care, conversation, decisions, departure."""
    steps = [
        ("arrived", state.arrival_of().get(person.id)),
        ("registered", person.registered),
        ("screened", person.screened),
        ("conversation_began", person.sessions[0].started if person.sessions else None),
        ("conversation_finished", person.debriefed),
        ("no_indicators", person.no_indicators),
        ("identified", person.identified),
        *((_answer(recorded), recorded) for recorded in person.answers),
        ("told_council", person.told_council),
        *(("referred", recorded) for recorded in person.referrals),
        ("notified", person.notified),
        *((decision_code(each.event), each) for each in person.decisions if isinstance(each.event, Grounds)),
        ("offered", person.offered),
        ("accepted", person.accepted),
        ("checked", person.checked),
        ("departed", person.departed),
        ("arrived_safely", person.arrived_safely),
        ("crime_recorded", person.crime),
    ]
    found = [Step(what, recorded) for what, recorded in steps if recorded is not None]
    return sorted(found, key=lambda step: (step.at, step.recorded.position))


def _answer(recorded: RecordedEvent) -> str:
    return f"consent_{ANSWERS[type(recorded.event)]}"
