"""What was done through one process holds in every other: read at once, felt within a second."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import httpx2
import psycopg
import pytest
from websockets.exceptions import ConnectionClosed

from service.access.accounts import Accounts
from service.access.tokens import ApiTokens
from service.log import open_log
from service.outcomes import Outcomes
from tests import postgres
from tests.processes import Process, several
from tests.running import PASSWORD, PEOPLE
from tests.service.given_outcomes import everything, spread

pytestmark = pytest.mark.own_store
FELT = 1.0
"""Seconds within which what ended has ended in every process."""
LESSON = {"text": "Three wait for a bed", "kind": "improve", "four_p": "prepare"}
COUNTED = """
CREATE TABLE filled (operation TEXT);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO public.filled VALUES (NEW.operation); RETURN NEW; END $$;
CREATE TRIGGER note AFTER INSERT ON outcomes.operation FOR EACH ROW EXECUTE FUNCTION note();
"""


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with postgres.database() as made:
        with closing(Accounts(made)) as accounts:
            for name, (agency, roles, acts_for) in PEOPLE.items():
                accounts.add(name, PASSWORD, name=name, agency=agency, roles=roles, acts_for=acts_for)
        yield made


@pytest.fixture(scope="module")
def processes(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Process]]:
    """Three of them; the third stands behind a proxy of this machine, and believes it."""
    folder = tmp_path_factory.mktemp("three")
    with several(2, database, folder) as two, pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "FORWARDED_ALLOW_IPS", "127.0.0.1")
        (folder / "behind").mkdir()
        with several(1, database, folder / "behind") as behind:
            yield two + behind


@pytest.fixture
def accounts(database: str) -> Iterator[Accounts]:
    with closing(Accounts(database)) as made:
        yield made


@pytest.fixture
def seen_as(processes: list[Process]) -> Iterator[Callable[[str], list[httpx2.Client]]]:
    """Somebody's client at each process, by a token."""
    with ExitStack() as clients:
        yield lambda token: [clients.enter_context(each.client(token)) for each in processes]


def statuses(clients: list[httpx2.Client], path: str = "/api/operations") -> set[int]:
    return {each.get(path).status_code for each in clients}


def within_a_second(clients: list[httpx2.Client], status: int, path: str = "/api/operations") -> None:
    """Whatever a process kept of it is no longer taken for true."""
    time.sleep(FELT)
    assert statuses(clients, path) == {status}


def test_what_was_stored_through_one_is_read_at_once_through_every_other(
    processes: list[Process], accounts: Accounts, seen_as: Callable[[str], list[httpx2.Client]]
) -> None:
    token = accounts.sign_in("operator", PASSWORD)
    clients = seen_as(token)
    operation = clients[0].post("/api/operations", json={"premises": "farm"}).json()["operation"]
    for n in range(40):
        writes, reads = n % 3, (n + 1 + n // 3 % 2) % 3
        body = {**LESSON, "text": f"Lesson {n}"}
        position = clients[writes].post(f"/api/operations/{operation}/record-lesson", json=body).json()["position"]
        assert clients[reads].get(f"/api/operations/{operation}/board").json()["seq"] == position
        page = clients[reads].get(f"/operations/{operation}/entries/{position}")
        assert page.status_code == 200, "its page is there"
        if n % 4 == 0:
            with processes[reads].live(operation, token) as line:
                assert line.frame()["seq"] == position


def test_a_session_is_one_everywhere_and_ends_everywhere(
    processes: list[Process], accounts: Accounts, seen_as: Callable[[str], list[httpx2.Client]]
) -> None:
    token = accounts.sign_in("manager", PASSWORD)
    clients = seen_as(token)
    operation = clients[1].post("/api/operations", json={"premises": "farm"}).json()["operation"]
    assert statuses(clients) == {200}
    with processes[2].live(operation, token) as line:
        line.frame()
        assert clients[0].post("/sign-out").status_code == 303
        within_a_second(clients, 401)
        with pytest.raises(ConnectionClosed) as closed:
            line.frame()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401


def test_an_account_that_is_disabled_is_so_everywhere(
    accounts: Accounts, seen_as: Callable[[str], list[httpx2.Client]]
) -> None:
    clients = seen_as(accounts.sign_in("nurse", PASSWORD))
    assert statuses(clients) == {200}
    accounts.disable("nurse")
    within_a_second(clients, 401)
    body = {"username": "nurse", "password": PASSWORD}
    assert {each.post("/api/sign-in", json=body).status_code for each in clients} == {401}


def test_a_token_that_is_revoked_is_so_everywhere(database: str, seen_as: Callable[[str], list[httpx2.Client]]) -> None:
    with closing(ApiTokens(database)) as tokens:
        made, shown = tokens.make("A program", "Council", ["manager"], time.time() + 3600, "manager", reads_only=True)
        clients = seen_as(shown)
        assert statuses(clients) == {200}
        tokens.revoke(made.id)
    within_a_second(clients, 401)


def test_access_that_is_withdrawn_through_one_is_withdrawn_in_every_other(
    accounts: Accounts, seen_as: Callable[[str], list[httpx2.Client]]
) -> None:
    own, theirs = seen_as(accounts.sign_in("operator", PASSWORD)), seen_as(accounts.sign_in("reader", PASSWORD))
    operation = own[0].post("/api/operations", json={"premises": "farm"}).json()["operation"]
    here = f"/api/operations/{operation}"
    partner = {"partner": "British Red Cross"}
    for name in ("commit-partner", "revoke-access"):
        answer = own[0].post(f"{here}/{name}", json=partner | ({"mode": "on_site"} if "commit" in name else {}))
        assert answer.status_code == 200, answer.text
        assert statuses(theirs, f"{here}/board") == {200 if name == "commit-partner" else 404}


def test_wrong_passwords_are_counted_over_all_processes_and_by_the_address_that_only_a_proxy_may_name(
    seen_as: Callable[[str], list[httpx2.Client]],
) -> None:
    clients = seen_as("")
    wrong = {"username": "police", "password": "not-the-password"}

    def tried(client: int, address: str) -> int:
        return clients[client].post("/api/sign-in", json=wrong, headers={"X-Forwarded-For": address}).status_code

    assert [tried(n % 2, f"192.0.2.{n}") for n in range(5)] == [401] * 5
    assert [tried(n % 2, f"192.0.2.{n}") for n in range(2)] == [429] * 2, "whatever address it names for itself"
    assert tried(2, "127.0.0.1") == 429
    assert tried(2, "192.0.2.7") == 401, "somebody else, as the proxy says"


def test_the_tables_across_operations_are_filled_once_by_whichever_process(
    database: str, accounts: Accounts, seen_as: Callable[[str], list[httpx2.Client]]
) -> None:
    clients = seen_as(accounts.sign_in("manager", PASSWORD))
    with closing(open_log(database)) as log, closing(Outcomes(database, log)) as outcomes:
        outcomes.catch_up()
        with psycopg.connect(database, autocommit=True) as held:
            held.execute(COUNTED)
        made = {day.operation for day in spread(log)}
        asking = [threading.Thread(target=each.get, args=("/outcomes",)) for each in clients for _ in range(3)]
        for each in asking:
            each.start()
        for each in asking:
            each.join()
        assert outcomes.behind() == 0
        with psycopg.connect(database, autocommit=True) as held:
            filled = [row[0] for row in held.execute("SELECT operation FROM filled").fetchall()]
        assert sorted(filled) == sorted(made)
        found = everything(outcomes)
        outcomes.rebuild()
        assert everything(outcomes) == found
