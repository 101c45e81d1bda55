"""What was erased stands in no file of the store any more: not in the database, not in what is written ahead of it."""

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from eventsourcing.dcb.api import DCBEvent

from service.log import SqliteLog, VaultWrite
from service.privacy.vault import Vault
from service.proof import verify

pytestmark = pytest.mark.file

ERASED = DCBEvent("PersonSealedDataErased", b"{}", [])
KILLED = """
import os, sys
from eventsourcing.dcb.api import DCBEvent
from service.log import SqliteLog, truncating
truncating._truncated = lambda db: False
from service.privacy.vault import Vault
log = SqliteLog(sys.argv[1])
log.append([DCBEvent("PersonSealedDataErased", b"{}", [])], sealed=[Vault(log).destroy("person:op-1/P1")])
os._exit(9)
"""
HALFWAY = """
import os, sys
from eventsourcing.dcb.api import DCBEvent
from service.log import SqliteLog, vault
from service.privacy.vault import Vault
log, replace, tables = SqliteLog(sys.argv[1]), vault._replace, []
def until_the_second(db, table, rows):
    tables.append(table)
    len(tables) == 2 and os._exit(9)
    replace(db, table, rows)
vault._replace = until_the_second
log.append([DCBEvent("PersonSealedDataErased", b"{}", [])], sealed=[Vault(log).destroy("person:op-1/P1")])
"""


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    with closing(SqliteLog(str(tmp_path / "s.db"))) as made:
        yield made


def fill(log: SqliteLog, people: int) -> dict[str, list[bytes]]:
    """People with a few sealed texts each, long and short, entered in any order: what each left in the store."""
    vault, chance = Vault(log), random.Random(7)
    held: dict[str, list[bytes]] = {}
    for n in chance.sample(range(people), people):
        subject = f"person:op-1/P{n}"
        sealed = [vault.seal(subject, "note", "x" * chance.choice((5, 40, 200, 900))) for _ in range(3)]
        writes: list[VaultWrite] = [write for _, write in sealed]
        log.append([DCBEvent("NoteMade", b"{}", [subject])], sealed=writes)
        wrapped = log.vault_key(subject)
        assert wrapped is not None
        held[subject] = [wrapped, *(write.sealed for write in writes)]
    return held


def erase(log: SqliteLog, subject: str) -> None:
    log.append([ERASED], sealed=[Vault(log).destroy(subject)])


def left(path: str, sealed: list[bytes]) -> list[str]:
    """The files of the store that hold any of these, whole or their beginning."""
    files = [Path(f"{path}{end}") for end in ("", "-wal", "-shm") if Path(f"{path}{end}").exists()]
    held = {file.name: file.read_bytes() for file in files}
    return [name for name, bytes in held.items() if any(each[:20] in bytes for each in sealed)]


def awaited(holds: Callable[[], object]) -> bool:
    until = time.monotonic() + 30
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return bool(holds())


def test_it_stands_in_none_of_the_files_while_the_service_runs(log: SqliteLog) -> None:
    held = fill(log, 3)
    gone = held["person:op-1/P1"]
    assert "s.db-wal" in left(log.path, gone), "it was there before"
    erase(log, "person:op-1/P1")
    assert awaited(lambda: not left(log.path, gone))
    assert left(log.path, held["person:op-1/P0"]), "what others left stays"
    assert verify(log.path).sound


def test_no_copy_stays_behind_where_rows_were_moved_from_page_to_page(log: SqliteLog) -> None:
    chance = random.Random(1)
    made: dict[str, VaultWrite] = {}
    for n in range(3000):
        sealed = chance.randbytes(chance.choice((30, 60, 200, 900)))
        made[f"person:op-1/P{n:04}"] = VaultWrite(f"person:op-1/P{n:04}", chance.randbytes(16).hex(), sealed=sealed)
    log.append([DCBEvent("NoteMade", b"{}", [])], sealed=list(made.values()))
    gone = chance.sample(sorted(made), 600)
    log.append([ERASED], sealed=[VaultWrite(subject) for subject in gone])
    went = set(gone)
    assert awaited(lambda: not Path(f"{log.path}-wal").stat().st_size)
    assert not left(log.path, [made[subject].sealed for subject in gone])
    for subject, write in made.items():
        assert log.vault_row(write.reference or "") == (None if subject in went else (subject, "", write.sealed))
    assert verify(log.path).sound


def test_it_is_tried_until_nobody_reads_any_more_and_nobody_waits_for_it(log: SqliteLog) -> None:
    gone = fill(log, 3)["person:op-1/P1"]
    with closing(sqlite3.connect(log.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM vault").fetchone()
        erase(log, "person:op-1/P1")
        log.append([DCBEvent("CentreOpened", b"{}", [])])
        assert "s.db-wal" in left(log.path, gone), "a reader holds it"
    assert awaited(lambda: not left(log.path, gone))


def test_a_process_that_was_killed_before_it_got_to_it_is_made_up_for_at_the_next_start(log: SqliteLog) -> None:
    path = log.path
    gone = fill(log, 3)["person:op-1/P1"]
    log.close()
    subprocess.run([sys.executable, "-c", KILLED, path], check=False)
    with closing(sqlite3.connect(path)) as other:  # somebody has it open, so that no last one empties it by going
        other.execute("SELECT 1 FROM events").fetchone()
        assert left(path, gone), "not yet"
        with closing(SqliteLog(path)):
            assert awaited(lambda: not Path(f"{path}-wal").stat().st_size)
            assert not left(path, gone)


def test_a_process_that_was_killed_in_the_middle_has_erased_nothing_and_it_is_entered_again(log: SqliteLog) -> None:
    path = log.path
    kept = fill(log, 3)["person:op-1/P1"]
    log.close()
    assert subprocess.run([sys.executable, "-c", HALFWAY, path], check=False).returncode == 9
    with closing(SqliteLog(path)) as again:
        assert again.vault_key("person:op-1/P1") == kept[0]
        assert verify(path).sound
        assert not verify(path).erased
        erase(again, "person:op-1/P1")
        assert again.vault_key("person:op-1/P1") is None
        assert awaited(lambda: not left(path, kept))
        assert [each.subject for each in verify(path).erased] == ["person:op-1/P1"]
