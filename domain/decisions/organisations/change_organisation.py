"""Change what is recorded of an organisation: all of it is said anew."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.organisations import OrganisationChanged
from domain.facts.organisations import Standing
from domain.kernel import Gate


class ChangeOrganisation(Gate[OrganisationChanged]):
    """Change what is recorded of an organisation: all of it is said anew.

    How it is reached stays as it was where nothing is said of it.
    """

    late = True
    correctable = False
    without_operation = True

    def ask(self) -> None:
        self.standing = self.fact(Standing(self.what.name))

    def why_not(self) -> Iterator[str]:
        if self.standing.kind is None:
            yield "unknown_organisation"

    def decide(self) -> OrganisationChanged:
        return replace(self.what, contact=self.what.contact or self.standing.contact)
