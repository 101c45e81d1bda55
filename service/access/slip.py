"""A slip of the finger: whoever made an entry takes it back in one tap, whatever their role."""

from datetime import datetime, timedelta

from domain.events.amendments import EntryCorrected, EntryVoided, PersonSealedDataErased
from domain.events.planning import OperationProposed
from domain.kernel import RecordedEvent

UNDO = timedelta(minutes=5)
"""How long a slip is taken back in one tap; later it is voided with a reason, by those whose role puts right."""
SLIP = "tapped by mistake"
"""The reason that goes with it."""
KEPT = (EntryVoided, EntryCorrected, PersonSealedDataErased, OperationProposed)
"""Never taken back so: what was said about another entry, what nothing brings back, and what an operation stands on."""


def may_take_back(user: str, recorded: RecordedEvent, moment: datetime) -> bool:
    """Whether this is a user's own entry of a moment ago (UTC)."""
    envelope = recorded.envelope
    own = envelope.actor == user and not isinstance(recorded.event, KEPT)
    return own and moment - envelope.recorded_at <= UNDO
