"""Who may enter and see what stands in one table, once; nothing else in the code decides it."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from domain.declaration import Declared, declared
from domain.kernel import DECISIONS, EVENTS
from domain.texts import Language, Nationality
from domain.vocabulary import Age, AgeBand, Sex
from domain.words import OperationId, PersonId
from projections.operation.state import OperationState
from projections.views import board, clocks
from service.access.rows.row import EventRow, by_event
from service.access.table import (
    ALARMS,
    AUDIENCE,
    CLOCKS,
    COMPARTMENT,
    COUNTS,
    EVERYTHING,
    FIELD_COMPARTMENT,
    MAY_DO,
    ROWS,
    THINGS,
    _once,
)
from web.wording.alarms import ALARMS as WORDED
from web.wording.stages import CLOCKS as WORDED_CLOCKS

ROOT = Path(__file__).parents[2]
TABLE = "service/access/table.py"
KEPT: dict[str, Any] = json.loads((Path(__file__).parent / "access.json").read_text(encoding="utf-8"))
"""Who may enter and see what, as it was agreed; whoever changes it changes this too, and says so."""
SETS = ("set", "frozenset", "isdisjoint", "issubset", "issuperset", "intersection", "union")
PERSONAL = (Age, AgeBand, Sex, Nationality, Language)


def test_every_event_has_a_row() -> None:
    missing = set(EVENTS) - set(ROWS)
    assert not missing, f"add a row for {sorted(missing)} to service/access/rows/"


def test_every_decision_may_be_taken_by_a_role() -> None:
    nobody = [name for name in DECISIONS if not any(name in may for may in MAY_DO.values() if may != EVERYTHING)]
    assert not nobody, f"name the roles of {nobody} in service/access/rows/"


def test_every_alarm_clock_and_count_has_a_row() -> None:
    assert set(ALARMS) == set(WORDED), f"each alarm has a row in {TABLE} and words in web/wording/alarms.py"
    assert set(CLOCKS) == set(WORDED_CLOCKS), f"each clock has a row in {TABLE} and words in web/wording/stages.py"
    assert set(COUNTS) == set(board.counts(OperationState(OperationId("op-1")))), f"each count has a row in {TABLE}"
    named = set(re.findall(r'\bClock\("(\w+)"', Path(clocks.__file__).read_text(encoding="utf-8")))
    assert named <= set(CLOCKS), f"give {sorted(named - set(CLOCKS))} a row in {TABLE}"


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
    assert {field: FIELD_COMPARTMENT[(event, field)] for field in KEPT["fields"][event]} == KEPT["fields"][event]


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


def test_a_new_field_of_an_event_is_seen_by_nobody_unasked() -> None:
    for event, agreed in KEPT["fields"].items():
        new = set(declared(EVENTS[event])) - set(agreed)
        assert not new, f"say in service/access/rows/ who sees {sorted(new)} of {event}, and keep it in access.json"


def test_the_table_can_be_read_before_anything_else() -> None:
    """Whatever a program imports first, every event is declared when the rows are read."""
    read = subprocess.run(
        [sys.executable, "-c", "import service.access.table"], cwd=ROOT, capture_output=True, check=False
    )
    assert read.returncode == 0, read.stderr.decode()


def test_nothing_outside_the_table_asks_for_a_compartment_by_name() -> None:
    names = frozenset().union(*AUDIENCE.values())
    in_template = re.compile(rf"""["']({"|".join(sorted(names))})["'] (not )?in """)
    for path in _outside_the_table():
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".py":
            said = [ast.unparse(each) for each in ast.walk(ast.parse(text)) if _asks(each, names)]
        else:
            said = [found[0] for found in in_template.finditer(text)]
        where = path.relative_to(ROOT)
        assert not said, f"{where} says {said}: give it a row in {TABLE} and ask service/access/visibility.py"


@pytest.mark.parametrize(
    "line",
    [
        'ok = "people" in seen_by',
        'ok = "audit" not in seen_by',
        'ok = seen_by & {"arrests", "suspects"}',
        'ok = {"plan"} <= seen_by',
        'WALL = frozenset({"counts", "people"})',
        'WALL = frozenset(["counts"])',
        'ok = seen_by.isdisjoint(("needs",))',
    ],
)
def test_each_way_to_ask_for_a_compartment_by_name_is_found(line: str) -> None:
    names = frozenset().union(*AUDIENCE.values())
    assert any(_asks(each, names) for each in ast.walk(ast.parse(line)))


def _outside_the_table() -> Iterator[Path]:
    for folder in ("service", "web"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".html") and not {"access", "vendor"} & set(path.parts):
                yield path


def _asks(node: ast.AST, names: frozenset[str]) -> bool:
    """Whether code asks if something is a compartment, or makes a set of compartments to ask with."""
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
        return isinstance(node.left, ast.Constant) and node.left.value in names
    if isinstance(node, ast.Set):
        return _all_named(node.elts, names)
    if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in SETS:
        return any(isinstance(each, ast.Tuple | ast.List) and _all_named(each.elts, names) for each in node.args)
    return False


def _all_named(elements: list[ast.expr], names: frozenset[str]) -> bool:
    return bool(elements) and all(isinstance(each, ast.Constant) and each.value in names for each in elements)


def test_whatever_a_page_asks_for_has_a_row() -> None:
    asks = re.compile(r"""\bmay_see\((?:[^()]|\([^()]*\))*?, ["'](\w+)["']\)""")
    asked = {thing for path in _outside_the_table() for thing in asks.findall(path.read_text(encoding="utf-8"))}
    assert asked <= set(THINGS), f"give {sorted(asked - set(THINGS))} a row in {TABLE}"


def test_every_thing_that_a_page_shows_is_seen_by_somebody() -> None:
    for what, compartments in THINGS.items():
        assert any(compartments & seen for seen in AUDIENCE.values()), what
    assert get_type_hints(EventRow)
