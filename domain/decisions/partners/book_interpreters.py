"""Book interpreters for a language."""

from domain.events.partners import InterpretersBooked
from domain.kernel import Record


class BookInterpreters(Record[InterpretersBooked]):
    """Book interpreters for a language."""
