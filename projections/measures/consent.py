"""M24, M25 and M83: what adults answered, and how soon it was acted on (FACTS 3.2)."""

from collections.abc import Iterator

from domain.events.referrals import NrmConsentDeclined, NrmConsentGiven
from projections.measures.declared import measure
from projections.measures.measure import Measure, ids
from projections.measures.outcomes import victims
from projections.measures.stretches import Span, times
from projections.measures.tallies import tally
from projections.operation.state import OperationState


@measure(
    "M24",
    title="Adults who agreed to be referred",
    counts="people",
    kind="P",
    of="adults asked",
    answered_by="the adult's answer",
    section="The centre",
)
def m24(state: OperationState) -> Measure:
    """Adult potential victims whose latest answer is yes, of those asked; a child is not asked."""
    asked = [person for person in victims(state) if person.age == "adult" and person.answers]
    agreed = [person for person in asked if person.answer == "given"]
    kinds = {"outcome": tally(person.answer for person in asked)}
    return Measure(len(agreed), len(asked), breakdowns=kinds, events=ids(person.answers[-1] for person in agreed))


@measure(
    "M25",
    title="Refusals with a reason",
    counts="refusals",
    kind="P",
    of="refusals",
    answered_by="the reason given, or that none was given",
    section="The centre",
)
def m25(state: OperationState) -> Measure:
    """People who said no and whose reason is entered; "gave no reason" is an answer."""
    refused = [
        (person.answers[-1], person.answers[-1].event.reason)
        for person in state.registered
        if person.answers and isinstance(person.answers[-1].event, NrmConsentDeclined)
    ]
    known = [recorded for recorded, reason in refused if reason]
    n = len(known) if known or not refused else None
    kinds = {"reason": tally(reason for _, reason in refused)}
    return Measure(n, len(refused), len(refused) - len(known), kinds, events=ids(known))


@measure(
    "M83",
    title="Consent to referral",
    counts="people",
    kind="T",
    of="adults referred",
    answered_by="the adult's yes, before the referral",
    section="Time",
)
def m83(state: OperationState) -> Measure:
    """Minutes from the adult's yes to the referral; no target stands on it."""
    return times(_consent_to_referral(state), "minutes")


def _consent_to_referral(state: OperationState) -> Iterator[Span]:
    for person in state.registered:
        if person.referrals:
            given = [recorded for recorded in person.answers if isinstance(recorded.event, NrmConsentGiven)]
            before = [recorded for recorded in given if recorded.at <= person.referrals[0].at]
            if before:
                yield person.referrals[0], before[-1].at
