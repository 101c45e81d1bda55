"""What is entered through one process is drawn by another in the same trace."""

import json
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.dcb.api import DCBEvent
from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace import TracerProvider

from domain.events.enforcement import DisruptionInterventionRecorded
from domain.words import Agency, EntryId, OperationId
from service import tracing, tracing_across
from service.access.accounts import Accounts
from service.commands.carry_out import Entry, carry_out
from service.log import Log, open_log
from service.privacy.vault import Vault
from service.tracing import Trail
from tests import postgres
from tests.given import ADay, an_open_centre
from tests.processes import several
from tests.running import PASSWORD
from tests.web.test_traces import collector  # noqa: F401  (a fixture)

pytestmark = pytest.mark.own_store
ELSEWHERE = {"follow", "draw", "send"}


@pytest.fixture
def began() -> Iterator[Trail]:
    """A trace that is taken here."""
    span = TracerProvider().get_tracer("tap").start_span("POST")
    yield Trail(trace.set_span_in_context(span, Context()))
    span.end()


def told(bodies: list[bytes], trail: Trail) -> set[str]:
    """What a collector was told in a trace."""
    wanted = trace.get_current_span(trail.context).get_span_context().trace_id.to_bytes(16, "big")
    requests = map(ExportTraceServiceRequest.FromString, bodies)
    scopes = (scope for each in requests for one in each.resource_spans for scope in one.scope_spans)
    return {span.name for scope in scopes for span in scope.spans if span.trace_id == wanted}


def store(log: Log, day: ADay) -> str:
    """Put a day into a new log; its operation."""
    Vault(log)  # makes the key
    log.append([DCBEvent(kind, data, tags) for _, kind, data, tags in day.log.since(0, 10_000)])
    return str(day.operation)


def tapped(log: Log, operation: OperationId, trail: Trail) -> None:
    """An entry that belongs to a trace, stored by this process."""
    entry, moment, agency = EntryId(uuid4().hex), datetime.now(UTC), Agency("Council")
    event = DisruptionInterventionRecorded(operation=operation, agency=Agency("HMRC"), kind="tax")
    tracing.causes(entry, trail)
    carry_out(
        log,
        Entry(
            entry=entry,
            events=[event],
            happened_at=moment,
            recorded_at=moment,
            actor="operator",
            agency=agency,
            on_behalf_of=agency,
        ),
    )
    tracing.caused_by([entry])


def test_what_one_process_stores_another_draws_in_the_same_trace(
    collector: Any,
    began: Trail,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{collector.server_port}")
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "50")
    with postgres.database() as database, closing(open_log(database)) as log, closing(Accounts(database)) as accounts:
        accounts.add("operator", PASSWORD, name="O", agency="Police", roles=["operator"], acts_for=None)
        operation = store(log, an_open_centre())
        with (
            several(1, database, tmp_path) as (other,),
            other.live(operation, accounts.sign_in("operator", PASSWORD)) as line,
        ):
            line.frame()
            until = time.monotonic() + 30
            while not told(collector.raw, began) >= ELSEWHERE:  # whoever looked before the word came drew without it
                assert time.monotonic() < until
                tapped(log, OperationId(operation), began)
                line.frame()
    assert told(collector.raw, began) == ELSEWHERE


def test_of_many_traces_one_word_holds_as_many_as_the_database_passes_on() -> None:
    many = {EntryId(f"entry-{n}-é"): "00-" + "a" * 32 + "-" + "b" * 16 + "-01" for n in range(500)}
    word = tracing_across.said(many)
    assert 0 < len(json.loads(word)) < 500
    assert len(word.encode()) < 8_000
    assert tracing_across.said({EntryId("one"): "00-c"}) == '{"one": "00-c"}'
