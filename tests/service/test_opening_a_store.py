"""A store is opened while others use it."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from service.access.access_log import AccessLog
from service.log import SqliteLog
from service.proof import verify

pytestmark = pytest.mark.file


def test_a_store_that_another_process_is_writing_to_is_waited_for_as_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "held.db"
    SqliteLog(str(path)).close()
    with closing(sqlite3.connect(path, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        letting_go = threading.Timer(1.5, other.rollback)  # longer than a look waits
        letting_go.start()
        with closing(AccessLog(f"sqlite:///{path}")) as looks:
            looks.record("casey", "Council", "op-1", "person", "P01")
        letting_go.join()
    assert verify(str(path)).sound
