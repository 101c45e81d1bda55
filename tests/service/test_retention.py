"""Looks at people's data go when their time is up, in one entry of the chain; the store stays proved."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

import service.access.access_log
from domain.policy.retention import KEPT_YEARS, first_kept
from service.access.access_log import AccessLog
from service.access.reasons import reference_in, sealed_reason
from service.log import SqliteLog
from service.privacy.vault import Erased, Vault
from service.proof import verify
from service.retention import Cards, Gone, Retention
from tests.service.given_store import make
from web.cli.main import app

pytestmark = pytest.mark.file

SECRET = "because the safeguarding lead asked"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store in which somebody looked once ten years ago, once seven, and just now."""
    path = make(tmp_path)
    clear(path)
    with closing(AccessLog(f"sqlite:///{path}")) as looks:
        for year in (2016, 2019, 2026):
            at(monkeypatch, datetime(year, 7, 1, tzinfo=UTC))
            looks.record("casey", "Council", "op-1", "identity", f"P{year}", f"{SECRET} {year}")
        monkeypatch.undo()
    return path


def clear(path: str) -> None:
    """Without the looks that come with the store, by the way that is tested."""
    removed(path, "beforehand")


def removed(path: str, source: str, cards: Cards | None = None) -> Gone:
    with closing(Retention(f"sqlite:///{path}")) as kept:
        return kept.remove(date(2100, 1, 1), source, cards or {})


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    class Then(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return moment

    monkeypatch.setattr(service.access.access_log, "datetime", Then)


def looked_at(path: str) -> list[str]:
    with closing(AccessLog(f"sqlite:///{path}")) as looks:
        return [each.subject for each in looks.entries("op-1")]


def run(path: str, *said: str) -> tuple[int, dict[str, object]]:
    done = CliRunner().invoke(app, ["retention", *said, "--database", f"sqlite:///{path}"])
    return done.exit_code, json.loads(done.stdout or done.stderr)


def test_looks_whose_time_is_up_go_and_the_store_is_sound(store: str) -> None:
    code, said = run(store, "--years", "8", "--source", "Records schedule 2026, row 14")
    assert (code, said["removed"], said["source"]) == (0, 1, "Records schedule 2026, row 14")
    assert looked_at(store) == ["P2019", "P2026"]
    found = verify(store)
    assert found.sound, found.faults
    assert [(each.kind, each.count) for each in found.others][-1] == ("retention", 1)
    with closing(sqlite3.connect(store)) as db:
        (row,) = db.execute("SELECT row FROM chain WHERE kind = 'retention' ORDER BY number DESC").fetchone()
    assert json.loads(row)["source"] == "Records schedule 2026, row 14"


def test_what_they_said_stands_in_no_file_of_the_store(store: str) -> None:
    run(store, "--years", "8", "--source", "our own")
    left = b"".join(each.read_bytes() for each in Path(store).parent.iterdir() if each.is_file())
    assert f"{SECRET} 2016".encode() not in left
    assert f"{SECRET} 2019".encode() in left


def test_a_sealed_reason_goes_with_its_look(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(SqliteLog(store)) as log, closing(AccessLog(f"sqlite:///{store}")) as looks:
        vault = Vault(log)
        old, new = (sealed_reason(vault, "person:op-1/P02", f"{SECRET} {year}") for year in (2015, 2027))
        for year, why in ((2015, old), (2027, new)):
            at(monkeypatch, datetime(year, 7, 1, tzinfo=UTC))
            looks.record("casey", "Council", "op-1", "identity", "P02", why)
        monkeypatch.undo()
        run(store, "--years", "8", "--source", "our own")
        assert vault.open(str(reference_in(new))) == f"{SECRET} 2027"
        with pytest.raises(Erased):
            vault.open(str(reference_in(old)))
    found = verify(store)
    assert found.sound, found.faults


def test_without_a_period_of_ones_own_nothing_goes_and_it_says_what_would(store: str) -> None:
    code, said = run(store)
    assert (code, said["removed"], said["would_be_removed"]) == (0, 0, 2)
    assert "placeholder" in str(said["source"])
    assert looked_at(store) == ["P2016", "P2019", "P2026"]


def test_a_period_without_its_source_is_refused(store: str) -> None:
    code, said = run(store, "--years", "8")
    assert code == 1
    assert "--source" in str(said["error"])
    assert len(looked_at(store)) == 3


def test_once_all_have_gone_the_next_look_is_proved_as_ever(store: str) -> None:
    assert [removed(store, "our own").looks for _ in range(2)] == [3, 0]
    with closing(AccessLog(f"sqlite:///{store}")) as looks:
        looks.record("casey", "Council", "op-1", "person", "P01")
    found = verify(store)
    assert found.sound, found.faults
    assert [each.count for each in found.others if each.kind == "retention"][-1] == 3


def test_a_store_that_somebody_writes_to_loses_nothing(store: str) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        code, said = run(store, "--years", "8", "--source", "our own")
    assert (code, said) == (1, {"error": "the store is busy: nothing was removed; try again"})
    assert len(looked_at(store)) == 3


def test_the_period_is_dated_and_counted_in_whole_years() -> None:
    assert first_kept(date(2026, 11, 28)) == date(2026 - KEPT_YEARS[-1][1], 11, 28)
    assert first_kept(date(2028, 2, 29), 3) == date(2025, 3, 1)
