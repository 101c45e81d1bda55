"""What consent, referrals, decisions and placements mean for a person's case."""

from domain.events import beds, enforcement, interviews, referrals, safeguarding
from domain.kernel import RecordedEvent
from projections.operation.state import HANDLERS, OperationState

PROFILE = ("recruitment", "arrival", "travel_to_work", "housing", "place")
"""How a person was exploited, in codes (West Midlands profile, 2016)."""
Answer = (
    referrals.NrmConsentGiven
    | referrals.NrmConsentDeclined
    | referrals.NrmConsentDeferred
    | referrals.NrmConsentWithdrawn
)
Grounds = referrals.ReasonableGroundsDecisionReceived | referrals.ConclusiveGroundsDecisionReceived
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


@HANDLERS.on(*Answer.__args__)
def answered(state: OperationState, recorded: RecordedEvent, event: Answer) -> None:
    state.person(event.person).answers.append(recorded)


@HANDLERS.on(*Grounds.__args__)
def decided(state: OperationState, recorded: RecordedEvent, event: Grounds) -> None:
    state.person(event.person).decisions.append(recorded)


@HANDLERS.on(*Turn.__args__)
def turned(state: OperationState, recorded: RecordedEvent, event: Turn) -> None:
    state.person(event.person).case.append(recorded)


@HANDLERS.on(referrals.NrmReferralSubmitted)
def referred(state: OperationState, recorded: RecordedEvent, event: referrals.NrmReferralSubmitted) -> None:
    state.person(event.person).referrals.append(recorded)


@HANDLERS.on(referrals.ExploitationProfileRecorded)
def profiled(state: OperationState, recorded: RecordedEvent, event: referrals.ExploitationProfileRecorded) -> None:
    said = {name: getattr(event, name) for name in PROFILE}
    state.person(event.person).profile.update({name: code for name, code in said.items() if code is not None})


@HANDLERS.on(referrals.DutyToNotifySubmitted)
def notified(state: OperationState, recorded: RecordedEvent, event: referrals.DutyToNotifySubmitted) -> None:
    state.person(event.person).notified = recorded


@HANDLERS.on(referrals.CrimeRecordLinked)
def crime_recorded(state: OperationState, recorded: RecordedEvent, event: referrals.CrimeRecordLinked) -> None:
    state.person(event.person).crime = recorded


@HANDLERS.on(beds.SafeAccommodationOffered)
def offered(state: OperationState, recorded: RecordedEvent, event: beds.SafeAccommodationOffered) -> None:
    state.person(event.person).offered = recorded


@HANDLERS.on(beds.SafeAccommodationAccepted)
def accepted(state: OperationState, recorded: RecordedEvent, event: beds.SafeAccommodationAccepted) -> None:
    state.person(event.person).accepted = recorded


@HANDLERS.on(beds.SafeArrivalConfirmed)
def arrived_safely(state: OperationState, recorded: RecordedEvent, event: beds.SafeArrivalConfirmed) -> None:
    state.person(event.person).arrived_safely = recorded


@HANDLERS.on(safeguarding.ChildReferralMade)
def told_council(state: OperationState, recorded: RecordedEvent, event: safeguarding.ChildReferralMade) -> None:
    state.person(event.person).told_council = recorded


@HANDLERS.on(safeguarding.SocialWorkerVisit)
def visited(state: OperationState, recorded: RecordedEvent, event: safeguarding.SocialWorkerVisit) -> None:
    state.person(event.person).seen_by_social_worker = recorded


@HANDLERS.on(enforcement.ImmigrationActionRecorded)
def immigration(state: OperationState, recorded: RecordedEvent, event: enforcement.ImmigrationActionRecorded) -> None:
    state.person(event.person).immigration = recorded
