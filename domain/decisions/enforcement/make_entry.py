"""Record that police entered the site: the operation is live."""

from domain.events.enforcement import EntryMade
from domain.kernel import Record


class MakeEntry(Record[EntryMade]):
    """Record that police entered the site: the operation is live."""
