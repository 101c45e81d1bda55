"""Log appends to PostgreSQL at 1, 8 and 32 callers, conditional and durable, against raw inserts and the library."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from urllib.parse import parse_qs, urlsplit

from eventsourcing.dcb.postgres_tt import PostgresDCBRecorderTT
from eventsourcing.postgres import PostgresDatastore

from bench.appends import held
from bench.calls import append, rate
from bench.line import title
from bench.raw_inserts import into_postgres
from service.log import Append
from service.log.postgres import PostgresLog
from tests import postgres


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
    for callers in (1, 8, 32):
        what, key = f"{callers} caller{'s' if callers > 1 else ''}", f"appends_postgresql_{callers}"
        beside(key, what, lambda each=callers: ours(each), callers, callers == 32)
    beside("appends_postgresql_at_once", "32 at once", lambda: at_once(32), 32, True)


def beside(key: str, what: str, measure: Callable[[], float], callers: int, last: bool) -> None:
    """One rate beside plain inserts of as many callers, and what the library reaches."""
    held(key, what, lambda: (measure(), into_postgres(callers)), "raw single-row inserts", 0.8 if last else 0)
    rows = "raw inserts of the same rows"
    held(f"{key}_same_rows", what, lambda: (measure(), into_postgres(callers, whole=True)), rows)
    recorder = "the library's DCB recorder"
    held(f"{key}_library", what, lambda: (measure(), library(callers)), recorder, 6 if last else 0)


if __name__ == "__main__":
    main()
