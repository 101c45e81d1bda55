"""The places of a person's sheet: a button lies where its kind always lies, whatever else is offered."""

from domain.words import PersonId
from service.access.people import shown_person
from service.access.table import AUDIENCE
from tests.given import ADay, identified, people_here
from web.pages.person.slots import KINDS, Slot, slots
from web.pages.record.next_actions import likely_next


def placed(day: ADay) -> tuple[dict[str, Slot], list[str]]:
    """The places of P01 as a coordinator sees them, by their kind; and what has none."""
    state = day.day()
    person = state.people[PersonId(f"{day.operation}/P01")]
    shown = shown_person(person, AUDIENCE["coordinator"])
    places, more = slots(shown, [{"name": name} for name in likely_next(person, shown.stage)])
    assert [each.kind for each in places] == list(KINDS)
    return {each.kind: each for each in places}, [str(each["name"]) for each in more]


def lies(day: ADay) -> dict[str, str]:
    return {kind: each.buttons[0]["name"] if each.buttons else each.why for kind, each in placed(day)[0].items()}


def test_what_is_likely_lies_by_its_kind_and_an_empty_place_says_what_comes_first() -> None:
    assert lies(people_here()) == {
        "Care": "HealthScreenCompleted",
        "Talk": "PersonDebriefStarted",
        "Answer": "First the conversation",
        "Bed": "BedAllocated",
        "Door": "TemporaryExitLogged",
        "Leaving": "DepartureSafetyCheckDone",
    }
    out = lies(people_here().has(("TemporaryExitLogged", "P01")))
    assert (out["Door"], out["Bed"], out["Leaving"]) == ("TemporaryExitReturned", "First back in", "First back in")
    assert lies(identified("P01"))["Answer"] == "NrmConsentGiven"
    assert lies(identified("P01").has(("NrmConsentDeclined", "P01")))["Talk"] == "Talked to"
    assert lies(people_here().has(("PersonDebriefStarted", "P01")))["Leaving"] == "First finish the conversation"


def test_whatever_finds_its_place_taken_stands_below_in_its_order() -> None:
    places, more = placed(people_here())
    assert "WelfareProvided" in more
    assert all(len(each.buttons) <= 1 for each in places.values())


def test_of_somebody_who_is_missing_or_out_nothing_is_offered_that_asks_for_them() -> None:
    missing = people_here().has(("PersonMissingReported", "P01"))
    assert lies(missing) == {
        "Care": "First back in",
        "Talk": "First back in",
        "Answer": "First back in",
        "Bed": "First back in",
        "Door": "PersonFound",
        "Leaving": "First back in",
    }
    assert placed(missing)[1] == []
    talked_to = lies(identified("P01").has(("TemporaryExitLogged", "P01")))
    assert (talked_to["Answer"], talked_to["Door"]) == ("First back in", "TemporaryExitReturned")
