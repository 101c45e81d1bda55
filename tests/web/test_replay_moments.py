"""The replay's steps and places, and what each audience sees of it."""

import re

import httpx2
import pytest

from tests.running import Running
from tests.stories.test_the_reference_day import HIDDEN_FROM_PARTNERS
from tests.web.given_replay import (
    CLOCKS,
    _stops,
    counted,
    replayed,
    section,
)
from tests.web.given_replay import days as days
from tests.web.given_replay import running as running
from tests.web.given_replay import served as served


def test_a_moment_between_entries_says_the_last_one_and_when_it_was(running: Running, days: dict[str, str]) -> None:
    html = replayed(running, days["plain"], "2026-10-13T08:28")
    assert "08:28 Tue 13 Oct 2026" in section(html, "replay-now")
    assert "(Tue 13 Oct, 08:27)" in section(html, "replay-now")
    back = re.search(r'id="replay-back"><a [^>]*href="[^"]*moment=([^&"]+)', html)
    on = re.search(r'id="replay-on"><a [^>]*href="[^"]*moment=([^&"]+)', html)
    assert back is not None
    assert on is not None
    assert (back[1], on[1]) == ("2026-10-13T08:27", "2026-10-13T08:30")


def test_at_both_ends_there_is_no_further_step(running: Running, days: dict[str, str]) -> None:
    first, last = (replayed(running, days["plain"], moment) for moment in ("2026-01-01T00:00", ""))
    assert 'id="replay-back"><span' in first
    assert 'id="replay-on"><a' in first
    assert 'id="replay-back"><a' in last
    assert 'id="replay-on"><span' in last


def test_a_place_of_the_slider_leads_to_its_minute(running: Running, days: dict[str, str]) -> None:
    html = replayed(running, days["plain"])
    minutes = re.search(r'data-moments="([^"]+)"', html)
    assert minutes is not None
    address = f"/operations/{days['plain']}/replay"
    for place, minute in [(0, minutes[1].split()[0]), (50, minutes[1].split()[50])]:
        answer = running.client().get(address, params={"step": str(place), "clock": "happened"})
        assert (answer.status_code, answer.headers["location"]) == (303, f"{address}?moment={minute}&clock=happened")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"moment": "yesterday"}, "yesterday is no time. Write it like 2026-10-13T08:28."),
        ({"moment": "9999-12-31"}, "9999-12-31 is no time."),
        ({"moment": "0001-01-01T00:00"}, "0001-01-01T00:00 is no time."),
        ({"clock": "cuckoo"}, "cuckoo is no clock. Write happened or known."),
        ({"step": "100000"}, "100000 is no place on the slider."),
        ({"step": "-1"}, "-1 is no place on the slider."),
        ({"step": "9" * 5000}, "is no place on the slider."),
    ],
)
def test_what_cannot_be_read_is_said_plainly(
    running: Running, days: dict[str, str], asked: dict[str, str], said: str
) -> None:
    answer = running.client().get(f"/operations/{days['plain']}/replay", params=asked)
    assert answer.status_code == 422
    assert said in answer.text


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("moment", ["2026-10-13T14:41", "2026-10-14T12:00", ""])
def test_a_partner_sees_no_arrest_and_nothing_outside_its_part(
    running: Running, days: dict[str, str], moment: str, clock: str
) -> None:
    html = replayed(running, days["offline"], moment, clock, "reader")
    assert "arrests" not in counted(html)
    assert [word for word in (*HIDDEN_FROM_PARTNERS, "Arrest", "Duty") if word in html] == []
    assert counted(html).items() <= counted(replayed(running, days["offline"], moment, clock)).items()


def test_the_council_knows_how_many_were_arrested_and_not_who_or_when(running: Running, days: dict[str, str]) -> None:
    council, police = (replayed(running, days["plain"], "2026-10-13T06:11", who=who) for who in ("manager", "police"))
    assert counted(council)["arrests"] == counted(police)["arrests"] == 2
    assert "S02 arrested" in police
    assert "S02" not in council
    assert "2026-10-13T06:11" in _stops(police)
    assert "2026-10-13T06:11" not in _stops(council)
    assert "2026-10-13T06:00" in _stops(council)


def test_an_arrest_entered_late_is_named_to_the_police_alone(running: Running, days: dict[str, str]) -> None:
    pages = {
        who: replayed(running, days["arrest"], "2026-10-13T10:00", "known", who)
        for who in ("police", "manager", "reader")
    }
    told = {who: section(html, "replay-unknown") for who, html in pages.items()}
    assert "S03 arrested" in told["police"]
    assert told["manager"].endswith("arrests 3 2 The entries behind this are not shown to you.")
    assert "counts differ" in pages["manager"]
    assert told["reader"] == "All that had happened by then was recorded, as it is held to be true today."
    assert [html.count("fl-unknown--unknown") for html in pages.values()] == [1, 0, 0]


def test_an_entry_that_somebody_may_not_know_is_never_the_newest(running: Running, days: dict[str, str]) -> None:
    council, police = (
        section(replayed(running, days["plain"], "2026-10-13T09:52", who=who), "replay-now")
        for who in ("manager", "police")
    )
    assert "S03 arrested" in police
    assert "(Tue 13 Oct, 09:51)" in council
    assert "health screen done" in council


def test_a_wall_screen_may_replay_what_it_may_show(running: Running, days: dict[str, str]) -> None:
    html = replayed(running, days["plain"], "2026-10-13T14:41", who="wall")
    assert counted(html)["on_site"] == 11
    assert [word for word in (*HIDDEN_FROM_PARTNERS, "Whole debrief") if word in html] == []


def test_where_people_went_is_for_those_who_see_it_and_the_debrief_opens_at_the_moment(
    running: Running, days: dict[str, str]
) -> None:
    told = replayed(running, days["plain"], "2026-10-14T20:15", "known", "coordinator")
    assert "Left the centre 11 safe" in section(told, "replay-figures")
    assert f'href="/operations/{days["plain"]}/debrief?known_at=2026-10-14T20:15"' in told
    health = replayed(running, days["plain"], "2026-10-14T20:15", "happened", "nurse")
    assert "debrief?at=" not in health
    assert "Duty discharged" not in section(health, "replay-figures")


def test_the_parts_alone_are_the_parts_of_the_page(running: Running, days: dict[str, str]) -> None:
    page = replayed(running, days["plain"], "2026-10-13T16:10")
    parts = replayed(running, days["plain"], "2026-10-13T16:10", parts="1")
    found = re.findall(r'<hx-partial hx-target="#([\w-]+)" hx-swap="outerMorph">(.*?)</hx-partial>', parts, re.DOTALL)
    assert {"replay-now", "board-counts", "board-people", "replay-timeline", "replay-unknown"} <= {n for n, _ in found}
    assert [name for name, html in found if html not in page] == []
    assert "<html" not in parts


def test_nobody_else_replays_it(running: Running, days: dict[str, str]) -> None:
    address = f"/operations/{days['plain']}/replay"
    assert running.client("stranger").get(address).status_code == 404
    answer = httpx2.get(f"{running.address}{address}?moment=2026-10-13T08:28")
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/sign-in")


def test_each_line_of_the_timeline_leads_to_its_moment(running: Running, days: dict[str, str]) -> None:
    html = running.client("coordinator").get(f"/operations/{days['plain']}/timeline", params={"person": "P12"}).text
    links = re.findall(r'href="(/operations/[^"]+/replay\?moment=[^"]+)"', html)
    assert links
    there = running.client("coordinator").get(links[-1])
    assert "08:27 Tue 13 Oct 2026" in section(there.text, "replay-now")
    assert "P12 registered" in section(there.text, "replay-timeline")
