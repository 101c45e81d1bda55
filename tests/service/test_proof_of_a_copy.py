"""A store that was put away on a disk which takes nothing is proved as it lies there."""

import sqlite3
from pathlib import Path

import pytest

from service.proof import reading, verify
from tests.service.given_store import make

pytestmark = pytest.mark.file


def test_a_store_beside_which_no_file_can_be_made_is_proved_unless_what_is_newer_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, as_ever = make(tmp_path), reading._reader

    def on_such_a_disk(path: str, more: str = "") -> sqlite3.Connection:
        if "immutable" in more:
            return as_ever(path, more)
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode = sqlite3.SQLITE_READONLY_DIRECTORY
        raise error

    Path(f"{path}-wal").unlink(missing_ok=True)
    monkeypatch.setattr(reading, "_reader", on_such_a_disk)
    proved = verify(path)
    assert (proved.faults, proved.position > 0) == ((), True)
    Path(f"{path}-wal").write_bytes(b"newer entries")
    assert [each.what for each in verify(path).faults] == ["cannot be read: attempt to write a readonly database"]
