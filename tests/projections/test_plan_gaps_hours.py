"""Who is there by hour: each hour between opening and planned closing without a first responder or without health."""

from typing import Any

from domain.words import CentreId
from projections.across.directory import Directories
from projections.across.organisations import Organisations
from projections.views.plan.centre_hours import centre_hours
from projections.views.plan.hours import uncovered
from service.kinds import Everybody, organised
from tests.given import ADay
from tests.projections.given_plan import a_whole_plan, gaps_of, lacks


def hours(day: ADay) -> list[str]:
    """The hours uncovered, as clock times."""
    return [each.about[11:] for each in gaps_of(day) if each.code == "hours_uncovered" and each.about]


def here(partner: str, starts: str, ends: str) -> Any:
    return (
        "PartnerHoursPlanned",
        partner,
        {"starts": f"2026-10-13T{starts}:00+01:00", "ends": f"2026-10-13T{ends}:00+01:00"},
    )


def test_who_promised_to_be_on_site_and_said_no_hours_is_there_the_whole_time() -> None:
    assert hours(a_whole_plan()) == []


def test_an_hour_outside_what_a_partner_planned_is_uncovered() -> None:
    day = a_whole_plan().has(here("Health provider", "07:00", "08:00"))
    assert hours(day) == ["08:00", "09:00"]
    assert lacks(day)[0] == ("hours_uncovered", "2026-10-13T08:00")


def test_several_stretches_count_and_an_hour_begun_is_covered() -> None:
    day = a_whole_plan().has(here("Health provider", "07:30", "08:00"), here("Health provider", "09:59", "10:00"))
    assert hours(day) == ["08:00"]


def test_another_of_the_kind_covers_the_hour_and_one_on_call_does_not() -> None:
    day = a_whole_plan().has(here("Police", "07:00", "08:00"))
    assert hours(day) == ["08:00", "09:00"]
    on_call = ("PartnerCommitted", "NCA", {"mode": "on_call"})
    assert hours(day.has(on_call, here("NCA", "07:00", "10:00"))) == ["08:00", "09:00"]
    assert hours(day.has(("PartnerCommitted", "Council", {"mode": "on_site"}))) == []


def test_who_was_called_in_is_there_from_then_on_until_stood_down() -> None:
    day = a_whole_plan().has(here("Police", "07:00", "08:00"), ("PartnerCommitted", "NCA", {"mode": "on_call"}))
    day.at("09:20").has(("OnCallPartnerActivated", "NCA"))
    assert hours(day) == ["08:00"]
    assert hours(day.at("09:40").has(("OnCallPartnerStoodDown", "NCA"))) == ["08:00", "09:00"]


def test_the_gap_is_owed_by_who_could_cover_it_else_by_the_lead() -> None:
    day = a_whole_plan().has(here("Health provider", "07:00", "09:00"), here("Police", "07:00", "09:00"))
    (hour,) = uncovered(day.day(), organised(day.day(), Everybody(Organisations(), Directories())))
    assert (hour.missing, hour.owner) == (("first_responder", "health"), "Police")
    own = ["Health provider", "signed by Health provider", "opened by Health provider"]
    assert {each.owner for each in gaps_of(a_whole_plan(own))} == {"health lead"}


def test_where_no_times_are_planned_no_hour_is_uncovered() -> None:
    assert hours(a_whole_plan(["hours", "Police", "signed by Police", "opened by Police"])) == []


def test_the_centre_opens_when_it_did_once_it_did() -> None:
    day = a_whole_plan().has(here("Police", "07:00", "08:00")).at("08:40").has("CentreOpened")
    assert hours(day) == ["08:00", "09:00"]
    assert hours(a_whole_plan().has(here("Police", "07:00", "10:00")).at("06:50").has("CentreOpened")) == ["06:00"]


def test_of_a_centre_the_later_hours_count_and_each_centre_has_its_own() -> None:
    day = a_whole_plan().has(here("Police", "07:00", "08:00"))
    day.has(("CentreHoursPlanned", "op", {"starts": "2026-10-13T07:00:00+01:00", "ends": "2026-10-13T09:00:00+01:00"}))
    assert hours(day) == ["08:00"]
    second = {"centre": "C2", "starts": "2026-10-13T08:30:00+01:00", "ends": "2026-10-13T10:10:00+01:00"}
    assert hours(day.has(("CentreHoursPlanned", "op", second))) == ["08:00", "09:00", "10:00"]
    assert set(centre_hours(day.day())) == {CentreId.of(day.operation, each) for each in ("C1", "C2")}


def test_an_hour_that_came_twice_is_named_by_its_offset_too() -> None:
    day = a_whole_plan(["hours"], planned_for="2026-10-25")
    day.has(("CentreHoursPlanned", "op", {"starts": "2026-10-25T00:30:00Z", "ends": "2026-10-25T02:30:00Z"}))
    police = {"starts": "2026-10-24T07:00:00+01:00", "ends": "2026-10-24T08:00:00+01:00"}
    day.has(("PartnerHoursPlanned", "Police", police))
    assert [each.about for each in gaps_of(day) if each.code == "hours_uncovered"] == [
        "2026-10-25T01:00+01:00",
        "2026-10-25T01:00+00:00",
        "2026-10-25T02:00",
    ]


def test_a_year_typed_wrong_is_looked_at_for_a_month() -> None:
    day = a_whole_plan(["hours"]).has(here("Police", "07:00", "08:00"))
    day.has(("CentreHoursPlanned", "op", {"starts": "2026-10-13T07:00:00+01:00", "ends": "2029-10-13T07:00:00+01:00"}))
    assert len(hours(day)) == 31 * 24 - 1


def test_hours_that_were_voided_are_no_hours() -> None:
    day = a_whole_plan()
    day.enter(
        "PartnerHoursPlanned",
        "Police",
        entry="typo",
        starts="2026-10-13T07:00:00+01:00",
        ends="2026-10-13T08:00:00+01:00",
    )
    assert hours(day) == ["08:00", "09:00"]
    day.void("typo")
    assert gaps_of(day) == []


def at_night(starts: str, ends: str, *steps: Any) -> list[tuple[str, str | None]]:
    """What a plan for Romanian and Bulgarian lacks whose centre is open from then until then."""
    hours_of_centre = ("CentreHoursPlanned", "op", {"starts": f"{starts}:00+01:00", "ends": f"{ends}:00+01:00"})
    bulgarian = ("LanguageExpected", "op", {"language": "bg", "people": 4})
    day = a_whole_plan().has(hours_of_centre, bulgarian, book("bg", number=1), *steps)
    return [each for each in lacks(day) if each[0] != "hours_uncovered"]


def book(language: str, number: int | None = None) -> Any:
    said = {"on_site": number} if number else {"interpreters": ["tel"]}
    return ("InterpretersBooked", "op", {"language": language, **said})


def test_a_centre_that_is_open_at_night_needs_the_telephone_in_each_language() -> None:
    night = ("2026-10-13T07:00", "2026-10-14T09:00")
    assert at_night(*night) == [("no_interpreter_at_night", "ro"), ("no_interpreter_at_night", "bg")]
    assert at_night(*night, book("bg")) == [("no_interpreter_at_night", "ro")]
    assert at_night(*night, book("bg"), book("ro")) == []


def test_night_is_from_ten_until_six_by_the_local_clock() -> None:
    assert at_night("2026-10-13T06:00", "2026-10-13T22:00") == []
    both = [("no_interpreter_at_night", "ro"), ("no_interpreter_at_night", "bg")]
    assert at_night("2026-10-13T06:00", "2026-10-13T22:01") == both
    assert at_night("2026-10-13T05:59", "2026-10-13T22:00") == both


def test_a_language_of_which_nobody_is_booked_lacks_that_and_no_telephone() -> None:
    albanian = ("LanguageExpected", "op", {"language": "sq", "people": 1})
    found = at_night("2026-10-13T07:00", "2026-10-14T09:00", book("bg"), book("ro"), albanian)
    assert found == [("no_interpreter", "sq")]
