"""From tap to frame: what a command waits for is told in its own trace, up to the frames that it causes.

Nothing is told unless the environment says where to (OTEL_EXPORTER_OTLP_ENDPOINT and its kin). No span holds a path, a
query, a body or a name. What is done for several at once is told in the trace of each.
"""

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import time_ns

from opentelemetry import trace
from opentelemetry.context import Context

from domain.words import EntryId

MOST = 1000
"""Entries whose frames are waited for; of older ones nobody has a screen open."""
TRACER = trace.get_tracer("firstlight")


@dataclass(frozen=True, slots=True)
class Trail:
    """A trace that is taken, to be told of what is done for it elsewhere; since when (nanoseconds of the clock)."""

    context: Context
    since: int = field(default_factory=time_ns)


_CAUSING: OrderedDict[EntryId, Trail] = OrderedDict()


def here() -> Trail | None:
    """The trace that is taken here; None where none is."""
    span = trace.get_current_span()
    return Trail(trace.set_span_in_context(span, Context())) if span.is_recording() else None


def tell(what: str, trails: Iterable[Trail | None], since: int, until: int, **beside: int | str) -> None:
    """Tell every trace that something was done for it, from one moment to another."""
    for trail in trails:
        if trail is not None:
            attributes = {f"firstlight.{name}": value for name, value in beside.items()}
            TRACER.start_span(what, trail.context, attributes=attributes, start_time=since).end(until)


def tell_waited(trails: Iterable[Trail | None]) -> None:
    """Tell every trace that until now it waited for its turn."""
    for trail in trails:
        if trail is not None:
            tell("wait", [trail], trail.since, time_ns())


@contextmanager
def part(what: str, *trails: Trail | None, **beside: int | str) -> Iterator[None]:
    """Tell every trace of what is done within."""
    if not any(trails):
        yield
        return
    since = time_ns()
    try:
        yield
    finally:
        tell(what, trails, since, time_ns(), **beside)


def causes(entry: EntryId, trail: Trail | None) -> None:
    """The frames of an entry belong to this trace too."""
    if trail is not None:
        _CAUSING[entry] = trail
        while len(_CAUSING) > MOST:
            _CAUSING.popitem(last=False)


def is_traced() -> bool:
    """Whether the frames of any entry belong to a trace."""
    return bool(_CAUSING)


def trail_of(entry: EntryId) -> Trail | None:
    """The trace to which the frames of an entry will belong."""
    return _CAUSING.get(entry)


def caused_by(entries: Iterable[EntryId]) -> Sequence[Trail]:
    """The traces to which the frames of some entries belong; each is asked for once."""
    if not _CAUSING:
        return ()
    found = (_CAUSING.pop(entry, None) for entry in dict.fromkeys(entries))
    return [trail for trail in found if trail is not None]


def is_wanted(environment: Mapping[str, str]) -> bool:
    """Whether the standard variables say that traces are sent somewhere."""
    where = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
    off = (
        environment.get("OTEL_SDK_DISABLED", "").lower() == "true" or environment.get("OTEL_TRACES_EXPORTER") == "none"
    )
    return not off and any(environment.get(name) for name in where)


def begin() -> Callable[[], None]:
    """Send traces where the environment says; what is given back sends what is left and ends it."""
    if not is_wanted(os.environ):
        return lambda: None
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    from service.sampling import Sparing

    os.environ.setdefault("OTEL_SERVICE_NAME", "firstlight")
    provider = TracerProvider()
    provider.sampler = Sparing(provider.sampler)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    return provider.shutdown
