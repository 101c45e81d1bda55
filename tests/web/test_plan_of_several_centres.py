"""A plan of two centres says which of them lacks what, and a booking that is changed keeps the rest of its answers."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlparse

import pytest

from tests.given import ADay
from tests.projections.given_plan import PARTNERS, a_whole_plan
from tests.running import Running
from tests.web.given_texts import as_role, describe, serving, stored
from tests.web.test_plan_page import read, row, words

HOURS = {"starts": "2026-10-13T22:00:00+01:00", "ends": "2026-10-14T03:00:00+01:00"}
HALL = {"place": "Hall", "beds": 12, "nights": 3, "first_night": "2026-10-13", "pounds_a_night": 400}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    for running in serving(tmp_path_factory.mktemp("several")):
        describe(running, *PARTNERS)
        yield running


def asked(html: str) -> dict[str, str]:
    """What the button of a row fills in."""
    address = unescape(re.findall(r'href="([^"]+/do/[^"]+)"', html)[0])
    return {name: value for name, (value,) in parse_qs(urlparse(address).query).items()}


def two_centres() -> ADay:
    day = a_whole_plan(["venue", "assessed", "interpreters"])
    day.has(("VenueBooked", "op", HALL), ("VenueBooked", "op", {"centre": "C2", "beds": 8, "nights": 5}))
    day.has(("InterpretersBooked", "op", {"language": "vi", "on_site": 2}), ("VenueAssessed", "op", {"place": "Shed"}))
    return day.has(("CentreHoursPlanned", "op", {"centre": "C2", **HOURS}))


def test_each_gap_of_one_of_several_centres_names_it_and_its_button_begins_there(served: Running) -> None:
    html = read(served, two_centres())
    assert "3 of 5 nights advised: C1 " in words(row(html, "nights_short"))
    assert "Keys and rooms not taken over: C2 " in words(row(html, "handover_not_taken"))
    assert "What the venue has is not recorded: C1, C2 " in words(row(html, "venue_not_assessed"))
    assert asked(row(html, "handover_not_taken"))["centre"] == "C2"
    assert asked(row(html, "venue_not_assessed"))["place"] == "Hall"
    more = asked(row(html, "nights_short"))
    assert (more["centre"], more["place"], more["beds"], more["nights"]) == ("C1", "Hall", "12", "3")


def test_with_one_centre_nothing_is_named_and_a_change_begins_with_the_booking_as_it_stands(served: Running) -> None:
    day = a_whole_plan(["venue", "keys"]).has(("VenueBooked", "op", {**HALL, "provisional": True}))
    html = read(served, day)
    assert "12 beds for 20 expected people" in words(row(html, "beds_short"))
    assert "Keys and rooms not taken over Checked" in words(row(html, "handover_not_taken"))
    more = asked(row(html, "beds_short"))
    assert (more["place"], more["beds"], more["nights"], more["provisional"]) == ("Hall", "12", "3", "yes")
    (change,) = re.findall(r'href="([^"]+)">Change<span class="govuk-visually-hidden">: Venue', html)
    form = unescape(as_role(served, "manager").get(change).text)
    assert 'value="Hall"' in form
    assert 'value="12"' in form
    unnamed = read(served, a_whole_plan(["venue", "assessed"]).has(("VenueBooked", "op", {"nights": 5})))
    assert "place" not in asked(row(unnamed, "venue_not_assessed"))
    assert "provisional" not in asked(row(unnamed, "beds_short"))


def test_people_and_place_name_every_centre_and_every_language_that_is_booked(served: Running) -> None:
    said = words(read(served, two_centres()).partition('id="people"')[2])
    assert "Hall (C1), C2" in said
    assert "C1: Tue 13 Oct at 07:00 to Tue 13 Oct at 10:00; C2: Tue 13 Oct at 22:00 to Wed 14 Oct at 03:00" in said
    assert "Romanian 0 of 3 advised, Vietnamese 2, not expected" in said


def test_what_a_venue_has_is_that_of_the_booked_one_and_of_several_what_all_have(served: Running) -> None:
    day = a_whole_plan(["venue", "assessed"]).has(("VenueBooked", "op", {"place": "Hall"}))
    day.has(("VenueAssessed", "op", {"place": "Hall", "passed": ["toilets", "kitchen"]}))
    day.has(("VenueAssessed", "op", {"place": "Shed", "passed": ["heating"]}))
    venue = words(read(served, day).partition("<dt>Venue</dt>")[2].partition("<dt>Beds</dt>")[0])
    assert "Has toilets kitchen Lacks" in venue
    day.has(("VenueBooked", "op", {"centre": "C2", "place": "Shed"}))
    venue = words(read(served, day).partition("<dt>Venue</dt>")[2].partition("<dt>Beds</dt>")[0])
    assert "Has" not in venue.split()
    assert "toilets showers kitchen" in venue, "each lacks what the other has"


def test_a_plan_is_the_same_beside_the_day_as_on_its_own_page(served: Running) -> None:
    again = ("InformationRequested", "op", {"service": "licensing"})
    more = ("InterpretersBooked", "op", {"language": "ro", "interpreters": ["A", "B"]})
    operation = stored(served, a_whole_plan(planned_for=None).has(again, more))
    beside = words(unescape(as_role(served, "manager").get(f"/operations/{operation}/plan-against-actual").text))
    assert "Date 13 October 2026 Not recorded" in beside
    assert "People 20 first expected" in beside
    assert "Interpreters Romanian: 5" in beside
    assert "Information requests 1 service asked 0 answered" in beside
