"""The file of a backup: a tar of the manifest, the sealed key and the database."""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from service.privacy.fresh_file import fresh_file, written_anew

MANIFEST, KEY, DATABASE = "manifest.json", "key.json", "store.db"
CHUNK = 1 << 20


class NoBackup(Exception):
    """What was wanted of a backup cannot be done; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: when it was made (UTC), the head of the chain, the database's SHA-256."""

    at: str
    position: int
    entry: int
    hash: str
    database: str

    @property
    def written(self) -> bytes:
        """As it stands in the file."""
        return json.dumps(asdict(self), indent=1).encode()


def write(file: Path, manifest: Manifest, key: bytes, database: Path) -> None:
    """Write a backup that is whole and durable as soon as it is there. Raises FileExistsError."""
    with fresh_file(file) as made, tarfile.open(fileobj=made, mode="w") as tar:
        for name, held in ((MANIFEST, manifest.written), (KEY, key)):
            _add(tar, name, len(held), io.BytesIO(held))
        with database.open("rb") as rows:
            _add(tar, DATABASE, database.stat().st_size, rows)


@contextmanager
def opened(file: Path) -> Iterator[tarfile.TarFile]:
    """A backup to be read. Raises NoBackup for whatever else lies there."""
    try:
        with tarfile.open(file, mode="r:") as tar:
            yield tar
    except (tarfile.TarError, KeyError, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise NoBackup(f"{file} is no backup of a store, or it was cut off or changed.") from error


def read(tar: tarfile.TarFile, name: str) -> bytes:
    """A small part of a backup."""
    return member(tar, name).read(CHUNK)


def take_out(tar: tarfile.TarFile, to: Path) -> str:
    """Write the database to a file that is not there yet, durably; its SHA-256."""
    digest = hashlib.sha256()
    with written_anew(to) as made:
        source = member(tar, DATABASE)
        while piece := source.read(CHUNK):
            digest.update(piece)
            made.write(piece)
    return digest.hexdigest()


def member(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    """A part of a backup. Raises KeyError where there is none."""
    found = tar.extractfile(name)
    if found is None:
        raise KeyError(name)
    return found


def _add(tar: tarfile.TarFile, name: str, size: int, held: IO[bytes]) -> None:
    part = tarfile.TarInfo(name)
    part.size, part.mode = size, 0o600
    tar.addfile(part, held)
