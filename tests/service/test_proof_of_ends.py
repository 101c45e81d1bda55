"""An end that vanished shows; what the service itself does, several processes of it and a kill at once, never does."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from eventsourcing.dcb.api import DCBEvent

from service.access.access_log import AccessLog
from service.log import SqliteLog
from service.log.chain import adding, retention, rewrapped
from service.log.head import HeadFile
from service.privacy.vault import Vault
from service.proof import verify
from service.proof.checkpoint import Checkpoint, sign, signing_key
from tests.service.given_store import STAYS, faulty_tables, make, remove_the_end, tamper

pytestmark = pytest.mark.file

WRITER = """
import sqlite3, sys
from contextlib import closing
from eventsourcing.dcb.api import DCBEvent
from service.access.access_log import AccessLog
from service.log import SqliteLog
from service.privacy.vault import Vault
path, name, many = sys.argv[1], sys.argv[2], int(sys.argv[3])
with closing(SqliteLog(path)) as log, closing(AccessLog(f"sqlite:///{path}")) as looks:
    vault = Vault(log)
    for n in range(many):
        reference, write = vault.seal(f"person:op-{name}/P{n:02}", "note", "text")
        log.append([DCBEvent("NoteMade", reference.encode(), [f"entry:{name}-{n}"])], sealed=[write])
        while True:
            try:
                looks.record(name, "Council", "op-1", "person", f"P{n:02}")
                break
            except sqlite3.OperationalError:
                pass  # a look waits half a second for the other's lock; whoever looked asks again
        print(n, flush=True)
"""

KILLED = """
import os, sys
from eventsourcing.dcb.api import DCBEvent
from service.log import SqliteLog
log = SqliteLog(sys.argv[1])
log.append([DCBEvent("NoteMade", b"x" * 300, ["t:1"])] * int(sys.argv[2]))
log.append([DCBEvent("NoteMade", b"the last", ["t:1"])])
os._exit(9)
"""
"""Three thousand events in one append are carried over from the write-ahead file at once; the last one is not."""


@pytest.fixture
def store(tmp_path: Path) -> str:
    return make(tmp_path)


def checkpoint_of(path: str) -> Checkpoint:
    key = signing_key(path)
    assert key is not None
    return sign(verify(path), key)


def test_an_end_that_was_removed_shows_beside_the_head_and_against_a_checkpoint(store: str) -> None:
    known = checkpoint_of(store)
    assert verify(store, known).sound
    remove_the_end(store, after=6)
    assert [str(each).partition(":")[2] for each in verify(store).faults] == [
        " ends at entry 19, s.db.head says 20: the write-ahead file is missing, or the end was removed"
    ]
    Path(f"{store}.head").unlink()
    alone = verify(store)
    assert alone.sound, "nothing is left that could tell"
    assert alone.unproved == "s.db.head tells nothing: an end that was removed shows only against a checkpoint"
    (fault,) = verify(store, known).faults
    assert "the log ends at 6, the checkpoint says 7" in str(fault)


def test_a_store_that_was_written_anew_differs_from_a_checkpoint(store: str, tmp_path: Path) -> None:
    known = checkpoint_of(store)
    (tmp_path / "other").mkdir()
    other = make(tmp_path / "other")
    assert verify(other).sound
    assert [fault.what for fault in verify(other, known).faults] == ["differs from the checkpoint"]
    assert [fault.what for fault in verify(other, Checkpoint(known.position, known.hash)).faults] == [
        "differs from the checkpoint"
    ]
    assert verify(store, Checkpoint(known.position, known.hash)).sound, "also as it is printed"


@pytest.mark.parametrize("many", [1, 3000], ids=["with everything in it", "with the last entry alone in it"])
def test_a_write_ahead_file_that_vanished_is_named(tmp_path: Path, many: int) -> None:
    path = str(tmp_path / "w.db")
    subprocess.run([sys.executable, "-c", KILLED, path, str(many)], check=False)
    assert Path(f"{path}-wal").stat().st_size
    assert verify(path).sound, "nothing is lost while it is there"
    Path(f"{path}-wal").unlink()
    assert any("the write-ahead file is missing" in str(fault) for fault in verify(path).faults)


def test_what_was_lost_is_told_for_good_until_somebody_signs_for_it(store: str) -> None:
    remove_the_end(store, after=5)
    with closing(SqliteLog(store)) as log:
        log.append([DCBEvent("CentreOpened", b"{}", [])] * 40)
    (fault,) = verify(store).faults
    assert "the store was opened when chain entry 20, which had been stored, was gone" in fault.what
    assert verify(store, losses_known_to=verify(store).entry).sound


def test_a_new_file_beside_an_old_head_lost_nothing(store: str) -> None:
    Path(store).unlink()
    with closing(SqliteLog(store)) as log:
        log.append([DCBEvent("CentreOpened", b"{}", [])])
    assert verify(store).sound


def test_two_processes_on_one_file_keep_one_chain(tmp_path: Path) -> None:
    path = str(tmp_path / "two.db")
    SqliteLog(path).close()
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, path, name, "40"], stdout=subprocess.DEVNULL) for name in "ab"
    ]
    while any(each.poll() is None for each in running):
        assert not verify(path).faults, "nor at any moment in between"
    assert [each.returncode for each in running] == [0, 0]
    found = verify(path)
    assert found.sound, found.faults
    assert (found.position, found.entry) == (80, 1 + 4 * 80), (
        "the server's key; an event, a key, a text and a look for each"
    )


def test_a_kill_at_any_moment_leaves_a_sound_store(tmp_path: Path) -> None:
    path = str(tmp_path / "k.db")
    for name in "abcd":
        running = subprocess.Popen([sys.executable, "-c", WRITER, path, name, "100000"], stdout=subprocess.PIPE)
        assert running.stdout is not None
        for _ in range(5):
            running.stdout.readline()
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
        running.stdout.close()
        found = verify(path)
        assert found.sound, found.faults
    assert found.position >= 20


@pytest.mark.parametrize("opened_first", [SqliteLog, lambda path: AccessLog(f"sqlite:///{path}")], ids=["log", "looks"])
def test_a_store_from_before_the_chain_is_taken_in_as_it_is_opened(
    store: str, opened_first: Callable[[str], SqliteLog | AccessLog]
) -> None:
    with closing(sqlite3.connect(store)) as db:
        db.execute("DROP TABLE chain")
        db.execute("CREATE TABLE chain (position INTEGER PRIMARY KEY, hash BLOB NOT NULL)")
        looks = "at, actor, agency, operation, what, subject, reason"
        db.execute(f"CREATE TABLE before AS SELECT {looks} FROM access_log")
        db.execute("DROP TABLE access_log")
        db.execute("ALTER TABLE before RENAME TO access_log")
    Path(f"{store}.head").unlink()
    assert faulty_tables(verify(store)) >= {"chain"}
    with closing(opened_first(store)):
        pass
    found = verify(store)
    assert found.sound, found.faults
    assert [(each.kind, each.count) for each in found.others] == [("begun", 16)]
    with closing(AccessLog(f"sqlite:///{store}")) as looks:
        looks.record("casey", "Council", "op-1", "person", "P01")
        assert len(looks.entries("op-1")) == 4
    assert verify(store).sound
    tamper(store, "UPDATE events SET data = X'00' WHERE position = 1")
    assert faulty_tables(verify(store)) == {"events"}


def test_keys_wrapped_anew_and_looks_whose_time_is_up_are_told(store: str) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as db, closing(HeadFile(store)) as head:
        with adding(db, head) as chain:
            db.execute("UPDATE vault_keys SET wrapped = X'0102'")
            rewrapped(chain, db.execute("SELECT subject, wrapped FROM vault_keys").fetchall())
            db.execute("DELETE FROM access_log WHERE number = 2")
            retention(chain, [2])
        db.execute("VACUUM")  # packs the rows together; their numbers stay
    found = verify(store)
    assert found.sound, found.faults
    assert [(each.kind, each.count) for each in found.others] == [("rewrapped", 3), ("retention", 1)]
    tamper(store, "UPDATE vault_keys SET wrapped = X'0103' WHERE subject = ?", values=(STAYS,))
    assert [(fault.table, fault.row) for fault in verify(store).faults] == [("vault_keys", STAYS)]


def test_an_entry_that_is_refused_leaves_nothing_in_the_chain(store: str) -> None:
    with closing(SqliteLog(store)) as log:
        reference, write = Vault(log).seal(STAYS, "note", "text")
        log.append([DCBEvent("NoteMade", reference.encode(), [])], sealed=[write])
        before = verify(store).entry
        with pytest.raises(sqlite3.IntegrityError):
            log.append([DCBEvent("NoteMade", reference.encode(), [])], sealed=[write])
        assert (verify(store).sound, verify(store).entry) == (True, before)


def test_a_changed_end_stops_nobody_from_storing_and_stays_a_fault(store: str) -> None:
    tamper(store, "UPDATE chain SET hash = 'x' WHERE number = 20")
    with closing(SqliteLog(store)) as log:
        log.append([DCBEvent("CentreOpened", b"{}", [])])
    assert {(fault.table, fault.row) for fault in verify(store).faults} >= {("chain", "20")}


def test_tags_are_made_again_from_the_events(store: str) -> None:
    tamper(store, "DELETE FROM tags WHERE position < 4", "INSERT INTO tags VALUES ('entry:9', 'NoteMade', 9)")
    assert faulty_tables(verify(store)) == {"tags"}
    with closing(SqliteLog(store)) as log:
        assert log.rebuild_tags() == (12, 7)
        assert verify(store).sound
