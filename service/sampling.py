"""Keeps out of every span what would say who and what a request was about."""

from collections.abc import Sequence
from dataclasses import dataclass

from opentelemetry.context import Context
from opentelemetry.sdk.trace.sampling import Sampler, SamplingResult
from opentelemetry.trace import Link, SpanKind, TraceState
from opentelemetry.util.types import Attributes

KEPT = ("http.request.method", "url.scheme", "network.protocol.version")
"""What is left of what the framework tells of a request. Its path and its query are not: they hold references of
operations and people, and what somebody looks for; nor what whoever asks can write there, such as a host."""
OURS = "firstlight."


@dataclass(frozen=True, slots=True)
class Sparing(Sampler):
    """Decides as another sampler does; a span begins with what this one leaves of its attributes."""

    other: Sampler

    def should_sample(
        self,
        parent_context: Context | None,
        trace_id: int,
        name: str,
        kind: SpanKind | None = None,
        attributes: Attributes = None,
        links: Sequence[Link] | None = None,
        trace_state: TraceState | None = None,
    ) -> SamplingResult:
        left = {name: said for name, said in (attributes or {}).items() if name in KEPT or name.startswith(OURS)}
        return self.other.should_sample(parent_context, trace_id, name, kind, left, links, trace_state)

    def get_description(self) -> str:
        return f"Sparing{{{self.other.get_description()}}}"
