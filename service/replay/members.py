"""The partners for whom a count in a row stands, as they are when the row comes."""

from collections.abc import Callable

from domain.words import OperationId
from projections.operation.entities import Partner
from projections.operation.state import OperationState
from service.days import events_of_operation
from service.log import Log

ToDo = Callable[[Partner], bool]
STILL_TO: dict[str, ToDo] = {
    "InformationSharingAgreementSigned": lambda partner: not partner.signed,
    "BriefingIssued": lambda partner: True,
}
"""Of each type whose row may count partners, of which of those committed it still says something."""


def members(log: Log, operation: OperationId, kind: str) -> list[str]:
    """Who is committed by now and still to do so; everybody committed where each has."""
    if kind not in STILL_TO:
        return []
    partners = OperationState.of(operation, events_of_operation(log, operation)).partners
    committed = [(id.ref, partner) for id, partner in partners.items() if partner.mode]
    still = [ref for ref, partner in committed if STILL_TO[kind](partner)]
    return still or [ref for ref, _ in committed]
