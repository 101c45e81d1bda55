"""What each is asked and offered is theirs: both findings, what the plan expects, hints that are true."""

import re

from domain.asking import KeptAsSaid
from domain.kernel import DECISIONS
from domain.words import Agency, BedId, PersonId, Sealed
from service.access.access import Viewer
from service.commands.names import slug
from tests.given import ADay, a_plan, an_open_centre, people_here
from tests.running import Running
from tests.web.forms import Form, signed_in, there
from tests.web.given_debrief import words
from web.pages.record.everything import chapters
from web.pages.record.fields import asked as questions
from web.pages.record.more import twelve
from web.pages.record.next_actions import NEXT


def asked(running: Running, day: ADay, event: str, more: str = "") -> str:
    """The form of something about a day, as its coordinator is asked it."""
    address = f"/operations/{there(running, day)}/do/{slug(DECISIONS[event])}{more}"
    return signed_in(running, "coordinator").get(address).text


def test_whoever_was_talked_to_gets_a_bed_and_goes_out_by_a_tap_and_a_child_is_seen_to_at_any_stage() -> None:
    talked = people_here().has(("PersonDebriefStarted", "P01"), ("PersonDebriefCompleted", "P01"))
    person = talked.day().people[PersonId(f"{talked.operation}/P01")]
    assert {"BedAllocated", "TemporaryExitLogged"} <= {*NEXT["talked"](person)}
    child = people_here().has(("PersonDetailsCorrected", "P01", {"adult": False})).day()
    young = child.people[PersonId(f"{child.id}/P01")]
    here = {*NEXT} - {"voided", "talking", "departed"}
    assert {stage for stage in here if "SocialWorkerVisit" not in NEXT[stage](young)} == set()


def test_the_form_of_a_finding_leads_to_the_other_finding_about_the_same_person(served: Running) -> None:
    day = people_here().has(("PersonDebriefStarted", "P01"), ("PersonDebriefCompleted", "P01"))
    for event, other in (
        ("PotentialVictimIdentified", "NoIndicatorsFoundRecorded"),
        ("NoIndicatorsFoundRecorded", "PotentialVictimIdentified"),
    ):
        page = asked(served, day, event, "?person=P01&next=/operations")
        assert f"/do/{slug(DECISIONS[other])}?person=P01&amp;next=/operations" in page
    assert "/do/record-no-indicators" not in asked(served, people_here(), "WelfareProvided")


def test_a_page_that_is_returned_to_at_a_place_in_it_says_what_was_stored(served: Running) -> None:
    operation = there(served, a_plan())
    manager, address = signed_in(served, "coordinator"), f"/operations/{operation}/do/prepare-rooms"
    sent = Form(manager.get(address).text, address).stands | {
        "rooms": ["R1"],
        "next": [f"/operations/{operation}/plan?day=1#people"],
    }
    answer = manager.post(address, data=sent)
    assert re.search(r"/plan\?day=1&done=\d+#people$", str(answer.url))
    assert "Recorded. Rooms ready: R1" in words(answer.text)


def test_people_are_offered_in_the_order_of_their_numbers_whenever_they_came(served: Running) -> None:
    day = people_here().at("07:00").has(("PersonRegistered", "P09")).at("08:30")
    offered = Form(asked(served, day, "WelfareProvided"), "/do/").offers["person"]
    everybody = ["P01", "P02", "P03", "P04", "P09"]
    assert [each for each in offered if each] == everybody
    for event, field in (("RollCallTaken", "seen"), ("PersonDeparted", "person")):
        assert Form(asked(served, day, event), "/do/").offers[field] == everybody


def test_a_language_that_the_plan_expects_is_offered_before_anybody_was_heard(served: Running) -> None:
    day = an_open_centre().has(("LanguageExpected", "op", {"language": "vi"}))
    assert "Vietnamese" in Form(asked(served, day, "PersonRegistered"), "/do/").offers["language"]


def test_what_was_not_understood_is_asked_before_all_else(served: Running) -> None:
    page = asked(served, people_here(), "PersonDetailsCorrected", "?person=P01&near_language=ro")
    assert page.index("Is it one of these?") < page.index("By number. Names are not used here.")


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
