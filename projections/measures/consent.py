"""M24, M25 and M83: what adults answered, and how soon it was acted on (FACTS 3.2)."""

from domain.events.referrals import NrmConsentDeclined, NrmConsentGiven
from projections.measures.declared import measure
from projections.measures.duty import may_have_declined
from projections.measures.measure import Measure, person_by_person
from projections.measures.outcomes import victims
from projections.measures.stretches import Span, times
from projections.measures.tallies import tally
from projections.operation.person import Person
from projections.operation.state import OperationState


@measure(
    "M24",
    title="Adults who agreed to be referred",
    counts="people",
    kind="P",
    of="adults asked",
    answered_by="the adult's answer",
    section="The centre",
    version=2,
)
def m24(state: OperationState) -> Measure:
    """Adult potential victims whose latest answer is yes, of those asked; a child is not asked."""
    people = victims(state)
    asked = [person for person in people if person.age == "adult" and person.answers]
    agreed = [person for person in asked if person.answer == "given"]
    adults = [person for person in people if not person.child and not person.referrals]
    may = sum(person.age is None or not person.answers for person in adults)
    kinds = {"outcome": tally(person.answer for person in asked)}
    return person_by_person((person.answers[-1] for person in agreed), len(asked), 0, kinds, may)


@measure(
    "M25",
    title="Refusals with a reason",
    counts="refusals",
    kind="P",
    of="refusals",
    answered_by="the reason given, or that none was given",
    section="The centre",
    version=2,
)
def m25(state: OperationState) -> Measure:
    """People who said no and whose reason is entered; "gave no reason" is an answer."""
    refused = [
        (person.answers[-1], person.answers[-1].event.reason)
        for person in state.registered
        if person.answers and isinstance(person.answers[-1].event, NrmConsentDeclined)
    ]
    known = [recorded for recorded, reason in refused if reason]
    kinds = {"reason": tally(reason for _, reason in refused)}
    return person_by_person(known, len(refused), len(refused) - len(known), kinds, may_have_declined(state))


@measure(
    "M83",
    title="Consent to referral",
    counts="people",
    kind="T",
    of="adults referred",
    answered_by="the adult's yes, before the referral",
    section="Time",
    version=2,
)
def m83(state: OperationState) -> Measure:
    """Minutes from the adult's yes to the referral; no target stands on it."""
    adults = [person for person in state.registered if person.referrals and person.age == "adult"]
    spans = [span for person in adults if (span := _consent_to_referral(person))]
    return times(spans, "minutes", not_recorded=len(adults) - len(spans))


def _consent_to_referral(person: Person) -> Span | None:
    """From the last yes before the referral to the referral."""
    sent = person.referrals[0]
    given = [each for each in person.answers if isinstance(each.event, NrmConsentGiven) and each.at <= sent.at]
    return (sent, given[-1].at) if given else None
