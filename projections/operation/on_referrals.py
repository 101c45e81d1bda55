"""What consent, referrals, decisions and placements mean for a person's case."""

from domain import law
from domain.events import beds, enforcement, interviews, referrals, safeguarding
from domain.kernel import RecordedEvent
from domain.sign_off import sign_off_after
from projections.operation.person import PROFILE
from projections.operation.state import HANDLERS, OperationState

Answer = (
    referrals.NrmConsentGiven
    | referrals.NrmConsentDeclined
    | referrals.NrmConsentDeferred
    | referrals.NrmConsentWithdrawn
)
Turn = (
    referrals.ReconsiderationRequested
    | referrals.CaseSuspended
    | referrals.CaseWithdrawn
    | referrals.DisqualificationRecorded
    | referrals.NrmExited
    | referrals.SupportStarted
    | referrals.SupportEnded
    | referrals.EmergencySupportRequested
    | interviews.SupportSessionHeld
)


@HANDLERS.register
def answered(state: OperationState, recorded: RecordedEvent, event: Answer) -> None:
    state.person(event.person).answers.append(recorded)


@HANDLERS.register
def decided(state: OperationState, recorded: RecordedEvent, event: law.Grounds) -> None:
    person = state.person(event.person)
    person.decisions.append(recorded)
    person.referral = law.referral_after(person.referral, recorded)


@HANDLERS.register
def changed(state: OperationState, recorded: RecordedEvent, event: referrals.DecisionChanged) -> None:
    person = state.person(event.person)
    person.decisions.append(law.as_decision(recorded))
    person.referral = law.referral_after(person.referral, recorded)


@HANDLERS.register
def turned(state: OperationState, recorded: RecordedEvent, event: Turn) -> None:
    person = state.person(event.person)
    person.case.append(recorded)
    person.referral = law.referral_after(person.referral, recorded)


@HANDLERS.register
def referred(state: OperationState, recorded: RecordedEvent, event: referrals.NrmReferralSubmitted) -> None:
    person = state.person(event.person)
    person.referrals.append(recorded)
    person.sign_off = sign_off_after(person.sign_off, recorded)
    person.referral = law.referral_after(person.referral, recorded)
    person.discharged = law.discharge_after(person.discharged, recorded)


@HANDLERS.register
def profiled(state: OperationState, recorded: RecordedEvent, event: referrals.ExploitationProfileRecorded) -> None:
    said = {name: getattr(event, name) for name in PROFILE}
    state.person(event.person).profile.update({name: code for name, code in said.items() if code is not None})


@HANDLERS.register
def notified(state: OperationState, recorded: RecordedEvent, event: referrals.DutyToNotifySubmitted) -> None:
    person = state.person(event.person)
    person.notified_twice = person.notified is not None
    person.notified = recorded
    person.discharged = law.discharge_after(person.discharged, recorded)


@HANDLERS.register
def crime_recorded(state: OperationState, recorded: RecordedEvent, event: referrals.CrimeRecordLinked) -> None:
    state.person(event.person).crime = recorded


@HANDLERS.register
def offered(state: OperationState, recorded: RecordedEvent, event: beds.SafeAccommodationOffered) -> None:
    state.person(event.person).offered = recorded


@HANDLERS.register
def accepted(state: OperationState, recorded: RecordedEvent, event: beds.SafeAccommodationAccepted) -> None:
    person = state.person(event.person)
    person.accepted, person.leaving = recorded, person.leaving or recorded


@HANDLERS.register
def arrived_safely(state: OperationState, recorded: RecordedEvent, event: beds.SafeArrivalConfirmed) -> None:
    state.person(event.person).arrived_safely = recorded


@HANDLERS.register
def told_council(state: OperationState, recorded: RecordedEvent, event: safeguarding.ChildReferralMade) -> None:
    state.person(event.person).told_council = recorded


@HANDLERS.register
def visited(state: OperationState, recorded: RecordedEvent, event: safeguarding.SocialWorkerVisit) -> None:
    state.person(event.person).seen_by_social_worker = recorded


@HANDLERS.register
def immigration(state: OperationState, recorded: RecordedEvent, event: enforcement.ImmigrationActionRecorded) -> None:
    state.person(event.person).immigration = recorded
