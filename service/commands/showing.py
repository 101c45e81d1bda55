"""How facts are shown what was read for them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Protocol, runtime_checkable

from domain.amend import amended
from domain.kernel import Event, Fact, Place, RecordedEvent
from domain.merges import merged, unregistered
from domain.unreadable import Unreadable, stored_as
from service.commands.found import Found


@runtime_checkable
class Collecting(Protocol):
    """A fact that keeps what it is told and folds it later: it can be told of thousands at once."""

    def collect(self, recorded_events: Sequence[RecordedEvent]) -> None: ...


_BY_TIME = attrgetter("envelope.happened_at")


def fold_found(facts: Sequence[Fact], found: Found, happened_at: datetime) -> None:
    """Show each fact what was found for it, as of a moment (UTC). Where all is plain, each looks at its own tag."""
    if not found.plain or any(fact.place for fact in facts):
        fold(facts, found.every, happened_at)
        return
    asking: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        asking[fact.tag if fact.tag in found.much else ""].append(fact)
    for tag, events in found.much.items():
        for fact in asking[tag]:
            _show_all(fact, events, happened_at)
    others = asking[""]
    show_each([fact for fact in others if _goes_by_time(fact)], _by_now(found.others, happened_at))
    show_each([fact for fact in others if not _goes_by_time(fact)], found.others)


def _goes_by_time(fact: Fact) -> bool:
    return fact.by_time and not fact.raw


def _by_now(events: Iterable[RecordedEvent], happened_at: datetime) -> list[RecordedEvent]:
    """What had happened by a moment (UTC), in the order in which it did."""
    return sorted((each for each in events if each.envelope.happened_at <= happened_at), key=_BY_TIME)


def _show_all(fact: Fact, events: Iterable[RecordedEvent], happened_at: datetime) -> None:
    """Show a fact those of the events under its tag that are of its types."""
    types = frozenset(fact.types)
    told = [each for each in events if not types or type(each.event) in types]
    told = _by_now(told, happened_at) if _goes_by_time(fact) else told
    if isinstance(fact, Collecting):
        fact.collect(told)
        return
    for each in told:
        _take_in(fact, each)


def fold(facts: Sequence[Fact], recorded_events: list[RecordedEvent], happened_at: datetime) -> None:
    """Show each fact what it asked for, in the order that it asks by; as of its place where it has one."""
    for place in dict.fromkeys(fact.place for fact in facts):
        here = [fact for fact in facts if fact.place == place]
        if place is not None:
            _fold_in_place(here, recorded_events, place)
        else:
            _fold_now(here, recorded_events, happened_at)


def _fold_now(facts: Sequence[Fact], recorded_events: list[RecordedEvent], happened_at: datetime) -> None:
    standing = amended(recorded_events)
    counted = merged(standing, unregistered(recorded_events, standing))
    for asked, told in (
        ([fact for fact in facts if fact.raw], recorded_events),
        ([fact for fact in facts if _goes_by_time(fact)], _by_now(counted, happened_at)),
        ([fact for fact in facts if not fact.by_time and not fact.raw], counted),
    ):
        show_each(asked, told)


def show_each(facts: Sequence[Fact], recorded_events: Sequence[RecordedEvent]) -> None:
    """Show some facts some events, each those under its tag."""
    wanting: dict[type[Event], Mapping[str, Sequence[Fact]]] = {}
    for recorded in recorded_events if facts else ():
        kind = type(recorded.event)
        if kind not in wanting:
            wanting[kind] = _by_tag(facts, kind)
        if wants := wanting[kind]:
            for tag in recorded.tags:
                for fact in wants.get(tag, ()):
                    if kind is Unreadable:
                        show(fact, recorded)
                    else:
                        _take_in(fact, recorded)


def _by_tag(facts: Sequence[Fact], kind: type[Event]) -> Mapping[str, Sequence[Fact]]:
    """The facts that may take in an event of this type, by the tag that they ask by."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if not fact.types or kind in fact.types or kind is Unreadable:
            found[fact.tag].append(fact)
    return found


def show(fact: Fact, recorded: RecordedEvent) -> None:
    """Show a fact an event under its tag, where it asked for the type; what it cannot take in it names."""
    if isinstance(recorded.event, Unreadable) and not fact.raw:
        if not fact.types or stored_as(recorded.event) in (kind.__name__ for kind in fact.types):
            fact.broken_by += (recorded,)
    elif not fact.types or type(recorded.event) in fact.types:
        _take_in(fact, recorded)


def _take_in(fact: Fact, recorded: RecordedEvent) -> None:
    try:
        fact.apply(recorded)
    except Exception:  # Whatever stands in the log harms its own operation alone.
        fact.broken_by += (recorded,)


def _fold_in_place(facts: Sequence[Fact], recorded_events: list[RecordedEvent], place: Place) -> None:
    """What stood before the place in each fact's own order, then what came later; never the entry itself."""
    others = [each for each in recorded_events if each.envelope.entry != place.entry]
    standing = [each for each in amended(recorded_events) if each.envelope.entry != place.entry]
    counted = merged(standing, unregistered(others, standing))
    for fact in facts:
        wanted = [each for each in counted if fact.wants(each)]
        if fact.by_time:
            before = [each for each in wanted if (each.at, each.position) < (place.at, place.position)]
            before.sort(key=lambda each: (each.at, each.position))
        else:
            before = [each for each in wanted if each.position < place.position]
        for each in before:
            show(fact, each)
        for each in wanted:
            if each.position > place.position:
                fact.apply_later(each)
