"""Referrals: consent, the National Referral Mechanism, the Duty to Notify, and what was decided."""

from typing import Annotated

from domain.asking import OF_EACH
from domain.bounds import NAME
from domain.kernel import Event, event
from domain.policy.organisations import OrganisationKind
from domain.referral_form import ReferralSection
from domain.texts import Language
from domain.vocabulary import (
    DISQUALIFICATION_STAGES,
    LANGUAGES,
    REFERRED_TO,
    ArrivalInUk,
    Code,
    ConsentPoint,
    ExploitationPlace,
    HousingThen,
    OnGrounds,
    Outcome,
    ReadinessPoint,
    Recruitment,
    RefusalReason,
    TravelToWork,
)
from domain.words import Agency, InterpreterId, PersonId, SealedReference


@event
class NrmConsentGiven(Event):
    """An adult agreed to be referred. A point that is not ticked was not recorded, never "explained"."""

    person: PersonId
    explained: tuple[ConsentPoint, ...] | None = None
    language: Annotated[Language, LANGUAGES, NAME] | None = None
    interpreter: InterpreterId | None = None
    support_wanted: bool | None = None


@event
class NrmConsentDeclined(Event):
    """An adult does not want to be referred; the reason is theirs to give or not."""

    person: PersonId
    reason: RefusalReason | None = None
    explained: tuple[ConsentPoint, ...] | None = None
    language: Annotated[Language, LANGUAGES, NAME] | None = None
    interpreter: InterpreterId | None = None
    support_wanted: bool | None = None


@event
class NrmConsentDeferred(Event):
    """An adult wants time to decide; the duty stays open, and is not overdue."""

    person: PersonId
    explained: tuple[ConsentPoint, ...] | None = None
    language: Annotated[Language, LANGUAGES, NAME] | None = None
    interpreter: InterpreterId | None = None


@event
class NrmConsentWithdrawn(Event):
    """An adult took their consent back."""

    person: PersonId


@event
class NrmReferralSubmitted(Event):
    """A first responder organisation sent the referral form for a person."""

    person: PersonId
    to: Annotated[Code, REFERRED_TO] | None = None
    reference: Annotated[SealedReference, NAME] | None = None
    referrer: OrganisationKind | None = None


@event
class DutyToNotifySubmitted(Event):
    """A public authority notified the Home Office of an adult who did not consent, without naming them."""

    person: PersonId
    reference: Annotated[SealedReference, NAME] | None = None


@event
class EmergencySupportRequested(Event):
    """The support contractor was asked for a place before the decision."""

    person: PersonId


@event
class ReasonableGroundsDecisionReceived(Event):
    """The competent authority decided on reasonable grounds."""

    person: PersonId
    outcome: Outcome


@event
class ConclusiveGroundsDecisionReceived(Event):
    """The competent authority decided conclusively."""

    person: PersonId
    outcome: Outcome


@event
class DecisionChanged(Event):
    """The competent authority changed a decision: what it decided before stays in the log, the new one counts."""

    person: PersonId
    grounds: Annotated[OnGrounds, OF_EACH]
    outcome: Outcome


@event
class ReconsiderationRequested(Event):
    """A first responder or support provider asked for a negative decision to be looked at again."""

    person: PersonId


@event
class CaseSuspended(Event):
    """The competent authority suspended the case."""

    person: PersonId


@event
class CaseWithdrawn(Event):
    """A person withdrew from the NRM; they can be referred again."""

    person: PersonId


@event
class DisqualificationRecorded(Event):
    """A disqualification was asked for, made, or not made."""

    person: PersonId
    stage: Annotated[Code, DISQUALIFICATION_STAGES] | None = None


@event
class NrmExited(Event):
    """A person left the NRM."""

    person: PersonId


@event
class SupportStarted(Event):
    """Support under the contract started."""

    person: PersonId


@event
class SupportEnded(Event):
    """Support under the contract ended."""

    person: PersonId


@event
class CrimeRecordLinked(Event):
    """Police recorded a crime for a referral."""

    person: PersonId
    reference: Annotated[SealedReference, NAME] | None = None


@event
class HandedOverToFirstResponder(Event):
    """Somebody who may not refer handed a person over to an organisation that may (FACTS 1.2)."""

    person: PersonId
    to: Annotated[Agency, NAME] | None = None


@event
class ReferralReadinessChecked(Event):
    """A referral was held against the nine marks of a good one. A point that is not ticked was not met.

    Absent points say that nobody ticked any list.
    """

    person: PersonId
    points: tuple[ReadinessPoint, ...] | None = None


@event
class ExploitationProfileRecorded(Event):
    """How a person was exploited, in codes alone; what is absent was not recorded (West Midlands profile, 2016)."""

    person: PersonId
    recruitment: Recruitment | None = None
    arrival: ArrivalInUk | None = None
    travel_to_work: TravelToWork | None = None
    housing: HousingThen | None = None
    place: ExploitationPlace | None = None


@event
class ReferralPrepared(Event):
    """Somebody prepared a person's referral; `sections` are those parts of the form that are ready to be sent.

    Absent sections say that nobody ticked any list. What was signed off before is prepared anew, and signed off anew.
    """

    person: PersonId
    sections: tuple[ReferralSection, ...] | None = None


@event
class ReferralSignedOff(Event):
    """A first responder organisation took responsibility for a referral as it was prepared."""

    person: PersonId
