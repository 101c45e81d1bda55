"""What the decisions about a council's directory have in common."""

from collections.abc import Iterator
from typing import TypeVar

from domain.events.organisations import ContactErased, ContactListed, VenueListed
from domain.kernel import Gate

L = TypeVar("L", bound=ContactListed | ContactErased | VenueListed)


class OwnDirectory(Gate[L]):
    """Each council writes its own directory alone; the rows of one file may be entered in one go."""

    late = True
    correctable = False
    without_operation = True
    in_one_file = True

    def why_not(self) -> Iterator[str]:
        if self.agency.folded != self.what.council.folded:
            yield "not_its_directory"
