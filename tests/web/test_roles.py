"""Each role finds its own way in: nothing is offered that is refused, and nothing else answers."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from domain.kernel import DECISIONS
from service.access.access import Viewer, main_action, may_do, may_record
from service.access.accounts import Accounts
from service.access.table import AUDIENCE, MAIN, MAY_DO, THINGS
from tests.addresses import asked_for
from tests.running import PASSWORD, PATIENCE, Running
from tests.stories.rows import Client, reference_rows
from web.http import paper

Browser = Callable[..., httpx2.Client]
ROLES = sorted(AUDIENCE)
LINK = re.compile(r'(?:href|hx-get)="(/[^"#]*)')
FORM = re.compile(r'<form method="post" action="(/[^"]+)"')
NUMBER = re.compile(r"\d+|M\d+b?|P\d+|[CSTL]\d+")


@pytest.fixture(scope="module")
def served(tmp_path_factory: Any) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("roles") / "firstlight.db")
    accounts = Accounts(running.database)
    for role in ROLES:
        for agency in ("Council", "Circus"):
            who = f"{role} of {agency}"
            accounts.add(who, PASSWORD, name=who, agency=agency, roles=[role])
    accounts.close()
    running.start()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            paper, "pdf", lambda html: b"%PDF-"
        )  # who may have it is what counts; to lay it out takes seconds
        yield running
    running.stop()


def test_an_account_without_a_role_is_told_whom_to_ask_and_sent_round_in_no_circle(served: Running) -> None:
    accounts = Accounts(served.database)
    accounts.add("nobody yet", PASSWORD, name="Nobody yet", agency="Council", roles=[])
    accounts.close()
    page = served.client("nobody yet").get("/outcomes")
    assert page.status_code == 403
    assert "Your account has no role yet" in page.text
    assert "Go to the operations" not in page.text
    assert "Go to what your role sees" in served.client("reader of Council").get("/register").text


@pytest.fixture(scope="module")
def operation(served: Running) -> str:
    """A day in its middle: a vehicle is on its way, people are here, and its debrief was published all the same."""
    day = Client(served.client())
    for row in reference_rows()[:90]:
        day.carry_out(row)
    http = day.http
    http.post(f"/api/operations/{day.operation}/record-transport-departure", json={"transport": "T9", "people": 3})
    for public in (False, True):
        made = http.post(
            f"/api/operations/{day.operation}/publish-debrief-report", json={"version": 1, "public": public}
        )
        assert made.status_code == 200, made.text
    return day.operation


@pytest.fixture
def browser(served: Running) -> Iterator[Browser]:
    """Signs a role in, of the council or of an organisation that has nothing to do with the operation."""
    with ExitStack() as clients:

        def signed_in(role: str, agency: str = "Council") -> httpx2.Client:
            client = clients.enter_context(httpx2.Client(base_url=served.address, follow_redirects=True, timeout=60))
            client.post("/sign-in", data={"username": f"{role} of {agency}", "password": PASSWORD})
            return client

        yield signed_in


def kind(address: str) -> str:
    """Addresses that lead to the same sort of page are one kind, whatever they ask of it."""
    return NUMBER.sub("#", re.sub(r"op-\w+", "op", urlsplit(address).path))


def offered(client: httpx2.Client, first: list[str]) -> Iterator[tuple[str, str, httpx2.Response]]:
    """Every page that can be reached by links, one of each kind: where the link stood, its address, the answer."""
    waiting = deque(("", each) for each in first)
    seen: set[str] = set()
    while waiting:
        where, address = waiting.popleft()
        if address.startswith("/static") or kind(address) in seen:
            continue
        seen.add(kind(address))
        answer = client.get(address)
        yield where, address, answer
        if "text/html" in answer.headers.get("content-type", ""):
            waiting.extend((address, unescape(each)) for each in LINK.findall(answer.text))


@pytest.mark.parametrize("role", ROLES)
def test_nothing_is_offered_to_a_role_that_it_may_not_do(browser: Browser, operation: str, role: str) -> None:
    client = browser(role)
    forms: dict[str, tuple[str, str]] = {}
    pages = 0
    for where, address, answer in offered(client, ["/", f"/operations/{operation}"] if role != "reader" else ["/"]):
        assert answer.status_code not in (403, 404, 405, 500), f"{where} offers {address}: {answer.status_code}"
        pages += 1
        token = re.search(r'name="csrf_token" value="([^"]*)"', answer.text)
        for action in FORM.findall(answer.text):
            if token and action != "/sign-out":
                forms.setdefault(kind(unescape(action)), (address, unescape(action)))
    assert pages > 3
    token_of = re.search(r'name="csrf_token" value="([^"]*)"', client.get("/").text)
    assert token_of
    for address, action in forms.values():
        sent = client.post(action, data={"csrf_token": token_of[1]}, follow_redirects=False)
        assert sent.status_code not in (403, 404, 405, 500), f"{address} has a form for {action}: {sent.status_code}"


@pytest.mark.parametrize("role", ROLES)
def test_the_dock_of_a_board_is_what_its_role_comes_for(browser: Browser, operation: str, role: str) -> None:
    answer = browser(role).get(f"/operations/{operation}")
    dock = re.findall(r'href="[^"]*/do(?:/([^"]*))?"', answer.text.partition('class="fl-dock')[2])
    assert dock == ([_slug(MAIN[role]), ""] if role in MAIN else [""] if MAY_DO[role] else [])


def _slug(event: str) -> str:
    from service.commands.names import slug

    return slug(DECISIONS[event])


def test_every_main_action_is_one_that_its_role_may_do() -> None:
    for role, event in MAIN.items():
        viewer = Viewer("a", "A", "Council", frozenset({role}))  # type: ignore[arg-type]
        assert may_do(viewer, event), f"{role} may not {event}: service/access/table.py"
        assert main_action(viewer) == event
        assert may_record(viewer)
    assert {role for role in AUDIENCE if MAY_DO[role]} - set(MAIN) <= {"administrator"}


def test_who_is_asked_whether_a_vehicle_arrived_may_say_so() -> None:
    asked = {role for role, seen in AUDIENCE.items() if seen & THINGS["arrived?"]}
    assert asked == {role for role, may in MAY_DO.items() if may & {"TransportArrived", "*"}}


READER = re.compile(
    r"^(/|/operations|/outcomes.*|/published|/operations/[^/]+/publications/\d+.*"
    r"|/sign-in|/signed-in|/password|/health|/ready|/developers|/openapi.json|/asyncapi.json|/api/outcomes)$"
)
"""The only addresses that answer a reader."""


def test_a_reader_reads_outcomes_and_what_was_published_and_nothing_else(
    served: Running, browser: Browser, operation: str
) -> None:
    client = browser("reader")
    assert client.get("/").url.path == "/outcomes"
    published = client.get("/published")
    versions = re.findall(rf"/operations/{operation}/publications/\d+", published.text)
    assert len(set(versions)) == 2
    for version in versions:
        page = client.get(version)
        assert page.status_code == 200
        assert f'"/operations/{operation}/timeline"' not in page.text
        for ending in ("json", "csv", "xlsx"):
            assert client.get(f"{version}.{ending}").status_code == 200
    for address in addresses(served, operation):
        answer = client.get(address, follow_redirects=False)
        if not READER.match(urlsplit(address).path):
            assert answer.status_code in (403, 404, 422), f"{address}: {answer.status_code}"


def test_a_reader_opens_no_live_view_and_enters_nothing(served: Running, operation: str) -> None:
    who = {"username": "reader of Council", "password": PASSWORD}
    token = httpx2.post(f"{served.address}/api/sign-in", json=who).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    for view in ("board", "wall", "timeline", "data"):
        address = f"ws://127.0.0.1:{served.port}/live/operations/{operation}?view={view}"
        with connect(address, additional_headers=headers) as line, pytest.raises(ConnectionClosed) as closed:
            line.recv(PATIENCE)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4403
    for name in DECISIONS:
        sent = httpx2.post(f"{served.address}/api/operations/{operation}/{_slug(name)}", json={}, headers=headers)
        assert sent.status_code in (403, 404, 422), name


def addresses(served: Running, operation: str) -> list[str]:
    """Every address of the service that can be asked for, filled in with what there is in an operation."""
    given = {"operation": operation, "position": "20", "ref": "P01", "code": "M01", "ending": "json"}
    given["name"] = "register-person"
    every = asked_for(served)
    return [re.sub(r"\{(\w+)(?::\w+)?\}", lambda part: given.get(part[1], "1"), path) for path in every]


@pytest.mark.parametrize("role", ROLES)
def test_no_role_reads_anything_of_an_operation_that_is_not_theirs(
    served: Running, browser: Browser, operation: str, role: str
) -> None:
    """Pages, parts of pages, downloads and answers for programs each look for themselves."""
    client = browser(role, "Circus")
    for address in addresses(served, operation):
        answer = client.get(address, follow_redirects=False)
        if f"/{operation}" in address:
            assert answer.status_code in (403, 404), f"{address}: {answer.status_code}"
        assert "P01" not in answer.text, address
        assert operation not in answer.text, address
