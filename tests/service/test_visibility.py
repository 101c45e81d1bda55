"""What an audience is shown of a day: nothing outside it, and never "none" or "not recorded" for what is hidden."""

import pytest

from domain.words import PersonId
from projections.operation.state import OperationState
from projections.views.pathways import STAGES
from service.access.access import Forbidden, Viewer
from service.access.people import Details, PersonShown, shown_people, shown_person
from service.access.table import AUDIENCE, CLOCKS, FIELD_COMPARTMENT, THINGS
from service.access.visibility import (
    NOT_SHOWN,
    REFUSED,
    known,
    must_see,
    sees_every_clock,
    shown_beds,
    shown_clocks,
    shown_partners,
)
from service.clock_of_a_day import clock_now
from tests.given import identified
from web.pages.replay.board import parts
from web.wording import label, sentence


@pytest.fixture(scope="module")
def day() -> OperationState:
    """P01 is a potential victim, P02 a child in bed 1 with a health need who must be kept apart, P03 talks in R1."""
    day = identified("P01", "P02").at("10:00")
    day.has(
        ("HealthScreenCompleted", "P02", {"need_flagged": True}),
        ("BedAllocated", "P02", {"kind": "centre", "bed": 1}),
        ("KeepApartFlagSet", "P02", {"apart_from": "P03"}),
        ("PersonDebriefStarted", "P03", {"by": "Police", "room": "R1"}),
    )
    return day.day()


def seen(day: OperationState, ref: str, role: str) -> PersonShown:
    return shown_person(day.people[PersonId.of(day.id, ref)], AUDIENCE[role])


def test_who_sees_a_person_sees_what_the_table_opens_and_nothing_else(day: OperationState) -> None:
    whole, number = seen(day, "P02", "coordinator"), seen(day, "P02", "front_desk")
    assert isinstance(whole.details, Details)
    assert (whole.details.age, whole.details.child) == ("child", True)
    assert (whole.stage, whole.keep_apart, whole.open_need) == ("consented", True, True)
    assert (number.stage, number.bed, number.screened) == ("talked_to", "1", True)
    hidden = (number.details, number.exploitation, number.keep_apart, number.open_need)
    assert all(each is NOT_SHOWN for each in hidden)


def test_a_conversation_is_shown_with_its_room(day: OperationState) -> None:
    talking = seen(day, "P03", "welfare")
    assert (talking.stage, talking.room, talking.interpreter) == ("talking", "R1", None)


def test_hidden_is_neither_none_nor_not_recorded(day: OperationState) -> None:
    assert not NOT_SHOWN
    assert label(NOT_SHOWN) == "not shown to you"
    assert label(None) == "not recorded"
    administrator = AUDIENCE["administrator"]
    assert shown_people(day, administrator) is NOT_SHOWN
    assert shown_beds(day, administrator) is NOT_SHOWN
    assert shown_partners(day, AUDIENCE["wall"]) is NOT_SHOWN
    assert shown_people(OperationState(day.id), AUDIENCE["front_desk"]) == []


def test_a_board_says_what_it_does_not_show() -> None:
    empty = OperationState(identified().day().id)
    administrator, coordinator = (parts(empty, AUDIENCE[role]) for role in ("administrator", "coordinator"))
    for part, words in (("board-people", "Nobody is registered yet."), ("board-beds", "No venue is booked.")):
        assert words in coordinator[part]
        assert words not in administrator[part]
        assert "Not shown to you." in administrator[part]
    assert "Not shown to you." in parts(empty, AUDIENCE["wall"])["board-partners"]
    assert "No partner has committed yet." in administrator["board-partners"]
    assert "Nothing runs out." in coordinator["board-clocks"]
    assert "Nothing that you are shown runs out." in administrator["board-clocks"]


def test_each_clock_is_shown_to_those_of_its_row_alone(day: OperationState) -> None:
    now = clock_now(day)
    shown = {role: {clock.code for clock in shown_clocks(day, AUDIENCE[role], now)} for role in AUDIENCE}
    assert shown["coordinator"] == {"duty_to_notify", "social_worker", "booking"}
    assert shown["housing"] == {"duty_to_notify", "booking"}
    assert shown["front_desk"] == {"booking"}
    assert sees_every_clock(AUDIENCE["coordinator"])
    assert not sees_every_clock(AUDIENCE["housing"])
    assert sees_every_clock(frozenset().union(*CLOCKS.values()))


def test_a_bed_stands_with_who_sleeps_in_it(day: OperationState) -> None:
    beds = shown_beds(day, AUDIENCE["welfare"])
    assert beds
    assert [(each.ref, each.of, each.beds) for each in beds] == [("C1", 2, [(1, "P02"), (2, None)])]
    drawn = parts(day, AUDIENCE["welfare"])["board-beds"]
    assert "1 of 2 taken" in drawn
    assert f'href="/operations/{day.id}/people/P02"' in drawn


def test_a_bed_that_was_released_is_free() -> None:
    day = identified("P01").has(("BedAllocated", "P02", {"kind": "centre", "bed": 1})).at("11:00")
    beds = shown_beds(day.has(("BedReleased", "P02")).day(), AUDIENCE["welfare"])
    assert beds
    assert beds[0].taken == {}


def test_the_language_of_booked_interpreters_is_no_detail_of_a_person(day: OperationState) -> None:
    booked = next(each for each in day.entries if type(each.event).__name__ == "InterpretersBooked")
    for role in ("manager", "partner_reader", "front_desk"):
        assert sentence(booked, AUDIENCE[role]) == "Interpreters booked: Romanian, 1 on site"


def test_a_sentence_says_hidden_where_it_is_hidden(day: OperationState, monkeypatch: pytest.MonkeyPatch) -> None:
    booked = next(each for each in day.entries if type(each.event).__name__ == "InterpretersBooked")
    monkeypatch.setitem(FIELD_COMPARTMENT, ("InterpretersBooked", "language"), "details")
    assert sentence(booked, AUDIENCE["manager"]) == "Interpreters booked: not shown to you, 1 on site"
    assert sentence(booked, AUDIENCE["coordinator"]) == "Interpreters booked: Romanian, 1 on site"


def test_nobody_is_told_of_an_entry_that_is_not_theirs(day: OperationState) -> None:
    names = {type(each.event).__name__ for each in known(day, day.entries, AUDIENCE["front_desk"])}
    assert "PersonRegistered" in names
    assert not names & {"PotentialVictimIdentified", "KeepApartFlagSet"}


@pytest.mark.parametrize("page", REFUSED)
def test_whoever_may_not_see_a_page_is_told_so(page: str) -> None:
    viewers = {role: Viewer("a", "a", "Council", frozenset({role})) for role in AUDIENCE}  # type: ignore[arg-type]
    for role, viewer in viewers.items():
        if THINGS[page] & AUDIENCE[role]:
            assert must_see(viewer, page)
        else:
            with pytest.raises(Forbidden, match=REFUSED[page]):
                must_see(viewer, page)


def test_everybody_shown_stands_at_a_stage(day: OperationState) -> None:
    people = shown_people(day, AUDIENCE["manager"])
    assert people
    assert {each.stage for each in people} <= set(STAGES)
