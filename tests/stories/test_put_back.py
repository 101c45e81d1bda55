"""The store is put back to an earlier copy under two processes that run: both end by themselves, and say why."""

import time
from contextlib import closing
from pathlib import Path

import psycopg
from websockets.exceptions import ConnectionClosed

from service.access.accounts import Accounts
from tests import postgres
from tests.processes import Process, several
from tests.put_back import copied, put_back
from tests.running import PASSWORD

BOARD = "/api/operations/{}/board"


def _copy(store: str, folder: Path) -> str | Path:
    """The store as it stands; a database is let go of by whoever has it open."""
    if store.startswith("sqlite"):
        return copied(folder / "log.db")
    copy = postgres.named(f"copy_{folder.name}".lower().replace("-", "_"))
    _everybody_out(store)
    postgres.copied(store, copy)
    return copy


def _everybody_out(store: str) -> None:
    with psycopg.connect(postgres.server(), autocommit=True) as held:
        held.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (store.split("/")[-1],)
        )


def _put_back(store: str, copy: str | Path) -> None:
    if isinstance(copy, Path):
        put_back(Path(store.removeprefix("sqlite:///")), copy)
    else:
        postgres.copied(copy, store)


def _ended(process: Process) -> bool:
    end = time.monotonic() + 60
    while process.started.poll() is None and time.monotonic() < end:
        time.sleep(0.1)
    return process.started.poll() is not None


def test_two_processes_end_once_their_store_was_put_back_and_show_what_is_there_when_they_are_started(
    either_store: str, tmp_path: Path
) -> None:
    with closing(Accounts(either_store)) as accounts:
        accounts.add("operator", PASSWORD, name="Operator", agency="Police", roles=["operator"], acts_for=None)
        token = accounts.sign_in("operator", PASSWORD)
    with several(2, either_store, tmp_path) as processes, closing(processes[0].client(token)) as http:
        operation = str(http.post("/api/operations", json={"premises": "farm"}).json()["operation"])
        for what in ("enter-site", "book-venue", "set-centre-to-standby", "open-centre"):
            assert http.post(f"/api/operations/{operation}/{what}", json={}).is_success
        for each in processes:
            each.kill()
        copy = _copy(either_store, tmp_path)
        for each in processes:
            each.start()
            each.wait()
        stored = http.post(f"/api/operations/{operation}/register-person", json={"age": "adult"}).json()
        with processes[1].live(operation, token) as line:
            assert line.frame()["counts"]["registered"] == 1
            _put_back(either_store, copy)
            with closing(processes[1].client(token)) as other:
                assert [_ended(each) for each in processes] == [True, True]
                assert "put back" in "".join(each.log.read_text() for each in processes)
                for each in processes:
                    each.start()
                    each.wait()
                assert other.get(BOARD.format(operation)).json()["registered"] == 0
                assert other.get(f"/api/events?after={stored['position']}").status_code == 409
            try:
                while True:
                    line.frame()
            except ConnectionClosed:
                pass
