"""No sentence, chart or command says more than the entries do: where nobody looked, neither none nor a number."""

import re
from pathlib import Path

from projections.measures import TITLES, Measure
from service.log import SqliteLog
from tests.given import ADay, closed, people_here
from tests.stories.test_command_line import run
from tests.web.given_debrief import body, words
from web.wording.outcomes import sentences


def first(**known: Measure) -> str:
    """What a period's outcomes say first."""
    return sentences({code: known.get(code, Measure(None)) for code in TITLES})[0]


def stayed_the_night(*more: tuple[str, str, dict[str, object]]) -> ADay:
    """Four people who stayed until the morning."""
    day = people_here().at("21:00").has(*more).at((1, "09:00"))
    for ref in ("P01", "P02", "P03", "P04"):
        day.has(("PersonDeparted", ref, {"destination": "own_arrangement"}))
    return day.has("CentreClosed")


def nights(day: ADay) -> list[str]:
    """What the debrief says of each night."""
    html = body(day.day())
    table = html[html.index("Centre beds held at 04:00") : html.index("The dashed frame")]
    return [words(row).strip() for row in re.findall(r"<tr>(<th scope=\"row\">.*?)</tr>", table)]


def test_where_no_entry_says_that_a_planned_operation_went_live_it_is_not_said_to_have_been_none() -> None:
    assert first(M01=Measure(None, 1, 1)) == "It is not recorded whether any of 1 planned operation went live."
    assert first(M01=Measure(0, 1), M88=Measure(None)) == "0 of 1 planned operation went live."
    assert first(M01=Measure(1, 1), M88=Measure(0)) == "1 of 1 planned operation went live. Nobody was registered."


def test_a_night_of_which_no_bed_is_recorded_is_no_night_without_a_bed() -> None:
    assert nights(stayed_the_night()) == ["14 Oct not recorded 2"]
    assert nights(stayed_the_night(("BedAllocated", "P01", {"kind": "centre"}))) == ["14 Oct 1 2"]


def test_whoever_has_no_entry_of_a_conversation_is_not_said_to_have_had_none() -> None:
    html = body(people_here().day())
    assert "Not talked to" not in words(html)
    row = html[html.index("No conversation recorded</th>") :].partition("</tr>")[0]
    assert "fl-hatched" in row, "as what is not recorded is drawn everywhere"


def test_the_command_line_says_figures_for_reading_in_words(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/s.db"
    log = SqliteLog(f"{tmp_path}/s.db")
    day = closed(log=log)
    log.close()
    said = run("report", day.operation, "--format", "text", "--database", database)
    assert "M09b Interventions against the exploitation: Not recorded" in said.splitlines()
    assert "M05 Duty to Notify reports, of adults who declined: Not applicable yet: no adults who declined" in said
    period = ("--from", "2026-10-01", "--to", "2026-12-31", "--format", "text", "--database", database)
    for text in (said, run("outcomes", *period), run("outcomes", *period, "--public")):
        assert len(text.splitlines()) >= 10
        assert not re.search(r"None\b(?! (of|in|at))|null|\{", text), text
    assert "'" not in run("board", day.operation, "--format", "text", "--database", database)
