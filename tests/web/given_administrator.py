"""A server on which an administrator has an account beside everybody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import PEOPLE, Running


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    made = Running(tmp_path / "firstlight.db", {**PEOPLE, "admin": ("Council", ("administrator",), ())})
    made.start()
    yield made
    made.stop()
