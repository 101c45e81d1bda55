"""A checkpoint is signed by whoever has the vault's key, and by nobody who has only the database."""

import errno
import json
import os
import random
from base64 import b64encode
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from eventsourcing.dcb.api import DCBEvent
from typer.testing import CliRunner

from service.log import SqliteLog
from service.proof import verify
from service.proof.checkpoint import public_key, sign
from tests.service.given_store import GONE, make, tamper
from web.cli.main import app

pytestmark = pytest.mark.file


@pytest.fixture
def store(tmp_path: Path) -> str:
    return make(tmp_path)


def firstlight(store: str, *command: str) -> Result:
    ran = CliRunner().invoke(app, [*command, "--database", f"sqlite:///{store}"])
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran


def signed(store: str) -> tuple[str, dict[str, object]]:
    """A checkpoint's file, and what it holds."""
    file = f"{store}.checkpoint"
    ran = firstlight(store, "checkpoint", file)
    assert ran.exit_code == 0
    assert json.loads(ran.stdout) == json.loads(Path(file).read_text())
    return file, json.loads(ran.stdout)


def faults(ran: Result) -> list[str]:
    """The lines of a proof that found something."""
    assert ran.exit_code == 1
    assert ran.stderr.splitlines() == [
        f"{each['table']}{' ' if each['row'] else ''}{each['row']}: {each['what']}"
        for each in json.loads(ran.stdout)["faults"]
    ]
    return ran.stderr.splitlines()


def test_a_sound_store_says_its_head_what_was_erased_and_which_key_was_used(store: str) -> None:
    file, held = signed(store)
    ran = firstlight(store, "verify", "--checkpoint", file, "--format", "text")
    assert ran.exit_code == 0
    erased, used, *head = ran.stdout.splitlines()
    assert erased.startswith(f"{GONE}: its key and 2 rows of the vault, erased on ")
    assert erased.endswith(" by entry 6")
    assert used == "the signature was held against this store's key"
    assert head == ["sound: yes", "position: 7", "entry: 20", f"hash: {held['hash']}"]


def test_a_removed_end_shows_against_a_checkpoint(store: str) -> None:
    file, _ = signed(store)
    tamper(
        store,
        "DELETE FROM events WHERE position = 7",
        "DELETE FROM tags WHERE position = 7",
        "DELETE FROM chain WHERE number = 20",
    )
    Path(f"{store}.head").unlink()
    assert firstlight(store, "verify").exit_code == 0
    (line,) = faults(firstlight(store, "verify", "--checkpoint", file))
    assert line.startswith("events: the log ends at 6, the checkpoint says 7")


def test_a_checkpoint_of_somebody_with_only_the_database_is_not_believed(store: str) -> None:
    file, held = signed(store)
    theirs = sign(verify(store), Ed25519PrivateKey.generate())
    forged = f"{store}.forged"
    Path(forged).write_text(json.dumps({name: getattr(theirs, name) for name in held}))
    other_key = "checkpoint: was signed with another key than "
    assert faults(firstlight(store, "verify", "--checkpoint", forged)) == [f"{other_key}this store's key"]
    kept = ("--public-key", str(held["public_key"]))
    assert faults(firstlight(store, "verify", "--checkpoint", forged, *kept)) == [f"{other_key}the public key given"]
    Path(f"{store}.key").unlink()
    ran = firstlight(store, "verify", "--checkpoint", forged)
    assert ran.exit_code == 0
    assert json.loads(ran.stdout)["notes"] == [
        "the signature was held against the public key in the checkpoint itself: it does not say who signed"
    ]
    assert firstlight(store, "verify", "--checkpoint", file, *kept).exit_code == 0
    assert not Path(f"{store}.key").exists(), "a proof makes no key"


@pytest.mark.parametrize(
    "change",
    [{"position": 3}, {"entry": 3}, {"hash": "0" * 64}, {"at": "2020-01-01"}, {"signature": "00"}, {"signature": ""}],
    ids=str,
)
def test_a_changed_checkpoint_does_not_fit_its_signature(store: str, change: dict[str, object]) -> None:
    file, held = signed(store)
    Path(file).write_text(json.dumps(held | change))
    lines = faults(firstlight(store, "verify", "--checkpoint", file))
    assert "checkpoint: has a signature that does not fit this store's key" in lines


HUGE = json.dumps({"position": 1, "hash": "0" * 64, "entry": -(2**70), "at": "", "public_key": "", "signature": ""})


@pytest.mark.parametrize(
    "held", ["", "x", "7:ab", "[]", "{}", '{"position": "7", "hash": 3}', '{"position":1,"x":2}', HUGE]
)
def test_what_is_no_checkpoint_is_said_to_be_none(store: str, held: str) -> None:
    Path(f"{store}.bad").write_text(held)
    ran = firstlight(store, "verify", "--checkpoint", f"{store}.bad")
    assert ran.exit_code == 2
    assert "is no checkpoint" in " ".join(ran.stderr.replace("│", " ").split())


def test_position_and_hash_as_they_are_printed_are_a_checkpoint(store: str) -> None:
    head = json.loads(firstlight(store, "verify").stdout)
    known = ("--checkpoint", f"{head['position']}:{head['hash']}")
    with closing(SqliteLog(store)) as log:
        log.append([DCBEvent("CentreOpened", b"{}", [])])
    assert firstlight(store, "verify", *known).exit_code == 0
    assert firstlight(store, "verify", "--checkpoint", f"7:{'0' * 64}").exit_code == 1


def test_nothing_is_signed_that_is_not_sound_or_without_the_key(store: str) -> None:
    Path(f"{store}.key").rename(f"{store}.away")
    assert "not at hand" in firstlight(store, "checkpoint").stderr
    Path(f"{store}.away").rename(f"{store}.key")
    tamper(store, "UPDATE events SET data = X'00' WHERE position = 1")
    ran = firstlight(store, "checkpoint")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "events 1: was changed" in ran.stderr


def test_the_signing_key_is_the_one_of_the_vaults_key(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _, first = signed(store)
    monkeypatch.setenv("FIRSTLIGHT_KEY", b64encode(Path(f"{store}.key").read_bytes()).decode())
    _, second = signed(store)
    assert first["public_key"] == second["public_key"]
    monkeypatch.setenv("FIRSTLIGHT_KEY", "A" * 43 + "=")
    assert "FIRSTLIGHT_KEY is not the key of this store" in firstlight(store, "checkpoint").stderr
    monkeypatch.setenv("FIRSTLIGHT_KEY", "AAAA")
    assert "FIRSTLIGHT_KEY is no key" in firstlight(store, "checkpoint").stderr
    assert firstlight(store, "verify").exit_code == 0


def test_there_must_be_a_store_and_none_is_made(tmp_path: Path) -> None:
    for command in ("verify", "checkpoint"):
        assert "there is no store" in firstlight(str(tmp_path / "none.db"), command).stderr
    assert not list(tmp_path.iterdir())


def test_a_file_of_whatever_bytes_is_answered_in_a_line(store: str) -> None:
    whole = Path(store).read_bytes()
    chance = random.Random(7)
    for _ in range(60):
        held = bytearray(whole)
        for _ in range(chance.choice((1, 1, 5, 200))):
            held[chance.randrange(len(held))] = chance.randrange(256)
        Path(store).write_bytes(held)
        assert firstlight(store, "verify").exit_code in (0, 1)
    Path(store).write_bytes(b"nothing of ours" * 99)
    assert faults(firstlight(store, "verify")) == ["file: cannot be read: file is not a database"]


def test_tags_are_made_again_by_one_command(store: str) -> None:
    tamper(store, "DELETE FROM tags")
    assert faults(firstlight(store, "verify"))[0] == "tags 1 person:op-1/P01: is missing: the event gives it"
    assert json.loads(firstlight(store, "rebuild", "--tags").stdout) == {"tags": 12, "events": 7}
    assert firstlight(store, "verify").exit_code == 0


def test_public_key_is_printed(store: str) -> None:
    _, held = signed(store)
    assert len(bytes.fromhex(str(held["public_key"]))) == 32
    assert public_key(Ed25519PrivateKey.generate()) != held["public_key"]


def test_on_a_full_disk_a_checkpoint_is_refused_in_a_sentence_and_the_one_before_stays(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, _ = signed(store)
    before = Path(file).read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    ran = firstlight(store, "checkpoint", file)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert ran.stderr.splitlines()[-1] == "It was not done: [Errno 28] No space left on device."
    assert Path(file).read_bytes() == before
    assert [each.name for each in Path(file).parent.glob("*.checkpoint*")] == [Path(file).name], "nothing half written"
