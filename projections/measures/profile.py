"""M55: the profile of those referred, table by table as in the West Midlands profile of 2016 (FACTS 3.4)."""

from domain.events.referrals import NrmReferralSubmitted
from domain.kernel import Event
from projections.measures.declared import measure
from projections.measures.measure import NOT_RECORDED, Measure, ids
from projections.measures.outcomes import referred
from projections.measures.tallies import by, tally
from projections.operation.credited import credited
from projections.operation.person import PROFILE
from projections.operation.state import OperationState

REFERRER_KINDS: dict[str, str] = {
    "police": "police",
    **dict.fromkeys(
        ("council", "childrens_services", "adult_social_care", "housing", "emergency_planning"), "local_authority"
    ),
    **dict.fromkeys(("nca", "immigration", "labour_enforcement"), "government_agency"),
    "charity": "ngo",
}
"""The kinds by which the Home Office counts first responder organisations (FACTS 1.8), by the organisation's kind."""


@measure(
    "M55",
    title="Profile of those referred",
    counts="people",
    kind="P",
    of="people referred",
    answered_by="the details of the people referred",
    section="Data and crime",
    version=2,
)
def m55(state: OperationState) -> Measure:
    """Recorded details of the people referred, table by table, with those not recorded in each.

    The offence groups are of the suspects arrested; several kinds of exploitation of a person count each.
    """
    people = referred(state)
    sent = [person.referrals[0] for person in people]
    kinds = by(people, "nationality", "age_now", "age_band", "sex", "exploitation_type", *PROFILE)
    kinds["agency"] = tally(credited(recorded) for recorded in sent)
    kinds["kind"] = tally(kind_of_referrer(recorded.event) for recorded in sent)
    kinds["offence_group"] = tally(
        getattr(recorded.event, "offence_group", None) for recorded in state.suspects.values()
    )
    tables = {name: _with_not_recorded(counts) for name, counts in kinds.items()} if people else {}
    return Measure(len(people), len(people), breakdowns=tables, events=ids(sent))


def kind_of_referrer(referral: Event) -> str | None:
    """police, local_authority, government_agency or ngo; None where the kind of organisation was not recorded."""
    assert isinstance(referral, NrmReferralSubmitted)
    return REFERRER_KINDS.get(referral.referrer or "")


def _with_not_recorded(counts: dict[str, int]) -> dict[str, int]:
    """The same with what was not recorded last, and always there."""
    unknown = counts.pop(NOT_RECORDED, 0)
    return {**counts, NOT_RECORDED: unknown}
