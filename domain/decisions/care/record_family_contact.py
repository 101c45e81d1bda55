"""Record that a person reached their family."""

from domain.events.care import FamilyContactMade
from domain.kernel import Record


class RecordFamilyContact(Record[FamilyContactMade]):
    """Record that a person reached their family."""
