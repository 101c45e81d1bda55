"""What single events mean for the state of an operation, in orders that people really enter them in."""

import pytest

from domain.events.venue import CentreOpened
from domain.kernel import RecordedEvent
from domain.words import Agency, CentreId, EntryId, OperationId, PartnerId
from projections.operation.dispatch import Dispatcher
from projections.operation.state import OperationState
from projections.views.board import board
from tests.given import ADay, a_plan, an_open_centre, closed, people_here


def partner(day: ADay, name: str) -> tuple[bool, bool]:
    """Whether a partner is here, and whether its access was revoked."""
    found = day.day().partners[PartnerId(f"{day.operation}/{name}")]
    return found.here, found.revoked


def test_a_partner_that_left_is_here_no_more() -> None:
    day = a_plan().has(("PartnerArrived", "Police", {"staff": 6}))
    assert partner(day, "Police") == (True, False)
    assert partner(day.has(("PartnerLeft", "Police")), "Police") == (False, False)


def test_a_partner_whose_access_was_revoked_is_shown_as_such() -> None:
    assert partner(a_plan().has(("AccessRevoked", "Police")), "Police") == (False, True)


def test_a_centre_that_prepares_to_close_is_standing_down() -> None:
    day = an_open_centre().has("CentreStoodDown")
    assert day.day().centres[CentreId(f"{day.operation}/C1")].phase == "standing_down"


def test_a_partner_whose_promise_was_a_mistake_is_none_though_it_read_the_briefing() -> None:
    day = a_plan().has(("BriefingIssued", "op", {"version": 1}))
    day.enter("PartnerCommitted", "Fire service", mode="on_site", entry="promise")
    day.has(("BriefingAcknowledged", "Fire service", {"version": 1}))
    assert day.day().partners[PartnerId(f"{day.operation}/Fire service")].briefed == 1
    day.void("promise")
    assert PartnerId(f"{day.operation}/Fire service") not in day.day().partners


def test_an_operation_begins_with_its_first_entry_of_several() -> None:
    day = a_plan().at("05:00").has("SiteEntered")
    first = day.day().operation.entry
    assert day.at("11:00").has("SiteEntered").day().operation.entry == first is not None


def test_an_action_on_a_lesson_that_was_a_mistake_is_an_action_on_nothing() -> None:
    day = closed()
    day.enter("LessonRecorded", "L1", entry="lesson")
    day.has(("ActionAssigned", "L1", {"owner": "Council"}), ("ActionClosed", "L1"))
    assert [lesson.status for lesson in day.day().lessons.values()] == ["learned"]
    day.void("lesson")
    assert day.day().lessons == {}


def test_a_bed_outside_the_centre_is_held_until_it_is_released_and_no_bed_of_the_centre_with_it() -> None:
    day = people_here().has(("BedAllocated", "P01", {"kind": "hotel"}))
    assert list(day.day().occupancy.outside.values()) == ["hotel"]
    assert day.then("BedReleased", "P01").bed is None  # type: ignore[attr-defined]
    person = day.day().registered[0]
    assert (day.day().occupancy.outside, person.bed, day.day().stays) == ({}, None, [])
    assert day.refused("BedReleased", "P01") == ("has_no_bed",)


def test_who_must_be_kept_apart_is_flagged() -> None:
    day = people_here().has(("KeepApartFlagSet", "P01", {"apart_from": "P03"}))
    assert [person.keep_apart for person in day.day().registered] == [True, False, False, False]


def test_a_detail_that_was_not_corrected_stays_as_it_was() -> None:
    day = people_here().has(("PersonDetailsCorrected", "P01", {"age_band": "25-34", "nationality": "Romanian"}))
    day.has(("PersonDetailsCorrected", "P01", {"nationality": "Moldovan"}))
    person = day.day().registered[0]
    assert (person.age, person.age_band, person.nationality) == ("adult", "25-34", "MD")


def test_an_event_has_one_handler() -> None:
    handlers: Dispatcher[OperationState] = Dispatcher()

    def opened(state: OperationState, recorded: RecordedEvent, event: CentreOpened) -> None:
        raise NotImplementedError

    handlers.register(opened)
    with pytest.raises(ValueError, match="CentreOpened has a handler already"):
        handlers.register(opened)


@pytest.mark.parametrize(("lead", "leads"), [({}, "Police"), ({"lead": "Council"}, "Council")])
def test_whoever_proposes_an_operation_leads_it_where_nobody_else_was_said_to(lead: dict[str, str], leads: str) -> None:
    assert ADay().has(("OperationProposed", "op", {"by": "Police", **lead})).day().operation.led_by == Agency(leads)
    assert OperationState.of(OperationId("op-nothing"), []).operation.led_by is None


def test_what_was_entered_together_is_found_by_its_entry() -> None:
    day = people_here()
    day.enter("PersonRegistered", "P05", entry="the fifth", adult=True)
    assert [type(each.event).__name__ for each in day.day().of_entry(EntryId("the fifth"))] == ["PersonRegistered"]
    assert day.day().of_entry(EntryId("none")) == []


def test_a_board_of_nothing_asks_for_nothing() -> None:
    said = board(OperationState.of(OperationId("op-nothing"), []), {})
    assert (said["do_next"], said["waiting"], said["registered"]) == ([], [], 0)
