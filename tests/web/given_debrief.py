"""A finished day, and its debrief as text."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from projections.measures import MEASURES
from projections.operation.state import OperationState
from service.access.table import AUDIENCE
from tests.given import ADay
from tests.running import Running
from tests.stories.rows import Client, reference_rows
from web.http.render import part
from web.pages.debrief.answer import answer
from web.pages.debrief.context import debrief_context

EVERYTHING = frozenset().union(*AUDIENCE.values())


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server with the whole reference day in it."""
    server = Running(tmp_path_factory.mktemp("debrief") / "firstlight.db")
    server.start()
    client = Client(server.client())
    for row in reference_rows():
        client.carry_out(row)
    client.running = server  # type: ignore[attr-defined]
    yield client
    server.stop()


def read(finished: Client, path: str = "", who: str = "coordinator", status: int = 200) -> str:
    """A page of the debrief as somebody sees it."""
    running: Running = finished.running  # type: ignore[attr-defined]
    answer = running.client(who).get(f"/operations/{finished.operation}/debrief{path}")
    assert answer.status_code == status, answer.text[:300]
    return unescape(answer.text)


def words(html: str) -> str:
    """What a reader reads of it."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def body(day: OperationState, seen_by: frozenset[str] = EVERYTHING, **more: Any) -> str:
    """The report itself, as page or as paper."""
    return part("debrief/body.html", **debrief_context(day, seen_by, str, **more))


def said(day: ADay) -> list[str]:
    found = day.day()
    return answer(found, {code: measure(found) for code, measure in MEASURES.items()})
