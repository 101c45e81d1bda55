"""Whatever leaves the service from an exercise says so itself: a letter that does not sends real people out."""

import csv
from io import StringIO

from icalendar import Calendar

from tests.running import Running
from tests.web.given_invitations import RED_CROSS, code_sent, letters, link_to, nobody, sent_quickly, words
from tests.web.given_invitations import served as served

SAYS = "This is an exercise. Nothing in it is real."
BANNER = "Exercise: nothing here is real or counted"


def test_letters_links_and_calendar_files_of_an_exercise_say_so_and_others_do_not(served: Running) -> None:
    for exercise in (True, False):
        operation = sent_quickly(served, **({"exercise": "1"} if exercise else {}))
        (asks, link) = (letters(served)[-1], link_to(served, RED_CROSS))
        browser = nobody(served)
        before = words(browser.get(link).text)
        assert browser.post(f"{link}/code").status_code == 303
        assert browser.post(f"{link}/open", data={"code": code_sent(served)}).status_code == 303
        for letter in (asks, letters(served)[-1]):
            assert letter["Subject"].startswith("Exercise: ") == exercise
            assert (SAYS in letter.get_content()) == exercise
        assert (BANNER in before) == exercise, "before the code, too"
        manager = served.client("manager")
        for file in (
            browser.get(f"{link}/calendar"),
            manager.get(f"/operations/{operation}/invitations/calendar?of={RED_CROSS}"),
        ):
            (event,) = Calendar.from_ical(file.content).walk("VEVENT")
            assert str(event["summary"]).startswith("Exercise: ") == exercise


def test_whom_an_exercise_chases_reads_first_that_it_is_one(served: Running) -> None:
    operation = sent_quickly(served, exercise="1")
    promised = {"partner": RED_CROSS, "mode": "on_site"}
    assert served.client("manager").post(f"/api/operations/{operation}/commit-partner", json=promised).is_success
    desk = {
        "council": "Council",
        "partner": RED_CROSS,
        "post": "Duty desk",
        "email": "desk@redcross.example",
        "reached": ["in_hours"],
    }
    assert served.client("manager").post("/api/directory/contacts", json=desk).is_success
    page = served.client("manager").get(f"/operations/{operation}/plan/chase/agreement_unsigned")
    assert f"Exercise: {RED_CROSS}: please sign" in words(page.text)
    assert "subject=Exercise%3A%20" in page.text
    assert "body=Exercise%3A%20" in page.text


def test_the_files_of_an_exercise_are_named_so_and_each_row_says_it(served: Running) -> None:
    for exercise in (True, False):
        operation = sent_quickly(served, **({"exercise": "1"} if exercise else {}))
        for ending in ("csv", "xlsx", "json"):
            file = served.client("manager").get(f"/operations/{operation}/debrief.{ending}")
            assert ("firstlight-exercise-" in file.headers["content-disposition"]) == exercise
        text = served.client("manager").get(f"/operations/{operation}/debrief.csv").content.decode("utf-8-sig")
        said = {row.get("exercise") for row in csv.DictReader(StringIO(text))}
        assert said == ({"yes"} if exercise else {None})
