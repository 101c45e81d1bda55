"""What a page makes for a program is made once, however often its form is sent; what was shown is shown again."""

import re
from collections.abc import Iterator

import httpx2
import pytest

from service.access.forms import secret_of
from tests.running import PEOPLE, Running
from tests.web.forms import Form, sign_in, signed_in
from tests.web.test_tokens import ADMINISTRATORS, NEXT_MONTH

TOKEN = {"name": "Case system", "roles": ["analyst"], "may": "read", "until": NEXT_MONTH}
HOOK = {"name": "Rota", "roles": ["analyst"], "types": "", "address": "http://127.0.0.1:9/"}
FORMS = [("/tokens", TOKEN), ("/webhooks", HOOK)]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(tmp_path_factory.mktemp("once") / "firstlight.db", {**PEOPLE, **ADMINISTRATORS})
    server.start()
    server.application.webhooks.loopback = True
    yield server
    server.stop()


class OnePage:
    """A page with its form as it was opened once, sent as often as a test likes."""

    def __init__(self, served: Running, address: str, asked: dict[str, object], who: str = "admin") -> None:
        self.client, self.address = signed_in(served, who), address
        html = self.client.get(address).text
        self.stands = {name: values[0] for name, values in Form(html, address).stands.items() if values}
        self.asked = {name: self.stands[name] for name in ("csrf_token", "entry")} | asked

    def send(self, **other: object) -> httpx2.Response:
        return self.client.post(self.address, data={**self.asked, **other})

    def listed(self, name: str) -> int:
        """How many of a name stand on the page."""
        return len(re.findall(rf"<t?h[^>]*>{name}\b", self.client.get(self.address).text))


def shown(answer: httpx2.Response) -> str:
    """The secret on a page; nothing where there is none."""
    found = re.search(r"(fl_|whsec_)[\w+/=-]+", answer.text)
    return found[0] if found and answer.status_code == 200 else ""


@pytest.mark.parametrize(("address", "asked"), FORMS)
def test_a_second_tap_or_a_reload_shows_the_same_and_makes_no_other(
    served: Running, address: str, asked: dict[str, object]
) -> None:
    page = OnePage(served, address, {**asked, "name": "Twice"})
    first, again = page.send(), page.send()
    assert shown(first)
    assert shown(first) == shown(again)
    assert page.listed("Twice") == 1
    kind, looks = address.strip("/").removesuffix("s"), served.application.access_log.entries("")
    noted = [each for each in looks if each.what == f"{kind} made" and "Twice" in (each.subject or "")]
    assert len(noted) == 1, "made once, and written down once"


@pytest.mark.parametrize(
    ("may", "says"), [("read", "reads as Council, and enters nothing."), ("enter", "reads and enters as Council.")]
)
def test_what_a_new_token_may_is_said_beside_it_also_when_its_form_comes_again(
    served: Running, may: str, says: str
) -> None:
    page = OnePage(served, "/tokens", {**TOKEN, "may": may, "name": f"May {may}"})
    for _ in range(2):
        assert f"Whoever has it {says}" in page.send().text


@pytest.mark.parametrize(("address", "asked"), FORMS)
def test_another_form_or_another_sender_is_another_secret(
    served: Running, address: str, asked: dict[str, object]
) -> None:
    first = OnePage(served, address, {**asked, "name": "Other"})
    elsewhere = OnePage(served, address, {**asked, "name": "Other"}, who="charity")
    anew = Form(first.send().text, address).stands["entry"][0]
    secrets = {shown(first.send()), shown(first.send(entry=anew)), shown(elsewhere.send(entry=first.asked["entry"]))}
    assert len(secrets) == 3
    assert "" not in secrets
    assert secret_of(b"key", "a", "bc") != secret_of(b"key", "ab", "c")


@pytest.mark.parametrize(("address", "asked"), FORMS)
def test_a_form_that_was_sent_with_other_answers_says_so_keeps_them_and_may_be_sent_again(
    served: Running, address: str, asked: dict[str, object]
) -> None:
    page = OnePage(served, address, {**asked, "name": "Changed"})
    assert shown(page.send())
    refused = page.send(name="Changed since")
    assert (refused.status_code, "was sent before" in refused.text) == (422, True)
    stands = Form(refused.text, address).stands
    assert stands["name"] == ["Changed since"]
    assert shown(page.send(name="Changed since", entry=stands["entry"][0]))


def test_a_token_that_was_revoked_is_not_shown_again(served: Running) -> None:
    page = OnePage(served, "/tokens", {**TOKEN, "name": "Gone"})
    assert shown(page.send())
    (revoke,) = re.findall(
        r'action="(/tokens/\w+/revoke)"[^>]*>(?:(?!</form>).)*Gone<', page.client.get("/tokens").text
    )
    assert page.client.post(revoke, data={"csrf_token": page.asked["csrf_token"]}).status_code == 200
    assert page.send().status_code == 422
    assert page.listed("Gone") == 1


@pytest.mark.parametrize(("address", "asked"), FORMS)
@pytest.mark.parametrize("name", ["a\x00b", "\x1b[31m", "a\nb"])
def test_a_name_that_cannot_be_seen_is_refused_before_a_store_is_asked(
    served: Running, address: str, asked: dict[str, object], name: str
) -> None:
    """PostgreSQL keeps no such letter: what is stored in a file would be an error there."""
    refused = OnePage(served, address, {**asked, "name": name}).send()
    assert (refused.status_code, "letters that can be seen" in refused.text) == (422, True)


@pytest.mark.parametrize(("address", "asked"), FORMS)
def test_what_was_asked_for_when_the_session_ended_stands_in_the_form_again(
    served: Running, address: str, asked: dict[str, object]
) -> None:
    page = OnePage(served, address, {**asked, "name": "Kept"})
    served.application.accounts.sign_out(page.client.cookies["firstlight_session"])
    then = Form(page.send().text, "/sign-in").stands["next"][0]
    again = sign_in(page.client, "admin", then)
    assert "Nothing was stored yet" in again.text
    stands = Form(again.text, address).stands
    kept = {name: value if isinstance(value, list) else [value] for name, value in page.asked.items() if value}
    assert {name: stands[name] for name in kept if name != "csrf_token"} == {
        name: value for name, value in kept.items() if name != "csrf_token"
    }


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("/tokens", {"name": "", "roles": [], "until": ""}),
        ("/webhooks", {"name": "", "address": "http://93.184.215.14", "roles": [], "types": "PersonRegistred"}),
    ],
)
def test_everything_that_is_wrong_is_said_at_once_and_beside_each_field(
    served: Running, address: str, wrong: dict[str, object]
) -> None:
    refused = OnePage(served, address, wrong).send()
    assert refused.status_code == 422
    links = re.findall(r'<a href="#([\w-]+)">', refused.text)
    assert [each.removesuffix("-1") for each in links] == list(wrong)
    assert all(f' id="{each}"' in refused.text for each in links)
    assert all(f'id="{field}-error"' in refused.text for field in wrong)


def test_a_webhook_that_was_removed_is_not_made_again_by_its_form(served: Running) -> None:
    page = OnePage(served, "/webhooks", {**HOOK, "name": "Gone"})
    assert shown(page.send())
    (remove,) = re.findall(
        r'action="(/webhooks/\w+/remove)"(?:(?!</form>).)*> Gone<', page.client.get("/webhooks").text
    )
    assert page.client.post(remove, data={"csrf_token": page.asked["csrf_token"]}).status_code == 200
    assert page.listed("Gone") == 0
    again = page.send()
    assert (again.status_code, "was sent before" in again.text, page.listed("Gone")) == (422, True, 0)
    anew = Form(again.text, "/webhooks").stands["entry"][0]
    assert shown(page.send(entry=anew))
    assert page.listed("Gone") == 1
