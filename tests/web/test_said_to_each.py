"""What each reader is told is so: nothing hidden reads as none, no code as a word, and both answers are offered."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.asking import KeptAsSaid
from domain.kernel import DECISIONS
from domain.words import Agency, BedId, PersonId, Sealed
from projections.measures import TITLES, Measure
from service.access.access import Viewer
from service.access.table import AUDIENCE
from service.commands.names import slug
from tests.given import ADay, a_plan, an_open_centre, people_here
from tests.running import PEOPLE, Running
from tests.web.forms import Form, signed_in, there
from tests.web.test_board_rows import rows, seen
from web.live.views import Holder
from web.pages.board.parts import parts, shape
from web.pages.plan.tonight import how_long
from web.pages.record.fields import asked as questions
from web.pages.record.more import twelve
from web.pages.record.next_actions import NEXT
from web.pages.record.routes import chapters
from web.wording.figure_sentences import in_a_sentence
from web.wording.looks import looked_at
from web.wording.outcomes import sentences

OTHERS = {"analyst": ("Council", ("analyst",), ())}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(tmp_path_factory.mktemp("said") / "firstlight.db", {**PEOPLE, **OTHERS})
    server.start()
    yield server
    server.stop()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def asked(running: Running, day: ADay, event: str, more: str = "", who: str = "coordinator") -> str:
    return signed_in(running, who).get(f"/operations/{there(running, day)}/do/{slug(DECISIONS[event])}{more}").text


def test_whoever_is_shown_no_people_reads_no_nought_no_none_and_no_empty_place_instead(running: Running) -> None:
    day = people_here().has(("RoomsPrepared", "op", {"rooms": ["R1"]}))
    board = signed_in(running, "analyst").get(f"/operations/{there(running, day)}/board").text
    assert board.count("Not shown to you.") == 3, "people, rooms and beds"
    hidden = parts(day.day(), shape(Holder(AUDIENCE["analyst"])), lambda _: {}, day.moment())
    assert {"board-rooms", "board-beds", "beds-sum", "chip-all", "col-1"} & {*hidden} == set()
    for element in ("board-rooms", "board-beds", "chip-all", "col-1"):
        assert f'id="{element}"' not in board, "a frame brings nothing to it either"
    assert "none booked" in str(seen(ADay().has("OperationProposed"))["beds-sum"]), (
        "where beds are shown and none is booked, it says so"
    )


def test_a_language_that_is_not_known_is_said_in_words_on_the_board_and_on_the_person_s_page(running: Running) -> None:
    day = people_here().has(("PersonDetailsCorrected", "P01", {"language": "not_known"}))
    (row,) = (each for each in rows(seen(day)["board-rows"]) if "row-P01" in each)
    assert "not_known" not in row
    assert "<i>language?</i><span>language not known</span>" in row
    page = signed_in(running, "coordinator").get(f"/operations/{there(running, day)}/people/P01").text
    assert "language not known" in words(page)


def test_whoever_was_talked_to_gets_a_bed_and_goes_out_by_a_tap_and_a_child_is_seen_to_at_any_stage() -> None:
    talked = people_here().has(("PersonDebriefStarted", "P01"), ("PersonDebriefCompleted", "P01"))
    person = talked.day().people[PersonId(f"{talked.operation}/P01")]
    assert {"BedAllocated", "TemporaryExitLogged"} <= {*NEXT["talked"](person)}
    child = people_here().has(("PersonDetailsCorrected", "P01", {"adult": False})).day()
    young = child.people[PersonId(f"{child.id}/P01")]
    here = {*NEXT} - {"voided", "talking", "departed"}
    assert {stage for stage in here if "SocialWorkerVisit" not in NEXT[stage](young)} == set()


def test_the_form_of_a_finding_leads_to_the_other_finding_about_the_same_person(running: Running) -> None:
    day = people_here().has(("PersonDebriefStarted", "P01"), ("PersonDebriefCompleted", "P01"))
    for event, other in (
        ("PotentialVictimIdentified", "NoIndicatorsFoundRecorded"),
        ("NoIndicatorsFoundRecorded", "PotentialVictimIdentified"),
    ):
        page = asked(running, day, event, "?person=P01&next=/operations")
        assert f"/do/{slug(DECISIONS[other])}?person=P01&amp;next=/operations" in page
    assert "/do/record-no-indicators" not in asked(running, people_here(), "WelfareProvided")


def test_a_page_that_is_returned_to_at_a_place_in_it_says_what_was_stored(running: Running) -> None:
    operation = there(running, a_plan())
    manager, address = signed_in(running, "coordinator"), f"/operations/{operation}/do/prepare-rooms"
    sent = Form(manager.get(address).text, address).stands | {
        "rooms": ["R1"],
        "next": [f"/operations/{operation}/plan?day=1#people"],
    }
    answer = manager.post(address, data=sent)
    assert re.search(r"/plan\?day=1&done=\d+#people$", str(answer.url))
    assert "Recorded. Rooms ready: R1" in words(answer.text)


def test_a_roll_call_says_that_somebody_who_was_not_seen_was_reported_missing_since(running: Running) -> None:
    call = ("RollCallTaken", "op", {"present": 3, "seen": ["P02", "P03", "P04"]})
    page = asked(running, people_here().has(call, ("PersonMissingReported", "P01")), "RollCallTaken")
    assert "P01 not seen, and has since been reported missing. What is asked for" in words(page)


def test_people_are_offered_in_the_order_of_their_numbers_whenever_they_came(running: Running) -> None:
    day = people_here().at("07:00").has(("PersonRegistered", "P09")).at("08:30")
    offered = Form(asked(running, day, "WelfareProvided"), "/do/").offers["person"]
    assert [each for each in offered if each] == ["P01", "P02", "P03", "P04", "P09"]


def test_a_language_that_the_plan_expects_is_offered_before_anybody_was_heard(running: Running) -> None:
    day = an_open_centre().has(("LanguageExpected", "op", {"language": "vi"}))
    assert "Vietnamese" in Form(asked(running, day, "PersonRegistered"), "/do/").offers["language"]


def test_what_was_not_understood_is_asked_before_all_else(running: Running) -> None:
    page = asked(running, people_here(), "PersonDetailsCorrected", "?person=P01&near_language=ro")
    assert page.index("Is it one of these?") < page.index("By number. Names are not used here.")


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


def test_a_hint_under_a_question_is_true_of_it() -> None:
    """A hint goes by a field's name, and fields of one name are not alike in every event."""
    every = [field for decision in DECISIONS.values() for field in questions(decision, None) if field.hint]
    wrong = {
        (field.decision.event.__name__, field.name)
        for field in every
        for says, so in (
            ("eave empty", not field.required),
            ("Empty", not field.required),
            ("is kept, sealed", any(isinstance(mark, KeptAsSaid) for mark in field.declared.marks)),
            ("this person's own key", field.declared.is_a(Sealed)),
            ("Sealed.", field.declared.is_a(Sealed)),
            ("code name", field.decision.event.__name__ == "OperationProposed"),
            ("lowest free bed", field.declared.kind is BedId),
        )
        if says in str(field.hint) and not so
    }
    assert wrong == set()


def test_more_offers_each_role_what_it_may_record_up_to_twelve() -> None:
    state = people_here().day()

    def offered(role: str) -> list[str]:
        viewer = Viewer(role, role, Agency("Council"), frozenset({role}))
        return [each.words for each in twelve(state, viewer, chapters(state, viewer))]

    assert {"Police entered the site", "Suspect arrested"} <= {*offered("tactical_lead")}
    assert offered("health")[:2] == ["Health screen done", "Health need acted on"]
    assert offered("partner_reader")[0] == "Acknowledge the briefing"
    assert len(offered("housing")) == len(offered("coordinator")) == 12
    assert offered("coordinator")[:2] == ["Report missing", "Take a roll call"], "what the hour asks for stays first"
