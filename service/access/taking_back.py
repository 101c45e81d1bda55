"""A slip of the finger: whoever made an entry takes it back in one tap, whatever their role."""

from datetime import datetime, timedelta

from domain.amend import AMENDMENTS
from domain.facts.entry import STAYS
from domain.kernel import RecordedEvent
from domain.words import EntryId
from projections.operation.state import OperationState

UNDO = timedelta(minutes=5)
"""How long a slip is taken back in one tap; later it is voided with a reason, by those whose role puts right."""
SLIP = "tapped by mistake"
"""The reason that goes with it."""
TOO_LATE = "More than five minutes have passed since. Ask the coordinator to void it."
KEPT = (*AMENDMENTS, *STAYS)
"""Never taken back so: what was said about another entry, and what is never voided at all."""


def counts(state: OperationState, entry: EntryId) -> bool:
    """Whether anything of an entry counts still: one that was taken back, or voided, does not."""
    return any(each.envelope.entry == entry for each in reversed(state.entries))


def may_take_back(user: str, recorded: RecordedEvent, moment: datetime) -> bool:
    """Whether this is a user's own entry of a moment ago (UTC)."""
    return was_a_slip(user, recorded) and moment - recorded.envelope.recorded_at <= UNDO


def was_a_slip(user: str, recorded: RecordedEvent) -> bool:
    """Whether this user could have taken it back, had they done so in time."""
    return recorded.envelope.actor == user and not isinstance(recorded.event, KEPT)
