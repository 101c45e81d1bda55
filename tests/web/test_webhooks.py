"""Webhooks: signed, in order, at least once, cut to who receives, whatever the receiver or this machine does."""

import json
import sqlite3
import threading
import time
from contextlib import closing

import pytest
from standardwebhooks import Webhook
from standardwebhooks.webhooks import WebhookVerificationError

from domain.words import Agency
from service.backup.made import RESTORED
from service.sending.turns import FRESH
from tests import postgres
from tests.given import people_here
from tests.running import Running
from tests.service.given_backups import backed_up, restored
from tests.web.forms import Form, signed_in, there
from tests.web.given_webhooks import (  # noqa: F401  (fixtures)
    Receiver,
    at_a_pace,
    hook,
    operation,
    receiver,
    receiving,
    running,
    until,
)
from tests.web.test_events import fed, read
from web.pages.developers.verifying import verified


def page(running: Running, who: str = "admin") -> str:
    return signed_in(running, who).get("/webhooks").text


def send_again(running: Running, who: str = "admin") -> None:
    client = signed_in(running, who)
    html = client.get("/webhooks").text
    action = html.partition('/again"')[0].rpartition('action="')[2] + "/again"
    assert client.post(action, data={"csrf_token": Form(html, action).stands["csrf_token"][0]}).status_code == 200


def test_what_happens_is_sent_in_order_and_signed(running: Running, operation: str, receiver: Receiver) -> None:
    secret = hook(running, f"{receiver.address}/events?of=firstlight")
    made = [fed(running, operation) for _ in range(5)]
    until(lambda: len(receiver.took) == 5)
    assert receiver.positions == made
    assert receiver.proved(secret) == receiver.came
    assert [verified(secret, *each) for each in zip(receiver.headers, receiver.bodies, strict=True)] == receiver.came
    with pytest.raises(WebhookVerificationError):
        Webhook("whsec_" + "A" * 43).verify(receiver.bodies[0], receiver.headers[0])
    assert [each["webhook-id"] for each in receiver.headers] == [str(each) for each in made]
    assert receiver.headers[0]["content-type"] == "application/cloudevents+json"
    asked = read(running.client("coordinator"), f"/api/operations/{operation}/events")
    assert receiver.took == [each for each in asked if int(each["id"]) in made]
    until(lambda: "taken last" in page(running))
    kept = [each.subject for each in running.application.access_log.entries("") if each.actor.startswith("webhook")]
    assert kept


def test_who_made_a_webhook_is_kept_and_of_its_address_the_host_alone(running: Running, receiver: Receiver) -> None:
    hook(running, f"{receiver.address}/whoever-knows-this-may-write?token=k3y")
    made = [each for each in running.application.access_log.entries("") if each.what == "webhook made"]
    assert [(each.actor, each.subject.split()[-1]) for each in made] == [("admin", "127.0.0.1")]


def test_what_happened_before_is_not_sent_and_of_the_types_only_those(
    running: Running, operation: str, receiver: Receiver
) -> None:
    hook(running, receiver.address, types="TransportDeparted, PersonRegistered")
    fed(running, operation)
    made = running.client().post(f"/api/operations/{operation}/register-person", json={}).json()["position"]
    until(lambda: receiver.took)
    assert receiver.positions == [made]


def test_a_receiver_that_fails_gets_it_again_and_nothing_is_passed_over(
    running: Running, operation: str, receiver: Receiver
) -> None:
    refused: list[str] = []

    def fails_twice(event: dict[str, object]) -> int:
        refused.append(str(event["id"]))
        return 500 if refused.count(str(event["id"])) < 3 else 204

    receiver.answers = fails_twice
    hook(running, receiver.address)
    made = [fed(running, operation) for _ in range(3)]
    until(lambda: len(receiver.took) == 3)
    assert receiver.positions == made
    assert [int(each) for each in refused] == [each for each in made for _ in range(3)]


def test_one_that_hangs_is_given_up_waiting_for_and_holds_nobody_else_up(
    running: Running, operation: str, receiver: Receiver
) -> None:
    at_a_pace(running, answer=0.3)
    hangs = threading.Event()
    with receiving() as other:
        other.answers = lambda event: 204 if hangs.wait(30) else 500
        hook(running, other.address, name="Hangs")
        hook(running, receiver.address)
        made = [fed(running, operation) for _ in range(3)]
        until(lambda: len(receiver.took) == 3)
        until(lambda: "did not answer within 0.3 seconds" in page(running))
        assert receiver.positions == made
        hangs.set()
        until(lambda: len(set(other.positions)) == 3)
    assert sorted(set(other.positions)) == made


def test_one_that_answers_410_is_unsubscribed_until_somebody_says_again(
    running: Running, operation: str, receiver: Receiver
) -> None:
    receiver.answers = lambda event: 410
    hook(running, receiver.address)
    first = fed(running, operation)
    until(lambda: "Unsubscribed" in page(running))
    second = fed(running, operation)
    receiver.answers = lambda event: 204
    assert "It answered 410" in page(running)
    assert len(receiver.came) == 1
    send_again(running)
    until(lambda: len(receiver.took) == 2)
    assert receiver.positions == [first, second]


def test_what_was_tried_too_long_is_given_up_with_its_reason_and_sent_again_by_hand(
    running: Running, operation: str, receiver: Receiver
) -> None:
    at_a_pace(running, give_up=0.2)
    receiver.answers = lambda event: 503
    hook(running, receiver.address)
    first = fed(running, operation)
    until(lambda: "Given up" in page(running))
    assert "It answered 503." in page(running)
    receiver.answers = lambda event: 204
    tried = len(receiver.came)
    second = fed(running, operation)
    assert len(receiver.came) == tried
    send_again(running)
    until(lambda: len(receiver.took) == 2)
    assert receiver.positions == [first, second]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(running: Running, operation: str, receiver: Receiver, status: int) -> None:
    receiver.answers = lambda event: status
    hook(running, receiver.address)
    fed(running, operation)
    until(lambda: "nobody is followed to another address" in page(running))
    with receiving() as other:
        receiver.address = other.address  # where it sends on to
        until(lambda: len(receiver.came) > 2)
        assert other.came == []


@pytest.mark.parametrize("how", ["revoke-access", "decline-to-take-part"])
def test_a_partner_gets_what_it_may_see_and_nothing_once_it_declined_or_was_shut_out(
    running: Running, operation: str, receiver: Receiver, how: str
) -> None:
    hook(running, receiver.address, who="charity", roles=["partner_reader"])
    made = fed(running, operation)
    until(lambda: receiver.took)
    assert receiver.took == read(running.client("reader"), f"/api/operations/{operation}/events")[-1:]
    body = {"partner": "British Red Cross"}
    declined = running.client().post(f"/api/operations/{operation}/{how}", json=body)
    assert declined.status_code == 200, declined.text
    for _ in range(3):
        fed(running, operation)
    head = running.application.log.head()
    until(lambda: running.application.webhooks.of(Agency("British Red Cross"))[0].position >= head)
    assert receiver.positions == [made]


def test_what_was_read_before_access_was_lost_does_not_go_out_after_it(
    running: Running, operation: str, receiver: Receiver
) -> None:
    at_a_pace(running, answer=30, lease=60)
    lost = threading.Event()
    receiver.answers = lambda event: 204 if lost.wait(30) else 500
    hook(running, receiver.address, who="charity", roles=["welfare"])
    body = {"events": [{"type": "WelfareProvided", "person": "P01", "kind": "food"}] * 3}
    made = running.client().post(f"/api/operations/{operation}/entries", json=body)
    assert made.status_code == 200, made.text
    until(lambda: receiver.came)
    shut_out = {"partner": "British Red Cross"}
    assert running.client().post(f"/api/operations/{operation}/revoke-access", json=shut_out).status_code == 200
    time.sleep(FRESH)
    lost.set()
    head = running.application.log.head()
    until(lambda: running.application.webhooks.of(Agency("British Red Cross"))[0].position >= head)
    assert receiver.positions == [made.json()["position"] - 2]


def test_an_organisation_that_has_nothing_to_do_with_it_gets_nothing(running: Running, receiver: Receiver) -> None:
    operation = there(running, people_here())
    hook(running, receiver.address, who="charity", roles=["coordinator"])
    other = running.client("coordinator").post("/api/operations", json={"premises": "farm"}).json()["operation"]
    fed(running, operation)
    until(lambda: receiver.took)
    assert {each["source"] for each in receiver.took} == {f"/operations/{operation}"}
    assert other not in json.dumps(receiver.came)


def test_no_sealed_text_goes_out_whatever_the_roles(running: Running, operation: str, receiver: Receiver) -> None:
    hook(running, receiver.address, roles=["coordinator", "registrar", "health", "interviewer"])
    body = {"identity": "Somebody Somewhere"}
    made = running.client("coordinator").post(f"/api/operations/{operation}/register-person", json=body)
    assert made.status_code == 200, made.text
    until(lambda: receiver.took)
    assert b"Somewhere" not in b"".join(receiver.bodies)
    assert receiver.took[0]["data"]["texts"] == []


def test_a_webhook_that_was_removed_gets_nothing_more(running: Running, operation: str, receiver: Receiver) -> None:
    hook(running, receiver.address)
    fed(running, operation)
    until(lambda: receiver.took)
    client = signed_in(running, "admin")
    html = client.get("/webhooks").text
    action = html.rpartition('/remove"')[0].rpartition('action="')[2] + "/remove"
    client.post(action, data={"csrf_token": Form(html, action).stands["csrf_token"][0]})
    with receiving() as other:
        hook(running, other.address)
        fed(running, operation)
        until(lambda: other.took)
    assert len(receiver.came) == 1


@pytest.mark.skipif(postgres.wanted(), reason="a backup is made of a file; PostgreSQL has its own")
def test_a_restored_backup_sends_nothing_by_itself(running: Running, operation: str, receiver: Receiver) -> None:
    """Else a copy that is looked at would send all over again what the store sent long ago."""
    hook(running, receiver.address)
    file, to = backed_up(str(running.path)), f"{running.path}.again"
    assert restored(file, to).exit_code == 0
    with closing(sqlite3.connect(to)) as db:
        assert db.execute("SELECT state, reason FROM webhook").fetchall() == [("failed", RESTORED)]
    made = fed(running, operation)
    until(lambda: receiver.took)
    assert receiver.positions == [made], "the store itself goes on"
