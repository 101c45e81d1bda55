"""The service that is attacked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import Running


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One service for all types: whatever was stored for one, or voided, stands there when the next is read."""
    server = Running(Path(tmp_path_factory.mktemp("siege")) / "firstlight.db")
    server.start()
    yield server
    server.stop()
