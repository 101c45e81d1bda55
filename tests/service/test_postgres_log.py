"""The log in PostgreSQL where a database on the other side of a wire could go wrong: away, locked, slow to say so."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from unittest.mock import Mock

import psycopg
import pytest
from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem
from eventsourcing.persistence import IntegrityError

from service.log import Append, NotStored
from service.log.listening import CHANNEL
from service.log.postgres import PostgresLog
from service.store import errors, pool
from service.store.postgres import WRITING, Postgres
from tests import postgres
from tests.service.test_log import event, only_if_free


@pytest.fixture
def database() -> Iterator[str]:
    with postgres.database() as address:
        yield address


@pytest.fixture
def log(database: str) -> Iterator[PostgresLog]:
    with closing(PostgresLog(database)) as made:
        yield made


def cut(database: str, application: str = "firstlight") -> int:
    """End every connection that the service has, as a restart of the database does; how many."""
    sql = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = %s AND pid <> pg_backend_pid()"""
    with psycopg.connect(database, autocommit=True) as held:
        return len(held.execute(sql, [application]).fetchall())


def test_a_database_without_tables_is_refused_with_what_to_do() -> None:
    address = postgres.empty()
    with pytest.raises(errors.OlderTables, match=r"no tables yet. Run: firstlight migrate"):
        PostgresLog(address)
    postgres.removed(address)


def test_a_read_goes_on_after_the_database_came_back(log: PostgresLog, database: str) -> None:
    log.append([event("Taken", "bed:1")])
    for _ in range(3):
        assert cut(database) >= 1
        assert log.head() == 1
        assert len(log.since(0, 10)) == 1


def test_a_write_goes_on_after_the_database_came_back(log: PostgresLog, database: str) -> None:
    log.append([event("Taken", "bed:1")])
    cut(database)
    assert log.append([event("Taken", "bed:2")], only_if_free("bed:2")) == 2


def test_where_the_answer_of_a_commit_is_lost_the_second_try_finds_what_is_stored(
    log: PostgresLog, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log does not try again by itself: it would call its own event a conflict."""
    commit = psycopg.Connection.execute

    def lost(held: psycopg.Connection[tuple[object, ...]], sql: str, *given: object, **named: object) -> object:
        found = commit(held, sql, *given, **named)  # type: ignore[call-overload]
        if sql == "COMMIT":
            raise psycopg.OperationalError("the connection was lost")
        return found

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(psycopg.Connection, "execute", lost)
        with pytest.raises(NotStored):
            log.append([event("Taken", "entry:1")], only_if_free("entry:1"))
    with pytest.raises(IntegrityError):
        log.append([event("Taken", "entry:1")], only_if_free("entry:1"))
    assert log.head() == 1


def test_a_lock_that_another_holds_delays_a_write_and_ends_in_not_stored(
    log: PostgresLog, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        pool.SETTINGS, "options", pool.SETTINGS["options"].replace("lock_timeout=10s", "lock_timeout=50ms")
    )
    log.append([event("Taken", "bed:1")])
    cut(database)  # the connections made from now on wait for less
    with psycopg.connect(database) as elsewhere:
        elsewhere.execute(f"SELECT pg_advisory_xact_lock({WRITING})")
        with pytest.raises(NotStored, match="lock timeout"):
            log.append([event("Taken", "bed:2")])
        assert log.head() == 1, "who reads waits for nobody"
    assert log.append([event("Taken", "bed:2")]) == 2


def test_a_machine_that_stops_in_the_middle_of_a_transaction_does_not_hold_the_others_for_ever(database: str) -> None:
    with closing(Postgres(database)) as db:
        assert db.execute("SHOW idle_in_transaction_session_timeout").fetchone() == ("15s",)
        assert db.execute("SHOW lock_timeout").fetchone() == ("10s",)


def test_a_statement_that_fails_harms_its_own_append_alone(log: PostgresLog) -> None:
    good, other = Append([event("Taken", "bed:1")]), Append([event("Taken", "bed:2")])
    wrong = Append([DCBEvent("Taken", b"{}", ["a\0b"])])  # no text of PostgreSQL holds that letter
    answers = log.append_all([good, wrong, other])
    assert [answers[0], answers[2]] == [1, 2]
    assert isinstance(answers[1], psycopg.DataError)


def test_what_another_process_stores_is_heard_and_followed(log: PostgresLog, database: str) -> None:
    heard: list[int] = []
    grown = threading.Event()

    def hear(head: int) -> None:
        heard.append(head)
        grown.set()

    log.on_commit(hear)
    with closing(PostgresLog(database)) as other:
        while not any(heard):  # what is stored before it listens is found by looking, not heard
            other.append([event("Taken", "bed:1")])
            assert grown.wait(30)
            grown.clear()


def test_a_listener_whose_connection_is_dropped_listens_again_and_looks_for_what_it_missed(
    log: PostgresLog, database: str
) -> None:
    with log.subscribe() as subscription, closing(PostgresLog(database)) as other:
        other.append([event("Taken", "bed:1")])
        assert next(subscription).position == 1
        assert cut(database) >= 2
        other.append([event("Taken", "bed:2")])
        assert next(subscription).position == 2
        _wait_for(lambda: _listening(database) == 2)


def test_many_commits_are_said_by_few_notifications(log: PostgresLog, database: str) -> None:
    with psycopg.connect(database, autocommit=True) as listener:
        listener.execute(f"LISTEN {CHANNEL}")
        for n in range(200):
            log._listening.say(n + 1, {})
        said = []
        for each in listener.notifies(timeout=30):
            said.append(int(each.payload))
            if said[-1] == 200:
                break
    assert said == sorted(said)
    assert len(said) < 200


def test_positions_are_whole_for_a_reader_while_many_processes_write(log: PostgresLog, database: str) -> None:
    """What a reader has seen it never sees grow in its middle."""
    with closing(PostgresLog(database)) as other:

        def write(into: PostgresLog, name: str) -> None:
            for n in range(100):
                into.append([event("Taken", f"{name}:{n}"), event("Taken", f"{name}:{n}")])

        writers = [threading.Thread(target=write, args=(into, n)) for n, into in enumerate((log, other, log, other))]
        for writer in writers:
            writer.start()
        seen: list[int] = []
        while any(writer.is_alive() for writer in writers) or len(seen) < log.head():
            seen += [row[0] for row in log.since(len(seen), 1000)]
            assert seen == list(range(1, len(seen) + 1))
        for writer in writers:
            writer.join()
    assert len(seen) == 800


def test_a_condition_of_five_hundred_people_is_asked_at_once(log: PostgresLog) -> None:
    items = [DCBQueryItem(["Taken"], [f"person:{n}"]) for n in range(500)]
    log.append([event("Taken", "person:499")])
    with pytest.raises(IntegrityError):
        log.append([event("Taken", "x")], DCBAppendCondition(DCBQuery(items), 0))
    assert log.append([event("Taken", "x")], DCBAppendCondition(DCBQuery(items), 1)) == 2


def test_a_database_that_is_away_at_the_start_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psycopg, "connect", Mock(side_effect=psycopg.OperationalError("no route")))
    with pytest.raises(NotStored, match=r"postgresql://casey@db/x: no route"):
        PostgresLog("postgresql://casey:secret@db/x")


def _listening(database: str) -> int:
    sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
    with psycopg.connect(database) as held:
        found: int = held.execute(sql).fetchone()[0]  # type: ignore[index]
    return found


def _wait_for(holds: Callable[[], bool]) -> None:
    for _ in range(600):
        if holds():
            return
        threading.Event().wait(0.05)
    raise AssertionError("it never came")
