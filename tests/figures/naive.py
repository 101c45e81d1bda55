"""Every figure of a day, counted the plain way from the rows that are true; shares no line with the product."""

from collections.abc import Callable
from typing import Any

from tests.figures import naive_beds, naive_centre, naive_outcomes, naive_partners, naive_quality, naive_times
from tests.figures.naive_truth import Truth

COUNTS: tuple[Callable[[Truth], dict[str, Any]], ...] = (
    naive_outcomes.operations,
    naive_outcomes.potential_victims,
    naive_outcomes.pathways,
    naive_outcomes.services,
    naive_outcomes.enforcement,
    naive_centre.turn_out,
    naive_centre.talks,
    naive_centre.consent,
    naive_centre.safety,
    naive_centre.health,
    naive_beds.beds,
    naive_centre.roll_calls,
    naive_times.arriving,
    naive_times.encounters,
    naive_times.decisions,
    naive_times.lengths,
    naive_times.lateness,
    naive_quality.data,
    naive_quality.crime,
    naive_quality.profile,
    naive_quality.afterwards,
    naive_partners.partners,
    naive_quality.learning,
)


def naive(truth: Truth) -> dict[str, dict[str, Any]]:
    """By code what the figure should say; only the keys that the specification gives."""
    return {code: said for count in COUNTS for code, said in count(truth).items()}
