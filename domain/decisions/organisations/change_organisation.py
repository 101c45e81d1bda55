"""Change what is recorded of an organisation: all of it is said anew."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.organisations import OrganisationChanged
from domain.facts.organisations import Standing
from domain.kernel import Gate


class ChangeOrganisation(Gate[OrganisationChanged]):
    """Change what is recorded of an organisation: all of it is said anew.

    How it is reached, and what a second person has to do, stay as they were where nothing is said.
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
        release, sign_off = self.what.second_release, self.what.second_sign_off
        return replace(
            self.what,
            contact=self.what.contact or self.standing.contact,
            second_release=self.standing.second_release if release is None else release,
            second_sign_off=self.standing.second_sign_off if sign_off is None else sign_off,
        )
