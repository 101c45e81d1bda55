"""M55: the profile of those referred, table by table as in the West Midlands profile of 2016 (FACTS 3.4)."""

from datetime import date

from domain.words import Agency
from projections.local_time import local_date
from projections.measures.declared import measure
from projections.measures.measure import NOT_RECORDED, PROFILE, Measure, by, ids, tally
from projections.measures.outcomes import referred
from projections.operation.state import OperationState, credited

PUBLISHED_SINCE = date(2009, 4, 1)
"""The National Referral Mechanism began, and its statistics with it."""
REFERRER_KINDS: tuple[tuple[str, date, tuple[str, ...]], ...] = (
    ("police", PUBLISHED_SINCE, ("Police",)),
    ("local_authority", PUBLISHED_SINCE, ("Council",)),
    ("government_agency", PUBLISHED_SINCE, ("UK Visas and Immigration", "Border Force", "Immigration Enforcement")),
    ("government_agency", date(2013, 10, 7), ("NCA",)),
    ("government_agency", date(2017, 4, 30), ("GLAA",)),
    ("government_agency", date(2026, 4, 7), ("Fair Work Agency",)),
    ("ngo", PUBLISHED_SINCE, ("Salvation Army", "Migrant Help", "Medaille Trust", "Kalayaan", "Barnardo's", "Unseen")),
    ("ngo", PUBLISHED_SINCE, ("TARA", "NSPCC", "New Pathways", "BAWSO")),
)
"""The kinds by which the Home Office counts first responder organisations (FACTS 1.8), each with the day from which."""


@measure("M55", title="Profile of those referred", counts="people", section="Data and crime", version=2)
def m55(state: OperationState) -> Measure:
    """Recorded details of the people referred, table by table, with those not recorded in each.

    The offence groups are of the suspects arrested; several kinds of exploitation of a person count each.
    """
    people = referred(state)
    sent = [person.referrals[0] for person in people]
    kinds = by(people, "nationality", "age_now", "age_band", "sex", "exploitation_type", *PROFILE)
    kinds["agency"] = tally(credited(recorded) for recorded in sent)
    kinds["kind"] = tally(kind_of_referrer(credited(recorded), local_date(recorded.at)) for recorded in sent)
    kinds["offence_group"] = tally(
        getattr(recorded.event, "offence_group", None) for recorded in state.suspects.values()
    )
    tables = {name: _with_not_recorded(counts) for name, counts in kinds.items()} if people else {}
    return Measure(len(people), len(people), breakdowns=tables, events=ids(sent))


def kind_of_referrer(agency: Agency, on: date) -> str | None:
    """police, local_authority, government_agency or ngo; None for an organisation that is in no kind on that day."""
    return next((kind for kind, since, names in REFERRER_KINDS if agency in names and since <= on), None)


def _with_not_recorded(counts: dict[str, int]) -> dict[str, int]:
    """The same with what was not recorded last, and always there."""
    unknown = counts.pop(NOT_RECORDED, 0)
    return {**counts, NOT_RECORDED: unknown}
