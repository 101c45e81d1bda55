"""What is wrong with a backup, its passphrase or its place is said in a sentence, and nothing is left there."""

import getpass
import hashlib
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from service.backup.archive import Manifest, write
from service.backup.sealed_key import seal_key
from service.proof import verify
from tests.service.given_backups import PASSPHRASE, backed_up, command, members, packed, refused, restored
from tests.service.given_store import make, tamper

pytestmark = pytest.mark.file


@pytest.fixture
def store(tmp_path: Path) -> str:
    return make(tmp_path)


@pytest.mark.parametrize("end", ["", "-wal", ".key", ".head", ".outcomes"])
def test_nothing_is_written_over(store: str, tmp_path: Path, end: str) -> None:
    file, there = backed_up(store), tmp_path / f"again.db{end}"
    there.write_bytes(b"somebody's")
    sentence = refused(restored(file, str(tmp_path / "again.db")))
    assert sentence == f"{there} is there already, and nothing is written over: move it away, or restore elsewhere."
    assert there.read_bytes() == b"somebody's"
    assert len(list(tmp_path.glob("again*"))) == 1
    again = command("backup", file, "--database", f"sqlite:///{store}")
    assert refused(again) == f"{file} is there already, and no backup is written over: name another file."


def test_a_wrong_passphrase_is_a_sentence_and_leaves_nothing(store: str, tmp_path: Path) -> None:
    file = backed_up(store)
    sentence = refused(restored(file, str(tmp_path / "again.db"), "four words of theirs"))
    assert sentence == "The passphrase is not the one of this backup, or its manifest was changed."
    assert not list(tmp_path.glob("again*"))


def test_a_passphrase_is_typed_twice_for_a_new_one_and_is_not_short(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ("backup", f"{store}.b", "--database", f"sqlite:///{store}")
    assert refused(command(*made, passphrase="short")) == "A passphrase has at least 12 characters."
    said = [PASSPHRASE, "something else", PASSPHRASE, PASSPHRASE, PASSPHRASE]
    monkeypatch.setattr(getpass, "getpass", lambda _: said.pop(0))
    assert refused(command(*made, passphrase=None)) == "The two are not alike, and nothing was backed up."
    assert command(*made, passphrase=None).exit_code == 0
    back = ("restore", f"{store}.b", "--to", f"sqlite:///{tmp_path}/again.db")
    assert command(*back, passphrase=None).exit_code == 0


def test_without_a_terminal_the_variable_is_asked_for(store: str) -> None:
    words = ["-m", "web.cli.main", "backup", f"{store}.b", "--database", f"sqlite:///{store}"]
    none = subprocess.DEVNULL
    ran = subprocess.run([sys.executable, *words], stdin=none, capture_output=True, text=True, start_new_session=True)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "There is no terminal to type a passphrase at: set FIRSTLIGHT_PASSPHRASE.\n"


def test_an_unsound_store_is_not_backed_up_and_one_without_its_key_neither(store: str) -> None:
    made = ("backup", f"{store}.b", "--database", f"sqlite:///{store}")
    Path(f"{store}.key").rename(f"{store}.away")
    assert refused(command(*made)).startswith(f"The vault's key is missing: put {store}.key back")
    Path(f"{store}.away").rename(f"{store}.key")
    tamper(store, "UPDATE events SET data = X'00' WHERE position = 1")
    first, fault = refused(command(*made)).splitlines()
    assert (first, fault) == ("The store is not sound, and nothing was backed up:", "events 1: was changed")
    assert not list(Path(store).parent.glob("*.b*"))


def test_an_end_that_went_before_the_backup_shows(store: str) -> None:
    head = Path(f"{store}.head").read_bytes()
    tamper(store, "DELETE FROM events WHERE position = 7", "DELETE FROM tags WHERE position = 7")
    with closing(sqlite3.connect(store)) as db:
        db.execute("DELETE FROM chain WHERE number = (SELECT max(number) FROM chain)")
        db.commit()
    assert Path(f"{store}.head").read_bytes() == head
    assert "the checkpoint says 20" in refused(command("backup", f"{store}.b", "--database", f"sqlite:///{store}"))


@pytest.mark.parametrize("part", ["manifest.json", "key.json", "store.db"])
def test_a_changed_or_missing_part_is_found(store: str, tmp_path: Path, part: str) -> None:
    file, to = backed_up(store), str(tmp_path / "again.db")
    held = members(file)
    middle = len(held[part]) // 2
    changed = held[part][:middle] + bytes([held[part][middle] ^ 1]) + held[part][middle + 1 :]
    packed(file, held | {part: changed})
    assert refused(restored(file, to))
    packed(file, {name: data for name, data in held.items() if name != part})
    assert refused(restored(file, to)) == f"{file} is no backup of a store, or it was cut off or changed."
    packed(file, held)
    assert restored(file, to).exit_code == 0


def test_whoever_has_the_passphrase_and_changes_the_store_is_found_by_the_chain(store: str, tmp_path: Path) -> None:
    found = verify(store)
    tamper(store, "UPDATE events SET data = X'00' WHERE position = 1")
    with closing(sqlite3.connect(store)) as db:
        db.execute("PRAGMA journal_mode=DELETE")
    digest = hashlib.sha256(Path(store).read_bytes()).hexdigest()
    manifest = Manifest("2026-05-03T00:00:00+00:00", found.position, found.entry, found.hash, digest)
    key = seal_key(Path(f"{store}.key").read_bytes(), PASSPHRASE, manifest.written)
    write(tmp_path / "forged", manifest, key, Path(store))
    sentence = refused(restored(str(tmp_path / "forged"), str(tmp_path / "again.db")))
    assert sentence.splitlines() == ["The backup is not sound, and nothing was restored:", "events 1: was changed"]
    assert not list(tmp_path.glob("again*"))


def test_a_file_of_whatever_bytes_is_answered_in_a_sentence(store: str, tmp_path: Path) -> None:
    file, chance = backed_up(store), random.Random(7)
    whole = Path(file).read_bytes()
    bad = [b"", b"nothing of ours" * 99, whole[:700], whole[: len(whole) // 2], whole[:-12000]]
    for _ in range(6):
        held = bytearray(whole)
        for _ in range(40):
            held[chance.randrange(3000)] = chance.randrange(256)
        bad.append(bytes(held))
    for each in bad:
        Path(file).write_bytes(each)
        assert refused(restored(file, str(tmp_path / "again.db")))
        assert not list(tmp_path.glob("again*"))
    assert "No such file" in refused(restored(f"{file}.none", str(tmp_path / "again.db")))
