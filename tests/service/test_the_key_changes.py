"""The key is changed in one go: beside a running service, and killed at any moment, the store opens and is sound."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap
from eventsourcing.dcb.api import DCBEvent
from typer.testing import CliRunner, Result

from service.log import SqliteLog
from service.privacy.rotation import rotate
from service.privacy.vault import Vault
from service.proof import verify
from tests.service.given_store import STAYS, make
from web.cli.main import app

pytestmark = pytest.mark.file

ROTATE = "import sys; from web.cli.main import app; app(['key', 'rotate', '--database', 'sqlite:///' + sys.argv[1]])"
STOPS = """
import os, signal, sys
from pathlib import Path
from service.log import SqliteLog, vault
from service.privacy import rotation as keys
from service.privacy.vault import Vault

def here(*_, **__):
    print("here", flush=True)
    signal.pause()

moment, log = sys.argv[2], SqliteLog(sys.argv[1])
Vault(log)
written = keys.write_key
if moment == "before the new key":
    keys.write_key = here
elif moment == "as the new key is whole":
    keys.write_key = lambda *given: (written(*given), here())
elif moment == "before the commit":
    vault.rewrapped = here
elif moment == "after the commit":
    log._head.keep = here
keys.rotate(log)
"""
MOMENTS = ("before the new key", "as the new key is whole", "before the commit", "after the commit")


@pytest.fixture
def store(tmp_path: Path) -> str:
    return make(tmp_path)


@pytest.fixture
def log(store: str) -> Iterator[SqliteLog]:
    with closing(SqliteLog(store)) as made:
        yield made


def firstlight(store: str, *command: str) -> Result:
    return CliRunner().invoke(app, [*command, "--database", f"sqlite:///{store}"])


def references(store: str) -> list[str]:
    with closing(sqlite3.connect(store)) as db:
        return [reference for (reference,) in db.execute("SELECT reference FROM vault ORDER BY reference")]


def opened(log: SqliteLog) -> list[str]:
    vault = Vault(log)
    return sorted(vault.open(reference) for reference in references(log.path))


def wrapped(store: str) -> list[bytes]:
    with closing(sqlite3.connect(store)) as db:
        return [key for (key,) in db.execute("SELECT wrapped FROM vault_keys ORDER BY subject")]


def test_every_key_is_wrapped_anew_and_the_old_one_opens_nothing(store: str) -> None:
    old, before = Path(f"{store}.key").read_bytes(), wrapped(store)
    with closing(SqliteLog(store)) as log:
        said = opened(log)
    ran = firstlight(store, "key", "rotate")
    assert ran.exit_code == 0
    assert json.loads(ran.stdout)["wrapped"] == len(before) == 3
    for key in wrapped(store):
        with pytest.raises(InvalidUnwrap):
            aes_key_unwrap(old, key)
    with closing(SqliteLog(store)) as log:
        assert opened(log) == said
    files = [path for path in Path(store).parent.iterdir() if not path.is_dir()]
    assert {path.name for path in files} == {"s.db", "s.db.head", "s.db.key"}
    assert not any(key in path.read_bytes() for path in files for key in before)
    assert Path(f"{store}.key").stat().st_mode & 0o777 == 0o400


def test_the_store_is_sound_afterwards_and_tells_of_it(store: str) -> None:
    public = json.loads(firstlight(store, "checkpoint").stdout)["public_key"]
    ran = firstlight(store, "key", "rotate")
    found = verify(store)
    assert found.sound, found.faults
    assert [(each.kind, each.count) for each in found.others] == [("rewrapped", 3)]
    assert json.loads(ran.stdout)["public_key"] != public, "whoever has the old key signs for nobody"
    assert json.loads(firstlight(store, "checkpoint").stdout)["public_key"] == json.loads(ran.stdout)["public_key"]


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment_it_opens_with_one_of_the_two(store: str, moment: str) -> None:
    with closing(SqliteLog(store)) as log:
        said = opened(log)
    old = Path(f"{store}.key").read_bytes()
    cut_off = subprocess.Popen([sys.executable, "-c", STOPS, store, moment], stdout=subprocess.PIPE)
    assert cut_off.stdout is not None
    assert cut_off.stdout.readline() == b"here\n"
    os.kill(cut_off.pid, signal.SIGKILL)
    cut_off.wait()
    cut_off.stdout.close()
    assert Path(f"{store}.key.new").exists() == (moment != "before the new key")
    assert firstlight(store, "checkpoint").exit_code == 0, "what changes nothing takes the one that opens it"
    assert Path(f"{store}.key.new").exists() == (moment != "before the new key")
    with closing(SqliteLog(store)) as log:
        assert opened(log) == said
    assert not Path(f"{store}.key.new").exists()
    assert (Path(f"{store}.key").read_bytes() == old) == (moment != "after the commit")
    assert verify(store).sound
    assert firstlight(store, "key", "rotate").exit_code == 0


def test_whoever_opens_the_store_in_the_middle_of_it_takes_no_key_away(store: str) -> None:
    cut_in = subprocess.Popen(
        [sys.executable, "-c", STOPS.replace("signal.pause()", "sys.stdin.readline()"), store, MOMENTS[1]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert cut_in.stdout is not None
    assert cut_in.stdout.readline() == b"here\n"
    with closing(SqliteLog(store)) as log:
        starting = threading.Thread(target=Vault, args=(log,))
        starting.start()
        starting.join(0.3)
        assert Path(f"{store}.key.new").exists()
        cut_in.communicate(b"\n", timeout=30)
        assert cut_in.returncode == 0
        starting.join()
        assert len(opened(log)) == 3
    assert not Path(f"{store}.key.new").exists()
    assert verify(store).sound


def test_a_running_service_goes_on_and_reads_the_key_anew(log: SqliteLog) -> None:
    vault = Vault(log)
    said, forms = opened(log), vault.server_key("kept forms")
    for n in range(3):
        assert subprocess.run([sys.executable, "-c", ROTATE, log.path], capture_output=True, check=True).stdout
        assert sorted(vault.open(reference) for reference in references(log.path)) == sorted([*said, *["new"] * n])
        reference, write = vault.seal(f"person:op-1/P1{n}", "note", "new")
        log.append([DCBEvent("NoteMade", reference.encode(), [])], sealed=[write])
        assert vault.server_key("kept forms") == forms, "nothing that was kept or signed in is lost"
    assert verify(log.path).sound


def test_what_is_sealed_first_after_it_is_sealed_with_the_new_key(log: SqliteLog) -> None:
    vault = Vault(log)
    subprocess.run([sys.executable, "-c", ROTATE, log.path], capture_output=True, check=True)
    key = vault.key("person:op-9/P01")
    assert Vault(log).key("person:op-9/P01") == key
    kek = Path(f"{log.path}.key").read_bytes()
    assert all(aes_key_unwrap(kek, each) for each in wrapped(log.path))


def test_many_seal_while_it_changes_again_and_again(log: SqliteLog) -> None:
    vault, ends, wrong = Vault(log), threading.Event(), []

    def seal(name: int) -> None:
        n = 0
        while not ends.is_set():
            try:
                reference, write = vault.seal(f"person:op-{name}/P{n}", "note", "text")
                log.append([DCBEvent("NoteMade", reference.encode(), [])], sealed=[write])
                assert vault.open(reference) == "text"
            except Exception as error:
                wrong.append(error)
            n += 1

    sealing = [threading.Thread(target=seal, args=(name,)) for name in range(3)]
    for each in sealing:
        each.start()
    with closing(SqliteLog(log.path)) as other:
        for _ in range(10):
            rotate(other)
    ends.set()
    for each in sealing:
        each.join()
    assert not wrong
    assert len(opened(log)) > 3
    assert verify(log.path).sound


def test_one_key_that_does_not_open_stops_it_before_anything_is_changed(store: str) -> None:
    with closing(sqlite3.connect(store)) as db:
        db.execute("UPDATE vault_keys SET wrapped = randomblob(40) WHERE subject = ?", (STAYS,))
        db.commit()
    before, key = wrapped(store), Path(f"{store}.key").read_bytes()
    ran = firstlight(store, "key", "rotate")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert ran.stderr == f"The key of {STAYS} does not open, and nothing was changed: run firstlight verify.\n"
    assert (wrapped(store), Path(f"{store}.key").read_bytes()) == (before, key)
    assert not Path(f"{store}.key.new").exists()


def test_a_key_in_the_variable_is_not_changed(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTLIGHT_KEY", b64encode(Path(f"{store}.key").read_bytes()).decode())
    ran = firstlight(store, "key", "rotate")
    assert ran.exit_code == 1
    assert ran.stderr.startswith("Only a key in a file can be changed: stop the service")
    assert "there is no store" in firstlight(f"{store}.none", "key", "rotate").stderr
    assert not Path(f"{store}.none").exists()
