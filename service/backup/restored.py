"""A store made of a backup again: nothing is written over, and nothing stays there that was not proved."""

import json
import os
import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

from service.backup.archive import KEY, MANIFEST, Manifest, NoBackup, opened, read, take_out
from service.backup.sealed_key import WrongPassphrase, open_key
from service.log.head import HeadFile
from service.privacy.fresh_file import sync_folder
from service.privacy.key_file import write_key
from service.privacy.vault import text_of
from service.proof import Verification, verify
from service.proof.checkpoint import Checkpoint

BESIDE = ("", "-wal", "-shm", ".key", ".key.new", ".head", ".outcomes", ".outcomes-wal", ".outcomes-shm")
"""What makes a store: none of it may be there already."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was found in a backup: its manifest, the proof, and how many keys and sealed texts its key opened."""

    manifest: Manifest
    found: Verification
    keys: int
    texts: int


def restore(file: Path, path: str, passphrase: str) -> Restored:
    """Make a store at a path of a backup. Raises NoBackup with what is wrong; nothing is left there then."""
    for name in (f"{path}{end}" for end in BESIDE):
        if Path(name).exists():
            raise NoBackup(f"{name} is there already, and nothing is written over: move it away, or restore elsewhere.")
    part = Path(f"{path}.{secrets.token_hex(4)}")
    try:
        with opened(file) as backup:
            written = read(backup, MANIFEST)
            key = _key(read(backup, KEY), passphrase, written)
            manifest = Manifest(**json.loads(written))
            if take_out(backup, part) != manifest.database:
                raise NoBackup(f"{file}: the database in it is not the one that was backed up.")
        restored = _proved(part, manifest, key)
        write_key(f"{path}.key", key)
        with closing(HeadFile(path)) as head:
            head.keep(manifest.entry, bytes.fromhex(manifest.hash))
        os.link(part, path)
        sync_folder(path)
        return restored
    finally:
        for end in ("", "-wal", "-shm"):
            Path(f"{part}{end}").unlink(missing_ok=True)


def _key(held: bytes, passphrase: str, manifest: bytes) -> bytes:
    try:
        return open_key(held, passphrase, manifest)
    except WrongPassphrase:
        raise NoBackup("The passphrase is not the one of this backup, or its manifest was changed.") from None


def _proved(part: Path, manifest: Manifest, key: bytes) -> Restored:
    known = Checkpoint(manifest.position, manifest.hash, manifest.entry)
    found = verify(str(part), known, losses_known_to=manifest.entry)
    if not found.sound:
        raise NoBackup("\n".join(("The backup is not sound, and nothing was restored:", *map(str, found.faults))))
    with closing(sqlite3.connect(f"{part.absolute().as_uri()}?mode=ro", uri=True)) as db:
        return Restored(manifest, found, *_opened(db, key))


def _opened(db: sqlite3.Connection, kek: bytes) -> tuple[int, int]:
    """How many keys and texts the key opens: each of them, or it is no backup."""
    keys: dict[str, bytes] = {}
    for subject, wrapped in db.execute("SELECT subject, wrapped FROM vault_keys"):
        try:
            keys[subject] = aes_key_unwrap(kek, wrapped)
        except (InvalidUnwrap, ValueError):
            raise NoBackup(f"The key of {subject} does not open with the backup's key.") from None
    texts = 0
    for reference, subject, kind, sealed in db.execute("SELECT reference, subject, kind, sealed FROM vault"):
        try:
            text_of(AESGCM(keys[subject]), subject, reference, kind, sealed)
        except (InvalidTag, KeyError, ValueError):
            raise NoBackup(f"The sealed text {reference} does not open with the backup's key.") from None
        texts += 1
    return len(keys), texts
