"""The debrief page: outcomes first, every figure open down to its entries, not recorded said where it is so."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, get_args

import pytest

from domain.vocabulary import Destination
from domain.words import OperationId, Sealed
from projections.measures import MEASURES, TITLES
from projections.operation.state import OperationState
from projections.views.flow import STAGES, flow
from service.access.table import AUDIENCE
from tests.given import ADay, closed, identified, people_here, referred
from tests.running import Running
from tests.stories.rows import Client, reference_rows
from web.charts import columns_of, duration, flow_of, share, whole
from web.charts.palette import GREY
from web.http.render import part
from web.pages.debrief.answer import _WENT, answer
from web.pages.debrief.context import NAMES, debrief_context
from web.pages.debrief.figure import counted, visible, what_it_counts
from web.pages.debrief.routes import opening
from web.pages.debrief.words import FLOW, FLOW_COLOURS

EVERYTHING = frozenset().union(*AUDIENCE.values())


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server with the whole reference day in it."""
    server = Running(tmp_path_factory.mktemp("debrief") / "firstlight.db")
    server.start()
    client = Client(server.client())
    for row in reference_rows():
        client.carry_out(row)
    client.running = server  # type: ignore[attr-defined]
    yield client
    server.stop()


def read(finished: Client, path: str = "", who: str = "coordinator", status: int = 200) -> str:
    """A page of the debrief as somebody sees it."""
    running: Running = finished.running  # type: ignore[attr-defined]
    answer = running.client(who).get(f"/operations/{finished.operation}/debrief{path}")
    assert answer.status_code == status, answer.text[:300]
    return unescape(answer.text)


def words(html: str) -> str:
    """What a reader reads of it."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def body(day: OperationState, seen_by: frozenset[str] = EVERYTHING, **more: Any) -> str:
    """The report itself, as page or as paper."""
    return part("debrief/body.html", **debrief_context(day, seen_by, str, **more))


def said(day: ADay) -> list[str]:
    found = day.day()
    return answer(found, {code: measure(found) for code, measure in MEASURES.items()})


def test_the_first_sentence_answers_how_many_who_they_were_and_what_became_of_them(finished: Client) -> None:
    text = words(read(finished))
    assert (
        "Of 11 people registered, 6 were identified as potential victims (6 adults): 6 were referred into the National "
        "Referral Mechanism and none was reported under the duty to notify." in text
    )
    assert (
        "6 went to safe accommodation, 2 went to council temporary accommodation, 2 made their own arrangements and "
        "1 returned to their home country." in text
    )
    assert text.index("Of 11 people") < text.index("Pathways") < text.index("All figures")


def test_a_child_a_refusal_and_an_age_nobody_wrote_down_are_said_in_the_sentence() -> None:
    day = identified("P01", "P02", "P03", "P04").has(
        ("NrmConsentDeclined", "P01"), ("DutyToNotifySubmitted", "P01", {"by": "Police"}), ("NrmConsentDeferred", "P03")
    )
    assert said(day) == [
        "Of 4 people registered, 4 were identified as potential victims (2 adults, 1 child and 1 whose age is "
        "not recorded): none was referred into the National Referral Mechanism, 1 was reported under the duty to "
        "notify, 1 asked for time to decide and for 2 the duty is still open.",
        "4 are not recorded as having left.",
    ]


def test_before_anybody_was_identified_the_sentence_says_so() -> None:
    assert said(people_here())[0] == "4 people were registered; nobody has been identified as a potential victim."
    assert said(ADay().has("OperationProposed")) == ["Nobody has been registered so far."]


def test_every_destination_and_every_node_of_the_flow_is_worded_and_coloured() -> None:
    nodes = {node for stage in STAGES for node in stage}
    assert set(get_args(Destination)) | {"not_recorded"} == set(_WENT)
    assert nodes == set(FLOW)
    assert set(FLOW_COLOURS) <= nodes


def test_a_tile_says_n_of_m_and_a_percentage_only_of_ten_or_more(finished: Client) -> None:
    html = read(finished)
    tiles = [words(tile).strip() for tile in re.findall(r'<li class="fl-tile">(.*?)</li>', html, re.DOTALL)]
    assert tiles == [
        "Registered 11 of 11 100%",
        "Potential victims 6 of 11 55%",
        "Referred into the NRM 6 of 6",
        "Duty to Notify reports 0 of 0 none was due",
        "Duty discharged 6 of 6",
        "Arrived safely 6 of 6",
        "Left, destination recorded 11 of 11 100%",
        "Arrests 3 3 modern slavery",
    ]
    assert (share(9, 9), share(5, 10), share(52, 11), share(None, 20)) == ("", "50%", "", "")


def test_every_figure_stands_once_under_its_code_and_opens(finished: Client) -> None:
    html = read(finished)
    for code in TITLES:
        assert html.count(f'id="{code}"') == 1, code
        assert f'/debrief/{code}"' in html, code
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for place, _ in NAMES:
        assert place in ids


def test_every_figure_opens_exactly_the_entries_that_it_counts(finished: Client) -> None:
    running: Running = finished.running  # type: ignore[attr-defined]
    day = running.application.days.get(OperationId(finished.operation))
    assert day is not None
    for code, measure in MEASURES.items():
        figure = measure(day)
        html = read(finished, f"/{code}", "operator")
        shown = re.findall(r"/entries/(\d+)", html)
        wanted = {
            recorded.position for recorded in day.recorded_events if recorded.envelope.event_id in set(figure.events)
        }
        assert {int(position) for position in shown} == wanted, code
        assert len(shown) == len(figure.events), code
        assert what_it_counts(code) in html
        assert "not yours to see" not in html


def test_an_entry_that_counts_for_more_than_one_says_how_many(finished: Client) -> None:
    running: Running = finished.running  # type: ignore[attr-defined]
    day = running.application.days.get(OperationId(finished.operation))
    assert day is not None
    for code, measure in MEASURES.items():
        figure = measure(day)
        more = [add for add in figure.each if add != 1]
        assert read(finished, f"/{code}", "operator").count("counts ") >= len(more), code


def test_entries_that_are_not_yours_to_see_are_numbered_and_not_shown(finished: Client) -> None:
    html = read(finished, "/M04", "reader")
    assert "6 of these entries are not yours to see." in html
    assert "/entries/" not in html
    arrests = read(finished, "/M10")
    assert "3 of these entries are not yours to see." in arrests
    assert "S01" not in arrests
    assert "/entries/" in read(finished, "/M10", "police")


def test_the_page_is_for_those_who_see_the_debrief_and_a_figure_must_exist(finished: Client) -> None:
    read(finished, who="nurse", status=403)
    read(finished, "/M04", who="nurse", status=403)
    read(finished, "/late", who="nurse", status=403)
    read(finished, who="stranger", status=404)
    read(finished, "/M99", status=404)
    read(finished, "?at=yesterday", status=422)


def test_money_and_objectives_are_shown_to_those_on_the_plan_alone(finished: Client) -> None:
    row = re.compile(r"<tr><th scope=\"row\">(Money|Objectives|Information requests)</th><td>(.*?)</td>")
    assert dict(row.findall(read(finished, who="reader"))) == dict.fromkeys(
        ("Information requests", "Money", "Objectives"), "Not yours to see"
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
    assert "nobody has been identified as a potential victim" in text
    assert "/debrief/M88?at=2026-10-13T08%3A28" in html
    figure = words(read(finished, "/M88?at=2026-10-13T08:28"))
    assert "As things were at 08:28" in figure
    assert "Everything in the log up to entry" in words(read(finished))


def test_what_is_not_recorded_is_never_nought(finished: Client) -> None:
    text = words(read(finished))
    assert "Nothing recorded for: interventions against the exploitation, by agency" in text
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
    assert opening(running.application.vault)(Sealed("a reference to nothing")) == "erased"


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
    found = visible(counted(day.day(), MEASURES["M07"](day.day())), EVERYTHING)
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
