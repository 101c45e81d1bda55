"""The file of a store is moved away or exchanged under the process that has it open."""

from pathlib import Path

import pytest
from eventsourcing.dcb.api import DCBEvent

from service.log import NotStored, WentBack
from service.log.sqlite import SqliteLog
from tests.put_back import copied

EVENT = DCBEvent("A", b"{}", ["a:1"])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.db"


@pytest.mark.parametrize("ending", ["", "-wal"])
def test_nothing_goes_into_a_file_that_was_moved_away_and_all_goes_on_once_it_is_back(path: Path, ending: str) -> None:
    log = SqliteLog(str(path))
    log.append([EVENT])
    moved = path.with_name(f"log.db{ending}")
    away = moved.rename(path.with_name("away.db"))
    with pytest.raises(NotStored, match="moved away"):
        log.append([EVENT])
    with pytest.raises(NotStored, match="moved away"):
        log.head()
    assert not moved.exists()
    away.rename(moved)
    assert log.append([EVENT]) == log.head() == 2
    log.close()


@pytest.mark.parametrize("as_restored", [True, False])
def test_another_file_in_the_place_of_the_store_is_neither_read_nor_written(path: Path, as_restored: bool) -> None:
    log = SqliteLog(str(path))
    log.append([EVENT])
    copy = copied(path)
    log.append([EVENT])
    copy.replace(path)
    if as_restored:
        path.with_name("log.db-wal").unlink()
    with pytest.raises(WentBack):
        log.head()
    with pytest.raises(WentBack):
        log.append([EVENT])
    log.close()


def test_what_goes_into_a_file_just_as_it_is_moved_away_is_told_to_nobody_as_stored(path: Path) -> None:
    log = SqliteLog(str(path))
    log.append([EVENT])
    keep, moved = log._same.must_be_there, list[bool]()

    def moved_meanwhile() -> None:
        if moved:
            path.unlink(missing_ok=True)
        moved.append(True)
        keep()

    log._same.must_be_there = moved_meanwhile  # type: ignore[method-assign]
    with pytest.raises(NotStored):
        log.append([EVENT])
    log.close()
