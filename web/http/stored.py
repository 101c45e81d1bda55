"""What a page says about an entry that its user has just made: that it is stored, and how to take it back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from fastapi import Request

from domain.events.amendments import EntryCorrected, EntryVoided
from domain.kernel import RecordedEvent
from domain.unreadable import Unreadable
from projections.operation.state import OperationState
from service.access.access import Viewer, audience, sees
from service.access.taking_back import counts, may_take_back
from service.access.visibility import known
from service.clock import now
from service.digits import number_in
from web.http.kept import KEY
from web.wording import sentence

DONE = "done"
"""The part of an address that names the entry just made, by its position."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """An entry that was just stored, in words, by whom; `key` is the idempotency key of taking it back, if offered.

    Whoever comes back to its page after it was taken back, or voided, is told that it no longer `counts`.
    """

    position: int
    at: datetime
    agency: str
    words: str
    may_open: bool
    counts: bool
    key: str | None
    back: str


def confirmation(request: Request, viewer: Viewer, state: OperationState) -> Confirmation | None:
    """What the address says was just stored, if this user stored it."""
    position = number_in(request.query_params.get(DONE))
    if position is None:
        return None
    recorded = next((each for each in reversed(state.recorded_events) if each.position == position), None)
    if recorded is None or recorded.envelope.actor != viewer.user:
        return None
    name = type(recorded.event).__name__
    stands = counts(state, recorded.envelope.entry)
    return Confirmation(
        position,
        recorded.at,
        recorded.envelope.on_behalf_of,
        in_words(state, recorded, audience(viewer)),
        sees(audience(viewer), name),
        stands,
        uuid4().hex if stands and may_take_back(viewer.user, recorded, now()) else None,
        without_done(request),
    )


def in_words(state: OperationState, recorded: RecordedEvent, seen_by: frozenset[str]) -> str:
    """What was stored; where the entry says the same of several, of how many more, and which entry it amends."""
    alike = [each for each in state.of_entry(recorded.envelope.entry) if type(each.event) is type(recorded.event)]
    more = f", and of {len(alike) - 1} more" if len(alike) > 1 else ""
    said = sentence(recorded, seen_by, len(state.centres) > 1)
    if isinstance(recorded.event, EntryVoided | EntryCorrected):
        read = (each for each in state.of_entry(recorded.event.entry) if not isinstance(each.event, Unreadable))
        amends = (sentence(each, seen_by) for each in known(state, read, seen_by))
        of = next(filter(None, amends), None)
        return f"{'Voided' if isinstance(recorded.event, EntryVoided) else 'Corrected'}: {of}" if of else said
    return said + more if said else ""


def without_done(request: Request) -> str:
    """The address of the page itself, without what was just stored."""
    rest = request.url.remove_query_params(DONE)
    return rest.path + (f"?{rest.query}" if rest.query else "")


def key_of(request: Request, kept: bool) -> str:
    """The key of a form: its own where it came back, so that what was kept goes once it is stored; else a fresh one."""
    return (kept and request.query_params.get(KEY)) or uuid4().hex
