"""Name the one person at the council through whom everything goes."""

from domain.events.planning import SinglePointOfContactNamed
from domain.kernel import Record


class NameSinglePointOfContact(Record[SinglePointOfContactNamed]):
    """Name the one person at the council through whom everything goes."""

    late = True
