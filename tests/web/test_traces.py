"""One trace from the tap to the frames that it causes, sent where the environment says; nobody is named in it."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx2
import pytest
from opentelemetry import trace
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from service import tracing
from service.sampling import Sparing
from tests.given import an_open_centre
from tests.processes import Process
from tests.running import Running
from tests.web.forms import there
from web.http.observed import TELEMETRY

LESSON = {"text": "Mariela waits for a bed", "kind": "improve", "four_p": "prepare"}
WAY = ["append", "decide", "draw", "follow", "send", "wait"]


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> InMemorySpanExporter:
    """What is told from now on, kept in memory."""
    kept, provider = InMemorySpanExporter(), TracerProvider()
    provider.sampler = Sparing(provider.sampler)
    provider.add_span_processor(SimpleSpanProcessor(kept))
    monkeypatch.setattr(tracing, "TRACER", provider.get_tracer("firstlight"))
    monkeypatch.setitem(TELEMETRY, "tracer_provider", provider)
    return kept


@pytest.fixture
def traced(spans: InMemorySpanExporter, running: Running) -> Running:
    return running


def by_trace(spans: InMemorySpanExporter, kind: str = "POST") -> dict[int, dict[str, Any]]:
    """Of each trace of a request its spans by name."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for each in spans.get_finished_spans():
        found[each.context.trace_id][each.name] = each
    return {number: names for number, names in found.items() if any(name.startswith(kind) for name in names)}


def test_one_tap_is_one_trace_from_the_request_to_the_frame(traced: Running, spans: InMemorySpanExporter) -> None:
    operation = there(traced, an_open_centre())
    address = f"/api/operations/{operation}/record-lesson"
    with traced.live(operation) as line:
        line.frame()
        spans.clear()
        said = {"Host": "mariela.example", "X-Device": "Mariela's"}
        made = traced.client().post(address, json=LESSON, params={"for": "Mariela"}, headers=said)
        line.until(made.json()["position"])
        assert made.status_code == 200
    traced.stop()
    (names,) = by_trace(spans).values()
    request = names.pop("POST /api/operations/{operation}/{name}")
    assert sorted(names) == WAY
    for each in names.values():
        assert each.parent.span_id == request.context.span_id
        assert request.start_time <= each.start_time <= each.end_time
    assert names["wait"].end_time <= names["decide"].end_time <= names["append"].end_time <= names["draw"].end_time
    assert dict(names["draw"].attributes) == {"firstlight.view": "data"}
    assert dict(names["send"].attributes) == {"firstlight.sockets": 1}
    told = [value for each in (request, *names.values()) for value in (each.name, *map(str, each.attributes.values()))]
    assert not [each for each in told if "mariela" in each.lower() or operation in each or "operator" in each]
    traced.start()


def test_what_is_stored_in_one_go_is_told_in_the_trace_of_each(traced: Running, spans: InMemorySpanExporter) -> None:
    operation = there(traced, an_open_centre())
    client = traced.client()
    with traced.live(operation) as line, ThreadPoolExecutor(8) as many:
        line.frame()
        spans.clear()
        address = f"/api/operations/{operation}/record-lesson"
        answers = list(many.map(lambda _: client.post(address, json=LESSON), range(24)))
        line.until(max(each.json()["position"] for each in answers))
    traced.stop()
    traces = by_trace(spans)
    assert len(traces) == 24
    for names in traces.values():
        assert set(WAY) <= set(names)
    assert max(names["append"].attributes["firstlight.together"] for names in traces.values()) > 1
    traced.start()


def test_nothing_is_told_where_the_environment_says_nothing() -> None:
    there_is = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"}
    assert tracing.is_wanted(there_is)
    assert not tracing.is_wanted({})
    assert not tracing.is_wanted({**there_is, "OTEL_SDK_DISABLED": "true"})
    assert not tracing.is_wanted({**there_is, "OTEL_TRACES_EXPORTER": "none"})
    assert tracing.here() is None
    assert not tracing.caused_by([])


def test_entries_whose_frames_nobody_sees_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracing, "MOST", 2)
    trail = tracing.Trail(trace.set_span_in_context(trace.INVALID_SPAN))
    for n in range(5):
        tracing.causes(f"entry-{n}", trail)  # type: ignore[arg-type]
    assert tracing.caused_by(f"entry-{n}" for n in range(5)) == [trail, trail]  # type: ignore[arg-type]


class Collector(BaseHTTPRequestHandler):
    """Takes in what is sent by OTLP over HTTP."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        got = ExportTraceServiceRequest.FromString(body)
        every = [each for one in got.resource_spans for scope in one.scope_spans for each in scope.spans]
        self.server.told.extend(each.name for each in every)  # type: ignore[attr-defined]
        self.server.raw.append(body)  # type: ignore[attr-defined]
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def collector() -> Iterator[Any]:
    made: Any = ThreadingHTTPServer(("127.0.0.1", 0), Collector)
    made.told, made.raw = [], []
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def test_a_process_sends_its_traces_where_the_environment_says(
    collector: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{collector.server_port}")
    process = Process(f"sqlite:///{tmp_path / 'x.db'}", tmp_path / "log", "--drain", "0")
    try:
        process.wait()
        httpx2.get(f"{process.address}/sign-in?next=/Mariela", timeout=30)
        process.started.terminate()
        assert process.started.wait(30) == 0
    finally:
        process.kill()
    assert collector.told == ["GET /sign-in"]
    assert not [each for each in collector.raw if b"Mariela" in each]
