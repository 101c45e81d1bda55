"""FILE.head: the last entry of the chain, beside the database, so that an end that vanished shows.

Where the write-ahead file is gone, the database alone is a sound store of some time ago. This file is written after
each commit and is never ahead of what is durable; it may lie a little behind, where two processes write at once.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Head(NamedTuple):
    """The number of an entry of the chain, and its hash."""

    number: int
    hash: bytes


UNREADABLE = Head(0, b"")
"""A head of which nobody can say what it was: it is no entry's."""
MOST = 200
"""Bytes of the file that are looked at: more than it ever has."""


def head_file(path: str) -> Path:
    """Where the head of the store at a path is kept."""
    return Path(f"{path}.head")


def said(path: str) -> Head | None:
    """What FILE.head says; None where there is none. Raises ValueError for what cannot be read as one."""
    try:
        return _read(head_file(path).read_bytes())
    except FileNotFoundError:
        return None


def _read(held: bytes) -> Head | None:
    """What is written there; None for nothing: a process makes the file at this moment. Raises ValueError."""
    if not held:
        return None
    number, shown = held.decode("ascii").split()
    head = Head(int(number), bytes.fromhex(shown))
    if len(head.hash) != 32 or not 0 <= head.number < 2**63:
        raise ValueError("it holds no head")
    return head


def known_before(path: str) -> Head | None:
    """What FILE.head knows of a store that is about to be opened.

    Nothing of one that is only now made, whatever stood there once. UNREADABLE where it cannot be read.
    """
    database = Path(path)
    try:
        return said(path) if database.exists() and database.stat().st_size else None
    except ValueError:
        return UNREADABLE


def has_wal(path: str) -> bool:
    """Whether the write-ahead file is there and holds anything. Asked before anybody opens the store, who makes one."""
    wal = Path(f"{path}-wal")
    return wal.exists() and wal.stat().st_size > 0


class HeadFile:
    """Keeps the head; a store in memory has none. What cannot be written is left: the file then says less, not more.

    A head that cannot be read is left as well, so that a proof names it, until the chain itself says that it was so.
    """

    def __init__(self, path: str | None) -> None:
        self._file: int | None = None
        if path is not None:
            with suppress(OSError):
                self._file = os.open(head_file(path), os.O_RDWR | os.O_CREAT, 0o600)

    def keep(self, number: int, held: bytes) -> None:
        """Write the head of what was just committed; always as many bytes, so that nothing of the last one stays."""
        if self._file is not None:
            with suppress(OSError, ValueError):
                _read(os.pread(self._file, MOST, 0))
                os.pwrite(self._file, b"%020d %b\n" % (number, held.hex().encode()), 0)

    def begin_anew(self) -> None:
        """Let go of what stands there."""
        if self._file is not None:
            with suppress(OSError):
                os.ftruncate(self._file, 0)

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
