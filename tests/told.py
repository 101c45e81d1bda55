"""The reference day up to a row, told by HTTP once in a process; each test that begins there has a store of its own."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

from domain.words import OperationId
from tests import postgres
from tests.running import Running
from tests.stories.rows import Client, reference_rows, replayed_into


class Told:
    """What was told already, by the number of rows, and who told it."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder
        self._stores: dict[int, tuple[Running, Client]] = {}
        self._replayed: list[tuple[Running, OperationId]] = []

    def __call__(self, running: Running, rows: int) -> Client:
        """A running service holds the day up to a row, in place of all that it held; gives who can go on telling."""
        first, by = self._up_to(rows)
        self._begins_with(running, first, by.operation)
        client = Client(running.client())
        client.operation, client.committed, client.interviewer = by.operation, [*by.committed], {**by.interviewer}
        return client

    def replayed(self, running: Running) -> OperationId:
        """The same for the whole day as a script's replay has it; gives the operation."""
        if not self._replayed:
            first = self._another()
            self._replayed.append((first, replayed_into(first.database)))
        first, operation = self._replayed[0]
        self._begins_with(running, first, operation)
        return operation

    def _begins_with(self, running: Running, first: Running, operation: str) -> None:
        running.stop()
        copytree(first.path.parent, running.path.parent, dirs_exist_ok=True)
        if postgres.wanted():
            postgres.copied(first.database, running.database)
        running.start()
        board = f"/api/operations/{operation}/board"
        running.client().get(board).raise_for_status()  # it is in memory, as if it had just been told

    def _another(self) -> Running:
        return Running(self._folder() / "firstlight.db")

    def _up_to(self, rows: int) -> tuple[Running, Client]:
        if rows not in self._stores:
            running = self._another()
            running.start()
            client = Client(running.client())
            for row in reference_rows()[:rows]:
                client.carry_out(row)
            running.stop()
            self._stores[rows] = running, client
        return self._stores[rows]
