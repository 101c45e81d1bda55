"""What a decision's facts read of the log, and how each is shown what it asked for."""

from collections.abc import Sequence
from datetime import datetime

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.amend import AMENDMENTS, amended
from domain.kernel import Fact, RecordedEvent
from domain.words import Id

_AMENDING = [kind.__name__ for kind in AMENDMENTS]


def boundary(facts: Sequence[Fact], *also: Id) -> DCBQuery:
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


def fold(facts: Sequence[Fact], recorded_events: list[RecordedEvent], happened_at: datetime) -> None:
    """Show each fact what it asked for, in the order that it asks by; as of its place where it has one."""
    counted = amended(recorded_events)
    tags = {id(each): {*each.event.tags, each.envelope.entry.tag} for each in counted}
    in_time = sorted((each for each in counted if each.at <= happened_at), key=lambda each: each.at)
    for fact in facts:
        if fact.place is not None:
            _fold_in_place(fact, counted)
            continue
        for each in recorded_events if fact.raw else in_time if fact.by_time else counted:
            if not fact.types or type(each.event) in fact.types:
                known = tags.get(id(each)) or {*each.event.tags, each.envelope.entry.tag}
                if fact.tag in known:
                    fact.apply(each)


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
        fact.apply(each)
    for each in others:
        if each.position > place.position:
            fact.apply_later(each)
