"""Where it is told that nothing comes through to a webhook, and where it is no longer."""

import pytest

from domain.words import Agency
from tests.running import Running
from tests.web.forms import signed_in
from tests.web.given_webhooks import (  # noqa: F401  (fixtures)
    Receiver,
    at_a_pace,
    hook,
    operation,
    receiver,
    running,
    until,
)
from tests.web.test_events import fed
from tests.web.test_webhooks import page, send_again
from web.pages.programs import stopped


def test_whoever_administers_the_organisation_is_told_where_they_begin_that_nothing_comes_through(
    running: Running, operation: str, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_a_pace(running, give_up=2)
    receiver.answers = lambda event: 503
    hook(running, receiver.address)
    fed(running, operation)

    def told(who: str, address: str) -> bool:
        return "Webhook Case system:" in signed_in(running, who).get(address).text

    until(lambda: receiver.came)
    assert not told("admin", "/operations"), "it is tried again by itself"
    monkeypatch.setattr(stopped, "PATIENCE", 0)
    until(lambda: "It has taken nothing since" in signed_in(running, "admin").get("/operations").text)
    until(lambda: "Given up" in page(running))
    assert "Nothing is sent there any more: see why." in signed_in(running, "admin").get("/organisations").text
    assert not told("charity", "/operations"), "another organisation's"
    assert not told("manager", "/operations"), "another role's"
    receiver.answers = lambda event: 204
    send_again(running)
    until(lambda: receiver.took)
    assert not told("admin", "/operations")


def test_what_was_not_taken_and_is_no_longer_theirs_is_counted_against_nobody(
    running: Running, operation: str, receiver: Receiver
) -> None:
    receiver.answers = lambda event: 503
    hook(running, receiver.address, who="charity", roles=["partner_reader"])
    fed(running, operation)
    until(lambda: "Tried again" in page(running, "charity"))
    for how in ("revoke-access", "restore-access"):
        body = {"partner": "British Red Cross"}
        assert running.client().post(f"/api/operations/{operation}/{how}", json=body).status_code == 200
        if how == "revoke-access":
            until(lambda: "Tried again" not in page(running, "charity"))
    assert "In use" in page(running, "charity")


def test_one_that_is_removed_at_its_turn_gets_nothing_and_is_no_error(
    running: Running,
    operation: str,
    receiver: Receiver,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    hooks, council = running.application.webhooks, Agency("Council")
    secret = hooks.secret

    def removed(id: str) -> bytes:
        hooks.remove(id, council)
        return secret(id)

    hook(running, receiver.address)
    monkeypatch.setattr(hooks, "secret", removed)
    fed(running, operation)
    until(lambda: not hooks.of(council))
    monkeypatch.undo()
    hook(running, receiver.address)
    last = fed(running, operation)
    until(lambda: receiver.took)
    assert receiver.positions == [last]
    assert "could not be sent to" not in caplog.text
