"""The service that is attacked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.simulation import forecast
from tests.attack.besieged import OVERSEER
from tests.running import PEOPLE, Running


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One service for all types: whatever was stored for one, or voided, stands there when the next is read."""
    people = {**PEOPLE, OVERSEER: ("Council", ("administrator", "auditor"), ())}
    server = Running(Path(tmp_path_factory.mktemp("siege")) / "firstlight.db", people)
    server.start()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(forecast, "DAYS", 20)  # a simulation of more says the same
        yield server
    server.stop()
