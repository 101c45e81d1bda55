"""Before somebody is asked: what was explained to them already, and what the conversation knows."""

from projections.operation.person import Person
from projections.views.consent import explained, known_before
from tests.given import ADay, identified, people_here


def person(day: ADay) -> Person:
    return next(each for each in day.day().registered if each.id.ref == "P01")


def points(day: ADay) -> dict[str, str]:
    return {point: type(recorded.event).__name__ for point, recorded in explained(person(day)).items()}


def test_a_point_that_nobody_ticked_is_not_recorded() -> None:
    assert points(identified("P01").has(("NrmConsentGiven", "P01"))) == {}


def test_what_was_explained_when_they_asked_for_time_is_explained() -> None:
    day = identified("P01").has(
        ("NrmConsentDeferred", "P01", {"explained": ["support", "what_the_nrm_is"]}),
        ("NrmConsentGiven", "P01", {"explained": ["support", "may_withdraw"]}),
        ("NrmConsentWithdrawn", "P01"),
        ("NrmConsentDeclined", "P01", {"explained": ["no_guarantee"]}),
    )
    assert points(day) == {
        "support": "NrmConsentDeferred",
        "what_the_nrm_is": "NrmConsentDeferred",
        "may_withdraw": "NrmConsentGiven",
        "no_guarantee": "NrmConsentDeclined",
    }


def test_language_interpreter_and_agency_are_known_from_the_conversation() -> None:
    day = people_here().has(
        ("PersonDetailsCorrected", "P01", {"language": "vi"}),
        ("PersonDebriefStarted", "P01", {"interpreter": "I1", "by": "Police"}),
        ("PersonDebriefCompleted", "P01"),
        ("PersonDebriefStarted", "P01", {"by": "NCA"}),
    )
    known = known_before(person(day))
    assert (known.language, known.interpreter and known.interpreter.ref, known.agency) == ("vi", "I1", "NCA")


def test_what_an_earlier_answer_said_goes_before_the_conversation() -> None:
    day = people_here().has(
        ("PersonDebriefStarted", "P01", {"interpreter": "I1", "by": "Police"}),
        ("PotentialVictimIdentified", "P01"),
        ("NrmConsentDeferred", "P01", {"language": "ro", "interpreter": "I2"}),
        ("NrmConsentDeferred", "P01"),
    )
    known = known_before(person(day))
    assert (known.language, known.interpreter and known.interpreter.ref) == ("ro", "I2")


def test_who_identified_them_is_known_where_no_conversation_is_recorded() -> None:
    day = people_here().has(("PotentialVictimIdentified", "P01", {"by": "NCA"}))
    known = known_before(person(day))
    assert (known.language, known.interpreter, known.agency) == (None, None, "NCA")
    assert known_before(person(people_here())).agency is None
