"""Record the reference of an exhibit, with the person's consent."""

from domain.events.interviews import ExhibitReferenceLogged
from domain.kernel import Record


class LogExhibitReference(Record[ExhibitReferenceLogged]):
    """Record the reference of an exhibit, with the person's consent."""
