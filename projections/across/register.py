"""Where each person stood, from when to when: suspected, in referral, with conclusive grounds (Harrow's register).

Everybody registered stands at exactly one stage at any time, with the age as it was recorded at that time. Whoever was
registered by mistake never stood anywhere.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from domain import law
from domain.events import arrivals, interviews, referrals
from domain.kernel import Event, RecordedEvent
from domain.merges import about
from domain.words import PersonId
from projections.operation.pathway_position import DutyStep, position
from projections.operation.person import Person
from projections.operation.state import HANDLERS, OperationState

STAGES = (
    "known",
    "no_indicators",
    "potential_victim",
    "deciding",
    "declined",
    "notified",
    "referred",
    "reasonable_grounds_positive",
    "reasonable_grounds_negative",
    "conclusive_grounds_positive",
    "conclusive_grounds_negative",
    "left_nrm",
)
STAGE_OF_DUTY: dict[DutyStep, str] = {
    "undecided": "potential_victim",
    "deciding": "deciding",
    "consented": "potential_victim",
    "no_consent_needed": "potential_victim",
    "declined": "declined",
    "notified": "notified",
    "referred": "referred",
}
AGES = ("adult", "child", "uncertain", "not_recorded")
TURNS: frozenset[type[Event]] = frozenset(
    {
        *law.AGE_EVENTS,
        *law.ANSWERS,
        *law.REFERRAL_EVENTS,
        arrivals.RegistrationVoided,
        interviews.PotentialVictimIdentified,
        interviews.NoIndicatorsFoundRecorded,
        referrals.DutyToNotifySubmitted,
    }
)
"""The events that can change a person's stage or age."""


@dataclass(frozen=True, slots=True)
class StagePeriod:
    """A person at a stage, of an age, from a time up to another (UTC, the end excluded; None is: still)."""

    person: PersonId
    stage: str
    age: str
    since: datetime
    until: datetime | None = None


def stage_periods(state: OperationState) -> list[StagePeriod]:
    """Everybody's, in the order in which they began."""
    scratch, now, over = OperationState(state.id), dict[PersonId, StagePeriod](), list[StagePeriod]()
    for recorded in state.entries:
        reference = about(recorded.event)
        if reference is not None and type(recorded.event) in TURNS:
            HANDLERS.apply(scratch, recorded)
            _turn(scratch.person(reference), recorded, now, over)
    voided = {person.id for person in scratch.people.values() if person.voided}
    found = [each for each in (*over, *now.values()) if each.person not in voided]
    return sorted(found, key=lambda each: (each.since, each.person))


def _turn(person: Person, recorded: RecordedEvent, now: dict[PersonId, StagePeriod], over: list[StagePeriod]) -> None:
    if person.registered is None:
        return
    made = StagePeriod(person.id, stage(person), person.age or "not_recorded", recorded.at)
    held = now.get(person.id)
    if held is None or (held.stage, held.age) != (made.stage, made.age):
        if held is not None and held.since < made.since:
            over.append(replace(held, until=made.since))
        now[person.id] = made


def stage(person: Person) -> str:
    """The one stage at which a registered person stands, from `STAGES`."""
    stands = position(person)
    if stands.left_nrm:
        return "left_nrm"
    if stands.duty:
        return stands.decision or STAGE_OF_DUTY[stands.duty]
    return stands.finding or "known"
