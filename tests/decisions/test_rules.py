"""Why something may not be done: every refusal of every chapter, with what makes it so."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.decisions.rules_before import BEFORE, full
from tests.decisions.rules_during import DURING
from tests.decisions.rules_together import TOGETHER
from tests.decisions.rules_who_is_here import WHO_IS_HERE
from tests.given import ADay, a_plan, people_here

RULES = [*BEFORE, *DURING, *TOGETHER, *WHO_IS_HERE]


@pytest.mark.parametrize(
    ("given", "name", "subject", "data", "codes"), [rule[1:] for rule in RULES], ids=[r[0] for r in RULES]
)
def test_it_is_refused_with_every_reason(
    given: Callable[[], ADay], name: str, subject: str, data: dict[str, Any], codes: tuple[str, ...]
) -> None:
    assert given().refused(name, subject, **data) == codes


def test_the_lowest_free_bed_is_given_and_a_departure_frees_it() -> None:
    day = full()
    day.has(("PersonDeparted", "P01"))
    assert day.then("BedAllocated", "P03").bed.ref == "C1.1"  # type: ignore[attr-defined]


def test_what_readiness_lacks_is_stored_with_either_decision_and_never_refuses_it() -> None:
    for decided in ("GoDecisionRecorded", "NoGoDecisionRecorded"):
        event = a_plan().then(decided)
        assert "risk_assessment" in event.lacking  # type: ignore[attr-defined]
        assert "venue" not in event.lacking  # type: ignore[attr-defined]


def test_who_is_out_is_not_missing_and_who_is_found_is_neither() -> None:
    day = people_here().has(("TemporaryExitLogged", "P01"), ("PersonMissingReported", "P01"))
    day.has(("TemporaryExitReturned", "P01"))
    assert day.refused("PersonMissingReported", "P01") == ("already_missing",)
    day.has(("TemporaryExitLogged", "P01"), ("PersonFound", "P01"))
    assert day.why_not("PersonFound", "P01") == ("not_missing",)
    assert day.why_not("TemporaryExitReturned", "P01") == ("not_out",)
    day.has(("TemporaryExitLogged", "P01"), ("TemporaryExitReturned", "P01"))
    assert day.why_not("TemporaryExitReturned", "P01") == ("not_out",)


def test_the_agency_that_talked_identifies_where_nobody_says_who() -> None:
    day = people_here().has(("PersonDebriefStarted", "P01", {"by": "NCA"}))
    event = day.then("PotentialVictimIdentified", "P01", by="Council")
    assert event.by == "NCA"  # type: ignore[attr-defined]


def test_two_operations_share_nothing_by_accident() -> None:
    one = people_here()
    other = people_here(log=one.log)
    one.has(("BedAllocated", "P01"))
    assert other.then("BedAllocated", "P01").bed.ref == "C1.1"  # type: ignore[attr-defined]


def test_a_bed_of_another_operation_is_taken_for_both() -> None:
    one = people_here()
    other = people_here(log=one.log)
    bed = f"{one.operation}/C1.1"
    one.has(("BedAllocated", "P01"))
    assert "bed_taken" in other.refused("BedAllocated", "P01", centre=f"{one.operation}/C1", bed=bed)
