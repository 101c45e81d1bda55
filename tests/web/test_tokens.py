"""A program's token: what it opens, what it never opens, and how soon it is gone."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from service.access.held_sessions import NOTED
from service.access.tokens import ApiTokens
from tests.given import identified
from tests.postgres import address
from tests.running import PATIENCE, PEOPLE, Running
from tests.web.forms import Form, signed_in, there
from tests.web.test_sessions import AT_ONCE, closed_with

ADMINISTRATORS = {
    "admin": ("Council", ("administrator",), ()),
    "charity": ("British Red Cross", ("administrator",), ()),
}
NEXT_MONTH = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(tmp_path_factory.mktemp("tokens") / "firstlight.db", {**PEOPLE, **ADMINISTRATORS})
    server.start()
    yield server
    server.stop()


def made(served: Running, who: str = "admin", **asked: object) -> httpx2.Response:
    """What an administrator is answered who asks for a token on the page."""
    client = signed_in(served, who)
    csrf = Form(client.get("/tokens").text, "/tokens").stands["csrf_token"][0]
    form = {"name": "Case system", "roles": ["coordinator"], "may": "enter", "until": NEXT_MONTH, **asked}
    return client.post("/tokens", data={"csrf_token": csrf, **form})


def program(served: Running, who: str = "admin", **asked: object) -> httpx2.Client:
    """A program with a token that was made on the page."""
    answer = made(served, who, **asked)
    assert answer.status_code == 200, answer.text
    token = re.search(r"fl_[\w-]+", answer.text)
    assert token
    headers = {"Authorization": f"Bearer {token[0]}"}
    return served.closed_at_the_end(httpx2.Client(base_url=served.address, headers=headers, timeout=60))


def revoke(served: Running, name: str, who: str = "admin") -> httpx2.Response:
    client = signed_in(served, who)
    html = client.get("/tokens").text
    row = html.partition(f'Revoke<span class="govuk-visually-hidden"> {name}</span>')[0]
    action = re.findall(r'action="(/tokens/\w+/revoke)"', row)[-1]
    return client.post(action, data={"csrf_token": Form(html, action).stands["csrf_token"][0]})


def test_a_program_reads_and_enters_with_its_token_alone(served: Running) -> None:
    http = program(served, name="Case system")
    proposed = http.post("/api/operations", json={"premises": "farm"})
    assert proposed.status_code == 200, proposed.text
    operation = proposed.json()["operation"]
    (entry,) = http.get(f"/api/operations/{operation}/timeline").json()
    assert (entry["type"], entry["agency"]) == ("OperationProposed", "Council")
    page = signed_in(served, "coordinator").get(f"/operations/{operation}/entries/{entry['position']}").text
    assert re.search(r"token [0-9a-f]{8}", page), "who entered it is the token, by its id"


def test_a_token_that_reads_only_enters_nothing(served: Running) -> None:
    http = program(served, name="Reads only", may="read")
    assert http.get("/api/operations").status_code == 200
    assert http.post("/api/operations", json={"premises": "farm"}).status_code == 403


def test_a_token_sees_no_more_than_its_roles_and_its_organisation(served: Running) -> None:
    operation = there(served, identified("P01"))
    own = program(served, name="Analyst", roles=["analyst"])
    assert "PersonRegistered" not in own.get(f"/api/operations/{operation}/timeline").text
    assert own.post(f"/api/operations/{operation}/enter-site", json={}).status_code == 403
    whole = program(served, name="Whole")
    assert "PersonRegistered" in whole.get(f"/api/operations/{operation}/timeline").text
    elsewhere = signed_in(served, "charity")
    assert elsewhere.get("/tokens").text.count("Whole") == 0


def test_what_is_sealed_stays_closed_to_a_token(served: Running) -> None:
    """Its roles open names to people; a program asks in vain, with a reason too, and no page answers it."""
    operation = there(served, identified("P01"))
    person = served.client("coordinator")
    written = {"identity": "Somebody Somewhere"}
    position = person.post(f"/api/operations/{operation}/register-person", json=written).json()["position"]
    http = program(served, name="Curious", roles=["coordinator", "registrar"])
    address = f"/api/operations/{operation}/entries/{position}/texts/identity"
    opened = person.post(address, json={"reason": "The hospital asks"})
    assert "Somebody Somewhere" in opened.text
    for answer in (http.get(address), http.post(address, json={"reason": "The hospital asks"})):
        assert answer.status_code == 403, answer.text
    for page in ("/operations", f"/operations/{operation}/people/P01", f"/operations/{operation}/timeline"):
        assert http.get(page).status_code == 403
    assert http.post(f"/operations/{operation}/people/P01/open", data={"reason": "It asks"}).status_code == 403
    looks = served.application.access_log.entries(operation)
    assert [each.actor for each in looks if each.actor.startswith("token")] == []


def test_a_live_view_for_programs_opens_and_no_other(served: Running) -> None:
    operation = there(served, identified("P01"))
    http = program(served, name="Live")
    address = f"ws://127.0.0.1:{served.port}/live/operations/{operation}?view="
    headers = {"Authorization": http.headers["Authorization"]}
    with connect(address + "data", additional_headers=headers) as line:
        assert '"snapshot"' in str(line.recv(PATIENCE))
        revoke(served, "Live")
        assert closed_with(line) == 4401
    other = program(served, name="Board")
    headers = {"Authorization": other.headers["Authorization"]}
    with connect(address + "board", additional_headers=headers) as line, pytest.raises(ConnectionClosed) as closed:
        line.recv(PATIENCE)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4403


def test_a_revoked_token_is_felt_in_every_process_within_a_second(served: Running) -> None:
    second = Running(served.path, people={})
    second.start()
    try:
        http = program(served, name="Doomed")
        elsewhere = second.closed_at_the_end(httpx2.Client(base_url=second.address, headers=http.headers))
        assert [each.get("/api/operations").status_code for each in (http, elsewhere)] == [200, 200]
        assert revoke(served, "Doomed").status_code == 200
        gone, begun = 200, time.monotonic()
        while gone == 200 and time.monotonic() - begun < AT_ONCE:
            gone = elsewhere.get("/api/operations").status_code
        assert gone == 401
        assert http.get("/api/operations").status_code == 401
    finally:
        second.stop()
    page = signed_in(served, "admin").get("/tokens").text
    assert ">Revoked<" in page


@pytest.mark.parametrize(
    "sent", ["fl_", "fl_nothing", "fl_" + "A" * 43, "nothing", "fl_\u00e9".encode().decode("latin-1")]
)
def test_a_wrong_token_is_told_nothing_but_to_sign_in(served: Running, sent: str) -> None:
    answer = httpx2.get(
        f"{served.address}/api/operations", headers={b"Authorization": f"Bearer {sent}".encode("latin-1")}
    )
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert (
        answer.json() == {"title": "Sign in first.", "status": 401, "type": "about:blank"}
        or "errors" not in answer.json()
    )


def test_a_token_in_the_cookie_of_a_browser_is_none(served: Running) -> None:
    http = program(served, name="By cookie")
    cookie = {"Cookie": f"firstlight_session={http.headers['Authorization'].partition(' ')[2]}"}
    assert httpx2.get(f"{served.address}/api/operations", headers=cookie).status_code == 401
    assert httpx2.post(f"{served.address}/api/operations", headers=cookie, json={"premises": "farm"}).status_code == 401


def test_a_token_ends_when_its_time_is_over_and_is_never_kept_as_such(tmp_path: Path) -> None:
    now = [1_000_000.0]
    tokens = ApiTokens(address(tmp_path / "firstlight.db"), lambda: now[0])
    one, shown = tokens.make("Case system", "Council", ["analyst"], now[0] + 600, "admin", reads_only=True)
    assert tokens.get(shown) is not None
    now[0] += NOTED
    assert tokens.get(shown) is not None
    assert tokens.all()[0].used == now[0]
    now[0] += 600
    assert tokens.get(shown) is None
    assert tokens.all()[0].id == one.id
    tokens.close()
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert shown.encode() not in held


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"name": ""}, "Give it a name"),
        ({"roles": []}, "at least one role"),
        ({"roles": ["operator"]}, "at least one role"),
        ({"roles": ["administrator"]}, "at least one role"),
        ({"until": ""}, "Choose the last day on which it opens anything."),
        ({"until": "2020-01-01"}, "lies ahead"),
        ({"until": "2199-01-01"}, "within a year"),
    ],
)
def test_what_no_token_can_have_is_refused_in_words(served: Running, asked: dict[str, object], words: str) -> None:
    answer = made(served, **{"name": "Kept as typed", **asked})
    assert (answer.status_code, words in answer.text) == (422, True), answer.text
    (field,) = asked
    assert f'id="{field}-error"' in answer.text, "the reason stands beside its field"
    (link,) = re.findall(r'<a href="#([\w-]+)">', answer.text)
    assert link.removesuffix("-1") == field, "and the summary leads there"
    assert f' id="{link}"' in answer.text
    assert "fl_" not in re.sub(r'class="[^"]*"|id="[^"]*"', "", answer.text)
    assert asked.get("name") == "" or 'value="Kept as typed"' in answer.text


@pytest.mark.parametrize("who", ["coordinator", "manager", "reader"])
def test_nobody_but_an_administrator_sees_or_makes_tokens(served: Running, who: str) -> None:
    client = signed_in(served, who)
    assert client.get("/tokens").status_code == 403
    assert 'href="/tokens"' not in client.get("/operations").text


def test_an_administrator_revokes_no_other_organisation_s_token(served: Running) -> None:
    http = program(served, name="Ours")
    (ours,) = [each for each in served.application.tokens.all() if each.name == "Ours"]
    client = signed_in(served, "charity")
    csrf = Form(client.get("/tokens").text, "/tokens").stands["csrf_token"][0]
    answer = client.post(f"/tokens/{ours.id}/revoke", data={"csrf_token": csrf})
    assert (answer.status_code, "There is no such token." in answer.text) == (404, True)
    assert http.get("/api/operations").status_code == 200


def test_making_and_revoking_is_kept_with_the_looks(served: Running) -> None:
    program(served, name="Kept")
    revoke(served, "Kept")
    kept = [(each.actor, each.what) for each in served.application.access_log.entries("") if "Kept" in each.subject]
    assert kept == [("admin", "token made"), ("admin", "token revoked")]


def test_the_command_line_makes_lists_and_revokes_beside_a_running_service(served: Running) -> None:
    def command(*words: str) -> subprocess.CompletedProcess[str]:
        asked = [sys.executable, "-m", "web.cli.main", "token", *words, "--database", served.database]
        return subprocess.run(asked, capture_output=True, text=True, check=False)

    asked = ("add", "Rota", "--agency", "Police", "--role", "tactical_lead", "--read-only", "--until", NEXT_MONTH)
    shown = command(*asked).stdout.splitlines()[-1]
    headers = {"Authorization": f"Bearer {shown}"}
    assert httpx2.get(f"{served.address}/api/operations", headers=headers).status_code == 200
    (row,) = [line.split("\t") for line in command("list").stdout.splitlines() if "\tRota\t" in line]
    assert row[1:4] == ["Rota", "Police", "tactical_lead (reads only)"]
    assert command("revoke", row[0]).returncode == 0
    time.sleep(0.5)  # what was read of it a moment ago counts for half a second
    assert httpx2.get(f"{served.address}/api/operations", headers=headers).status_code == 401
    gone = command("revoke", "nothing")
    assert (gone.returncode, gone.stderr) == (1, "There is no such token.\n")
