"""Streams of events are bounded: for each token or person, and for the process."""

import time

import httpx2
import pytest
from fastapi import HTTPException

from tests.given import people_here
from tests.running import Running
from tests.web.forms import there
from tests.web.test_events import stream
from web.api import open_streams
from web.api.open_streams import ENOUGH, FULL, OpenStreams

ASKED = {"Accept": "text/event-stream"}


def is_full(client: httpx2.Client, address: str) -> bool:
    """Whether one more is too many."""
    with client.stream("GET", address, headers=ASKED) as answer:
        return answer.status_code == 429


def test_one_stream_too_many_is_answered_with_a_sentence_and_others_have_theirs(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_streams, "OF_ONE", 2)
    operation = there(running, people_here())
    address, client = f"/api/operations/{operation}/events", running.client("redcross")
    with stream(client, address) as first:
        assert first.frame()
        with stream(client, "/api/events"):
            looked = len(running.application.access_log.entries(operation))
            answer = client.get(address, headers=ASKED)
            assert (answer.status_code, answer.json()["title"]) == (429, ENOUGH)
            assert int(answer.headers["retry-after"]) > 0
            assert len(running.application.access_log.entries(operation)) == looked, "nobody took anything away"
            assert client.get(address).status_code == 200, "page by page goes on"
            with stream(running.client("coordinator"), address) as other:
                assert other.frame()
    until = time.monotonic() + 10
    while is_full(client, address):
        assert time.monotonic() < until, "what was let go is open still"


def test_a_process_holds_so_many_streams_of_all_programs_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_streams, "AT_ONCE", 2)
    streams = OpenStreams()
    with streams.one_more("token 1"), streams.one_more("token 2"), pytest.raises(HTTPException) as refused:
        streams.must_have_room("token 3")
    assert (refused.value.status_code, refused.value.detail) == (429, FULL)
    with streams.one_more("token 3"):
        streams.must_have_room("token 4")
