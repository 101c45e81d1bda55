"""What only those say to whom an operation belongs: whose access to it is revoked or restored, what is sealed and is
erased or held, and which other organisation takes part or declines.

The data is under their control, and nothing brings back what was erased. Whoever takes part sees the operation, and
whoever declines does not: a partner that could say so of another would shut it out, the police of a council's operation
among them, or let in whom it likes. Of itself each says it.
"""

from collections.abc import Mapping

from domain.events.amendments import (
    AccessRestored,
    AccessRevoked,
    LegalHoldLifted,
    LegalHoldSet,
    PersonSealedDataErased,
)
from domain.events.partners import PartnerCommitted, PartnerDeclined
from projections.operation.state import OperationState
from projections.views.sight import led_by
from service.access.access import Forbidden, Viewer, may_act_for, may_do

OF_A_PARTNER = (PartnerCommitted.__name__, PartnerDeclined.__name__)
NOT_A_HOST = "Only those to whom the operation belongs say whose access is revoked or restored: ask the lead council."
NOT_TO_ERASE = "Only those to whom the operation belongs erase what is sealed, or hold it: ask the lead council."
SAID_BY_HOSTS: Mapping[str, str] = {
    **dict.fromkeys((AccessRevoked.__name__, AccessRestored.__name__), NOT_A_HOST),
    **dict.fromkeys((PersonSealedDataErased.__name__, LegalHoldSet.__name__, LegalHoldLifted.__name__), NOT_TO_ERASE),
}
"""Event by why nobody else says it."""
NOT_OF_ANOTHER = (
    "Only those to whom the operation belongs say that another organisation comes or not: ask the lead council."
)
NOT_FOR_THEM = "Only those to whom the operation belongs ask others by letter: ask the lead council."


def may_do_in(viewer: Viewer, state: OperationState, event: str) -> bool:
    """Whether this user may enter an event in this operation."""
    return may_do(viewer, event) and (event not in SAID_BY_HOSTS or is_a_host(viewer, state))


def may_say_of(viewer: Viewer, state: OperationState, event: str, partner: str | None) -> bool:
    """The same of an event about a partner; None is one that nobody has named yet."""
    return may_do(viewer, event) and (why_for_hosts(viewer, event, partner) is None or is_a_host(viewer, state))


def is_a_host(viewer: Viewer, state: OperationState) -> bool:
    """Whether somebody acts for one of those to whom an operation belongs; what is no operation is everybody's."""
    lead, others = led_by(state), (each.folded for each in state.operation.others)
    return lead is None or any(may_act_for(viewer, each) for each in (lead, *others))


def why_for_hosts(viewer: Viewer, event: str, partner: str | None) -> str | None:
    """Why an event about a partner is for those alone to whom the operation belongs; None where it is not."""
    if event in OF_A_PARTNER:
        return None if partner is not None and may_act_for(viewer, partner) else NOT_OF_ANOTHER
    return SAID_BY_HOSTS.get(event)


def must_ask_others(viewer: Viewer, state: OperationState) -> None:
    """Raises Forbidden for whoever does not send an operation's invitations: each holds a link by which its partner
    answers, and only those who may say what it answers hold it.
    """
    if not is_a_host(viewer, state):
        raise Forbidden(NOT_FOR_THEM)
