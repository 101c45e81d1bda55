"""Who may enter and see what stands in one table, once; nothing else in the code decides it."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from domain.declaration import Declared, declared
from domain.kernel import DECISIONS, EVENTS
from domain.referral_form import FORM
from domain.texts import Language, Nationality
from domain.vocabulary import Age, AgeBand, Sex
from domain.words import OperationId, PersonId
from projections.operation.state import OperationState
from projections.views import board, gaps
from projections.views.do_next import CODES
from projections.views.waiting import ANYTHING
from service.access.rows.row import EventRow, by_event
from service.access.table import (
    ALARMS,
    AUDIENCE,
    CLOCKS,
    COMPARTMENT,
    COUNTS,
    DO_NEXT,
    EVERYTHING,
    FIELD_COMPARTMENT,
    FIGURE_PARTS,
    FIGURES,
    FORM_LINES,
    GAPS,
    MAY_DO,
    PLAN_GAPS,
    ROWS,
    THINGS,
    WAITS,
    _once,
)
from service.access.visibility import REFUSED
from web.wording.alarms import ALARMS as WORDED
from web.wording.alarms import SHORT
from web.wording.person import GAPS as WORDED_GAPS
from web.wording.person import LINES, SECTIONS
from web.wording.stages import CLOCKS as WORDED_CLOCKS

ROOT = Path(__file__).parents[2]
TABLE = "service/access/table.py"
KEPT: dict[str, Any] = json.loads((Path(__file__).parent / "access.json").read_text(encoding="utf-8"))
"""Who may enter and see what, as it was agreed; whoever changes it changes this too, and says so."""
PERSONAL = (Age, AgeBand, Sex, Nationality, Language)


def test_every_event_has_a_row() -> None:
    missing = set(EVENTS) - set(ROWS)
    assert not missing, f"add a row for {sorted(missing)} to service/access/rows/"


def test_every_decision_may_be_taken_by_a_role() -> None:
    nobody = [name for name in DECISIONS if not any(name in may for may in MAY_DO.values() if may != EVERYTHING)]
    assert not nobody, f"name the roles of {nobody} in service/access/rows/"


def test_whoever_says_that_somebody_is_away_says_that_they_are_back() -> None:
    """Who comes in at the door is seen by whoever stands there."""
    for away, back in (
        ("TemporaryExitLogged", "TemporaryExitReturned"),
        ("PersonMissingReported", "PersonFound"),
        ("PersonDeparted", "PersonReturned"),
    ):
        assert ROWS[away].roles == ROWS[back].roles


def test_every_alarm_clock_and_count_has_a_row() -> None:
    assert set(ALARMS) == set(WORDED), f"each alarm has a row in {TABLE} and words in web/wording/alarms.py"
    assert set(SHORT) == set(WORDED), "each alarm has a few words too, for the head of the board"
    assert set(CLOCKS) == set(WORDED_CLOCKS), f"each clock has a row in {TABLE} and words in web/wording/stages.py"
    assert set(WAITS) == ANYTHING, f"whatever somebody waits for has a row in {TABLE}"
    assert {*DO_NEXT, "clock_overdue"} == set(CODES), f"whatever is to be done next has a row in {TABLE}"
    assert set(COUNTS) == set(board.counts(OperationState(OperationId("op-1")))), f"each count has a row in {TABLE}"


def test_every_gap_of_a_person_and_every_question_of_the_form_has_a_row_and_words() -> None:
    assert set(GAPS) == set(gaps.GAPS) == set(WORDED_GAPS), f"each gap has a row in {TABLE} and words"
    lines = {line for every in FORM.values() for line in every}
    assert set(FORM_LINES) <= lines
    assert (lines, set(FORM)) == (set(LINES), set(SECTIONS)), "each question and section has words in web/wording/"


def test_every_row_names_roles_and_compartments_that_exist() -> None:
    compartments = frozenset().union(*AUDIENCE.values())
    for event, row in ROWS.items():
        assert set(row.roles.split()) <= set(AUDIENCE), f"{event} names a role that {TABLE} does not have"
        assert {row.compartment, *row.narrower.values()} <= compartments, f"nobody sees a compartment of {event}"
    every = ALARMS | CLOCKS | COUNTS | DO_NEXT | FIGURE_PARTS | FIGURES | FORM_LINES | GAPS | PLAN_GAPS | THINGS | WAITS
    for what, seen in every.items():
        assert seen, f"nobody sees {what}: {TABLE}"
        assert seen <= compartments, f"nobody sees a compartment of {what}: {TABLE}"


def test_the_table_can_be_read_before_anything_else() -> None:
    """It finds every event by itself, whatever has been imported before it."""
    subprocess.run([sys.executable, "-c", "import service.access.table"], cwd=ROOT, check=True)


def test_what_is_known_of_a_person_is_for_fewer_than_the_event() -> None:
    """An age, a sex, a nationality or a language of a person is a detail, in whatever event it stands."""
    for name, kind in EVENTS.items():
        for field in declared(kind).values():
            if _personal(field) and any(each.is_a(PersonId) for each in declared(kind).values()):
                seen = FIELD_COMPARTMENT[(name, field.name)]
                assert seen == "details", f"name {field.name} of {name} as a detail in service/access/rows/"


def _personal(field: Declared) -> bool:
    return field.kind in PERSONAL


@pytest.mark.parametrize("role", KEPT["may_do"])
def test_each_role_may_do_and_see_what_was_agreed(role: str) -> None:
    agreed = {*KEPT["compartment"], *EVERYTHING}
    assert sorted(MAY_DO[role] & agreed) == KEPT["may_do"][role]
    assert sorted(AUDIENCE[role]) == KEPT["audience"][role]


@pytest.mark.parametrize("event", sorted(KEPT["compartment"]))
def test_each_event_and_each_field_is_seen_by_whom_it_was_agreed(event: str) -> None:
    assert COMPARTMENT[event] == KEPT["compartment"][event]
    now = {field: seen for (of, field), seen in FIELD_COMPARTMENT.items() if of == event}
    assert now == KEPT["fields"][event], (
        f"who sees the fields of {event} has changed: name those that fewer see in service/access/rows/, "
        "then write all of them into tests/house/access.json"
    )


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("alarms", ALARMS),
        ("clocks", CLOCKS),
        ("counts", COUNTS),
        ("do_next", DO_NEXT),
        ("figure_parts", FIGURE_PARTS),
        ("figures", FIGURES),
        ("form_lines", FORM_LINES),
        ("gaps", GAPS),
        ("plan_gaps", PLAN_GAPS),
        ("waits", WAITS),
    ],
)
def test_each_alarm_clock_count_and_figure_is_seen_by_whom_it_was_agreed(
    kind: str, rows: dict[str, frozenset[str]]
) -> None:
    agreed = KEPT[kind]
    assert {each: " ".join(sorted(rows[each])) for each in agreed} == agreed, f"{TABLE} or tests/house/access.json"


def test_a_second_row_is_an_error() -> None:
    row = EventRow("SiteEntered", "counts", "coordinator")
    with pytest.raises(ValueError, match="two rows"):
        by_event([row, row])
    with pytest.raises(ValueError, match="no event"):
        by_event([EventRow("NothingHappened", "counts", "")])
    with pytest.raises(ValueError, match="no field"):
        by_event([EventRow("SiteEntered", "counts", "", {"colour": "plan"})])
    with pytest.raises(ValueError, match="two rows"):
        _once((("people", "people"), ("people", "counts")))


def test_nothing_outside_the_table_asks_for_a_compartment_by_name() -> None:
    name = f"""["']({"|".join(sorted(frozenset().union(*AUDIENCE.values())))})["']"""
    asks = re.compile(
        rf"""{name} (not )?in |frozenset\(\{{{name}|[&|-]=? *\{{[^{{}}]*{name}|\{{[^{{}}:]*{name}[^{{}}:]*\}} *&"""
    )
    for path in _outside():
        said = asks.search((ROOT / path).read_text(encoding="utf-8"))
        assert not said, f"{path} says {said and said[0]!r}: give it a row in {TABLE} and ask may_see"


def test_every_page_and_part_that_is_asked_for_has_a_row() -> None:
    asked = re.compile(r"""(?:may|must)_see(?:_outcomes)?\((?:[^()"]|\([^()"]*\))*, "(\w+)"\)""")
    found = [(each, path) for path in _outside() for each in asked.findall((ROOT / path).read_text(encoding="utf-8"))]
    assert found
    for thing, path in found:
        assert thing in THINGS, f"{path} shows {thing}: say in {TABLE} who sees it"


def test_what_a_page_refuses_is_asked_and_worded_in_one_place() -> None:
    for path in _outside():
        said = {each for each in REFUSED.values() if each in (ROOT / path).read_text(encoding="utf-8")}
        assert not said, f"{path} says {said}: ask service/access/visibility.py by must_see"


def _outside() -> list[Path]:
    """Every Python file and template of service and web but those of the access table itself."""
    every = (path.relative_to(ROOT) for folder in ("service", "web") for path in sorted((ROOT / folder).rglob("*")))
    found = [path for path in every if path.suffix in (".py", ".html") and path.parts[:2] != ("service", "access")]
    return [path for path in found if "vendor" not in path.parts and "node_modules" not in path.parts]
