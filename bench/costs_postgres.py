"""What an entry costs where processes share a PostgreSQL: the one that is asked, another that follows, the database."""

import os
import tempfile
from pathlib import Path
from statistics import mean

from bench.costs_serving import several, spent, with_a_day
from bench.kept import keep
from bench.line import title
from bench.servers import client, serving
from tests.own_postgres import OwnPostgres, own_postgres

PORT, OTHER = 8932, 8933


def tapped(postgres: OwnPostgres) -> None:
    """What an entry costs each of those who have to do with it."""
    database = postgres.database
    with (
        with_a_day(database, PORT) as service,
        serving(database, OTHER) as other,
        client(OTHER, service.token) as elsewhere,
    ):
        elsewhere.get(f"/operations/{service.operation}").raise_for_status()
        for key, what, who in (
            ("cpu_entry_postgresql", "Processor time of an entry that comes alone, PostgreSQL", service.process),
            ("cpu_follow_postgresql", "Processor time of an entry for each process that follows", other),
            (
                "cpu_entry_database_postgresql",
                "Processor time of PostgreSQL for an entry alone",
                postgres.process,
            ),
        ):
            keep(key, what, several(lambda who=who: spent(service.tap, who) / service.taps), "ms")  # type: ignore[misc]
        backends = postgres.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'")
        taken = [private(int(str(pid))) for (pid,) in backends if Path(f"/proc/{pid}").exists()]
        keep("memory_connection", "Memory of one connection of PostgreSQL", [mean(taken)], "MiB")


def private(process: int) -> float:
    """Mebibytes that are a process's own."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(each.split()[1]) for each in lines if each.startswith("Private_")) / 1024


def main() -> None:
    title("What an entry costs where processes share a PostgreSQL")
    with own_postgres() as postgres, tempfile.TemporaryDirectory() as folder:
        os.environ["FIRSTLIGHT_KEY_FILE"] = f"{folder}/key"
        tapped(postgres)
        del os.environ["FIRSTLIGHT_KEY_FILE"]
