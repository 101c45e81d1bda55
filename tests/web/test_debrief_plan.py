"""The debrief beside its plan, at any moment, on paper, and its charts."""

import re
from types import SimpleNamespace

import pytest

from domain.words import OperationId, Sealed
from projections.measures import MEASURES
from projections.operation.state import OperationState
from projections.views.flow import flow
from tests.given import closed, people_here, referred
from tests.running import Running, run_apart
from tests.stories.rows import Client
from tests.web.given_debrief import EVERYTHING, body, read, words
from tests.web.given_debrief import finished as finished
from web.charts import columns_of, duration, flow_of, whole
from web.charts.palette import GREY
from web.pages.debrief.figure import counted, visible
from web.pages.debrief.routes import opening
from web.pages.debrief.words import FLOW, FLOW_COLOURS


def test_money_and_objectives_are_shown_to_those_on_the_plan_alone(finished: Client) -> None:
    row = re.compile(r"<tr><th scope=\"row\">(Money|Objectives|Information requests)</th><td>(.*?)</td>")
    assert dict(row.findall(read(finished, who="reader"))) == dict.fromkeys(
        ("Information requests", "Money", "Objectives"), "Not shown to you"
    )
    assert dict(row.findall(read(finished)))["Money"] == "Approved, ceiling not recorded"


def test_plan_and_actual_stand_side_by_side(finished: Client) -> None:
    rows = re.findall(r'<tr><th scope="row">([^<]*)</th><td>(.*?)</td><td>(.*?)</td></tr>', read(finished))
    found = {what: (words(planned).strip(), words(actual).strip()) for what, planned, actual in rows}
    assert found["People"] == ("20 first expected, 11 last expected", "11 arrived")
    assert found["Partners on site"] == ("7 committed", "7 came")
    assert found["Partners on call"] == ("3 committed", "1 called in")
    assert found["Beds"] == ("20 booked", "8 at most held at once")
    assert found["Nights"] == ("5 booked", "1 used")
    assert found["Date"] == ("Not recorded", "13 October 2026, entry at 06:00")
    assert found["Interpreters"] == ("Romanian: 2", "11 conversations with one")


def test_a_budget_is_held_against_what_was_spent() -> None:
    day = closed().has(("BudgetApproved", "op", {"ceiling_pounds": 12000}))
    day.has(("CostsRecorded", "op", {"heading": "food", "payer": "Council", "pounds": 1250}))
    text = words(body(day.day()))
    assert "Money £12,000 at the most £1,250 spent" in text
    assert "Food Council 1,250" in text


def test_the_same_page_as_it_was_known_at_a_moment(finished: Client) -> None:
    html = read(finished, "?at=2026-10-13T08:28")
    text = words(html)
    assert "As things were at 08:28 on Tuesday 13 October 2026" in text
    assert "no finding is recorded on any of them" in text
    assert "/debrief/M88?at=2026-10-13T08%3A28" in html
    figure = words(read(finished, "/M88?at=2026-10-13T08:28"))
    assert "As things were at 08:28" in figure
    assert "Everything in the log up to entry" in words(read(finished))


def test_what_is_not_recorded_is_never_nought(finished: Client) -> None:
    text = words(read(finished))
    assert (
        "Interventions against the exploitation What Number Interventions against the exploitation Not recorded" in text
    )
    assert "Age at the time of exploitation 0 6 6" in text
    assert "Costs were entered without an amount." in text
    assert "Not recorded is not none: it may have happened." in text


def test_the_flow_is_a_picture_with_words_and_a_table(finished: Client) -> None:
    html = read(finished)
    picture = html[html.index('<svg class="fl-flow__picture"') : html.index("</svg>", html.index("fl-flow__picture"))]
    assert 'role="img"' in picture
    assert "Referred into the NRM to Safe accommodation: 6." in picture
    sizes = [int(size) for size in re.findall(r'font-size="(\d+)"', picture)]
    assert min(sizes) >= 14
    assert "Talked to Potential victim 6" in words(html)
    assert " style=" not in html


def test_lessons_are_read_from_the_vault_and_an_erased_one_says_so(finished: Client) -> None:
    running: Running = finished.running  # type: ignore[attr-defined]
    http = running.client()
    lesson = {"lesson": "L7", "kind": "improve", "text": "Bring a second kettle.", "four_p": "protect"}
    path = f"/api/operations/{finished.operation}"
    assert http.post(f"{path}/record-lesson", json=lesson).status_code == 200
    action = {"lesson": "L7", "owner": "Council", "due": "2026-10-20", "task": "Buy one."}
    assert http.post(f"{path}/assign-action", json=action).status_code == 200
    text = words(read(finished))
    assert (
        "Protect L7 identified To improve Bring a second kettle. To do: Buy one. Owner: Council. Due: Tue 20 Oct 2026"
        in text
    )
    http.post(f"{path}/close-action", json={"lesson": "L7"})
    assert "L7 learned" in words(read(finished))
    gone = SimpleNamespace(lessons={"L8": SimpleNamespace(text=Sealed("a reference to nothing"), task=None)})
    opened = run_apart(opening(running.application.vault, gone))  # type: ignore[arg-type]
    assert opened(gone.lessons["L8"].text) == "erased"


def test_on_paper_nothing_links_and_nothing_is_folded_away(finished: Client) -> None:
    running: Running = finished.running  # type: ignore[attr-defined]
    day = running.application.days.get(OperationId(finished.operation))
    assert day is not None
    html = body(day, paper=True)
    assert "<a " not in html
    assert "<form" not in html
    assert "<details" not in html
    assert "British Red Cross" in html


def test_the_figure_of_an_entry_corrected_later_shows_what_counts() -> None:
    day = people_here()
    day.at("09:00").has(("PersonDeparted", "P01", {"destination": "hospital"}))
    entry = day.recorded_events()[-1].envelope.entry
    day.correct(str(entry), destination="friends_or_family")
    found = visible(day.day(), counted(day.day(), MEASURES["M07"](day.day())), EVERYTHING)
    assert [each.words for each in found] == ["P01 left the centre for friends or family"]


def test_the_report_holds_together_at_every_moment_of_the_day() -> None:
    day = referred()
    for number in range(1, len(day.recorded_events()) + 1):
        body(OperationState.of(day.operation, day.recorded_events()[:number]))


def test_numbers_and_durations_read_as_people_say_them() -> None:
    assert [whole(n) for n in (22.0, 35.27, 1250, None)] == ["22", "35.3", "1,250", "not recorded"]
    assert [duration(n) for n in (1, 45, 150, 5000, None)] == [
        "1 minute",
        "45 minutes",
        "2.5 hours",
        "3.5 days",
        "not recorded",
    ]


def test_columns_stand_on_one_line_and_say_only_what_has_room() -> None:
    drawn = columns_of([(f"month {n}", n, 12) for n in range(1, 13)])
    assert {round(each.y + each.height, 1) for each in drawn} == {184.0}
    assert [each.said for each in drawn].count(True) == 6
    assert columns_of([]) == []
    assert columns_of([("Oct", None)])[0].height == 0


def test_ribbons_fill_their_nodes_to_the_last_person() -> None:
    day = referred().day()
    drawn = flow_of(flow(day), FLOW, FLOW_COLOURS)
    for number, nodes in enumerate(drawn.stages):
        for node in nodes:
            if number < len(drawn.stages) - 1:
                assert node.out == pytest.approx(node.y + node.height)
            if number:
                assert node.into == pytest.approx(node.y + node.height)
    assert drawn.people == 4
    assert any(node.colour == GREY for nodes in drawn.stages for node in nodes)
