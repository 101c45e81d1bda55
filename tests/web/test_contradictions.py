"""Two times that cannot both be are said where they are read, with the way to each entry."""

import re

import pytest

from tests.given import people_here
from tests.running import Running
from tests.web.forms import signed_in, there


@pytest.fixture
def left_too_early(running: Running) -> tuple[str, int, int]:
    """P01 is said to have left ten minutes before the vehicle came: the operation, that entry and the arrival's."""
    day = people_here().at("06:50")
    day.has(("PersonDeparted", "P01", {"destination": "own_arrangement"}))
    kinds = {type(each.event).__name__: each.position for each in day.recorded_events()}
    return there(running, day), kinds["PersonDeparted"], kinds["TransportArrived"]


def inset(html: str) -> str:
    found = re.search(r'<div class="govuk-inset-text">(.*?)</div>', html, re.DOTALL)
    return " ".join(found[1].split()) if found else ""


def test_the_pages_of_both_entries_say_so_and_lead_to_each_other(
    running: Running, left_too_early: tuple[str, int, int]
) -> None:
    operation, left, came = left_too_early
    client = signed_in(running, "coordinator")
    for position, other in ((left, came), (came, left)):
        said = inset(client.get(f"/operations/{operation}/entries/{position}").text)
        assert "13 Oct 2026, 06:50 is before 13 Oct 2026, 07:00, from which “Stay of the others” is measured" in said
        assert f'href="/operations/{operation}/entries/{other}"' in said
    assert inset(client.get(f"/operations/{operation}/entries/{came - 1}").text) == ""


def test_the_figure_shows_what_it_could_not_measure(running: Running, left_too_early: tuple[str, int, int]) -> None:
    operation, left, _ = left_too_early
    client = signed_in(running, "manager")
    html = client.get(f"/operations/{operation}/debrief/M81b").text
    _, told, without = html.partition("Without a length")
    assert told
    assert "before 13 Oct 2026, 07:00" in without
    assert f'href="/operations/{operation}/entries/{left}"' in without
    assert "Without a length" not in client.get(f"/operations/{operation}/debrief/M40").text


def test_the_timeline_marks_both_entries_and_no_other(running: Running, left_too_early: tuple[str, int, int]) -> None:
    operation, left, came = left_too_early
    html = signed_in(running, "coordinator").get(f"/operations/{operation}/timeline").text
    lines = re.findall(r'<li class="fl-entry.*?</li>', html, re.DOTALL)
    marked = [line for line in lines if "its time contradicts another entry" in line]
    assert {int(number) for line in marked for number in re.findall(r"/entries/(\d+)", line)} == {left, came}
    assert (
        "contradicts"
        not in signed_in(running, "coordinator").get(f"/operations/{there(running, people_here())}/timeline").text
    )
