"""What a decision's facts read of the log, and how each is shown what it asked for."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from operator import attrgetter

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.amend import AMENDMENTS, amended, types_of
from domain.events.amendments import EntryCorrected
from domain.events.arrivals import PersonRegistered, RegistrationVoided
from domain.kernel import Event, Fact, Place, RecordedEvent
from domain.merges import connected, merged
from domain.unreadable import Unreadable, stored_as
from domain.words import Id, PersonId
from service.log import Log
from service.stored import events_in

_AMENDING = [kind.__name__ for kind in AMENDMENTS]
_NAMING = (RegistrationVoided, EntryCorrected)
"""What may say that a number is a duplicate: a void, or what a correction makes of one."""
_MERGING = [kind.__name__ for kind in (PersonRegistered, RegistrationVoided)]


def read(log: Log, facts: Sequence[Fact], *also: Id) -> tuple[list[RecordedEvent], int | None, DCBQuery]:
    """What the facts ask for, the log's head, and the boundary; `also` are references of which everything is read.

    Where a registration was voided as a duplicate, the numbers that it joins are read as one: again, until no
    further number is found.
    """
    joined: set[PersonId] = set()
    while True:
        query = boundary(facts, joined, *also)
        rows, head = log.read_list(query)
        found = list(events_in(log, rows))
        named = set() if types_of(found).isdisjoint(_NAMING) else connected([*found, *amended(found)])
        if named <= joined:
            return found, head, query
        joined |= named


def boundary(facts: Sequence[Fact], joined: Collection[PersonId], *also: Id) -> DCBQuery:
    """Types by tag, amendments always included, and who was voided as whose duplicate where it is about a person."""
    types: dict[str, dict[str, None] | None] = {}
    numbers = {each.tag for each in joined}
    for fact in facts:
        person = fact.tag.startswith(f"{PersonId.prefix}:")
        for tag in (fact.tag, *numbers) if fact.tag in numbers else (fact.tag,):
            names = types.setdefault(tag, dict.fromkeys((*_AMENDING, *(_MERGING if person else ()))))
            if not fact.types:
                types[tag] = None
            elif names is not None:
                names.update(dict.fromkeys(kind.__name__ for kind in fact.types))
    for tag in numbers:
        types.setdefault(tag, dict.fromkeys((*_AMENDING, *_MERGING)))
    types.update((each.tag, None) for each in also)
    return DCBQuery([DCBQueryItem(types=list(names or ()), tags=[tag]) for tag, names in types.items()])


def fold(facts: Sequence[Fact], recorded_events: list[RecordedEvent], happened_at: datetime) -> None:
    """Show each fact what it asked for, in the order that it asks by; as of its place where it has one."""
    for place in dict.fromkeys(fact.place for fact in facts):
        here = [fact for fact in facts if fact.place == place]
        if place is not None:
            _fold_in_place(here, recorded_events, place)
        else:
            _fold_now(here, recorded_events, happened_at)


def _fold_now(facts: Sequence[Fact], recorded_events: list[RecordedEvent], happened_at: datetime) -> None:
    counted = merged(amended(recorded_events))
    in_time = [each for each in counted if each.envelope.happened_at <= happened_at]
    in_time.sort(key=attrgetter("envelope.happened_at"))
    for asked, told in (
        ([fact for fact in facts if fact.raw], recorded_events),
        ([fact for fact in facts if fact.by_time and not fact.raw], in_time),
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
            take_in = show if kind is Unreadable else _take_in
            for tag in recorded.tags:
                for fact in wants.get(tag, ()):
                    take_in(fact, recorded)


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
    counted = merged([each for each in amended(recorded_events) if each.envelope.entry != place.entry])
    for fact in facts:
        others = [each for each in counted if fact.wants(each)]
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
