"""What ending a partner's access and giving it back have in common."""

from collections.abc import Iterator

from domain.facts.named import PartnerAsked, PartnerNamed
from domain.facts.organisations import Hosts
from domain.facts.partners import Revocation
from domain.kernel import E, Gate
from domain.words import Agency, PartnerId


class AboutAccess(Gate[E]):
    """Says whether an organisation may see an operation; the one that leads it always does.

    Who was asked and has not answered is shut out as well: their link opens nothing any more.
    """

    late = True
    judges = ("partner",)

    def ask(self) -> None:
        partner = self.about(PartnerId)
        self.name = Agency(partner.ref)
        self.hosts = self.fact(Hosts(self.what.operation))
        self.named = self.fact(PartnerNamed(partner))
        self.asked = self.fact(PartnerAsked(partner))
        self.revocation = self.fact(Revocation(partner))

    @property
    def leads(self) -> bool:
        """Whether it is the council that leads the operation."""
        return self.hosts.lead is not None and self.hosts.lead.folded == self.name.folded

    def why_not(self) -> Iterator[str]:
        among = {each.folded for each in self.hosts.others}
        if not (self.leads or self.named.known or self.asked.known or self.name.folded in among):
            yield "unknown_partner"
