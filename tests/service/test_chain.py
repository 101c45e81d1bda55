"""Whoever changes the log behind our back is found, and the place named."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from eventsourcing.dcb.api import DCBEvent

from service import chain
from service.log import SqliteLog


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    made = SqliteLog(str(tmp_path / "c.db"))
    for n in range(1, 6):
        made.append([DCBEvent("Something", f"{n}".encode(), [f"t:{n}"])])
    yield made
    made.close()


def tamper(log: SqliteLog, sql: str) -> None:
    db = sqlite3.connect(log.path)
    db.execute(sql)
    db.commit()
    db.close()


def test_an_untouched_log_is_sound(log: SqliteLog) -> None:
    position, digest = chain.extend(log)
    assert chain.verify(log, (position, digest)).sound
    log.append([DCBEvent("Something", b"6", [])])
    assert chain.extend(log)[0] == 6
    assert chain.verify(log, (position, digest)).sound


@pytest.mark.parametrize(
    ("sql", "wrong_at"),
    [
        ("UPDATE events SET data = X'78' WHERE position = 3", 3),
        ("UPDATE events SET tags = 't:9' WHERE position = 2", 2),
        ("DELETE FROM events WHERE position = 4", 4),
        ("DELETE FROM events WHERE position = 5", 5),
    ],
    ids=["changed data", "changed tags", "removed in the middle", "removed at the end"],
)
def test_a_change_is_found_and_its_place_named(log: SqliteLog, sql: str, wrong_at: int) -> None:
    chain.extend(log)
    tamper(log, sql)
    found = chain.verify(log)
    assert (found.sound, found.wrong_at) == (False, wrong_at)


def test_a_checkpoint_finds_a_log_that_was_rewritten_whole(log: SqliteLog) -> None:
    checkpoint = chain.extend(log)
    tamper(log, "UPDATE events SET data = X'78' WHERE position = 3")
    tamper(log, "DELETE FROM chain")
    chain.extend(log)
    assert chain.verify(log).sound
    assert not chain.verify(log, checkpoint).sound
