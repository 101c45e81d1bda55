"""The list of operations: what is planned, live and closed."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.amend import amended
from domain.kernel import Refused
from domain.words import Agency, OperationId
from projections.across.operations import OperationCard, Operations
from tests.given import ADay, a_plan, an_open_centre, closed


def listed(day: ADay) -> Operations:
    made = Operations()
    for recorded in day.recorded_events():
        made.apply(recorded)
    return made


def test_an_operation_is_closed_when_its_last_centre_is() -> None:
    day = an_open_centre().has(("VenueBooked", "op", {"centre": "C2"}), ("CentreOpened", "op", {"centre": "C2"}))
    states = []
    for centre in ("C1", "C2"):
        day.has(("CentreClosed", "op", {"centre": centre}))
        states.append(listed(day).cards[day.operation].state)
    assert states == ["live", "closed"]


def card(day: ADay) -> OperationCard:
    return listed(day).cards[day.operation]


def entry_of(day: ADay, name: str) -> str:
    return next(str(each.envelope.entry) for each in day.recorded_events() if type(each.event).__name__ == name)


def test_a_slip_that_was_voided_changes_no_list() -> None:
    day = a_plan().has("OperationCancelled")
    assert card(day).state == "cancelled"
    void = day.void(entry_of(day, "OperationCancelled"))
    assert card(day).state == "planned"
    day.void(void)
    assert card(day).state == "cancelled"
    day = closed().has("OperationArchived")
    day.void(entry_of(day, "OperationArchived"))
    assert card(day).state == "closed"
    day.void(entry_of(day, "CentreClosed"))
    assert card(day).state == "live"


def test_a_proposal_that_was_corrected_is_listed_as_it_should_have_been() -> None:
    day = a_plan()
    day.correct(entry_of(day, "OperationProposed"), name="Marigold", planned_for="2026-10-14")
    assert (card(day).name, card(day).planned_for) == ("Marigold", "2026-10-14")


def test_an_opening_that_is_entered_late_opens_nothing_that_closed_since() -> None:
    day = a_plan().at("05:30").has("CentreSetToStandby").at("20:00").has("CentreClosed")
    day.at("19:00").has("CentreOpened")
    assert card(day).state == "closed"


def test_who_declined_since_is_no_partner_on_the_list() -> None:
    assert "Police" not in card(a_plan().has(("PartnerDeclined", "Police"))).committed


NAMES = ("CentreOpened", "CentreStoodDown", "CentreClosed", "CentreReopened", "GoDecisionRecorded", "SiteEntered")
LATER = ("NoGoDecisionRecorded", "OperationCancelled", "OperationArchived", "StructuredDebriefHeld", "PartnerDeclined")
STEPS = st.tuples(st.sampled_from((*NAMES, *LATER, "void")), st.integers(0, 30), st.integers(6, 23))


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, max_size=14))
def test_the_list_says_the_same_however_what_happened_was_entered(steps: list[Any]) -> None:
    day = a_plan()
    for name, which, hour in steps:
        day.at(f"{hour:02}:00")
        try:
            if name == "void":
                entries = [str(each.envelope.entry) for each in day.recorded_events()]
                day.void(entries[which % len(entries)])
            else:
                day.enter(name, "Police" if name == "PartnerDeclined" else "op")
        except Refused:
            pass
    fresh = OperationCard(day.operation)
    for each in sorted(amended(day.recorded_events()), key=lambda each: (each.at, each.position)):
        fresh.take_in(each)
    found = card(day)
    assert (found.state, found.committed, found.state) == (
        fresh.state,
        fresh.committed,
        day.day().operation.course.stage,
    )


def test_an_operation_may_concern_whoever_comes_and_whoever_an_entry_is_corrected_to() -> None:
    day = a_plan()
    assert listed(day).may_concern(day.operation, Agency("British Red Cross"))
    assert not listed(day).may_concern(day.operation, Agency("Housing team"))
    assert not listed(day).may_concern(OperationId("op-nowhere"), Agency("British Red Cross"))
    day.has(("PartnerCommitted", "Legal adviser", {"mode": "on_call", "entry": "by-mistake"}))
    day.correct("by-mistake", partner="Housing team")
    assert listed(day).may_concern(day.operation, Agency("Housing team"))
    assert listed(day).may_concern(day.operation, Agency("Legal adviser"))
