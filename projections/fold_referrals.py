"""What consent, referrals, decisions and placements mean for a person's case."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from domain.events import beds, enforcement, interviews, referrals, safeguarding
from domain.kernel import Past

if TYPE_CHECKING:
    from projections.day import Day

PROFILE = ("recruitment", "arrival", "travel_to_work", "housing", "place")
"""How a person was exploited, in codes (West Midlands profile, 2016)."""


def answered(day: "Day", past: Past, event: referrals.NrmConsentGiven) -> None:
    day.person(event.person).answers.append(past)


def referred(day: "Day", past: Past, event: referrals.NrmReferralSubmitted) -> None:
    day.person(event.person).referrals.append(past)


def decided(day: "Day", past: Past, event: referrals.ReasonableGroundsDecisionReceived) -> None:
    day.person(event.person).decisions.append(past)


def profiled(day: "Day", past: Past, event: referrals.ExploitationProfileRecorded) -> None:
    said = {name: getattr(event, name) for name in PROFILE}
    day.person(event.person).profile.update({name: code for name, code in said.items() if code is not None})


def turned(day: "Day", past: Past, event: referrals.CaseWithdrawn) -> None:
    day.person(event.person).case.append(past)


def _kept_as(name: str) -> Callable[["Day", Past, Any], None]:
    def keep(day: "Day", past: Past, event: Any) -> None:
        setattr(day.person(event.person), name, past)

    return keep


MEANING: dict[Any, Any] = {
    **dict.fromkeys(
        (
            referrals.NrmConsentGiven,
            referrals.NrmConsentDeclined,
            referrals.NrmConsentDeferred,
            referrals.NrmConsentWithdrawn,
        ),
        answered,
    ),
    **dict.fromkeys(
        (referrals.ReasonableGroundsDecisionReceived, referrals.ConclusiveGroundsDecisionReceived), decided
    ),
    **dict.fromkeys(
        (
            referrals.ReconsiderationRequested,
            referrals.CaseSuspended,
            referrals.CaseWithdrawn,
            referrals.DisqualificationRecorded,
            referrals.NrmExited,
            referrals.SupportStarted,
            referrals.SupportEnded,
            referrals.EmergencySupportRequested,
            interviews.SupportSessionHeld,
        ),
        turned,
    ),
    referrals.NrmReferralSubmitted: referred,
    referrals.ExploitationProfileRecorded: profiled,
    referrals.DutyToNotifySubmitted: _kept_as("notified"),
    referrals.CrimeRecordLinked: _kept_as("crime"),
    beds.SafeAccommodationOffered: _kept_as("offered"),
    beds.SafeAccommodationAccepted: _kept_as("accepted"),
    beds.SafeArrivalConfirmed: _kept_as("arrived_safely"),
    safeguarding.ChildReferralMade: _kept_as("told_council"),
    safeguarding.SocialWorkerVisit: _kept_as("seen_by_social_worker"),
    enforcement.ImmigrationActionRecorded: _kept_as("immigration"),
}
