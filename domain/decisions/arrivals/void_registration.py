"""Void a registration that was an error; its entries pass to the person it duplicates."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.arrivals import RegistrationVoided
from domain.facts.beds import OwnBed
from domain.facts.existence import PersonExistence
from domain.facts.merges import Merges
from domain.kernel import Gate
from domain.words import PersonId


class VoidRegistration(Gate[RegistrationVoided]):
    """Void a registration that was an error; its entries pass to the person it duplicates.

    Refused where nobody would stand: the number is unknown, or its own chain ends here or in an error.
    """

    late = True
    judges = ("person", "duplicate_of")
    computed = ("bed",)

    def ask(self) -> None:
        self.person = self.fact(PersonExistence(self.what.person))
        self.own = OwnBed(self, self.what.person)
        if self.what.duplicate_of is not None:
            self.merges = self.fact(Merges(self.what.operation))
            self.other = self.fact(PersonExistence(self.what.duplicate_of))

    def why_not(self) -> Iterator[str]:
        if not self.person.known:
            yield "unknown_person"
        if self.person.voided:
            yield "already_voided"
        if self.what.duplicate_of is not None and not self._somebody_stands(self.what.duplicate_of):
            yield "duplicate_not_registered"

    def _somebody_stands(self, duplicate_of: PersonId) -> bool:
        return self.other.known and self.merges.end_of(duplicate_of) not in (None, self.what.person)

    def decide(self) -> RegistrationVoided:
        return replace(self.what, bed=self.own.bed)
