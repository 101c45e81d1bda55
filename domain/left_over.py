"""What an amendment would leave over: entries under a number that nobody has any more, or a number given twice."""

from collections import Counter
from collections.abc import Iterable, Sequence

from domain.amend import AMENDMENTS
from domain.events.arrivals import TransportArrived
from domain.events.planning import BriefingIssued, DecisionRecorded
from domain.kernel import DECISIONS, Event, RecordedEvent
from domain.words import Id

NUMBERED: dict[type[Event], str] = {BriefingIssued: "version", DecisionRecorded: "ref", TransportArrived: "transport"}


def leaves_over(before: Sequence[RecordedEvent], after: Sequence[RecordedEvent]) -> bool:
    """Whether a number that came to be with what counted before comes to be with nothing afterwards, and is named.

    What needs nobody's word to be there (a partner that arrived, a vehicle) is never left over.
    """
    lost = _tags(before, anyway=False) - _tags(after, anyway=True)
    named = (each.event.tags for each in after if not isinstance(each.event, AMENDMENTS)) if lost else ()
    return any(not lost.isdisjoint(tags) for tags in named)


def gives_twice(before: Sequence[RecordedEvent], after: Sequence[RecordedEvent]) -> bool:
    """Whether two entries would give the same number afterwards, as no two did before."""
    given, was = (Counter((*_each_tag(counted, anyway=False), *_numbered(counted))) for counted in (after, before))
    return any(times > max(1, was[number]) for number, times in given.items())


def _numbered(recorded_events: Iterable[RecordedEvent]) -> Iterable[object]:
    """The numbers that one entry of a type has: of a briefing, of a decision in the log, of a vehicle that arrived."""
    events = (each.event for each in recorded_events)
    return [(type(each), getattr(each, NUMBERED[type(each)])) for each in events if type(each) in NUMBERED]


def _tags(recorded_events: Iterable[RecordedEvent], anyway: bool) -> set[str]:
    """The tags of whoever and whatever came to be with some events: a person with their registration, a lesson."""
    return set(_each_tag(recorded_events, anyway))


def _each_tag(recorded_events: Iterable[RecordedEvent], anyway: bool) -> Iterable[str]:
    return (tag for each in recorded_events for tag in _made(each.event, anyway))


def _made(event: Event, anyway: bool) -> Iterable[str]:
    kind = DECISIONS.get(type(event).__name__)
    names = [name for name in kind.makes if anyway or name not in kind.judges] if kind else ()
    values = (getattr(event, name) for name in names)
    return (value.tag for value in values if isinstance(value, Id))
