"""What is typed is never lost: refused, malformed, signed out or grown old, it stands in the form again."""

import httpx2
import pytest

from domain.kernel import DECISIONS
from service.commands.names import slug
from tests.given import a_plan, an_open_centre, people_here
from tests.running import Running
from tests.web.forms import Fields, Form, examples, sign_in, signed_in, there

SAYS = "Handed to the night shift: three wait for a bed, €5 & <b>keys</b> in the drawer"
NOTHING_STORED = "Nothing was stored yet"


def address(operation: str, event: str) -> str:
    return f"/operations/{operation}/do/{slug(DECISIONS[event])}"


def filled(page: httpx2.Response, path: str) -> Fields:
    """Something in every field of a form: the last of what it offers, or a text."""
    form = Form(page.text, path)
    hidden = {name: form.stands[name] for name in ("csrf_token", "entry", "next", "listed") if name in form.stands}
    offered = {name: [each for each in form.offers.get(name, []) if each] for name in form.stands if name not in hidden}
    return {name: each[-1:] or ["some words, 1"] for name, each in offered.items()} | hidden


def test_every_form_comes_back_with_everything_that_was_typed_where_it_cannot_be_read(running: Running) -> None:
    client = signed_in(running)
    lost = {}
    for event, operation, _ in examples(running):
        path = address(operation, event)
        typed = filled(client.get(path), path) | {"happened_at": ["yesterday at noon"]}
        answer = client.post(path, data=typed)
        stands = Form(answer.text, path).stands
        gone = {name: stands.get(name) for name, value in typed.items() if value and stands.get(name) != value}
        if answer.status_code != 422 or gone:
            lost[event] = (answer.status_code, gone)
    assert lost == {}


def test_what_is_refused_comes_back_with_everything_that_was_typed(running: Running) -> None:
    client = signed_in(running)
    refused, lost = set(), {}
    for event, operation, typed in examples(running):
        if not DECISIONS[event].gate or operation == "new":
            continue
        path = address(operation, event)
        for _ in range(2):
            form = Form(client.get(path).text, path).stands
            body = (
                form
                | {name: value for name, value in typed.items() if name in form}
                | {"happened_at": ["2026-10-16T09:15"]}
            )
            answer = client.post(path, data=body)
            if answer.status_code == 409:
                refused.add(event)
                stands = Form(answer.text, path).stands
                gone = {name: stands.get(name) for name, value in body.items() if value and stands.get(name) != value}
                lost |= {event: gone} if gone else {}
    assert lost == {}
    assert refused >= {"BedAllocated", "NrmReferralSubmitted", "DutyToNotifySubmitted", "OperationCancelled"}


@pytest.fixture
def handing_over(running: Running) -> tuple[httpx2.Client, str, Fields]:
    """Somebody's browser with a handover typed, its path and what is sent."""
    client = signed_in(running, "coordinator")
    path = address(there(running, an_open_centre()), "ShiftHandoverRecorded")
    form = Form(client.get(path).text, path).stands
    return client, path, form | {"text": [SAYS], "happened_at": ["2026-10-13T08:15"], "on_behalf_of": ["Police"]}


def end_session(running: Running, client: httpx2.Client) -> None:
    running.application.accounts.sign_out(client.cookies["firstlight_session"])


def entered(running: Running) -> int:
    """How many events of operations the log holds."""
    return sum(any(tag.startswith("operation:") for tag in tags) for *_, tags in running.application.log.since(0, 999))


def test_a_session_that_ended_while_typing_gives_everything_back_after_signing_in(
    running: Running, handing_over: tuple[httpx2.Client, str, Fields]
) -> None:
    client, path, typed = handing_over
    end_session(running, client)
    head = entered(running)
    answer = client.post(path, data=typed)
    assert NOTHING_STORED in answer.text
    assert SAYS not in answer.text
    again = sign_in(client, "coordinator", Form(answer.text, "/sign-in").stands["next"][0])
    assert NOTHING_STORED in again.text
    assert entered(running) == head
    stands = Form(again.text, path).stands
    sent_again = stands | {"csrf_token": typed["csrf_token"]}
    assert sent_again == typed
    for _ in range(2):
        assert "Recorded." in client.post(path, data=stands).text
        assert entered(running) == head + 1
    assert "This was stored at" in client.get(f"{path}?key={typed['entry'][0]}").text


def test_another_account_on_the_device_is_shown_nothing_and_what_was_typed_is_gone(
    running: Running, handing_over: tuple[httpx2.Client, str, Fields]
) -> None:
    client, path, typed = handing_over
    end_session(running, client)
    then = Form(client.post(path, data=typed).text, "/sign-in").stands["next"][0]
    assert SAYS[:20] not in sign_in(client, "manager", then).text
    assert SAYS[:20] not in sign_in(client, "coordinator", then).text


def test_another_device_of_the_same_account_is_shown_nothing(
    running: Running, handing_over: tuple[httpx2.Client, str, Fields]
) -> None:
    client, path, typed = handing_over
    end_session(running, client)
    then = Form(client.post(path, data=typed).text, "/sign-in").stands["next"][0]
    assert SAYS[:20] not in signed_in(running, "coordinator").get(then).text
    assert SAYS[:20] in sign_in(client, "coordinator", then).text


def test_a_form_of_an_earlier_session_of_the_same_account_comes_back_with_a_fresh_token(
    running: Running, handing_over: tuple[httpx2.Client, str, Fields]
) -> None:
    client, path, typed = handing_over
    sign_in(client, "coordinator")
    answer = client.post(path, data=typed)
    stands = Form(answer.text, path).stands
    assert NOTHING_STORED in answer.text
    assert stands["text"] == [SAYS]
    assert stands["csrf_token"] != typed["csrf_token"]
    assert "Recorded." in client.post(path, data=stands).text


def test_a_form_that_another_account_opened_is_refused_and_shown_to_nobody(
    running: Running, handing_over: tuple[httpx2.Client, str, Fields]
) -> None:
    client, path, typed = handing_over
    head = running.application.log.head()
    sign_in(client, "manager")
    answer = client.post(path, data=typed)
    assert answer.status_code == 403
    assert SAYS[:20] not in answer.text
    assert SAYS[:20] not in client.get(f"{path}?key={typed['entry'][0]}").text
    assert running.application.log.head() == head


def test_a_correction_and_a_reason_to_void_come_back_too(running: Running) -> None:
    client = signed_in(running, "coordinator")
    operation = there(running, an_open_centre())
    page = f"/operations/{operation}/entries/{running.application.log.head()}"
    for way, typed in (
        ("void", {"reason": ["Counted twice"]}),
        ("correct", {"people": ["77"], "why": ["Two more"]}),
    ):
        form = Form(client.get(page).text, way).stands
        end_session(running, client)
        then = Form(client.post(f"{page}/{way}", data=form | typed).text, "/sign-in").stands["next"][0]
        stands = Form(sign_in(client, "coordinator", then).text, way).stands
        assert {name: stands[name] for name in typed} == typed


def test_who_was_signed_out_while_opening_a_text_comes_back_to_the_person(running: Running) -> None:
    client = signed_in(running, "coordinator")
    person = f"/operations/{there(running, people_here())}/people/P01"
    typed = Form(client.get(person).text, "/open").stands | {"reason": [SAYS], "version": ["1"]}
    end_session(running, client)
    then = Form(client.post(f"{person}/texts/1/identity", data=typed).text, "/sign-in").stands["next"][0]
    answer = sign_in(client, "coordinator", then)
    assert (answer.status_code, answer.url.path) == (200, person)


def test_our_own_script_keeps_its_page_where_nothing_can_be_kept(running: Running) -> None:
    path = address(there(running, a_plan()), "ObjectivesSet")
    sent = {"objectives": SAYS}
    assert httpx2.post(running.address + path, data=sent, headers={"X-Sent-By": "page"}).status_code == 401
    assert httpx2.post(running.address + path, data=sent).status_code == 303


def test_our_own_script_is_told_where_to_go_on(
    running: Running, handing_over: tuple[httpx2.Client, str, Fields]
) -> None:
    client, path, typed = handing_over
    client.headers["X-Sent-By"] = "page"
    answer = client.post(path, data=typed)
    assert (answer.status_code, answer.content) == (204, b"")
    assert "?done=" in answer.headers["x-go-to"]
