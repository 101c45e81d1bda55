"""The figures of many operations: what is summed, what is pooled, and that nothing is lost or made up on the way."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from projections.across import (
    Contribution,
    FigurePart,
    OperationRow,
    contribution_of,
    measures,
    merge,
    row_of,
    stage_periods,
)
from projections.across.register import stage
from projections.measures import TITLES, report
from projections.operation.state import OperationState
from service.log import MemoryLog
from tests.given import START, ADay, a_plan, an_open_centre, closed, identified, people_here, referred
from tests.stories.rows import replayed


@pytest.fixture(scope="module")
def reference() -> OperationState:
    """The reference day."""
    log = MemoryLog()
    return ADay(log, replayed(log)).day()


def total(*days: ADay) -> dict[str, Any]:
    return {code: each.plain() for code, each in measures(merge(contribution_of(day.day()) for day in days)).items()}


def test_over_exactly_one_operation_the_outcomes_are_its_report(reference: OperationState) -> None:
    said = measures(merge([contribution_of(reference)]))
    assert {code: each.plain() for code, each in said.items()} == report(reference)


def test_over_no_operation_nothing_was_planned_and_nothing_recorded() -> None:
    said = total()
    assert list(said) == list(TITLES)
    assert said.pop("M01") == {"n": 0, "of": 0}
    assert all(figure == {"n": None, "not_recorded": 0} for figure in said.values())


def test_counts_and_their_denominators_are_summed() -> None:
    said = total(identified("P01", "P02"), people_here(), a_plan())
    assert said["M01"]["n"] == 2
    assert said["M01"]["of"] == 3
    assert said["M02b"] == {"n": 2, "of": 8, "not_recorded": 6}
    assert said["M03"]["breakdowns"]["age_now"] == {"adult": 1, "child": 1}


def test_what_no_operation_recorded_is_not_recorded_and_no_zero() -> None:
    said = total(people_here(), people_here())
    assert said["M09b"] == {"n": None, "not_recorded": 2}
    assert said["M11"]["n"] is None


def test_an_operation_in_which_nobody_looked_stands_beside_those_in_which_somebody_did() -> None:
    """126 interventions in 40 operations; not recorded in 7."""
    busy = people_here().has(("DisruptionInterventionRecorded", "op", {"agency": "HMRC", "kind": "tax"}))
    said = total(busy, people_here(), people_here())
    assert {key: said["M09b"][key] for key in ("n", "of", "not_recorded")} == {"n": 1, "of": 1, "not_recorded": 2}


def test_stretches_of_time_are_pooled_and_not_averaged() -> None:
    short, long = (
        FigurePart(3, unit="minutes", lengths={60: 3}),
        FigurePart(2, unit="minutes", lengths={600: 1, 1200.4: 1}),
    )
    said = measures(merge([Contribution(1, {"M40": short}), Contribution(1, {"M40": long}), Contribution(1, {})]))[
        "M40"
    ]
    assert (said.n, said.unit) == (5, "minutes")
    assert (said.median, said.shortest, said.longest) == (1.0, 1.0, 20.0)


def test_the_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle() -> None:
    halves = [
        Contribution(1, {"M40": FigurePart(2, unit="hours", lengths={3600 * n: 1, 3600 * (n + 1): 1})}) for n in (1, 5)
    ]
    assert measures(merge(halves))["M40"].median == 3.5


def test_the_peak_is_the_greatest_and_keeps_its_own_capacity() -> None:
    full = people_here().at("20:00").has(("BedAllocated", "P01", {"kind": "centre"}))
    assert total(a_plan(), full, a_plan())["M86"] == {"n": 1, "of": 2}
    assert total(a_plan(), a_plan())["M86"] == {"n": None, "not_recorded": 0}


def test_money_is_summed_by_heading_and_payer_and_the_way_to_a_conviction_by_step() -> None:
    def costs(pounds: int) -> ADay:
        return a_plan().has(("CostsRecorded", "op", {"heading": "food", "payer": "Council", "pounds": pounds}))

    said = total(costs(100), costs(50), a_plan())["M64"]
    assert (said["n"], said.get("not_recorded", 0)) == (150, 0)
    assert said["rows"] == [{"heading": "food", "payer": "Council", "pounds": 150}]
    steps = total(referred(), referred(), a_plan())["M53"]["rows"]
    assert steps[0] == {"step": "referrals", "n": 2}


def test_it_does_not_matter_how_operations_are_grouped_into_days_and_months(reference: OperationState) -> None:
    made = [
        contribution_of(day.day()) for day in (closed(), identified("P01", "P02"), people_here(), a_plan(), referred())
    ]
    made.append(contribution_of(reference))
    whole, dice = measures(merge(made)), Random(7)
    for _ in range(20):
        dice.shuffle(made)
        cuts = sorted(dice.choices(range(len(made) + 1), k=3))
        ends = zip([0, *cuts], [*cuts, len(made)], strict=True)
        assert measures(merge(merge(made[start:end]) for start, end in ends)) == whole


def one(day: ADay) -> OperationRow:
    found = row_of(day.day(), contribution_of(day.day()))
    assert found is not None
    return found


def test_an_operation_belongs_to_the_day_of_its_first_entry() -> None:
    assert one(a_plan().at((1, "00:30")).has("SiteEntered")).date == START + timedelta(days=1)


def test_one_that_never_entered_belongs_to_its_planned_date() -> None:
    planned = {"planned_for": "2026-11-05"}
    assert one(ADay().has(("OperationProposed", "op", planned))).date == date(2026, 11, 5)
    assert one(ADay().has(("OperationProposed", "op", planned), ("VenueBooked", "op", {"beds": 2}))).live is False
    assert one(ADay().at((-3, "10:00")).has("OperationProposed")).date == START - timedelta(days=3)


def test_an_exercise_counts_nowhere() -> None:
    day = ADay().has(("OperationProposed", "op", {"exercise": True})).day()
    assert row_of(day, contribution_of(day)) is None


def test_how_far_an_operation_has_come() -> None:
    day = ADay().has("OperationProposed")
    reached = [one(day).state]
    for step in ("ObjectivesSet", "NoGoDecisionRecorded", "GoDecisionRecorded", "CentreOpened", "CentreClosed"):
        reached.append(one(day.has(step)).state)
    reached.append(one(day.has("StructuredDebriefHeld")).state)
    reached.append(one(day.has("OperationArchived")).state)
    assert reached == ["proposed", "planned", "no_go", "go", "live", "closed", "debriefed", "archived"]
    assert one(a_plan().has("OperationCancelled")).state == "cancelled"


def test_groups_sum_what_the_report_says() -> None:
    found = one(identified("P01", "P02", "P04").has(("NrmConsentGiven", "P01"), ("NrmReferralSubmitted", "P02")))
    assert (found.registered, found.potential_victims, found.referred, found.duty_open) == (4, 3, 1, 2)
    assert (found.adults, found.children, found.uncertain, found.age_not_recorded) == (1, 1, 0, 1)
    assert (found.disruption, found.arrests, found.types) == (None, None, ("labour",))


def way(day: ADay, ref: str = "P01") -> list[str]:
    return [each.stage for each in stage_periods(day.day()) if each.person.ref == ref]


def test_a_person_stands_at_one_stage_after_the_other() -> None:
    day = referred().has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    day.at((60, "10:00")).has(("ConclusiveGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    day.at((90, "10:00")).has(("NrmExited", "P01"))
    assert way(day) == [
        *("known", "potential_victim", "referred", "reasonable_grounds_positive", "conclusive_grounds_positive"),
        "left_nrm",
    ]
    found = [each for each in stage_periods(day.day()) if each.person.ref == "P01"]
    assert [each.until for each in found] == [*(each.since for each in found[1:]), None]


def test_whoever_withdrew_can_be_referred_again() -> None:
    day = referred().has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "negative"}))
    day.at("13:00").has(("CaseWithdrawn", "P01"))
    day.at("14:00").has(("NrmConsentGiven", "P01"), ("NrmReferralSubmitted", "P01", {"by": "Police"}))
    assert way(day)[-3:] == ["reasonable_grounds_negative", "left_nrm", "referred"]


def test_an_adult_decides_declines_and_is_notified() -> None:
    day = identified("P01").has(("NrmConsentDeferred", "P01")).at("11:00").has(("NrmConsentDeclined", "P01"))
    day.at("12:00").has(("DutyToNotifySubmitted", "P01", {"by": "Police"}))
    assert way(day) == ["known", "potential_victim", "deciding", "declined", "notified"]


def test_the_age_is_the_one_recorded_at_that_time() -> None:
    day = people_here().at("09:00").has(("AgeUncertaintyRecorded", "P01"))
    day.at("10:00").has(("AgeAssessed", "P01", {"adult": False}), ("NoIndicatorsFoundRecorded", "P01"))
    found = [(each.stage, each.age) for each in stage_periods(day.day()) if each.person.ref == "P01"]
    assert found == [("known", "adult"), ("known", "uncertain"), ("no_indicators", "child")]
    assert [each.age for each in stage_periods(day.day()) if each.person.ref == "P04"] == ["not_recorded"]


def test_whoever_was_registered_by_mistake_never_stood_anywhere() -> None:
    day = people_here().has(("RegistrationVoided", "P03", {"duplicate_of": "P01"}))
    assert way(day, "P03") == []


def test_nobody_stands_anywhere_before_they_are_registered() -> None:
    day = an_open_centre().at("07:10").has(("WelfareProvided", "op", {"kind": "blanket"}))
    assert stage_periods(day.day()) == []


def test_at_every_moment_the_register_says_what_the_day_said_then(reference: OperationState) -> None:
    """The pieces put together cheaply are those that a whole fold up to that moment gives."""
    found = stage_periods(reference)
    for recorded in reference.entries[::5]:
        then = OperationState.of(reference.id, reference.recorded_events, recorded.at)
        stood = {
            each.person: (each.stage, each.age)
            for each in found
            if each.since <= recorded.at and (each.until is None or each.until > recorded.at)
        }
        people = [person for person in then.registered if not reference.people[person.id].voided]
        assert stood == {person.id: (stage(person), person.age or "not_recorded") for person in people}
