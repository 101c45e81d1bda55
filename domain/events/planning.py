"""Planning: from the first request to the go decision."""

from datetime import date

from domain.kernel import Event, event
from domain.words import Agency, ExploitationType, PartnerId, Premises, Sealed


@event
class OperationProposed(Event):
    """Police and the council agree to plan an operation."""

    name: str | None = None
    expected_max: int | None = None
    exploitation_types: tuple[ExploitationType, ...] = ()
    premises: Premises | None = None
    planned_for: date | None = None
    county: str | None = None
    lead: Agency | None = None
    exercise: bool = False


@event
class SinglePointOfContactNamed(Event):
    """One person at the council is named through whom everything goes."""

    role: str | None = None


@event
class InformationRequested(Event):
    """A council service was asked what it holds about the site."""

    service: str
    due: date | None = None


@event
class InformationReturned(Event):
    """A council service answered."""

    service: str


@event
class PlanningMeetingHeld(Event):
    """The partners met to plan."""

    organisations: int | None = None


@event
class DecisionRecorded(Event):
    """A decision was written into the decision log, with its options and reasons."""

    ref: str
    text: Sealed | None = None


@event
class ObjectivesSet(Event):
    """The aims of the operation were agreed."""

    text: Sealed | None = None


@event
class RiskAssessmentRecorded(Event):
    """The risks were assessed."""

    text: Sealed | None = None


@event
class DpiaApproved(Event):
    """The data protection impact assessment was approved."""

    version: int | None = None


@event
class BudgetApproved(Event):
    """Money was set aside."""

    ceiling_pounds: int | None = None


@event
class SuppliesConfirmed(Event):
    """Beds, packs and food are ready to be brought."""

    beds: int | None = None
    hygiene_packs: int | None = None
    clothing_packs: int | None = None


@event
class ExpectedNumberRevised(Event):
    """The number of people expected changed; the later value counts, both are kept."""

    expected: int


@event
class ExploitationTypeRevised(Event):
    """What kind of exploitation this is was seen differently."""

    exploitation_types: tuple[ExploitationType, ...]


@event
class BriefingIssued(Event):
    """A version of the briefing went out to all partners."""

    version: int
    text: Sealed | None = None


@event
class BriefingAcknowledged(Event):
    """A partner confirmed that it has read the briefing."""

    version: int
    partner: PartnerId


@event
class GoDecisionRecorded(Event):
    """The operation goes ahead; what readiness lacked at that moment is kept with it."""

    ref: str | None = None
    lacking: tuple[str, ...] = ()


@event
class NoGoDecisionRecorded(Event):
    """The operation does not go ahead as planned; the plan is kept."""

    ref: str | None = None
    lacking: tuple[str, ...] = ()


@event
class OperationCancelled(Event):
    """The operation will not take place; the plan is kept for learning."""

    reason: str | None = None


@event
class OperationArchived(Event):
    """The operation is finished and put away."""
