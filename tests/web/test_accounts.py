"""The accounts of an organisation, seen to by its administrator: made, changed, given a new password, disabled."""

import re
from collections.abc import Iterator

import httpx2
import pytest

from service.access.access import Viewer
from tests.running import PASSWORD, PEOPLE, Running
from tests.web.forms import Form, signed_in
from web.pages.accounts.drawn import SAID as DONE

ADMINISTRATORS = {
    "admin": ("Council", ("administrator",), ()),
    "second": ("Council", ("administrator",), ()),
    "charity": ("British Red Cross", ("administrator",), ()),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(tmp_path_factory.mktemp("accounts") / "firstlight.db", {**PEOPLE, **ADMINISTRATORS})
    server.start()
    yield server
    server.stop()


def asks(client: httpx2.Client, **said: object) -> httpx2.Response:
    """The form that makes an account, sent."""
    csrf = Form(client.get("/accounts").text, "/accounts").stands["csrf_token"][0]
    form = {"csrf_token": csrf, "name": "Volunteer", "roles": ["front_desk"], "acts": "own", **said}
    return client.post("/accounts", data=form)


def one(client: httpx2.Client, account: str) -> dict[str, list[str]]:
    """What stands in the form of an account."""
    html = client.get("/accounts/change", params={"account": account}).text
    return Form(html, f"/accounts/change?account={account}").stands


def password_in(answer: httpx2.Response) -> str:
    return str(re.search(r'<pre class="fl-example" tabindex="0">([^<]+)</pre>', answer.text)[1])  # type: ignore[index]


def kept(served: Running, account: str) -> Viewer:
    return next(viewer for viewer, _ in served.application.accounts.all() if viewer.user == account)


def browser(served: Running, account: str, password: str) -> httpx2.Client:
    made = served.closed_at_the_end(httpx2.Client(base_url=served.address, follow_redirects=True, timeout=60))
    made.post("/sign-in", data={"username": account, "password": password, "next": ""})
    return made


def lets_in(served: Running, account: str, password: str) -> bool:
    answer = httpx2.post(f"{served.address}/api/sign-in", json={"username": account, "password": password})
    return answer.status_code == 200


def test_an_administrator_makes_an_account_that_lets_somebody_in(served: Running) -> None:
    answer = asks(signed_in(served, "admin"), account="ana", roles=["front_desk", "welfare"])
    assert answer.status_code == 200, answer.text
    assert lets_in(served, "ana", password_in(answer))
    viewer = kept(served, "ana")
    assert (viewer.agency, viewer.roles, viewer.acts_for) == ("Council", {"front_desk", "welfare"}, frozenset())
    assert ("ana", "account made") in looks(served)


def looks(served: Running) -> list[tuple[str, str]]:
    return [(row.subject, row.what) for row in served.application.access_log.entries("")]


def test_a_form_that_is_sent_twice_shows_the_same_password_and_makes_one_account(served: Running) -> None:
    client = signed_in(served, "admin")
    first, second = (asks(client, account="twice", entry="a-form") for _ in range(2))
    assert password_in(first) == password_in(second)
    assert looks(served).count(("twice", "account made")) == 1
    other = asks(client, account="twice", entry="another-form")
    assert other.status_code == 422
    assert "There is an account under this name" in other.text


@pytest.mark.parametrize("said", [{"account": ""}, {"name": "a\nb"}, {"roles": []}, {"roles": ["operator"]}])
def test_what_is_wrong_stands_beside_its_field_and_makes_nothing(served: Running, said: dict[str, object]) -> None:
    before = len(served.application.accounts.all())
    answer = asks(signed_in(served, "admin"), **{"account": "wrong", **said})
    assert answer.status_code == 422
    assert "govuk-error-message" in answer.text
    assert len(served.application.accounts.all()) == before


def test_accounts_of_another_organisation_are_neither_shown_nor_changed(served: Running) -> None:
    client = signed_in(served, "charity")
    assert "coordinator" not in re.findall(r"<b>([^<]+)</b><strong", client.get("/accounts").text)
    assert client.get("/accounts/change", params={"account": "coordinator"}).status_code == 404
    mine = one(client, "charity")
    for address in ("change", "password", "disable", "enable"):
        sent = {**mine, "account": "coordinator"}
        assert client.post(f"/accounts/{address}", data=sent).status_code == 404
    assert lets_in(served, "coordinator", PASSWORD)


def test_who_is_no_administrator_sees_no_accounts(served: Running) -> None:
    client = signed_in(served, "manager")
    assert client.get("/accounts").status_code == 403
    assert 'href="/accounts"' not in client.get("/operations").text


def test_a_change_signs_them_out_and_a_form_that_stood_open_overwrites_nothing(served: Running) -> None:
    admin, second = signed_in(served, "admin"), signed_in(served, "second")
    first = password_in(asks(admin, account="changed"))
    token = httpx2.post(f"{served.address}/api/sign-in", json={"username": "changed", "password": first}).json()[
        "token"
    ]
    stood_open = one(second, "changed")
    said = {**one(admin, "changed"), "roles": ["coordinator"], "acts": "every"}
    for _ in range(2):
        assert DONE["changed"] in admin.post("/accounts/change", data=said).text, "sent twice, it is done"
    assert kept(served, "changed").acts_for is None
    headers = {"Authorization": f"Bearer {token}"}
    assert httpx2.get(f"{served.address}/api/operations", headers=headers).status_code == 401
    late = second.post("/accounts/change", data={**stood_open, "name": "Late"})
    assert late.status_code == 409
    assert "was changed since" in late.text
    assert kept(served, "changed").roles == {"coordinator"}


def test_a_disabled_account_opens_nothing_until_it_is_let_in_again(served: Running) -> None:
    client = signed_in(served, "admin")
    first = password_in(asks(client, account="lost"))
    assert DONE["disabled"] in client.post("/accounts/disable", data=one(client, "lost")).text
    assert not lets_in(served, "lost", first)
    assert DONE["enabled"] in client.post("/accounts/enable", data=one(client, "lost")).text
    assert lets_in(served, "lost", first)
    given = client.post("/accounts/password", data=one(client, "lost") | {"entry": ["given"]})
    assert not lets_in(served, "lost", first)
    assert lets_in(served, "lost", password_in(given))


def test_what_was_typed_of_an_account_is_back_after_signing_in_again_and_no_password(served: Running) -> None:
    client = signed_in(served, "admin")
    asks(client, account="kept")
    said = {**one(client, "kept"), "name": "Another name", "password": "a password that was typed"}
    served.application.accounts.sign_out(str(client.cookies["firstlight_session"]))
    back = client.post("/accounts/change?account=kept", data=said)
    assert "Sign in" in back.text
    again = client.post(
        "/sign-in", data={**Form(back.text, "/sign-in").stands, "username": "admin", "password": PASSWORD}
    )
    assert "Another name" in again.text
    assert "a password that was typed" not in again.text


def test_nobody_shuts_themselves_out(served: Running) -> None:
    client = signed_in(served, "admin")
    mine = one(client, "admin")
    assert client.post("/accounts/disable", data=mine).status_code == 422
    assert client.post("/accounts/change", data={**mine, "roles": ["manager"]}).status_code == 422
    assert kept(served, "admin").roles == {"administrator"}


def test_a_screen_that_was_left_alone_makes_no_account(served: Running) -> None:
    client = signed_in(served, "second")
    asks(client, account="before")
    for session in served.application.accounts.sessions._held.values():
        session.proven = False
    asked = asks(client, account="unasked")
    assert asked.status_code == 422
    assert "nobody had touched this screen" in asked.text
    assert asks(client, account="unasked", password=PASSWORD).status_code == 200


def test_everybody_changes_their_own_password_and_stays_signed_in_here_alone(served: Running) -> None:
    first = password_in(asks(signed_in(served, "admin"), account="own"))
    here, there = (browser(served, "own", first) for _ in range(2))
    csrf = Form(here.get("/password").text, "/password").stands["csrf_token"][0]
    said = {
        "csrf_token": csrf,
        "password": first,
        "new_password": "three words apart",
        "again_password": "three words apart",
    }
    for wrong in ({"password": "x"}, {"new_password": "short"}, {"again_password": "other"}, {"new_password": first}):
        assert here.post("/password", data={**said, **wrong}).status_code == 422
    assert "Your password is changed" in here.post("/password", data=said).text
    assert "Sign in" in there.get("/password").text
    assert lets_in(served, "own", "three words apart")
    assert not lets_in(served, "own", first)
