"""Say what a council's directory holds of a partner's contact."""

from collections.abc import Iterator

from domain.events.organisations import ContactListed
from domain.kernel import Gate


class ListContact(Gate[ContactListed]):
    """Say what a council's directory holds of a partner's contact: each council writes its own directory alone."""

    late = True
    correctable = False
    without_operation = True
    in_one_file = True

    def why_not(self) -> Iterator[str]:
        if self.agency.folded != self.what.council.folded:
            yield "not_its_directory"
