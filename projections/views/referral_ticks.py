"""What whoever prepared or checked a person's referral ticked last: sections that are ready, marks that are met."""

from domain.events.referrals import ReferralPrepared, ReferralReadinessChecked
from domain.referral_form import ReferralSection
from domain.vocabulary import ReadinessPoint
from projections.operation.person import Person
from projections.operation.state import OperationState


def ticked_sections(state: OperationState, person: Person) -> tuple[ReferralSection, ...] | None:
    """What was ready by whoever prepared the referral last; None where nobody ticked any list."""
    found = [event for _, event in state.events_of(ReferralPrepared) if event.person == person.id]
    return found[-1].sections if found else None


def marks_met(state: OperationState, person: Person) -> tuple[ReadinessPoint, ...] | None:
    """Which of the nine marks of a good referral were met when it was last held against them; None is never."""
    found = [event for _, event in state.events_of(ReferralReadinessChecked) if event.person == person.id]
    return found[-1].points if found else None
