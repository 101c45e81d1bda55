"""HEAD is answered wherever GET is: who watches the service, and servers before it, ask that way."""

import httpx2
import pytest

from tests.addresses import asked_for
from tests.given import people_here
from tests.running import Running
from tests.web.forms import signed_in, there
from web.http.assets import ASSETS


def same_but_for_the_content(client: httpx2.Client, path: str) -> None:
    """Asks by both, and holds the answers beside each other."""
    got, headed = client.get(path), client.head(path)
    assert (headed.status_code, headed.content) == (got.status_code, b""), path
    assert headed.headers["content-type"] == got.headers["content-type"], path
    assert headed.headers["cache-control"] == got.headers["cache-control"], path


def test_every_address_answers_head_as_it_answers_get(running: Running) -> None:
    operation = there(running, people_here())
    client = signed_in(running, "coordinator")
    plain = [path for path in asked_for(running) if "{" not in path]
    assert {"/health", "/ready"} < set(plain)
    about = (f"/operations/{operation}/board", f"/api/operations/{operation}/board", f"{ASSETS}/board.css", "/nowhere")
    for path in (*plain, *about):
        same_but_for_the_content(client, path)


def test_a_stream_that_is_asked_for_by_head_ends_with_its_headers(running: Running) -> None:
    operation = there(running, people_here())
    asked = {"Accept": "text/event-stream"}
    for _ in range(12):
        answer = running.client().head(f"/api/operations/{operation}/events", headers=asked)
        assert (answer.status_code, answer.content) == (200, b"")
        assert answer.headers["content-type"].startswith("text/event-stream")


@pytest.mark.parametrize("path", ["/operations/op-1/do/register-person", "/api/sign-in"])
def test_what_only_takes_what_is_sent_says_so_to_head_too(running: Running, path: str) -> None:
    got, headed = running.client().get(path), running.client().head(path)
    assert headed.status_code == got.status_code
    assert headed.headers.get("allow") == got.headers.get("allow")
