"""Making a backup beside a running service: SQLite's own online copy, proved before anybody is told that it is done."""

import hashlib
import secrets
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from service.backup.archive import Manifest, NoBackup, write
from service.backup.sealed_key import seal_key
from service.log.head import known_before
from service.log.vault import sample
from service.privacy.key_file import KeyUnusable
from service.privacy.keys import key_at_hand
from service.proof import Verification, verify
from service.proof.checkpoint import Checkpoint
from service.proof.reading import file_opened, is_there

LEFT_OUT = ("signed_in", "sign_in_try", "kept_form")
"""Tables that no copy holds: who is signed in, who tried to, what was typed and not sent."""
RESTORED = "The store was restored from a backup."
"""Why no webhook of a copy sends by itself: the store that it was made of may go on sending, or go on from later."""


def back_up(path: str, file: Path, passphrase: str) -> Manifest:
    """Copy the store at a path into a file. Raises NoBackup where it is not sound, KeyUnusable where its key is not."""
    if file.exists():
        raise NoBackup(f"{file} is there already, and no backup is written over: name another file.")
    copy = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        known = _known(path)  # before it is copied: the copy's end may be later, never earlier
        key = _copied(path, copy)
        found = _proved(copy, known)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with copy.open("rb") as held:
            digest = hashlib.file_digest(held, "sha256").hexdigest()
        manifest = Manifest(at, found.position, found.entry, found.hash, digest)
        write(file, manifest, seal_key(key, passphrase, manifest.written), copy)
        return manifest
    except FileExistsError:
        raise NoBackup(f"{file} is there already, and no backup is written over: name another file.") from None
    finally:
        copy.unlink(missing_ok=True)


def _copied(path: str, copy: Path) -> bytes:
    """Copy the database; the key that opens the copy, also where the key was changed as the copy was made."""
    for again in (True, False):
        copy.unlink(missing_ok=True)
        copy.touch(0o600)
        with file_opened(path) as live, closing(sqlite3.connect(copy, isolation_level=None)) as made:
            live.backup(made)
            _leave_out(made)
            wrapped = sample(made)
        try:
            key = key_at_hand(f"{path}.key", wrapped)
        except KeyUnusable:
            if again:
                continue
            raise
        if key is None:
            break
        return key
    raise KeyUnusable(f"The vault's key is missing: put {path}.key back, or set FIRSTLIGHT_KEY. Nothing was backed up.")


def _leave_out(made: sqlite3.Connection) -> None:
    made.execute("PRAGMA journal_mode=DELETE")
    made.execute("PRAGMA secure_delete=ON")
    for table in LEFT_OUT:
        if is_there(made, table):
            made.execute(f"DELETE FROM {table}")
    if is_there(made, "webhook"):
        made.execute(
            "UPDATE webhook SET state = 'failed', reason = ?, lease_until = 0 WHERE state <> 'removed'", (RESTORED,)
        )


def _known(path: str) -> Checkpoint | None:
    head = known_before(path)
    return Checkpoint(0, head.hash.hex(), head.number) if head else None


def _proved(copy: Path, known: Checkpoint | None) -> Verification:
    found = verify(str(copy), known, losses_known_to=sys.maxsize)
    if not found.sound:
        raise NoBackup("\n".join(("The store is not sound, and nothing was backed up:", *map(str, found.faults))))
    return found
