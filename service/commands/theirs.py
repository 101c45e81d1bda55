"""What only those say whose it is: who is shut out, whom an entry credits, who leads, whom a text is meant for.

Each of them says who may do or read something. Whoever could say it of themselves would let themselves in, and a
partner could shut out another.
"""

from collections.abc import Iterable

from domain.events.amendments import Becomes, EntryCorrected
from domain.events.partners import PartnerCommitted, PartnerDeclined
from domain.events.planning import OperationProposed
from domain.events.shift import DailyBriefingIssued
from domain.kernel import Event, RecordedEvent
from domain.words import Agency
from service.access.access import Forbidden, Viewer, may_act_for, must_act_for
from service.access.hosts import NOT_A_HOST, is_a_host, why_for_hosts
from service.access.meant import NOT_MEANT, those_meant
from service.commands.entry_events import events_without
from service.days import folded
from service.log import Log


def must_be_a_host(log: Log, viewer: Viewer, *events: Event) -> None:
    """Raises Forbidden where somebody lets others in, or shuts them out, to whom the operation does not belong."""
    for each in events:
        partner = each.partner.ref if isinstance(each, PartnerCommitted | PartnerDeclined) else None
        if why := why_for_hosts(viewer, type(each).__name__, partner):
            _must_host(log, viewer, each, why)
            return  # They are of one operation.


def _must_host(log: Log, viewer: Viewer, event: Event, why: str) -> None:
    state = folded(log, event.operation)
    if state and not is_a_host(viewer, state):
        raise Forbidden(why)


def must_be_theirs(log: Log, viewer: Viewer, stored: Iterable[RecordedEvent], becomes: Iterable[Becomes]) -> None:
    """Raises Forbidden where a correction says of others what this user may not say."""
    for was, now_is in zip(stored, (each.recorded for each in becomes), strict=True):
        if was.event.credited != now_is.event.credited:
            must_act_for(viewer, was.envelope.on_behalf_of)
            must_act_for(viewer, now_is.event.credited)
        _must_belong(log, viewer, was, now_is)
        if isinstance(was.event, DailyBriefingIssued) and _named(was) != _named(now_is):
            _must_be_meant(log, viewer, was)
        must_be_a_host(log, viewer, was.event, now_is.event)


def must_be_theirs_to_void(log: Log, viewer: Viewer, stored: Iterable[RecordedEvent]) -> None:
    """The same of a void: it takes back what was said, and what was said before a correction counts again."""
    for each in stored:
        must_be_a_host(log, viewer, each.event)
        if isinstance(each.event, EntryCorrected):
            before = {one.position: Becomes(one) for one in events_without(log, each.event.entry, each)}
            undone = [one.recorded for one in each.event.becomes if one.recorded.position in before]
            must_be_theirs(log, viewer, undone, [before[one.position] for one in undone])


def _must_belong(log: Log, viewer: Viewer, was: RecordedEvent, now_is: RecordedEvent) -> None:
    """Raises Forbidden where a correction says anew to whom an operation belongs: another lead is named by the one that
    leads, others by those to whom it belongs."""
    if not isinstance(was.event, OperationProposed):
        return
    if _lead(was).folded != _lead(now_is).folded:
        must_act_for(viewer, _lead(was))
    if _others(was) != _others(now_is):
        _must_host(log, viewer, was.event, NOT_A_HOST)


def _others(proposed: RecordedEvent) -> frozenset[str]:
    assert isinstance(proposed.event, OperationProposed)
    return frozenset(each.folded for each in proposed.event.others)


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
