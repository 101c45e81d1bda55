"""Every figure of a day, counted the plain way from the rows that are true; shares no line with the product."""

from collections.abc import Callable
from typing import Any

from tests.figures import (
    naive_afterwards,
    naive_beds,
    naive_centre,
    naive_decisions,
    naive_outcomes,
    naive_partners,
    naive_quality,
    naive_safety,
    naive_services,
    naive_times,
)
from tests.figures.naive_truth import Truth

COUNTS: tuple[Callable[[Truth], dict[str, Any]], ...] = (
    naive_outcomes.operations,
    naive_outcomes.potential_victims,
    naive_outcomes.duty,
    naive_outcomes.pathways,
    naive_services.services,
    naive_services.enforcement,
    naive_centre.turn_out,
    naive_centre.talks,
    naive_centre.consent,
    naive_centre.roll_calls,
    naive_safety.safety,
    naive_safety.missing,
    naive_safety.children,
    naive_safety.health,
    naive_beds.beds,
    naive_times.arriving,
    naive_times.staying,
    naive_times.encounters,
    naive_times.lengths,
    naive_times.lateness,
    naive_decisions.decisions,
    naive_decisions.positive,
    naive_quality.data,
    naive_quality.crime,
    naive_quality.second_looks,
    naive_quality.profile,
    naive_partners.partners,
    naive_afterwards.afterwards,
    naive_afterwards.support,
    naive_afterwards.learning,
)


def naive(truth: Truth) -> dict[str, dict[str, Any]]:
    """By code what the figure should say; only the keys that the specification gives."""
    return {code: said for count in COUNTS for code, said in count(truth).items()}
