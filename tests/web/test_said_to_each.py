"""What each reader is told is so: nothing hidden reads as none, no code as a word, and both answers are offered."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from projections.measures import MEASURES, TITLES, Measure
from service.access.table import AUDIENCE
from tests.given import ADay, a_plan, people_here
from tests.running import PEOPLE, Running
from tests.web.forms import signed_in, there
from tests.web.given_debrief import words
from tests.web.test_asked_of_each import asked
from tests.web.test_board_rows import rows, seen
from web.live.views import Holder
from web.pages.board.parts import parts, shape
from web.pages.debrief.plan_actual import plan_against_actual
from web.pages.plan.tonight import how_long
from web.wording.figure_sentences import in_a_sentence
from web.wording.looks import looked_at
from web.wording.outcomes import sentences
from web.wording.periods import month_named

OTHERS = {"analyst": ("Council", ("analyst",), ())}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(tmp_path_factory.mktemp("said") / "firstlight.db", {**PEOPLE, **OTHERS})
    server.start()
    yield server
    server.stop()


def test_whoever_is_shown_no_people_reads_no_nought_no_none_and_no_empty_place_instead(running: Running) -> None:
    day = people_here().has(("RoomsPrepared", "op", {"rooms": ["R1"]}))
    board = signed_in(running, "analyst").get(f"/operations/{there(running, day)}/board").text
    assert board.count("Not shown to you.") == 3, "people, rooms and beds"
    hidden = parts(day.day(), shape(Holder(AUDIENCE["analyst"])), lambda _: {}, day.moment())
    assert {"board-rooms", "board-beds", "beds-sum", "chip-all", "col-1"} & {*hidden} == set()
    for element in ("board-rooms", "board-beds", "chip-all", "col-1"):
        assert f'id="{element}"' not in board, "a frame brings nothing to it either"
    assert "0 of 2 taken" in str(seen(people_here())["beds-sum"]), "the wall counts what is left"
    assert "none booked" in str(seen(ADay().has("OperationProposed"))["beds-sum"]), (
        "where beds are shown and none is booked, it says so"
    )


def test_whoever_is_shown_no_people_is_not_told_that_nothing_is_to_be_done() -> None:
    day = a_plan().at("06:00").has("GoDecisionRecorded", "SiteEntered", "CentreOpened")
    day.has(("WalkInArrived", "op", {"people": 1}), ("PersonRegistered", "P01", {"adult": True})).at("06:10")
    heads = {
        role: str(parts(day.day(), shape(Holder(AUDIENCE[role])), lambda _: {}, day.moment())["next-head"])
        for role in ("analyst", "welfare")
    }
    assert "<small>not shown to you</small>" in heads["analyst"]
    assert re.search(r"<b>\d", heads["welfare"])


def test_whoever_may_not_change_an_entry_is_not_told_that_they_may_on_a_person_s_page(running: Running) -> None:
    address = f"/operations/{there(running, people_here())}/people/P01"
    said = {who: words(signed_in(running, who).get(address).text) for who in ("coordinator", "reader")}
    assert "change or void" in said["coordinator"]
    assert "Not told of their rights Record" in said["coordinator"]
    assert "change or void" not in said["reader"]
    assert "Not told of their rights Record" not in said["reader"]
    assert "open : P01 registered" in said["reader"]


def test_a_language_that_is_not_known_is_said_in_words_on_the_board_and_on_the_person_s_page(running: Running) -> None:
    day = people_here().has(("PersonDetailsCorrected", "P01", {"language": "not_known"}))
    (row,) = (each for each in rows(seen(day)["board-rows"]) if "row-P01" in each)
    assert "not_known" not in row
    assert "<i aria-hidden=true>language?</i><span>not known</span>" in row
    page = signed_in(running, "coordinator").get(f"/operations/{there(running, day)}/people/P01").text
    assert "language not known" in words(page)


def test_a_roll_call_says_that_somebody_who_was_not_seen_was_reported_missing_since(running: Running) -> None:
    call = ("RollCallTaken", "op", {"present": 3, "seen": ["P02", "P03", "P04"]})
    page = asked(running, people_here().has(call, ("PersonMissingReported", "P01")), "RollCallTaken")
    assert "P01 not seen, and has since been reported missing. What is asked for" in words(page)


def test_a_quick_time_plan_whose_hour_has_come_says_for_how_long() -> None:
    day = a_plan()
    soon, late = (how_long(day.moment(), day.moment() + timedelta(minutes=each), site=True) for each in (-5, 5))
    assert (soon[0], late[0]) == ("5\xa0min", "5\xa0min")
    assert soon[1].startswith("until the site, ")
    assert late[1].startswith("since the site was to begin, ")


def test_papers_hold_what_was_written_and_nothing_that_nobody_was_asked_for(running: Running) -> None:
    day = a_plan().has(
        ("GoDecisionRecorded", "op", {}),
        ("ShiftHandoverRecorded", "op", {}),
        ("PartnerCommitted", "Circus", {"mode": "on_call"}),
    )
    page = words(signed_in(running, "coordinator").get(f"/operations/{there(running, day)}/papers").text)
    assert "Reason to go without" not in page
    assert "Who answered?" not in page
    assert "Shift handed over" in page, "the latest handover counts, whether or not anything is written in it"


def test_the_auditor_reads_which_question_was_opened_and_no_code() -> None:
    assert looked_at("GoDecisionRecorded.without_venue of entry 32") == "“Reason to go without a venue” of entry 32"


def test_one_person_is_said_as_one() -> None:
    known = {"M01": Measure(1, of=1), "M88": Measure(1), "M02": Measure(1, of=1)}
    first = sentences({code: known.get(code, Measure(None)) for code in TITLES})[0]
    assert first.endswith("1 person came to a reception centre; 1 was identified as a potential victim.")
    plain = {"n": None, "of": 1, "not_recorded": 1}
    assert "whether the one potential victim was referred" in in_a_sentence(plain, "M04")


def test_as_many_came_as_are_registered_whether_or_not_an_arrival_was_entered() -> None:
    day = a_plan().has("GoDecisionRecorded", "CentreOpened", ("WalkInArrived", "op", {"people": 1}))
    state = day.has(*(("PersonRegistered", f"P0{n}") for n in (1, 2, 3))).day()
    rows_of = plan_against_actual(state, {code: each(state) for code, each in MEASURES.items()}, AUDIENCE["manager"])
    assert next(each.actual for each in rows_of if each.what == "People") == "1 arrived; 3 registered"


def test_a_month_is_named() -> None:
    assert month_named("2026-11") == "November 2026"
