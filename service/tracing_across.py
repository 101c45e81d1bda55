"""A trace goes on in other processes: what it is called goes with the word that the log has grown.

So the frames that an entry causes elsewhere belong to its trace. Whoever looked by themselves before that word came has
drawn without it; no frame ever waits for a trace.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from domain.words import EntryId
from service.tracing import Trail, causes, is_traced, trail_of

LONGEST = 7_500
"""Bytes of one word; the database passes on no more than 8,000."""
ENTRY = EntryId("").tag
_WORDS = TraceContextTextMapPropagator()


def traces_of(tags: Iterable[str]) -> dict[EntryId, str]:
    """What the trace of each entry among some tags is called; nothing where none is taken."""
    return dict(_called(tags)) if is_traced() else {}


def _called(tags: Iterable[str]) -> Iterator[tuple[EntryId, str]]:
    for tag in set(tags):
        if tag.startswith(ENTRY) and (trail := trail_of(EntryId(tag.removeprefix(ENTRY)))) is not None:
            carrier: dict[str, str] = {}
            _WORDS.inject(carrier, trail.context)
            yield EntryId(tag.removeprefix(ENTRY)), carrier["traceparent"]


def said(traces: Mapping[EntryId, str]) -> str:
    """The word that goes out; of more than one word can hold the first ones."""
    word: dict[EntryId, str] = {}
    left = LONGEST
    for entry, called in traces.items():
        left -= len(json.dumps(entry)) + len(called) + len('"": , ')
        if left < 0:
            break
        word[entry] = called
    return json.dumps(word)


def heard(word: str) -> None:
    """The frames of these entries belong to their traces here as well."""
    for entry, called in json.loads(word).items():
        causes(EntryId(entry), Trail(_WORDS.extract({"traceparent": called})))
