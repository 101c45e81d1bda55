"""A store that is put back to what it was, as a backup or another machine would do it."""

import sqlite3
from contextlib import closing
from pathlib import Path


def copied(path: Path) -> Path:
    """A copy of a file as it stands, also of one that somebody has open."""
    copy = path.with_name(f"{path.name}.copy")
    copy.unlink(missing_ok=True)
    _over(path, copy)
    return copy


def put_back(path: Path, copy: Path) -> None:
    """What the copy holds, in the very file that somebody may have open."""
    _over(copy, path)


def _over(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as held, closing(sqlite3.connect(target)) as taken:
        held.backup(taken)
