"""Whose doing an entry is."""

from domain.kernel import RecordedEvent
from domain.words import Agency


def credited(recorded: RecordedEvent) -> Agency:
    """The agency that did it: the one named in the event, else the one on whose behalf it was recorded."""
    by: Agency | None = getattr(recorded.event, "by", None)
    return by or recorded.envelope.on_behalf_of
