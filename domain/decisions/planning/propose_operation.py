"""Propose an operation: how many people are expected, of what, where."""

from dataclasses import replace

from domain.events.planning import OperationProposed
from domain.facts.organisations import Standing
from domain.kernel import Gate
from domain.policy.organisations import COUNCIL, FORCES


class ProposeOperation(Gate[OperationProposed]):
    """Propose an operation: how many people are expected, of what, where.

    A council that proposes it leads it; else the one that is named, else whoever proposes it. The force that proposes
    it, and a council that is named while another proposes, are among the others that it belongs to.
    """

    makes = ("operation",)

    def ask(self) -> None:
        self.proposer = self.fact(Standing(self.agency))

    def decide(self) -> OperationProposed:
        said = self.what
        leads = self.proposer.kind == COUNCIL or said.lead is None
        lead = self.agency if leads or said.lead is None else said.lead
        named = [each for each in (said.lead, *said.others) if each is not None]
        mine = [self.agency] if self.proposer.kind in FORCES else []
        others = {each.folded: each for each in (*named, *mine) if each.folded != lead.folded}
        return replace(said, lead=lead, others=tuple(others.values()))
