"""A backup is made beside a running service, holds the whole store, and becomes a store again."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from base64 import b64encode
from contextlib import closing
from pathlib import Path

import pytest
from eventsourcing.dcb.api import DCBEvent

from service.access.accounts import Accounts
from service.log import SqliteLog
from service.privacy.kept import KeptForms
from service.privacy.rotation import rotate
from service.privacy.vault import Vault
from service.proof import verify
from tests.service.given_backups import PASSPHRASE, backed_up, command, members, refused, restored
from tests.service.given_store import STAYS, make, rows, tamper
from web.cli.serving import server

pytestmark = pytest.mark.file


@pytest.fixture
def store(tmp_path: Path) -> str:
    return make(tmp_path)


def test_a_store_comes_back_as_it_was_and_is_served(store: str, tmp_path: Path) -> None:
    file, to = backed_up(store), str(tmp_path / "again.db")
    ran = restored(file, to)
    assert ran.exit_code == 0, ran.stderr
    said, before = json.loads(ran.stdout), verify(store)
    assert (said["position"], said["entry"], said["hash"]) == (before.position, before.entry, before.hash)
    assert (said["keys"], said["texts"], said["erased"]) == (3, 3, 1)
    for table in ("events", "tags", "vault", "vault_keys", "access_log", "chain"):
        assert rows(to, table) == rows(store, table)
    assert Path(f"{to}.key").read_bytes() == Path(f"{store}.key").read_bytes()
    names = {path.name for path in tmp_path.iterdir()}
    ours = {f"{name}{end}" for name in ("s.db", "again.db") for end in ("", ".key", ".head")}
    assert names == {*ours, "s.db.b"}, "nothing half done is left"
    assert all(Path(f"{to}{end}").stat().st_mode & 0o077 == 0 for end in ("", ".key", ".head"))
    found = verify(to)
    assert (found.sound, found.unproved, found.hash) == (True, None, before.hash)
    _, application = server(f"sqlite:///{to}", "127.0.0.1", 0)
    application.close()


def test_it_is_made_while_others_write_and_the_key_changes(store: str, tmp_path: Path) -> None:
    ends = threading.Event()
    with closing(SqliteLog(store)) as log, closing(SqliteLog(store)) as other:
        vault = Vault(log)

        def enter() -> None:
            while not ends.is_set():
                reference, write = vault.seal(STAYS, "note", "text")
                log.append([DCBEvent("NoteMade", reference.encode(), [STAYS])], sealed=[write])

        def change() -> None:
            while not ends.is_set():
                rotate(other)
                ends.wait(0.2)

        busy = [threading.Thread(target=enter), threading.Thread(target=change)]
        for each in busy:
            each.start()
        try:
            files = [backed_up(store, name) for name in "abc"]
        finally:
            ends.set()
            for each in busy:
                each.join()
    for file in files:
        ran = restored(file, f"{file}.db")
        assert ran.exit_code == 0, ran.stderr
    assert len({json.loads(members(file)["manifest.json"])["position"] for file in files}) > 1


def test_the_key_lies_in_it_under_the_passphrase_alone_and_nobody_is_signed_in(store: str, tmp_path: Path) -> None:
    database = f"sqlite:///{store}"
    with closing(Accounts(database)) as accounts, closing(KeptForms(database, bytes(32))) as kept:
        accounts.add("casey", "a-password-for-tests", name="Casey", agency="Council", roles=["coordinator"])
        accounts.sign_in("casey", "a-password-for-tests")
        device = kept.device(kept.mark(None, "casey"))
        assert device is not None
        kept.keep(device, "/form", "k1", [("text", "half")])
    file, to = backed_up(store), str(tmp_path / "again.db")
    assert Path(f"{store}.key").read_bytes() not in Path(file).read_bytes()
    assert Path(file).stat().st_mode & 0o777 == 0o600
    assert restored(file, to).exit_code == 0
    with closing(sqlite3.connect(to)) as db:
        counts = [db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("account", "signed_in", "kept_form")]
    assert counts == [1, 0, 0]


def test_a_key_in_the_variable_is_in_it_too(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = Path(f"{store}.key").read_bytes()
    monkeypatch.setenv("FIRSTLIGHT_KEY", b64encode(key).decode())
    Path(f"{store}.key").unlink()
    file = backed_up(store)
    assert restored(file, str(tmp_path / "again.db")).exit_code == 0
    assert (tmp_path / "again.db.key").read_bytes() == key


def test_a_drill_says_what_it_found_and_goes(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    file, before = backed_up(store), sorted(tmp_path.iterdir())
    for words, passphrase in ((("drill",), None), (("drill", file), PASSPHRASE)):
        ran = command(*words, "--database", f"sqlite:///{store}", passphrase=passphrase)
        assert ran.exit_code == 0, ran.stderr
        assert ran.stdout.startswith("sound: yes\n")
        assert "position: 7\n" in ran.stdout
        assert "texts: 3\n" in ran.stdout
        assert list(place.iterdir()) == []
        assert sorted(tmp_path.iterdir()) == before
    tamper(store, "UPDATE vault SET sealed = X'00' WHERE subject = ?", values=(STAYS,))
    assert "not sound" in refused(command("drill", "--database", f"sqlite:///{store}"))
    assert list(place.iterdir()) == []


def test_killed_before_it_is_done_it_leaves_no_file_of_that_name(store: str) -> None:
    killed = "import os, sys; os.link = lambda *_: os._exit(9);"
    killed += (
        "from web.cli.main import app; app(['backup', sys.argv[1] + '.b', '--database', 'sqlite:///' + sys.argv[1]])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", killed, store], env={**os.environ, "FIRSTLIGHT_PASSPHRASE": PASSPHRASE}, check=False
    )
    assert ran.returncode == 9
    assert not Path(f"{store}.b").exists()
    backed_up(store)
