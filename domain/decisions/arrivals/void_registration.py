"""Void a registration that was an error; its entries pass to the person it duplicates."""

from collections.abc import Iterator

from domain.events.arrivals import RegistrationVoided
from domain.facts.existence import PersonExistence
from domain.kernel import Gate


class VoidRegistration(Gate[RegistrationVoided]):
    """Void a registration that was an error; its entries pass to the person it duplicates."""

    makes = ("voided",)

    def ask(self) -> None:
        self.person = self.fact(PersonExistence(self.what.person))

    def why_not(self) -> Iterator[str]:
        if self.person.voided:
            yield "already_voided"
