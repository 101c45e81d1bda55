"""What is said of an entry that stands: who may void, correct or erase it, and what a correction makes of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain.events.amendments import EntryCorrected, EntryTextErased, EntryVoided, OfAnEntry
from domain.kernel import Event, RecordedEvent
from domain.unreadable import stored_as
from service.access.access import Forbidden, Viewer, audience, may_amend, may_do, sees_stored
from service.access.taking_back import SLIP, TOO_LATE, may_take_back, was_a_slip
from service.commands.briefings import confirmed_anew
from service.commands.correction import OF, corrected
from service.commands.entry_events import events_of
from service.commands.malformed import Malformed
from service.commands.store import Store
from service.commands.submission import Proposal
from service.commands.theirs import must_be_theirs, must_be_theirs_to_void
from service.commands.when import RecordingClock
from service.days import events_of_operation
from service.log import Log, VaultWrite

NOT_ALLOWED = "Your role does not allow this."


def takes_back(proposal: Proposal) -> bool:
    """Whether it says that an entry was a slip; whose and how old that may be is asked once the entry is at hand."""
    return proposal.event == EntryVoided.__name__ and proposal.fields.get("reason") == SLIP


def amendment(
    store: Store, viewer: Viewer, event: EntryCorrected | EntryVoided, proposal: Proposal, clock: RecordingClock
) -> tuple[Event, list[VaultWrite]]:
    """Nobody puts right what they may not enter themselves, but for a slip of their own finger just now.

    An entry of another operation is an unknown one.
    """
    stored = _of_its_operation(store.log, event) or _without_its_tag(store.log, event)
    slip = takes_back(proposal) and stored and all(may_take_back(viewer.user, each, clock.now) for each in stored)
    may = may_do(viewer, proposal.event) and all(
        may_amend(viewer, proposal.event, stored_as(each.event)) for each in stored
    )
    if not (slip or may):
        own = takes_back(proposal) and stored and all(was_a_slip(viewer.user, each) for each in stored)
        raise Forbidden(TOO_LATE if own else NOT_ALLOWED)
    if isinstance(event, EntryVoided):
        must_be_theirs_to_void(store.log, viewer, stored)
        return event, []
    changes = proposal.fields.get("changes")
    if not isinstance(changes, Mapping) or not set(changes) - {OF}:
        raise Malformed([("changes", "Say which fields become what, as an object")])
    rest = {name: value for name, value in changes.items() if name not in ("happened_at", OF)}
    moved = clock.when(changes.get("happened_at"))
    becomes, writes = corrected(store.vault, stored, rest, clock.now, moved, proposal.as_json, changes.get(OF))
    becomes = confirmed_anew(store.log, store.access_log, viewer, stored, becomes)
    must_be_theirs(store.log, viewer, stored, becomes)
    return replace(event, becomes=becomes), writes


def must_know(store: Store, viewer: Viewer, event: EntryTextErased) -> None:
    """Raises Forbidden for an entry that this user's role does not see: nobody destroys what they do not know of."""
    stored = _of_its_operation(store.log, event)
    if not all(sees_stored(audience(viewer), stored_as(each.event)) for each in stored):
        raise Forbidden(NOT_ALLOWED)


def _of_its_operation(log: Log, event: OfAnEntry) -> list[RecordedEvent]:
    """The events of the entry that something is said of; none where it is of another operation."""
    return [each for each in events_of(log, event.entry) if each.event.operation == event.operation]


def _without_its_tag(log: Log, event: EntryCorrected | EntryVoided) -> list[RecordedEvent]:
    """An entry that the log does not find by its tag stands among the operation's all the same."""
    return [each for each in events_of_operation(log, event.operation) if each.envelope.entry == event.entry]


def moved_to(proposal: Proposal, event: Event) -> list[datetime]:
    """When a correction says that its entry happened; nothing where it leaves that as it was."""
    changes = proposal.fields.get("changes")
    if not isinstance(event, EntryCorrected) or not isinstance(changes, Mapping) or changes.get("happened_at") is None:
        return []
    return [one.recorded.at for one in event.becomes]
