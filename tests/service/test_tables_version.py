"""The tables across operations are filled again when what fills them says so: a change of results needs a new version.

A sample of days is kept with the versions under which it was counted. `python -m tests.service.test_tables_version`
counts it anew, once the versions of what changed are raised.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from projections.across import ROWS, contribution_of, public_texts, row_of, stage_periods
from projections.measures.declared import every
from projections.operation.state import OperationState
from service.codec import to_json
from service.outcomes.opening import tables_version
from tests.given import ADay, closed, identified, people_here, referred

FILE = Path(__file__).parent / "golden" / "days.json"


def decided() -> ADay:
    day = referred().at((3, "10:00")).has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    return day.has(("ConclusiveGroundsDecisionReceived", "P01", {"outcome": "negative"}))


def learnt() -> ADay:
    day = closed().has("StructuredDebriefHeld", ("LessonRecorded", "L1", {"kind": "improve", "four_p": "protect"}))
    day.has(("ActionAssigned", "L1", {"due": "2026-11-01"}), ("CostsRecorded", "op", {"heading": "food", "pounds": 90}))
    return day


def slept() -> ADay:
    day = (
        people_here().at("20:00").has(("BedAllocated", "P01"), ("HealthScreenCompleted", "P03", {"need_flagged": True}))
    )
    return day.at((1, "09:00")).has(("PersonMissingReported", "P03"), ("SuspectArrested", "S01"))


def declined() -> ADay:
    return identified("P01", "P03").has(
        ("NrmConsentDeclined", "P01", {"reason": "family"}), ("DutyToNotifySubmitted", "P01")
    )


DAYS: dict[str, Callable[[], ADay]] = {
    "people_here": people_here,
    "referred": referred,
    "closed": closed,
    "decided": decided,
    "learnt": learnt,
    "slept": slept,
    "declined": declined,
}


def counted(state: OperationState) -> dict[str, Any]:
    """Everything that an operation puts into the tables, without what differs from run to run."""
    contribution = contribution_of(state)
    row = row_of(state, contribution)
    said = {
        "figures": {code: part._asdict() for code, part in contribution.figures.items()},
        "operation": asdict(row) if row else None,
        "register": [(each.person.ref, each.stage, each.age, each.since, each.until) for each in stage_periods(state)],
        "lesson": [(ref.ref, each.kind, each.four_p, each.due, each.status) for ref, each in state.lessons.items()],
        "published": len(public_texts(state)),
    }
    plain: dict[str, Any] = json.loads(to_json(said))
    return plain


def sample() -> dict[str, Any]:
    figures = {code: each.version for code, each in every().items()}
    return {"figures": figures, "rows": ROWS, "days": {name: counted(day().day()) for name, day in DAYS.items()}}


HELD: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {"figures": {}, "days": {}}


@pytest.mark.parametrize("name", DAYS)
def test_a_figure_that_counts_otherwise_has_a_new_version(name: str) -> None:
    now, then = counted(DAYS[name]().day())["figures"], HELD["days"][name]["figures"]
    for code, each in every().items():
        if HELD["figures"].get(code) == each.version:
            path = each.count.__module__.replace(".", "/")
            assert now[code] == then[code], f"{code} counts otherwise: raise its version in {path}.py"


@pytest.mark.parametrize("name", DAYS)
def test_a_row_that_says_otherwise_has_a_new_version(name: str) -> None:
    now, then = counted(DAYS[name]().day()), HELD["days"][name]
    for kind in ("operation", "register", "lesson", "published"):
        if HELD["rows"].get(kind) == ROWS[kind]:
            assert now[kind] == then[kind], f"raise the version of {kind} in projections/across/__init__.py"


def test_the_sample_is_of_the_versions_that_are_declared() -> None:
    declared = {code: each.version for code, each in every().items()}
    assert (HELD["figures"], HELD["rows"]) == (declared, ROWS), "count the sample anew: see the head of this file"


def test_every_figure_is_something_in_some_day_of_the_sample() -> None:
    said = {code for day in HELD["days"].values() for code, part in day["figures"].items() if part["n"] is not None}
    assert len(said) > 55, sorted(set(every()) - said)


def test_a_new_version_of_one_figure_is_a_new_version_of_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    before = tables_version()
    monkeypatch.setitem(ROWS, "register", 2)
    assert tables_version() != before


if __name__ == "__main__":
    FILE.write_text(json.dumps(sample(), ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
