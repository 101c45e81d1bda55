"""Servers over the year of 47 operations and an exercise that must count nowhere; one has two of the year before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.log import open_log
from service.privacy.vault import Vault
from service.replay.script import Replay
from tests.postgres import address
from tests.running import Running
from tests.stories.a_year import Script, a_year

YEAR = "?from=2025-04-01&to=2026-03-31"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The year alone, shared by all tests of a module."""
    yield from _served(tmp_path_factory.mktemp("outcomes") / "year.db", before=[])


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The year, and two operations of the one before."""
    yield from _served(tmp_path_factory.mktemp("outcomes") / "years.db", before=a_year()[0][4:6])


def _served(path: Path, before: list[Script]) -> Iterator[Running]:
    log = open_log(address(path))
    scripts, _ = a_year()
    days = [*((script, script.start, False) for script in scripts), (scripts[0], scripts[0].start, True)]
    days += [(script, script.start.replace(year=script.start.year - 1), False) for script in before]
    for script, start, exercise in days:
        for _ in Replay(log, Vault(log), start, exercise=exercise).run(script.rows):
            pass
    log.close()
    server = Running(path)
    server.start()
    yield server
    server.stop()
