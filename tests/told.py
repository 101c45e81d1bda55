"""The reference day up to a row, told by HTTP once in a process; each test that begins there has a store of its own."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

from tests import postgres
from tests.running import Running
from tests.stories.rows import Client, reference_rows


class Told:
    """What was told already, by the number of rows, and who told it."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder
        self._stores: dict[int, tuple[Running, Client]] = {}

    def __call__(self, running: Running, rows: int) -> Client:
        """A running service holds the day up to a row, in place of all that it held; gives who can go on telling."""
        first, by = self._up_to(rows)
        running.stop()
        copytree(first.path.parent, running.path.parent, dirs_exist_ok=True)
        if postgres.wanted():
            postgres.copied(first.database, running.database)
        running.start()
        client = Client(running.client())
        client.operation, client.committed, client.interviewer = by.operation, [*by.committed], {**by.interviewer}
        client.http.get(f"/api/operations/{client.operation}/board").raise_for_status()  # is in memory, as if just told
        return client

    def _up_to(self, rows: int) -> tuple[Running, Client]:
        if rows not in self._stores:
            running = Running(self._folder() / "firstlight.db")
            running.start()
            client = Client(running.client())
            for row in reference_rows()[:rows]:
                client.carry_out(row)
            running.stop()
            self._stores[rows] = running, client
        return self._stores[rows]
