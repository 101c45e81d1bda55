"""An organisation answers by a link that needs no account; what it is about stands behind a code; nothing is lost."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from domain.words import PartnerId
from projections.local_time import local_date
from projections.views.plan.hours import planned_by
from projections.views.plan.invited import invited
from tests.running import Running
from tests.web.forms import Form
from tests.web.given_invitations import (
    RED_CROSS,
    code_sent,
    day,
    heard,
    letters,
    link_to,
    looks,
    nobody,
    sent_quickly,
    words,
)
from tests.web.given_invitations import served as served

SECRETS = ("car wash", "car_wash", "exploitation", "labour", "Lantern", "people expected", "on site")


def test_the_letter_and_the_page_before_the_code_say_who_asks_and_nothing_else(served: Running) -> None:
    operation = sent_quickly(served, name="Lantern", kinds=["labour"])
    link, letter = link_to(served, RED_CROSS), letters(served)[-1]
    page = nobody(served).get(link)
    assert page.status_code == 200
    for said in (words(page.text), letter.as_string(), link):
        assert not [each for each in SECRETS if each.lower() in said.lower()]
        assert operation not in said
        assert "2026-" not in said
    assert "Council asks whether British Red Cross can help" in words(page.text)
    assert "Manager asks for Council" in words(page.text)
    assert page.headers["referrer-policy"] == "same-origin", "no other site is told the address"
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("answer", "event", "reply"),
    [
        ("on_site", "PartnerCommitted", "Yes, on site"),
        ("on_call", "PartnerCommitted", "Yes, on call"),
        ("no", "PartnerDeclined", "No"),
    ],
)
def test_an_answer_is_an_entry_of_the_organisation_and_stands_on_the_plan(
    served: Running, answer: str, event: str, reply: str
) -> None:
    operation, browser = sent_quickly(served), nobody(served)
    link = link_to(served, RED_CROSS)
    for _ in range(2):
        assert browser.post(link, data={"answer": answer, "entry": f"the-same-{answer}"}).status_code == 303
    assert browser.post(link, data={"answer": answer, "entry": "another"}).status_code == 303
    assert heard(served, operation) == [(event, "by the link of an invitation", RED_CROSS)]
    plan = words(served.client("manager").get(f"/operations/{operation}/plan").text)
    assert re.search(rf"British Red Cross on site, (\w+ \d+ \w+, )?\S+ to \S+( on \w+ \d+ \w+)? {reply}", plan)
    assert "1 of 9 have answered" in plan
    asked = words(served.client("manager").get(f"/operations/{operation}/invitations").text)
    assert len(re.findall(r"Answered [^.]*\d by its link", asked)) == 1, (
        "who passed it on may have answered: it is said"
    )
    assert "8 of 9 asked have not answered" in plan


def test_who_answered_is_sealed_and_read_by_those_who_plan_alone(served: Running) -> None:
    operation, browser = sent_quickly(served), nobody(served)
    link = link_to(served, RED_CROSS)
    long = browser.post(link, data={"answer": "on_site", "who": "S" * 81})
    assert (long.status_code, "at most 80" in long.text, "S" * 81 in long.text) == (422, True, True)
    assert browser.post(link, data={"answer": "on_site", "who": "Sam, duty desk"}).status_code == 303
    page = served.client("manager").get(f"/operations/{operation}/invitations").text
    entry = re.search(rf"/operations/{operation}/entries/\d+", page)
    assert entry is not None
    assert "Sam, duty desk" not in page
    assert "Who answered" in served.client("manager").get(entry[0]).text
    answered = day(served, operation).recorded_events[-1].event
    assert "Sam" not in str(answered)
    assert served.application.vault.open(getattr(answered, "answered_by", "")) == "Sam, duty desk"
    assert "Who answered" not in served.client("reader").get(entry[0]).text


def test_an_answer_can_be_changed_and_both_stay_in_the_log(served: Running) -> None:
    operation, browser = sent_quickly(served), nobody(served)
    link = link_to(served, RED_CROSS)
    for answer in ("on_site", "on_call", "no", "on_call"):
        assert browser.post(link, data={"answer": answer, "entry": "one-page"}).status_code == 303
    assert [event for event, _, _ in heard(served, operation)] == [
        *("PartnerCommitted", "PartnerDeclined", "PartnerCommitted", "PartnerDeclined", "PartnerCommitted")
    ]
    assert "Yes, you are on call" in browser.get(link).text
    refused = browser.post(link, data={"answer": "perhaps"})
    assert (refused.status_code, "Choose one of the three" in refused.text) == (422, True)


def test_who_is_on_call_says_how_soon_and_is_still_who_answered(served: Running) -> None:
    operation, browser = sent_quickly(served), nobody(served)
    link = link_to(served, RED_CROSS)
    assert browser.post(f"{link}/minutes", data={"minutes": "45"}).headers["location"] == link, (
        "nothing is promised yet"
    )
    assert "within how many minutes" not in browser.get(link).text
    assert browser.post(link, data={"answer": "on_call", "who": "Sam, duty desk"}).status_code == 303
    assert "within how many minutes" in browser.get(link).text
    card = f"/operations/{operation}/plan/card?partner=British+Red+Cross"
    assert "here in" not in served.client("manager").get(card).text
    for wrong in ("soon", "", "4.5", "99999"):
        refused = browser.post(f"{link}/minutes", data={"minutes": wrong})
        assert (refused.status_code, Form(refused.text, "/minutes").stands["minutes"]) == (
            422,
            [wrong] if wrong else [],
        )
    for _ in range(2):
        assert browser.post(f"{link}/minutes", data={"minutes": "45", "entry": "one-page"}).status_code == 303
    assert Form(browser.get(link).text, "/minutes").stands["minutes"] == ["45"]
    assert "here within 45 minutes of being called" in browser.get(link).text, "what was sent is said to be so"
    assert [event for event, _, _ in heard(served, operation)] == ["PartnerCommitted"] * 2
    assert "here in 45 minutes" in served.client("manager").get(card).text
    assert "Who answered" in served.client("manager").get(f"/operations/{operation}/invitations").text
    assert browser.post(link, data={"answer": "no"}).status_code == 303
    assert "Who answered" not in served.client("manager").get(f"/operations/{operation}/invitations").text


def test_the_code_opens_date_kind_and_hours_for_this_browser_alone(served: Running) -> None:
    operation, browser = sent_quickly(served, name="Lantern", kinds=["labour"], expected="8"), nobody(served)
    link = link_to(served, RED_CROSS)
    assert browser.get(f"{link}/calendar").status_code == 404
    assert browser.post(f"{link}/hours", data={"starts": "20:00", "ends": "22:00"}).status_code == 404
    assert browser.post(f"{link}/code").status_code == 303
    letter = letters(served)[-1]
    assert letter["To"] == "duty@redcross.example"
    assert not [each for each in SECRETS if each.lower() in letter.as_string().lower()]
    count = len(letters(served))
    assert browser.post(f"{link}/code").status_code == 303
    assert len(letters(served)) == count, "a second code within a minute is not sent"
    wrong = browser.post(f"{link}/open", data={"code": "000000x"})
    assert (wrong.status_code, "The code is not right" in wrong.text) == (422, True)
    assert "<title>Error: " in wrong.text
    assert '<a href="#digits">The code is not right' in wrong.text, "it leads to its question"
    right = browser.post(f"{link}/open", data={"code": code_sent(served)})
    assert right.status_code == 303
    assert f"Path={link}" in right.headers["set-cookie"]
    assert "HttpOnly" in right.headers["set-cookie"]
    shown = words(browser.get(link).text)
    assert "car wash, labour" in shown
    assert "8" in shown
    assert "car wash" not in words(nobody(served).get(link).text), "another browser types a code of its own"
    browser.post(f"{link}/open", data={"code": code_sent(served)})
    assert "invitation: date, place and kind" in looks(served, operation)
    file = Calendar.from_ical(browser.get(f"{link}/calendar").content)
    (event,) = file.walk("VEVENT")
    (asked,) = [each.said for each in invited(day(served, operation)) if each.partner.ref == RED_CROSS]
    assert (event["dtstart"].dt, event["dtend"].dt) == (asked.starts, asked.ends)
    assert not [each for each in SECRETS if each.lower() in file.to_ical().decode().lower()]


def test_whoever_said_no_sees_no_more_of_what_it_is_about(served: Running) -> None:
    sent_quickly(served, name="Lantern", kinds=["labour"])
    link, browser = link_to(served, RED_CROSS), nobody(served)
    browser.post(f"{link}/code")
    browser.post(f"{link}/open", data={"code": code_sent(served)})
    assert "car wash, labour" in words(browser.get(link).text)
    assert browser.post(link, data={"answer": "no"}).status_code == 303
    shown = words(browser.get(link).text)
    assert not [each for each in SECRETS if each in shown and each != "on site"]
    assert browser.get(f"{link}/calendar").status_code == 404
    assert browser.post(f"{link}/hours", data={"starts": "20:00", "ends": "22:00"}).status_code == 404
    assert browser.post(link, data={"answer": "on_call"}).status_code == 303
    assert "car wash, labour" in words(browser.get(link).text)


def test_hours_that_they_send_stand_on_the_plan_and_bad_ones_come_back(served: Running) -> None:
    operation, browser = sent_quickly(served), nobody(served)
    link = link_to(served, RED_CROSS)
    browser.post(link, data={"answer": "on_site"})
    browser.post(f"{link}/code")
    browser.post(f"{link}/open", data={"code": code_sent(served)})
    bad = browser.post(f"{link}/hours", data={"starts": "late", "ends": "22:00", "staff": "4"})
    assert (bad.status_code, "late" in bad.text, "real date and time" in bad.text) == (422, True, True)
    many = browser.post(f"{link}/hours", data={"starts": "20:00", "ends": "22:00", "staff": "lots"})
    assert (many.status_code, "lots" in many.text) == (422, True)
    for _ in range(2):
        kept = browser.post(f"{link}/hours", data={"starts": "20:00", "ends": "02:00", "staff": "4", "entry": "hours"})
        assert kept.status_code == 303
    assert [event for event, _, _ in heard(served, operation)] == ["PartnerCommitted", "PartnerHoursPlanned"]
    assert "with 4 staff" in served.client("manager").get(f"/operations/{operation}/timeline").text


def asked_without_hours(served: Running, **planned: str) -> tuple[str, Any, str]:
    """An operation for which a partner was asked to come, without a word of when; its browser and its link."""
    manager = served.client("manager")
    operation = manager.post("/api/operations", json={"name": "Heron", "expected_max": 9, **planned}).json()[
        "operation"
    ]
    manager.post(f"/api/operations/{operation}/invite-partner", json={"partner": RED_CROSS})
    manager.post(f"/operations/{operation}/invitations", data={"only": RED_CROSS})
    browser, link = nobody(served), link_to(served, RED_CROSS)
    browser.post(link, data={"answer": "on_site"})
    browser.post(f"{link}/code")
    browser.post(f"{link}/open", data={"code": code_sent(served)})
    return operation, browser, link


def test_who_was_asked_without_hours_answers_for_the_planned_day_and_reads_what_they_sent(served: Running) -> None:
    planned = (datetime.now(UTC) + timedelta(days=30)).date()
    operation, browser, link = asked_without_hours(served, planned_for=planned.isoformat())
    said = f"{planned:%a %-d %b %Y}"
    assert f"When can you come on {said}, and how many of you?" in words(browser.get(link).text)
    sent = {"starts": "09:00", "ends": "13:00", "staff": "3"}
    assert browser.post(f"{link}/hours", data=sent).status_code == 303
    (event,) = planned_by(day(served, operation), PartnerId.of(operation, RED_CROSS))
    assert local_date(event.starts) == planned
    page = browser.get(link).text
    assert re.search(r"Your hours are recorded: \w+ \d+ \w+ at 09:00 to \w+ \d+ \w+ at 13:00, 3 people\.", words(page))
    stands = Form(page, f"{link}/hours").stands
    assert (stands["starts"], stands["ends"]) == ([], [])


def test_where_no_day_is_planned_no_hours_are_taken(served: Running) -> None:
    operation, browser, link = asked_without_hours(served)
    assert "Send these hours" not in browser.get(link).text
    refused = browser.post(f"{link}/hours", data={"starts": "09:00", "ends": "13:00"})
    assert refused.status_code == 422
    assert planned_by(day(served, operation), PartnerId.of(operation, RED_CROSS)) == []


def test_a_second_tap_sends_no_second_letter_and_later_the_same_link_goes_out_again(
    served: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = sent_quickly(served)
    count, link = len(letters(served)), link_to(served, RED_CROSS)
    page, manager = f"/operations/{operation}/invitations", served.client("manager")
    for _ in range(2):
        assert manager.post(page, data={"only": RED_CROSS}).status_code == 303
    assert len(letters(served)) == count
    kept = served.application.invitations
    clock = kept.clock
    monkeypatch.setattr(kept, "clock", lambda: clock() + 61)
    assert manager.post(page, data={"only": RED_CROSS}).status_code == 303
    assert (len(letters(served)), link_to(served, RED_CROSS)) == (count + 1, link)
