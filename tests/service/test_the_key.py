"""A key that is missing, wrong or malformed stops whatever needs it with a sentence; none is made in its place."""

import os
import sqlite3
import subprocess
import sys
from base64 import b64encode
from contextlib import closing
from pathlib import Path

import pytest
from eventsourcing.dcb.api import DCBEvent
from typer.testing import CliRunner, Result

from service.log import SqliteLog
from service.privacy.key_file import KeyUnusable
from service.privacy.vault import Vault
from tests.service.given_store import make
from web.cli.commands import LOOK
from web.cli.main import app
from web.cli.serving import server

pytestmark = pytest.mark.file

USER = ("user", "add", "casey", "--role", "coordinator")
ORGANISATION = ("organisation", "add", "Red Cross", "--kind", "charity")
REPLAY = ("replay", "web/demo/reference_day.json", "--start", "2026-10-13")
NEEDS_IT = pytest.mark.parametrize("command", [("serve",), USER, ORGANISATION, REPLAY, ("checkpoint",)], ids=str)
PERIOD = ("--from", "2026-01-01", "--to", "2026-12-31")
MISSING = "The vault's key is missing: put {}.key back from where it is kept, or set FIRSTLIGHT_KEY."
OTHER = "is not the key of this store: put the key back that was kept with it. Nothing was changed."


@pytest.fixture
def store(tmp_path: Path) -> str:
    return make(tmp_path)


def firstlight(store: str, *command: str) -> Result:
    ran = CliRunner().invoke(app, [*command, "--database", f"sqlite:///{store}"])
    assert isinstance(ran.exception, SystemExit), ran.exception
    return ran


def serving(store: str) -> str:
    """Why the server does not start."""
    with pytest.raises(KeyUnusable) as wrong:
        server(f"sqlite:///{store}", "127.0.0.1", 0)
    return str(wrong.value)


@NEEDS_IT
def test_without_its_key_a_store_is_not_served_and_none_is_made(store: str, command: tuple[str, ...]) -> None:
    Path(f"{store}.key").unlink()
    ran = firstlight(store, *command)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert ran.stderr.count("\n") == 1
    assert f"{store}.key" in ran.stderr
    assert "FIRSTLIGHT_KEY" in ran.stderr
    assert not Path(f"{store}.key").exists()
    assert serving(store).startswith(MISSING.format(store))


@NEEDS_IT
def test_with_another_stores_key_it_is_not_served(store: str, command: tuple[str, ...]) -> None:
    Path(f"{store}.key").unlink()
    Path(f"{store}.key").write_bytes(os.urandom(32))
    Path(f"{store}.key").chmod(0o400)
    ran = firstlight(store, *command)
    assert (ran.exit_code, ran.stdout, ran.stderr) == (1, "", f"{store}.key {OTHER}\n")
    assert serving(store) == f"{store}.key {OTHER}"


@pytest.mark.parametrize("kept", ["events", "a key", "a sealed text"])
def test_whatever_the_store_holds_no_new_key_is_made(tmp_path: Path, kept: str) -> None:
    path = str(tmp_path / "s.db")
    with closing(SqliteLog(path)) as log:
        if kept == "events":
            log.append([DCBEvent("CentreOpened", b"{}", [])])
    with closing(sqlite3.connect(path)) as db:
        if kept == "a key":
            db.execute("INSERT INTO vault_keys VALUES ('person:op-1/P01', X'00')")
        elif kept == "a sealed text":
            db.execute("INSERT INTO vault VALUES ('r', 'person:op-1/P01', 'note', X'00')")
        db.commit()
    assert serving(path).startswith(MISSING.format(path))
    assert not list(tmp_path.glob("*.key*"))


def test_an_older_store_knows_its_key_by_any_that_it_wraps(store: str) -> None:
    with closing(sqlite3.connect(store)) as db:
        db.execute("DELETE FROM vault_keys WHERE subject = 'server'")
        db.commit()
    right = Path(f"{store}.key").read_bytes()
    Path(f"{store}.key").unlink()
    Path(f"{store}.key").write_bytes(os.urandom(32))
    assert serving(store) == f"{store}.key {OTHER}"
    Path(f"{store}.key").write_bytes(right)
    with closing(SqliteLog(store)) as log:
        Vault(log)
        assert log.vault_key("server") is not None


def test_an_older_store_in_which_nothing_is_sealed_takes_the_key_at_hand_and_knows_it_from_then_on(
    tmp_path: Path,
) -> None:
    path = str(tmp_path / "s.db")
    with closing(SqliteLog(path)) as log:
        log.append([DCBEvent("CentreOpened", b"{}", [])])
        Path(f"{path}.key").write_bytes(os.urandom(32))
        Vault(log)
    Path(f"{path}.key").write_bytes(os.urandom(32))
    assert serving(path) == f"{path}.key {OTHER}"


def test_the_first_account_makes_the_key_that_the_server_then_finds(tmp_path: Path) -> None:
    path = str(tmp_path / "s.db")
    database = ("--database", f"sqlite:///{path}")
    assert CliRunner().invoke(app, [*USER, *database]).exit_code == 0
    made = Path(f"{path}.key").read_bytes()
    _, application = server(f"sqlite:///{path}", "127.0.0.1", 0)
    application.close()
    assert Path(f"{path}.key").read_bytes() == made


@pytest.mark.parametrize("given", ["AAAA", "not base64 !", "é", b64encode(bytes(31)).decode(), "A" * 44, " "])
def test_a_variable_that_is_no_key_is_said_to_be_none(store: str, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("FIRSTLIGHT_KEY", given)
    sentence = "FIRSTLIGHT_KEY is no key: set it to the base64 of the 32 bytes of the vault's key."
    assert serving(store) == sentence
    assert firstlight(store, "serve").stderr == sentence + "\n"


def test_the_variable_goes_before_the_file(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTLIGHT_KEY", b64encode(bytes(32)).decode())
    assert serving(store) == f"FIRSTLIGHT_KEY {OTHER}"
    monkeypatch.setenv("FIRSTLIGHT_KEY", b64encode(Path(f"{store}.key").read_bytes()).decode() + "\n")
    Path(f"{store}.key").unlink()
    with closing(SqliteLog(store)) as log:
        Vault(log)
    assert not Path(f"{store}.key").exists()


@pytest.mark.parametrize("held", [b"", b"short", bytes(33)], ids=["empty", "short", "long"])
def test_a_file_that_is_no_key_is_said_to_be_none(store: str, held: bytes) -> None:
    Path(f"{store}.key").unlink()
    Path(f"{store}.key").write_bytes(held)
    assert serving(store) == f"{store}.key is no key: it holds {len(held)} bytes, not 32. Put the right one back."


def test_a_file_that_cannot_be_read_is_said_so(store: str) -> None:
    Path(f"{store}.key").unlink()
    Path(f"{store}.key").mkdir()
    assert serving(store).startswith(f"{store}.key cannot be read (Is a directory)")


def test_a_key_that_others_can_read_is_said_so_and_used(store: str) -> None:
    Path(f"{store}.key").chmod(0o440)
    command = [sys.executable, "-m", "web.cli.main", "checkpoint", "--database", f"sqlite:///{store}"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stderr == f"{store}.key can be read by others than its owner: chmod 400 {store}.key\n"
    Path(f"{store}.key").chmod(0o400)
    assert subprocess.run(command, capture_output=True, text=True, check=True).stderr == ""


@pytest.mark.parametrize("command", [("serve",), ("user", "list"), ("board", "op-1"), ("outcomes", *PERIOD)], ids=str)
def test_a_store_that_cannot_be_opened_is_said_so_in_a_sentence(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "no.db").write_bytes(b"nothing that any store begins with")
    for path, why in (("no.db", "file is not a database"), ("nowhere/s.db", "unable to open database file")):
        ran = firstlight(str(tmp_path / path), *command)
        assert (ran.exit_code, ran.stdout) == (1, "")
        assert ran.stderr == f"The store cannot be used: {why}. {LOOK}\n"


@pytest.mark.parametrize("command", [("serve",), ("user", "list"), ("migrate",)], ids=str)
def test_a_store_of_no_kind_that_there_is_is_said_to_be_none(command: tuple[str, ...]) -> None:
    ran = CliRunner().invoke(app, [*command, "--database", "mysql://somewhere/x"])
    assert (ran.exit_code, ran.stderr.count("\n")) == (1, 1)
    assert ran.stderr.startswith("'mysql://somewhere/x' is not supported here; write sqlite:///path/to/file.db")
