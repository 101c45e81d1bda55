"""What a decision's facts read of the log, and how each is shown what it asked for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.amend import AMENDMENTS, amended
from domain.kernel import Fact, RecordedEvent
from domain.unreadable import Unreadable, stored_as
from domain.words import Id

_AMENDING = [kind.__name__ for kind in AMENDMENTS]


def boundary(facts: Iterable[Fact], *also: Id) -> DCBQuery:
    """Types by tag, amendments always included; `also` are references of which everything is read."""
    types: dict[str, dict[str, None] | None] = {}
    for fact in facts:
        names = types.setdefault(fact.tag, dict.fromkeys(_AMENDING))
        if not fact.types:
            types[fact.tag] = None
        elif names is not None:
            names.update(dict.fromkeys(kind.__name__ for kind in fact.types))
    types.update((each.tag, None) for each in also)
    return DCBQuery([DCBQueryItem(types=list(names or ()), tags=[tag]) for tag, names in types.items()])


def fold(facts: Iterable[Fact], recorded_events: list[RecordedEvent], happened_at: datetime) -> None:
    """Show each fact what it asked for, in the order that it asks by; as of its place where it has one."""
    counted = amended(recorded_events)
    in_time = sorted((each for each in counted if each.at <= happened_at), key=lambda each: each.at)
    by_tag, raw_by_tag, in_time_by_tag = _by_tag(counted), _by_tag(recorded_events), _by_tag(in_time)
    for fact in facts:
        if fact.place is not None:
            _fold_in_place(fact, counted)
            continue
        for each in (raw_by_tag if fact.raw else in_time_by_tag if fact.by_time else by_tag)[fact.tag]:
            show(fact, each)


def _by_tag(recorded_events: Sequence[RecordedEvent]) -> defaultdict[str, list[RecordedEvent]]:
    found: defaultdict[str, list[RecordedEvent]] = defaultdict(list)
    for each in recorded_events:
        for tag in {*each.event.tags, each.envelope.entry.tag}:
            found[tag].append(each)
    return found


def show(fact: Fact, recorded: RecordedEvent) -> None:
    """Show a fact an event under its tag, where it asked for the type; what it cannot take in it names."""
    if isinstance(recorded.event, Unreadable) and not fact.raw:
        if not fact.types or stored_as(recorded.event) in (kind.__name__ for kind in fact.types):
            fact.broken_by += (recorded,)
    elif not fact.types or type(recorded.event) in fact.types:
        try:
            fact.apply(recorded)
        except Exception:  # Whatever stands in the log harms its own operation alone.
            fact.broken_by += (recorded,)


def _fold_in_place(fact: Fact, counted: list[RecordedEvent]) -> None:
    """What stood before the place in the fact's own order, then what came later; never the entry itself."""
    place = fact.place
    assert place is not None
    others = [each for each in counted if each.envelope.entry != place.entry and fact.wants(each)]
    if fact.by_time:
        before = [each for each in others if (each.at, each.position) < (place.at, place.position)]
        before.sort(key=lambda each: (each.at, each.position))
    else:
        before = [each for each in others if each.position < place.position]
    for each in before:
        show(fact, each)
    for each in others:
        if each.position > place.position:
            fact.apply_later(each)
