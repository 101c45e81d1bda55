"""Where a webhook may lead: never into our own network, however its address is written or its name is looked up."""

import re
import socket
from collections.abc import Iterator

import httpx2
import pytest

from service.webhooks import address
from service.webhooks.address import read_target, resolved
from tests.running import Running
from tests.web.forms import Form, signed_in
from tests.web.given_webhooks import ADMINISTRATORS


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://example.org/", "must begin with https://"),
        ("https://127.0.0.1/", "not on the open network"),
        ("https://localhost/", "not on the open network"),
        ("https://10.1.2.3/", "not on the open network"),
        ("https://192.168.1.1/", "not on the open network"),
        ("https://169.254.169.254/latest", "not on the open network"),
        ("https://100.64.0.1/", "not on the open network"),
        ("https://192.0.0.192/opc/v2", "not on the open network"),
        ("https://192.88.99.1/", "not on the open network"),
        ("https://[3fff::1]/", "not on the open network"),
        ("https://0.0.0.0/", "not on the open network"),
        ("https://[::1]/", "not on the open network"),
        ("https://[fd00::1]/", "not on the open network"),
        ("https://[::ffff:10.0.0.1]/", "not on the open network"),
        ("https://[64:ff9b::a00:1]/", "not on the open network"),
        ("https://[64:ff9b:1::a00:1]/", "not on the open network"),
        ("https://[fec0::1]/", "not on the open network"),
        ("https://[::10.0.0.1]/", "not on the open network"),
        ("https://[2002:a00:1::]/", "not on the open network"),
        ("https://2130706433/", "not on the open network"),
        ("https://somebody:secret@example.org/", "Leave out names"),
        ("https://no-such-name.invalid/", "not known"),
        ("https://example.org:99999/", "This is no address"),
        ("https://exa mple.org/", "This is no address"),
        ("ftp://example.org/", "must begin with https://"),
        ("", "This is no address"),
    ],
)
def test_no_webhook_leads_into_our_own_network(served_closed: httpx2.Client, address: str, words: str) -> None:
    csrf = Form(served_closed.get("/webhooks").text, "/webhooks").stands["csrf_token"][0]
    form = {"csrf_token": csrf, "name": "Inside", "address": address, "roles": ["analyst"]}
    answer = served_closed.post("/webhooks", data=form)
    assert (answer.status_code, words in answer.text) == (422, True), answer.text
    assert 'id="address-error"' in answer.text, "the reason stands beside its field"
    assert "whsec_" not in answer.text


@pytest.mark.parametrize(
    ("field", "said", "words"),
    [
        ("name", "", "Give it a name"),
        ("roles", ["administrator"], "at least one role"),
        ("types", "PersonRegistred", "no type of entry called PersonRegistred"),
    ],
)
def test_what_no_webhook_can_be_is_refused_beside_its_field(
    served_closed: httpx2.Client, field: str, said: object, words: str
) -> None:
    csrf = Form(served_closed.get("/webhooks").text, "/webhooks").stands["csrf_token"][0]
    asked = {"name": "Kept as typed", "address": "https://93.184.215.14/", "roles": ["analyst"], field: said}
    answer = served_closed.post("/webhooks", data={"csrf_token": csrf, **asked})
    assert (answer.status_code, words in answer.text) == (422, True), answer.text
    assert f'id="{field}-error"' in answer.text
    (link,) = re.findall(r'<a href="#([\w-]+)">', answer.text)
    assert link.removesuffix("-1") == field
    assert f' id="{link}"' in answer.text


@pytest.fixture(scope="module")
def served_closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    """An administrator of a server as it is without the option for tests."""
    server = Running(tmp_path_factory.mktemp("closed") / "firstlight.db", {**ADMINISTRATORS})
    server.start()
    yield signed_in(server, "admin")
    server.stop()


def test_every_address_of_a_name_is_judged_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public and private at once, or another the next time, leads nowhere inside."""
    names = [["93.184.215.14"], ["93.184.215.14", "10.0.0.1"], ["10.0.0.1"]]

    def looked_up(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 443)) for each in names.pop(0)]

    monkeypatch.setattr(address.socket, "getaddrinfo", looked_up)
    target = read_target("https://example.org/x?y=1")
    assert target.at(resolved(target)) == "https://93.184.215.14:443/x?y=1"
    for _ in range(2):
        with pytest.raises(ValueError, match="not on the open network"):
            resolved(target)


def test_the_option_for_tests_lets_http_lead_to_this_machine_alone() -> None:
    assert resolved(read_target("http://127.0.0.1:8000/", loopback=True), loopback=True) == "127.0.0.1"
    with pytest.raises(ValueError, match="must begin with https"):
        resolved(read_target("http://93.184.215.14/", loopback=True), loopback=True)
