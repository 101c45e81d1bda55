"""What only those say whose it is: who is shut out, whom an entry credits, who leads, whom a text is meant for.

Each of them says who may do or read something. Whoever could say it of themselves would let themselves in, and a
partner could shut out another.
"""

from collections.abc import Iterable

from domain.events.amendments import Becomes, EntryCorrected
from domain.events.planning import OperationProposed
from domain.events.shift import DailyBriefingIssued
from domain.kernel import Event, RecordedEvent
from domain.words import Agency
from service.access.access import Forbidden, Viewer, may_act_for, must_act_for
from service.access.hosts import NOT_A_HOST, SAID_BY_HOSTS, is_a_host
from service.access.meant import NOT_MEANT, those_meant
from service.commands.entry_events import events_without
from service.days import folded
from service.log import Log


def must_be_a_host(log: Log, viewer: Viewer, event: Event) -> None:
    """Raises Forbidden where somebody revokes or restores access to what does not belong to them."""
    state = folded(log, event.operation) if type(event).__name__ in SAID_BY_HOSTS else None
    if state and not is_a_host(viewer, state):
        raise Forbidden(NOT_A_HOST)


def must_be_theirs(log: Log, viewer: Viewer, stored: Iterable[RecordedEvent], becomes: Iterable[Becomes]) -> None:
    """Raises Forbidden where a correction says of others what this user may not say."""
    for was, now_is in zip(stored, (each.recorded for each in becomes), strict=True):
        if was.event.credited != now_is.event.credited:
            must_act_for(viewer, was.envelope.on_behalf_of)
            must_act_for(viewer, now_is.event.credited)
        if isinstance(was.event, OperationProposed) and _lead(was).folded != _lead(now_is).folded:
            must_act_for(viewer, _lead(was))
        if isinstance(was.event, DailyBriefingIssued) and _named(was) != _named(now_is):
            _must_be_meant(log, viewer, was)
        must_be_a_host(log, viewer, was.event)


def must_be_theirs_to_void(log: Log, viewer: Viewer, stored: Iterable[RecordedEvent]) -> None:
    """The same of a void: it takes back what was said, and what was said before a correction counts again."""
    for each in stored:
        must_be_a_host(log, viewer, each.event)
        if isinstance(each.event, EntryCorrected):
            before = {one.position: Becomes(one) for one in events_without(log, each.event.entry, each)}
            undone = [one.recorded for one in each.event.becomes if one.recorded.position in before]
            must_be_theirs(log, viewer, undone, [before[one.position] for one in undone])


def _lead(proposed: RecordedEvent) -> Agency:
    """Who leads by a proposal; one that was stored before leads were kept is led by whoever proposed it."""
    assert isinstance(proposed.event, OperationProposed)
    return proposed.event.lead or proposed.envelope.on_behalf_of


def _named(issued: RecordedEvent) -> frozenset[str]:
    assert isinstance(issued.event, DailyBriefingIssued)
    return frozenset(each.folded for each in issued.event.to)


def _must_be_meant(log: Log, viewer: Viewer, was: RecordedEvent) -> None:
    state = folded(log, was.event.operation)
    meant = those_meant(state, was.event, was.position) if state else None
    if meant is not None and not any(may_act_for(viewer, each) for each in meant):
        raise Forbidden(NOT_MEANT)
