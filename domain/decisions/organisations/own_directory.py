"""What listing a venue and listing a contact have in common."""

from collections.abc import Iterator
from typing import TypeVar

from domain.events.organisations import ContactListed, VenueListed
from domain.kernel import Gate

L = TypeVar("L", bound=ContactListed | VenueListed)


class OwnDirectory(Gate[L]):
    """Each council writes its own directory alone; the rows of one file may be entered in one go."""

    late = True
    correctable = False
    without_operation = True
    in_one_file = True

    def why_not(self) -> Iterator[str]:
        if self.agency.folded != self.what.council.folded:
            yield "not_its_directory"
