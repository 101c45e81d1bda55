"""Mark that a person must be kept apart from others."""

from collections.abc import Iterator

from domain.events.safeguarding import KeepApartFlagSet
from domain.kernel import Record


class SetKeepApartFlag(Record[KeepApartFlagSet]):
    """Mark that a person must be kept apart from others."""

    def why_not(self) -> Iterator[str]:
        if self.what.person == self.what.apart_from:
            yield "same_person"
