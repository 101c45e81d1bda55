"""Real parts for every test: a durable store, a running server, people signed in."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from coverage import Coverage
from hypothesis import settings
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

import domain.decisions
import service.access.accounts
import tests.days_told  # noqa: F401  (sets the clock)
from service.simulation import forecast
from tests import postgres
from tests.running import Running
from tests.told import Told

domain.decisions.load()
settings.register_profile("firstlight", deadline=None)  # A slow machine makes no test wrong.
settings.load_profile("firstlight")
CHEAP = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1),))
"""Passwords are hashed as they are in use, but at little cost: nearly every test makes nine accounts."""
service.access.accounts.PasswordHash = SimpleNamespace(recommended=lambda: CHEAP)  # type: ignore[assignment,misc]
MEASURED = ("decisions", "policy", "projections")
"""Coverage is measured here, and what stands in domain/ and projections/ is covered from here: measured, whatever a
test does takes twice to four times as long."""


def _is_measured(test: pytest.Item) -> bool:
    return test.path.relative_to(Path(__file__).parent).parts[0] in MEASURED


def _names_its_store(test: pytest.Item) -> bool:
    marked = test.get_closest_marker("file") or test.get_closest_marker("own_store")
    return marked is not None or "either_store" in getattr(test, "fixturenames", ())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The measured tests come first, in each process of a run, then those in a browser: what takes seconds each is
    handed out while much is left, so that no process is still at it when the others have ended.

    On PostgreSQL whatever is about the file itself, or starts its own store, is left out, and counted as such.
    """
    if postgres.wanted():
        left_out = {test for test in items if _names_its_store(test)}
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [test for test in items if test not in left_out]
    items.sort(key=lambda test: (not _is_measured(test), test.get_closest_marker("browser") is None))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """With the first test that is not measured the measuring ends, before a server starts threads that are."""
    if (measuring := Coverage.current()) and not _is_measured(item):
        measuring.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """What a test had of PostgreSQL goes with it: a database takes as much of the disk as a thousand files."""
    yield
    if (folder := getattr(item, "funcargs", {}).get("tmp_path")) is not None:
        postgres.remove_all_in(folder)


@pytest.fixture(autouse=True)
def few_days_are_simulated(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is seen of a simulation is the same after fifty days; what is said of a thousand stands in tests/service."""
    if request.path.parent.name != "service":
        monkeypatch.setattr(forecast, "DAYS", min(forecast.DAYS, 50))


@pytest.fixture(params=["sqlite", "postgresql"])
def either_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a durable store of each kind, one after the other."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'log.db'}"
        return
    with postgres.database() as database:
        yield database


@pytest.fixture(autouse=True, scope="session")
def key_of_every_database(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The databases of PostgreSQL that tests make share a key; each file of SQLite has one of its own."""
    os.environ.setdefault("FIRSTLIGHT_KEY_FILE", str(tmp_path_factory.mktemp("key") / "postgresql.key"))


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A server on loopback over a SQLite file of its own."""
    server = Running(tmp_path / "firstlight.db")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Puts the reference day up to a row into a running service."""
    return Told(lambda: tmp_path_factory.mktemp("told"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The same for all tests of a module, which then share what they enter."""
    server = Running(tmp_path_factory.mktemp("served") / "firstlight.db")
    server.start()
    yield server
    server.stop()
