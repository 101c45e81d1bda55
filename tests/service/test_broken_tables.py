"""The tables across operations hold nothing that the log does not: what is broken in their file is built again."""

import sqlite3
from pathlib import Path

import pytest

from domain.policy.small_numbers import Thresholds
from service.log import open_log
from service.outcomes import Outcomes
from tests.given import a_plan, referred
from tests.service.given_outcomes import EVER, everything

pytestmark = pytest.mark.file


@pytest.fixture
def database(tmp_path: Path) -> str:
    database = f"sqlite:///{tmp_path}/firstlight.db"
    log = open_log(database)
    a_plan(log=log, operation="op-1")
    log.close()
    return database


def counted(database: str) -> int:
    """How many operations the tables hold, once opened and brought up to the log."""
    log = open_log(database)
    outcomes = Outcomes(database, log)
    try:
        outcomes.catch_up()
        return len(outcomes.operations(*EVER))
    finally:
        outcomes.close()
        log.close()


@pytest.mark.parametrize("broken", [b"no database at all" * 300, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_file_that_is_none_stops_no_service_and_is_made_again(database: str, tmp_path: Path, broken: bytes) -> None:
    assert counted(database) == 1
    file = tmp_path / "firstlight.db.outcomes"
    file.write_bytes(broken)
    assert counted(database) == 1
    with sqlite3.connect(file) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("odd", ["soon", -5, 2**60, b"\xff"])
def test_a_position_that_nobody_can_have_been_at_is_begun_anew(database: str, tmp_path: Path, odd: object) -> None:
    assert counted(database) == 1
    with sqlite3.connect(tmp_path / "firstlight.db.outcomes") as db:
        db.execute("UPDATE tracked SET position = ? WHERE name = 'outcomes'", (odd,))
        db.execute("UPDATE operation SET title = 'changed by hand'")
    assert counted(database) == 1
    with sqlite3.connect(tmp_path / "firstlight.db.outcomes") as db:
        assert db.execute("SELECT count(*) FROM operation WHERE title = 'changed by hand'").fetchone() == (0,)


ODD: list[tuple[str, str, object]] = [
    ("operation", "figures", b"\xff"),
    ("operation", "types", "no list"),
    ("operation", "state", b"\xff"),
    ("span", "figures", b"\xff"),
    ("stage", "stage", "nowhere"),
    ("lesson", "recorded", "soon"),
    ("lesson", "status", "half"),
    ("sent", "nationality", b"\xff"),
]


@pytest.mark.parametrize(("table", "column", "odd"), ODD, ids=[f"{table} {column}" for table, column, _ in ODD])
def test_an_odd_value_in_a_row_is_built_again_by_whoever_reads_it_while_the_service_runs(
    tmp_path: Path, table: str, column: str, odd: object
) -> None:
    database = f"sqlite:///{tmp_path}/firstlight.db"
    log = open_log(database)
    day = referred(log=log).has(("LessonRecorded", "L1", {"kind": "improve"}))
    outcomes = Outcomes(database, log)
    outcomes.catch_up()
    before = everything(outcomes), outcomes.sent(*EVER)
    try:
        with sqlite3.connect(tmp_path / "firstlight.db.outcomes") as db:
            assert db.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (odd,)).rowcount
        assert (everything(outcomes), outcomes.sent(*EVER)) == before
        with sqlite3.connect(tmp_path / "firstlight.db.outcomes") as db:
            db.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (odd,))
        day.has(("NrmConsentWithdrawn", "P01"))
        outcomes.catch_up()
        assert everything(outcomes)["operations"] == before[0]["operations"]
    finally:
        outcomes.close()
        log.close()


def test_what_building_again_does_not_help_is_raised_and_not_built_again_for_each_reader(database: str) -> None:
    log = open_log(database)
    outcomes = Outcomes(database, log)
    outcomes.catch_up()
    built = []
    outcomes.rebuild = lambda progress=None: built.append(1)  # type: ignore[method-assign,misc]
    for _ in range(3):
        with pytest.raises(KeyError):
            outcomes.by_operation("M999", *EVER)
    assert len(built) == 1
    outcomes.close()
    log.close()


def test_a_public_total_that_cannot_be_read_is_made_again(database: str, tmp_path: Path) -> None:
    log = open_log(database)
    outcomes = Outcomes(database, log)
    outcomes.catch_up()
    total = outcomes.to_publish(*EVER, Thresholds(5, 1))
    made = outcomes.public.of(total)
    with sqlite3.connect(tmp_path / "firstlight.db.outcomes") as db:
        db.execute("UPDATE public SET figures = 'none'")
    assert outcomes.public.of(total) == made
    assert outcomes.public.kept(total) == made
    outcomes.close()
    log.close()
