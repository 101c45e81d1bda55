"""Where each person stood, from when to when: suspected, in referral, with conclusive grounds (Harrow's register).

Everybody registered stands at exactly one stage at any time, with the age as it was recorded at that time. Whoever was
registered by mistake never stood anywhere.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.events import arrivals, interviews, referrals, safeguarding
from domain.kernel import Event, RecordedEvent
from domain.words import PersonId
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
AGES = ("adult", "child", "uncertain", "not_recorded")
TURNS: frozenset[type[Event]] = frozenset(
    {
        arrivals.PersonRegistered,
        arrivals.PersonDetailsCorrected,
        arrivals.RegistrationVoided,
        safeguarding.AgeAssessed,
        safeguarding.AgeUncertaintyRecorded,
        interviews.PotentialVictimIdentified,
        interviews.NoIndicatorsFoundRecorded,
        referrals.NrmConsentGiven,
        referrals.NrmConsentDeclined,
        referrals.NrmConsentDeferred,
        referrals.NrmConsentWithdrawn,
        referrals.NrmReferralSubmitted,
        referrals.DutyToNotifySubmitted,
        referrals.ReasonableGroundsDecisionReceived,
        referrals.ConclusiveGroundsDecisionReceived,
        referrals.CaseWithdrawn,
        referrals.NrmExited,
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
        if type(recorded.event) in TURNS:
            HANDLERS.apply(scratch, recorded)
            _turn(scratch.person(recorded.event.person), recorded, now, over)  # type: ignore[attr-defined]
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
    if person.referrals:
        return _after_referral(person)
    if person.notified:
        return "notified"
    if person.identified:
        answers = {"deferred": "deciding", "declined": "declined", "withdrawn": "declined"}
        return answers.get(person.answer or "", "potential_victim")
    return "no_indicators" if person.no_indicators else "known"


def _after_referral(person: Person) -> str:
    """Whoever withdrew can be referred again: only what came after the latest referral counts."""
    since = person.referrals[-1].at
    turns = [recorded for recorded in (*person.decisions, *person.case) if recorded.at >= since]
    turns.sort(key=lambda recorded: (recorded.at, recorded.position))
    reached = "referred"
    for recorded in turns:
        match recorded.event:
            case referrals.CaseWithdrawn() | referrals.NrmExited():
                return "left_nrm"
            case referrals.ConclusiveGroundsDecisionReceived(outcome=outcome):
                reached = f"conclusive_grounds_{outcome}"
            case referrals.ReasonableGroundsDecisionReceived(outcome=outcome):
                reached = f"reasonable_grounds_{outcome}"
    return reached
