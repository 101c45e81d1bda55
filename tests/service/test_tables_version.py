"""The tables across operations are filled again when what fills them says so: a change of results needs a new version.

A sample of days is kept, each result with the version under which it was counted.
`python -m tests.service.test_tables_version` counts it anew, once the versions of what changed are raised.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace as changed
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from projections.across import ROWS, FigurePart, contribution_of, public_version
from projections.measures import declared
from projections.measures.declared import every
from projections.operation.state import OperationState
from service.codec import to_json
from service.days import events_of_operation
from service.log import MemoryLog
from service.outcomes.filling import replace
from service.outcomes.opening import open_tables, tables_version
from service.outcomes.tables import (
    METADATA,
    InterventionTable,
    KindTable,
    LessonTable,
    OperationTable,
    SentTable,
    SightTable,
    StageTable,
    table,
)
from tests.given import ADay, closed, identified, people_here, referred
from tests.stories.rows import replayed

FILE = Path(__file__).parent / "golden" / "days.jsonl"
RENEW = "python -m tests.service.test_tables_version"
TEXTS = ("text", "task", "title")
"""Columns that refer into the vault: what stands there differs from run to run, whether something does, does not."""


def decided() -> ADay:
    day = referred().at((3, "10:00")).has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    return day.has(("ConclusiveGroundsDecisionReceived", "P01", {"outcome": "negative"}))


def learnt() -> ADay:
    day = closed().has("StructuredDebriefHeld", ("LessonRecorded", "L1", {"kind": "improve", "four_p": "protect"}))
    day.has(("ActionAssigned", "L1", {"due": "2026-11-01"}), ("CostsRecorded", "op", {"heading": "food", "pounds": 90}))
    return day


def published() -> ADay:
    figures = {1: '{"measures": {"M88": {"n": 4}}}', 2: '{"measures": {"M88": {"n": 5}}}'}
    steps = [
        ("DebriefReportPublished", "op", {"version": n, "public": True, "figures": said}) for n, said in figures.items()
    ]
    return learnt().has(*steps, ("ActionClosed", "L1"))


def slept() -> ADay:
    day = people_here().at("20:00")
    day.has(("BedAllocated", "P01"), ("HealthScreenCompleted", "P03", {"need_flagged": True}))
    return day.at((1, "09:00")).has(("PersonMissingReported", "P03"), ("SuspectArrested", "S01"))


def declined() -> ADay:
    return identified("P01", "P03").has(
        ("NrmConsentDeclined", "P01", {"reason": "family"}), ("DutyToNotifySubmitted", "P01")
    )


def acted_against() -> ADay:
    return closed().has(("DisruptionInterventionRecorded", "op", {"agency": "GLAA", "four_p": "pursue"}))


def reference_day() -> OperationState:
    log = MemoryLog()
    operation = replayed(log)
    return OperationState.of(operation, list(events_of_operation(log, operation)))


def _scripted(day: Callable[[], ADay]) -> Callable[[], OperationState]:
    return lambda: day().day()


SCRIPTED = (people_here, referred, closed, decided, learnt, published, slept, declined, acted_against)
DAYS: dict[str, Callable[[], OperationState]] = {day.__name__: _scripted(day) for day in SCRIPTED}
DAYS["reference_day"] = reference_day


class Version(NamedTuple):
    """A version as it is declared, and the file in which it stands."""

    number: int
    path: str


class Result(NamedTuple):
    """What a figure or a kind of row says of one day, and the version under which it says so."""

    version: int
    said: object


Sample = Mapping[tuple[str, str], Result]
"""Results by day and by figure or kind of row."""


def versions() -> dict[str, Version]:
    """Every version that is declared, of figures and of kinds of rows."""
    figures = {code: Version(each.version, _path(each.count.__module__)) for code, each in every().items()}
    return figures | {name: Version(number, "projections/across/__init__.py") for name, number in ROWS.items()}


def _path(module: str) -> str:
    return f"{module.replace('.', '/')}.py"


@cache
def counted() -> Sample:
    """The sample as it is counted now."""
    said = {(day, name): said for day, make in DAYS.items() for name, said in _of_day(make()).items()}
    columns = {kind.name: {each.name: str(each.type) for each in kind.columns} for kind in METADATA.sorted_tables}
    said["tables", "layout"] = columns
    said["tables", "contribution"] = FigurePart()._asdict()
    numbers = versions()
    return {key: Result(numbers[key[1]].number, _plain(each)) for key, each in said.items()}


def _of_day(state: OperationState) -> dict[str, object]:
    """What an operation puts into the tables: its figures, and the rows as they stand there."""
    figures = {code: _short(part._asdict()) for code, part in contribution_of(state).figures.items()}
    engine = open_tables("memory://")
    with engine.begin() as db:
        replace(db, state.id, state.recorded_events)
        rows = {
            kind: [_row(row) for row in db.execute(select(table(kind))).mappings()]
            for kind in (OperationTable, KindTable, StageTable, SentTable, LessonTable, InterventionTable, SightTable)
        }
    engine.dispose()
    return {
        **figures,
        "public": public_version(state),
        "published": [row.pop("published") for row in rows[OperationTable]],
        "operation": {"row": rows[OperationTable], "kinds": rows[KindTable]},
        "register": rows[StageTable],
        "national": rows[SentTable],
        "lesson": rows[LessonTable],
        "intervention": rows[InterventionTable],
        "sight": rows[SightTable],
    }


def _short(part: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in part.items() if value or name == "n"}


def _row(row: Mapping[Any, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in ("operation", "id", "figures")}
    return kept | {name: kept[name] is not None for name in TEXTS if name in kept}


def _plain(said: object) -> object:
    plain: object = json.loads(to_json(said))
    return plain


def held() -> Sample:
    """The sample as it is kept: a line for each result."""
    lines = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()] if FILE.exists() else []
    return {(each["day"], each["name"]): Result(each["version"], each["said"]) for each in lines}


def silently_changed(then: Sample, now: Sample) -> list[str]:
    """What says otherwise than it did under the same version, and the file in which to raise it."""
    both = [key for key in now if key in then and then[key].version == now[key].version]
    paths = versions()
    return [
        f"{name} says otherwise of {day}: raise its version in {paths[name].path}"
        for day, name in both
        if then[day, name].said != now[day, name].said
    ]


def test_what_says_otherwise_has_a_new_version() -> None:
    assert silently_changed(held(), counted()) == []


def test_the_sample_is_of_the_versions_that_are_declared() -> None:
    then, now = ({key: each.version for key, each in sample.items()} for sample in (held(), counted()))
    assert then == now, f"count the sample in {FILE.name} anew: {RENEW}"


def test_a_change_without_a_version_names_the_file_to_touch() -> None:
    now = counted()
    key, row = ("reference_day", "M04"), ("reference_day", "register")
    then = {**now, key: now[key]._replace(said={"n": 7}), row: now[row]._replace(said=[])}
    assert silently_changed(then, now) == [
        "M04 says otherwise of reference_day: raise its version in projections/measures/duty.py",
        "register says otherwise of reference_day: raise its version in projections/across/__init__.py",
    ]
    raised = {**then, key: then[key]._replace(version=0), row: then[row]._replace(version=0)}
    assert silently_changed(raised, now) == []


def test_every_figure_is_something_in_some_day_of_the_sample() -> None:
    figures = [(name, each.said) for (_, name), each in held().items() if name in every()]
    said = {name for name, figure in figures if isinstance(figure, dict) and figure["n"] is not None}
    assert len(said) > 55, sorted(set(every()) - said)


def test_every_kind_of_row_stands_in_some_day_of_the_sample() -> None:
    rows = {(name, str(each.said)) for (_, name), each in held().items() if name in ROWS}
    assert {name for name, said in rows if said not in ("[]", "[None]")} == set(ROWS)


def test_a_new_version_of_a_row_or_a_figure_is_a_new_version_of_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {tables_version()}
    monkeypatch.setitem(ROWS, "register", 2)
    found.add(tables_version())
    monkeypatch.setitem(declared._DECLARED, "M04", changed(every()["M04"], version=every()["M04"].version + 1))
    assert len({*found, tables_version()}) == 3


def renew() -> None:
    """Write the sample anew; refused while a result changed under the same version."""
    now = counted()
    if changes := silently_changed(held(), now):
        raise SystemExit("\n".join(changes))
    lines = [{"day": day, "name": name, **each._asdict()} for (day, name), each in now.items()]
    FILE.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    renew()
