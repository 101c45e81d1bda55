"""What else is public when something goes out: whatever anybody publishes meanwhile is held against it first.

Two versions that are each guarded against all that was public, but not against each other, could together tell what
both hide.
"""

from collections.abc import Iterable

from eventsourcing.dcb.api import DCBQueryItem

from domain.events.amendments import EntryCorrected
from domain.events.debrief import DebriefReportPublished
from domain.events.outcomes import OutcomesPublished
from domain.kernel import EVENTS, Event
from service.commands.submission import Submission
from service.log import Log

PUBLISHED = (DebriefReportPublished, OutcomesPublished)
"""What holds figures that go out."""


def beside_the_public(events: Iterable[Event]) -> list[DCBQueryItem]:
    """Every publication of anybody, where one of these events is public; nothing else."""
    if any(isinstance(each, PUBLISHED) and getattr(each, "public", True) for each in events):
        return [DCBQueryItem(types=[kind.__name__ for kind in PUBLISHED])]
    return []


def drawn_up_to(log: Log, submission: Submission) -> int | None:
    """Up to where the log is read at the least for what a correction makes of an entry, or a publication holds.

    None where there is neither.
    """
    worked_out = (EntryCorrected, *PUBLISHED)
    return log.head() if any(EVENTS[each.event] in worked_out for each in submission.proposals) else None
