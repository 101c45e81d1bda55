"""The one way in for pages and programs: what somebody proposes becomes an entry, or the reasons against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from fastapi import HTTPException

from domain.events.amendments import PersonSealedDataErased
from domain.kernel import Decision, Event
from domain.words import Agency
from service.access import Viewer, may_act_for, may_do
from service.amending import events_of
from service.carry_out import Entry, Outcome, why_not
from service.clock import from_local, now
from service.codec import from_plain
from service.publishing import with_figures
from service.sealing import seal
from service.vault import VaultWrite
from web.api.amend import with_amendment
from web.api.body import fields_of
from web.desk import Desk

Proposal = tuple[type[Decision[Any]], dict[str, Any]]
"""A decision and the plain fields that somebody filled in, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What goes with a proposal: the idempotency key, when it happened (UTC), on whose behalf, from which device."""

    entry: str | None = None
    happened_at: datetime | None = None
    on_behalf_of: str | None = None
    digest: str | None = None
    device: str | None = None


def moment(text: object) -> datetime:
    """A local time as typed, in UTC. Raises msgspec.ValidationError."""
    try:
        return from_local(str(text))
    except ValueError as wrong:
        raise msgspec.ValidationError(f"{wrong} - at `$.happened_at`") from wrong


def allow(viewer: Viewer, event: str, on_behalf_of: str | None) -> None:
    """403 where this user may not do it, or not for that agency."""
    if not may_do(viewer, event):
        raise HTTPException(403, "Your role does not allow this.")
    if on_behalf_of and not may_act_for(viewer, on_behalf_of):
        raise HTTPException(403, f"You may not record on behalf of {on_behalf_of}.")


def events(at: Desk, viewer: Viewer, operation: str, proposals: Sequence[Proposal]) -> tuple[list[Event], list[Any]]:
    """The events that are proposed, and what is sealed beside them. Raises msgspec.ValidationError."""
    made: list[Event] = []
    writes: list[VaultWrite] = []
    for decision, body in proposals:
        changes = body.get("changes")
        plain = fields_of(decision, operation, {name: each for name, each in body.items() if name != "changes"})
        sealed, beside = seal(at.vault, decision.event, plain)
        event = with_amendment(at.log, from_plain(sealed, decision.event), changes)
        _allow_amendment(at, viewer, event)
        made.append(with_figures(at.log, event, now()))
        writes.extend(beside)
        if isinstance(event, PersonSealedDataErased):
            writes.append(at.vault.destroy(event.person.tag))
    return made, writes


def _allow_amendment(at: Desk, viewer: Viewer, event: Event) -> None:
    """Nobody puts right what they may not enter themselves."""
    entry = getattr(event, "entry", None)
    for past in events_of(at.log, entry) if entry else ():
        allow(viewer, type(past.event).__name__, None)


async def enter(at: Desk, viewer: Viewer, operation: str, proposals: Sequence[Proposal], envelope: Envelope) -> Outcome:
    """Carry out an entry of one or several events, all or none. Raises Refused, OtherBody, ValidationError, 403."""
    for decision, body in proposals:
        allow(viewer, decision.event.__name__, envelope.on_behalf_of)
        allow(viewer, decision.event.__name__, body.get("by"))
    made, writes = events(at, viewer, operation, proposals)
    return await at.enter(
        viewer,
        made,
        entry=envelope.entry,
        on_behalf_of=envelope.on_behalf_of,
        happened_at=envelope.happened_at,
        digest=envelope.digest,
        device=envelope.device,
        sealed=writes,
    )


def reasons_against(at: Desk, viewer: Viewer, event: Event, agency: str, moment: datetime) -> tuple[str, ...]:
    """What would stand against an event at a moment, on behalf of an agency; nothing is stored."""
    entry = Entry(
        entry=at.probe,
        events=[event],
        happened_at=moment,
        recorded_at=moment,
        actor=viewer.user,
        agency=viewer.agency,
        on_behalf_of=Agency(agency),
    )
    return why_not(at.log, entry)
