"""Change what is recorded of an organisation: all of it is said anew."""

from collections.abc import Iterator

from domain.events.organisations import OrganisationChanged
from domain.facts.organisations import Standing
from domain.kernel import Gate


class ChangeOrganisation(Gate[OrganisationChanged]):
    """Change what is recorded of an organisation: all of it is said anew."""

    late = True
    correctable = False
    without_operation = True

    def ask(self) -> None:
        self.standing = self.fact(Standing(self.what.name))

    def why_not(self) -> Iterator[str]:
        if self.standing.kind is None:
            yield "unknown_organisation"
