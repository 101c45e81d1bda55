"""Real parts for every test: a durable store, a running server, people signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import domain.decisions
from tests.running import Running

domain.decisions.load()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A server on loopback over a SQLite file of its own."""
    server = Running(tmp_path / "firstlight.db")
    server.start()
    yield server
    server.stop()
