"""Planning: from the first request to the go decision."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from domain.asking import NOT_ASKED, OF_EACH, SEVERAL_AT_ONCE
from domain.bounds import (
    DAYS,
    EXPECTED,
    HOUR_OF_DAY,
    HOURS,
    MINUTES,
    NAME,
    PACKS,
    PEOPLE,
    PLANNED,
    POUNDS,
    STAFF,
    VERSION,
)
from domain.events.assessed import ImpactSaid, RiskSaid
from domain.kernel import Event, event
from domain.patterned import DecisionRef, TemplateRef
from domain.texts import CodeName, County, Language
from domain.vocabulary import (
    BED_KINDS,
    COST_HEADINGS,
    COUNCIL_SERVICES,
    LANGUAGES,
    POSTS,
    READINESS,
    Code,
    Confirmation,
    ExploitationType,
    Premises,
    WayAfterwards,
)
from domain.words import Agency, Owner, PartnerId, PlaceId, Sealed


@event
class OperationProposed(Event):
    """Police and the council agree to plan an operation."""

    name: Annotated[CodeName, NAME] | None = None
    expected_max: Annotated[int, EXPECTED] | None = None
    exploitation_types: tuple[ExploitationType, ...] = ()
    premises: Premises | None = None
    planned_for: Annotated[date, PLANNED] | None = None
    county: Annotated[County, NAME] | None = None
    lead: Annotated[Agency, NAME] | None = None
    others: tuple[Annotated[Agency, NAME], ...] = ()
    exercise: bool = False
    template: Annotated[TemplateRef, NOT_ASKED] | None = None


@event
class SinglePointOfContactNamed(Event):
    """One person at the council is named through whom everything goes."""

    role: Annotated[Code, POSTS] | None = None


@event
class InformationRequested(Event):
    """A council service was asked what it holds about the site."""

    service: Annotated[Code, COUNCIL_SERVICES, SEVERAL_AT_ONCE, OF_EACH]
    due: Annotated[date, PLANNED] | None = None


@event
class InformationReturned(Event):
    """A council service answered: what it holds, and which post stands for it."""

    service: Annotated[Code, COUNCIL_SERVICES, SEVERAL_AT_ONCE, OF_EACH]
    text: Sealed | None = None
    owner: Annotated[Owner, NAME] | None = None


@event
class PlanningMeetingHeld(Event):
    """The partners met to plan: how many and who, what was said, and what each of them does by when."""

    organisations: Annotated[int, STAFF] | None = None
    came: tuple[Annotated[Agency, NAME], ...] = ()
    text: Sealed | None = None
    actions: Sealed | None = None


@event
class DecisionRecorded(Event):
    """A decision was written into the decision log, with its options and reasons."""

    ref: DecisionRef
    text: Sealed | None = None


@event
class ObjectivesSet(Event):
    """The aims of the operation were agreed."""

    text: Sealed | None = None


@event
class RiskAssessmentRecorded(RiskSaid):
    """The risks were assessed."""


@event
class DpiaApproved(ImpactSaid):
    """The data protection impact assessment was approved."""


@event
class BudgetApproved(Event):
    """Money was set aside: for everything, or for one heading by one payer; of each the later entry counts."""

    ceiling_pounds: Annotated[Decimal, POUNDS] | None = None
    heading: Annotated[Code, COST_HEADINGS, OF_EACH] | None = None
    payer: Annotated[Agency, NAME, OF_EACH] | None = None


@event
class SuppliesConfirmed(Event):
    """Beds, packs and food are ready to be brought."""

    beds: Annotated[int, PEOPLE] | None = None
    hygiene_packs: Annotated[int, PACKS] | None = None
    clothing_packs: Annotated[int, PACKS] | None = None


@event
class ExpectedNumberRevised(Event):
    """The number of people expected changed; the later value counts, both are kept."""

    expected: Annotated[int, EXPECTED]


@event
class LanguageExpected(Event):
    """People who speak a language are expected, so many of them; of a language the later entry counts."""

    language: Annotated[Language, LANGUAGES, NAME, OF_EACH]
    people: Annotated[int, PEOPLE] | None = None


@event
class WayAfterwardsAgreed(Event):
    """Where people of one way sleep tonight and who pays for it; what is absent stays as it was agreed before."""

    way: Annotated[WayAfterwards, OF_EACH]
    bed: Annotated[Code, BED_KINDS] | None = None
    payer: Annotated[Agency, NAME] | None = None


@event
class WaitingLimitsChanged(Event):
    """How long people may wait was set for this operation, from the moment of entering on; what is absent stays."""

    health_minutes: Annotated[int, MINUTES] | None = None
    conversation_minutes: Annotated[int, MINUTES] | None = None
    out_minutes: Annotated[int, MINUTES] | None = None
    duty_to_notify_hours: Annotated[int, HOURS] | None = None
    social_worker_days: Annotated[int, DAYS] | None = None
    roll_call_minutes: Annotated[int, MINUTES] | None = None
    bed_hour: Annotated[int, HOUR_OF_DAY] | None = None


@event
class ExploitationTypeRevised(Event):
    """What kind of exploitation this is was seen differently."""

    exploitation_types: tuple[ExploitationType, ...]


@event
class BriefingIssued(Event):
    """A version of the briefing went out to all partners: the seven parts of IIMARCH, and what else there is to know.

    Partners read all of it but `for_planners`.
    """

    version: Annotated[int, VERSION]
    information: Sealed | None = None
    intention: Sealed | None = None
    method: Sealed | None = None
    administration: Sealed | None = None
    risk: Sealed | None = None
    communications: Sealed | None = None
    human_rights: Sealed | None = None
    text: Sealed | None = None
    for_planners: Sealed | None = None


@event
class BriefingAcknowledged(Event):
    """A partner confirmed that it has read the briefing; `confirmed` says how that came to be known."""

    version: Annotated[int, VERSION, OF_EACH]
    partner: Annotated[PartnerId, SEVERAL_AT_ONCE]
    confirmed: Confirmation | None = None


@event
class GoDecisionRecorded(Event):
    """The operation goes ahead; what readiness lacked at that moment is kept with it.

    `without_...` is the reason to go although a gap was open that blocks a lawful or safe day.
    """

    ref: DecisionRef | None = None
    lacking: tuple[Annotated[Code, READINESS], ...] = ()
    without_venue: Sealed | None = None
    without_first_responder: Sealed | None = None
    without_childrens_lead: Sealed | None = None
    without_risk_assessment: Sealed | None = None


@event
class NoGoDecisionRecorded(Event):
    """The operation does not go ahead as planned; the plan is kept."""

    ref: DecisionRef | None = None
    reason: Sealed | None = None
    lacking: tuple[Annotated[Code, READINESS], ...] = ()


@event
class OperationCancelled(Event):
    """The operation will not take place; the plan is kept for learning. `places` are the buildings it had booked."""

    reason: Sealed | None = None
    places: tuple[PlaceId, ...] | None = None


@event
class OperationArchived(Event):
    """The operation is finished and put away."""
