"""The one way in for pages and programs: what somebody proposes becomes an entry, or the reasons against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from fastapi import HTTPException

from domain.events.amendments import PersonSealedDataErased
from domain.kernel import AnyDecision, Event
from domain.words import Agency
from service.access.access import Viewer, may_act_for, may_do
from service.application import Application
from service.clock import from_local, now
from service.codec import from_plain
from service.commands.amended_entry import events_of
from service.commands.amendment import with_amendment
from service.commands.carry_out import Entry, Outcome, why_not
from service.commands.references import fields_of
from service.privacy.sealing import seal
from service.privacy.vault import VaultWrite
from service.publishing import with_figures

Proposal = tuple[type[AnyDecision], dict[str, Any]]
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


def events(
    app: Application, viewer: Viewer, operation: str, proposals: Sequence[Proposal]
) -> tuple[list[Event], list[Any]]:
    """The events that are proposed, and what is sealed beside them. Raises msgspec.ValidationError."""
    made: list[Event] = []
    writes: list[VaultWrite] = []
    for decision, body in proposals:
        changes = body.get("changes")
        plain = fields_of(decision, operation, {name: each for name, each in body.items() if name != "changes"})
        sealed, beside = seal(app.vault, decision.event, plain)
        event = with_amendment(app.log, from_plain(sealed, decision.event), changes)
        _allow_amendment(app, viewer, event)
        made.append(with_figures(app.log, event, now()))
        writes.extend(beside)
        if isinstance(event, PersonSealedDataErased):
            writes.append(app.vault.destroy(event.person.tag))
    return made, writes


def _allow_amendment(app: Application, viewer: Viewer, event: Event) -> None:
    """Nobody puts right what they may not enter themselves."""
    entry = getattr(event, "entry", None)
    for recorded in events_of(app.log, entry) if entry else ():
        allow(viewer, type(recorded.event).__name__, None)


async def enter(
    app: Application, viewer: Viewer, operation: str, proposals: Sequence[Proposal], envelope: Envelope
) -> Outcome:
    """Carry out an entry of one or several events, all or none. Raises Refused, OtherBody, ValidationError, 403."""
    for decision, body in proposals:
        allow(viewer, decision.event.__name__, envelope.on_behalf_of)
        allow(viewer, decision.event.__name__, body.get("by"))
    made, writes = events(app, viewer, operation, proposals)
    return await app.enter(
        viewer,
        made,
        entry=envelope.entry,
        on_behalf_of=envelope.on_behalf_of,
        happened_at=envelope.happened_at,
        digest=envelope.digest,
        device=envelope.device,
        sealed=writes,
    )


def reasons_against(app: Application, viewer: Viewer, event: Event, agency: str, moment: datetime) -> tuple[str, ...]:
    """What would stand against an event at a moment, on behalf of an agency; nothing is stored."""
    entry = Entry(
        entry=app.probe,
        events=[event],
        happened_at=moment,
        recorded_at=moment,
        actor=viewer.user,
        agency=viewer.agency,
        on_behalf_of=Agency(agency),
    )
    return why_not(app.log, entry)
