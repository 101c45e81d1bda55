"""How a partner's confirmation of a briefing came: its own account opened that version, or somebody was told."""

from collections.abc import Sequence
from dataclasses import replace

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.amend import AMENDMENTS, amended
from domain.declaration import fields_of
from domain.events.amendments import Becomes
from domain.events.planning import BriefingAcknowledged, BriefingIssued
from domain.kernel import Event, RecordedEvent, Refused
from domain.words import Sealed
from service.access.access import Forbidden, Viewer, audience, may_do
from service.access.access_log import AccessLog
from service.access.sealed import SealedText, versions
from service.access.visibility import reads
from service.log import Log
from service.stored import events_in

TYPES = [kind.__name__ for kind in (BriefingIssued, *AMENDMENTS)]


def confirmed(log: Log, looks: AccessLog | None, viewer: Viewer, event: BriefingAcknowledged) -> BriefingAcknowledged:
    """The confirmation with how it came. Raises Forbidden, and Refused where that version was not opened.

    Whoever issues briefings, or records for everybody, tells what a partner said; a partner's own account confirms
    what it has read.
    """
    own = event.partner.ref == viewer.agency
    if not own and not may_do(viewer, BriefingIssued.__name__):
        raise Forbidden("You can confirm a briefing for your own organisation only.")
    if not own or viewer.acts_for is None:
        return replace(event, confirmed="told")
    texts = _texts(log, event, audience(viewer))
    if texts and not all(looks and looks.has_opened(viewer.user, event.operation, each.what) for each in texts):
        raise Refused(("not_opened",))
    return replace(event, confirmed="opened")


def confirmed_anew(
    log: Log, looks: AccessLog | None, viewer: Viewer, stored: Sequence[RecordedEvent], becomes: Sequence[Becomes]
) -> tuple[Becomes, ...]:
    """What is corrected: how a confirmation came stays, unless it is now another partner's or of another version."""

    def anew(was: Event, now_is: RecordedEvent) -> RecordedEvent:
        match was, now_is.event:
            case BriefingAcknowledged() as before, BriefingAcknowledged() as after if (
                before.partner,
                before.version,
            ) != (after.partner, after.version):
                return replace(now_is, event=confirmed(log, looks, viewer, after))
        return now_is

    pairs = zip(stored, becomes, strict=True)
    return tuple(Becomes(anew(was.event, one.recorded)) for was, one in pairs)


def _texts(log: Log, event: BriefingAcknowledged, seen_by: frozenset[str]) -> list[SealedText]:
    """What is written in that version for this audience, as it counts; its one text where nothing is.

    None where that version was not issued, which the decision answers.
    """
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(types=TYPES, tags=[event.operation.tag])]))
    issued = list(events_in(log, rows))
    every = [
        SealedText(counted.event, each.name, counted.position, versions(issued, counted.position)[-1][0])
        for counted in amended(issued)
        if isinstance(counted.event, BriefingIssued) and counted.event.version == event.version
        for each in fields_of(BriefingIssued, Sealed)
        if reads(seen_by, BriefingIssued.__name__, each.name)
    ]
    return [each for each in every if each.reference] or [each for each in every if each.field == "text"]
