"""Destroy who a partner's contact is and was, and how they are reached; its post stays in the directory."""

from collections.abc import Iterator

from domain.decisions.organisations.own_directory import OwnDirectory
from domain.events.organisations import ContactErased
from domain.facts.organisations import ContactKnown


class EraseContact(OwnDirectory[ContactErased]):
    """Destroy who a partner's contact is and was, and how they are reached; its post stays in the directory."""

    in_one_file = False

    def ask(self) -> None:
        self.known = self.fact(ContactKnown(self.what.council, self.what.contact))

    def why_not(self) -> Iterator[str]:
        yield from super().why_not()
        if not self.known.listed:
            yield "unknown_contact"
