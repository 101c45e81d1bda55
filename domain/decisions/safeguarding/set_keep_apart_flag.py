"""Mark that a person must be kept apart from others."""

from domain.events.safeguarding import KeepApartFlagSet
from domain.kernel import Record


class SetKeepApartFlag(Record[KeepApartFlagSet]):
    """Mark that a person must be kept apart from others."""
