"""A file that is whole and durable as soon as it is there, and that only its owner may read."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def fresh_file(file: str | Path, mode: int = 0o600) -> Iterator[IO[bytes]]:
    """Write a file beside its place; it gets its name once all of it lies on the disk. Raises FileExistsError."""
    part = Path(f"{file}.{secrets.token_hex(4)}")
    try:
        with written_anew(part, mode) as made:
            yield made
        os.link(part, file)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(file)


@contextmanager
def written_anew(file: Path, mode: int = 0o600) -> Iterator[IO[bytes]]:
    """Write a file that is not there yet, durably. Raises FileExistsError."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as made:
        yield made
        made.flush()
        os.fsync(made.fileno())


def sync_folder(file: str | Path) -> None:
    """Make a file's name durable."""
    folder = os.open(Path(file).parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def put(file: Path, what: bytes) -> None:
    """Write a file in place of what stood there: all of it, or what stood there stays."""
    if file.exists() and not file.is_file():  # a device or a pipe, which nothing can take the place of
        file.write_bytes(what)
        return
    part = Path(f"{file}.{secrets.token_hex(4)}")
    try:
        with written_anew(part) as made:
            made.write(what)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(file)
