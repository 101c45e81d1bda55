"""The tables of PostgreSQL are those of a SQLite file, however a database came to them; moving there loses nothing."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from typer.testing import CliRunner

from service.composition import make_application
from service.log import open_log
from service.migrations import migrate
from service.moving import NotMoved, move
from service.outcomes import Outcomes
from service.proof import verify
from service.same_log import is_held, mark_at
from service.store.errors import OlderTables
from service.store.migrated import VERSIONS, newest
from service.store.statements import tables
from tests import postgres
from tests.service import given_store
from web.cli.main import app

COLUMNS = """SELECT table_name, column_name, data_type, is_nullable, collation_name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> 'alembic_version' ORDER BY table_name, ordinal_position"""
INDEXES = """SELECT tablename, regexp_replace(indexdef, 'INDEX \\w+ ON', 'INDEX ON') FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> 'alembic_version' ORDER BY 1, 2"""


@pytest.fixture
def database() -> Iterator[str]:
    with postgres.database() as address:
        yield address


@pytest.fixture
def untouched() -> Iterator[str]:
    address = postgres.empty()
    yield address
    postgres.removed(address)


def asked(database: str, sql: str) -> list[tuple[object, ...]]:
    with psycopg.connect(database) as held:
        return held.execute(sql).fetchall()


def test_the_revisions_make_what_a_file_makes_by_itself(database: str, untouched: str, tmp_path: Path) -> None:
    make_application(f"sqlite:///{tmp_path / 'own.db'}").close()
    with closing(sqlite3.connect(tmp_path / "own.db")) as file:
        declared = [
            sql for (sql,) in file.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC")
        ]
    with psycopg.connect(untouched) as held:
        for sql in declared:
            held.execute(tables(sql))
    assert asked(database, COLUMNS) == asked(untouched, COLUMNS)
    assert asked(database, INDEXES) == asked(untouched, INDEXES)


def test_a_log_of_the_first_tables_is_whole_after_each_step_up_and_back(untouched: str) -> None:
    revisions = sorted(each.stem.partition("_")[0] for each in VERSIONS.glob("[0-9]*.py"))
    migrate(untouched)
    migrate(untouched, back_to=revisions[0])
    with pytest.raises(OlderTables, match=rf"older tables \(0001, this version needs {newest()}\)"):
        open_log(untouched)
    with psycopg.connect(untouched) as held:
        held.execute(
            "INSERT INTO account (username, password, name, agency, roles, acts_for) VALUES ('a','b','c','d','e','f')"
        )
    migrate(untouched)
    migrate(untouched)
    assert asked(untouched, "SELECT username FROM account") == [("a",)]
    with closing(open_log(untouched)) as log:
        assert log.head() == 0


def test_tables_of_a_newer_version_are_not_touched(database: str) -> None:
    with psycopg.connect(database) as held:
        held.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(OlderTables, match="newer version"):
        open_log(database)


def test_the_tables_across_operations_are_made_anew_by_a_migration_of_another_version(database: str) -> None:
    with psycopg.connect(database) as held:
        held.execute("UPDATE outcomes.tracked SET position = 1 WHERE name = 'version'")
        held.execute("INSERT INTO outcomes.tracked VALUES ('outcomes', 7)")
    with closing(open_log(database)) as log, closing(Outcomes(database, log)) as outcomes:
        assert outcomes.position() == 7
        migrate(database)
        assert outcomes.position() == 0


def test_a_file_makes_its_own_tables_and_is_not_migrated(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["migrate", "--database", f"sqlite:///{tmp_path / 'x.db'}"])
    assert ran.exit_code == 1
    assert "makes its own tables" in ran.stderr


def test_a_store_is_moved_with_its_proof_its_texts_and_what_was_erased(database: str, tmp_path: Path) -> None:
    path = given_store.make(tmp_path)
    found = move(path, database)
    before, after = verify(path), verify(database)
    assert found.sound
    assert after.sound
    assert (before.position, before.entry, before.hash, before.erased) == (
        after.position,
        after.entry,
        after.hash,
        after.erased,
    )
    with closing(open_log(f"sqlite:///{path}")) as was, closing(open_log(database)) as log:
        assert log.head() == was.head()
        assert all(is_held(log, mark_at(was, position)) for position in range(1, was.head() + 1))
    with pytest.raises(NotMoved, match="not empty"):
        move(path, database)


def test_a_store_that_is_not_sound_is_not_moved(database: str, tmp_path: Path) -> None:
    path = given_store.make(tmp_path)
    given_store.tamper(path, "UPDATE events SET type = 'Other' WHERE position = 2")
    with pytest.raises(NotMoved, match="not sound"):
        move(path, database)
    assert asked(database, "SELECT 1 FROM events") == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET type = 'Other' WHERE position = 2",
        "UPDATE events SET data = 'x' WHERE position = 2",
        "DELETE FROM events WHERE position = 3",
        "DELETE FROM tags WHERE position = 3",
        "INSERT INTO tags VALUES ('x:1', 'NoteMade', 3)",
        "UPDATE vault SET sealed = 'x' WHERE reference = (SELECT min(reference) FROM vault)",
        "DELETE FROM vault_keys WHERE subject = (SELECT max(subject) FROM vault_keys)",
        "UPDATE access_log SET actor = 'nobody' WHERE number = 2",
        "DELETE FROM access_log WHERE number = 3",
        "UPDATE chain SET row = '7' WHERE number = 2",
        "DELETE FROM chain WHERE number = 4",
        "INSERT INTO events VALUES (99, 'NoteMade', 'x', '')",
    ],
)
def test_whoever_changes_the_database_is_found(database: str, tmp_path: Path, change: str) -> None:
    move(given_store.make(tmp_path), database)
    with psycopg.connect(database) as held:
        assert held.execute(change).rowcount >= 1
    assert not verify(database).sound
    ran = CliRunner().invoke(app, ["verify", "--database", database])
    assert ran.exit_code == 1
    assert json.loads(ran.stdout)["sound"] is False
