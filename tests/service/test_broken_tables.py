"""The tables across operations hold nothing that the log does not: what is broken in their file is built again."""

import sqlite3
from pathlib import Path

import pytest

from service.log import open_log
from service.outcomes import Outcomes
from tests.given import a_plan
from tests.service.given_outcomes import EVER

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
