"""Register an organisation: its kind, and what the law lets and bids it do."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.organisations import OrganisationRegistered
from domain.facts.organisations import Standing
from domain.kernel import Gate
from domain.policy.organisations import BY_KIND


class RegisterOrganisation(Gate[OrganisationRegistered]):
    """Register an organisation: its kind, and what the law lets and bids it do.

    Dates that are left out are those of its kind.
    """

    late = True
    correctable = False
    without_operation = True

    def ask(self) -> None:
        self.standing = self.fact(Standing(self.what.name))

    def why_not(self) -> Iterator[str]:
        if self.standing.kind is not None:
            yield "already_exists"

    def decide(self) -> OrganisationRegistered:
        said = self.what
        if said.first_responder_since or said.bound_to_notify_since or said.kind not in BY_KIND:
            return said
        usual = BY_KIND[said.kind]
        return replace(
            said,
            first_responder_since=usual.first_responder_since,
            bound_to_notify_since=usual.bound_to_notify_since,
        )
