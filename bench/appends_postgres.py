"""Log appends to PostgreSQL at 1, 8 and 32 callers, conditional and durable, against raw inserts and the library."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import parse_qs, urlsplit

import psycopg
from eventsourcing.dcb.postgres_tt import PostgresDCBRecorderTT
from eventsourcing.postgres import PostgresDatastore

from bench.appends import DATA, append, held, rate
from bench.line import title
from service.log import Append
from service.log.postgres import PostgresLog
from tests import postgres

PEOPLE = ("1 caller", "8 callers", "32 callers")


def ours(callers: int) -> float:
    """Conditional appends of one event with four tags, each caller a thread."""
    with postgres.database() as database, closing(PostgresLog(database)) as log:

        def work(number: int, call: int) -> None:
            event, condition = append(number, call)
            log.append([event], condition)

        return rate(callers, work)


def at_once(waiting: int) -> float:
    """The same as the service brings them: so many at once, by one thread."""
    with postgres.database() as database, closing(PostgresLog(database)) as log:

        def work(number: int, call: int) -> None:
            brought = [append(each, call) for each in range(waiting)]
            log.append_all([Append([event], condition) for event, condition in brought])

        return waiting * rate(1, work)


def raw(callers: int) -> float:
    """Single-row inserts of the same size, each its own transaction, each caller with a connection of its own."""
    with postgres.database() as database:
        with psycopg.connect(database) as held:
            held.execute("CREATE TABLE e (position bigserial PRIMARY KEY, data bytea)")
        own = threading.local()
        made: list[psycopg.Connection[tuple[object, ...]]] = []

        def work(number: int, call: int) -> None:
            if not hasattr(own, "held"):
                own.held = psycopg.connect(database, autocommit=True)
                made.append(own.held)
            own.held.execute("INSERT INTO e (data) VALUES (%s) RETURNING position", (DATA,)).fetchone()

        found = rate(callers, work)
        for each in made:
            each.close()
        return found


def library(callers: int) -> float:
    """The eventsourcing library's own DCB recorder: the same events under the same conditions."""
    with postgres.database() as database, _datastore(database, callers) as datastore:
        recorder = PostgresDCBRecorderTT(datastore)
        recorder.create_table()

        def work(number: int, call: int) -> None:
            event, condition = append(number, call)
            recorder.append([event], condition)

        return rate(callers, work)


@contextmanager
def _datastore(database: str, callers: int) -> Iterator[PostgresDatastore]:
    asked = urlsplit(database)
    made = PostgresDatastore(
        dbname=asked.path[1:],
        host=parse_qs(asked.query).get("host", [asked.hostname])[0] or "",
        port=asked.port or 5432,
        user=asked.username or "",
        password=asked.password or "",
        pool_size=callers,
        max_overflow=callers,
    )
    yield made
    made.close()


def main() -> None:
    title("Log appends a second: conditional, four tags, durable before the answer (PostgreSQL)")
    postgres.template()
    for callers, people in zip((1, 8, 32), PEOPLE, strict=True):
        last = callers == 32
        inserts, recorder = "raw single-row inserts", "the library's DCB recorder"
        held(people, lambda each=callers: (ours(each), raw(each)), inserts, 0.8, last)
        held(people, lambda each=callers: (ours(each), library(each)), recorder, 6, last)
    held("32 at once", lambda: (at_once(32), raw(32)), "raw inserts of 32 callers", 0.8, True)


if __name__ == "__main__":
    main()
