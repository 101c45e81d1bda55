"""A day is moved on its plan: what still stands for the day before says so, and whoever is asked anew answers anew."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from icalendar import Calendar

from tests.given import ADay
from tests.projections.given_plan import OPEN, PARTNERS, a_whole_plan
from tests.running import Running
from tests.web.given_texts import as_role, describe, serving, stored
from tests.web.test_plan_page import read, row, words

FIRE = "Fire and rescue"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    for running in serving(tmp_path_factory.mktemp("moved")):
        describe(running, *PARTNERS, FIRE)
        yield running


def asked(day: str) -> tuple[str, str, dict[str, Any]]:
    hours = {"starts": f"{day}T06:00:00+00:00", "ends": f"{day}T20:00:00+00:00"}
    return "PartnerInvited", FIRE, {"mode": "on_site", **hours}


def moved(*steps: Any) -> ADay:
    day = a_whole_plan().has(asked("2026-10-13"), ("PartnerCommitted", FIRE, {"mode": "on_site"}))
    day.correct(str(day.recorded_events()[0].envelope.entry), planned_for="2026-12-15")
    return day.has(*steps)


def test_what_is_still_for_the_day_before_is_a_gap_with_a_button(served: Running) -> None:
    html = read(served, moved())
    hours, again = row(html, "opens_another_day"), row(html, "asked_another_day")
    assert "The centre's hours are for another day than is planned Tuesday 13 October 2026." in words(hours)
    assert "1 of 1 asked for another day than is planned Fire and rescue." in words(again)
    assert "/do/plan-centre-hours?" in hours
    assert "/do/invite-partner?partner=Fire+and+rescue&" in again
    assert "Tue 13 Oct, 07:00 to 21:00" in words(html), "beside who is asked stands for which day"


def test_the_day_is_changed_from_the_head_of_the_plan_until_it_begins(served: Running) -> None:
    html = read(served, a_whole_plan())
    (change,) = re.findall(r'href="([^"]+)">Change the day', html)
    assert 'name="planned_for"' in as_role(served, "manager").get(change).text
    assert "Change the day" not in read(served, a_whole_plan(), "partner_reader")
    assert "Change the day" not in read(served, a_whole_plan().has("OperationCancelled"))
    assert "Change the day" not in read(served, a_whole_plan().at("05:00").has("GoDecisionRecorded", "SiteEntered"))


def test_who_was_asked_anew_has_not_answered_and_finds_the_appointment_moved(served: Running) -> None:
    files = []
    for steps in ([], [asked("2026-12-15")]):
        day = moved(*steps)
        operation = stored(served, day)
        html = read(served, operation)
        assert ("have not answered" in html) == bool(steps)
        address = f"/operations/{operation}/invitations/calendar"
        answer = served.client("manager").get(address, params={"of": FIRE})
        files.append(Calendar.from_ical(answer.content).walk("VEVENT")[0])
    assert [int(each["sequence"]) for each in files] == [0, 1]
    assert f"{files[1]['dtstart'].dt:%d %b}" == "15 Dec"
    without = stored(served, a_whole_plan().has(("PartnerInvited", FIRE)))
    address = f"/operations/{without}/invitations/calendar"
    assert served.client("manager").get(address, params={"of": FIRE}).status_code == 404
    assert "1 of 1 asked have not answered" in read(served, without)


def test_the_same_appointment_has_the_same_number_however_often_it_is_moved(served: Running) -> None:
    operation = stored(served, moved())
    address, manager = f"/operations/{operation}/invitations/calendar", served.client("manager")

    def number() -> object:
        found = Calendar.from_ical(manager.get(address, params={"of": FIRE}).content)
        return found.walk("VEVENT")[0]["uid"]

    before = number()
    name, _, said = asked("2026-12-15")
    body = {"partner": FIRE, **said}
    assert manager.post(f"/api/operations/{operation}/invite-partner", json=body).status_code == 200, name
    assert number() == before
    promise = {"partner": FIRE, "mode": "on_site"}
    assert manager.post(f"/api/operations/{operation}/commit-partner", json=promise).status_code == 200
    assert manager.post(f"/api/operations/{operation}/commit-partner", json=promise).status_code == 409


def test_a_plan_that_was_cancelled_says_what_it_lacked_and_asks_nobody_for_anything(served: Running) -> None:
    day = a_whole_plan(["risk", f"signed by {PARTNERS[0]}", "no_recourse"])
    assert "Not ready" in words(read(served, day))
    html = read(served, day.has("OperationCancelled"))
    said = words(html)
    assert "What the plan lacked" in said
    assert "Not settled before the day" in said
    for left_out in ("Not ready", "Next ", "overdue", "Chase", "Change", "Fill in", "Take over", "Give back"):
        assert left_out not in said, left_out
    assert "/do/" not in row(html, "no_risk_assessment")
    quick = ADay().at((-1, "20:00")).has(("OperationProposed", "op", {}), ("CentreHoursPlanned", "op", OPEN))
    quick.has(("PartnerCommitted", "Police", {"mode": "on_site"}))
    assert "quick-time" in words(read(served, quick))
    assert "quick-time" not in words(read(served, quick.has("OperationCancelled")))
